/* Wraps lines and breaks pages. Given composed text and its marks, promises that only
 * white space is added or (in the plain style) turned into a line break, and that each
 * mark still covers its own characters. */
#include "layout.h"

struct run {
	const struct layout *l;
	struct rng *r;
	const char *p; /* the composed text */
	size_t n;
	const struct marks *from;
	struct marks *to; /* NULL: nobody wants the marks */
	struct buf *out;
	size_t ms, me; /* the next mark whose start, whose end is not moved yet */
	unsigned lines;
};

struct brk {
	size_t end; /* the line's text ends here */
	char pad;   /* a blank to add, or 0 */
};

static const char *const soft[] = {"\n", "\n\n", "\n", "\n"};
static const char *const hard[] = {" \n", " \n\n", "\n", "\n"};
static const char *const para[] = {" \n \n", " \n\n \n\n", "\n\n", "\n\n"};

static void newlines(struct run *u, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '\n' && u->l->crlf)
			buf_put(u->out, '\r');
		buf_put(u->out, *s);
	}
}

static int alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The mark whose text holds the byte, or NULL. */
static const struct mark *mark_at(const struct run *u, size_t at)
{
	for (size_t i = u->me; i < u->from->n && u->from->v[i].start <= at; i++) {
		if (at < u->from->v[i].end)
			return &u->from->v[i];
	}
	return NULL;
}

/* Copies the text from a to b and moves the marks that start or end in it; with closed,
 * empty marks at b too. */
static void copy(struct run *u, size_t a, size_t b, int closed)
{
	const struct mark *v = u->from->v;
	size_t to = u->out->n;

	buf_add(u->out, u->p + a, b - a);
	for (; u->ms < u->from->n; u->ms++) {
		size_t s = v[u->ms].start;

		if (s > b || (s == b && !(closed && v[u->ms].end == b)))
			break;
		if (u->to != NULL)
			u->to->v[u->ms].start = s - a + to;
	}
	for (; u->me < u->ms && v[u->me].end <= b; u->me++) {
		if (u->to != NULL)
			u->to->v[u->me].end = v[u->me].end - a + to;
	}
}

/* A run of two blanks that is a gap may be split by the line's end. */
static int split_gap(struct run *u, size_t e)
{
	const struct mark *k;

	if (e + 1 >= u->n || u->p[e - 1] != ' ' || u->p[e] != ' ')
		return 0;
	k = mark_at(u, e);
	return k != NULL && k->cat == CAT_GAP && rng_pct(u->r, 40);
}

static struct brk find_break(struct run *u, size_t pos)
{
	size_t e = pos + u->l->width;
	struct brk b = {e, 0};

	for (; b.end > pos + 1; b.end--) {
		char c = u->p[b.end - 1];

		if (c == ' ') {
			if (split_gap(u, b.end))
				return b;
			while (b.end < u->n && u->p[b.end] == ' ')
				b.end++;
			return b;
		}
		if ((c != '-' && c != '/') || b.end >= u->n || !alnum(u->p[b.end]) ||
		    !alnum(u->p[b.end - 2]))
			continue;
		if (c == '-' && rng_pct(u->r, 50))
			return b;
		if (c == '/' && rng_pct(u->r, 30)) {
			const struct mark *k = mark_at(u, b.end);

			if (k != NULL && k->cat == CAT_DATE) {
				b.pad = ' ';
				return b;
			}
		}
	}
	while (e < u->n && u->p[e - 1] != ' ' && u->p[e] != MARK_BREAK)
		e++;
	b.end = e;
	return b;
}

static void end_page(struct run *u)
{
	u->lines = 0;
	if (u->l->feed) {
		for (unsigned n = rng_range(u->r, 3, 15); n > 0; n--)
			newlines(u, " \n");
		buf_put(u->out, '\f');
	} else if (u->l->wrap == WRAP_SEED) {
		newlines(u, " \n\n\n\n");
	} else {
		newlines(u, " \n\n");
	}
}

static void end_line(struct run *u, const char *s)
{
	newlines(u, s);
	u->lines++;
	if (u->l->page > 0 && u->lines >= u->l->page)
		end_page(u);
}

/* The plain style turns the last blank into the line break, but not a gap's blank. */
static size_t without_blank(const struct run *u, size_t pos, size_t end)
{
	if (u->l->wrap != WRAP_PLAIN || end < pos + 2 || u->p[end - 1] != ' ')
		return end;
	return mark_at(u, end - 1) != NULL && mark_at(u, end - 1)->cat == CAT_GAP
		       ? end
		       : end - 1;
}

/* Real letters now and then have one blank too many before a date that starts the next
 * line. */
static int stray_blank(struct run *u, size_t end)
{
	const struct mark *k = mark_at(u, end);

	return u->l->wrap != WRAP_PLAIN && k != NULL && k->start == end &&
	       k->cat == CAT_DATE && u->p[end - 1] == ' ' && rng_pct(u->r, 6);
}

static size_t hard_line(struct run *u, size_t pos, size_t at)
{
	char kind = u->p[at + 1];

	copy(u, pos, at, 1);
	if (kind == 'p')
		end_line(u, para[u->l->wrap]);
	else
		end_line(u, kind == 'v' ? soft[u->l->wrap] : hard[u->l->wrap]);
	return at + 2;
}

static size_t next_line(struct run *u, size_t pos)
{
	size_t left = u->n - pos, look = u->l->wrap == WRAP_NONE || left < u->l->width
						 ? left
						 : u->l->width + 1;
	const char *q = memchr(u->p + pos, MARK_BREAK, look);
	struct brk b;

	if (q != NULL)
		return hard_line(u, pos, (size_t)(q - u->p));
	if (look == left) {
		copy(u, pos, u->n, 1);
		return u->n;
	}
	b = find_break(u, pos);
	copy(u, pos, without_blank(u, pos, b.end), 0);
	if (b.pad != 0 || stray_blank(u, b.end))
		buf_put(u->out, ' ');
	end_line(u, soft[u->l->wrap]);
	return b.end;
}

void layout_run(const struct layout *l, struct rng *r, const struct buf *raw,
		const struct marks *from, struct marks *to, struct buf *out)
{
	struct run u = {l, r, raw->p, raw->n, from, to, out, 0, 0, 0};
	size_t pos = 0;

	if (to != NULL) {
		to->n = 0;
		for (size_t i = 0; i < from->n; i++) {
			const struct mark *k = &from->v[i];

			*mark_add(to, k->start, k->end, k->cat, k->type) = *k;
		}
	}
	while (pos < u.n)
		pos = next_line(&u, pos);
}
