#!/bin/sh
# Packs: the built-in ones pass their own examples, a bad one is named with file and line, and a
# rule that hits its limit refuses the letter.
. tests/lib.sh
letter=fixtures/demo/1-determination.txt

if "$LACUNA" lint patterns >"$T/out" 2>"$T/err"; then
	ok "every example of every rule comes out as it says"
else
	not_ok "lint: $(head -n 5 "$T/out" "$T/err")"
fi
says "lint counts them" "$T/out" '[0-9][0-9]* examples, all'
is "lint without ./patterns says so" "$(cd "$T" && code "$LACUNA" lint)" 2
is "lint of a directory that is not there" "$(code "$LACUNA" lint "$T/none")" 3
mkdir "$T/empty"
is "an empty pack directory is refused" "$(code "$LACUNA" lint "$T/empty")" 3
is "by the filter, too" "$(code "$LACUNA" --no-audit --patterns "$T/empty" "$letter")" 3

# pack NAME: a copy of the packs with one more rules file, read from standard input
pack() {
	mkdir -p "$T/$1"
	cp -R patterns/. "$T/$1"
	cat >"$T/$1/rules/zz-test.xml"
}

pack same <<'END'
<rules xmlns="urn:lacuna:rules:1">
</rules>
END
a_key "$T/key"
"$LACUNA" -q -k "$T/key" --no-audit "$letter" >"$T/builtin"
"$LACUNA" -q -k "$T/key" --no-audit --patterns "$T/same" "$letter" >"$T/read"
is "packs are read from a directory" $? 0
same "the same packs give the same letter" "$T/builtin" "$T/read"
# The same rules under other file names, so in another order.
pack shuffled </dev/null
rm "$T/shuffled/rules/zz-test.xml"
n=99
for f in "$T"/shuffled/rules/*.xml; do
	n=$((n - 1))
	mv "$f" "$T/shuffled/rules/$n.xml"
done
"$LACUNA" -q -k "$T/key" --no-audit --patterns "$T/shuffled" "$letter" >"$T/read"
same "the order of rule files changes nothing" "$T/builtin" "$T/read"

pack broken <<'END'
<rules xmlns="urn:lacuna:rules:1">
  <rule id="test.broken" category="NAME" type="OTHER" rank="50" score="0.9" at="cap">
    <reason>Not a pattern.</reason>
    <pattern>([A-Z</pattern>
    <hit>[[Ab]]</hit><hit>[[Cd]]</hit><miss>a</miss><miss>b</miss>
  </rule>
</rules>
END
is "a bad pattern is a pack error" "$(code "$LACUNA" --no-audit --patterns "$T/broken" "$letter")" 3
says "it names file and line" "$T/err" 'rules/zz-test.xml:[234]:'
is_empty "and writes no letter" "$T/out"
is "lint says the same" "$(code "$LACUNA" lint "$T/broken")" 3
pack unknown <<'END'
<rules xmlns="urn:lacuna:rules:1">
  <rulle id="test.unknown"/>
</rules>
END
is "an unknown element is a pack error" "$(code "$LACUNA" --no-audit --patterns "$T/unknown" "$letter")" 3
says "it names file and line" "$T/err" 'rules/zz-test.xml:2'
pack cut <<'END'
<rules xmlns="urn:lacuna:rules:1">
END
is "XML that breaks off is a pack error" "$(code "$LACUNA" --no-audit --patterns "$T/cut" "$letter")" 3
pack entity <<'END'
<!DOCTYPE rules [<!ENTITY e SYSTEM "/etc/passwd">]>
<rules xmlns="urn:lacuna:rules:1">&e;</rules>
END
is "entities are refused" "$(code "$LACUNA" --no-audit --patterns "$T/entity" "$letter")" 3
pack untrue <<'END'
<rules xmlns="urn:lacuna:rules:1">
  <rule id="test.untrue" category="NAME" type="OTHER" rank="50" score="0.9" at="cap">
    <reason>Its second hit is none.</reason>
    <pattern>(Quagg)</pattern>
    <hit>the [[Quagg]] one</hit><hit>the [[Quogg]] one</hit>
    <miss>quick</miss><miss>quiet</miss>
  </rule>
</rules>
END
is "an example that comes out otherwise: lint says no" "$(code "$LACUNA" lint "$T/untrue")" 1
says "it names the rule" "$T/out" 'test.untrue'

# (x+)+ before what is not there tries every way to cut the run; the back reference is what
# no cheaper stage can tell beforehand.
pack limit <<'END'
<rules xmlns="urn:lacuna:rules:1">
  <rule id="test.limit" category="NAME" type="OTHER" rank="50" score="0.9" at="cap" limit="2000">
    <reason>Backtracks without end on purpose.</reason>
    <pattern>((?&lt;_x>[A-Za-z])(?:[A-Za-z]+)+\k&lt;_x>!)</pattern>
    <hit>say [[Abba!]] now</hit><hit>say [[Xyzx!]] now</hit><miss>a</miss><miss>b</miss>
  </rule>
</rules>
END
echo "Seen was Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx by Dr. Quibell!" >"$T/hostile"
is "a rule that hits its limit refuses the letter" \
	"$(code "$LACUNA" -a "$T/limit.xml" --patterns "$T/limit" "$T/hostile")" 5
is_empty "and no byte of it is written" "$T/out"
says "the message names the rule" "$T/err" 'test.limit'
says "so does the log" "$T/limit.xml" 'refused="[^"]*test.limit'
if grep -q 'xxxx\|Quibell' "$T/err" "$T/limit.xml"; then
	not_ok "neither quotes the letter"
else
	ok "neither quotes the letter"
fi
printf 'Plain text.\n\0Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx and so on!\0More.\n\0' >"$T/three"
"$LACUNA" -0 -q -a "$T/three.xml" --patterns "$T/limit" "$T/three" >"$T/three.out" 2>/dev/null
is "in a stream the others go on" "$?$(tr '\0' '|' <"$T/three.out" | tr -d '\n')" "5Plain text.||More.|"
# Seams: an example that comes out otherwise is told of with its line.
pack seam </dev/null
rm "$T/seam/rules/zz-test.xml"
sed 's/Both\[\[  \]\]and the hand/Both[[  ]]wrists and the hand/' patterns/seams.xml >"$T/seam/seams.xml"
is "a seam's example that says no" "$(code "$LACUNA" lint "$T/seam")" 1
says "has its line in the report" "$T/out" '^seams.xml:[0-9]*: seam both: hit is not found'
sed 's/left="both"/left="beide"/' patterns/seams.xml >"$T/seam/seams.xml"
is "a side that there is not is a pack error" "$(code "$LACUNA" lint "$T/seam")" 3
says "with its line" "$T/err" 'seams.xml:[0-9]*: left: beide is no side'
grep -v 'hit>Both' patterns/seams.xml >"$T/seam/seams.xml"
is "so is a seam without examples" "$(code "$LACUNA" --no-audit --patterns "$T/seam" "$letter")" 3

# Tables that contradict themselves are refused, with their file and line.
cp -R patterns "$T/tables"
while IFS='|' read -r file edit message; do
	sed "$edit" "patterns/$file" >"$T/tables/$file"
	rc=$(code "$LACUNA" lint "$T/tables")
	cp "patterns/$file" "$T/tables/$file"
	is "$file: $message" "$rc $(grep -c "$file:[0-9][0-9]*: .*$message" "$T/err")" "3 1"
done <<'END'
categories.xml|s/type name="DOCTOR"/type name="PATIENT"/|type PATIENT is there twice
categories.xml|s/category name="PROFESSION"/category name="NAME"/|category NAME is there twice
categories.xml|s/category name="PROFESSION"/category name="Profession"/|a category's name is capital letters
categories.xml|s/tag="DOCTOR"/tag="doctor"/|name and tag of a type are capital letters
categories.xml|s/replacer="zip"/replacer="ZIP"/|replacer and pool of a type are small letters
categories.xml|/name="PROFESSION" tag/d|a category without a type
categories.xml|s/<type name="ZIP"/<kind name="ZIP"/|kind
categories.xml|s/\(<type name="ZIP".*\)\/>/\1><hit>x<\/hit><\/type>/|hit
zones.xml|s/<heading>documents reviewed</<heading>Documents Reviewed</|a heading is small letters and single blanks
zones.xml|s/<heading>documents reviewed</<heading>documents  reviewed</|a heading is small letters and single blanks
zones.xml|s/<heading>documents reviewed</<heading></|an empty heading
zones.xml|s/how the imr decision was made/documents reviewed/|this heading is there twice
zones.xml|s/zone name="documents"/zone name="how"/|zone how is there twice
zones.xml|s/zone name="documents"/zone name="DOCUMENTS"/|a zone's name is small letters
zones.xml|s/<zone name="header"\/>/<zone name="header"><hit>x<\/hit><\/zone>/|hit
END
finish
