#!/bin/sh
# --jsonl: a record a line, cleaned as the filter cleans its text; what is no record is refused
# by its line and the rest goes on.
. tests/lib.sh
a_key "$T/key"
set -- -q -k "$T/key" --jsonl

# record ID CASE FILE: a letter as a record (its bytes are ASCII)
record() {
	printf '{"id":"%s",%s"text":"' "$1" "${2:+\"case\":\"$2\",}"
	awk 'BEGIN { RS = "\001" } { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); gsub(/\t/, "\\t")
		gsub(/\r/, "\\r"); gsub(/\f/, "\\f"); gsub(/\n/, "\\n"); printf "%s", $0 }' "$3"
	printf '"}\n'
}
# field NAME: of the record on standard input, its string without escapes
field() {
	sed 's/.*"'"$1"'":"\(\([^"\\]\|\\.\)*\)".*/\1/' | awk '{ gsub(/\\n/, "\n"); gsub(/\\t/, "\t")
		gsub(/\\r/, "\r"); gsub(/\\f/, "\f"); gsub(/\\"/, "\""); gsub(/\\\\/, "\\"); printf "%s", $0 }'
}
for n in 1 2 3; do
	record "letter-$n" CM13-0098217 "$(echo fixtures/demo/$n-*.txt)"
done >"$T/in"
is "records are cleaned" "$(code "$LACUNA" "$@" "$T/in")" 0
: | "$LACUNA" -q -0 -k "$T/key" -a "$T/frame.xml" >"$T/none"
cp "$T/out" "$T/wanted"
is "a line for each" "$(wc -l <"$T/wanted" | tr -d ' ')" 3
for n in 1 2 3; do
	f=$(echo fixtures/demo/$n-*.txt)
	"$LACUNA" -q -k "$T/key" -c CM13-0098217 --no-audit "$f" >"$T/one"
	sed -n ${n}p "$T/wanted" >"$T/line"
	field text <"$T/line" >"$T/text"
	same "record $n: the text is what the filter makes" "$T/text" "$T/one"
	{ head -n 2 "$T/frame.xml"; field audit <"$T/line"; echo '</audit>'; } >"$T/one.xml"
	is "record $n: its audit, between head and tail of an empty log, accounts for it" \
		"$(code "$LACUNA" verify -k "$T/key" --original "$f" "$T/one" "$T/one.xml")" 0
	says "record $n: and names it" "$T/one.xml" "id=\"letter-$n\""
done
"$LACUNA" "$@" -j 3 <"$T/in" >"$T/j3"
same "more jobs: the same lines" "$T/j3" "$T/wanted"
dd bs=1 if="$T/in" 2>/dev/null | "$LACUNA" "$@" >"$T/slow"
same "a byte at a time: the same lines" "$T/slow" "$T/wanted"
"$LACUNA" "$@" --no-audit <"$T/in" >"$T/bare"
is "--no-audit leaves it out" "$(grep -c '"audit"' "$T/bare")" 0

# refused NAME LINE REASON: a line between two good ones; LINE is a format of printf
refused() {
	name=$1 reason=$3
	# shellcheck disable=SC2059 # it is made of escapes
	{ head -n 1 "$T/in"; printf "$2"; echo; tail -n 1 "$T/in"; } >"$T/mixed"
	is "$name is exit 5" "$(code "$LACUNA" -q -k "$T/key" --jsonl "$T/mixed")" 5
	says "$name: the message has the line's number" "$T/err" "mixed: line 2 refused: $reason"
	sed -n 2p "$T/out" >"$T/line"
	says "$name: its line says so" "$T/line" '^{"id":.*,"refused":"'
	is "$name: the others are there" "$(grep -c '"text"' "$T/out")" 2
	if grep -q 'Ferraro' "$T/err" "$T/line"; then not_ok "$name: not quoted"; else ok "$name: not quoted"; fi
}
refused "an empty line" '' 'not JSON'
refused "half a record" '{"id":"x","text":"Dr. Ferraro' 'not JSON'
refused "what is no object" '["Ferraro"]' 'not an object'
refused "bytes that are not UTF-8" '{"id":"x","text":"Ferraro \351"}' 'not UTF-8'
refused "half a surrogate pair" '{"id":"x","text":"\\ud83d Ferraro"}' 'not JSON'
refused "its other half alone" '{"id":"x","text":"\\ude00 Ferraro"}' 'not JSON'
refused "a key twice" '{"id":"x","text":"","text":"Ferraro"}' 'a key twice'
refused "a field nobody searches" '{"id":"x","text":"","by":"Ferraro"}' 'a field'
refused "no text" '{"id":"x"}' 'no "text"'
refused "no id" '{"text":"Ferraro"}' 'no "id"'
refused "an id that is none" '{"id":{"Ferraro":1},"text":"x"}' '"id"'
refused "a case that is none" '{"id":1,"case":7,"text":"Ferraro"}' '"case"'
refused "two records on a line" '{"id":1,"text":""}{"id":2,"text":""}' 'not JSON'

printf '{"id":12,"case":null,"text":"\\u0000 \\ud83d\\ude00 ni\\u00f1o Dr. Ferraro, M.D.\\r\\n"}' >"$T/odd"
is "NUL, emoji and accents are text" "$(code "$LACUNA" -q -k "$T/key" --jsonl "$T/odd")" 0
says "an id that is a number stays one" "$T/out" '^{"id":12,"text":"'
says "they come out as they went in" "$T/out" '"text":"\\u0000 😀 niño Dr. [A-Z][^ ]*, M\.D\.\\r\\n","audit"'
is "but for the name" "$(sed 's/"audit".*//' "$T/out" | grep -c Ferraro)" 0
printf '{"id":1,"text":"%s"}\n' "$(head -c 3000 /dev/zero | tr '\0' x)" >"$T/long"
is "a letter over the cap is refused" "$(code "$LACUNA" -q --max-letter 2K --jsonl "$T/long")" 5
says "with its audit" "$T/out" '"refused":.*"audit":"  <letter .* refused='
is "--jsonl does not go with -0" "$(code "$LACUNA" --jsonl -0 "$T/in")" 2
is "nor with a log" "$(code "$LACUNA" --jsonl -a "$T/a.xml" "$T/in")" 2
is "nor with a dump" "$(code "$LACUNA" --jsonl --explain "$T/in")" 2
: | "$LACUNA" "$@" >"$T/none"
is "no records are no error" "$?$(wc -c <"$T/none" | tr -d ' ')" 00
finish
