#!/bin/sh
# Keys: made closed, read only when closed, and the same key is the same case again.
. tests/lib.sh
letter=fixtures/demo/1-determination.txt

is "keygen makes a key" "$(code "$LACUNA" keygen "$T/key")" 0
is "of 32 bytes" "$(wc -c <"$T/key" | tr -d ' ')" 32
is "that only its owner can read" "$(ls -l "$T/key" | cut -c1-10)" "-rw-------"
cp "$T/key" "$T/before"
is "keygen overwrites nothing" "$(code "$LACUNA" keygen "$T/key")" 6
same "the key is the old one" "$T/key" "$T/before"
"$LACUNA" keygen "$T/other"
if cmp -s "$T/key" "$T/other"; then not_ok "keys differ"; else ok "keys differ"; fi

with_key() { code "$LACUNA" -q --no-audit -k "$1" "$letter"; }
is "a missing key is an input error" "$(with_key "$T/none")" 4
for mode in 640 604 660 620; do
	cp "$T/key" "$T/open" && chmod $mode "$T/open"
	is "a key of mode $mode is refused" "$(with_key "$T/open")" 5
	is_empty "and no letter is written" "$T/out"
done
says "the message says how to mend it" "$T/err" 'chmod 600'
chmod 400 "$T/open"
is "mode 400 will do" "$(with_key "$T/open")" 0
ln -s key "$T/link"
is "a link to a key is refused" "$(with_key "$T/link")" 5
head -c 31 "$T/key" >"$T/short" && chmod 600 "$T/short"
is "a short key is refused" "$(with_key "$T/short")" 5
says "the message says how long it must be" "$T/err" '32 to 4096'
head -c 4097 /dev/zero >"$T/long" && chmod 600 "$T/long"
is "a long key is refused" "$(with_key "$T/long")" 5
is "a directory is no key" "$(with_key "$T")" 5
mkfifo -m 600 "$T/fifo"
is "a fifo is no key and is not waited for" "$(with_key "$T/fifo")" 5
if [ "$(id -u)" -ne 0 ]; then
	cp "$T/key" "$T/closed" && chmod 000 "$T/closed"
	is "an unreadable key is an input error" "$(with_key "$T/closed")" 4
fi

"$LACUNA" -q -k "$T/key" -a "$T/a.xml" "$letter" >"$T/a"
"$LACUNA" -q -k "$T/key" -a "$T/b.xml" "$letter" >"$T/b"
same "the same key gives the same letter" "$T/a" "$T/b"
same "and the same log" "$T/a.xml" "$T/b.xml"
says "which names the key without giving it away" "$T/a.xml" ' key="key:[0-9a-f]*"'
"$LACUNA" -q -k "$T/other" -a "$T/c.xml" "$letter" >"$T/c"
if cmp -s "$T/a" "$T/c"; then not_ok "another key, another letter"; else ok "another key, another letter"; fi
"$LACUNA" -q -a "$T/d.xml" "$letter" >"$T/d"
says "without a key the log says that it was ephemeral" "$T/d.xml" ' key="ephemeral"'
"$LACUNA" -q -a "$T/e.xml" "$letter" >"$T/e"
if cmp -s "$T/d" "$T/e"; then not_ok "two such runs differ"; else ok "two such runs differ"; fi

is "verify takes the key" "$(code "$LACUNA" verify -k "$T/key" --original "$letter" "$T/a" "$T/a.xml")" 0
is "and says no to another" "$(code "$LACUNA" verify -k "$T/other" --original "$letter" "$T/a" "$T/a.xml")" 1
is "verify refuses a link to a key" \
	"$(code "$LACUNA" verify -k "$T/link" "$T/a" "$T/a.xml")" 5
chmod 644 "$T/open"
is "verify refuses a key that is open to others" \
	"$(code "$LACUNA" verify -k "$T/open" "$T/a" "$T/a.xml")" 5
ln -s nowhere "$T/dangling"
is "keygen writes through no link" "$(code "$LACUNA" keygen "$T/dangling")" 6
if [ -e "$T/nowhere" ]; then not_ok "and makes no file"; else ok "and makes no file"; fi
if [ "$(id -u)" -eq 0 ] && id nobody >/dev/null 2>&1; then
	cp "$T/key" "$T/theirs" && chown nobody "$T/theirs" && chmod 600 "$T/theirs"
	is "a key that belongs to somebody else is refused" "$(with_key "$T/theirs")" 5
fi
head -c 32 "$T/key" >"$T/least" && chmod 600 "$T/least"
is "32 bytes are enough" "$(with_key "$T/least")" 0
head -c 4096 /dev/urandom >"$T/most" && chmod 600 "$T/most"
is "4096 bytes are not too many" "$(with_key "$T/most")" 0

# A key in an argument or in the environment would be there for others to see.
is "there is no option that takes a key" \
	"$(code "$LACUNA" -q --no-audit --key 0123456789abcdef0123456789abcdef "$letter")" 2
LACUNA_KEY=0123456789abcdef0123456789abcdef "$LACUNA" -q -a "$T/f.xml" "$letter" >"$T/f"
says "none is taken from the environment" "$T/f.xml" ' key="ephemeral"'
printf 'aMostSecretKey.aMostSecretKey.aMostSecretKey' >"$T/words" && chmod 600 "$T/words"
hex=614d6f73745365637265744b6579
base64=YU1vc3RTZWNyZXRLZXku
{
	for style in surrogate tag; do
		for keep in none digest plain; do
			"$LACUNA" -v -k "$T/words" -s $style --originals $keep -a "$T/g.xml" "$letter"
			cat "$T/g.xml"
		done
	done
	"$LACUNA" --explain -k "$T/words" "$letter"
	"$LACUNA" verify -k "$T/words" "$T/a" "$T/a.xml"
	"$LACUNA" -k "$T/words" -p "$T/none.xml" --no-audit "$letter"
	"$LACUNA" keygen "$T/words"
} >"$T/all" 2>&1
if grep -q -i -e aMostSecretKey -e $hex -e $base64 "$T/all"; then
	not_ok "no letter, log or message holds the key"
else
	ok "no letter, log or message holds the key"
fi
finish
