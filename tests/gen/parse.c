/* The syntax of template files (see README.md). Given a file's text, promises either its
 * alternatives, added to the table, or the number of the first line that is wrong.
 * Literals stay in the text. */
#include "tmpl.h"

#include "mark.h"
#include "slots.h"

#include <stdlib.h>

struct parser {
	struct tmpl *t;
	char *p, *end; /* what is left of the line */
	int bad;
};

struct ops {
	struct op v[400];
	unsigned n;
};

static struct op *new_op(struct parser *ps, struct ops *o, enum op_kind kind)
{
	if (o->n == sizeof o->v / sizeof *o->v) {
		ps->bad = 1;
		o->n--;
	}
	memset(&o->v[o->n], 0, sizeof o->v[0]);
	o->v[o->n].kind = (unsigned char)kind;
	return &o->v[o->n++];
}

static void add_lit(struct parser *ps, struct ops *o, const char *p, const char *end)
{
	struct op *op;

	if (p == end)
		return;
	op = new_op(ps, o, OP_LIT);
	op->lit = (struct str){p, (size_t)(end - p)};
}

/* A backslash and the letter after it; writes one or two bytes at *w. */
static void parse_escape(struct parser *ps, char **w)
{
	static const char from[] = "npvstf";
	static const char to[] = {MARK_BREAK, MARK_BREAK, MARK_BREAK, ' ', '\t', '\f'};
	const char *at;

	if (ps->p + 1 >= ps->end) {
		ps->bad = 1;
		ps->p = ps->end;
		return;
	}
	at = strchr(from, ps->p[1]);
	*(*w)++ = at != NULL ? to[at - from] : ps->p[1];
	if (at != NULL && at - from < 3)
		*(*w)++ = *at;
	ps->p += 2;
}

/* "3", "2-5" */
static void parse_range(struct str s, unsigned *lo, unsigned *hi, int *bad)
{
	*lo = *hi = buf_number(&s);
	if (s.n > 0 && s.p[0] == '-') {
		s.p++;
		s.n--;
		*hi = buf_number(&s);
	}
	if (s.n > 0 || *hi < *lo)
		*bad = 1;
}

static void parse_ref(struct parser *ps, struct ops *o, struct str s)
{
	struct op *op = new_op(ps, o, OP_REF);
	const char *star;

	op->lo = op->hi = 1;
	while (s.n > 0 && s.p[0] == '^') {
		op->letters++;
		s.p++;
		s.n--;
	}
	star = memchr(s.p, '*', s.n);
	if (star != NULL) {
		struct str r = {star + 1, (size_t)(s.p + s.n - star - 1)};

		parse_range(r, &op->lo, &op->hi, &ps->bad);
		s.n = (size_t)(star - s.p);
	}
	if (s.n == 0 || op->letters > CASE_TITLE)
		ps->bad = 1;
	else
		op->id = tmpl_sym(ps->t, s);
}

/* {NAME...}: a slot if the table of slots knows the name, else a reference. */
static void parse_brace(struct parser *ps, struct ops *o)
{
	char *close = memchr(ps->p, '}', (size_t)(ps->end - ps->p));
	struct str s;
	struct op op;
	int found;

	if (close == NULL) {
		ps->bad = 1;
		ps->p = ps->end;
		return;
	}
	s = (struct str){ps->p + 1, (size_t)(close - ps->p - 1)};
	memset(&op, 0, sizeof op);
	op.kind = OP_SLOT;
	found = slots_parse(s, &op);
	if (found < 0)
		ps->bad = 1;
	else if (found > 0)
		*new_op(ps, o, OP_SLOT) = op;
	else
		parse_ref(ps, o, s);
	ps->p = close + 1;
}

static void parse_seq(struct parser *ps, struct ops *o, int inner);

