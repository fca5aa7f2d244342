#!/bin/sh
# The same tests with the program and the unit tests under valgrind. Check runs without forks,
# so that the process valgrind watches is the one that fails. THIN and FLIP_STEP make loops over
# every byte and week take each n-th.
set -eu
BUILD=${BUILD:-build}
dir=$BUILD/valgrind
mkdir -p "$dir/tests"
vg='valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite'
vg="$vg --suppressions=$PWD/tests/valgrind.supp"
for program in lacuna tests/run-unit; do
	printf '#!/bin/sh\nexec %s %s "$@"\n' "$vg" "$PWD/$BUILD/$program" >"$dir/$program"
	chmod +x "$dir/$program"
done
FLIP_STEP=997 THIN=29 CK_FORK=no BUILD=$dir LACUNA=$dir/lacuna SANITIZED=1 sh tests/run.sh
