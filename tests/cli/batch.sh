#!/bin/sh
# lacuna batch: a tree of letters becomes a tree of cleaned letters and one of audits, each as the
# filter makes it; a set can be gone on with, and says what stands against it.
. tests/lib.sh
a_key "$T/key"
in=$T/in out=$T/cleaned
mkdir -p "$in/2013/b c" "$in/2014" "$T/gen"
build/lettergen --seed 3 --count 30 --out "$T/gen"
for f in "$T"/gen/*.txt; do
	n=${f##*/gen-} n=${n%.txt}
	case $n in *[0-4]) cp "$f" "$in/2013/b c/$n.txt" ;; *) cp "$f" "$in/2014/$n" ;; esac
done
cp fixtures/demo/1-determination.txt "$in/top.txt"
: >"$in/empty.txt"
printf 'Dear Ms. Tran,\n' >"$in/2014/-odd \"name\".xml"
: >"$in/.hidden"

batch() { code "$LACUNA" batch -k "$T/key" "$@"; }
# tree DIR: its files with their digests
tree() { (cd "$1" && find . -type f -exec cksum {} + | sort -k3); }
# rows DB: the ledger, less the times
rows() {
	sqlite3 "$1" "SELECT path, state, why, case_tag, digest_in, digest_out, digest_audit, bytes_in,
		bytes_out, substitutions, findings, trait_age, trait_sex, n_NAME, n_DATE FROM letter;
		SELECT * FROM setting ORDER BY name"
}

is "a set is cleaned" "$(batch "$in" "$out")" 0
cp "$T/out" "$T/page"
is_empty "without a word on stderr" "$T/err"
(cd "$in" && find . -type f ! -name '.*' | sort) >"$T/names"
(cd "$out/letters" && find . -type f | sort) >"$T/names.out"
same "the same tree" "$T/names.out" "$T/names"
sed 's/$/.xml/' "$T/names" | sort >"$T/names.wanted"
(cd "$out/audit" && find . -type f | sort) >"$T/names.out"
same "and one of audits" "$T/names.out" "$T/names.wanted"
(cd "$in" && find . -type d | sort) >"$T/dirs"
for side in letters audit; do
	(cd "$out/$side" && find . -type d | sort) | cmp -s - "$T/dirs" &&
		ok "$side: no directory more or less" || not_ok "$side: no directory more or less"
done
while read -r name; do
	"$LACUNA" -q -k "$T/key" -a "$T/one.xml" -o "$T/one" "$in/$name"
	cmp -s "$T/one" "$out/letters/$name" && cmp -s "$T/one.xml" "$out/audit/$name.xml" || echo "$name"
	"$LACUNA" verify -q -k "$T/key" --original "$in/$name" "$out/letters/$name" \
		"$out/audit/$name.xml" || echo "$name: verify"
done <"$T/names" >"$T/bad"
is_empty "each file is what the filter makes of that letter, and verify says yes" "$T/bad"
is "OUT_DIR holds nothing else" "$(ls -A "$out" | tr '\n' ' ')" "audit ledger.db letters summary.xml "
says "the page counts letters" "$T/page" '^33 letters of [0-9]* cases: 33 cleaned, 0 refused'
says "substitutions by category" "$T/page" '^  DATE  *[1-9]'
says "below what the columns are" "$T/page" '^  category  *substitutions  *letters$'
says "and hidden names" "$T/page" '1 hidden name passed over'

tree "$out/letters" >"$T/letters"
tree "$out/audit" >"$T/audits"
rows "$out/ledger.db" >"$T/rows"
cp "$out/summary.xml" "$T/summary.xml"
"$LACUNA" batch -q -k "$T/key" -j 3 "$in" "$T/out3" 2>"$T/err"
tree "$T/out3/letters" | cmp -s - "$T/letters" && tree "$T/out3/audit" | cmp -s - "$T/audits" &&
	ok "three jobs: the same files" || not_ok "three jobs: the same files"
rows "$T/out3/ledger.db" >"$T/rows3"
same "the same rows" "$T/rows3" "$T/rows"
same "the same summary" "$T/out3/summary.xml" "$T/summary.xml"

