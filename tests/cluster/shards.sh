# Sourced by the tests of this directory: shards, and what one serial run makes of them.
. tests/lib.sh

# need VERB COMMAND...: installs what is missing, or skips the test where that can't be done
need() {
	verb=$1
	shift
	for command; do
		PATH=$PATH:/usr/sbin command -v "$command" >/dev/null && continue
		if ! sh tests/bootstrap.sh "$verb" >"$T/install" 2>&1; then
			skip "$command is not here and cannot be installed: $(tail -n 1 "$T/install")"
			finish
		fi
	done
}

# shards COUNT BYTES: $T/shards/*.nul, and $T/wanted as a serial run makes it
make_shards() {
	mkdir -p "$T/shards" "$T/wanted/letters" "$T/wanted/audit"
	"$LACUNA" keygen "$T/key"
	build/lettergen --seed 9 --stream --bytes "$2" >"$T/all.nul"
	split -t '\0' -n "l/$1" -d -a 4 --additional-suffix=.nul "$T/all.nul" "$T/shards/s"
	for s in "$T"/shards/*.nul; do
		n=${s##*/}
		"$LACUNA" -0 -q -k "$T/key" -a "$T/wanted/audit/$n.xml" -o "$T/wanted/letters/$n" "$s"
	done
	"$LACUNA" -0 -q -k "$T/key" --no-audit <"$T/all.nul" >"$T/wanted.nul"
}

# as_serial NAME DIR: the union of what lies in DIR is what the serial run made
as_serial() {
	is "$1: letters and logs are those of a serial run" \
		"$(diff -r "$T/wanted/letters" "$2/letters" && diff -r "$T/wanted/audit" "$2/audit" && echo same)" same
	cat "$2"/letters/* >"$T/union.nul"
	same "$1: end to end they are one stream's" "$T/union.nul" "$T/wanted.nul"
}
