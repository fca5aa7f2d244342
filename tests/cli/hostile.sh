#!/bin/sh
# Packs, policies, annotations and logs made to hurt: refused in bounded time and memory, without a
# byte of another file.
. tests/lib.sh
# shellcheck disable=SC3045 # where a shell has no such limit the time tells
[ -n "${SANITIZED:-}" ] || ulimit -v 2000000 2>/dev/null

echo 'She was seen on 12/01/2008.' >"$T/letter"
echo 'the secret of this machine' >"$T/secret"
POLICY='xmlns="urn:lacuna:policy:1"'
# ten of ten of ten ... of ten bytes
bomb() {
	printf '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">'
	last=a
	for e in b c d e f g h i j k; do
		printf '<!ENTITY %s "&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;">' \
			$e $last $last $last $last $last $last $last $last $last $last
		last=$e
	done
	printf ']>'
}
# policy NAME: is $T/p.xml refused as a policy, in 10 seconds?
policy() {
	rc=0
	timeout 10 "$LACUNA" -q --no-audit -p "$T/p.xml" "$T/letter" >"$T/out" 2>"$T/err" || rc=$?
	is "policy: $1" "$rc $(wc -c <"$T/out") $(grep -c secret "$T/err")" "3 0 0"
}
{ bomb; echo "<policy $POLICY>&k;</policy>"; } >"$T/p.xml"
policy "an entity bomb"
{ bomb; echo "<policy $POLICY strict=\"&k;\"/>"; } >"$T/p.xml"
policy "an entity bomb in an attribute"
echo "<!DOCTYPE p [<!ENTITY a SYSTEM \"$T/secret\">]><policy $POLICY>&a;</policy>" >"$T/p.xml"
policy "an external entity"
echo "<!DOCTYPE p [<!ENTITY % a SYSTEM \"$T/secret\"> %a;]><policy $POLICY/>" >"$T/p.xml"
policy "an external parameter entity"
echo "<!DOCTYPE p SYSTEM \"http://127.0.0.1:9/p.dtd\"><policy $POLICY/>" >"$T/p.xml"
policy "a DTD far away"
echo "<policy $POLICY xmlns:x=\"http://www.w3.org/2001/XInclude\"><x:include href=\"$T/secret\"
 parse=\"text\"/></policy>" >"$T/p.xml"
policy "an inclusion"
{ echo "<policy $POLICY>"; yes '<a>' | head -n 100000; } >"$T/p.xml"
policy "deep elements"
{
	echo "<policy $POLICY"
	awk 'BEGIN { for (i = 0; i < 300000; i++) printf " a%d=\"\"", i }'
	echo '/>'
} >"$T/p.xml"
policy "many attributes"
{ printf '<policy %s strict="' "$POLICY"; head -c 20000000 /dev/zero | tr '\0' a; echo '"/>'; } >"$T/p.xml"
policy "a long attribute"
printf '<policy %s strict="' "$POLICY" >"$T/big.xml"
truncate -s 1G "$T/big.xml"
rc=0
timeout 10 "$LACUNA" -q --no-audit -p "$T/big.xml" "$T/letter" >"$T/out" 2>"$T/err" || rc=$?
is "policy: of 1 GB" "$rc $(wc -c <"$T/out")" "3 0"
rm -f "$T/big.xml"

# log NAME: is $T/l.xml no account of the letter, for verify, restore and review, in 10 seconds each?
log() {
	set -- "$1" "verify $T/clean $T/l.xml" "restore -a $T/l.xml $T/clean" \
		"review --text --cleaned $T/clean $T/l.xml"
	name=$1 got=
	shift
	for command; do
		rc=0
		# shellcheck disable=SC2086
		timeout 10 "$LACUNA" $command >"$T/out" 2>"$T/err" || rc=$?
		got="$got$rc,$(wc -c <"$T/out"),$(cat "$T/out" "$T/err" | grep -c secret) "
	done
	is "log: $name" "$got" "1,0,0 1,0,0 1,0,0 "
}
"$LACUNA" -q --originals plain -a "$T/a.xml" -o "$T/clean" "$T/letter"
is "a log as it was written accounts for the letter" "$(code "$LACUNA" verify "$T/clean" "$T/a.xml")" 0
head='<?xml version="1.0" encoding="UTF-8"?>'
{ echo "$head"; bomb; sed '1d; s/policy="imr"/policy="\&k;"/' "$T/a.xml"; } >"$T/l.xml"
log "an entity bomb"
{ echo "$head<!DOCTYPE a [<!ENTITY a SYSTEM \"$T/secret\">]>"; sed '1d; s/<original>/&\&a;/' "$T/a.xml"; } >"$T/l.xml"
log "an external entity in an original"
{ echo "$head<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/p.dtd\">"; sed 1d "$T/a.xml"; } >"$T/l.xml"
log "a DTD far away"
sed 's/<replacement>/&<x:include xmlns:x="http:\/\/www.w3.org\/2001\/XInclude" href="secret"\/>/' "$T/a.xml" >"$T/l.xml"
log "an inclusion"
{ sed '/<counts/,$d' "$T/a.xml"; yes '<a>' | head -n 1000000; } >"$T/l.xml"
log "deep elements"
sed 's/end="/end="99999999999999999999/; s/bytes-in="/&18446744073709551615/' "$T/a.xml" >"$T/l.xml"
log "numbers past all numbers"
{ sed 's/<letter .*/<letter n="/; /<letter n="$/q' "$T/a.xml" | tr -d '\n'; head -c 100000000 /dev/zero | tr '\0' 9; } >"$T/l.xml"
log "an attribute of 100 MB"
rm -f "$T/l.xml"