# as_before NAME CODE: after another run all is as it was first
as_before() {
	is "$1" "$2" 0
	tree "$out/letters" >"$T/now" && same "$1: the same letters" "$T/now" "$T/letters"
	tree "$out/audit" >"$T/now" && same "$1: the same audits" "$T/now" "$T/audits"
	rows "$out/ledger.db" >"$T/now" && same "$1: the same rows" "$T/now" "$T/rows"
	same "$1: the same summary" "$out/summary.xml" "$T/summary.xml"
}
as_before "again" "$(batch --resume "$in" "$out")"
says "nothing was done twice" "$T/out" '^0 cleaned now, 33 were done before'
rm "$out/letters/top.txt" "$out/audit/2014/000005.xml"
printf x >>"$out/letters/2014/000006"
printf x >>"$out/audit/2014/000007.xml"
mkdir "$out/.work" && printf x >"$out/.work/7"
as_before "what was taken away or altered" "$(batch "$in" "$out")"
says "is done again, no more" "$T/out" '^4 cleaned now, 29 were done before'
sqlite3 "$out/ledger.db" "DELETE FROM letter WHERE path = 'top.txt'"
as_before "a letter without a row" "$(batch "$in" "$out")"
says "is done again" "$T/out" '^1 cleaned now, 32 were done before'

# What is done is known by size, inode and times, and where they differ by digests.
sleep 4 # until the letters are older than any file system's clock is coarse
# stamps: what the ledger remembers of them
stamps() { sqlite3 "$out/ledger.db" "SELECT path, hex(stamp_in), hex(stamp_out), hex(stamp_audit) FROM letter"; }
as_before "letters that were young" "$(batch "$in" "$out")"
is "all have stamps now" "$(sqlite3 "$out/ledger.db" "SELECT count(*) FROM letter
	WHERE length(stamp_in) = 48 AND length(stamp_out) = 48 AND length(stamp_audit) = 48")" 33
stamps >"$T/stamps"
as_before "letters that nobody touched" "$(batch "$in" "$out")"
stamps >"$T/now"
same "keep their stamps" "$T/now" "$T/stamps"
touch "$in/top.txt" "$out/letters/2014/000006"
as_before "touched files" "$(batch "$in" "$out")"
says "are the same by their digests" "$T/out" '^0 cleaned now, 33 were done before'
stamps >"$T/now"
is "and get new stamps" "$(diff "$T/now" "$T/stamps" | grep -c '^<')" 2
cp -p "$in/top.txt" "$T/top.txt"
tr 0-9 1-90 <"$in/top.txt" >"$T/other" && cat "$T/other" >"$in/top.txt"
touch -r "$T/top.txt" "$in/top.txt"
is "a letter of the same size and time" "$(batch "$in" "$out")" 0
says "is not taken for the same" "$T/out" '^1 cleaned now, 32 were done before'
cat "$T/top.txt" >"$in/top.txt"
as_before "and back" "$(batch "$in" "$out")"
sleep 4
batch "$in" "$out" >/dev/null
# A disk that lost a byte says nothing of it: here the ledger remembers another digest.
sqlite3 "$out/ledger.db" "UPDATE letter SET digest_out = 'blake2b:00' WHERE path = 'top.txt'"
is "what the file system does not tell" "$(batch "$in" "$out")" 0
says "stays unseen" "$T/out" '^0 cleaned now, 33 were done before'
as_before "--check" "$(batch --check "$in" "$out")"
says "sees it" "$T/out" '^1 cleaned now, 32 were done before'

cp fixtures/demo/2-notice.txt "$in/top.txt"
mv "$in/2014/000005" "$T/gone"
is "letters that changed or went" "$(batch "$in" "$out")" 0
says "are one to clean" "$T/out" '^1 cleaned now, 31 were done before'
says "and one to tell of" "$out/summary.xml" '<gone path="2014/000005"'
"$LACUNA" -q -k "$T/key" --no-audit "$in/top.txt" >"$T/one"
same "the change is in its place" "$out/letters/top.txt" "$T/one"
[ -f "$out/letters/2014/000005" ] && ok "what went is kept" || not_ok "what went is kept"

# refused CODE NAME: a run that would mix
differs() {
	is "$2 stops a set" "$1" 2
	says "and says what differs: $2" "$T/err" "was made with $2 .*this run has"
}
differs "$(batch -p strict "$in" "$out")" policy
differs "$(batch -s tag "$in" "$out")" style
differs "$(batch --originals none "$in" "$out")" originals
differs "$(batch --max-letter 1M "$in" "$out")" max-letter
differs "$(batch --case-from dir "$in" "$out")" case-from
a_key "$T/key2" key2
differs "$(code "$LACUNA" batch -k "$T/key2" "$in" "$out")" key
cp -R patterns "$T/patterns"
rm "$T/patterns/rules/handles.xml"
differs "$(batch --patterns "$T/patterns" "$in" "$out")" pack

