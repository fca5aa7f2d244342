#!/bin/sh
# What make install puts in place serves a stranger's program, linked either way, and make
# uninstall takes it all away.
. tests/lib.sh
if [ -n "${SANITIZED:-}" ]; then
	skip "install: tested by the plain build"
	finish
fi
unset MAKEFLAGS MFLAGS MAKELEVEL
to=$T/root
if ! make BUILD="$BUILD" DESTDIR="$to" PREFIX=/opt/lacuna install >"$T/log" 2>&1; then
	not_ok "make install: $(tail -n 3 "$T/log")"
	finish
fi
ok "make install works below DESTDIR"
prefix=$to/opt/lacuna
for f in bin/lacuna lib/liblacuna.a lib/liblacuna.so include/lacuna.h lib/pkgconfig/lacuna.pc \
	share/man/man1/lacuna.1; do
	[ -e "$prefix/$f" ] || echo "$f"
done >"$T/missing"
is_empty "everything is there" "$T/missing"
is "the program runs from there" "$(cd / && code "$prefix/bin/lacuna" --version)" 0
case $(${CC:-cc} -dumpmachine) in
x86_64-linux-gnu)
	objdump -p "$prefix/bin/lacuna" | awk '$1 == "NEEDED" { print $2 }' >"$T/needed"
	says "it begins with the libraries each run needs" "$T/needed" libpcre2
	grep -E 'libxml2|libxslt|libsqlite3|libjansson' "$T/needed" >"$T/idle"
	is_empty "and loads those that few runs need when they do" "$T/idle"
	;;
*) skip "libraries that are loaded late: on x86-64 alone" ;;
esac

cat >"$T/user.c" <<'END'
#include <lacuna.h>
#include <stdio.h>
#include <string.h>
int main(void)
{
	static const char key[LACUNA_KEY_MIN] = "a key for a test, not a secret";
	const char *text = "Seen on June 11, 2012 by Dr. Anil Ferraro.\n";
	struct lacuna_config config = {.key = {key, sizeof(key)}};
	struct lacuna_letter letter = {.text = {text, strlen(text)}, .id = {"x", 1}, .number = 1};
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	struct lacuna_result result;
	if (lacuna_engine_new(&engine, &config, NULL) || lacuna_worker_new(&worker, engine, NULL) ||
	    lacuna_scrub(worker, &letter, &result, NULL))
		return 1;
	fwrite(result.cleaned.p, 1, result.cleaned.n, stdout);
	lacuna_worker_free(worker);
	lacuna_engine_free(engine);
	return 0;
}
END
PKG_CONFIG_PATH=$prefix/lib/pkgconfig
export PKG_CONFIG_PATH
# DESTDIR is not in the .pc file, as it should be: here its prefix is told where it lies.
pc() { pkg-config --define-variable=prefix="$prefix" "$@" lacuna; }
# shellcheck disable=SC2046
if ${CC:-cc} $(pc --cflags) -o "$T/shared" "$T/user.c" $(pc --libs) 2>"$T/err"; then
	LD_LIBRARY_PATH=$prefix/lib "$T/shared" >"$T/out"
	is "a program linked with the shared library runs" $? 0
	if grep -q 'Ferraro\|June 11, 2012' "$T/out" || ! grep -q 'Seen on' "$T/out"; then
		not_ok "and cleans a letter: $(cat "$T/out")"
	else
		ok "and cleans a letter"
	fi
else
	not_ok "link: $(head -n 2 "$T/err")"
fi
# (Not pc --static: that asks for static parts of libxml2's own libraries, too.)
# shellcheck disable=SC2046
if ${CC:-cc} $(pc --cflags) -o "$T/static" "$T/user.c" "$prefix/lib/liblacuna.a" \
	$(pkg-config --libs libpcre2-8 libxml-2.0 libsodium libutf8proc) -lm 2>"$T/err"; then
	"$T/static" >"$T/out2"
	same "linked with the static one it does the same" "$T/out" "$T/out2"
else
	not_ok "static link: $(head -n 2 "$T/err")"
fi
nm -D --defined-only "$prefix/lib/liblacuna.so" | sed 's/.* //' | grep -v '^lacuna_' >"$T/symbols"
is_empty "the shared library shows lacuna_ names only" "$T/symbols"
sed -n 's/^[a-z].*[ *]\(lacuna_[a-z_]*\)(.*/\1/p' "$prefix/include/lacuna.h" | sort -u >"$T/declared"
nm -D --defined-only "$prefix/lib/liblacuna.so" | sed 's/.* //' | sort -u >"$T/defined"
same "and those are the ones lacuna.h declares" "$T/declared" "$T/defined"
echo '#include <lacuna.h>' >"$T/alone.c"
# shellcheck disable=SC2046
${CC:-cc} $(pc --cflags) -std=c11 -Wall -Wextra -Wpedantic -Werror -c -o "$T/alone.o" "$T/alone.c" \
	2>"$T/err"
is "lacuna.h compiles alone" $? 0

make BUILD="$BUILD" DESTDIR="$to" PREFIX=/opt/lacuna uninstall >"$T/log" 2>&1
find "$to" ! -type d >"$T/left"
is_empty "make uninstall leaves nothing" "$T/left"
finish
