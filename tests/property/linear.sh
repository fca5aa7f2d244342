#!/bin/sh
# Twice the text takes at most 2.2 times the instructions, counted over two doublings by
# callgrind, so that other users of the machine change nothing. LONG=1 counts up to 1 MB instead
# of 128 KB.
. tests/lib.sh
most=484 # hundredths: 2.2 times 2.2
bytes=32768
[ -z "${LONG:-}" ] || bytes=262144

# counts KIND: instructions for the text and for four times that, a line each; its name is in
# $T/name
counts() {
	rm -f "$T"/cg*
	valgrind --tool=callgrind --callgrind-out-file="$T/cg" --toggle-collect=prop_linear_counted \
		--dump-after=prop_linear_counted "$BUILD/tests/run-property" --scrub "$1" $bytes \
		2>"$T/err" >"$T/name" || return 1
	sed -n 's/^totals: //p' "$T/cg.1" "$T/cg.2"
}

if ! command -v valgrind >/dev/null 2>&1 || [ -n "${SANITIZED:-}" ]; then
	skip "instructions are counted by valgrind, which is not here, or counts another build"
	finish
fi
kind=0
while counts $kind >"$T/counts"; do
	name=$(cat "$T/name")
	if awk -v most=$most '{ n[NR] = $1 } END { exit !(NR == 2 && n[1] > 1e5 && n[2] * 100 <= n[1] * most) }' \
		"$T/counts"; then
		ok "$name: twice the text takes at most 2.2 times the instructions"
	else
		not_ok "$name: $bytes bytes and four times that: $(paste -s -d ' ' "$T/counts") instructions"
	fi
	[ "${V:-0}" = 0 ] || echo "  $(paste -s -d ' ' "$T/counts")"
	kind=$((kind + 1))
done
[ $kind -gt 0 ] || not_ok "there are kinds of text: $(cat "$T/err")"
finish
