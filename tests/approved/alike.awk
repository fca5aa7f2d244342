# Words that the program treats alike, a list a line, for the random edits of edited.sh: the lists in
# C code, alternatives of the rules, the words of each cue, some of each lexicon. _ is a blank.
# usage: awk -f alike.awk src/text/*.c ... patterns/rules/*.xml patterns/lexicons/*.tsv
BEGIN {
	FS = "\t"
	# What stands where something was cut out.
	print "____ XXXX [REDACTED] (Employer) *** ##### [NAME] xxx (b)(6) Dr. Mr. Ms. by on of"
}

function lists_of_code(  s)
{
	gsub(/"[ \n]*"/, "", code)
	while (match(code, /"[^"\n]*"/)) {
		s = substr(code, RSTART + 1, RLENGTH - 2)
		code = substr(code, RSTART + RLENGTH)
		if (s ~ /^([A-Za-z.\/-]+ )+[A-Za-z.\/-]+$/ && !(s in printed)) {
			printed[s] = 1
			print s
		}
	}
	code = ""
}

# (?:done|completed|set)
function alternatives(  s)
{
	gsub(/\n[ \t]*/, "", code)
	while (match(code, /[(:|][A-Za-z.]+(\|[A-Za-z.]+)+[|)]/)) {
		s = substr(code, RSTART + 1, RLENGTH - 2)
		code = substr(code, RSTART + RLENGTH)
		gsub(/\|/, " ", s)
		if (split(s, word, " ") > 2 && !(s in printed)) {
			printed[s] = 1
			print s
		}
	}
	code = ""
}

function some_of_lexicon(  i, step)
{
	step = n > 40 ? n / 40 : 1
	for (i = 1; i <= n; i += step)
		printf "%s%s", word[int(i)], i + step <= n ? " " : "\n"
	n = 0
}

FNR == 1 {
	if (rules)
		alternatives()
	else
		lists_of_code()
	rules = FILENAME ~ /\.xml$/
	some_of_lexicon()
}
FILENAME ~ /\.c$/ { gsub(/\t/, " "); code = code $0 "\n"; next }
rules { gsub(/\\x20/, " "); code = code $0 "\n"; next }
/^#/ || $1 == "" { next }
{ gsub(/ /, "_", $1); word[++n] = $1 }
FILENAME ~ /\/cue\.tsv$/ {
	for (i = split($2, cue, " "); i > 0; i--) {
		if (!(cue[i] in of_cue))
			cues[++ncues] = cue[i]
		of_cue[cue[i]] = of_cue[cue[i]] " " $1
	}
}
END {
	some_of_lexicon()
	for (i = 1; i <= ncues; i++)
		print substr(of_cue[cues[i]], 2)
}