# gold NAME: are $T/gold/l.xml no annotations?
mkdir "$T/gold"
cp "$T/letter" "$T/gold/l.txt"
gold() {
	rc=0
	timeout 10 "$LACUNA" score "$T/gold" >"$T/out" 2>"$T/err" || rc=$?
	is "annotations: $1" "$rc $(wc -c <"$T/out") $(grep -c secret "$T/err")" "4 0 0"
}
{ bomb; echo '<n><TEXT>&k;</TEXT><TAGS><DATE bstart="&k;" bend="2" TYPE="DATE"/></TAGS></n>'; } >"$T/gold/l.xml"
gold "an entity bomb"
echo "<!DOCTYPE n [<!ENTITY a SYSTEM \"$T/secret\">]><n><TAGS><DATE bstart=\"1\" bend=\"2\" TYPE=\"&a;\"/></TAGS></n>" >"$T/gold/l.xml"
gold "an external entity"
{ echo '<n><TAGS>'; yes '<a>' | head -n 100000; } >"$T/gold/l.xml"
gold "deep elements"

# A pipe that nobody writes to is not waited for; one that somebody does is read.
mkfifo "$T/pipe.xml"
for option in --policy --decisions --case-names --recipient; do
	sealed=
	[ "$option" = --recipient ] && sealed='--originals sealed'
	rc=0
	# shellcheck disable=SC2086
	timeout 10 "$LACUNA" -q --no-audit $sealed $option "$T/pipe.xml" "$T/letter" >"$T/out" 2>"$T/err" || rc=$?
	is "$option of a pipe without a writer" "$((rc == 3 || rc == 4)) $(wc -c <"$T/out") $(grep -c 'nobody writes to' "$T/err")" "1 0 1"
done
cat patterns/policies/strict.xml >"$T/pipe.xml" &
exec 3<"$T/pipe.xml"
is "a policy may come through a pipe" "$(timeout 10 "$LACUNA" --no-audit -q -p "$T/pipe.xml" "$T/letter" >"$T/out"; echo $?)" 0
exec 3<&-
wait

# rule NAME PATTERN WANTED: exit codes that a pack with this pattern may have, on a letter
cp -r patterns "$T/packs"
rule() {
	printf '%s' "<rules xmlns=\"urn:lacuna:rules:1\"><rule id=\"z.z\" category=\"DATE\" type=\"DATE\" \
rank=\"1\" score=\"0.9\" at=\"cap\"><reason>x</reason><pattern>$2</pattern><hit>[[On]] x</hit>\
<hit>[[On]] y</hit><miss>b</miss><miss>c</miss></rule></rules>" >"$T/packs/rules/z.xml"
	rc=0
	timeout 60 "$LACUNA" -q --no-audit --patterns "$T/packs" "$T/slow" >"$T/out" 2>"$T/err" || rc=$?
	is "rule: $1" "$rc $(wc -c <"$T/out")" "$3 0"
}
printf 'On March aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n' >"$T/slow"
rule "one that never ends" '(March (?:a|aa)+!.|On)' 5
rule "a huge repeat" '(?:(?:a{65535}){65535})(On)' 3
rule "repeats of repeats" '((((a{1,1000}){1,1000}){1,1000}){1,1000}|On)' 3
rule "one that calls itself" '(On|(?R)(?1)x)' 5
finish
