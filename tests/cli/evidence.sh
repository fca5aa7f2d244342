#!/bin/sh
# Evidence that holds up: signed logs, sealed originals, and the auditor's page as it is written.
. tests/lib.sh
mkdir "$T/bin" "$T/letters"
ln -s "$LACUNA" "$T/bin/lacuna"
cp fixtures/demo/*.txt "$T/letters"
ln -s "$ROOT/patterns" "$T/patterns"

# The auditor's page: its commands, one block after the other, in one place.
awk '/^```sh$/ { n++; on = 1; next } /^```$/ { on = 0 } on { print > dir "/block." n ".sh" }' \
	dir="$T" AUDIT.md
n=1
while [ -f "$T/block.$n.sh" ]; do
	name="AUDIT.md, commands $n: $(sed -n '1s/  *#.*//p' "$T/block.$n.sh")"
	need=$(grep -o '^openssl\|^xmllint' "$T/block.$n.sh")
	if [ -n "$need" ] && ! command -v "$need" >/dev/null; then
		skip "$name: no $need"
	elif (cd "$T" && PATH=$T/bin:$PATH sh -eu "block.$n.sh") >"$T/out" 2>&1; then
		ok "$name"
	else
		not_ok "$name: $(tail -n 1 "$T/out")"
	fi
	n=$((n + 1))
done
is "AUDIT.md has commands" "$([ "$n" -gt 8 ] && echo yes)" yes
cd "$T" || exit 1

# The shell's chain check is no better than its wish to fail.
cp log.xml whole.xml
sed 's/score="0.98"/score="0.97"/' whole.xml >log.xml
is "by hand, too, an edited log is found" "$(code sh -eu block.7.sh)" 1
cp whole.xml log.xml

no() {
	is "$1" "$(code "$LACUNA" verify -q --public-key officer.key.pub cleaned.nul log.xml)" 1
	cp whole.xml log.xml
}
is "a signed log is verified" "$(code "$LACUNA" verify --public-key officer.key.pub cleaned.nul log.xml)" 0
is "with nothing left to say" "$(cat out)" verified
is "without the public key, too" "$(code "$LACUNA" verify cleaned.nul log.xml)" 0
says "but not by whom it was signed" out 'nobody knows by whom'
sed '/<signature>/d' whole.xml >log.xml
no "a signature taken away is found"
sed 's/<signature>./<signature>/;s/<\/signature>/A&/' whole.xml >log.xml
no "a signature altered is found"
sed '/^  <signature>/,$d' whole.xml >log.xml
no "a log cut off before its signature is not a signed one"
sed '/^  <letter n="2"/,/^  <\/letter>/d' whole.xml >log.xml
no "a letter taken out is found"
sed '0,/^    <substitution/{/^    <substitution/d}' whole.xml >log.xml
no "a substitution taken out is found"
sed '0,/<replacement>/s/rule="[^"]*"/rule="x"/' whole.xml >log.xml
no "a substitution edited is found"
awk '/^  <letter n="1"/ { hold = 1 } hold { held = held $0 "\n"; if (/^  <\/letter>/ && ++ends == 2) {
	second = index(held, "  <letter n=\"2\"")
	printf "%s%s", substr(held, second), substr(held, 1, second - 1); hold = 0 } next } 1' \
	whole.xml >log.xml
is "letters were moved" "$(grep -c '^  <letter' log.xml) $(cmp -s log.xml whole.xml; echo $?)" "3 1"
no "letters in another order are found"
"$LACUNA" keygen --sign other.key
is "another's key is not taken" "$(code "$LACUNA" verify --public-key other.key.pub cleaned.nul log.xml)" 1
is "a key for something else neither" "$(code "$LACUNA" verify --public-key auditor.key.pub cleaned.nul log.xml)" 2
"$LACUNA" -q -0 -k run.key -a bare.xml -o bare letters.nul
is "a log that is not signed is none" "$(code "$LACUNA" verify --public-key officer.key.pub bare bare.xml)" 1
a_key run2.key run2
is "another run's key is found" "$(code "$LACUNA" verify -k run2.key bare bare.xml)" 1

# Several letters at once make the same chain.
"$LACUNA" -q -0 -j 3 -k run.key --sign officer.key -a j.xml -o j letters.nul
"$LACUNA" -q -0 -k run.key --sign officer.key -a one.xml -o one letters.nul
same "a signed log of several workers is the same" j.xml one.xml

is "--sign without a log is a usage error" "$(code "$LACUNA" --no-audit --sign officer.key letters.nul)" 2
is "--originals sealed without a recipient, too" "$(code "$LACUNA" --originals sealed -a x.xml letters.nul)" 2
is "a recipient without --originals sealed, too" "$(code "$LACUNA" --recipient auditor.key.pub -a x.xml letters.nul)" 2
is "a signing key is no recipient" "$(code "$LACUNA" --originals sealed --recipient officer.key.pub -a x.xml letters.nul)" 2
is "a run's key cannot sign" "$(code "$LACUNA" --sign run.key -a x.xml letters.nul)" 2
chmod 644 officer.key
is "a signing key open to others is refused" "$(code "$LACUNA" --sign officer.key -a x.xml letters.nul)" 5
chmod 600 officer.key
is "keygen overwrites no key" "$(code "$LACUNA" keygen --sign officer.key)" 6
: >new.pub
is "nor a public one" "$(code "$LACUNA" keygen --sign new)" 6
is "and then leaves no secret alone" "$([ -e new ] && echo there)" ""
is "a secret is for its owner" "$(ls -l officer.key | cut -c1-10)" "-rw-------"
if command -v openssl >/dev/null; then
	openssl pkey -in officer.key -pubout -out again.pub 2>err
	same "openssl makes the same public key of it" again.pub officer.key.pub
	openssl genpkey -algorithm ed25519 -out foreign.key 2>err && chmod 600 foreign.key
	is "and its keys sign" "$(code "$LACUNA" -q -0 --sign foreign.key -a f.xml -o f letters.nul)" 0
else
	skip "openssl is not here"
fi

is "sealed originals need the identity" "$(code "$LACUNA" restore -a log.xml cleaned.nul)" 1
is "of the right one" "$("$LACUNA" keygen --identity id2 && code "$LACUNA" restore --identity id2 -a log.xml cleaned.nul)" 1
is_empty "not a byte leaves" out
sed '0,/encoding="sealed">./s//encoding="sealed">_/' whole.xml >log.xml
is "damaged ones restore nothing" "$(code "$LACUNA" restore --identity auditor.key -a log.xml cleaned.nul)" 1
cp whole.xml log.xml

cd "$ROOT" || exit 1
if [ -d "$GOLD" ]; then
	for keep in plain sealed; do
		: >"$T/wrong"
		letters=0
		for f in "$GOLD"/*.txt; do
			[ $keep = sealed ] && to="--recipient $T/auditor.key.pub" || to=
			# shellcheck disable=SC2086 # two words, or none
			"$LACUNA" -q -k "$T/run.key" --originals $keep $to -a "$T/g.xml" -o "$T/g" "$f"
			"$LACUNA" restore --identity "$T/auditor.key" -a "$T/g.xml" "$T/g" 2>/dev/null |
				cmp -s - "$f" || echo "$f" >>"$T/wrong"
			letters=$((letters + 1))
		done
		is_empty "originals $keep: restore gives back every annotated letter ($letters)" "$T/wrong"
	done
else
	skip "no annotated letters at $GOLD"
fi
finish
