#!/bin/sh
# lacuna score: figures, floors and lists of errors for a few made-up annotated letters.
. tests/lib.sh
dir=$T/gold
mkdir "$dir"
# The second mark is one that nothing finds, the name in the third letter is not marked.
printf 'Dr. Anil Ferraro saw her.\nShe read\tthe umbrella.\n' >"$dir/a1.txt"
cat >"$dir/a1.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<n2c2><TEXT/><TAGS>
<NAME bstart="4" bend="16" TYPE="DOCTOR"/>
<PROFESSION bstart="39" bend="47" TYPE="PROFESSION"/>
</TAGS></n2c2>
END
printf 'The knee is stable.\n' >"$dir/a2.txt"
echo '<n2c2><TAGS></TAGS></n2c2>' >"$dir/a2.xml"
printf 'Ms. Linh Tran left.\n' >"$dir/b1.txt"
echo '<n2c2><TAGS></TAGS></n2c2>' >"$dir/b1.xml"

is "annotated letters are scored" "$(code "$LACUNA" score "$dir")" 0
says "letters without a mark that stay are counted" "$T/out" '^3 letters; 1 of 2 without a mark came through unchanged'
says "and those with an error" "$T/out" '^2 letters with a miss or a false change'
says "a mark that is covered is none" "$T/out" '^ *DOCTOR *1 *0 '
says "one that is left is a leak" "$T/out" '^ *PROFESSION *1 *1 '
is "a category's row is the sum of its own types" "$(awk '/^[A-Z]/ { print $1, $2, $3 }' "$T/out" | tr '\n' ' ')" \
	"ALL 2 1 NAME 1 0 PROFESSION 1 1 "

row() { grep -c -x -e "$(printf "$1")" "$T/out"; }
"$LACUNA" score --list-errors "$dir" >"$T/out"
is "a miss is listed with its place" "$(row 'a1\tmissed\t39\t47\tPROFESSION:PROFESSION\t-\t-')" 1
is "so is what was changed for nothing" "$(row 'b1\tfalse\t4\t13\tNAME:PATIENT\tNAME:PATIENT\tname.evidence')" 1
if grep -q -e umbrella -e Tran "$T/out"; then not_ok "no text without --dump-text"; else ok "no text without --dump-text"; fi
"$LACUNA" score --list-errors --dump-text "$dir" >"$T/out"
is "with it there is text on both sides" "$(grep -F -c 'raro saw her.\nShe read\tthe {umbrella}.\n' "$T/out")" 1
is "cut at the ends of the letter" "$(grep -F -c '	Ms. {Linh Tran} left.\n' "$T/out")" 1

"$LACUNA" score --tsv "$dir" >"$T/out"
is "figures for a program have five columns" "$(awk -F '\t' 'NF != 5' "$T/out" | wc -l | tr -d ' ')" 0
is "half of the entities are found" "$(row 'ALL\tentity\t0.500000\t1\t2')" 1
"$LACUNA" score --only a "$dir" >"$T/out"
says "letters are chosen by how their names begin" "$T/out" '^2 letters; 1 of 1 without'
is "none so named is an error" "$(code "$LACUNA" score --only z "$dir")" 4
says "that says so" "$T/err" 'no letter.s name begins with that prefix'

printf '# half is enough\nALL.entity 0.5\n' >"$T/floor"
is "a floor that is reached" "$(code "$LACUNA" score --floor "$T/floor" "$dir")" 0
printf 'ALL.entity 0.51\n' >"$T/floor"
is "one that is not" "$(code "$LACUNA" score --floor "$T/floor" "$dir")" 1
says "with the figure" "$T/out" 'below its floor: ALL.entity 1 of 2, floor 0.5100'
printf 'ALL.frobs 0.5\n' >"$T/floor"
is "one of no figure" "$(code "$LACUNA" score --floor "$T/floor" "$dir")" 2
is "one that is not there" "$(code "$LACUNA" score --floor "$T/none" "$dir")" 4
is "a directory without marks is an error" "$(mkdir "$T/empty"; code "$LACUNA" score "$T/empty")" 4

printf '%%PDF-1.4 Ms. Linh Tran' >"$dir/c1.txt"
cp "$dir/b1.xml" "$dir/c1.xml"
is "a letter that is refused is no letter without errors" "$(code "$LACUNA" score "$dir")" 5
says "it is named" "$T/err" '^lacuna: c1: the letter is a PDF'
finish