is "no key is a usage error" "$(code "$LACUNA" batch "$in" "$T/new")" 2
says "that names the way out" "$T/err" 'lacuna keygen FILE'
is "--resume wants something to go on with" "$(batch --resume "$in" "$T/new")" 2
is "OUT_DIR in IN_DIR is a usage error" "$(batch "$in" "$in/out")" 2
is "nor is one made there" "$([ -e "$in/out" ]; echo $?)" 1
is "IN_DIR in OUT_DIR is one, too" "$(batch "$in/2014" "$in")" 2
mkdir "$T/full" && : >"$T/full/x"
is "so is an OUT_DIR of something else" "$(batch "$in" "$T/full")" 2
mkdir "$T/none"
is "no letters is an input error" "$(batch "$T/none" "$T/new")" 4
is "no IN_DIR is one, too" "$(batch "$T/nowhere" "$T/new")" 4
is "none of them made an OUT_DIR" "$([ -e "$T/new" ]; echo $?)" 1
mkdir "$T/held"
(flock 9 && code "$LACUNA" batch -k "$T/key" "$in" "$T/held") 9<"$T/held" >"$T/now"
is "two runs at once: one is told off" "$(cat "$T/now")" 6

# Refusals.
rin=$T/rin rout=$T/rout
mkdir -p "$rin/d"
cp fixtures/demo/1-determination.txt "$rin/a.txt"
cp fixtures/demo/2-notice.txt "$rin/d/b.txt"
ln -s ../a.txt "$rin/d/link.txt"
size=$(wc -c <"$rin/d/b.txt")
[ "$(wc -c <"$rin/a.txt")" -gt "$size" ] || not_ok "the first letter is longer"
is "refused letters are exit 5" "$(batch --max-letter "$size" "$rin" "$rout")" 5
says "the page lists them with reasons" "$T/out" '^  a.txt: .*--max-letter'
says "links among them" "$T/out" '^  d/link.txt: neither a file'
is "nothing of them is written, the rest is" "$(cd "$rout" && find letters audit -type f | sort | tr '\n' ' ')" \
	"audit/d/b.txt.xml letters/d/b.txt "
is "the ledger says why" \
	"$(sqlite3 "$rout/ledger.db" "SELECT count(*) FROM letter WHERE state = 'refused' AND why > ''")" 2
is "they are told of again" "$(batch --max-letter "$size" "$rin" "$rout")" 5
mkdir "$T/many"
for n in 01 02 03 04 05 06 07 08 09 10; do
	cp "$rin/a.txt" "$T/many/$n.txt"
