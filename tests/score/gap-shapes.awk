# Which missed cuts look like letters without a cut? First untouched text (untouched=1), then
# what `lacuna score --list-errors --dump-text` lists: prints how many of the missed gaps have
# words on both sides that stand side by side in the untouched text, too. Words of grammar count
# as themselves, numbers as 9, capitalised words as A, others by their ending.

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
	gsub(/\\n/, " ", s)
	gsub(/[.,;:?!()]/, " &", s)
	gsub(/ +/, " ", s)
	sub(/^ /, "", s)
	sub(/ $/, "", s)
	return split(s, out, " ")
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

untouched {
	n = words($0, w)
	for (i = 1; i <= n; i++) {
		d = c; c = b; b = a; a = shape(w[i])
		seen[d " " c "|" b " " a] = 1
	}
	next
}

/gap-missed/ {
	k = split($0, field, "\t")
	i = index(field[k], "{")
	m = words(substr(field[k], 1, i - 1), x)
	words(substr(field[k], index(field[k], "}") + 1), y)
	same += (shape(x[m - 1]) " " shape(x[m]) "|" shape(y[1]) " " shape(y[2])) in seen
}

END { print same + 0 }
