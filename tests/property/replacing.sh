#!/bin/sh
# Replacing adds at most 15 % to the instructions of a run without it, counted by callgrind on
# generated letters gone through four times before, so that other users of the machine change nothing.
. tests/lib.sh
most=15

# count FUNCTION: instructions of it and of what it calls
count() {
	rm -f "$T"/cg*
	valgrind --tool=callgrind --callgrind-out-file="$T/cg" --toggle-collect="$1" \
		--dump-after=stages_counted "$BUILD/tests/bench/stages" --count <"$T/letters" \
		>"$T/out" 2>&1 || return 1
	sed -n 's/^totals: //p' "$T/cg.5"
}

if ! command -v valgrind >/dev/null 2>&1 || [ -n "${SANITIZED:-}" ]; then
	skip "instructions are counted by valgrind, which is not here, or counts another build"
	finish
fi
build/lettergen --stream --bytes 200K --density normal >"$T/letters"
all=$(count stages_counted) && act=$(count act_run) ||
	not_ok "a run is counted: $(tail -n 1 "$T/out")"
if [ "${act:-0}" -gt 100000 ] && [ $((act * 100)) -le $(((all - act) * most)) ]; then
	ok "replacing adds at most $most % of instructions"
else
	not_ok "replacing takes ${act:-no} of ${all:-no} instructions: more than $most % of the rest"
fi
[ "${V:-0}" = 0 ] || echo "  $act of $all, $((act * 1000 / (all - act))) thousandths of the rest"
finish
