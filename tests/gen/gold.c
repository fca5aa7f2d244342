/* Gold output. Given a letter and its marks, promises files in the form of the n2c2 2014
 * task (offsets in characters and in bytes), inline marks, or a table of entities; every
 * write is checked. */
#include "gold.h"

#include "dates.h"

#include <stdio.h>

static size_t squeeze(struct buf *b, const struct buf *text, size_t from, size_t to)
{
	b->n = 0;
	for (size_t i = from; i < to; i++) {
		char c = text->p[i];

		if (c == MARK_BREAK)
			i++; /* and its kind */
		else if (c != ' ' && c != '\n' && c != '\r' && c != '\f')
			buf_put(b, c);
	}
	return b->n;
}

static int same_surface(const struct buf *raw, const struct mark *a,
			const struct buf *text, const struct mark *b)
{
	struct buf x = {NULL, 0, 0}, y = {NULL, 0, 0};
	size_t n = squeeze(&x, raw, a->start, a->end),
	       k = squeeze(&y, text, b->start, b->end);
	int same = n == k && (n == 0 || memcmp(x.p, y.p, n) == 0) &&
		   (a->start == a->end) == (b->start == b->end);

	buf_free(&x);
	buf_free(&y);
	return same;
}

static int on_border(const struct buf *text, size_t at)
{
	return at == text->n || ((unsigned char)text->p[at] & 0xc0) != 0x80;
}

int gold_check(const struct buf *raw, const struct marks *from, const struct buf *text,
	       const struct marks *to)
{
	size_t at = 0;

	if (from->n != to->n)
		return 0;
	for (size_t i = 0; i < to->n; i++) {
		const struct mark *k = &to->v[i];

		if (k->start < at || k->end < k->start || k->end > text->n)
			return 0;
		if (!on_border(text, k->start) || !on_border(text, k->end))
			return 0;
		if (!same_surface(raw, &from->v[i], text, k))
			return 0;
		at = k->end;
	}
	return 1;
}

static void escape(struct buf *b, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		switch (p[i]) {
		case '&':
			buf_cstr(b, "&amp;");
			break;
		case '<':
			buf_cstr(b, "&lt;");
			break;
		case '>':
			buf_cstr(b, "&gt;");
			break;
		case '"':
			buf_cstr(b, "&quot;");
			break;
		case '\n':
			buf_cstr(b, "&#10;");
			break;
		case '\r':
			buf_cstr(b, "&#13;");
			break;
		case '\t':
			buf_cstr(b, "&#9;");
			break;
		default:
			buf_put(b, (unsigned char)p[i] < 32 ? ' ' : p[i]);
		}
	}
}

/* The text as XML can carry it: other control bytes become blanks, "]]>" is split. */
static void write_cdata(struct buf *b, const struct buf *text)
{
	for (size_t i = 0; i < text->n; i++) {
		char c = text->p[i];

		if (c == '>' && i > 1 && text->p[i - 1] == ']' && text->p[i - 2] == ']')
			buf_cstr(b, "]]><![CDATA[");
		buf_put(b, (unsigned char)c < 32 && c != '\n' && c != '\r' && c != '\t'
				   ? ' '
				   : c);
	}
}

static size_t count_chars(const struct buf *text, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += ((unsigned char)text->p[i] & 0xc0) != 0x80;
	return n;
}

static void attribute(struct buf *b, const char *name, size_t v)
{
	buf_put(b, ' ');
	buf_cstr(b, name);
	buf_cstr(b, "=\"");
	buf_num(b, v, 1);
	buf_put(b, '"');
}

