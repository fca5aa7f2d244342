#!/bin/sh
# What each rule says of examples made from its pattern by machine is what rules/*.txt says it was,
# and its findings have the rank and score of findings.txt. `make approve` writes both when a change
# was meant: README.md says more.
. tests/lib.sh
home=tests/approved
mkdir -p "$T/patterns/rules"
for pack in patterns/*; do
	[ "$pack" = patterns/rules ] || ln -s "$PWD/$pack" "$T/patterns/"
done

# A rule's approved hits go before its first miss, its approved misses to its end.
for rules in patterns/rules/*.xml; do
	awk -v approved="$home/rules/$(basename "$rules" .xml).txt" '
		BEGIN {
			while ((getline line <approved) > 0) {
				if (line ~ /^rule /) {
					split(line, word, " ")
					id = word[2]
				} else if (line ~ /^<hit>/) {
					hits[id] = hits[id] line "\n"
				} else {
					misses[id] = misses[id] line "\n"
				}
			}
		}
		/<rule id="/ { split($0, word, "\""); id = word[2]; first = 1 }
		first && /^\t*<miss>/ { printf "%s", hits[id]; first = 0 }
		/^\t<\/rule>/ { printf "%s", misses[id] }
		{ print }' "$rules" >"$T/${rules}"
done
n=$(cat $home/rules/*.txt | grep -vc '^rule ')
if [ "$(code "$LACUNA" lint "$T/patterns")" -eq 0 ]; then
	ok "$n examples come out as approved"
else
	# Without the place in a file that is no more.
	sed -n 's/^[^ ]*xml:[0-9]*: //p' "$T/out" >"$T/changed"
	some=$(head -n 12 "$T/changed" | paste -s -d ';' -)
	not_ok "of $n examples $(wc -l <"$T/changed") are not as approved; make approve, if it was meant: $some $(head -n 1 "$T/err")"
fi

# What the rules find in all these examples as letters: how often, with which rank and score.
awk '/^<hit>/ {
	s = substr($0, 6, length($0) - 11)
	gsub(/\[\[|\]\]/, "", s)
	gsub(/&#10;/, "\n", s)
	gsub(/&#9;/, "\t", s)
	gsub(/&lt;/, "<", s)
	gsub(/&gt;/, ">", s)
	gsub(/&amp;/, "\\&", s)
	printf "%s\001", s
}' $home/rules/*.txt | tr '\001' '\000' >"$T/hits.nul"
sed -n 's/^rule \([^ ]*\) .*/\1/p' $home/rules/*.txt >"$T/ids"
"$LACUNA" -0 -q --dump=findings "$T/hits.nul" |
	awk -F '\t' -v ids="$T/ids" '
		BEGIN { while ((getline id <ids) > 0) known[id] = 1 }
		$7 in known { n[$7 " " $5 " " $6 " rank " $8 " score " $9]++ }
		END { for (f in n) print f, "times", n[f] }' | sort >"$T/findings"
[ -z "${APPROVE:-}" ] || cp "$T/findings" $home/findings.txt
if diff $home/findings.txt "$T/findings" >"$T/diff"; then
	ok "findings have the rank and score that was approved"
else
	not_ok "findings are not as approved; make approve, if it was meant: $(grep '^[<>]' "$T/diff" | head -n 12)"
fi
finish
