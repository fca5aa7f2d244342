#!/bin/sh
# lacuna batch over a few letters, each of its allocations, reads, writes, syncs, renames, opens
# and the rest failing in turn, the ledger's too; signals at random moments; a disk that is full.
# Whatever happens: what has its name is whole, exit 0 means that all is there, and the next run
# makes all as if nothing had been. FAULT_STEP=1 fails every allocation, else each 23rd.
. tests/lib.sh
if [ -n "${SANITIZED:-}" ]; then
	skip "faults: tested by the plain build"
	finish
fi
a_key "$T/key"
mkdir -p "$T/in/CM14-1" "$T/in/CM14-2"
head -n 12 fixtures/demo/1-determination.txt >"$T/in/CM14-1/a.txt"
head -n 9 fixtures/demo/2-determination.txt >"$T/in/CM14-1/b.txt" 2>/dev/null ||
	tail -n 9 fixtures/demo/1-determination.txt >"$T/in/CM14-1/b.txt"
printf 'Dr. Ngozi Okonkwo saw her on 03/04/2014.\n' >"$T/in/CM14-2/c.txt"

batch() { timeout 20 "$LACUNA" batch -q -k "$T/key" --case-from dir "$T/in" "$1" 2>"$T/err"; }
tree() { (cd "$1" && find . -type f ! -name 'ledger.db*' ! -path './.work/*' -exec cksum {} + | sort -k3); }
batch "$T/wanted"
is "a batch is done" $? 0
tree "$T/wanted" >"$T/wanted.tree"
is "three letters, their logs and the summary" "$(wc -l <"$T/wanted.tree" | tr -d ' ')" 7

# looks WHAT RC: says what is wrong with what is there after a run that ended with RC
looks() {
	: >"$T/now"
	[ -d "$T/set" ] && tree "$T/set" | grep -v 'summary.xml$' >"$T/now"
	grep -vxFf "$T/wanted.tree" "$T/now" | sed "s|^|$1: not whole: |"
	for letter in CM14-1/a.txt CM14-1/b.txt CM14-2/c.txt; do
		[ ! -e "$T/set/letters/$letter" ] || [ -e "$T/set/audit/$letter.xml" ] ||
			echo "$1: a letter without its log"
	done
	if [ "$2" -eq 0 ]; then
		tree "$T/set" | cmp -s - "$T/wanted.tree" || echo "$1: exit 0 and not all is there"
	fi
	case $2 in
	0 | 3 | 4 | 5 | 6 | 130 | 143) ;;
	*) echo "$1: exit $2" ;;
	esac
}

# again WHAT: the next run makes all; says what is wrong
again() {
	batch "$T/set" || echo "$1: exit $? of the next run: $(head -n 1 "$T/err")"
	tree "$T/set" | cmp -s - "$T/wanted.tree" || echo "$1: not all is there after the next run"
}

# one CALL AT: a run with one fault; fails when there was none to make
one() {
	rm -rf "$T/mark" "$T/set"
	rc=0
	LD_PRELOAD=$PWD/$BUILD/tests/fault.so FAULT_CALL=$1 FAULT_AT=$2 FAULT_MARK=$T/mark \
		timeout 20 "$LACUNA" batch -q -k "$T/key" --case-from dir "$T/in" "$T/set" 2>"$T/err" || rc=$?
	[ -s "$T/mark" ] || return 1
	case $1:$rc in # a letter that cannot be read is refused: the ledger says so
	*:0 | *:5 | malloc:*) ;;
	*) [ -s "$T/err" ] || echo "$1 $2: exit $rc and no message" ;;
	esac
	looks "$1 $2" $rc
	again "$1 $2"
}

for call in read write short fsync rename open close mkdir unlink malloc; do
	step=1 at=1 n=0
	[ $call = malloc ] && step=${FAULT_STEP:-23}
	: >"$T/bad"
	while one $call $at >>"$T/bad"; do
		n=$((n + 1)) at=$((at + step))
		[ $n -lt 20000 ] || { echo "no end" >>"$T/bad" && break; }
	done
	if [ $n -eq 0 ]; then
		not_ok "no $call was seen"
	else
		is_empty "any of $n $call calls fails: $(head -n 3 "$T/bad")" "$T/bad"
	fi
done

# Signals at random moments of what an undisturbed run takes here; the seed is shown.
SEED=${SEED:-$$}
rm -rf "$T/set"
from=$(date +%s%N)
"$LACUNA" batch -q -k "$T/key" --case-from dir "$T/in" "$T/set" 2>/dev/null
took=$((($(date +%s%N) - from) / 1000))
moments=$(awk -v seed="$SEED" -v took="$took" '
	BEGIN { srand(seed); for (i = 0; i < 12; i++) printf "%06d\n", 1000 + rand() * took }')
killed=0
for signal in INT TERM; do
	: >"$T/bad"
	for after in $moments; do
		rm -rf "$T/set"
		rc=0
		# not in a shell's background, which would ignore INT
		timeout --foreground -s $signal "0.$after" \
			"$LACUNA" batch -q -k "$T/key" --case-from dir "$T/in" "$T/set" 2>"$T/err" || rc=$?
		[ $rc -eq 124 ] && rc=130 killed=$((killed + 1))
		{
			looks "$signal after $after" $rc
			again "$signal after $after"
		} >>"$T/bad"
	done
	is_empty "$signal at 12 moments (seed $SEED): $(head -n 3 "$T/bad")" "$T/bad"
done
is "some were stopped in time ($killed)" "$([ $killed -gt 0 ] && echo yes)" yes

# A disk of so many KB, of which a run takes about 100, in a name space of our own.
mkdir "$T/disk"
if unshare -rm mount -t tmpfs none "$T/disk" 2>/dev/null; then
	: >"$T/bad"
	full=0
	for size in 4 12 20 28 36 44 52 60 68 76 84 92 100 108 116 124 200; do
		T=$T LACUNA=$LACUNA size=$size unshare -rm sh -c '
			mount -t tmpfs -o size="${size}k" none "$T/disk" || exit 99
			rc=0
			timeout 20 "$LACUNA" batch -q -k "$T/key" --case-from dir "$T/in" "$T/disk/set" 2>"$T/err" || rc=$?
			rm -rf "$T/set"
			[ ! -d "$T/disk/set" ] || cp -r "$T/disk/set" "$T/set"
			exit $rc'
		rc=$?
		[ $rc -eq 0 ] || full=$((full + 1))
		{
			[ $rc -eq 0 ] || [ $rc -eq 6 ] || echo "$size KB: exit $rc: $(head -n 1 "$T/err")"
			looks "$size KB" $rc
			again "$size KB"
		} >>"$T/bad"
	done
	is_empty "full disks of 4 to 124 KB: $(head -n 3 "$T/bad")" "$T/bad"
	is "some were full ($full of 17)" "$([ $full -gt 3 ] && echo yes)" yes
else
	skip "no name space for a small disk"
fi
finish
