#!/bin/sh
# Prints what `lacuna score` makes of each SET and holds it against tests/score/SET.floor, or
# SET-POLICY.floor when a policy is given.
# usage: score.sh [-p POLICY] [SET...]; the sets are
#   dev hard    annotated letters at $GOLD, outside the repository; skipped where there are none
#   held-out    generated letters whose names, firms and places are in no lexicon
#   prose       text without identifiers: generated, running and whole letters; fixtures/prose
# Exit 0, 1 when a figure is below its floor or does not come about, 77 when all were skipped.
set -eu
BUILD=${BUILD:-build}
LACUNA=${LACUNA:-$BUILD/lacuna}
GOLD=${GOLD:-../shared/gold/letters}
GEN=${GEN:-build/lettergen}
SEED=20117 # of nothing else: weights are fitted on other letters
policy=imr suffix=
if [ "${1:-}" = -p ]; then
	policy=$2 suffix=-$2
	shift 2
fi
[ $# -gt 0 ] || set -- dev hard held-out prose
dir=$(mktemp -d "${TMPDIR:-/tmp}/lacuna-score.XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
done=0 failed=0

# Cuts standard input at empty lines into letters NAME-NNN of some 4,000 bytes.
cut_prose()
{
	awk -v path="$1/$2" '
		!name { name = sprintf("%s-%03d", path, n++); size = 0 }
		{ print > (name ".txt"); size += length($0) + 1 }
		size > 4000 && /^ *$/ { close(name ".txt"); name = "" }'
}

# Letters without a mark: what is generated, and the pages of fixtures/prose.
make_prose()
{
	"$GEN" --seed $SEED --count 100 --density clean --out "$1"
	"$GEN" --seed $SEED --prose 256K | cut_prose "$1" prose
	for text in fixtures/prose/*.txt; do
		case $text in
		*/letter-*) cp "$text" "$1" ;;
		*) cut_prose "$1" "$(basename "$text" .txt)" <"$text" ;;
		esac
	done
	for text in "$1"/*.txt; do
		[ -e "${text%.txt}.xml" ] ||
		printf '<?xml version="1.0"?>\n<deIdi2b2><TEXT/><TAGS/></deIdi2b2>\n' >"${text%.txt}.xml"
	done
}

# run SET PREFIX DIR: the letters of DIR whose names begin so
run()
{
	echo "== $1"
	if ! "$LACUNA" score -p "$policy" ${2:+--only "$2"} --floor "tests/score/$1$suffix.floor" "$3"; then
		failed=1
	fi
	echo
	done=1
}

for set in "$@"; do
	case $set in
	dev | hard)
		if ls "$GOLD/$set"-*.xml >/dev/null 2>&1; then
			run "$set" "$set-" "$GOLD"
		else
			echo "== $set: skipped, no such letters at $GOLD"
		fi
		;;
	held-out)
		"$GEN" --seed $SEED --count 300 --held-out --out "$dir/held-out"
		run held-out '' "$dir/held-out"
		;;
	prose)
		make_prose "$dir/prose"
		run prose '' "$dir/prose"
		;;
	*)
		echo "score.sh: no set $set" >&2
		exit 1
		;;
	esac
done
[ $failed -eq 0 ] || exit 1
[ $done -eq 1 ] || exit 77
