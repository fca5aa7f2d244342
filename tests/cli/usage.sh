#!/bin/sh
# Options, and the exit code of each way to go wrong before a letter is read.
. tests/lib.sh
letter=fixtures/demo/1-determination.txt

is "no audit option is a usage error" "$(code "$LACUNA" "$letter")" 2
says "it says which options there are" "$T/err" '--audit FILE, or --no-audit'
is_empty "and writes no letter" "$T/out"
is "both audit options exclude each other" "$(code "$LACUNA" --no-audit -a "$T/a" "$letter")" 2

is "an unknown option is a usage error" "$(code "$LACUNA" --no-audti "$letter")" 2
says "it names the option and the nearest" "$T/err" 'unknown option --no-audti; the nearest is --no-audit'
is "an unknown letter is a usage error" "$(code "$LACUNA" -Z "$letter")" 2
is "an unknown style is a usage error" "$(code "$LACUNA" --style=tags "$letter")" 2
says "it names the styles" "$T/err" 'surrogate|tag'
is "an unknown policy is a policy error" "$(code "$LACUNA" --no-audit -p none "$letter")" 3
echo '<policy/>' >"$T/bad.xml"
: >"$T/empty.xml"
is "an empty policy file is a policy error" "$(code "$LACUNA" --no-audit -p "$T/empty.xml" "$letter")" 3
is "and so is one of another form" "$(code "$LACUNA" --no-audit -p "$T/bad.xml" "$letter")" 3
is "which names the file and the line" \
	"$("$LACUNA" --no-audit -p "$T/bad.xml" "$letter" 2>&1 | grep -c "$T/bad.xml:1: ")" 1
is "a missing policy file is a policy error" "$(code "$LACUNA" --no-audit -p ./none.xml "$letter")" 3
for option in case policy patterns output key-file decisions; do
	is "an empty --$option is a usage error" \
		"$(code "$LACUNA" --no-audit --$option '' "$letter")" 2
done
says "it names the option" "$T/err" '--decisions is empty'
is "an empty --audit is a usage error" "$(code "$LACUNA" -a '' "$letter")" 2
is_empty "and no letter leaves before its log has a name" "$T/out"
is "--dump-text alone is a usage error" "$(code "$LACUNA" --no-audit --dump-text "$letter")" 2
is "a cap over 1G is a usage error" "$(code "$LACUNA" --no-audit --max-letter 2G "$letter")" 2

is "a mistyped subcommand is a usage error" "$(code "$LACUNA" verfiy "$T/a.xml")" 2
is "in one line, with the nearest" "$(cat "$T/err")" \
	"lacuna: verfiy is no file and no subcommand; the nearest is verify"
is "one cut off is, too" "$(code "$LACUNA" rev)" 2
cp "$letter" "$T/verfiy"
is "a letter may be called so" "$(cd "$T" && code "$LACUNA" verfiy --no-audit)" 0
is "another file that is missing is an input error" "$(code "$LACUNA" letter --no-audit)" 4

is "--help is no error" "$(code "$LACUNA" --help)" 0
for word in --audit --no-audit --output --case --key-file --policy --style --originals --null \
	--patterns --dump --dump-text --explain --max-letter --quiet --verbose --version \
	verify restore score lint batch keygen; do
	grep -q -e "$word" "$T/out" || echo "$word"
done >"$T/missing"
is_empty "--help lists every option and subcommand" "$T/missing"
for command in verify restore score lint batch keygen; do
	is "$command has a --help" "$(code "$LACUNA" $command --help)" 0
	says "that begins with its usage" "$T/out" "^usage: lacuna $command"
done
is "--version is no error" "$(code "$LACUNA" --version)" 0
is "it says name and number" "$(cat "$T/out")" \
	"lacuna $(sed -n 's/^.define LACUNA_VERSION "\(.*\)"/\1/p' src/lacuna.h)"

