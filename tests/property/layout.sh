#!/bin/sh
# What is found in a letter is found however the letter is laid out: justified, in narrow lines, with
# tabs for blanks, with blanks behind its lines. Generated letters, by a fixed seed, are laid out anew
# without a word changed; the tags that stand in both are counted, blanks aside.
. tests/lib.sh
a_key "$T/key"
build/lettergen --stream --bytes "${BYTES:-300K}" --seed 18 --wrap single --gaps none >"$T/plain"

# laid_out WAY: the letters of standard input, whose NUL is \036
laid_out() {
	tr '\0' '\036' | awk -v way="$1" '
		function below(n) { return (seed = seed * 16807 % 2147483647) % n }
		# blanks after words of a line of prose, one in two made two or three
		function justified(s, out, n, word, i) {
			n = split(s, word, " ")
			for (i = 1; i < n; i++)
				out = out word[i] substr("   ", 1, below(2) ? 1 : 2 + (below(5) == 0))
			return out word[n]
		}
		function narrow(s, out, n, word, i, width) {
			n = split(s, word, " ")
			for (i = 1; i <= n; i++) {
				if (i > 1 && width + 1 + length(word[i]) > 50) {
					out = out "\n"
					width = 0
				} else if (i > 1) {
					out = out " "
					width++
				}
				out = out word[i]
				width += length(word[i])
			}
			return out
		}
		function put_paragraph() {
			if (text != "")
				print narrow(text)
			text = ""
		}
		BEGIN { seed = 18 }
		{ prose = !/  [^ ]/ && length($0) > 70 && !/\036/ }
		way == "tabs" { gsub(/ /, "\t") }
		way == "trailing" { $0 = $0 "   " }
		way == "justified" && prose { $0 = justified($0) }
		way == "narrow" && (prose || (text != "" && !/  [^ ]|\036|:/ && !/^ *$/)) {
			text = text (text == "" ? "" : " ") $0
			if (!prose)
				put_paragraph()
			next
		}
		{ put_paragraph(); print }
		END { put_paragraph() }' | tr '\036' '\0'
}

# tags FILE: what is replaced in its letters, each tag a line
tags() {
	"$LACUNA" -0 -q --no-audit -s tag -c one -k "$T/key" <"$1" | tr '\0 \t\r' '\n' |
		grep -o '\[[A-Z]*-[^]]*\]'
}

tags "$T/plain" >"$T/tags"
all=$(wc -l <"$T/tags")
is "there are tags in the letters" "$((all > 2000))" 1
# The most tags of a thousand that may be another or none.
while read -r way most; do
	laid_out "$way" <"$T/plain" >"$T/letters"
	is "nothing but layout changes: $way" \
		"$(tr -d ' \t\n\r' <"$T/letters" | cksum)" "$(tr -d ' \t\n\r' <"$T/plain" | cksum)"
	tags "$T/letters" >"$T/now"
	n=$(diff "$T/tags" "$T/now" | grep -c '^[<>]')
	is "of a thousand tags at most $most change: $way ($n of $all)" \
		"$((n * 1000 <= all * most))" 1
done <<END
justified 20
narrow 10
tabs 4
trailing 1
END
finish
