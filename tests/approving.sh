# For scripts that compare what was approved; they have $T/names, a name for each text, in their order.

# sums WAY BEGIN END [EACH]: of the pieces from BEGIN to END on standard input a checksum for each text,
# which has EACH pieces
sums()
{
	mkdir "$T/parts"
	awk -v dir="$T/parts" -v begin="$2" -v end="$3" -v each="${4:-1}" -f tests/approved/parts.awk
	(cd "$T/parts" && cksum $(seq "$(wc -l <"$T/names")")) | awk -v way="$1" '{ print way "=" $1 }' >"$T/$1.sums"
	rm -r "$T/parts"
}

# as_approved WHAT APPROVED NOW: which lines of WHAT changed, and what of them
as_approved()
{
	awk -f tests/approved/changed.awk "$2" "$3" >"$T/changed"
	n=$(wc -l <"$T/changed")
	if [ "$n" -eq 0 ]; then
		ok "what becomes of $(wc -l <"$2") $1 is as approved"
	else
		some=$(head -n 12 "$T/changed" | paste -s -d , -)
		not_ok "what becomes of $n $1 is not as approved; make approve, if it was meant: $some"
	fi
}
