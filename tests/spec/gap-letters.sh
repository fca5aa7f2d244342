#!/bin/sh
# The letters of fixtures/gaps: what an earlier redaction left in them is found.
# To see what is missed: build/lacuna score --list-errors --dump-text build/gap-letters
. tests/lib.sh
dir=build/gap-letters
rm -rf $dir
mkdir -p $dir
n=0
for mark in fixtures/gaps/*.mark; do
	n=$((n + 1))
	LC_ALL=C awk -v name="$dir/$(basename "$mark" .mark)" -f tests/spec/marks.awk "$mark" ||
		not_ok "$mark: its marks are not in form"
done
[ $n -ge 15 ] && ok "there are $n letters" || not_ok "there are $n letters, not 15"
rc=$(code "$LACUNA" score --floor fixtures/gaps/floors $dir)
is "gaps are found: $(grep -a '^GAP ' "$T/out" | tr -s ' ')" "$rc" 0
finish
