#!/bin/sh
# The letters of fixtures/letters: what is marked in them is found, and nothing else is touched.
# To see what is missed: build/lacuna score --list-errors --dump-text build/letters
. tests/lib.sh
dir=build/letters
rm -rf $dir
mkdir -p $dir
n=0
for mark in fixtures/letters/*.mark; do
	[ -f "$mark" ] || continue
	n=$((n + 1))
	name=$(basename "$mark" .mark)
	encoding=UTF-8
	iconv -f UTF-8 -t UTF-8 "$mark" >"$T/utf8" 2>/dev/null || encoding=windows-1252
	LC_ALL=C awk -v name="$dir/$name" -v encoding=$encoding -f tests/spec/marks.awk "$mark" ||
		not_ok "$mark: its marks are not in form"
done
[ $n -ge 20 ] && ok "there are $n letters" || not_ok "there are $n letters, not 20"

for letter in "$dir"/*.txt; do
	name=$(basename "$letter" .txt)
	sed 's/{{[A-Z]*:[A-Z]*|//g; s/}}//g' "fixtures/letters/$name.mark" >"$T/plain"
	cmp -s "$T/plain" "$letter" || not_ok "$name: the converter changed the letter"
done
ok "letters are their marks' text"

rc=$(code "$LACUNA" score --floor fixtures/letters/floors $dir)
is "recall and precision hold: $(grep 'floor' "$T/out" | tr '\n' ';')" "$rc" 0
for letter in "$dir"/clean-*.txt; do
	"$LACUNA" -q --no-audit "$letter" >"$T/clean"
	same "$(basename "$letter" .txt) comes through byte for byte" "$T/clean" "$letter"
done
finish
