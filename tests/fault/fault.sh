#!/bin/sh
# Every allocation, read, write, sync, rename, open and close of one run fails in turn. Whatever
# fails: a letter on standard output is whole or absent, a named file is whole or absent, what
# left is accounted for, and the exit code says so.
. tests/lib.sh
if [ -n "${SANITIZED:-}" ]; then
	skip "faults: tested by the plain build"
	finish
fi
a_key "$T/key"
head -n 32 fixtures/demo/1-determination.txt >"$T/letter"
"$LACUNA" -q -k "$T/key" -a "$T/wanted.xml" "$T/letter" >"$T/wanted"

# one WAY CALL AT: a run with one fault; says what is wrong with how it ended
one() {
	rm -f "$T/mark" "$T"/a.xml* "$T/text"*
	: >"$T/stdout"
	set -- "$@" -q -k "$T/key" -a "$T/a.xml"
	way=$1 call=$2 at=$3
	shift 3
	[ "$way" = file ] && set -- "$@" -o "$T/text"
	rc=0
	timeout 60 env LD_PRELOAD="$PWD/$BUILD/tests/fault.so" FAULT_CALL=$call FAULT_AT=$at FAULT_MARK="$T/mark" \
		"$LACUNA" "$@" "$T/letter" >"$T/stdout" 2>"$T/err" || rc=$?
	[ -s "$T/mark" ] || return 1
	[ "$way" = stdout ] && out=$T/stdout || out=$T/text
	if [ -s "$out" ] && ! cmp -s "$out" "$T/wanted"; then
		echo "$way $call $at: part of a letter"
	fi
	if [ -e "$T/a.xml" ] && ! cmp -s "$T/a.xml" "$T/wanted.xml" &&
		! grep -q 'refused=' "$T/a.xml"; then
		echo "$way $call $at: a log that is neither whole nor absent"
	fi
	if [ -s "$out" ]; then
		log=$T/a.xml
		[ -e "$log" ] || log=$T/a.xml.part
		"$LACUNA" verify -q "$out" "$log" 2>/dev/null || echo "$way $call $at: no account"
	fi
	case $rc in
	0) [ -s "$out" ] && [ -e "$T/a.xml" ] || echo "$way $call $at: exit 0 and not all is there" ;;
	3 | 4 | 5 | 6) [ -s "$T/err" ] || [ "$call" = malloc ] || echo "$way $call $at: no message" ;;
	*) echo "$way $call $at: exit $rc" ;;
	esac
	case $call:$rc in
	write:[!6] | short:[!6] | nothing:[!6] | fsync:[!6] | rename:[!6]) echo "$way $call $at: exit $rc" ;;
	read:[!4]) echo "$way $call $at: exit $rc" ;;
	malloc:[46]) echo "$way $call $at: exit $rc for memory" ;;
	esac
	return 0
}

for way in stdout file; do
	for call in malloc read write short nothing fsync rename open close; do
		at=0
		: >"$T/bad"
		while at=$((at + 1)) && one $way $call $at >>"$T/bad"; do
			[ $at -lt 5000 ] || { echo "no end" >>"$T/bad" && break; }
		done
		if [ $at -eq 1 ]; then
			# without -o nothing is renamed but the log, so every kind has its calls
			not_ok "$way: no $call was seen"
		else
			is_empty "$way: any of $((at - 1)) $call calls fails: $(head -n 3 "$T/bad")" "$T/bad"
		fi
	done
done
finish
