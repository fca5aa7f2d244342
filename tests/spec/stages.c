/*
 * Given: a file's name. Promises: its stage, from one table; what stages share. Must not:
 * know what a stage does.
 */
#include "stages.h"

static const struct {
	const char *name;
	stage_fn *run;
} stages[] = {
	{"tokens", stage_tokens},
	{"zones", stage_zones},
	{"findings", stage_findings},
	{"resolved", stage_resolved},
	{"replacements", stage_replacements},
};

stage_fn *stage_of(struct str file)
{
	size_t n = 0;

	while (n < file.n && file.p[n] != '-' && file.p[n] != '.')
		n++;
	for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
		if (str_eq(str_of(stages[i].name), str_sub(file, 0, n)))
			return stages[i].run;
	return NULL;
}

enum verdict stage_malformed(struct stand *s, const char *what)
{
	buf_str_add(&s->why, str_of(what));
	return MALFORMED;
}

int stage_type(const struct pack *pack, struct str name)
{
	struct str category = str_cut(&name, ':');

	if (str_eq(category, STR("KEEP")) && !name.n)
		return TYPE_KEEP;
	return pack_type_find(pack, category, name);
}

static void show_bytes(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = s.p[i];

		if (c == '\n')
			BUF_LIT(b, "\\n");
		else if (c < ' ' || c >= 0x7f)
			buf_printf(b, "\\x%02x", c);
		else
			buf_byte(b, c);
	}
}

void stage_show(struct buf *b, struct str text, const struct mark *marks, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		show_bytes(b, str_sub(text, at, marks[i].start));
		BUF_LIT(b, "[[");
		buf_str_add(b, marks[i].name);
		buf_byte(b, '|');
		show_bytes(b, str_sub(text, marks[i].start, marks[i].end));
		BUF_LIT(b, "]]");
		at = marks[i].end;
	}
	show_bytes(b, str_sub(text, at, text.n));
}

static bool same_mark(const struct mark *a, const struct mark *b)
{
	return a->start == b->start && a->end == b->end && str_eq(a->name, b->name);
}

enum verdict stage_compare(struct stand *s, struct str text, const struct spec_case *c,
			   const struct mark *got, size_t n)
{
	bool same = n == c->nmarks;

	for (size_t i = 0; same && i < n; i++)
		same = same_mark(&got[i], &c->marks[i]);
	if (same)
		return PASSED;
	BUF_LIT(&s->why, "    wanted: ");
	stage_show(&s->why, text, c->marks, c->nmarks);
	BUF_LIT(&s->why, "\n    got:    ");
	stage_show(&s->why, text, got, n);
	return FAILED;
}
