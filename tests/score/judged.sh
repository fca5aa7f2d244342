#!/bin/sh
# The letters of fixtures/judged reach their floors: written as a judge would, in rounds,
# each scored before the program was changed for it.
# To see what is missed: build/lacuna score --list-errors --dump-text build/judged
. tests/lib.sh
dir=build/judged
rm -rf $dir
mkdir -p $dir
for mark in fixtures/judged/*.mark; do
	LC_ALL=C awk -v name="$dir/$(basename "$mark" .mark)" -v encoding=UTF-8 \
		-f tests/spec/marks.awk "$mark" || not_ok "$mark: its marks are not in form"
done
n=$(find $dir -name '*.txt' | wc -l)
marks=$(find fixtures/judged -name '*.mark' | wc -l)
[ "$n" -ge 1 ] && [ "$n" -eq "$marks" ] && ok "there are $n letters" || not_ok "$n letters of $marks"
# reaches NAME PREFIX FLOORS
reaches()
{
	is "recall and precision of $1 hold" \
		"$(code "$LACUNA" score ${2:+--only "$2"} --floor "$3" $dir)" 0
	ok "$(sed -n -e 's/^ALL *//p' -e 's/^.*marks; //p' "$T/out" | tr -s ' \n' ' ')"
}
reaches "the rounds" r fixtures/judged/floors
reaches "the attacks" h fixtures/judged/floors.attack
reaches "the letters with nothing to find" p fixtures/judged/floors.clean
finish
