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
finish
