/*
 * Given: marks and substitutions, both in order and disjoint. Promises: every token and
 * every mark counted once. Must not: look at what the text says.
 *
 * A token is a run of ASCII letters and digits and of bytes past ASCII, cut where a mark
 * begins or ends: of "51yo" with 51 marked, 51 is to be found and yo is to be left.
 */
#include "score_match.h"

#include <stdlib.h>

#include "../base/ascii.h"

/* A substitution that only mends "a" or "an" before another. */
#define MEND_RULE "grammar.article"

struct match {
	struct score_table *t;
	const struct gold_letter *gold;
	struct edit *edits;
	size_t n;
	struct score_errors *errors;
	struct {
		size_t tokens, left, other;
		const struct edit *by;
	} * mark; /* one a mark: tokens in all, left as they were, of another category */
	bool *wrong; /* one an edit: it changed a token that is not marked */
};

static bool is_gap(const struct score_table *t, uint16_t type)
{
	return t->pack->types[type].category_index == t->gap_category &&
	       type != TYPE_KEEP;
}

static void add_error(struct match *m, const struct score_error *e)
{
	struct score_errors *l = m->errors;

	if (l->n == l->cap) {
		size_t cap = l->cap ? 2 * l->cap : 64;
		struct score_error *p = realloc(l->p, cap * sizeof(*p));

		if (!p) {
			l->failed = true;
			return;
		}
		l->p = p;
		l->cap = cap;
	}
	l->p[l->n++] = *e;
}

static bool is_token(unsigned char c)
{
	return ascii_alnum(c) || c >= 0x80;
}

static bool same_category(const struct match *m, uint16_t a, uint16_t b)
{
	return m->t->pack->types[a].category_index == m->t->pack->types[b].category_index;
}

/* How many bytes of [start, end) substitutions cover; *first is the first that does.
 * *from goes up with start. */
static size_t covered(const struct match *m, size_t start, size_t end, size_t *from,
		      const struct edit **first)
{
	size_t n = 0;

	while (*from < m->n && m->edits[*from].end <= start)
		++*from;
	*first = NULL;
	for (size_t i = *from; i < m->n && m->edits[i].start < end; i++) {
		const struct edit *e = &m->edits[i];
		size_t a = e->start > start ? e->start : start;
		size_t b = e->end < end ? e->end : end;

		if (a >= b)
			continue;
		n += b - a;
		if (!*first)
			*first = e;
	}
	return n;
}

static void count_token(struct match *m, size_t start, size_t end, size_t mark,
			size_t *from)
{
	bool marked = mark < m->gold->n;
	const struct edit *e;
	bool whole = covered(m, start, end, from, &e) == end - start;

	if (e) {
		struct score_row *row = &m->t->type[e->type];

		row->changed++;
		row->rightly += marked;
		if (!marked)
			m->wrong[e - m->edits] = true;
	}
	m->t->words += !marked;
	m->t->words_changed += !marked && e;
	if (marked) {
		uint16_t type = m->gold->marks[mark].type;
		struct score_row *row = &m->t->type[type];

		m->mark[mark].tokens++;
		m->mark[mark].left += !whole;
		if (is_gap(m->t, type))
			return;
		row->tokens++;
		row->covered += whole;
		if (whole && same_category(m, e->type, type)) {
			row->agreed++;
		} else if (whole) {
			m->mark[mark].other++;
			m->mark[mark].by = e;
		}
	}
}

/* Cuts the letter into tokens at marks' borders and counts each. */
static void count_tokens(struct match *m)
{
	struct str text = buf_str(&m->gold->text);
	size_t i = 0, mark = 0, from = 0;

	while (i < text.n) {
		size_t start = i, limit = text.n;
		bool inside;

		if (!is_token(text.p[i])) {
			i++;
			continue;
		}
		while (mark < m->gold->n && m->gold->marks[mark].end <= start)
			mark++;
		inside = mark < m->gold->n && m->gold->marks[mark].start <= start;
		if (mark < m->gold->n)
			limit = inside ? m->gold->marks[mark].end
				       : m->gold->marks[mark].start;
		while (i < text.n && i < limit && is_token(text.p[i]))
			i++;
		count_token(m, start, i, inside ? mark : m->gold->n, &from);
	}
}

