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

# The changed lines, words in colour or brackets. git is here: it brought this file.
changes() {
	words=plain
	if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
		words=color
	fi
	GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null git --no-pager diff --no-index -U0 \
		--word-diff=$words \
		--word-diff-regex="[[:alnum:]]+([-/.@'][[:alnum:]]+)*|\[[^]]*\]|[^[:space:]]" \
		"$1" "$2" | sed -e '/^.\{0,4\}\(diff --git\|index \|--- \|+++ \)/d' \
		-e 's/^.\{0,5\}@@ .*/    .../'
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
