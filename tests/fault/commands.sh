#!/bin/sh
# What fault.sh asks of a run it asks here of the other commands: every call fails in turn; of
# review's allocations, which are many, every MALLOC_STEP-th. A file that is made is whole or absent, exit 0 means that all was done,
# a log that does not hold is never verified, and nothing crashes or hangs.
. tests/lib.sh
if [ -n "${SANITIZED:-}" ]; then
	skip "faults of commands: tested by the plain build"
	finish
fi
MALLOC_STEP=${MALLOC_STEP:-97}
cd "$T" || exit 1
a_key key
"$LACUNA" keygen --identity id
head -n 32 "$ROOT/fixtures/demo/1-determination.txt" >letter
"$LACUNA" -q -k key --originals sealed --recipient id.pub -a a.xml letter >cleaned
sed '1s/$/ x/' cleaned >changed
awk 'BEGIN { ORS = "" } { gsub(/["\\]/, ""); print $0 "\\n" }' letter | sed 's/^/{"text":"/; s/$/"}/' >record
echo >>record
"$LACUNA" -q -k key --jsonl record >record.wanted 2>err
"$LACUNA" review --cleaned cleaned --identity id -o page.wanted a.xml
cp letter restore.wanted

# fails CALL AT COMMAND...: the exit code in $rc; 1 when there was no such call any more
fails() {
	rm -f mark made
	fault=$1 at=$2
	shift 2
	rc=0
	LD_PRELOAD=$ROOT/$BUILD/tests/fault.so FAULT_CALL=$fault FAULT_AT=$at FAULT_MARK=$T/mark \
		timeout 20 "$LACUNA" "$@" >out 2>err || rc=$?
	[ -s mark ]
}

# whole FILE WANTED: is it WANTED, or absent where the exit code says so?
whole() {
	if [ -e "$1" ]; then
		cmp -s "$1" "$2" || echo "$fault $at: a part of a file"
	elif [ "$rc" = 0 ]; then
		echo "$fault $at: exit 0 without a file"
	fi
}

# each NAME CHECK STEP COMMAND...: COMMAND with each fault, every STEP-th allocation; CHECK says what
# is wrong with how it ended
each() {
	name=$1 check=$2 each_malloc=$3 tried=0
	shift 3
	: >bad
	for call in malloc read write short fsync rename open close; do
		n=1 step=1
		[ $call = malloc ] && step=$each_malloc
		while fails $call $n "$@"; do
			tried=$((tried + 1)) n=$((n + step))
			[ "$rc" -le 6 ] || echo "$fault $at: exit $rc"
			[ "$rc" = 0 ] || [ -s err ] || [ "$call" = malloc ] || echo "$fault $at: no message"
			$check
		done >>bad
	done
	if [ $tried -lt 5 ]; then
		not_ok "$name: only $tried calls were seen"
	else
		is_empty "$name: any of $tried calls fails: $(head -n 3 bad)" bad
	fi
}

restored() { whole made restore.wanted; }
each "restore" restored 1 restore -a a.xml --identity id -o made cleaned
paged() { whole made page.wanted; }
each "review" paged "$MALLOC_STEP" review --cleaned cleaned --identity id -o made a.xml
denied() { [ "$rc" != 0 ] || echo "$fault $at: verified"; }
each "verify of what was changed" denied 1 verify --original letter changed a.xml
keyed() {
	[ "$rc" != 0 ] || [ "$(wc -c <made)" -eq 32 ] || echo "$fault $at: no key"
	[ "$rc" = 0 ] || [ ! -e made ] || echo "$fault $at: exit $rc and a key"
}
each "keygen" keyed 1 keygen made
recorded() {
	[ "$rc" != 0 ] || cmp -s out record.wanted || grep -q '"refused"' out || echo "$fault $at: exit 0 and other records"
	[ ! -s out ] || [ "$(tail -c 1 out | wc -l)" -eq 1 ] || echo "$fault $at: a part of a record"
}
each "a filter of records" recorded 1 -q -k key --jsonl -j 2 record
finish
