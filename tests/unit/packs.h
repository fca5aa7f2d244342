/* Small packs for tests: a few files of their own over a common ground. */
#ifndef UNIT_PACKS_H
#define UNIT_PACKS_H

#include "../../src/rules/pack.h"

struct packs {
	struct buf image;
	struct arena arena;
	struct pack pack;
	struct lacuna_fault fault;
};

/* A struct pack_file's initialiser from two string literals. */
#define PACKS_STR(literal)                                            \
	{                                                             \
		(const unsigned char *)(literal), sizeof(literal) - 1 \
	}
#define PACKS_FILE(path, bytes)                   \
	{                                         \
		PACKS_STR(path), PACKS_STR(bytes) \
	}
/* The head every lexicon and pool must have. */
#define PACKS_HEAD(kind, name) \
	"# " kind ": " name "\n# source: a test\n# licence: none\n# derived: by hand\n"
#define PACKS_RULES(body) "<rules xmlns=\"urn:lacuna:rules:1\">\n" body "</rules>\n"
/* Two hits, two misses and a reason. */
#define PACKS_EXAMPLES \
	"<reason>x</reason><hit>[[a]]</hit><hit>[[b]]</hit><miss>a</miss><miss>b</miss>"

/* categories.xml and zones.xml of the common ground, which files may replace, and files.
 * What pack_compile says; the image is in p->image. */
enum lacuna_err packs_compile(struct packs *p, const struct pack_file *files, size_t n);
/* Compiles and opens; fails the test when either does not work. */
void packs_open(struct packs *p, const struct pack_file *files, size_t n);
void packs_free(struct packs *p);

#endif
