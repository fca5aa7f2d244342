#!/bin/sh
# How fast: one table of lacuna beside other tools on the same letters, in turn, one core;
# one of the stages; the rules that are tried most in vain; other kinds of letters; start-up. All
# by processor time, since machines are shared.
# BENCH_BYTES=100M BENCH_ROUNDS=3; TABLES="tools stages rules kinds start"
set -eu
BUILD=${BUILD:-build}
BENCH_BYTES=${BENCH_BYTES:-100M}
BENCH_ROUNDS=${BENCH_ROUNDS:-3}
TABLES=${TABLES:-tools stages rules kinds start}
bin=$BUILD/tests/bench
dir=$BUILD/bench
mkdir -p "$dir"
LC_ALL=C
export LC_ALL
[ -s "$dir/key" ] || "$BUILD/lacuna" keygen "$dir/key"
lacuna="$BUILD/lacuna -0 -q -k $dir/key"
patterns=tests/bench/patterns.txt
union=$(paste -s -d '|' "$patterns")
pin=
command -v taskset >/dev/null 2>&1 && pin='taskset -c 0'

# letters KIND BYTES: the file of such a stream
letters() {
	f=$dir/$1-$2.nul
	[ -s "$f" ] || build/lettergen --stream --bytes "$2" --density "$1" >"$f"
	echo "$f"
}

# with COMMAND TAB-LINE: the line where the command is installed
with() {
	if command -v "$1" >/dev/null 2>&1; then printf "$2\n"; fi
}

head_of() {
	printf '\n%s\n\n| %s |\n|%s\n' "$1" "$2" "$(echo "$2" | sed 's/[^|]*|/---|/g; s/[^|]*$/---|/')"
}

tools() {
	f=$(letters normal "$BENCH_BYTES")
	head_of "$(wc -c <"$f") bytes, $(tr -cd '\0' <"$f" | wc -c) letters" \
		'command | speed | of wc -w | peak MB'
	{
		printf 'wc -w\twc -w\n'
		printf 'lacuna, audit with digests\t%s -a %s/a.xml\n' "$lacuna" "$dir"
		printf 'lacuna, no audit\t%s --no-audit\n' "$lacuna"
		printf 'lacuna, tags\t%s -s tag -a %s/a.xml\n' "$lacuna" "$dir"
		printf 'cat\tcat\n'
		printf "grep -cE, 20 patterns\tgrep -acE '%s' >$dir/count\n" "$union"
		with rg "rg -c, 20 patterns\trg -j1 -ace '$union' >$dir/count"
		printf '20 passes of PCRE2-JIT\t%s/passes %s\n' "$bin" "$patterns"
		printf "sed -E, 20 patterns\tsed -E 's/%s/X/g'\n" "$(echo "$union" | sed 's,/,[/],g')"
		with perl "perl -pe, 20 patterns\tperl -pe 's{$union}{X}g'"
	} | $pin "$bin/race" "$BENCH_ROUNDS" "$f"
}

stages() {
	f=$(letters normal 10M)
	head_of "stages, $(wc -c <"$f") bytes" 'stage | of a byte | of the others | instructions'
	$pin "$bin/stages" <"$f"
}

rules() {
	f=$(letters normal 10M)
	head_of "rules, of 1000 bytes" 'rule | tried | matched | in vain'
	"$bin/rules" <"$f" | head -n 14
}

kinds() {
	for kind in posted clean dense hostile; do
		f=$(letters $kind 10M)
		head_of "$kind letters" 'command | speed | of wc -w | peak MB'
		printf 'wc -w\twc -w\nlacuna, audit with digests\t%s -a %s/a.xml\n' "$lacuna" "$dir" |
			$pin "$bin/race" "$BENCH_ROUNDS" "$f"
	done
}

# Page faults hang on how a file was written: both programs are, alike.
start() {
	f=$dir/letter.txt
	for p in "$bin/copy" "$BUILD/lacuna"; do
		cat "$p" >"$dir/${p##*/}"
		chmod +x "$dir/${p##*/}"
	done
	tr '\0' '\n' <"$(letters normal 10M)" | head -c 4096 >"$f"
	head_of "start to exit, one letter of $(wc -c <"$f") bytes" \
		'command | median | times the copy | peak MB'
	{
		printf 'copy, the same libraries\t%s/copy\n' "$dir"
		printf 'lacuna\t%s/lacuna -q -k %s/key --no-audit\n' "$dir" "$dir"
	} | $pin "$bin/race" 100 "$f"
}

for t in $TABLES; do
	$t
done
