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
a_key "$T/key"
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
rm -f "$home/shots/decisions.xml"
NODE_PATH=$PWD/build/browser/node_modules node tests/browser/review.js "$chromium" \
	"$home/one.html" "$home/set.html" "$home/shots" >"$T/log" 2>&1
grep '^ok\|^not ok' "$T/log"
passed=$(grep -c '^ok' "$T/log") failed=$(grep -c '^not ok' "$T/log")
grep -q '^[0-9]* passed' "$T/log" || not_ok "the browser's tests end: $(tail -n 1 "$T/log")"

# What the page saved is what the next run takes.
is "decisions of the page are taken" "$(code "$LACUNA" -q -k "$T/key" --originals plain \
	--decisions "$home/shots/decisions.xml" -o "$T/two" -a "$T/two.xml" fixtures/demo/1-determination.txt)" 0
says "what was rejected stays" "$T/two.xml" '<finding .*note="decision.d2"'
says "what was missed is replaced" "$T/two.xml" 'type="DOCTOR".* rule="decision.d3"'
if grep -q 'Orthopedic Surgery' "$T/two"; then not_ok "it is gone"; else ok "it is gone"; fi
finish
