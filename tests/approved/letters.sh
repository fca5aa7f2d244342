#!/bin/sh
# What becomes of letters is what letters.txt says it was. That says only that something changed, in
# which letters and how far: `make approve` writes it anew when it was meant. A line is a letter's
# name, a checksum of each of
#   log      its part of the log, with its originals and the cleaned letter's digest
#   why      --explain
#   tag strict safe    the log in that style or by that policy (safe-harbor)
#   caps lower wide    the log of the letter in capitals, in small letters, with its lines doubled
# and what was replaced by category.
. tests/lib.sh
. tests/approving.sh
approved=tests/approved/letters.txt
printf 'what the letters were approved with' >"$T/key"
chmod 600 "$T/key"

# Letters end in NUL; their names stand in $T/names, in their order.
fixtures()
{
	LC_ALL=C awk -v names="$T/names" '
		FNR == 1 {
			if (NR > 1)
				printf "\001"
			name = FILENAME
			sub(/^fixtures\//, "", name)
			sub(/\.[a-z]*$/, "", name)
			print name >names
		}
		{ gsub(/\{\{[A-Z]*:[A-Z]*\|/, ""); gsub(/\}\}/, ""); print }
		END { printf "\001" }' "$@" | tr '\001' '\000'
}
# generated NAME OPTION...
generated()
{
	name=$1
	shift
	build/lettergen --seed 2213 --stream "$@" >"$T/made"
	cat "$T/made"
	tr -cd '\000' <"$T/made" | tr '\000' '\n' | awk -v name="$name" '{ print name "/" NR }' >>"$T/names"
}
{
	fixtures fixtures/letters/*.mark fixtures/judged/*.mark fixtures/gaps/*.mark fixtures/demo/*.txt \
		fixtures/prose/*.txt
	generated generated --bytes 160K
	generated held-out --bytes 160K --held-out
	generated traps --bytes 60K --density dense --traps
	generated hostile --bytes 60K --density hostile
} >"$T/letters.nul"

# clean WAY OPTION...: the logs of what stands in $T/in
clean()
{
	way=$1
	shift
	is "$way: no letter is refused" "$(code "$LACUNA" -0 -q -k "$T/key" --originals plain -a "$T/log" \
		-o "$T/cleaned" "$@" "$T/in")" 0
	sums "$way" '<letter' '</letter>' <"$T/log"
}

tr a-z A-Z <"$T/letters.nul" >"$T/in"
clean caps
tr A-Z a-z <"$T/letters.nul" >"$T/in"
clean lower
sed 's/$/ \
/' <"$T/letters.nul" >"$T/in"
clean wide
cp "$T/letters.nul" "$T/in"
clean tag -s tag
clean strict -p strict
clean safe -p safe-harbor
clean log
"$LACUNA" -0 -q -k "$T/key" --explain <"$T/in" | sums why '^start\tend\t' ''

sed -n '/<counts/{ s/<[^>]*category="\([A-Z]*\)" n="\([0-9]*\)"[^>]*>/\1 \2 /g; s/<[^>]*>//g; s/^ */ /; s/ *$//; p; }' \
	"$T/log" >"$T/counts"
(cd "$T" && paste -d ' ' names log.sums why.sums tag.sums strict.sums safe.sums caps.sums lower.sums \
	wide.sums counts) >"$T/letters"
[ -z "${APPROVE:-}" ] || cp "$T/letters" $approved

# Of each letter that changed: what of it.
as_approved letters $approved "$T/letters"
finish
