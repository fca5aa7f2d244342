#!/bin/sh
# run.sh HARNESS SECONDS: one harness of build/fuzz/fuzz from its inputs and what earlier runs
# learnt (build/fuzz/corpus/HARNESS). What breaks it is left in build/fuzz/broken/HARNESS: make it
# small with -minimize_crash=1, put it into tests/fuzz/HARNESS, then mend.
set -eu
name=$1 seconds=$2
dir=build/fuzz
corpus=$dir/corpus/$name broken=$dir/broken/$name
mkdir -p "$corpus" "$broken"
ln -sf fuzz "$dir/fuzz-$name"
max=8192
case $name in
doc | filter) set -- fixtures/demo fixtures/letters ;;
*) set -- ;;
esac
exec "$dir/fuzz-$name" -max_total_time="$seconds" -max_len=$max -timeout=25 -rss_limit_mb=2560 \
	-print_final_stats=1 -artifact_prefix="$broken/" "$corpus" "tests/fuzz/$name" "$@"
