#!/bin/sh
# What becomes of texts with random edits is what edited.txt says it was: of fixtures, spec cases and
# the packs' examples, with words put in, dropped, or others of their kind in their place. They lie
# just beside what the other tests say, and nobody says what is right of them: `make approve` writes
# edited.txt anew when a change was meant. A line is a text's name and, of all its edits, a checksum of
# their log, of all findings, and of --explain.
. tests/lib.sh
. tests/approving.sh
home=tests/approved
printf 'what the letters were approved with' >"$T/key"
chmod 600 "$T/key"

# of TIMES FILE...: so many edits of each text of these files
of()
{
	times=$1
	shift
	LC_ALL=C awk -v names="$T/names" -f $home/texts.awk "$@" | tr '\001' '\000' |
		build/lettergen --edit $home/alike.txt --seed 7 --count "$times" >"$T/in"
	is "what is edited has names" "$(tr -cd '\000' <"$T/in" | wc -c)" $((times * $(wc -l <"$T/names")))
	is "no letter is refused" "$(code "$LACUNA" -0 -q -k "$T/key" --originals plain -a "$T/log" \
		-o "$T/cleaned" "$T/in")" 0
	sums log '<letter' '</letter>' "$times" <"$T/log"
	"$LACUNA" -0 -q -k "$T/key" --dump=findings <"$T/in" | sums found '^start\tend\t' '' "$times"
	"$LACUNA" -0 -q -k "$T/key" --explain <"$T/in" | sums why '^start\tend\t' '' "$times"
	(cd "$T" && paste -d ' ' names log.sums found.sums why.sums) >>"$T/edited"
}

of 4 fixtures/letters/*.mark fixtures/judged/*.mark fixtures/gaps/*.mark fixtures/prose/*.txt
of 48 tests/spec/findings*.cases tests/spec/replacements*.cases tests/spec/zones.cases tests/spec/gaps/*.txt \
	patterns/seams.xml patterns/rules/*.xml
[ -z "${APPROVE:-}" ] || cp "$T/edited" $home/edited.txt

# What of which text changed, the packs' first: theirs are the shortest.
as_approved "texts with edits" $home/edited.txt "$T/edited"
finish
