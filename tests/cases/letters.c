/*
 * Given: a seed. Promises: the letters of the cases, with what the generator says of
 * them. Must not: go on without them.
 */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../src/base/io.h"
#include "cases.h"

#define DIRECTORY "build/cases"

static void stop(const char *what)
{
	printf("not ok - %s\n0 passed, 1 failed, 0 skipped\n", what);
	exit(EXIT_FAILURE);
}

static size_t number_of(struct str s)
{
	uint64_t n;

	if (!str_number(s, SIZE_MAX / 2, &n))
		stop("a mention without a number");
	return (size_t)n;
}

static void read_mentions(struct letter *l)
{
	struct str rest = buf_str(&l->ids);

	for (size_t i = 0; i < l->ids.n; i++)
		l->n += l->ids.p[i] == '\n';
	l->mentions = calloc(l->n + 1, sizeof(*l->mentions));
	if (!l->mentions)
		stop("no memory");
	for (size_t i = 0; i < l->n; i++) {
		struct str line = str_cut(&rest, '\n');
		struct mention *m = &l->mentions[i];

		m->start = number_of(str_cut(&line, '\t'));
		m->end = number_of(str_cut(&line, '\t'));
		m->entity = str_cut(&line, '\t');
		m->form = line;
	}
}

/* build/cases/case007-letter2.txt */
static void read_letter(struct letter *l, const char *path)
{
	char ids[96];

	snprintf(l->path, sizeof(l->path), "%s", path);
	snprintf(ids, sizeof(ids), "%.*s.ids", (int)(strlen(path) - 4), path);
	if (sscanf(path, DIRECTORY "/case%u", &l->number) != 1 ||
	    io_read_file(&l->text, path, NULL) || io_read_file(&l->ids, ids, NULL))
		stop("a letter can't be read");
	read_mentions(l);
}

struct cases *cases_make(unsigned long long seed)
{
	struct cases *c = calloc(1, sizeof(*c));
	char command[192];
	glob_t found;

	snprintf(command, sizeof(command),
		 "rm -rf " DIRECTORY " && build/lettergen --seed %llu --cases 200 "
		 "--letters 3-8 --out " DIRECTORY,
		 seed);
	if (!c || system(command) || glob(DIRECTORY "/*.txt", 0, NULL, &found))
		stop("build/lettergen makes no cases");
	c->n = found.gl_pathc;
	c->letters = calloc(c->n, sizeof(*c->letters));
	if (!c->letters)
		stop("no memory");
	for (size_t i = 0; i < c->n; i++) {
		read_letter(&c->letters[i], found.gl_pathv[i]);
		c->ncases += !i || c->letters[i].number != c->letters[i - 1].number;
	}
	globfree(&found);
	return c;
}

void cases_free(struct cases *c)
{
	for (size_t i = 0; i < c->n; i++) {
		buf_free(&c->letters[i].text);
		buf_free(&c->letters[i].ids);
		free(c->letters[i].mentions);
	}
	free(c->letters);
	free(c);
}

void scrubber_open(struct scrubber *s)
{
	struct lacuna_config config = {.key = {CASES_KEY, sizeof(CASES_KEY) - 1}};
	struct lacuna_fault fault;

	if (lacuna_engine_new(&s->engine, &config, &fault) ||
	    lacuna_worker_new(&s->worker, s->engine, &fault))
		stop(fault.what);
}

void scrubber_close(struct scrubber *s)
{
	lacuna_worker_free(s->worker);
	lacuna_engine_free(s->engine);
}
