#!/bin/sh
# Checks of lettergen itself: the same bytes twice, no marks where there is nothing, every format works.
# usage: check.sh LETTERGEN
set -eu
gen=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

fail()
{
	echo "check-gen: $1" >&2
	exit 1
}

"$gen" --seed 5 --count 200 --out "$dir/a"
"$gen" --seed 5 --count 200 --out "$dir/b"
diff -r "$dir/a" "$dir/b" >/dev/null || fail "two runs differ"
[ "$(cat "$dir"/a/*.xml | grep -c ' TYPE="')" -gt 3000 ] || fail "few marks"

for what in "--density clean" "--traps" "--density hostile --bytes 20K"; do
	rm -rf "$dir/c"
	# shellcheck disable=SC2086
	"$gen" --seed 6 --count 60 $what --out "$dir/c"
	if cat "$dir"/c/*.xml | grep -q ' TYPE="'; then
		fail "marks with $what"
	fi
done

for format in F1 F1-cut F2 F2-notice F3 TX NY LABELS MAIL CAPS; do
	"$gen" --seed 7 --count 20 --format "$format" --gaps all --out "$dir/$format"
	"$gen" --seed 7 --count 20 --format "$format" --gaps none --mark --out "$dir/$format-m"
	if cat "$dir/$format-m"/*.mark | grep -q '{{GAP:'; then
		fail "gaps in $format without gaps"
	fi
done

"$gen" --seed 8 --cases 3 --letters 3-4 --held-out --out "$dir/cases"
[ -s "$dir/cases/case003-letter3.ids" ] || fail "no ids"
[ "$("$gen" --stream --bytes 3M | tr -dc '\000' | wc -c)" -gt 300 ] || fail "short stream"
[ "$("$gen" --prose 200K | wc -c)" -ge 200000 ] || fail "short prose"
if "$gen" --no-such-option 2>/dev/null; then
	fail "an unknown option was taken"
fi
echo "check-gen: all good"
