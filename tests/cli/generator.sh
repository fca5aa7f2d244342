#!/bin/sh
# The letter generator that other tests and the bench rely on.
. tests/lib.sh
if [ ! -x build/lettergen ]; then
	skip "build/lettergen is not built"
	finish
fi
if sh tests/gen/check.sh build/lettergen >"$T/log" 2>&1; then
	ok "lettergen gives the same letters from the same seed, with marks where they belong"
else
	not_ok "lettergen: $(tail -n 2 "$T/log")"
fi

# Letters it composes go through and are accounted for, whatever their form.
a_key "$T/key"
build/lettergen --stream --bytes 400K >"$T/letters.nul"
build/lettergen --stream --bytes 100K --density hostile >>"$T/letters.nul"
"$LACUNA" -q -0 -k "$T/key" --originals plain -a "$T/a.xml" "$T/letters.nul" >"$T/out.nul" 2>"$T/err"
rc=$?
[ $rc -eq 0 ] && ok "generated letters are cleaned" || not_ok "generated letters: exit $rc, $(head -n 1 "$T/err")"
is "verify accounts for them" \
	"$(code "$LACUNA" verify -k "$T/key" --original "$T/letters.nul" "$T/out.nul" "$T/a.xml")" 0
"$LACUNA" restore -a "$T/a.xml" "$T/out.nul" >"$T/back.nul"
same "and restore gives them back" "$T/back.nul" "$T/letters.nul"
finish