static void count_entities(struct match *m)
{
	size_t from = 0;

	for (size_t i = 0; i < m->gold->n; i++) {
		const struct gold *g = &m->gold->marks[i];
		struct score_row *row = &m->t->type[g->type];
		const struct edit *e;
		bool leaked;

		if (is_gap(m->t, g->type))
			continue;
		leaked = m->mark[i].tokens ? m->mark[i].left > 0
					   : !covered(m, g->start, g->end, &from, &e);
		row->entities++;
		row->leaked += leaked;
		if (leaked)
			add_error(m, &(struct score_error){SCORE_MISSED, g->start, g->end,
							   g->type, TYPE_KEEP, NULL});
		else if (m->mark[i].other)
			add_error(m, &(struct score_error){
					     SCORE_CATEGORY, g->start, g->end, g->type,
					     m->mark[i].by->type, m->mark[i].by->rule});
	}
}

static void list_false(struct match *m)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->wrong[i])
			add_error(m, &(struct score_error){
					     SCORE_FALSE, m->edits[i].start,
					     m->edits[i].end, m->edits[i].type,
					     m->edits[i].type, m->edits[i].rule});
}

/* Do they share a byte? Where one is empty: is there nothing but white space between? */
static bool gap_meets(struct str text, const struct gold *g, const struct edit *e)
{
	size_t from = g->end < e->end ? g->end : e->end;
	size_t to = g->start > e->start ? g->start : e->start;

	if (to < from)
		return true;
	if (g->start < g->end && e->start < e->end)
		return false;
	while (from < to && ascii_space(text.p[from]))
		from++;
	return from == to;
}

static void count_gap(struct match *m, const struct gold *g)
{
	struct score_row *row = &m->t->type[g->type];
	struct str text = buf_str(&m->gold->text);
	const struct edit *met = NULL;

	for (size_t i = 0; i < m->n; i++)
		if (is_gap(m->t, m->edits[i].type) && gap_meets(text, g, &m->edits[i]) &&
		    (!met || m->edits[i].type == g->type))
			met = &m->edits[i];
	row->gaps++;
	row->found += met != NULL;
	row->typed += met && met->type == g->type;
	if (!met)
		add_error(m, &(struct score_error){SCORE_GAP_MISSED, g->start, g->end,
						   g->type, TYPE_KEEP, NULL});
	else if (met->type != g->type)
		add_error(m, &(struct score_error){SCORE_GAP_TYPE, g->start, g->end,
						   g->type, met->type, met->rule});
}

static void count_gap_edit(struct match *m, const struct edit *e)
{
	struct str text = buf_str(&m->gold->text);
	bool right = false;

	for (size_t i = 0; i < m->gold->n; i++)
		right = right || (is_gap(m->t, m->gold->marks[i].type) &&
				  gap_meets(text, &m->gold->marks[i], e));
	m->t->type[e->type].gap_edits++;
	m->t->type[e->type].gap_rightly += right;
	if (!right)
		add_error(m, &(struct score_error){SCORE_GAP_FALSE, e->start, e->end,
						   e->type, e->type, e->rule});
}

static void count_gaps(struct match *m)
{
	for (size_t i = 0; i < m->gold->n; i++)
		if (is_gap(m->t, m->gold->marks[i].type))
			count_gap(m, &m->gold->marks[i]);
	for (size_t i = 0; i < m->n; i++)
		if (is_gap(m->t, m->edits[i].type))
			count_gap_edit(m, &m->edits[i]);
}

void score_match(struct score_table *t, const struct gold_letter *gold,
		 const struct edit_list *edits, struct score_errors *errors)
{
	struct match m = {.t = t, .gold = gold, .errors = errors};

	m.edits = calloc(edits->n + 1, sizeof(*m.edits));
	m.mark = calloc(gold->n + 1, sizeof(*m.mark));
	m.wrong = calloc(edits->n + 1, sizeof(*m.wrong));
	errors->failed = errors->failed || !m.edits || !m.mark || !m.wrong;
	if (!errors->failed) {
		for (size_t i = 0; i < edits->n; i++)
			if (strcmp(edits->p[i].rule, MEND_RULE) != 0)
				m.edits[m.n++] = edits->p[i];
		count_tokens(&m);
		count_entities(&m);
		list_false(&m);
		count_gaps(&m);
		t->letters++;
		t->clean += gold->n == 0;
		t->clean_unchanged += gold->n == 0 && edits->n == 0;
	}
	free(m.edits);
	free(m.mark);
	free(m.wrong);
}
