#!/bin/sh
# The runner of the spec cases itself: what is malformed, missing or out of date fails the run.
. tests/lib.sh
runner=$PWD/$BUILD/tests/run-spec
mkdir -p "$T/tests/spec"
cd "$T" || exit 1
known=tests/spec/known-failures.txt
file=tests/spec/findings-x.cases

# fails NAME PATTERN: does a run in $T end in exit 1 and say PATTERN?
fails() {
	rc=$(code "$runner")
	if [ "$rc" = 1 ] && grep -q -e "$2" "$T/out"; then
		ok "$1"
	else
		not_ok "$1: exit $rc, $(head -n 3 "$T/out")"
	fi
}

: >$known
fails "no case file fails" 'has no cases'
printf '# only a comment\n' >$file
fails "a file without a case fails" 'a file without a case'
printf '== a date\non [[DATE:DATE|3/4/2012]] at\n' >$file
is "a case that holds passes" "$(code "$runner")" 0
says "and is counted" "$T/out" '^1 passed, 0 failed, 0 skipped$'
printf '== a date\non [[DATE:DATE|3/4/2012]] at [[DATE:DATE|noon]]\n' >$file
fails "a case that does not hold fails" ':1: a date$'
printf 'findings-x.cases: a date\n' >$known
is "but for a known failure" "$(code "$runner")" 0
printf '== a date\non [[DATE:DATE|3/4/2012]] at\n' >$file
fails "a known failure that passes fails" 'passes now'
printf 'findings-x.cases: no such case\n' >$known
fails "a known failure that is no case fails" 'a known failure that is no case'
: >$known
# malformed NAME TEXT
malformed() {
	# shellcheck disable=SC2059 # the text is the format
	printf "$2" >$file
	fails "$1 fails" ': malformed'
}
malformed "a mark without an end" '== t\non [[DATE:DATE|3/4/2012 at\n'
malformed "a mark without a start" '== t\non 3/4/2012]] at\n'
malformed "a mark of an unknown type" '== t\non [[DATES|3/4/2012]] at\n'
malformed "neither mark nor nothing" '== t\nno mark at all\n'
malformed "both mark and nothing" '== t\non [[DATE:DATE|3/4/2012]]\n=> nothing\n'
malformed "an unknown escape" '== t\na bad escape \\q\n=> nothing\n'
printf '== t\n=> nothing\n' >$file
fails "a case without text fails" 'a case without text'
printf '==\na\n=> nothing\n' >$file
fails "a case without a title fails" 'a case without a title'
printf '== t\na\n=> nothing\n\n== t\nb\n=> nothing\n' >$file
fails "two cases of one title fail" 'a second case of this title'
printf 'text before a title\n== t\na\n=> nothing\n' >$file
fails "text before the first title fails" 'neither a title'
printf '== t\na\n=> nothing\nb\n' >$file
fails "text after the last line fails" 'ends in one => line'
rm $file
printf '== t\na\n=> nothing\n' >tests/spec/foundlings.cases
fails "a file for no stage fails" 'name begins with no stage'
cd "$ROOT" || exit 1
finish