static void write_tags(struct buf *b, const struct buf *text, const struct marks *m)
{
	size_t at = 0, chars = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct mark *k = &m->v[i];
		size_t len = count_chars(text, k->start, k->end);

		chars += count_chars(text, at, k->start);
		buf_put(b, '<');
		buf_cstr(b, mark_cats[k->cat]);
		buf_cstr(b, " id=\"P");
		buf_num(b, i, 1);
		buf_put(b, '"');
		attribute(b, "start", chars);
		attribute(b, "end", chars + len);
		attribute(b, "bstart", k->start);
		attribute(b, "bend", k->end);
		buf_cstr(b, " text=\"");
		escape(b, text->p + k->start, k->end - k->start);
		buf_cstr(b, "\" TYPE=\"");
		buf_cstr(b, k->type);
		buf_cstr(b, "\" comment=\"\" />\n");
		chars += len;
		at = k->end;
	}
}

static void write_xml(struct buf *b, const struct buf *text, const struct marks *m)
{
	buf_cstr(b, "<?xml version=\"1.0\" encoding=\"UTF-8\" "
		    "?>\n<deIdi2b2>\n<TEXT><![CDATA[");
	write_cdata(b, text);
	buf_cstr(b, "]]></TEXT>\n<TAGS>\n");
	write_tags(b, text, m);
	buf_cstr(b, "</TAGS>\n</deIdi2b2>\n");
}

static void write_inline(struct buf *b, const struct buf *text, const struct marks *m)
{
	size_t at = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct mark *k = &m->v[i];

		buf_add(b, text->p + at, k->start - at);
		buf_cstr(b, "{{");
		buf_cstr(b, mark_cats[k->cat]);
		buf_put(b, ':');
		buf_cstr(b, k->type);
		buf_put(b, '|');
		buf_add(b, text->p + k->start, k->end - k->start);
		buf_cstr(b, "}}");
		at = k->end;
	}
	buf_add(b, text->p + at, text->n - at);
}

static void write_entity(struct buf *b, const struct mark *k)
{
	struct ymd v = date_ymd(k->day);

	buf_cstr(b, mark_cats[k->cat]);
	buf_put(b, ':');
	if (k->grain == 0) {
		buf_cstr(b, k->who);
		return;
	}
	buf_num(b, (unsigned long)v.y, 4);
	if (k->grain != 'y') {
		buf_put(b, '-');
		buf_num(b, v.m, 2);
	}
	if (k->grain == 'd') {
		buf_put(b, '-');
		buf_num(b, v.d, 2);
	}
}

static void write_ids(struct buf *b, const struct marks *m)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct mark *k = &m->v[i];

		if (k->who == NULL)
			continue;
		buf_num(b, k->start, 1);
		buf_put(b, '\t');
		buf_num(b, k->end, 1);
		buf_put(b, '\t');
		write_entity(b, k);
		buf_put(b, '\t');
		buf_cstr(b, k->form);
		buf_put(b, '\n');
	}
}

static int write_file(const char *dir, const char *name, const char *ext,
		      const struct buf *b)
{
	char path[4096];
	FILE *f;
	int bad;

	if (snprintf(path, sizeof path, "%s/%s.%s", dir, name, ext) >= (int)sizeof path)
		return -1;
	f = fopen(path, "wb");
	if (f == NULL) {
		fprintf(stderr, "lettergen: cannot write %s\n", path);
		return -1;
	}
	bad = b->n > 0 && fwrite(b->p, 1, b->n, f) != b->n;
	if (fclose(f) != 0 || bad) {
		fprintf(stderr, "lettergen: error writing %s\n", path);
		return -1;
	}
	return 0;
}

int gold_write(const char *dir, const char *name, const struct buf *text,
	       const struct marks *m, int inline_marks, int ids)
{
	struct buf b = {NULL, 0, 0};
	int bad;

	if (inline_marks) {
		write_inline(&b, text, m);
		bad = write_file(dir, name, "mark", &b);
	} else {
		write_xml(&b, text, m);
		bad = write_file(dir, name, "txt", text) != 0 ||
		      write_file(dir, name, "xml", &b) != 0;
	}
	if (ids && !bad) {
		b.n = 0;
		write_ids(&b, m);
		bad = write_file(dir, name, "ids", &b);
	}
	buf_free(&b);
	return bad;
}
