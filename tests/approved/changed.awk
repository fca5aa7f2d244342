# Of each name whose line is another than in the first file: what of it.
NR == FNR { was[$1] = $0; next }
!($1 in was) { print $1 " (new)"; next }
was[$1] != $0 {
	split(was[$1], old, " ")
	what = ""
	for (i = 2; i <= NF; i++)
		if ($i != old[i])
			what = what (what == "" ? "" : " ") ($i ~ /=/ ? substr($i, 1, index($i, "=") - 1) : "counts")
	print $1 " (" what ")"
}
{ delete was[$1] }
END { for (name in was) print name " (gone)" }
