#!/bin/sh
# The gap maker: clean letters of tests/gen with identifiers cut out in one of the ways G1 to
# G19 at a time, with each of SEEDS. How many of the cuts are found, in hundredths, and that
# next to nothing else is taken for one. A missed cut whose words on both sides stand so in
# letters without a cut, too ("This 44-year-old  reports", "a  progress note"), can't be told
# from prose: gap-shapes.awk counts those. tests/spec/gaps has the ways one by one.
. tests/lib.sh

GEN=${GEN:-build/lettergen}
SEEDS=${SEEDS:-4242 7}
[ -x "$GEN" ] || { skip "no letter generator"; finish; }

"$GEN" --seed 4243 --count 200 --names --gaps none --out "$T/none" >/dev/null
{ cat "$T"/none/*.txt; "$GEN" --prose 500K --seed 4243; } | tr '\n' ' ' |
	sed 's/  */ /g; s/\. /. \
/g' >"$T/untouched"

# way G FLOOR: of the cuts that can be told, so many in a hundred are found
way()
{
	all=0 missed=0 marked=0 wrong=0
	: >"$T/errors"
	for seed in $SEEDS; do
		rm -rf "$T/way"
		"$GEN" --seed "$seed" --count 40 --names --gaps "$1" --out "$T/way" >/dev/null
		"$LACUNA" score --list-errors --dump-text "$T/way" >"$T/score"
		LC_ALL=C awk '/gap-missed/' "$T/score" >>"$T/errors"
		# shellcheck disable=SC2046 # three numbers
		set -- "$1" "$2" $(LC_ALL=C awk '$1 == "GAP" && NF == 7 { print $2, $3, $5 }' "$T/score")
		all=$((all + $3)) missed=$((missed + $4)) marked=$((marked + $5))
		wrong=$((wrong + $(grep -ac 'gap-false' "$T/score")))
		set -- "$1" "$2"
	done
	if [ "$all" -lt 10 ]; then
		not_ok "$1 is cut often enough to tell: $all"
		return
	fi
	same=$(LC_ALL=C awk -f tests/score/gap-shapes.awk untouched=1 "$T/untouched" \
		untouched=0 "$T/errors")
	found=$(((all - missed) * 100 / all))
	told=$(((all - missed) * 100 / (all - same)))
	result="$1: $found of 100 found, $told of those that can be told ($all cuts, $same as in prose)"
	if [ "$told" -ge "$2" ]; then
		ok "$result"
	else
		not_ok "$result, not $2"
	fi
	if [ $((wrong * 100)) -le $((marked * 2)) ]; then
		ok "$1: $wrong of $marked marks are wrong"
	else
		not_ok "$1: $wrong of $marked marks are wrong"
	fi
}

# G3 is what closes up over the cut; held at what is found. The generator cuts G1, G2, G17 alike.
way G1 95
way G2 95
way G3 55
way G5 95
way G6 95
way G7 95
way G8 95
way G9 95
way G10 95
way G11 95
way G12 95
way G13 95
way G14 95
way G15 95
way G16 95
way G17 95
way G18 95
way G19 95

is "200 letters without a cut have no gap" "$(code "$LACUNA" --gaps-only "$T"/none/*.txt)" 0
is_empty "of any kind" "$T/out"
"$GEN" --seed 4242 --traps --count 60 --out "$T/traps" >/dev/null
is "nor have paragraphs full of traps" "$(code "$LACUNA" --gaps-only "$T"/traps/*.txt)" 0
is_empty "of any kind" "$T/out"
finish
