#!/bin/sh
# The promises that a user can check from outside: accounted for, reversible, the same again.
. tests/lib.sh
a_key "$T/key"
n=0
for letter in fixtures/demo/*.txt; do
	n=$((n + 1))
	cp "$letter" "$T/$n"
done

# Bytes that XML, C strings or line-wise tools trip over, around things to replace.
{
	printf 'Dear Ms. Tran:\r\n\r\n& <b> "quoted" ]]> \\ %%s\r\n\f'
	printf 'Seen on June\r\n11, 2012 by Dr. Anil Ferraro, M.D.\f and on 6/14/\f\n2012.\n'
	printf 'NUL \0 and \001\033[31m, \177 and \302\205, Jos\303\251 Pe\303\261a, M.D.\n'
	printf 'Dr. Anil\0 Ferraro & Dr. Marisol\fTran & Sons ]]> saw him.\n'
	printf 'no newline at the end'
} >"$T/4"
# Windows-1252: curly quotes and an accent.
printf 'Dr. Jos\351 Mu\361oz \223saw\224 her on 3/4/2012 \226 twice.\n' >"$T/5"
n=5

for i in 1 2 3 4 5; do
	for style in surrogate tag; do
		"$LACUNA" -q -k "$T/key" -s $style --originals plain -a "$T/$i.$style.xml" \
			-o "$T/$i.$style" "$T/$i" || not_ok "letter $i, $style: exit $?"
		"$LACUNA" restore -a "$T/$i.$style.xml" "$T/$i.$style" >"$T/back"
		same "letter $i, $style: restore gives the original" "$T/back" "$T/$i"
		is "letter $i, $style: verify says yes" \
			"$(code "$LACUNA" verify -k "$T/key" --original "$T/$i" "$T/$i.$style" "$T/$i.$style.xml")" 0
		if cmp -s "$T/$i" "$T/$i.$style"; then
			not_ok "letter $i, $style: something was replaced"
		else
			ok "letter $i, $style: something was replaced"
		fi
	done
	for keep in none digest; do
		"$LACUNA" -q -k "$T/key" --originals $keep -a "$T/$i.$keep.xml" -o "$T/$i.$keep" "$T/$i"
		same "letter $i: what the log keeps does not change the letter" "$T/$i.$keep" "$T/$i.surrogate"
		is "letter $i, originals $keep: verify says yes" \
			"$(code "$LACUNA" verify --original "$T/$i" "$T/$i.$keep" "$T/$i.$keep.xml")" 0
	done
	is "letter $i: a log without originals restores nothing" \
		"$(code "$LACUNA" restore -a "$T/$i.digest.xml" "$T/$i.digest")" 1
	is_empty "letter $i: not a byte" "$T/out"
done
if grep -q 'Ferraro\|Tran\|Briarwick\|CM13-0098217' "$T"/?.none.xml "$T"/?.digest.xml; then
	not_ok "a log without originals holds none of them"
else
	ok "a log without originals holds none of them"
fi
says "the log says what encoding was read" "$T/5.digest.xml" 'encoding="windows-1252"'
is "a plain log is for its owner alone" "$(ls -l "$T/1.tag.xml" | cut -c1-10)" "-rw-------"

# flip FILE OFFSET: FILE with one byte changed, in $T/flipped
flip() {
	byte=$(od -An -tu1 -j "$2" -N 1 "$1" | tr -d ' ')
	cp "$1" "$T/flipped"
	# shellcheck disable=SC2059 # the format is made here
	printf "\\$(printf %03o $((byte ^ 1)))" |
		dd of="$T/flipped" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
step=${FLIP_STEP:-53}
for kind in cleaned audit original; do
	for keep in surrogate digest; do
		clean=$T/2.$keep log=$T/2.$keep.xml original=$T/2
		case $kind in
		cleaned) target=$clean ;; audit) target=$log ;; original) target=$original ;;
		esac
		size=$(wc -c <"$target")
		at=0 tried=0
		: >"$T/passed"
		while [ "$at" -lt "$size" ]; do
			flip "$target" "$at"
			case $kind in
			cleaned) clean=$T/flipped ;; audit) log=$T/flipped ;; original) original=$T/flipped ;;
			esac
			"$LACUNA" verify -q -k "$T/key" --original "$original" "$clean" "$log" \
				2>/dev/null && echo "$at" >>"$T/passed"
			at=$((at + step)) tried=$((tried + 1))
		done
		is_empty "any flipped byte of the $kind is found ($keep, $tried tried)" "$T/passed"
	done
done
sed '$d' "$T/2.digest.xml" >"$T/cut.xml"
"$LACUNA" verify "$T/2.digest" "$T/cut.xml" >"$T/out" 2>&1
rc=$?
if [ $rc -ne 0 ] || grep -q unfinished "$T/out"; then
	ok "a log without its end does not pass for a whole one"
else
	not_ok "a log without its end does not pass for a whole one"
fi
head -c -1 "$T/2.digest" >"$T/cut"
is "nor does a letter without its last byte" "$(code "$LACUNA" verify "$T/cut" "$T/2.digest.xml")" 1
is "verify of a file that is no log says no" "$(code "$LACUNA" verify "$T/2" "$T/2")" 1

"$LACUNA" -q -k "$T/key" -a "$T/c1.xml" "$T/1" >"$T/c1"
if locale -a 2>/dev/null | grep -qi 'c.utf'; then utf=C.UTF-8; else utf=C; fi
env LC_ALL=$utf LANG=tr_TR.UTF-8 TZ=Pacific/Kiritimati \
	"$LACUNA" -q -k "$T/key" -a "$T/c2.xml" "$T/1" >"$T/c2"
same "locale and time zone change nothing" "$T/c1" "$T/c2"
same "in the log neither" "$T/c1.xml" "$T/c2.xml"
(cd / && "$LACUNA" -q -k "$T/key" -a "$T/c3.xml" "$T/1" >"$T/c3")
same "nor does the directory it runs in" "$T/c1" "$T/c3"

for i in 1 2 3; do
	"$LACUNA" -q -k "$T/key" -s tag --no-audit "$T/$i.tag" >"$T/again"
	same "letter $i: tag style on its own output changes nothing" "$T/again" "$T/$i.tag"
done

# One case: who is who stays so in all three letters.
for i in 1 2 3; do
	"$LACUNA" -q -k "$T/key" --originals plain -a "$T/case$i.xml" "$T/$i" >"$T/case$i"
done
# replaced VALUE: what the logs say stands for it
replaced() {
	sed -n 's/.*<original>'"$1"'<\/original><replacement>\(.*\)<\/replacement>.*/\1/p' \
		"$T"/case?.xml | sort -u
}
for value in CM13-0098217 Ferraro 'June 11, 2012'; do
	got=$(replaced "$value")
	is "$value has one replacement in the case" "$(printf '%s\n' "$got" | wc -l | tr -d ' ')" 1
	if [ -n "$got" ] && [ "$got" != "$value" ]; then
		ok "which is another value"
	else
		not_ok "$value: '$got'"
	fi
