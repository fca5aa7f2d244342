#!/bin/sh
# coverage.sh: lines of src/ that make check runs, from a build of its own (build/cov) whose
# tests have run. Prints each file below 90 % and the whole; exit 1 below FLOOR percent.
set -eu
FLOOR=${FLOOR:-90}
dir=build/cov
find "$dir/src" -name '*.gcda' | while read -r f; do
	gcov -n -o "${f%/*}" "$f" 2>/dev/null
done | awk -v floor="$FLOOR" '
	/^File / { file = $2; gsub(/\x27/, "", file) }
	/^Lines executed:/ && file ~ /^src\// {
		split($0, a, /[:% ]+/)
		lines = $NF; hit = a[3] * lines / 100
		if (file in all && hit < best[file]) { file = ""; next }
		all[file] = lines; best[file] = hit; file = ""
	}
	END {
		for (f in all) {
			n += all[f]; h += best[f]
			if (best[f] < 0.9 * all[f])
				printf "%5.1f %%  %s\n", 100 * best[f] / all[f], f | "sort -n"
		}
		close("sort -n")
		printf "%.1f %% of %d lines\n", 100 * h / n, n
		exit n == 0 || 100 * h / n < floor
	}'
