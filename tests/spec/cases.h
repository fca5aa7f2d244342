/*
 * Spec cases as data: README.md says what a file looks like. Whatever is not in form is a
 * fault with file and line, never a case that is left out.
 */
#ifndef SPEC_CASES_H
#define SPEC_CASES_H

#include "../../src/base/arena.h"
#include "../../src/base/buf.h"

/* [[name|surface]] in a case's text: the span the surface takes up once marks are out. */
struct mark {
	struct str name;
	size_t start, end;
};

struct spec_case {
	struct str title;
	size_t line;	    /* of the title */
	struct str lines;   /* as written, below the title, without the => line */
	struct str text;    /* escapes undone, marks taken out */
	struct mark *marks; /* in order, disjoint */
	size_t nmarks;
	bool arrow;	   /* there is a => line */
	struct str wanted; /* what stands after => */
};

struct spec_file {
	const char *path;
	struct str settings; /* the lines before the first case, comments among them */
	struct spec_case *cases;
	size_t n;
};

/*
 * Reads a file's bytes, which must outlive arena. False when they are not in form: then
 * why says so, beginning with file and line.
 */
bool cases_read(struct spec_file *out, const char *path, struct str bytes,
		struct arena *arena, struct buf *why);
/* Undoes escapes and takes marks out: text and marks of c, from these lines. False when
 * an escape or a mark is not in form. */
bool cases_text(struct spec_case *c, struct str lines, struct arena *arena);
/* The value of a setting, "policy: strict", or an empty str. */
struct str cases_setting(const struct spec_file *f, struct str name);

#endif
