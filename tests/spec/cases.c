/*
 * Given: the bytes of a case file. Promises: its cases, or what is wrong and where. Must
 * not: guess what a malformed case means.
 */
#include "cases.h"

#include "../../src/base/ascii.h"

#define TITLE "=="
#define ARROW "=>"

struct reader {
	struct spec_file *f;
	struct arena *arena;
	struct buf *why;
	size_t cap;
};

static bool wrong(struct reader *r, size_t line, const char *what)
{
	buf_printf(r->why, "%s:%zu: %s", r->f->path, line, what);
	return false;
}

static int hex(unsigned char c)
{
	if (ascii_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte an escape at s (after its backslash) stands for, and its length; -1: a line
 * that goes on, -2: no escape. */
static int unescape(struct str s, size_t *n)
{
	static const char names[] = "nrfts0\\", bytes[] = "\n\r\f\t \0\\";
	const char *at;

	*n = 1;
	if (!s.n)
		return -2;
	if (s.p[0] == '\n')
		return -1;
	if (s.p[0] == 'x' && s.n >= 3 && hex(s.p[1]) >= 0 && hex(s.p[2]) >= 0) {
		*n = 3;
		return hex(s.p[1]) * 16 + hex(s.p[2]);
	}
	at = s.p[0] ? strchr(names, s.p[0]) : NULL;
	return at ? (unsigned char)bytes[at - names] : -2;
}

struct taker {
	struct spec_case *c;
	unsigned char *text;
	size_t n;
	bool inside;
};

/* Takes a mark's opening, "[[name|", off s at i; the byte after it, or 0. The name ends
 * at the last | before the mark does, so that a pattern may hold others. */
static size_t open_mark(struct taker *t, struct str s, size_t i)
{
	size_t bar = 0;

	for (size_t k = i + 2; k + 1 < s.n; k++) {
		if (s.p[k] == ']' && s.p[k + 1] == ']')
			break;
		if (s.p[k] == '|')
			bar = k;
	}
	if (!bar || bar == i + 2 || t->inside)
		return 0;
	t->c->marks[t->c->nmarks].name = str_sub(s, i + 2, bar);
	t->c->marks[t->c->nmarks].start = t->n;
	t->inside = true;
	return bar + 1;
}

/* One character, escape or border of a mark at i; where the next begins, 0: malformed. */
static size_t take(struct taker *t, struct str s, size_t i)
{
	struct str rest = str_sub(s, i, s.n);

	if (str_starts(rest, STR("[[")))
		return open_mark(t, s, i);
	if (str_starts(rest, STR("]]"))) {
		if (!t->inside)
			return 0;
		t->c->marks[t->c->nmarks++].end = t->n;
		t->inside = false;
		return i + 2;
	}
	if (s.p[i] == '\\') {
		size_t n;
		int byte = unescape(str_sub(s, i + 1, s.n), &n);

		if (byte == -2)
			return 0;
		if (byte >= 0)
			t->text[t->n++] = (unsigned char)byte;
		return i + 1 + n;
	}
	t->text[t->n++] = s.p[i];
	return i + 1;
}

bool cases_text(struct spec_case *c, struct str lines, struct arena *arena)
{
	struct taker t = {.c = c, .text = arena_alloc(arena, lines.n + 1)};

	c->nmarks = 0;
	c->marks = ARENA_ARRAY(arena, struct mark, lines.n / 5 + 1);
	if (!t.text || !c->marks)
		return false;
	for (size_t i = 0; i < lines.n;) {
		i = take(&t, lines, i);
		if (!i)
			return false;
	}
	c->text = str_from(t.text, t.n);
	return !t.inside;
}

static struct spec_case *add_case(struct reader *r)
{
	struct spec_file *f = r->f;

	if (f->n == r->cap) {
		size_t cap = r->cap ? 2 * r->cap : 16;
		struct spec_case *p = ARENA_ARRAY(r->arena, struct spec_case, cap);

		if (!p)
			return NULL;
		if (f->n)
			memcpy(p, f->cases, f->n * sizeof(*p));
		f->cases = p;
		r->cap = cap;
	}
	return &f->cases[f->n++];
}

/* The lines without the empty ones at their end; the last keeps its line end. */
static struct str trim_end(struct str s)
{
	while (s.n >= 2 && s.p[s.n - 1] == '\n' && s.p[s.n - 2] == '\n')
		s.n--;
	return s;
}

/* Cuts the case's lines into text and what comes after =>, which is the last line. */
static bool split_case(struct reader *r, struct spec_case *c, struct str lines)
{
	struct str rest = lines;

	while (rest.n && !str_starts(rest, STR(ARROW)))
		str_cut(&rest, '\n');
	c->arrow = rest.n > 0;
	c->lines = c->arrow ? str_sub(lines, 0, lines.n - rest.n) : trim_end(lines);
	if (c->arrow) {
		struct str line = str_cut(&rest, '\n');

		c->wanted = str_trim(str_sub(line, sizeof(ARROW) - 1, line.n));
		if (!c->wanted.n || str_trim(rest).n)
			return wrong(r, c->line,
				     "a case ends in one => line, with a value");
	}
	if (!str_trim(c->lines).n)
		return wrong(r, c->line, "a case without text");
	if (!c->title.n)
		return wrong(r, c->line, "a case without a title");
	for (size_t i = 0; i + 1 < r->f->n; i++)
		if (str_eq(r->f->cases[i].title, c->title))
			return wrong(r, c->line, "a second case of this title");
	return true;
}

static size_t count_lines(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

/* What stands before the next title, cut off *rest. */
static struct str cut_to_title(struct str *rest)
{
	struct str all = *rest;

	while (rest->n && !str_starts(*rest, STR(TITLE)))
		str_cut(rest, '\n');
	return str_sub(all, 0, all.n - rest->n);
}

static bool check_settings(struct reader *r)
{
	struct str rest = r->f->settings;

	for (size_t n = 1; rest.n; n++) {
		struct str line = str_trim(str_cut(&rest, '\n'));

		if (line.n && line.p[0] != '#' && str_find(line, 0, ':') == line.n)
			return wrong(r, n, "neither a title nor a setting nor a comment");
	}
	return true;
}

bool cases_read(struct spec_file *out, const char *path, struct str bytes,
		struct arena *arena, struct buf *why)
{
	struct reader r = {.f = out, .arena = arena, .why = why};
	size_t line = 1;

	*out = (struct spec_file){.path = path};
	out->settings = cut_to_title(&bytes);
	line += count_lines(out->settings);
	if (!check_settings(&r))
		return false;
	while (bytes.n) {
		struct str title = str_cut(&bytes, '\n'), lines = cut_to_title(&bytes);
		struct spec_case *c = add_case(&r);

		if (!c)
			return wrong(&r, line, "out of memory");
		c->title = str_trim(str_sub(title, sizeof(TITLE) - 1, title.n));
		c->line = line;
		if (!split_case(&r, c, lines))
			return false;
		line += 1 + count_lines(lines);
	}
	return out->n > 0 || wrong(&r, line, "a file without a case");
}

struct str cases_setting(const struct spec_file *f, struct str name)
{
	struct str rest = f->settings;

	while (rest.n) {
		struct str line = str_cut(&rest, '\n'), key = str_cut(&line, ':');

		if (str_eq(key, name))
			return str_trim(line);
	}
	return STR("");
}
