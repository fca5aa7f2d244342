#!/bin/sh
# The cases of tests/spec/gaps: what is a gap (hits.txt) and what is none (traps.txt).
. tests/lib.sh

# One case a line to the letter itself and, in a second file, what must be found in it.
unfold='
BEGIN {
	line = ARGV[1]
	ARGC = 1
	while ((i = index(line, "{{")) > 0) {
		text = text plain(substr(line, 1, i - 1))
		line = substr(line, i + 2)
		i = index(line, "|")
		type = substr(line, 1, i - 1)
		line = substr(line, i + 1)
		i = index(line, "}}")
		start = length(text)
		text = text plain(substr(line, 1, i - 1))
		line = substr(line, i + 2)
		print start, length(text), type > want
	}
	printf "%s", text plain(line) > letter
}
function plain(s)
{
	gsub(/\\p/, "\n\n \n", s)
	gsub(/\\n/, "\n", s)
	gsub(/\\s/, " ", s)
	gsub(/\\t/, "\t", s)
	return s
}'

# What is changed in the letter; a program that fails finds "no".
found()
{
	"$LACUNA" --no-audit --dump=resolved "$T/letter" >"$T/dump" || echo no
	awk -F '\t' '$5 == "GAP" && $9 >= 0.5 { print $3, $4, $6 }' "$T/dump"
}

run()
{
	n=0
	while IFS= read -r line; do
		n=$((n + 1))
		case $line in '#'* | '') continue ;; esac
		: >"$T/want"
		LC_ALL=C awk -v want="$T/want" -v letter="$T/letter" "$unfold" "$line"
		found >"$T/got"
		if cmp -s "$T/want" "$T/got"; then
			ok "$1:$n"
		else
			not_ok "$1:$n: got '$(tr '\n' ';' <"$T/got")', not '$(tr '\n' ';' <"$T/want")'"
		fi
	done <"tests/spec/gaps/$1"
}

run traps.txt
run hits.txt
finish
