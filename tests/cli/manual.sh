#!/bin/sh
# The manual is well-formed, names every option, and its examples run.
. tests/lib.sh
page=src/cli/lacuna.1

if command -v mandoc >/dev/null; then
	mandoc -T lint -W warning $page >"$T/lint" 2>&1
	is_empty "mandoc has nothing to say" "$T/lint"
else
	skip "mandoc is not here"
fi
for command in '' verify restore score lint batch keygen review; do
	# shellcheck disable=SC2086 # none is none
	"$LACUNA" $command --help
done >"$T/help"
for option in $(sed -n 's/^ .*--\([a-z-]*\).*/\1/p' "$T/help" | sort -u); do
	grep -q "Fl Fl $option" $page || echo "$option"
done >"$T/missing"
is_empty "every option of --help is in the manual: $(tr '\n' ' ' <"$T/missing")" "$T/missing"

mkdir "$T/bin" "$T/work"
ln -s "$LACUNA" "$T/bin/lacuna"
cp fixtures/demo/1-determination.txt "$T/work/letter.txt"
cp fixtures/demo/2-notice.txt "$T/work/second.txt"
sed -n '/^\.Bd -literal/,/^\.Ed/p' $page | awk -v dir="$T" '
	/^\.Bd/ { n++; next }
	/^\.Ed/ { next }
	{ print > (dir "/example" n ".sh") }'
count=0
for example in "$T"/example*.sh; do
	[ -f "$example" ] || continue
	count=$((count + 1))
	if (cd "$T/work" && PATH=$T/bin:$PATH sh -eu "$example" >"$T/out" 2>"$T/err"); then
		ok "example runs: $(head -n 1 "$example")"
	else
		not_ok "example: $(head -n 1 "$example"): $(head -n 1 "$T/err")"
	fi
done
[ $count -gt 3 ] && ok "there are examples" || not_ok "there are examples: $count"

# README shows commands, too: every option it names is known.
for option in $(sed -n '/^```/,/^```/p' README.md | grep -o '^\(\./\)\{0,1\}lacuna.*' |
	grep -o -e '--[a-z-]*' | sort -u); do
	grep -q -e "$option" "$T/help" || echo "$option"
done >"$T/unknown"
is_empty "README names no option that is not there: $(tr '\n' ' ' <"$T/unknown")" "$T/unknown"
finish
