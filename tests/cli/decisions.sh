#!/bin/sh
# --decisions: what a reviewer decided is followed where its case and text are, logged, and read
# strictly.
. tests/lib.sh
a_key "$T/key"
letter=fixtures/demo/1-determination.txt
case=$(sed -n 's/.*Case Number: *\([^ ]*\) .*/\1/p' $letter | head -n 1)

# decide LINE...: a decisions file of these
decide() {
	{
		printf '<?xml version="1.0" encoding="UTF-8"?>\n<decisions xmlns="urn:lacuna:decisions:1">\n'
		printf '%s\n' "$@"
		printf '</decisions>\n'
	} >"$T/d.xml"
}
scrub() { "$LACUNA" -q -k "$T/key" -o "$T/cleaned" -a "$T/a.xml" "$@"; }
holds() { says "$1" "$T/cleaned" "$2"; }
lacks() {
	if grep -q -e "$2" "$T/cleaned"; then not_ok "$1: $2 is there"; else ok "$1"; fi
}

scrub $letter
lacks "without decisions a state is replaced" 'New Mexico'
holds "and what nobody finds stays" 'frozen peas'

entities() { grep -o ' entity="[^"]*"' "$T/a.xml" | sort | uniq -c | awk '{ print $1 }' | sort -n | tr '\n' ' '; }
before=$(entities)
decide '<always id="d1" scope="set" category="ORGANIZATION" type="OTHER"><text>frozen peas</text></always>'
scrub --decisions "$T/d.xml" $letter
is "who is who stays so: one more, with one mention" "$(entities)" "1 $before"

decide '<never id="d1" scope="set"><text>New  MEXICO</text><comment>of the reviewer</comment></never>' \
	"<always id=\"d2\" scope=\"case\" case=\"$case\" category=\"ORGANIZATION\" type=\"OTHER\"><text>frozen peas</text></always>"
scrub --decisions "$T/d.xml" $letter
holds "never: it stays, however it is written" 'New Mexico'
lacks "always: it is replaced" 'frozen peas'
says "the log tells of the one as a finding" "$T/a.xml" '<finding .*type="STATE".* note="decision.d1"/>'
says "of the other as a substitution" "$T/a.xml" '<substitution .*type="OTHER".* rule="decision.d2"'
says "and of the file" "$T/a.xml" "decisions=\"blake2b:$(b2sum -l 128 "$T/d.xml" | cut -c1-32)\""
is "such a log is verified" "$(code "$LACUNA" verify -k "$T/key" --original $letter "$T/cleaned" "$T/a.xml")" 0
if command -v xmllint >/dev/null; then
	is "and valid" "$(code xmllint --noout --schema patterns/schemas/audit.xsd "$T/a.xml")" 0
fi
for how in '-s tag' '-p strict' '-p safe-harbor'; do
	# shellcheck disable=SC2086 # words
	scrub --decisions "$T/d.xml" $how $letter
	holds "$how: never" 'New Mexico'
	lacks "$how: always" 'frozen peas'
done
decide '<always id="d1" scope="set" category="LOCATION" type="STATE"><text>New Mexico</text></always>'
scrub --decisions "$T/d.xml" -p safe-harbor $letter
lacks "always holds where the policy keeps" 'New Mexico'

decide '<never id="d1" scope="case" case="CM99-1111111"><text>New Mexico</text></never>' \
	'<always id="d2" scope="case" case="CM99-1111111" category="NAME" type="DOCTOR"><text>frozen peas</text></always>'
scrub --decisions "$T/d.xml" $letter
lacks "another case's never is not followed" 'New Mexico'
holds "nor its always" 'frozen peas'
scrub --decisions "$T/d.xml" -c CM99-1111111 $letter
holds "in its case it is" 'New Mexico'

