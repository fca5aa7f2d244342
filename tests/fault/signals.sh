#!/bin/sh
# Killed at any moment, by SIGINT, SIGTERM or SIGKILL: a named output is whole or absent, what
# left on standard output is accounted for, and nothing hangs. The key goes while it is read, the
# reader goes away, the disk is full, the input breaks off.
. tests/lib.sh
if [ -n "${SANITIZED:-}" ]; then
	skip "signals: tested by the plain build"
	finish
fi
ROUNDS=${ROUNDS:-12}
a_key "$T/key"
for i in 1 2 3 4 5 6 7 8; do
	cat fixtures/demo/*.txt
	printf '\0'
done >"$T/eight"
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do cat "$T/eight"; done >"$T/in"
"$LACUNA" -0 -q -k "$T/key" -a "$T/wanted.xml" "$T/in" >"$T/wanted"

# killed SIGNAL MILLISECONDS WAY: the run with that signal after that time; says what is wrong
killed() {
	rm -f "$T"/a.xml* "$T"/text*
	set -- "$1" "$2" "$3" -0 -q -k "$T/key" -a "$T/a.xml"
	signal=$1 after=$2 way=$3
	shift 3
	[ "$way" = file ] && set -- "$@" -o "$T/text"
	"$LACUNA" "$@" "$T/in" >"$T/stdout" 2>/dev/null &
	pid=$!
	sleep "0.$after"
	kill -s "$signal" "$pid" 2>/dev/null
	rc=0
	wait "$pid" 2>/dev/null || rc=$?
	[ "$way" = stdout ] && out=$T/stdout || out=$T/text
	log=$T/a.xml
	[ -e "$log" ] || log=$T/a.xml.part
	if [ "$way" = file ] && [ -e "$out" ] && ! cmp -s "$out" "$T/wanted"; then
		echo "$signal after $after: a named file that is not whole"
	fi
	if [ -e "$T/a.xml" ] && ! cmp -s "$T/a.xml" "$T/wanted.xml"; then
		echo "$signal after $after: a log that is neither whole nor absent"
	fi
	if [ "$way" = stdout ] && [ -s "$out" ] && ! "$LACUNA" verify -q "$out" "$log" 2>/dev/null; then
		echo "$signal after $after: no account of what left"
	fi
	if [ "$rc" -eq 0 ] && ! cmp -s "$out" "$T/wanted"; then
		echo "$signal after $after: exit 0 and not all is there"
	fi
}

# A moment somewhere in the run, in thousandths of a second, from a seed that is shown.
SEED=${SEED:-$$}
moments=$(awk -v seed="$SEED" -v n="$ROUNDS" \
	'BEGIN { srand(seed); for (i = 0; i < n; i++) printf "%03d\n", 5 + rand() * 120 }')
for way in stdout file; do
	for signal in INT TERM KILL; do
		for after in $moments; do killed $signal "$after" $way; done >"$T/bad"
		is_empty "$signal at $ROUNDS moments ($way, seed $SEED): $(head -n 2 "$T/bad")" "$T/bad"
	done
done

"$LACUNA" keygen "$T/gone"
exec 3<"$T/gone"
rm "$T/gone"
is "a key file that went is unreadable input" "$(code "$LACUNA" -q --no-audit -k "$T/gone" "$T/in")" 4
is_empty "and nothing leaves" "$T/out"
exec 3<&-
: >"$T/short" && chmod 600 "$T/short"
is "a key file that was emptied is refused" "$(code "$LACUNA" -q --no-audit -k "$T/short" "$T/in")" 5

rc=0
{ "$LACUNA" -0 -q -k "$T/key" -a "$T/pipe.xml" "$T/in" 2>"$T/err" || echo $? >"$T/rc"; } | head -c 100 >/dev/null
is "a reader that goes away is exit 6" "$(cat "$T/rc")" 6
says "with a message" "$T/err" "standard output"
if [ -e /dev/full ]; then
	rc=0
	"$LACUNA" -q -k "$T/key" -a "$T/full.xml" fixtures/demo/1-determination.txt >/dev/full 2>"$T/err" || rc=$?
	is "a full disk is exit 6" "$rc" 6
	is "and no log says that all is well" "$([ -e "$T/full.xml" ] && echo there)" ""
	is "nor is there room for a log" \
		"$(code "$LACUNA" -q -k "$T/key" -a /dev/full fixtures/demo/1-determination.txt)" 6
	is_empty "then nothing leaves" "$T/out"
fi
is "an input that is a directory by now is exit 4" "$(code "$LACUNA" -q --no-audit - <"$T")" 4
is_empty "and nothing leaves" "$T/out"
finish
