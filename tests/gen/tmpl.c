/* The table of symbols. Given parsed alternatives, promises that every reference is to a
 * symbol with at least one alternative and that every alternative's level is known. It
 * does not read the syntax. */
#include "tmpl.h"

#include "slots.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned hash_of(struct str s)
{
	unsigned h = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h;
}

static int same(struct str a, struct str b)
{
	return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

/* The slot of the hash table that holds the name, or the free one where it belongs. */
static unsigned *find_slot(const struct tmpl *t, struct str name)
{
	unsigned i = hash_of(name) & (t->hashcap - 1);

	while (t->hash[i] != 0 && !same(t->syms[t->hash[i] - 1].name, name))
		i = (i + 1) & (t->hashcap - 1);
	return &t->hash[i];
}

static void rehash(struct tmpl *t)
{
	free(t->hash);
	t->hashcap = t->hashcap > 0 ? t->hashcap * 2 : 1024;
	t->hash = buf_alloc(t->hashcap * sizeof *t->hash);
	for (unsigned i = 0; i < t->nsyms; i++) {
		if (t->syms[i].name.n > 0)
			*find_slot(t, t->syms[i].name) = i + 1;
	}
}

unsigned tmpl_sym(struct tmpl *t, struct str name)
{
	unsigned *slot = NULL;

	if (t->hashcap < 2 * (t->nsyms + 1))
		rehash(t);
	if (name.n > 0) {
		slot = find_slot(t, name);
		if (*slot != 0)
			return *slot - 1;
	}
	if (t->nsyms == t->symcap) {
		t->symcap = t->symcap > 0 ? t->symcap * 2 : 256;
		t->syms = buf_realloc(t->syms, t->symcap * sizeof *t->syms);
	}
	memset(&t->syms[t->nsyms], 0, sizeof *t->syms);
	t->syms[t->nsyms].name = name;
	if (slot != NULL)
		*slot = t->nsyms + 1;
	return t->nsyms++;
}

void tmpl_alt_add(struct tmpl *t, unsigned sym, const struct op *ops, unsigned n,
		  unsigned weight)
{
	struct sym *s = &t->syms[sym];

	if (t->nops + n > t->opcap) {
		t->opcap = (t->nops + n) * 2;
		t->ops = buf_realloc(t->ops, t->opcap * sizeof *t->ops);
	}
	if (n > 0)
		memcpy(t->ops + t->nops, ops, n * sizeof *ops);
	if (t->nalts == t->altcap) {
		t->altcap = t->altcap > 0 ? t->altcap * 2 : 1024;
		t->alts = buf_realloc(t->alts, t->altcap * sizeof *t->alts);
	}
	t->alts[t->nalts] = (struct alt){t->nops, n, weight, LEVEL_CLEAN};
	t->nops += n;
	if (s->count == s->cap) {
		s->cap = s->cap > 0 ? s->cap * 2 : 4;
		s->alts = buf_realloc(s->alts, s->cap * sizeof *s->alts);
	}
	s->alts[s->count++] = t->nalts++;
}

int tmpl_find(const struct tmpl *t, const char *name)
{
	struct str s = {name, strlen(name)};

	return (int)*find_slot(t, s) - 1;
}

unsigned tmpl_count(const struct tmpl *t, const char *prefix)
{
	size_t n = strlen(prefix);
	unsigned sum = 0;

	for (unsigned i = 0; i < t->nsyms; i++) {
		if (t->syms[i].name.n >= n && memcmp(t->syms[i].name.p, prefix, n) == 0)
			sum += t->syms[i].count;
	}
	return sum;
}

static int check_symbols(const struct tmpl *t)
{
	int bad = 0;

	for (unsigned i = 0; i < t->nsyms; i++) {
		if (t->syms[i].count == 0) {
			fprintf(stderr, "lettergen: nothing is called {%.*s}\n",
				(int)t->syms[i].name.n, t->syms[i].name.p);
			bad = 1;
		}
	}
	return bad;
}

static enum level alt_level(const struct tmpl *t, const struct alt *a)
{
	enum level max = LEVEL_CLEAN;

	for (unsigned i = a->first; i < a->first + a->count; i++) {
		const struct op *o = &t->ops[i];
		enum level l = LEVEL_CLEAN;

		if (o->kind == OP_REF)
			l = t->syms[o->id].level;
		else if (o->kind == OP_SLOT)
			l = slots_level(o);
		if (l > max)
			max = l;
	}
	return max;
}

/* A symbol's level is that of its lowest alternative; the fixed point is reached from
 * below. */
static void find_levels(struct tmpl *t)
{
	int again = 1;

	while (again) {
		again = 0;
		for (unsigned i = 0; i < t->nalts; i++)
			t->alts[i].level = alt_level(t, &t->alts[i]);
		for (unsigned i = 0; i < t->nsyms; i++) {
			struct sym *s = &t->syms[i];
			enum level min = LEVEL_NAMES;

			for (unsigned k = 0; k < s->count; k++) {
				if (t->alts[s->alts[k]].level < min)
					min = t->alts[s->alts[k]].level;
			}
			if (min != s->level) {
				s->level = min;
				again = 1;
			}
		}
	}
}

static void fill_picks(struct tmpl *t)
{
	for (unsigned i = 0; i < t->nsyms; i++) {
		struct sym *s = &t->syms[i];

		for (int l = 0; l < LEVEL_COUNT; l++) {
			unsigned n = 0;

			for (unsigned k = 0; k < s->count; k++)
				n += t->alts[s->alts[k]].weight;
			s->picks[l] = buf_alloc(n * sizeof *s->picks[l]);
			for (unsigned k = 0; k < s->count; k++) {
				const struct alt *a = &t->alts[s->alts[k]];

				for (unsigned w = 0; w < a->weight && (int)a->level <= l;
				     w++)
					s->picks[l][s->npicks[l]++] = s->alts[k];
			}
		}
	}
}

static int read_text(struct buf *b, const char *path)
{
	FILE *f = fopen(path, "rb");
	char part[65536];
	size_t n;
	int bad;

	if (f == NULL)
		return -1;
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		buf_add(b, part, n);
	buf_put(b, '\n');
	bad = ferror(f);
	return fclose(f) != 0 || bad ? -1 : 0;
}

static int load_file(struct tmpl *t, const char *path, int heldout)
{
	struct buf b = {NULL, 0, 0};
	unsigned line;

	if (read_text(&b, path) != 0) {
		fprintf(stderr, "lettergen: cannot read %s\n", path);
		buf_free(&b);
		return -1;
	}
	t->texts = buf_realloc(t->texts, (t->ntexts + 1) * sizeof *t->texts);
	t->texts[t->ntexts++] = b;
	line = tmpl_parse(t, b.p, b.n, heldout);
	if (line == 0)
		return 0;
	fprintf(stderr, "lettergen: %s:%u: bad template\n", path, line);
	return -1;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Files are taken in the order of their names, so that the directory's own order does not
 * matter. */
static int load_dir(struct tmpl *t, const char *dir, const char *part, int heldout)
{
	char path[4096], *names[512];
	unsigned n = 0;
	int bad = 0;
	struct dirent *e;
	DIR *d;

	if (snprintf(path, sizeof path, "%s/%s", dir, part) >= (int)sizeof path - 256)
		return -1;
	d = opendir(path);
	if (d == NULL) {
		fprintf(stderr, "lettergen: cannot read %s\n", path);
		return -1;
	}
	while ((e = readdir(d)) != NULL && n < 512) {
		size_t len = strlen(e->d_name);

		if (len > 4 && len < 250 && strcmp(e->d_name + len - 4, ".txt") == 0) {
			names[n] = buf_alloc(len + 1);
			memcpy(names[n++], e->d_name, len + 1);
		}
	}
	closedir(d);
	qsort(names, n, sizeof *names, by_name);
	for (unsigned i = 0; i < n; i++) {
		snprintf(path, sizeof path, "%s/%s/%s", dir, part, names[i]);
		bad |= load_file(t, path, heldout);
		free(names[i]);
	}
	return bad;
}

int tmpl_load(struct tmpl *t, const char *dir, int heldout)
{
	memset(t, 0, sizeof *t);
	rehash(t);
	if (load_dir(t, dir, "words", 0) != 0 || load_dir(t, dir, "templates", 0) != 0)
		return -1;
	if (heldout && load_dir(t, dir, "words/heldout", 1) != 0)
		return -1;
	if (check_symbols(t) != 0)
		return -1;
	find_levels(t);
	fill_picks(t);
	return 0;
}

void tmpl_free(struct tmpl *t)
{
	for (unsigned i = 0; i < t->nsyms; i++) {
		free(t->syms[i].alts);
		for (int l = 0; l < LEVEL_COUNT; l++)
			free(t->syms[i].picks[l]);
	}
	for (unsigned i = 0; i < t->ntexts; i++)
		buf_free(&t->texts[i]);
	free(t->texts);
	free(t->syms);
	free(t->alts);
	free(t->ops);
	free(t->hash);
	memset(t, 0, sizeof *t);
}