# By digest and the case's tag, as a page of a log without originals has them.
scrub $letter
tag=$(sed -n 's/.*<letter .* case="\([0-9a-f]*\)".*/\1/p' "$T/a.xml")
digest=$(sed -n 's/.*type="STATE".* digest="\([0-9a-f]*\)".*/\1/p' "$T/a.xml" | head -n 1)
decide "<never id=\"d1\" scope=\"case\" case=\"$tag\" digest=\"$digest\"/>"
scrub --decisions "$T/d.xml" $letter
holds "a digest does for a text" 'New Mexico'
a_key "$T/key2" key2
"$LACUNA" -q -k "$T/key2" --decisions "$T/d.xml" -o "$T/cleaned" -a "$T/a.xml" $letter
lacks "with the key it was made with" 'New Mexico'

decide '<never id="d1" scope="set"><text>frozen peas</text></never>' \
	'<always id="d2" scope="set" category="NAME" type="OTHER"><text>Frozen Peas</text></always>'
scrub --decisions "$T/d.xml" $letter
lacks "where both are asked for it is replaced" 'frozen peas'

# What is not of the schema is refused, by xmllint and by lacuna, without a word of it.
n=0
while IFS= read -r line; do
	n=$((n + 1))
	decide "$line"
	is "refused: $line" "$(code "$LACUNA" --no-audit --decisions "$T/d.xml" $letter)" 3
	is_empty "not a byte" "$T/out"
	says "with file and line" "$T/err" 'd.xml:[0-9]'
	if grep -q 'Zyxwv' "$T/err"; then not_ok "and no text"; else ok "and no text"; fi
done <<'END'
<never id="d1" scope="all"><text>Zyxwv</text></never>
<never scope="set"><text>Zyxwv</text></never>
<never id="1 d" scope="set"><text>Zyxwv</text></never>
<never id="d1" scope="set"/>
<never id="d1" scope="case"><text>Zyxwv</text></never>
<never id="d1" scope="set" case="x"><text>Zyxwv</text></never>
<never id="d1" scope="set"><text>, .</text></never>
<never id="d1" scope="set" digest="0123456789abcdef0123456789abcdef"/>
<never id="d1" scope="case" case="x" digest="0123"/>
<never id="d1" scope="set" type="STATE"><text>Zyxwv</text></never>
<always id="d1" scope="set" category="NAME" type="STATE"><text>Zyxwv</text></always>
<always id="d1" scope="set" category="NAME" type="OTHER"/>
<never id="d1" scope="set"><text>Zyxwv</text></never><never id="d1" scope="set"><text>b</text></never>
<sometimes id="d1"/>
<item verdict="accept">Zyxwv</item>
<item id="i1">Zyxwv</item>
<item id="i1" verdict="accept" who="Zyxwv"/>
<item id="i1" verdict="accept"><text>Zyxwv</text></item>
END
is "an empty file is none of ours" "$(: >"$T/e.xml"; code "$LACUNA" --no-audit --decisions "$T/e.xml" $letter)" 3
is "nor is one that is not there" "$(code "$LACUNA" --no-audit --decisions "$T/none.xml" $letter)" 3
if command -v xmllint >/dev/null; then
	decide '<never id="d1" scope="case" case="x" digest="0123456789abcdef0123456789abcdef"/>' \
		'<always id="d2" scope="set" category="NAME" type="OTHER"><text>a</text><comment>b</comment></always>' \
		'<item id="i1" verdict="accept" letter="1" n="2" kind="finding" last="" scope="case">said</item>'
	is "the schema has what is taken" "$(code xmllint --noout --schema patterns/schemas/decisions.xsd "$T/d.xml")" 0
	is "as lacuna has" "$(code "$LACUNA" --no-audit --decisions "$T/d.xml" $letter)" 0
	decide '<never id="d1" scope="all"><text>a</text></never>'
	is "and not what is not" "$([ "$(code xmllint --noout --schema patterns/schemas/decisions.xsd "$T/d.xml")" -ne 0 ] && echo no)" no
else
	skip "xmllint is not here"
fi
finish
