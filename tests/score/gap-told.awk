# Which cuts can be told from prose? Those that leave a mask, and those whose sides, closed up over
# the hole, stand nowhere so in text that nothing was cut from: two words or marks on either side,
# words of grammar as themselves, numbers as 9, capitalised words as A, others by their ending.
#
# Reads text without a cut (part=prose), what `lacuna score --list-errors` lists (part=errors), then
# letters with marks, NAME.mark (part=marks). Prints how many cuts there are, how many of them are
# found, how many can be told, how many of these are found. With say=1, a line for each that is not
# found, too: whether it can be told, and its sides.

function shape(w, l)
{
	if (w ~ /^[.,;:?!()]/)
		return substr(w, 1, 1)
	if (w ~ /^[0-9]/)
		return "9"
	gsub(/[^A-Za-z'-]/, "", w)
	l = tolower(w)
	if (l == "" || l in grammar)
		return l
	if (w ~ /^[A-Z]/)
		return "A"
	if (match(l, /(ed|ing|[^s]s)$/))
		return "-" substr(l, length(l))
	return "w"
}

function words(s, out)
{
	gsub(/[\n\r\f]/, " ", s)
	gsub(/[.,;:?!()]/, " &", s)
	gsub(/ +/, " ", s)
	sub(/^ /, "", s)
	sub(/ $/, "", s)
	return split(s, out, " ")
}

# s without its marks, but for what they hold.
function plain(s, out, i)
{
	while ((i = index(s, "{{")) > 0) {
		out = out substr(s, 1, i - 1)
		s = substr(s, i + 2)
		s = substr(s, index(s, "|") + 1)
		i = index(s, "}}")
		out = out substr(s, 1, i - 1)
		s = substr(s, i + 2)
	}
	return out s
}

# What stands around a cut that is not found, on one line.
function tell(kind, left, right)
{
	left = substr(left, length(left) - 40) "{}" substr(right, 1, 40)
	gsub(/\n/, "\\n", left)
	print kind ": " left
}

function cut(name, at, left, right, gone, m)
{
	all++
	gone = (name " " at) in missed
	found += !gone
	m = words(left, x)
	words(right, y)
	if ((shape(x[m - 1]) " " shape(x[m]) "|" shape(y[1]) " " shape(y[2])) in seen) {
		if (gone && say)
			tell("prose", left, right)
		return
	}
	told++
	told_found += !gone
	if (gone && say)
		tell("told", left, right)
}

function letter(s, name, i, at, done, surface, gap)
{
	while ((i = index(s, "{{")) > 0) {
		done = done substr(s, 1, i - 1)
		s = substr(s, i + 2)
		gap = substr(s, 1, 4) == "GAP:"
		s = substr(s, index(s, "|") + 1)
		i = index(s, "}}")
		surface = substr(s, 1, i - 1)
		s = substr(s, i + 2)
		at = length(done)
		if (gap && surface ~ /^[ \n\r\f]*$/)
			cut(name, at, substr(done, at > 200 ? at - 199 : 1), plain(substr(s, 1, 300)))
		else if (gap) {
			all++
			told++
			i = !((name " " at) in missed)
			found += i
			told_found += i
		}
		done = done surface
	}
}

BEGIN {
	n = split("a an the of in on at by for from with to and or nor but as is are was " \
		"were be been has had have did does do will would can could may might not no " \
		"that this these those it its he she they we his her their who whom whose " \
		"which what when while where because if since until before after than then " \
		"there here both each any all some into over under about between during " \
		"through per via also never still only out up off", list, " ")
	for (i = 1; i <= n; i++)
		grammar[list[i]] = 1
}

part == "prose" {
	n = words($0, w)
	for (i = 1; i <= n; i++) {
		d = c; c = b; b = a; a = shape(w[i])
		seen[d " " c "|" b " " a] = 1
	}
}

part == "errors" && $2 == "gap-missed" { missed[$1 " " $3] = 1 }

part == "marks" {
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.mark$/, "", name)
	letter($0, name)
}

END { print all + 0, found + 0, told + 0, told_found + 0 }
