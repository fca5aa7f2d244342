#!/bin/sh
# Runs every test there is and adds up. A test program ends in "N passed, N failed, N skipped";
# one without that line, or that ran nothing, or that counts no failure and yet exits not 0, is
# a failure. V=1 shows every line, else what failed or was skipped. Names as arguments choose
# among them: sh tests/run.sh cli/filter.sh unit
set -u
BUILD=${BUILD:-build}
V=${V:-0}
log=$(mktemp "${TMPDIR:-/tmp}/lacuna-run.XXXXXX") || exit 1
trap 'rm -f "$log"' EXIT
trap 'exit 1' HUP INT TERM
total_passed=0 total_failed=0 total_skipped=0
chosen="$*"

wanted() {
	[ -z "$chosen" ] && return 0
	case " $chosen " in *" $1 "*) return 0 ;; esac
	return 1
}

# run NAME COMMAND...
run() {
	name=$1
	shift
	wanted "$name" || return 0
	rc=0
	"$@" >"$log" 2>&1 </dev/null || rc=$?
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$log" | tail -n 1)
	p=0 f=0 s=0
	if [ -n "$line" ]; then
		p=${line%% passed*}
		f=${line#*passed, } f=${f%% failed*}
		s=${line#*failed, } s=${s%% skipped*}
	fi
	why=
	[ -z "$line" ] && why=' (no closing line)'
	[ -n "$line" ] && [ $((p + f + s)) -eq 0 ] && why=' (no tests)'
	[ -z "$why" ] && [ "$rc" -ne 0 ] && [ "$f" -eq 0 ] && why=" (exit $rc)"
	[ -n "$why" ] && f=$((f + 1))
	if [ "$V" = 1 ] || [ -n "$why" ]; then
		cat "$log"
	elif [ "$f" -gt 0 ] || [ "$s" -gt 0 ]; then
		grep -E '^(not ok|skip)|:[EF]:|FAIL|ERROR' "$log"
	fi
	echo "$name: $p passed, $f failed, $s skipped$why"
	total_passed=$((total_passed + p))
	total_failed=$((total_failed + f))
	total_skipped=$((total_skipped + s))
}

for kind in unit spec property cases attack fuzz planted sandbox; do
	[ -x "$BUILD/tests/run-$kind" ] && run "$kind" "$BUILD/tests/run-$kind"
done
for script in tests/layers.sh tests/cli/*.sh tests/fault/*.sh tests/spec/*.sh tests/approved/*.sh \
	tests/property/*.sh tests/score/*.sh tests/browser/run.sh; do
	[ -f "$script" ] && run "${script#tests/}" sh "$script"
done
# What starts daemons runs only by name (make cluster).
for script in tests/cluster/*.sh; do
	[ -n "$chosen" ] && run "${script#tests/}" sh "$script"
done
echo "$total_passed passed, $total_failed failed, $total_skipped skipped"
[ "$total_failed" -eq 0 ] && [ "$total_passed" -gt 0 ]
