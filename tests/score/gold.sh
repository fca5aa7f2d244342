#!/bin/sh
# The annotated letters at $GOLD, which lie outside the repository, reach their floors.
. tests/lib.sh
for set in dev hard; do
	if ! ls "$GOLD"/$set-*.xml >/dev/null 2>&1; then
		skip "no $set letters at $GOLD"
		continue
	fi
	if "$LACUNA" score --only $set- --floor tests/score/$set.floor "$GOLD" >"$T/out" 2>"$T/err"; then
		ok "the $set letters: $(sed -n 's/^ALL *//p' "$T/out" | tr -s ' ')"
	else
		not_ok "the $set letters: $(grep 'below its floor' "$T/out" | head -n 4) $(cat "$T/err")"
	fi
done

# Strict changes nothing more where there is nothing to find.
if ls "$GOLD"/dev-*.xml >/dev/null 2>&1; then
	echo "CLEAN.unchanged 1.0" >"$T/floor"
	is "the strict policy leaves the clean letters as they are" \
		"$(code "$LACUNA" score -p strict --only dev- --floor "$T/floor" "$GOLD")" 0
else
	skip "no clean letters at $GOLD"
fi

# One letter of our own, so that scoring itself is tried wherever this runs.
mkdir "$T/gold"
printf 'Seen by Dr. Anil Ferraro on June 11, 2012.\n' >"$T/gold/a.txt"
cat >"$T/gold/a.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<deIdi2b2><TEXT/><TAGS>
<NAME id="P0" start="12" end="24" bstart="12" bend="24" text="Anil Ferraro" TYPE="DOCTOR"/>
<DATE id="P1" start="28" end="41" bstart="28" bend="41" text="June 11, 2012" TYPE="DATE"/>
</TAGS></deIdi2b2>
END
is "score runs on letters of any directory" "$(code "$LACUNA" score "$T/gold")" 0
says "it finds the name and the date" "$T/out" '^ALL  *2  *0  *100.00%'
echo "ALL.recall 1.0" >"$T/floor"
is "a floor that is reached is exit 0" "$(code "$LACUNA" score --floor "$T/floor" "$T/gold")" 0
echo "GAP.recall 0.5" >"$T/floor"
is "a floor that is not is exit 1" "$(code "$LACUNA" score --floor "$T/floor" "$T/gold")" 1
mkdir "$T/none"
is "no letters is no success" "$([ "$(code "$LACUNA" score "$T/none")" -ne 0 ]; echo $?)" 0
finish
