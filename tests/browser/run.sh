#!/bin/sh
# The review page in Debian's chromium, by playwright-core; pictures of it in BUILD/browser. Where
# one of them is not here, says so: make browser installs them.
. tests/lib.sh
failed=0
home=$BUILD/browser
chromium=$(command -v chromium || command -v chromium-browser || true)
if [ -z "$chromium" ] || ! command -v node >/dev/null || [ ! -d build/browser/node_modules/playwright-core ]; then
	skip "no chromium, node or playwright-core here: make browser"
	finish
fi
mkdir -p "$home/shots"
"$LACUNA" keygen "$T/key"
"$LACUNA" -q -k "$T/key" --originals plain -a "$T/one.xml" -o "$T/one" fixtures/demo/1-determination.txt
"$LACUNA" review -o "$home/one.html" --cleaned "$T/one" "$T/one.xml" || not_ok "a page of one letter"
build/lettergen --seed 21 --count 75 --out "$T/letters" >/dev/null
for f in "$T"/letters/*.txt; do
	cat "$f"
	printf '\0'
done >"$T/set.nul"
"$LACUNA" -q -0 -k "$T/key" --originals plain -a "$T/set.xml" -o "$T/set" "$T/set.nul"
"$LACUNA" review -o "$home/set.html" --cleaned "$T/set" "$T/set.xml" || not_ok "a page of a set"
[ "$failed" -eq 0 ] || finish
# It counts its own tests and prints the closing line.
NODE_PATH=$PWD/build/browser/node_modules node tests/browser/review.js "$chromium" \
	"$home/one.html" "$home/set.html" "$home/shots"
