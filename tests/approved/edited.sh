#!/bin/sh
# What becomes of texts with random edits is what edited.txt says it was: of fixtures, spec cases and
# the packs' examples, with words put in, dropped, or others of their kind in their place. They lie
# just beside what the other tests say, and nobody says what is right of them: `make approve` writes
# edited.txt anew when a change was meant. A line is a text's name and, of all its edits, a checksum of
# their log, of all findings, and of --explain.
. tests/lib.sh
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
	sums log '<letter' '</letter>' <"$T/log"
	"$LACUNA" -0 -q -k "$T/key" --dump=findings <"$T/in" | sums found '^start\tend\t' ''
	"$LACUNA" -0 -q -k "$T/key" --explain <"$T/in" | sums why '^start\tend\t' ''
	(cd "$T" && paste -d ' ' names log.sums found.sums why.sums) >>"$T/edited"
}

# sums WAY BEGIN END: of the pieces from BEGIN to END on standard input a checksum for each text
sums()
{
	mkdir "$T/parts"
	awk -v dir="$T/parts" -v begin="$2" -v end="$3" -v each="$times" -f $home/parts.awk
	(cd "$T/parts" && cksum $(seq "$(wc -l <"$T/names")")) | awk -v way="$1" '{ print way "=" $1 }' >"$T/$1.sums"
	rm -r "$T/parts"
}

of 4 fixtures/letters/*.mark fixtures/judged/*.mark fixtures/gaps/*.mark fixtures/prose/*.txt
of 48 tests/spec/findings*.cases tests/spec/replacements*.cases tests/spec/zones.cases tests/spec/gaps/*.txt \
	patterns/seams.xml patterns/rules/*.xml
[ -z "${APPROVE:-}" ] || cp "$T/edited" $home/edited.txt

# What of which text changed, the packs' first: theirs are the shortest.
awk '
	NR == FNR { was[$1] = $0; next }
	was[$1] != $0 {
		split(was[$1], old, " ")
		what = $1 in was ? "" : "new"
		for (i = 2; i <= NF && $1 in was; i++)
			if ($i != old[i])
				what = what (what == "" ? "" : " ") substr($i, 1, index($i, "=") - 1)
		print $1 " (" what ")"
	}
	{ delete was[$1] }
	END { for (name in was) print name " (gone)" }' $home/edited.txt "$T/edited" >"$T/changed"
n=$(wc -l <"$T/changed")
if [ "$n" -eq 0 ]; then
	ok "what becomes of $(wc -l <$home/edited.txt) texts with edits is as approved"
else
	some=$(head -n 12 "$T/changed" | paste -s -d , -)
	not_ok "what becomes of $n texts with edits is not as approved; make approve, if it was meant: $some"
fi
finish
