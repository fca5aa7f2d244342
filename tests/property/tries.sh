#!/bin/sh
# What the rules cost, in counts that are the same on every machine: how many lists of rules are
# sieved in a thousand bytes of letters, and how many patterns are tried in vain. A rule whose
# "at" is too broad is seen here; build/tests/bench/rules shows which it is.
. tests/lib.sh
lists=100.1 # sieved in 1000 bytes
in_vain=4.2  # tries in 1000 bytes that match nothing, of all rules
one_rule=1.3 # ... and of any one

# below NAME FIGURE MOST
below() {
	if awk -v n="$2" -v most="$3" 'BEGIN { exit !(n > 0 && n <= most) }'; then
		ok "$1"
	else
		not_ok "$1: $2, not at most $3"
	fi
}

build/lettergen --stream --bytes 500K --density normal >"$T/letters" &&
	"$BUILD/tests/bench/rules" <"$T/letters" >"$T/table" || not_ok "the letters can be read"
below "lists sieved in 1000 bytes" "$(awk -F '|' '/lists sieved/ { print $3 }' "$T/table")" $lists
below "tries in vain in 1000 bytes" "$(awk -F '|' '/all rules/ { print $5 }' "$T/table")" $in_vain
below "tries in vain of $(awk -F '|' 'NR == 3 { print $2 }' "$T/table" | tr -d ' ')" \
	"$(awk -F '|' 'NR == 3 { print $5 }' "$T/table")" $one_rule
finish
