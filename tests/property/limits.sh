#!/bin/sh
# No rule's pattern runs into its match limit, for which a letter would be refused: the examples of
# tests/approved with a run of letters, digits, blanks, line ends or other small pieces put in.
. tests/lib.sh
rounds=${ROUNDS:-3}

# runs LENGTH EVERY: texts that end in NUL, one of EVERY examples each
runs() {
	awk -v length_of="$1" -v every="$2" -v seed="$1" '
		function below(n) { return (seed = seed * 16807 % 2147483647) % n }
		BEGIN {
			n = split("S|s|1|A1|-|A. |Aa|1/|Aa |a |A |\n| |.|\047|1,|1 |Aa, |a1|Aa-|(|\305\240|Aa\n|a.|and |_|*|" \
				"1-|1.|Jan |of |Aa & |, |\t|: ", piece, "|")
		}
		/<(hit|miss)>/ && below(every) == 0 {
			sub(/^[^>]*>/, ""); sub(/<[^<]*$/, ""); gsub(/\[\[|\]\]/, "")
			gsub(/&#10;/, "\n"); gsub(/&quot;/, "\""); gsub(/&lt;/, "<")
			gsub(/&gt;/, ">"); gsub(/&amp;/, "\\&")
			at = below(length($0) + 1)
			p = piece[1 + below(n)]
			for (run = p; length(run) < length_of; run = run p)
				;
			printf "%s%s%s%c", substr($0, 1, at), run, substr($0, at + 1 + below(3)), 0
		}' tests/approved/rules/*.txt
}

for round in $(seq "$rounds"); do
	runs $((60 + 40 * round)) "${THIN:-1}"
done >"$T/texts"
runs 3000 20 >>"$T/texts"
n=$(tr -cd '\0' <"$T/texts" | wc -c)
a_key "$T/key"
"$LACUNA" -0 -q --no-audit -s tag -k "$T/key" <"$T/texts" >"$T/out" 2>"$T/err"
grep 'limit' "$T/err" | sed 's/.*rule //' | sort | uniq -c >"$T/limits"
is "of examples with a run in them no rule reaches a limit" "$(head -n 3 "$T/limits")" ""
is "each text is answered" "$(tr -cd '\0' <"$T/out" | wc -c)" "$n"
is "there are texts of most examples" "$((n * ${THIN:-1} > rounds * 12000))" 1
finish
