#!/bin/sh
# A file includes its own directory or a lower layer only, and base/ < text/ < rules/ < find/ <
# act/ < out/ < lacuna.c < cli/. lacuna.h is for everyone. Library files leave the process, the
# environment and the locale alone. Files and functions are short; no declaration, no word list
# and no define is for nobody.
. tests/lib.sh

rank() {
	case $1 in
	src/base/*) echo 1 ;; src/text/*) echo 2 ;; src/rules/*) echo 3 ;;
	src/find/*) echo 4 ;; src/act/*) echo 5 ;; src/out/*) echo 6 ;;
	src/lacuna.h) echo 0 ;; src/lacuna*) echo 7 ;; src/cli/*) echo 8 ;;
	*) echo 0; return 1 ;;
	esac
}

bad=0
for file in src/*.[ch] src/*/*.[ch]; do
	own=$(rank "$file") || { not_ok "$file lies in no layer"; bad=1; }
	[ "$file" = src/lacuna.h ] && own=7
	for inc in $(sed -n 's/^#[ \t]*include "\([^"]*\)".*/\1/p' "$file"); do
		dir=${file%/*}
		case $inc in
		../*) path=src/${inc#../} ;;
		*) path=$dir/$inc ;;
		esac
		if [ ! -f "$path" ]; then
			not_ok "$file includes $inc, which is not there"
			bad=1
		elif [ "$(rank "$path")" -gt "$own" ]; then
			not_ok "$file includes $path, which is in a higher layer"
			bad=1
		fi
	done
done
[ "$bad" -eq 0 ] && ok "files include their own layer and lower ones only"

calls='[^a-zA-Z_](exit|abort|getenv|setlocale|time|localtime|gmtime|printf|puts|perror|strerror) *\('
# strerror and printf are base/io.c's and buf_printf's own business
if grep -nE "$calls" src/lacuna*.c src/text/*.c src/rules/*.c src/find/*.c src/act/*.c src/out/*.c \
	>"$T/calls"; then
	not_ok "the library prints, exits or looks at the process: $(head -n 3 "$T/calls")"
else
	ok "the library does not print, exit or look at the process"
fi

for f in src/*.[ch] src/*/*.[ch]; do
	n=$(wc -l <"$f")
	[ "$n" -le 400 ] || echo "$f: $n"
done >"$T/long"
is_empty "no source file is over 400 lines" "$T/long"
cat "$T/long"

awk '/^{/ { from = FNR } /^}/ && from { if (FNR - from > 61) print FILENAME ":" from; from = 0 }' \
	src/*.c src/*/*.c >"$T/steps"
is_empty "no function is over 60 lines" "$T/steps"
cat "$T/steps"

# An inline function of the header may call it as well: then the header names it twice.
grep -oE '[a-z][a-z0-9_]*[a-z0-9]' src/*.[ch] src/*/*.[ch] tests/*/*.[ch] | sort | uniq -c |
	sed 's/:/ /' >"$T/words"
grep -ohE '^[a-z][^#;]*[ *][a-z][a-z0-9_]*\(' src/*/*.h | grep -vE '^(static|typedef|return)' |
	sed 's/(.*//; s/.*[ *]//' | sort -u >"$T/declared"
awk 'NR == FNR { declared[$1]; next } $3 in declared { n[$3]++; if ($2 ~ /h$/) times[$3] += $1 }
	END { for (f in n) if (n[f] == 2 && times[f] == 1) print f }' "$T/declared" "$T/words" >"$T/own"
is_empty "what a header declares is used in more than the file that has it" "$T/own"
cat "$T/own"

names() { grep -ohE "$@" | sed 's/.*[(_]\([A-Z0-9]\{1,\}\)[,)]*$/\1/' | sort -u; }
names 'X\([A-Z0-9]+,' src/rules/lexicon.h >"$T/named"
names '(LEX|CUE)(_|_BIT\()[A-Z0-9]+\>' src/*/*.[ch] >"$T/asked"
comm -23 "$T/named" "$T/asked" >"$T/unasked"
is_empty "every class and cue of lexicon.h is asked for somewhere" "$T/unasked"
cat "$T/unasked"

sed -n 's/.*<define name="\([^"]*\)".*/\1/p' patterns/rules/*.xml | sort -u >"$T/defines"
grep -ohE '\{\{[a-z0-9-]+\}\}' patterns/rules/*.xml | tr -d '{}' | sort -u >"$T/meant"
comm -23 "$T/defines" "$T/meant" >"$T/unmeant"
is_empty "every define of the rules is meant by a pattern" "$T/unmeant"
cat "$T/unmeant"
finish
