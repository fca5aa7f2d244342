#!/bin/sh
# How fast: a stream of generated letters through the filter, the same bytes through wc -w, and
# the time from start to exit on one letter. Best of three, one core. BENCH_BYTES=100M
set -eu
BUILD=${BUILD:-build}
BENCH_BYTES=${BENCH_BYTES:-100M}
dir=$BUILD/bench
mkdir -p "$dir"
stream=$dir/letters-$BENCH_BYTES.nul
[ -s "$stream" ] || build/lettergen --stream --bytes "$BENCH_BYTES" >"$stream"
[ -s "$dir/key" ] || "$BUILD/lacuna" keygen "$dir/key"
size=$(wc -c <"$stream")

# seconds COMMAND...: the best of three, on one core where taskset is there
seconds() {
	best=
	for _ in 1 2 3; do
		start=$(date +%s.%N)
		$pin "$@" >/dev/null
		end=$(date +%s.%N)
		best=$(echo "$start $end ${best:-1e9}" |
			awk '{ d = $2 - $1; print (d < $3 ? d : $3) }')
	done
	echo "$best"
}

pin=
command -v taskset >/dev/null 2>&1 && pin='taskset -c 0'

rate() {
	name=$1
	shift
	seconds "$@" | awk -v n="$size" -v name="$name" \
		'{ printf "%-34s %8.1f MB/s %8.2f s\n", name, n / $1 / 1e6, $1 }'
}

printf 'bytes: %s in %s letters\n' "$size" "$(tr -cd '\0' <"$stream" | wc -c | tr -d ' ')"
rate 'wc -w' wc -w "$stream"
rate 'lacuna -0 --no-audit' "$BUILD/lacuna" -0 -q -k "$dir/key" --no-audit "$stream"
rate 'lacuna -0 --audit' "$BUILD/lacuna" -0 -q -k "$dir/key" -a "$dir/a.xml" "$stream"
rate 'lacuna -0 --audit --style tag' "$BUILD/lacuna" -0 -q -k "$dir/key" -s tag -a "$dir/a.xml" \
	"$stream"

letter=fixtures/demo/1-determination.txt
start=$(date +%s.%N)
i=0
while [ $i -lt 100 ]; do
	"$BUILD/lacuna" -q --no-audit "$letter" >/dev/null
	i=$((i + 1))
done
end=$(date +%s.%N)
echo "$start $end $(wc -c <"$letter")" |
	awk '{ printf "start to exit, a letter of %d bytes: %.1f ms\n", $3, ($2 - $1) * 10 }'
