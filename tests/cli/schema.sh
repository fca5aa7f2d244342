#!/bin/sh
# Audit logs and packs are of the form their schemas give, read as a stream.
. tests/lib.sh
if ! command -v xmllint >/dev/null; then
	skip "xmllint is not here (libxml2-utils)"
	finish
fi

valid() {
	if xmllint --stream --noout --schema "$1" "$2" 2>"$T/err"; then
		ok "$3"
	else
		not_ok "$3: $(head -n 2 "$T/err")"
	fi
}

schema=patterns/schemas/audit.xsd
for keep in none digest plain; do
	for style in surrogate tag; do
		for letter in fixtures/demo/*.txt; do
			"$LACUNA" -q --originals $keep -s $style -a "$T/a.xml" "$letter" >"$T/clean"
			valid $schema "$T/a.xml" "a log is valid: $keep, $style, $(basename "$letter")"
		done
	done
done
printf 'Dr. Anil\fFerraro, 3/4/\0\n2012 & ]]> \351\0Dear Ms. Tran:\0' >"$T/odd"
"$LACUNA" -q --originals plain -a "$T/a.xml" "$T/odd" >"$T/clean"
valid $schema "$T/a.xml" "a log of a letter with form feeds and NULs is valid"
"$LACUNA" -0 -q --max-letter 20 -a "$T/a.xml" "$T/odd" >"$T/clean" 2>/dev/null
valid $schema "$T/a.xml" "a log with a refused letter is valid"
: | "$LACUNA" -0 -q -a "$T/a.xml" >"$T/clean"
valid $schema "$T/a.xml" "a log of no letters is valid"
sed 's/ category="/ kategory="/' "$T/a.xml" >"$T/bad.xml"
"$LACUNA" -q -a "$T/a.xml" fixtures/demo/2-notice.txt >"$T/clean"
sed 's/ category="/ kategory="/' "$T/a.xml" >"$T/bad.xml"
if xmllint --stream --noout --schema $schema "$T/bad.xml" 2>/dev/null; then
	not_ok "the schema refuses what is not so"
else
	ok "the schema refuses what is not so"
fi

for pair in rules:rules/*.xml policy:policies/*.xml categories:categories.xml zones:zones.xml \
	seams:seams.xml; do
	xsd=patterns/schemas/${pair%%:*}.xsd
	[ -f "$xsd" ] || continue
	for f in patterns/${pair#*:}; do
		valid "$xsd" "$f" "$f is valid"
	done
done
finish
