#!/bin/sh
# --case-names: names known beforehand are found; a bad list is told of by file and line.
. tests/lib.sh

printf 'Quill was not seen. Mr. nobody came.\n' >"$T/letter.txt"
run() { code "$LACUNA" -q --no-audit -s tag "$@" "$T/letter.txt"; }

is "without the name" "$(run)" 0
same "the letter stays as it is" "$T/out" "$T/letter.txt"
printf '# the case\r\n\r\nPATIENT\t  Ana Quill \r\n' >"$T/names"
is "with the name" "$(run --case-names "$T/names")" 0
says "it is replaced" "$T/out" '^\[PATIENT-[A-Z0-9]*\] was not seen. Mr. nobody came.$'
: >"$T/none"
is "an empty list is no error" "$(run --case-names "$T/none")" 0

printf '# one\nQuill\n' >"$T/names"
is "a line without a type is a usage error" "$(run --case-names "$T/names")" 2
says "it names file and line" "$T/err" '/names:2: not a type, a blank and a name'
is_empty "and no letter is written" "$T/out"
printf 'PATIENT Ana\nAna Quill\n' >"$T/names"
is "an unknown type is a usage error" "$(run --case-names "$T/names")" 2
says "it names file and line, too" "$T/err" '/names:2: no type of person'
if grep -q -e Ana -e Quill "$T/err"; then
	not_ok "a fault quotes no name: $(cat "$T/err")"
else
	ok "a fault quotes no name"
fi
printf 'It was Dr. Zorvat-\nski. The appeal by Zorvat-\nski is late.\n' >"$T/broken.txt"
printf 'PATIENT Zorvatski\n' >"$T/names"
is "names broken over lines" "$(code "$LACUNA" -q --no-audit -s tag --case-names "$T/names" "$T/broken.txt")" 0
is "are whom the list says, each time" "$(grep -c '^\[PATIENT-' "$T/out")" 2
is "a missing list is an input error" "$(run --case-names "$T/absent")" 4

a_key "$T/key"
# Hundreds of people in one letter, each named with a title first and without one later.
awk 'BEGIN {
	for (i = 0; i < 600; i++) {
		name = sprintf("Zor%c%cban%s", 97 + i % 26, 97 + int(i / 26), i % 3 ? "" : "ski")
		print "Dr. " name " saw her in the clinic."
		later = later "\nThen " name " agreed."
	}
	print later
}' >"$T/many"
"$LACUNA" -q -k "$T/key" --no-audit "$T/many" >"$T/out"
is "of 600 people none is left" "$(grep -c 'Zor..ban' "$T/out")" 0
sed -n 's/^Dr\. \(.*\) saw her.*/\1/p' "$T/out" >"$T/first"
sed -n 's/^Then \(.*\) agreed\./\1/p' "$T/out" >"$T/later"
same "each is the same later" "$T/first" "$T/later"
is "and all are there" "$(wc -l <"$T/later" | tr -d ' ')" 600
finish
