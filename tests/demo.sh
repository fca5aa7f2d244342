#!/bin/sh
# Scrubs the three letters of one made-up case in fixtures/demo and shows what changed: in
# colour on a terminal, as [-old-]{+new+} otherwise.
set -eu
BUILD=${BUILD:-build}
out=$BUILD/demo
rm -rf "$out"
mkdir -p "$out"

"$BUILD/lacuna" keygen "$out/key"
for letter in fixtures/demo/*.txt; do
	name=$(basename "$letter" .txt)
	"$BUILD/lacuna" --key-file "$out/key" --audit "$out/$name.xml" --output "$out/$name.txt" \
		"$letter"
	"$BUILD/lacuna" verify --quiet --original "$letter" --key-file "$out/key" \
		"$out/$name.txt" "$out/$name.xml"
done

changes() {
	words=plain
	if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
		words=color
	fi
	# git is here: it brought this file. Its exit code says that there are differences.
	GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null git --no-pager diff --no-index -U1 \
		--word-diff=$words --word-diff-regex='[[:alnum:]]+|\[[^]]*\]|[^[:space:]]' \
		"$1" "$2" | sed '/^.\{0,4\}\(diff --git\|index \|--- \|+++ \)/d'
}

for letter in fixtures/demo/*.txt; do
	name=$(basename "$letter")
	echo "==== $name"
	changes "$letter" "$out/$name"
	echo
done
echo "Every byte of the three is accounted for (lacuna verify)."
echo "Cleaned letters: $out/*.txt"
echo "Audit logs:      $out/*.xml"
