#!/bin/sh
# lacuna review: a page and a diff of logs that hold, and of no others.
. tests/lib.sh
a_key "$T/key"
"$LACUNA" keygen --identity "$T/id"
letter=fixtures/demo/1-determination.txt
scrub() { "$LACUNA" -q -k "$T/key" -o "$T/out.txt" -a "$T/a.xml" "$@"; }

scrub --originals plain $letter
is "a page is made" "$(code "$LACUNA" review -o "$T/p.html" --cleaned "$T/out.txt" "$T/a.xml")" 0
for part in 'accounts for every byte' 'Briarwick Cold Storage' '<mark id="i1"' 'id.imr-case' \
	"default-src 'none'" '1-determination.txt'; do
	says "it holds $part" "$T/p.html" "$part"
done
if grep -Eq 'src="|href="[^#]|url\(|@import|https?:' "$T/p.html"; then
	not_ok "it names nothing outside: $(grep -Eo 'src="[^"]*|href="[^#][^"]*|url\([^)]*|@import|https?:[^ ]*' "$T/p.html" | head -n 1)"
else
	ok "it names nothing outside"
fi
# The text on the page, marks and their numbers taken out, is the cleaned letter.
if command -v xmllint >/dev/null; then
	sed 's/<a class="ref"[^>]*><span class="type">[^<]*<\/span>[^<]*<\/a>//g' "$T/p.html" >"$T/q.html"
	xmllint --html --xpath 'string(//div[@class="text"])' "$T/q.html" 2>/dev/null | head -c "$(wc -c <"$T/out.txt")" >"$T/text"
	same "its text is the cleaned letter" "$T/text" "$T/out.txt"
else
	skip "xmllint is not here"
fi
is "without the letters it lists what was replaced" "$(code "$LACUNA" review "$T/a.xml")" 0
says "and says that it has not compared them" "$T/out" 'not compared with the letters'
sed 's/Decision/Decisien/' "$T/out.txt" >"$T/bad.txt"
is "a letter that the log does not account for is not shown" "$(code "$LACUNA" review --cleaned "$T/bad.txt" "$T/a.xml")" 1
is_empty "not a byte" "$T/out"
says "the fault names the log" "$T/err" 'a.xml: letter 1'
sed 's/rule="date.numeric"/rule="date.other"/' "$T/a.xml" >"$T/bad.xml"
is "nor is a log that was altered" "$(code "$LACUNA" review "$T/bad.xml")" 1
is "two logs want a directory of letters" "$(code "$LACUNA" review --cleaned "$T/out.txt" "$T/a.xml" "$T/a.xml")" 2

is "a diff for a terminal" "$(code "$LACUNA" review --text --cleaned "$T/out.txt" "$T/a.xml")" 0
says "shows what was there" "$T/out" '^- .*{Briarwick Cold Storage, Inc.}'
says "and what is there" "$T/out" '^+ .*represented{ \[EMPLOYER\] }employee'
says "and why" "$T/out" 'DATE DATE, date.numeric, 0.98'
cp "$T/out" "$T/diff"
# Every line of it that is there now, without its marks, is a line of the cleaned letter.
sed -n 's/^+ //p' "$T/diff" | grep -v '␤' | sed 's/[{}]//g' | while IFS= read -r line; do
	grep -qxF -e "$line" "$T/out.txt" || echo "$line"
done >"$T/other"
is_empty "its new lines are the letter's" "$T/other"

printf 'Dr. Anil\033[31m Ferraro saw <b>Ms. Tran</b> & left \001\002\302\233\342\200\256 on 3/4/2012.\f\0' | tr -d '\0' >"$T/odd.txt"
scrub --originals plain "$T/odd.txt"
is "a letter with control bytes is shown" "$(code "$LACUNA" review --text --cleaned "$T/out.txt" "$T/a.xml")" 0
if grep -q -e "$(printf '\033')" -e "$(printf '\302\233')" -e "$(printf '\342\200\256')" "$T/out"; then
	not_ok "no byte of it steers the terminal"
else
	ok "no byte of it steers the terminal"
fi
says "each has a picture" "$T/out" '␛\[31m.*␁␂'
is "on a page, too" "$(code "$LACUNA" review --cleaned "$T/out.txt" "$T/a.xml")" 0
says "and its marks are text there" "$T/out" '&lt;b&gt;'
printf 'Dr. Jos\351 Mu\361oz \223saw\224 her on 3/4/2012 \226 twice.\n' >"$T/latin.txt"
scrub --originals plain "$T/latin.txt"
"$LACUNA" review --cleaned "$T/out.txt" "$T/a.xml" >"$T/p.html"
says "Windows-1252 is shown as it was meant" "$T/p.html" '“saw”'

for keep in none digest sealed; do
	[ $keep = sealed ] && to="--recipient $T/id.pub" || to=
	# shellcheck disable=SC2086 # two words, or none
	scrub --originals $keep $to $letter
	"$LACUNA" review --cleaned "$T/out.txt" "$T/a.xml" >"$T/p.html"
	if grep -q Briarwick "$T/p.html"; then
		not_ok "originals $keep: none is shown"
	else
		ok "originals $keep: none is shown"
	fi
done
"$LACUNA" review --identity "$T/id" --cleaned "$T/out.txt" "$T/a.xml" >"$T/p.html"
says "sealed originals are shown to their recipient" "$T/p.html" 'Briarwick Cold Storage'

# Findings: in their place in the text, or behind it where they were replaced after all.
printf 'Next, she came on 02/30/2014 and Ms. Tran  left.\nDr. Anil Ferraro saw her.\n' >"$T/seen.txt"
scrub --originals plain "$T/seen.txt"
for letters in with without; do
	[ $letters = with ] && set -- --cleaned "$T/out.txt" || set --
	"$LACUNA" review --text "$@" "$T/a.xml" >"$T/out"
	is "$letters letters, what was seen and left is told of" "$(grep -c '^    ?2 line 1: GAP UNKNOWN, gap.blank, 0.30, left as it was$' "$T/out")" 1
	is "behind what was replaced before it" "$(grep -n '^    ?*[0-9] line' "$T/out" | cut -d: -f2 | sed 's/ line.*//' | tr -d ' \n')" '12?23?1'
	is "what was malformed and replaced was not left" "$(tail -n 1 "$T/out")" '    ?1 line 1: DATE DATE, date.numeric, 0.98'
done
is "without the letters it shows each value and what it became" "$(grep -c -x -e '- Tran' -e '- 02/30/2014' -e '+ \[DATE\]' "$T/out")" 3
"$LACUNA" review --cleaned "$T/out.txt" "$T/a.xml" >"$T/p.html"
says "a page marks what was left where it stands" "$T/p.html" '</mark>.*<mark id="i3" class="f c-GAP" title="GAP UNKNOWN · gap.blank · 0.30">  <'
printf 'Dr. Anil Ferraro saw her.\r\nMs. Tran left.\r\n' >"$T/crlf.txt"
scrub --originals plain "$T/crlf.txt"
"$LACUNA" review --text --cleaned "$T/out.txt" "$T/a.xml" >"$T/out"
is "ends of lines are no control characters" "$(grep -c '␍' "$T/out")" 0

# A directory of cleaned letters, by the names in the log.
mkdir "$T/letters"
cp $letter "$T/one.txt"
"$LACUNA" -q -k "$T/key" -a "$T/a.xml" "$T/one.txt" "$T/seen.txt" >"$T/stream"
for f in one seen; do "$LACUNA" -q -k "$T/key" --no-audit -o "$T/letters/$f.txt" "$T/$f.txt"; done
"$LACUNA" review --cleaned "$T/stream" "$T/a.xml" >"$T/p.html"
is "letters may lie in a directory" "$(code "$LACUNA" review --cleaned "$T/letters" "$T/a.xml")" 0
same "the page is that of the stream" "$T/out" "$T/p.html"
cp "$T/letters/one.txt" "$T/letters/seen.txt"
is "another letter under the name is not shown" "$(code "$LACUNA" review --cleaned "$T/letters" "$T/a.xml")$(wc -c <"$T/out")" 10
rm "$T/letters/seen.txt"
is "nor is a log whose letter is not there" "$(code "$LACUNA" review --cleaned "$T/letters" "$T/a.xml")$(wc -c <"$T/out")" 40
cp "$T/seen.txt" "$T/a&b.txt"
scrub "$T/a&b.txt"
is "a name that XML changes is no file's" "$(code "$LACUNA" review --cleaned "$T/letters" "$T/a.xml")" 4
says "and the message says what to do" "$T/err" 'give the stream with --cleaned FILE'

# What batch wrote is found by its names.
mkdir -p "$T/in/audit" "$T/in/CM13"
cp $letter "$T/in/audit/a.txt"
cp fixtures/demo/2-notice.txt "$T/in/CM13/b.txt"
"$LACUNA" batch -q -k "$T/key" "$T/in" "$T/set" >/dev/null
is "logs of a batch find their letters" \
	"$(code "$LACUNA" review "$T/set/audit/audit/a.txt.xml" "$T/set/audit/CM13/b.txt.xml")" 0
is "both" "$(grep -o 'accounts for every byte' "$T/out" | wc -l | tr -d ' ')" 2
for f in "$T/in/audit/a.txt" "$T/in/CM13/b.txt"; do cat "$f"; printf '\0'; done >"$T/two.nul"
"$LACUNA" -q -0 --max-letter 2100 -k "$T/key" -o "$T/two" -a "$T/two.xml" "$T/two.nul" 2>/dev/null
is "a refused letter is shown as one" "$(code "$LACUNA" review --cleaned "$T/two" "$T/two.xml")" 0
says "with its reason" "$T/out" 'Refused, nothing of it left: the letter has'
says "in the diff, too" "$("$LACUNA" review --text --cleaned "$T/two" "$T/two.xml" >"$T/out"; echo "$T/out")" 'refused: the letter has'

# One letter takes at most 100 ms, sanitizers aside.
scrub --originals plain $letter
if [ -z "${SANITIZED:-}${UNTIMED:-}" ]; then
	best=999999
	for i in 1 2 3 4 5; do
		from=$(date +%s%N)
		"$LACUNA" review --cleaned "$T/out.txt" "$T/a.xml" >"$T/p.html"
		ms=$((($(date +%s%N) - from) / 1000000))
		[ $ms -lt $best ] && best=$ms
	done
	is "a page of one letter is there in 100 ms ($best ms)" "$([ $best -le 100 ] && echo yes)" yes
else
	skip "sanitizers are slow, and so is a busy machine"
fi
finish
