#!/bin/sh
# What late_jumps.S needs to know: late_names.sh "PACKAGE..." OBJECT... prints, of each of pkg-config's
# packages, the file its library is loaded as, and what the objects take from it.
set -eu
packages=$1
shift
tmp=$(mktemp -d)
trap 'rm -r "$tmp"' EXIT
nm -u "$@" | awk '$1 == "U" { print $2 }' | sort -u >"$tmp/wanted"
for package in $packages; do
	dir=$(pkg-config --variable=libdir "$package")
	name=$(pkg-config --libs-only-l "$package" | tr ' ' '\n' | sed -n 's/^-l//p' | head -n 1)
	lib=$dir/lib$name.so
	objdump -p "$lib" | awk '$1 == "SONAME" { print "library", $2 }'
	nm -D --defined-only "$lib" | awk '{ sub(/@.*/, "", $3); print $3, $2 ~ /[TtWi]/ ? "function" : "pointer" }' |
		sort | join - "$tmp/wanted" | awk '{ print $2, $1 }'
done
