#!/bin/sh
# --jobs: how many letters are worked on at once changes nothing that comes out: letters, log,
# messages, exit code; nor when a run breaks off.
. tests/lib.sh
a_key "$T/key"
build/lettergen --seed 7 --stream --bytes 300K >"$T/many.nul"
# One letter long, one refused, some empty, among short ones: they are done out of order.
{
	cat "$T/many.nul"
	tr '\0' '\n' <"$T/many.nul" && printf '\0'
	printf '\0\0Dear Ms. Tran:\0'
	tr '\0' '\n' <"$T/many.nul" && tr '\0' '\n' <"$T/many.nul" && printf '\0'
	cat "$T/many.nul"
	printf 'Seen on 3/4/2012 by Dr. Anil Ferraro, M.D.'
} >"$T/in.nul"

# run N: a stream on N threads
run() {
	"$LACUNA" -0 -v -j "$1" -k "$T/key" --max-letter 500K -a "$T/$1.xml" <"$T/in.nul" \
		>"$T/$1.nul" 2>"$T/$1.err"
	echo $? >>"$T/$1.err"
}
run 1
is "the refused letter is told of" "$(tail -n 1 "$T/1.err")" 5
[ "$(tr -cd '\0' <"$T/1.nul" | wc -c)" -gt 100 ] || not_ok "there are many letters"
for n in 2 3 16; do
	run $n
	same "$n jobs: the same letters in order" "$T/$n.nul" "$T/1.nul"
	same "$n jobs: the same log" "$T/$n.xml" "$T/1.xml"
	same "$n jobs: the same messages and exit code" "$T/$n.err" "$T/1.err"
done
for look in --explain --dump=findings --gaps-only; do
	"$LACUNA" -0 -q -k "$T/key" $look <"$T/many.nul" >"$T/look1"
	"$LACUNA" -0 -q -k "$T/key" -j 3 $look <"$T/many.nul" >"$T/look3"
	same "$look: the same rows" "$T/look3" "$T/look1"
done

set -- -q -k "$T/key" -0
for n in 1 3; do
	mkdir "$T/dir$n"
	cp fixtures/demo/*.txt "$T/dir$n"
	rm -f "$T/gone"
	mkfifo "$T/gone"
	# The file is gone when its turn comes.
	{ sleep 0.2; rm "$T/dir$n/2-notice.txt"; cat "$T/many.nul"; } >"$T/gone" &
	"$LACUNA" "$@" -j $n -a "$T/gone$n.xml" "$T/dir$n/1-determination.txt" "$T/gone" \
		"$T/dir$n/2-notice.txt" "$T/dir$n/3-appeal.txt" >"$T/gone$n.nul" 2>"$T/gone$n.err"
	is "$n jobs: input that is gone is exit 4" $? 4
	wait
done
same "what came before it has left" "$T/gone3.nul" "$T/gone1.nul"
is "with as many elements" "$(grep -c '<letter ' "$T/gone3.xml.part")" \
	"$(grep -c '<letter ' "$T/gone1.xml.part")"

if [ -w /dev/full ]; then
	is "output that is full is exit 6, while input still waits" "$(
		{ cat "$T/many.nul"; sleep 20; } | {
			timeout 10 "$LACUNA" "$@" -j 4 --no-audit >/dev/full 2>"$T/err"
			echo $?
		} & wait $!)" 6
fi

# The writer pauses after each letter: it must be out before the next comes in.
mkfifo "$T/slow"
"$LACUNA" "$@" -j 4 -a "$T/s.xml" <"$T/slow" >"$T/s.nul" &
pid=$!
exec 3>"$T/slow"
late=0
for n in 1 2 3; do
	cat fixtures/demo/$n-*.txt >&3
	printf '\0' >&3
	i=0
	while [ "$(tr -cd '\0' <"$T/s.nul" | wc -c)" -lt $n ]; do
		i=$((i + 1))
		[ $i -gt 100 ] && late=1 && break
		sleep 0.05
	done
	[ "$(grep -c '<letter ' "$T/s.xml.part")" -ge $n ] || late=2
done
exec 3>&-
wait $pid
is "each letter leaves as soon as it is done, its audit before it" "$late" 0

is "no threads at all is a usage error" "$(code "$LACUNA" --no-audit -j 0 "$T/in.nul")" 2
says "it says what is taken" "$T/err" 'number from 1'
is "so are too many" "$(code "$LACUNA" --no-audit -j 257 "$T/in.nul")" 2
finish
