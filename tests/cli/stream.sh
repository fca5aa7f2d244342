#!/bin/sh
# Streams of letters: each leaves when it is done, a refused one leaves an empty record, and how
# the bytes arrive makes no difference.
. tests/lib.sh
one=fixtures/demo/1-determination.txt
two=fixtures/demo/2-notice.txt
three=fixtures/demo/3-appeal.txt
a_key "$T/key"
set -- -q -k "$T/key" -c CM13-0098217
for n in 1 2 3; do
	f=$(echo fixtures/demo/$n-*.txt)
	"$LACUNA" "$@" --no-audit "$f" >"$T/clean$n"
	cat "$f" >>"$T/in.nul" && printf '\0' >>"$T/in.nul"
	cat "$T/clean$n" >>"$T/wanted.nul" && printf '\0' >>"$T/wanted.nul"
done

"$LACUNA" "$@" -0 -a "$T/a.xml" <"$T/in.nul" >"$T/out.nul"
is "a stream of letters is cleaned" $? 0
same "each as it is alone" "$T/out.nul" "$T/wanted.nul"
is "the log has an element for each" "$(grep -c '<letter ' "$T/a.xml")" 3
is "verify accounts for the stream" \
	"$(code "$LACUNA" verify -k "$T/key" --original "$T/in.nul" "$T/out.nul" "$T/a.xml")" 0
"$LACUNA" "$@" -0 --no-audit "$one" "$two" "$three" >"$T/files.nul"
same "files without a NUL are letters of the stream" "$T/files.nul" "$T/wanted.nul"
"$LACUNA" "$@" -a "$T/cat.xml" "$one" "$two" "$three" >"$T/cat.txt"
cat "$T/clean1" "$T/clean2" "$T/clean3" >"$T/wanted.txt"
same "without -0 files come out one after the other" "$T/cat.txt" "$T/wanted.txt"
is "verify tells them apart by the log" "$(code "$LACUNA" verify "$T/cat.txt" "$T/cat.xml")" 0
"$LACUNA" "$@" --no-audit - <"$one" >"$T/dash"
same "- is standard input" "$T/dash" "$T/clean1"

dd bs=1 if="$T/in.nul" 2>/dev/null | "$LACUNA" "$@" -0 -a "$T/b.xml" >"$T/slow.nul"
same "a byte at a time: the same letters" "$T/slow.nul" "$T/wanted.nul"
same "and the same log" "$T/a.xml" "$T/b.xml"
dd bs=1 if="$one" 2>/dev/null | "$LACUNA" "$@" --no-audit >"$T/slow1"
same "so it is for one letter" "$T/slow1" "$T/clean1"

big=$(wc -c <"$one")
small=$(wc -c <"$two")
[ "$big" -gt "$small" ] || not_ok "the first letter is the longest"
cat "$two" >"$T/mid.nul" && printf '\0' >>"$T/mid.nul"
cat "$one" >>"$T/mid.nul" && printf '\0' >>"$T/mid.nul"
cat "$three" >>"$T/mid.nul" && printf '\0' >>"$T/mid.nul"
{ cat "$T/clean2"; printf '\0\0'; cat "$T/clean3"; printf '\0'; } >"$T/mid.wanted"
"$LACUNA" "$@" -0 --max-letter "$small" -a "$T/mid.xml" <"$T/mid.nul" >"$T/mid.out" 2>"$T/err"
is "a refused letter in a stream is exit 5" $? 5
same "it leaves an empty record and the others go on" "$T/mid.out" "$T/mid.wanted"
is "the log is complete and says which" "$(grep -c '<letter n="2"[^>]* refused="' "$T/mid.xml")" 1
says "the message names letter and reason" "$T/err" 'letter 2 refused'
is "verify accounts for that, too" "$(code "$LACUNA" verify "$T/mid.out" "$T/mid.xml")" 0

: | "$LACUNA" "$@" -0 -a "$T/none.xml" >"$T/none"
is "an empty stream is no error" $? 0
is_empty "and has no letters" "$T/none"
says "its log is whole" "$T/none.xml" '</audit>'
printf '\0\0' | "$LACUNA" "$@" -0 -a "$T/empty.xml" >"$T/empty"
is "two empty letters come out as two" "$(od -An -tx1 "$T/empty" | tr -d ' \n')" 0000
: | "$LACUNA" "$@" -a "$T/e.xml" >"$T/empty1"
is "an empty letter is a letter" "$?$(wc -c <"$T/empty1" | tr -d ' ')" 00

# The writer pauses in the middle of each letter: the one before it must be out by then.
mkfifo "$T/fifo"
"$LACUNA" "$@" -0 -a "$T/s.xml" <"$T/fifo" >"$T/s.nul" &
pid=$!
exec 3>"$T/fifo"
late=0
size=0
typed=100
head -c $typed "$one" >&3
for n in 1 2 3; do
	tail -c +$((typed + 1)) fixtures/demo/$n-*.txt >&3
	printf '\0' >&3
	[ $n = 3 ] || head -c $typed fixtures/demo/$((n + 1))-*.txt >&3
	size=$((size + $(wc -c <"$T/clean$n") + 1))
	i=0
	while [ "$(wc -c <"$T/s.nul")" -lt "$size" ]; do
		i=$((i + 1))
		[ $i -gt 600 ] && late=1 && break
		sleep 0.05
	done
	[ "$(wc -c <"$T/s.nul")" -le "$size" ] || late=3
	[ $late != 0 ] || [ "$(grep -c "<letter " "$T/s.xml.part")" -ge "$n" ] || late=2
done
exec 3>&-
wait $pid
is "each letter leaves while the next is typed, its audit before it" "$late" 0
same "and all arrive" "$T/s.nul" "$T/wanted.nul"
finish