/* <one|two|three>: a symbol without a name. */
static void parse_choice(struct parser *ps, struct ops *o)
{
	unsigned sym = tmpl_sym(ps->t, (struct str){"", 0});
	struct ops *part = buf_alloc(sizeof *part);
	struct op *op;

	do {
		ps->p++;
		part->n = 0;
		parse_seq(ps, part, 1);
		tmpl_alt_add(ps->t, sym, part->v, part->n, 1);
	} while (!ps->bad && ps->p < ps->end && *ps->p == '|');
	if (ps->p == ps->end)
		ps->bad = 1;
	else
		ps->p++;
	op = new_op(ps, o, OP_REF);
	op->id = sym;
	op->lo = op->hi = 1;
	free(part);
}

static void parse_seq(struct parser *ps, struct ops *o, int inner)
{
	char *start = ps->p, *w = ps->p;

	while (ps->p < ps->end && !ps->bad) {
		char c = *ps->p;

		if (inner && (c == '|' || c == '>'))
			break;
		if (c == '\\') {
			parse_escape(ps, &w);
		} else if (c == '{' || c == '<') {
			add_lit(ps, o, start, w);
			(c == '{' ? parse_brace : parse_choice)(ps, o);
			start = w = ps->p;
		} else {
			*w++ = c;
			ps->p++;
		}
	}
	add_lit(ps, o, start, w);
}

static void parse_alt(struct parser *ps, unsigned sym)
{
	struct ops *o = buf_alloc(sizeof *o);
	struct str s = {ps->p, (size_t)(ps->end - ps->p)};
	unsigned weight = buf_number(&s);

	if (weight > 0 && s.n > 1 && s.p[0] == '*' && s.p[1] == ' ')
		ps->p = ps->end - (s.n - 2);
	else
		weight = 1;
	parse_seq(ps, o, 0);
	tmpl_alt_add(ps->t, sym, o->v, o->n, weight);
	free(o);
}

static void trim(struct parser *ps)
{
	while (ps->p < ps->end && (*ps->p == ' ' || *ps->p == '\t'))
		ps->p++;
	while (ps->p < ps->end && (ps->end[-1] == ' ' || ps->end[-1] == '\r'))
		ps->end--;
}

static void parse_list(struct parser *ps, unsigned sym)
{
	char *end = ps->end;

	while (ps->p < end && !ps->bad) {
		char *comma = memchr(ps->p, ',', (size_t)(end - ps->p));
		char *next = comma != NULL ? comma + 1 : end;

		ps->end = comma != NULL ? comma : end;
		trim(ps);
		if (ps->p < ps->end)
			parse_alt(ps, sym);
		ps->p = next;
	}
}

/* "== name" or "== name ,": in the second form items are separated by commas. */
static unsigned parse_head(struct parser *ps, int heldout, int *list)
{
	struct sym *s;
	unsigned sym;

	ps->p += 3;
	*list = ps->end - ps->p > 2 && ps->end[-1] == ',' && ps->end[-2] == ' ';
	if (*list)
		ps->end -= 2;
	sym = tmpl_sym(ps->t, (struct str){ps->p, (size_t)(ps->end - ps->p)});
	s = &ps->t->syms[sym];
	if (heldout && !s->heldout) {
		s->count = 0;
		s->heldout = 1;
	}
	return sym;
}

unsigned tmpl_parse(struct tmpl *t, char *text, size_t n, int heldout)
{
	char *p = text, *end = text + n;
	unsigned line = 0, sym = 0;
	int list = 0, open = 0;

	while (p < end) {
		char *nl = memchr(p, '\n', (size_t)(end - p));
		struct parser ps = {t, p, nl != NULL ? nl : end, 0};

		line++;
		p = nl != NULL ? nl + 1 : end;
		trim(&ps);
		if (ps.p == ps.end || (ps.p[0] == '#' && ps.p[1] == ' '))
			continue;
		if (ps.end - ps.p > 3 && memcmp(ps.p, "== ", 3) == 0) {
			sym = parse_head(&ps, heldout, &list);
			open = 1;
		} else if (!open) {
			ps.bad = 1;
		} else {
			(list ? parse_list : parse_alt)(&ps, sym);
		}
		if (ps.bad)
			return line;
	}
	return 0;
}