is "a missing file is an input error" "$(code "$LACUNA" --no-audit "$T/none")" 4
is "a directory as FILE is an input error" "$(code "$LACUNA" --no-audit "$T")" 4
says "it says so" "$T/err" 'Is a directory'
is "a directory as standard input is an input error" "$(code "$LACUNA" --no-audit <"$T")" 4
says "it says that, too" "$T/err" 'directory'
is "a closed standard input is an input error" "$(code "$LACUNA" --no-audit <&-)" 4
is "a missing second file stops the run before the first" \
	"$(code "$LACUNA" --no-audit "$letter" "$T/none")" 4
is_empty "nothing of the first is written" "$T/out"
if [ "$(id -u)" -ne 0 ]; then
	: >"$T/closed" && chmod 000 "$T/closed"
	is "an unreadable file is an input error" "$(code "$LACUNA" --no-audit "$T/closed")" 4
fi

is "the log cannot be an input file" "$(code "$LACUNA" -a "$letter" "$letter")" 2
cp "$letter" "$T/in"
is "nor what standard input reads" "$(code "$LACUNA" -a "$T/in" <"$T/in")" 2
is "nor the output file" "$(code "$LACUNA" -a "$T/x" -o "$T/./x" "$letter")" 2
is "nor standard output where letters go" "$(code "$LACUNA" -a - "$letter")" 2
is_empty "then no letter is written" "$T/out"
is "a log on standard output goes with --output" \
	"$(code "$LACUNA" -q -a - -o "$T/clean" "$letter")" 0
says "and is whole" "$T/out" '^</audit>'
is "every message is one line" "$(code "$LACUNA" --frob; wc -l <"$T/err")" "2
1"

for sub in "verify a" "verify a b c" "restore" "restore x" "keygen" "lint a b" "keygen a b"; do
	# shellcheck disable=SC2086
	is "'$sub' is a usage error" "$(code "$LACUNA" $sub)" 2
done

# Names may hold what steers a terminal: controls of ASCII and of Unicode, bytes, overrides.
a_key "$T/key"
name=$(printf 'x\033[31m\302\233y\233z\342\200\256')
code "$LACUNA" --no-audit "$T/$name" >/dev/null
is "an error shows none of them" "$(grep -c 'x?\[31m??y?z???:' "$T/err")" 1
cp "$letter" "$T/$name"
"$LACUNA" -v -k "$T/key" -a "$T/n.xml" "$T/$name" >"$T/n.txt" 2>"$T/err"
says "-v tells what holds the run" "$T/err" '^lacuna: sandbox: '
is "nor does a line of -v" "$(grep -c 'x?\[31m??y?z???: letter 1' "$T/err")" 1
cp "$T/n.xml" "$T/$name.xml"
"$LACUNA" review --text --cleaned "$T/n.txt" "$T/$name.xml" >"$T/out"
is "nor a review" "$(head -n 1 "$T/out" | grep -c 'x?\[31m??y?z???.xml: 1 letters')" 1
mkdir "$T/$name.d"
cp "$letter" "$T/$name.d/$name.txt"
printf '<?xml version="1.0"?><n><TEXT/><TAGS><DATE bstart="1" bend="2" TYPE="DATE"/></TAGS></n>' >"$T/$name.d/$name.xml"
code "$LACUNA" score --list-errors "$T/$name.d" >/dev/null
is "a score shows none" "$(tr -d '\n\t -~' <"$T/out" | wc -c)" 0
says "but their bytes" "$T/out" '^x\\x1b\[31m\\xc2\\x9by\\x9bz\\xe2\\x80\\xae	'
cp -r patterns "$T/$name.p"
is "lint shows none when all is well" "$(code "$LACUNA" lint "$T/$name.p")$(grep -c '/x?\[31m??y?z???.p: ' "$T/out")" 01
mv "$T/$name.p/rules/dates.xml" "$T/$name.p/rules/$name.xml"
sed 's/<hit>[^[]*\[\[/<hit>[[On /' "$T/$name.p/rules/$name.xml" >"$T/rules" && mv "$T/rules" "$T/$name.p/rules/$name.xml"
is "nor when it is not" "$(code "$LACUNA" lint "$T/$name.p")$(grep -c 'rules/x?\[31m??y?z???.xml:' "$T/out" | sed 's/..*/n/')$(
	tr -d '\n -~' <"$T/out" | wc -c)" 1n0
finish
