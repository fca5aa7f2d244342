#!/bin/sh
# All or nothing: whatever goes wrong with output, no part of a letter stays behind, and a named
# file is complete or absent.
. tests/lib.sh
letter=fixtures/demo/1-determination.txt

"$LACUNA" --no-audit -q "$letter" >/dev/full 2>"$T/err"
is "a full disk is an output error" $? 6
says "it says why" "$T/err" 'cannot write standard output: No space left'
"$LACUNA" -a "$T/full.xml" -q "$letter" >/dev/full 2>"$T/err"
is "so it is with a log" $? 6
is "no log is left when no letter left" "$(ls "$T"/full* 2>/dev/null)" ""
is "a log on a full disk is an output error" "$(code "$LACUNA" -a /dev/full "$letter")" 6
is_empty "and no letter is written" "$T/out"
is "a log that cannot be made is an output error" \
	"$(code "$LACUNA" -a "$T/no/such/dir/a.xml" "$letter")" 6
is_empty "and no letter is written" "$T/out"
is "a log that is a directory is an output error" "$(code "$LACUNA" -a "$T" "$letter")" 6
is "an output file on a full disk is an output error" \
	"$(code "$LACUNA" --no-audit -o /dev/full "$letter")" 6
is "an output file that cannot be made is an output error" \
	"$(code "$LACUNA" -a "$T/b.xml" -o "$T/no/such" "$letter")" 6
is "then there is no log either" "$(ls "$T"/b.xml* 2>/dev/null)" ""
"$LACUNA" --help >/dev/full 2>"$T/err"
is "so it is for --help" $? 6
"$LACUNA" --no-audit -q "$letter" >&- 2>"$T/err"
is "a closed standard output is an output error" $? 6
"$LACUNA" -a "$T/c.xml" -q "$letter" >&- 2>"$T/err"
is "and the letter does not end up in the log" "$(grep -c "CLINICAL" "$T"/c.xml* 2>/dev/null)" ""
"$LACUNA" --no-audit -q - <&- >"$T/out" 2>"$T/err"
is "a closed standard input is an input error" $? 4
printf 'Dr. Okonjo saw her on 3/4/2012.\0Dr. Okonjo agreed.\0%0100d\0' 5 >"$T/three"
told='2 letters cleaned, 1 refused: 2 NAME, 1 DATE'
"$LACUNA" -0 -v --max-letter 60 --no-audit "$T/three" >"$T/out" 2>"$T/err"
is "-v ends in what was done" "$(tail -n 1 "$T/err")" "lacuna: $told"
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	for quiet in '' -q; do
		script -qec "'$LACUNA' -0 --max-letter 60 --no-audit $quiet '$T/three' >/dev/null" \
			/dev/null >"$T/typescript$quiet" </dev/null
	done
	says "so does a run on a terminal" "$T/typescript" "^lacuna: $told"
	is "unless it is to be quiet" "$(grep -c cleaned "$T/typescript-q")" 0
else
	skip "no script(1) here for a terminal"
fi
printf 'a key of the tests, 32 bytes long' >"$T/key"
chmod 600 "$T/key"
"$LACUNA" -v -k "$T/key" -a "$T/told.xml" "$letter" >"$T/told.txt" 2>"$T/err"
"$LACUNA" -v -k "$T/key" -a "$T/untold.xml" "$letter" >"$T/untold.txt" 2>&-
is "with a closed standard error a letter is done" $? 0
same "as it would be" "$T/told.txt" "$T/untold.txt"
same "and what would be told is not in the log" "$T/told.xml" "$T/untold.xml"

(cd "$T" && "$LACUNA" -q -k key --no-audit -o - three >named 2>err && ls ./- 2>/dev/null >there)
is "--output - makes no file of that name" "$(cat "$T/there")" ""
"$LACUNA" -q -k "$T/key" --no-audit "$T/three" >"$T/plain"
same "but is standard output" "$T/plain" "$T/named"
is "where the log does not go, too" "$(code "$LACUNA" -a - -o - "$letter")" 2

{ "$LACUNA" --no-audit -q "$letter" 2>"$T/err"; echo $? >"$T/rc"; } | true
case $(cat "$T/rc") in
0) ok "a reader that goes away: all was in the pipe" ;;
6) says "a reader that goes away is an output error" "$T/err" 'Broken pipe' ;;
*) not_ok "a reader that goes away: exit $(cat "$T/rc")" ;;
esac

# A file size limit is a disk that fills in the middle of a letter.
(ulimit -f 1 && trap '' XFSZ && exec "$LACUNA" --no-audit -q "$letter" >"$T/small" 2>"$T/err")
is "a disk that fills in mid-letter is an output error" $? 6
is_empty "and no part of the letter stays in the file" "$T/small"

