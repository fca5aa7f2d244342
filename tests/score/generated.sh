#!/bin/sh
# Letters of the generator reach their floors: with held-out names, and without identifiers.
. tests/lib.sh

[ -x "${GEN:-build/lettergen}" ] || { skip "no letter generator"; finish; }
for set in held-out prose; do
	if [ "$(code sh tests/score.sh $set)" -eq 0 ]; then
		ok "$set: $(sed -n -e 's/^ALL *//p' -e 's/^.*marks; //p' "$T/out" | tr -s ' \n' ' ')"
	else
		not_ok "$set: $(grep 'below its floor' "$T/out" | head -n 4) $(cat "$T/err")"
	fi
done
# Strict takes little more: prose has next to nothing without a reason to stay.
if [ "$(code sh tests/score.sh -p strict prose)" -eq 0 ]; then
	ok "strict: $(sed -n 's/^.*marks; //p' "$T/out")"
else
	not_ok "strict: $(grep 'below its floor' "$T/out") $(cat "$T/err")"
fi
is "an unknown set is an error" "$(code sh tests/score.sh none)" 1
is "letters that are not there are told of" "$(GOLD=$T code sh tests/score.sh dev)" 77
finish
