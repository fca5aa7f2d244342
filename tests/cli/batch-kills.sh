#!/bin/sh
# lacuna batch is killed at random moments, and while a group takes its places: what is there then
# is whole, and the next run makes all as if nothing had been. make kills: 50 times, over a larger
# set, each fifth in the middle of a group.
. tests/lib.sh
kills=${KILLS:-3}
letters=${KILL_LETTERS:-300}
seed=${SEED:-$$}
echo "seed $seed"
a_key "$T/key"
build/lettergen --seed 5 --count "$letters" --out "$T/gen"
rm -f "$T"/gen/*.xml
for d in 0 1 2 3 4 5 6 7 8 9; do
	mkdir "$T/gen/$d"
	mv "$T"/gen/gen-*$d.txt "$T/gen/$d"
done
ln -s gen-0.txt "$T/gen/link" # refused

batch() { "$LACUNA" batch -q -k "$T/key" -j 2 "$T/gen" "$1"; }
tree() { (cd "$1" && find . -type f ! -name 'ledger.db*' ! -path './.work/*' -exec cksum {} + | sort -k3); }
rows() {
	sqlite3 "$1/ledger.db" "SELECT path, state, why, case_tag, digest_in, digest_out, digest_audit,
		findings, trait_age, trait_sex, n_NAME, n_DATE FROM letter"
}

start=$(date +%s.%N)
batch "$T/wanted"
is "the set with its link is exit 5" $? 5
took=$(date +%s.%N | awk -v a="$start" '{ print $1 - a }')
tree "$T/wanted" >"$T/wanted.tree"
rows "$T/wanted" >"$T/wanted.rows"
is "all is there" "$(wc -l <"$T/wanted.tree")" $((2 * letters + 1))

# wait_for_places: until letters have come that the ledger does not know
wait_for_places() {
	until [ "$(find "$T/set/letters" -type f 2>/dev/null | head -n 20 | wc -l)" -ge 20 ]; do
		kill -0 $pid 2>/dev/null || return 0
	done
}

i=0 early=0 late=0 middle=0 staged=0
: >"$T/bad"
while [ $i -lt "$kills" ]; do
	i=$((i + 1))
	rm -rf "$T/set"
	"$LACUNA" batch -q -k "$T/key" -j 2 "$T/gen" "$T/set" 2>/dev/null & # not batch: its shell would die
	pid=$!
	if [ $((i % 5)) -eq 0 ]; then
		wait_for_places
	else
		sleep "$(awk -v s="$seed$i" -v t="$took" 'BEGIN { srand(s); print rand() * t * 1.05 }')"
	fi
	if ! kill -9 $pid 2>/dev/null; then # the machine was busier when took was taken
		late=$((late + 1))
		took=$(awk -v t="$took" 'BEGIN { print t * 0.7 }')
	fi
	wait $pid 2>/dev/null
	if [ -d "$T/set/letters" ]; then
		tree "$T/set" >"$T/now"
		grep -vxFf "$T/wanted.tree" "$T/now" | sed "s/^/kill $i: not whole: /" >>"$T/bad"
	fi
	[ -s "$T/set/ledger.db" ] && rows "$T/set" >"$T/done" 2>/dev/null || : >"$T/done"
	[ -s "$T/done" ] || early=$((early + 1))
	[ "$(find "$T/set/letters" -type f 2>/dev/null | wc -l)" -le "$(grep -c '|done|' "$T/done")" ] ||
		middle=$((middle + 1))
	[ -z "$(find "$T/set/.work" -type f 2>/dev/null | head -n 1)" ] || staged=$((staged + 1))
	batch "$T/set"
	[ $? -eq 5 ] || echo "kill $i: exit of the next run" >>"$T/bad"
	tree "$T/set" | cmp -s - "$T/wanted.tree" || echo "kill $i: not the same files" >>"$T/bad"
	rows "$T/set" | cmp -s - "$T/wanted.rows" || echo "kill $i: not the same rows" >>"$T/bad"
	is "kill $i leaves nothing behind" "$(ls -A "$T/set" | tr '\n' ' ')" \
		"audit ledger.db letters summary.xml "
done
is_empty "$kills of $kills recovered byte for byte ($early before the first rows, $middle with letters in place and no rows, $staged with staged ones, $late after the end)" "$T/bad"
head -n 5 "$T/bad"
[ $late -lt "$kills" ] && ok "some were killed in time" || not_ok "some were killed in time"
finish
