/* Expands templates. Given a symbol and a level, promises text whose every identifier
 * lies in a mark, marks in text order and disjoint, and the same bytes for the same
 * generator state. */
#include "compose.h"

#include "slots.h"

#include <stdlib.h>

static void expand(struct compose *c, unsigned sym, const struct op *after);

void compose_init(struct compose *c, const struct tmpl *t)
{
	memset(c, 0, sizeof *c);
	c->t = t;
	c->walks = buf_alloc(t->nsyms * sizeof *c->walks);
	c->style.scale = 100;
}

void compose_free(struct compose *c)
{
	buf_free(&c->out);
	mark_free(&c->marks);
	free(c->walks);
}

void compose_reset(struct compose *c)
{
	c->out.n = 0;
	c->marks.n = 0;
	c->skip = 0;
	c->next = NULL;
	c->seen = 0;
	c->epoch++;
}

struct mark *compose_mark(struct compose *c, size_t start, enum cat cat, const char *type)
{
	return mark_add(&c->marks, start, c->out.n, cat, type);
}

void compose_join(struct compose *c)
{
	if (rng_pct(&c->rng, c->style.miss))
		return;
	buf_put(&c->out, ' ');
	if (c->style.join)
		buf_put(&c->out, ' ');
}

void compose_letters(struct compose *c, size_t start, unsigned how)
{
	unsigned char *p = (unsigned char *)c->out.p;

	for (size_t i = start; i < c->out.n; i++) {
		int brk = i > 0 && p[i - 1] == (unsigned char)MARK_BREAK;

		if (how == CASE_TITLE && i > start && p[i - 1] != ' ' && p[i - 1] != '/')
			continue;

		if (p[i] >= 'a' && p[i] <= 'z' && !brk)
			p[i] = (unsigned char)(p[i] - 32);
		else if (i > 0 && p[i - 1] == 0xc3 && p[i] >= 0xa0 && p[i] != 0xb7)
			p[i] = (unsigned char)(p[i] - 32);
		if (how == CASE_FIRST && p[i] != 0xc3)
			return;
	}
}

/* Any alternative that the level allows. */
static unsigned pick(struct compose *c, const struct sym *s)
{
	const unsigned *p = s->picks[c->level];

	return p[rng_below(&c->rng, s->npicks[c->level])];
}

/* The next alternative of a round through all of them in a stride without repeats. */
static unsigned walk(struct compose *c, unsigned sym)
{
	const struct sym *s = &c->t->syms[sym];
	unsigned n = s->npicks[c->level];
	struct walk *w = &c->walks[sym];

	if (w->epoch != c->epoch + 1 || w->at >= n) {
		static const unsigned primes[] = {1009, 1013, 1019, 1021,
						  1031, 1033, 1039, 1049};

		w->epoch = c->epoch + 1;
		w->at = rng_below(&c->rng, n);
		w->step = primes[rng_below(&c->rng, 8)] % n;
		if (w->step == 0)
			w->step = 1;
	}
	w->at = (w->at + w->step) % n;
	return s->picks[c->level][w->at];
}

static void expand_alt(struct compose *c, const struct alt *a, const struct op *after);

static void expand_ref(struct compose *c, const struct op *o, const struct op *after)
{
	const struct sym *s = &c->t->syms[o->id];
	size_t start = c->out.n;

	if (s->npicks[c->level] == 0)
		return;
	if (o->lo == 1 && o->hi == 1) {
		expand(c, o->id, after);
	} else {
		unsigned n = rng_range(&c->rng, o->lo, o->hi);

		if (n > 1)
			n = n * c->style.scale / 100;
		for (unsigned i = 0; i < n; i++) {
			if (i > 0)
				compose_join(c);
			expand_alt(c, &c->t->alts[walk(c, o->id)], NULL);
		}
	}
	if (o->letters != CASE_ASIS)
		compose_letters(c, start, o->letters);
}

static void expand_alt(struct compose *c, const struct alt *a, const struct op *after)
{
	const struct op *o = c->t->ops + a->first, *end = o + a->count;

	if (c->depth > 40)
		return;
	c->depth++;
	for (; o < end; o++) {
		const struct op *next = o + 1 < end ? o + 1 : after;

		if (o->kind == OP_LIT) {
			size_t skip = c->skip < o->lit.n ? c->skip : o->lit.n;

			buf_add(&c->out, o->lit.p + skip, o->lit.n - skip);
			c->skip = 0;
			continue;
		}
		if (next != NULL && next->kind != OP_LIT)
			next = NULL;
		if (o->kind == OP_REF) {
			expand_ref(c, o, next);
		} else {
			c->next = next;
			slots_write(c, o);
		}
	}
	c->depth--;
}

static void expand(struct compose *c, unsigned sym, const struct op *after)
{
	const struct sym *s = &c->t->syms[sym];

	if (s->npicks[c->level] > 0)
		expand_alt(c, &c->t->alts[pick(c, s)], after);
}

void compose_sym(struct compose *c, const char *name)
{
	int sym = tmpl_find(c->t, name);

	if (sym >= 0)
		expand(c, (unsigned)sym, NULL);
}
