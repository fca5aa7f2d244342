#!/bin/sh
# The gap maker: clean letters of tests/gen with identifiers cut out in one of the ways G1 to
# G19 at a time, with each of SEEDS. How many of the cuts are found, in hundredths, and that
# next to nothing else is taken for one. What a cut closes up may be prose ("This 44-year-old
# reports", "a progress note"): gap-told.awk says of every cut, found or missed, whether its sides
# stand so in letters without a cut, too, and the floors are for those that don't, and for all.
# tests/spec/gaps has the ways one by one. SAY=1 lists what is missed, WAYS="G1 G7" tries
# these alone.
. tests/lib.sh

GEN=${GEN:-build/lettergen}
SEEDS=${SEEDS:-4242 7}
SAY=${SAY:-0}
[ -x "$GEN" ] || { skip "no letter generator"; finish; }

"$GEN" --seed 4243 --count 200 --names --gaps none --out "$T/none" >/dev/null
{ cat "$T"/none/*.txt; "$GEN" --prose 500K --seed 4243; } | tr '\n' ' ' |
	sed 's/  */ /g; s/\. /. \
/g' >"$T/prose"

# per N OF: N of OF in hundredths, with one decimal; - of nothing
per()
{
	[ "$2" -gt 0 ] || { echo -; return; }
	echo "$(($1 * 1000 / $2))" | sed 's/^\(.\)$/0\1/; s/\(.\)$/.\1/'
}

# way G TOLD ALL: so many in a hundred are found, of the cuts that can be told and of all
way()
{
	case " ${WAYS:-$1} " in *" $1 "*) ;; *) return ;; esac
	all=0 found=0 told=0 told_found=0 marked=0 wrong=0 worst=100.0
	for seed in $SEEDS; do
		rm -rf "$T/way" "$T/marks"
		"$GEN" --seed "$seed" --count 40 --names --gaps "$1" --out "$T/way" >/dev/null
		"$GEN" --seed "$seed" --count 40 --names --gaps "$1" --mark --out "$T/marks" >/dev/null
		"$LACUNA" score --list-errors "$T/way" >"$T/score"
		LC_ALL=C awk -v say="$SAY" -f tests/score/gap-told.awk part=prose "$T/prose" FS='\t' \
			part=errors "$T/score" RS='\001' part=marks "$T"/marks/*.mark >"$T/told"
		[ "$SAY" = 0 ] || grep -a '^[a-z]*: ' "$T/told"
		# shellcheck disable=SC2046 # numbers
		set -- "$1" "$2" "$3" $(tail -n 1 "$T/told")
		all=$((all + $4)) found=$((found + $5)) told=$((told + $6)) told_found=$((told_found + $7))
		worst=$(printf '%s\n%s\n' "$worst" "$(per "$5" "$4")" | sort -n | head -n 1)
		marked=$((marked + $(LC_ALL=C awk '$1 == "GAP" && NF == 7 { print $5 }' "$T/score")))
		wrong=$((wrong + $(grep -ac 'gap-false' "$T/score")))
	done
	if [ "$all" -lt 10 ]; then
		not_ok "$1 is cut often enough to tell: $all"
		return
	fi
	result="$1: $(per $told_found $told) of 100 of $told cuts that can be told, $(per $((found - told_found)) \
		$((all - told))) of $((all - told)) as in prose, $(per $found $all) of all (a seed: $worst)"
	if [ $((told_found * 100)) -ge $((told * $2)) ] && [ $((found * 100)) -ge $((all * $3)) ]; then
		ok "$result"
	else
		not_ok "$result, not $2 and $3"
	fi
	if [ $((wrong * 100)) -le $((marked * 2)) ]; then
		ok "$1: $wrong of $marked marks are wrong"
	else
		not_ok "$1: $wrong of $marked marks are wrong"
	fi
}

# G1 is any doubled blank, G2 one behind a preposition, G17 one at a line's end. G3 is what
# closes up over the cut without a trace; held at what is found.
way G1 95 92
way G2 97 96
way G3 78 72
way G4 95 95
way G5 97 95
way G6 95 95
way G7 95 95
way G8 95 95
way G9 95 95
way G10 95 95
way G11 95 95
way G12 95 95
way G13 95 95
way G14 95 95
way G15 95 95
way G16 95 88
way G17 95 91
way G18 95 95
way G19 95 95

is "200 letters without a cut have no gap" "$(code "$LACUNA" --gaps-only "$T"/none/*.txt)" 0
is_empty "of any kind" "$T/out"
"$GEN" --seed 4242 --traps --count 60 --out "$T/traps" >/dev/null
is "nor have paragraphs full of traps" "$(code "$LACUNA" --gaps-only "$T"/traps/*.txt)" 0
is_empty "of any kind" "$T/out"
finish