is "a letter goes to --output" "$(code "$LACUNA" -q -k "$T/none" -a "$T/d.xml" "$letter")" 4
a_key "$T/key"
is "a letter goes to a file" \
	"$(code "$LACUNA" -q -k "$T/key" -a "$T/d.xml" -o "$T/d.txt" "$letter")" 0
is_empty "and standard output stays empty" "$T/out"
"$LACUNA" -q -k "$T/key" --no-audit "$letter" >"$T/plain"
same "the same bytes as on standard output" "$T/d.txt" "$T/plain"
is "no temporary file is left" "$(find "$T" -name "d.txt.*" -o -name "*.part" | wc -l)" 0
umask 022
"$LACUNA" -q --no-audit -o "$T/mode" "$letter"
is "the output file has the mode of any new file" "$(ls -l "$T/mode" | cut -c1-10)" "-rw-r--r--"

echo old >"$T/kept"
is "a refused letter is exit 5" \
	"$(code "$LACUNA" -q --max-letter 10 -a "$T/e.xml" -o "$T/kept" "$letter")" 5
is "its output file stays as it was" "$(cat "$T/kept")" old
says "the log says that it was refused" "$T/e.xml" '<letter[^>]* refused="'
says "the message says why" "$T/err" 'refused'
is "it is one line" "$(wc -l <"$T/err")" 1
is "on standard output it leaves nothing" \
	"$(code "$LACUNA" -q --max-letter 10 --no-audit "$letter")" 5
is_empty "not a byte" "$T/out"

"$LACUNA" -q -k "$T/key" -a "$T/f.xml" "$letter" >"$T/f.txt"
mv "$T/f.xml" "$T/f.xml.part"
is "the log of an unfinished run is not overwritten" \
	"$(code "$LACUNA" -q -a "$T/f.xml" "$letter")" 6
says "it says what to do" "$T/err" 'unfinished run: check and move it'
is_empty "and no letter is written" "$T/out"

is "-o may name the input" "$(cp "$letter" "$T/self"; code "$LACUNA" -q -k "$T/key" --no-audit -o "$T/self" "$T/self")" 0
same "which is then clean" "$T/self" "$T/plain"

# A run that is killed leaves an account of all that left.
mkfifo "$T/fifo"
"$LACUNA" -0 -q -k "$T/key" -a "$T/g.xml" <"$T/fifo" >"$T/g.nul" &
pid=$!
exec 3>"$T/fifo"
{ cat "$letter"; printf '\0'; } >&3
i=0
while [ ! -s "$T/g.nul" ] && [ $i -lt 100 ]; do sleep 0.1; i=$((i + 1)); done
kill -KILL $pid
wait $pid 2>/dev/null
exec 3>&-
is "a killed run leaves no finished log" "$(ls "$T/g.xml" 2>/dev/null)" ""
is "its unfinished log accounts for what left" "$(code "$LACUNA" verify "$T/g.nul" "$T/g.xml.part")" 0
says "verify says that it is unfinished" "$T/out" 'unfinished'

# What is read is not written over.
a_key "$T/mine" mine && cp "$T/mine" "$T/key.before"
cp patterns/policies/imr.xml "$T/policy.xml"
is "a log in place of the key is a usage error" "$(code "$LACUNA" -k "$T/mine" -a "$T/mine" "$letter")" 2
is "letters in place of the key are one" "$(code "$LACUNA" -k "$T/mine" --no-audit -o "$T/mine" "$letter")" 2
ln -s mine "$T/other-name"
is "by another name, too" "$(code "$LACUNA" -k "$T/mine" -a "$T/other-name" "$letter")" 2
is "the key is what it was" "$(code cmp "$T/mine" "$T/key.before")" 0
is "so it is for a policy" "$(code "$LACUNA" -p "$T/policy.xml" -a "$T/policy.xml" "$letter")" 2
"$LACUNA" -q --originals plain -a "$T/h.xml" -o "$T/h.txt" "$letter"
is "for the log of restore" "$(code "$LACUNA" restore -a "$T/h.xml" -o "$T/h.xml" "$T/h.txt")" 2
is "and that of review" "$(code "$LACUNA" review -o "$T/h.xml" "$T/h.xml")" 2
is "and the letters of both" "$(code "$LACUNA" review -o "$T/h.txt" --cleaned "$T/h.txt" "$T/h.xml")$(code \
	"$LACUNA" restore -a "$T/h.xml" -o "$T/h.txt" "$T/h.txt")" 22
says "the message names what is read" "$T/err" 'output names an input file'
is "which still restores" "$(code "$LACUNA" restore -a "$T/h.xml" "$T/h.txt")" 0
finish