done

for stage in tokens findings resolved decisions; do
	is "--dump=$stage is no error" "$(code "$LACUNA" -k "$T/key" --dump=$stage "$T/1")" 0
	if grep -q 'Ferraro\|Briarwick\|Tran' "$T/out"; then
		not_ok "--dump=$stage shows no text"
	else
		ok "--dump=$stage shows no text"
	fi
	[ -s "$T/out" ] && ok "--dump=$stage has rows" || not_ok "--dump=$stage has rows"
	"$LACUNA" -k "$T/key" --dump=$stage --dump-text "$T/1" >"$T/out"
	says "--dump-text shows it" "$T/out" Ferraro
done
is "--explain is no error" "$(code "$LACUNA" -k "$T/key" --explain "$T/1")" 0
[ -s "$T/out" ] && ok "--explain has rows" || not_ok "--explain has rows"
if grep -q 'Ferraro\|Briarwick\|Tran' "$T/out"; then
	not_ok "--explain shows no text"
else
	ok "--explain shows no text"
fi
# A stream comes back with a NUL at its end when the cleaned one has it; some tools drop it.
printf 'Ms. Tran fell.\0Dr. Osei saw her.\0' >"$T/two"
"$LACUNA" -0 -q -k "$T/key" --originals=plain -a "$T/two.xml" -o "$T/two.out" "$T/two"
"$LACUNA" restore -a "$T/two.xml" "$T/two.out" >"$T/back"
same "restore ends a stream with its NUL" "$T/back" "$T/two"
head -c -1 "$T/two.out" >"$T/two.less"
"$LACUNA" restore -a "$T/two.xml" "$T/two.less" >"$T/back"
head -c -1 "$T/two" | cmp -s - "$T/back" && ok "and without one when that has none" ||
	not_ok "and without one when that has none"
finish
