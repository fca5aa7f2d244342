#!/bin/sh
# Tags stay as they are: a letter cleaned in tag style is left alone the second time, under
# another key, by every policy. Fixtures, and the annotated letters where they lie.
. tests/lib.sh
a_key "$T/key"
a_key "$T/other" other
for mark in fixtures/letters/*.mark; do
	sed 's/{{[A-Z]*:[A-Z]*|//g; s/}}//g' "$mark" >"$T/$(basename "$mark" .mark).txt"
done
for letter in fixtures/demo/*.txt "$GOLD"/*.txt; do
	[ -f "$letter" ] && cp "$letter" "$T/"
done
n=0
for letter in "$T"/*.txt; do
	n=$((n + 1))
done
[ -d "$GOLD" ] || skip "annotated letters: none at \$GOLD"
for policy in imr safe-harbor strict; do
	changed=
	for letter in "$T"/*.txt; do
		"$LACUNA" -q --no-audit -k "$T/key" -p $policy -s tag -o "$T/once" "$letter" &&
			"$LACUNA" -q --no-audit -k "$T/other" -p $policy -s tag -o "$T/twice" "$T/once" &&
			cmp -s "$T/once" "$T/twice" || changed="$changed $(basename "$letter")"
	done
	is "$policy: none of $n letters changes the second time" "$changed" ""
done

# Labels, brackets, titles by the hundred, 60 KB a letter.
build/lettergen --seed 305 --count 40 --density hostile --bytes 60K --out "$T/hostile" >/dev/null
for letter in "$T"/hostile/*.txt; do
	cat "$letter"
	printf '\0'
done >"$T/hostile.nul"
for policy in imr safe-harbor strict; do
	is "$policy: of 40 hostile letters none is refused" "$(code "$LACUNA" -0 -q --no-audit -k "$T/key" -p $policy \
		-s tag -o "$T/once" "$T/hostile.nul")" 0
	"$LACUNA" -0 -q --no-audit -k "$T/other" -p $policy -s tag -o "$T/twice" "$T/once"
	is "$policy: nor changed the second time" "$(code cmp "$T/once" "$T/twice")" 0
done
finish
