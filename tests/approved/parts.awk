# What lies between lines that match `begin` and those that match `end`, `each` such pieces to a file
# of their own in `dir`: 1, 2, 3 ... What hangs on a letter's place among others, or on the packs as a
# whole, is left out.
/<seal / || /^letter\t/ { next }
{ sub(/<letter n="[0-9]*" id="[^"]*"/, "<letter") }
$0 ~ begin {
	if (n++ % each == 0) {
		close(file)
		file = dir "/" (n - 1) / each + 1
	}
	inside = 1
}
inside { print >file }
end != "" && $0 ~ end { inside = 0 }