done
batch --max-letter "$size" "$T/many" "$T/many-out" >"$T/now"
is "a page lists ten" "$(grep -c '^  [01][0-9].txt: ' "$T/out")$(grep -c '^  and' "$T/out")" 100
cp "$rin/a.txt" "$T/many/11.txt"
cp "$rin/a.txt" "$T/many/12.txt"
batch --max-letter "$size" "$T/many" "$T/many-out" >"$T/now"
is "and of twelve tells how many more" "$(grep -c '^  [01][0-9].txt: ' "$T/out")" 10
says "there are" "$T/out" '^  and 2 more, in summary.xml'
cp fixtures/demo/3-appeal.txt "$rin/a.txt"
rm "$rin/d/link.txt"
cat fixtures/demo/*.txt >"$rin/d/b.txt"
is "one is cured, another fell ill" "$(batch --max-letter "$(wc -c <"$rin/a.txt")" "$rin" "$T/r2")" 5
is "what is refused now" "$(cd "$T/r2" && find letters -type f)" "letters/a.txt"
printf 'Dear Ms. Tran,\n' >"$rin/d/b.txt"
rm -r "$T/r2"
batch --max-letter 10K "$rin" "$T/r2" >"$T/now"
head -c 20000 /dev/zero | tr '\0' x >"$rin/d/b.txt"
is "a cleaned letter that is refused later" "$(batch --max-letter 10K "$rin" "$T/r2")" 5
is "goes, and its audit" "$(cd "$T/r2" && find letters audit -type f | sort | tr '\n' ' ')" \
	"audit/a.txt.xml letters/a.txt "

# Cases.
cin=$T/cin
mkdir -p "$cin/CM1" "$cin/CM2/x"
for f in CM1/a CM1/b CM2/x/a; do
	printf 'Ms. Briarwick was seen on June 11, 2012 in Fresno.\n' >"$cin/$f"
done
printf '%s' '%PDF-1.4' >"$cin/loose"
# of FILE CASE: what the filter makes of it
of() { "$LACUNA" -q -k "$T/key" --no-audit -c "$2" "$cin/$1" >"$T/one"; }
is "a letter in no directory has no case" "$(batch --case-from dir "$cin" "$T/cdir")" 5
says "and is refused" "$T/out" 'loose: no case'
rm "$cin/loose"
same "letters of a directory are of a case" "$T/cdir/letters/CM1/a" "$T/cdir/letters/CM1/b"
of CM2/x/a CM2/x && same "named like it" "$T/cdir/letters/CM2/x/a" "$T/one"
is "a pattern takes the case from the path" "$(batch --case-from 'file:^(CM[0-9])/' "$cin" "$T/cre")" 0
of CM2/x/a CM2 && same "its group is the case" "$T/cre/letters/CM2/x/a" "$T/one"
is "one that does not match is refused" "$(batch --case-from 'file:^(CM1)/' "$cin" "$T/cre2")" 5
is "a pattern without a group is a usage error" "$(batch --case-from 'file:CM' "$cin" "$T/c0")" 2
is "so is a rule nobody knows" "$(batch --case-from file "$cin" "$T/c0")" 2
printf 'letter,case\r\nCM1/a,one\r\n"CM1/b","o""ne, b"\r\n\nCM2/x/a,one\n' >"$T/map.csv"
is "a map gives cases" "$(batch --case-map "$T/map.csv" "$cin" "$T/cmap")" 0
same "across directories" "$T/cmap/letters/CM1/a" "$T/cmap/letters/CM2/x/a"
of CM1/b 'o"ne, b' && same "quotes are read" "$T/cmap/letters/CM1/b" "$T/one"
printf 'CM1/a,one\nCM1/b\n' >"$T/bad.csv"
is "a row of one field is a usage error" "$(batch --case-map "$T/bad.csv" "$cin" "$T/c0")" 2
says "that names its line" "$T/err" 'bad.csv:2:'
printf 'CM1/a,one\nCM1/a,two\n' >"$T/bad.csv"
is "so is a letter of two cases" "$(batch --case-map "$T/bad.csv" "$cin" "$T/c0")" 2
printf 'CM1/a,one\n' >"$T/few.csv"
is "a letter that is not in it is refused" "$(batch --case-map "$T/few.csv" "$cin" "$T/c1")" 5
is "both at once is a usage error" \
	"$(batch --case-map "$T/few.csv" --case-from dir "$cin" "$T/c0")" 2

# Who could be told: six cases of one kind, one of another; one case has six letters.
kin=$T/kin
for c in 1 2 3 4 5 6; do
	mkdir -p "$kin/c$c"
	printf 'The applicant is a 93-year-old female who was injured on 6/11/2012.\n' >"$kin/c$c/a"
	mkdir -p "$kin/lone"
	printf 'He is a 95-year-old male. His date of injury was 6/11/2012.\n' >"$kin/lone/$c"
done
is "a set of seven cases" "$(batch -p safe-harbor --case-from dir "$kin" "$T/kout")" 0
is "one combination of traits is rare, six letters or not" \
	"$(grep -c '<group cases="1" age="90+\{0,1\}" sex="male"' "$T/kout/summary.xml")" 1
is "the other is not" "$(grep -c 'sex="female"' "$T/kout/summary.xml")" 0
says "its letters are listed" "$T/kout/summary.xml" '<letter path="lone/6"/>'
says "on the page as well" "$T/out" '1 .* 6 .*90, male, 2012: lone/1'
is "--k says how rare" "$(batch -p safe-harbor --k 7 --case-from dir "$kin" "$T/kout")" 0
is "now both are" "$(grep -c '<group' "$T/kout/summary.xml")" 2

"$LACUNA" batch -q -k "$T/key" --originals plain "$cin" "$T/plain"
is "a plain audit is for its owner alone" "$(ls -l "$T/plain/audit/CM1/a.xml" | cut -c1-10)" "-rw-------"
# on_terminal COLUMNS: a run on one so wide; its frames, one a line
on_terminal() {
	rm -rf "$T/term"
	script -qec "stty cols $1; '$LACUNA' batch -k '$T/key' '$in' '$T/term'" /dev/null \
		>"$T/typescript" </dev/null
	tr '\r' '\n' <"$T/typescript" | sed -n '/^$/d; /letters of/q; p' >"$T/frames"
}
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	on_terminal 80
	says "a terminal shows what was done" "$T/typescript" '32 letters of'
	says "and a bar, while it is" "$T/frames" '^\[[# ]*\]  *[0-9]*% [0-9]*/32, 0 refused, .* letters/s, .* MB/s'
	is "without an escape" "$(tr -cd '\033' <"$T/typescript" | wc -c)" 0
	on_terminal 30
	says "a narrow one has no bar" "$T/frames" '^ *[0-9]*% [0-9]*/32, 0 refused'
	is "and no line wraps" "$(awk '/%/ && length > n { n = length } END { print n }' "$T/frames")" 29
