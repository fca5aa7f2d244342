# Sourced by the shell tests. A test is a block that ends in ok, not_ok or skip with a name that
# says the behaviour; finish prints the closing line that tests/run.sh adds up.
set -u
LC_ALL=C
export LC_ALL
BUILD=${BUILD:-build}
LACUNA=${LACUNA:-$BUILD/lacuna}
GOLD=${GOLD:-../shared/gold/letters}
case $LACUNA in /*) ;; *) LACUNA=$PWD/$LACUNA ;; esac
ROOT=$PWD
passed=0 failed=0 skipped=0
T=$(mktemp -d "${TMPDIR:-/tmp}/lacuna-test.XXXXXX") || exit 1
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM

ok() { passed=$((passed + 1)); echo "ok - $1"; }
not_ok() { failed=$((failed + 1)); echo "not ok - $1"; }
skip() { skipped=$((skipped + 1)); echo "skip - $1"; }

# is NAME GOT WANTED
is() {
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1: got '$2', not '$3'"; fi
}

# says NAME FILE PATTERN: does FILE hold a line that matches the basic regular expression?
says() {
	if grep -q -e "$3" "$2"; then ok "$1"; else not_ok "$1: no '$3' in: $(head -n 3 "$2")"; fi
}

# same NAME FILE FILE: the same bytes
same() {
	if cmp -s "$2" "$3"; then ok "$1"; else not_ok "$1: $(cmp "$2" "$3" 2>&1)"; fi
}

# is_empty NAME FILE
is_empty() {
	if [ ! -s "$2" ]; then ok "$1"; else not_ok "$1: $(wc -c <"$2") bytes"; fi
}

# code COMMAND...: runs it, stdout to $T/out, stderr to $T/err; prints the exit code
code() {
	rc=0
	"$@" >"$T/out" 2>"$T/err" || rc=$?
	echo "$rc"
}

# a_key FILE [NAME]: a key that is the same at each run, for what surrogates are drawn is the key's
# doing and no test is to pass by luck. KEYS=n gives others.
a_key() {
	printf '%-32.32s' "test ${KEYS:-1} ${2-}" >"$1" && chmod 600 "$1"
}

finish() {
	echo "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
	exit
}
