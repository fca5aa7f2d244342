# A letter with marks, {{CATEGORY:TYPE|surface}}, to NAME.txt and, in the manner of n2c2 2014, to
# NAME.xml: awk -v name=DIR/NAME -f marks.awk NAME.mark, with LC_ALL=C. Offsets are half-open:
# start and end in characters, bstart and bend in bytes.

function fail(what)
{
	print FILENAME ": " what > "/dev/stderr"
	failed = 1
	exit 1
}

# Characters of s: bytes that go on with one do not count.
function characters(s)
{
	gsub(/[\200-\277]/, "", s)
	return length(s)
}

function escaped(s)
{
	gsub(/&/, "\\&amp;", s)
	gsub(/</, "\\&lt;", s)
	gsub(/"/, "\\&quot;", s)
	gsub(/\r/, "\\&#13;", s)
	gsub(/\n/, "\\&#10;", s)
	gsub(/\f/, " ", s)
	return s
}

function plain(s)
{
	printf "%s", s > (name ".txt")
	bytes += length(s)
	chars += characters(s)
}

function tag(label, surface, part)
{
	if (split(label, part, ":") != 2 || label !~ /^[A-Z]+:[A-Z]+$/)
		fail("a mark without CATEGORY:TYPE near byte " bytes)
	printf "<%s id=\"P%d\" start=\"%d\" end=\"%d\" bstart=\"%d\" bend=\"%d\" " \
		"text=\"%s\" TYPE=\"%s\" comment=\"\" />\n", part[1], count++, chars, \
		chars + characters(surface), bytes, bytes + length(surface), \
		escaped(surface), part[2] > (name ".xml")
}

function convert(s, i, bar, end)
{
	while ((i = index(s, "{{")) > 0) {
		plain(substr(s, 1, i - 1))
		s = substr(s, i + 2)
		end = index(s, "}}")
		bar = index(s, "|")
		if (!end || !bar || bar > end)
			fail("a mark without its end near byte " bytes)
		tag(substr(s, 1, bar - 1), substr(s, bar + 1, end - bar - 1))
		plain(substr(s, bar + 1, end - bar - 1))
		s = substr(s, end + 2)
	}
	if (index(s, "}}"))
		fail("a mark without its start after byte " bytes)
	plain(s)
}

BEGIN {
	RS = "\001" # in no letter: the file is one record
	printf "<?xml version=\"1.0\" encoding=\"%s\" ?>\n<deIdi2b2>\n<TAGS>\n", \
		encoding ? encoding : "UTF-8" > (name ".xml")
}

{ convert($0) }

END {
	if (!failed)
		print "</TAGS>\n</deIdi2b2>" > (name ".xml")
}
