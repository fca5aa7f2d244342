# The texts of fixtures, spec cases and the packs' examples without their marks, each ended by \001;
# their names, one a line, to the file `names`: awk -v names=FILE -f texts.awk FILE...
function name(s)
{
	gsub(/[^A-Za-z0-9.\/-]+/, "-", s)
	s = substr(s, 1, 70)
	print (s in taken ? s "." taken[s] : s) >names
	taken[s]++
}

# The marks {{X|words}} and [[X|words]] without what they say; escapes undone.
function put(s)
{
	gsub(/\{\{[A-Z]*:?[A-Z]*\|/, "", s)
	gsub(/\[\[[^|\]]*\|/, "", s)
	gsub(/\}\}|\[\[|\]\]/, "", s)
	gsub(/\\n/, "\n", s)
	gsub(/\\p/, "\n\n \n", s)
	gsub(/\\s/, " ", s)
	gsub(/\\t/, "\t", s)
	gsub(/&#10;/, "\n", s)
	gsub(/&#9;/, "\t", s)
	gsub(/&lt;/, "<", s)
	gsub(/&gt;/, ">", s)
	gsub(/&quot;/, "\"", s)
	gsub(/&apos;/, "'", s)
	gsub(/&amp;/, "\\&", s)
	printf "%s\001", s
}

function end()
{
	if (text != "")
		put(text)
	text = ""
}

FNR == 1 {
	end()
	titled = 0
	file = FILENAME
	sub(/^(fixtures|patterns|tests)\//, "", file)
	sub(/\.[a-z]*$/, "", file)
}
FILENAME ~ /^fixtures/ {
	if (FNR == 1)
		name(file)
	text = text $0 "\n"
	next
}
FILENAME ~ /\.cases$/ {
	if (/^== /) {
		end()
		name(file "/" substr($0, 4))
		titled = 1
	} else if (/^=>/) {
		end()
		titled = 0
	} else if (titled) {
		text = text $0 "\n"
	}
	next
}
FILENAME ~ /\.txt$/ {
	if (!/^#/ && $0 != "") {
		name(file "/" $0)
		put($0)
	}
	next
}
match($0, /<(rule|seam) id="[^"]*/) { id = substr($0, RSTART + 10, RLENGTH - 10) }
/<(hit|miss)>/ {
	sub(/^[ \t]*<(hit|miss)>/, "")
	inside = 1
}
inside { text = text $0 "\n" }
inside && /<\/(hit|miss)>/ {
	sub(/<\/(hit|miss)>.*/, "", text)
	inside = 0
	name("rules/" id)
	end()
}
END { end() }