else
	skip "a terminal shows what was done: there is none to be had here"
fi

# What lies about on a records officer's disk.
min=$T/messy mout=$T/messy-out
mkdir -p "$min/a b" "$min/x.xml"
long=$(printf '%0255d' 0)
for f in "a b/new
line" "$(printf 'esc\033[31m')" "$(printf 'latin1-\351')" x x.xml/y "$long" -q; do
	printf 'Dear Ms. Tran,\n' >"$min/$f"
done
mkfifo "$min/pipe"
is "names, pipes and places that clash" "$(batch "$min" "$mout")" 5
is "are refused alone" "$(sqlite3 "$mout/ledger.db" "SELECT group_concat(state) FROM letter
	WHERE path IN ('pipe', 'x.xml/y', '$long')")" refused,refused,refused
is "the rest is done" "$(sqlite3 "$mout/ledger.db" "SELECT count(*) FROM letter WHERE state = 'done'")" 5
says "a clash says what to look for" "$T/out" '^  x.xml/y: its place in OUT_DIR is taken'
is "and leaves nothing" "$(cd "$mout" && find . -name 'y*')" ""
is "the page holds no byte that a terminal obeys" "$(tr -d '\n' <"$T/out" | tr -cd '\000-\037\177' | wc -c)" 0
says "XML has the names that it cannot carry, too" "$mout/summary.xml" "path-base64=\"$(printf 'latin1-\351' | base64)\""
# Names would go out where no rule sees them.
printf 'M\0s\0.\0 \0T\0r\0a\0n\0' >"$min/utf16"
printf '%%PDF-1.4\nstream' >"$min/$(printf 'letter\342\200\256.pdf')"
is "what is no text is refused, and nothing else" "$(batch "$min" "$mout")$(sqlite3 "$mout/ledger.db" \
	"SELECT count(*) FROM letter WHERE state = 'done'")" 55
says "with what to do, in no other order" "$T/out" '^  letter\\xe2\\x80\\xae.pdf: the letter is a PDF file: take its text out first'
says "in two lines" "$T/out" '^  utf16: the letter is UTF-16, or no text: convert it to UTF-8 first'
is "as the filter does" "$(code "$LACUNA" -q -k "$T/key" --no-audit "$min/utf16")$(wc -c <"$T/out")" 50
is "again it is the same" "$(batch "$min" "$mout")" 5
says "and nothing is done twice" "$T/out" '^0 cleaned now, 5 were done before'
is "no fault holds an escape" "$(code "$LACUNA" batch -k "$T/key" "$(printf '%s/no\033where' "$T")" "$T/new")$(tr -cd '\033' <"$T/err" | wc -c)" 40
if command -v xmllint >/dev/null; then
	for f in "$out" "$rout" "$T/kout" "$mout"; do
		xmllint --noout --schema patterns/schemas/summary.xsd "$f/summary.xml" 2>>"$T/invalid" || :
	done
	grep -v 'validates$' "$T/invalid" >"$T/bad"
	is_empty "summaries are valid" "$T/bad"
else
	skip "xmllint is not here (libxml2-utils)"
fi
finish
