/*
 * Given: tests/spec/ with its case files, or some of them as arguments. Promises: every
 * case is tried; what is malformed fails, no case at all fails, and so does a known
 * failure that passes or is no case. Must not: leave a file or a case out.
 */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../src/base/io.h"
#include "stages.h"

#define KNOWN "tests/spec/known-failures.txt"
#define KEY "the key of the spec cases, no secret"

/* One line of KNOWN, "file: title"; its reason is a comment above it. */
struct known {
	struct str file, title;
	bool met;
};

struct run {
	struct known *known;
	size_t nknown;
	size_t passed, failed;
	struct arena arena;
};

static struct str file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return str_of(slash ? slash + 1 : path);
}

static void fail(struct run *r, const char *what)
{
	r->failed++;
	printf("not ok - %s\n", what);
}

static struct str read_bytes(struct run *r, const char *path)
{
	struct lacuna_fault fault = {0};
	struct buf bytes = {0};
	struct str out = {0};

	if (io_read_file(&bytes, path, &fault))
		fail(r, fault.what);
	else
		out = str_from(arena_copy(&r->arena, bytes.p, bytes.n), bytes.n);
	buf_free(&bytes);
	return out;
}

static void read_known(struct run *r)
{
	struct str rest = read_bytes(r, KNOWN);

	r->known = ARENA_ARRAY(&r->arena, struct known, rest.n / 4 + 1);
	while (r->known && rest.n) {
		struct str line = str_trim(str_cut(&rest, '\n')), file;

		if (!line.n || line.p[0] == '#')
			continue;
		file = str_cut(&line, ':');
		r->known[r->nknown++] = (struct known){file, str_trim(line), false};
	}
}

static struct known *find_known(struct run *r, struct str file, struct str title)
{
	for (size_t i = 0; i < r->nknown; i++)
		if (str_eq(r->known[i].file, file) && str_eq(r->known[i].title, title))
			return &r->known[i];
	return NULL;
}

static bool open_stand(struct stand *s, const struct spec_file *f,
		       struct lacuna_fault *fault)
{
	struct str policy = cases_setting(f, STR("policy"));
	struct lacuna_config config = {
		.key = {KEY, sizeof(KEY)},
		.policy = {policy.p, policy.n},
		.style = str_eq(cases_setting(f, STR("style")), STR("tag"))
				 ? LACUNA_STYLE_TAG
				 : LACUNA_STYLE_SURROGATE,
	};

	if (lacuna_engine_new(&s->engine, &config, fault) ||
	    lacuna_worker_new(&s->worker, s->engine, fault))
		return false;
	s->pack = lacuna_pack(s->engine);
	s->case_id = cases_setting(f, STR("case"));
	if (!s->case_id.n)
		s->case_id = STR("CM13-0077001");
	return true;
}

static void close_stand(struct stand *s)
{
	lacuna_worker_free(s->worker);
	lacuna_engine_free(s->engine);
	arena_free(&s->arena);
	buf_free(&s->why);
}

static void judge(struct run *r, const struct spec_file *f, const struct spec_case *c,
		  enum verdict v, struct str why)
{
	struct known *known = find_known(r, file_name(f->path), c->title);

	if (known)
		known->met = true;
	if (v == (known ? FAILED : PASSED)) {
		r->passed++;
		return;
	}
	r->failed++;
	printf("not ok - %s:%zu: %.*s%s\n", f->path, c->line, STR_FMT(c->title),
	       v == MALFORMED ? ": malformed"
	       : known	      ? ": passes now; take it out of " KNOWN
			      : "");
	if (why.n)
		printf("%.*s\n", STR_FMT(why));
}

static void run_file(struct run *r, const char *path)
{
	struct lacuna_fault fault = {0};
	struct stand s = {0};
	struct spec_file f;
	stage_fn *stage = stage_of(file_name(path));

	if (!cases_read(&f, path, read_bytes(r, path), &r->arena, &s.why)) {
		buf_byte(&s.why, 0);
		fail(r, (const char *)s.why.p);
	} else if (!stage) {
		fail(r, "a case file whose name begins with no stage");
		printf("    %s\n", path);
	} else if (!open_stand(&s, &f, &fault)) {
		fail(r, fault.what);
	} else {
		for (size_t i = 0; i < f.n; i++) {
			enum verdict v;

			buf_clear(&s.why);
			v = stage(&s, &f.cases[i]);
			judge(r, &f, &f.cases[i], v, buf_str(&s.why));
			arena_reset(&s.arena, SIZE_MAX);
		}
	}
	close_stand(&s);
}

static void run_all(struct run *r)
{
	glob_t found;

	if (glob("tests/spec/*.cases", 0, NULL, &found)) {
		fail(r, "tests/spec has no cases");
		return;
	}
	for (size_t i = 0; i < found.gl_pathc; i++)
		run_file(r, found.gl_pathv[i]);
	globfree(&found);
	for (size_t i = 0; i < r->nknown; i++)
		if (!r->known[i].met) {
			fail(r, "a known failure that is no case");
			printf("    %.*s: %.*s\n", STR_FMT(r->known[i].file),
			       STR_FMT(r->known[i].title));
		}
}

int main(int argc, char **argv)
{
	struct run r = {0};

	read_known(&r);
	for (int i = 1; i < argc; i++)
		run_file(&r, argv[i]);
	if (argc < 2)
		run_all(&r);
	printf("%zu passed, %zu failed, 0 skipped\n", r.passed, r.failed);
	arena_free(&r.arena);
	return r.passed > 0 && !r.failed ? EXIT_SUCCESS : EXIT_FAILURE;
}
