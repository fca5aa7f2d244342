/*
 * Given: words and their layout. Promises: what stands in a column whose heading says
 * what its values are: employers, jobs, people, towns. Must not: read a label and its
 * value for a heading, or values that are words of nothing.
 */
#include "column_value.h"
#include "names.h"
#include "sites.h"

#define RANK_HEADING 46 /* more than evidence alone has */
#define RANK_CERTAIN 83 /* more than a credential behind it gives: DOI   MD */
#define CELLS 10	/* of a line that are read */
#define ROWS 60		/* of a table */
#define HEADING 4	/* tokens of a heading */
#define SLACK 3		/* characters a value may stand left or right of its heading */

struct cell {
	uint32_t first, end; /* tokens */
	uint32_t column;     /* characters from the start of the line */
	uint16_t type;	     /* of a heading: what stands below it; 0 when nobody knows */
};

struct line {
	struct cell cell[CELLS];
	unsigned n;
	uint32_t next; /* the token that begins the next line */
	bool ruled;    /* parted by bars or tabs, so that cells are counted */
};

static bool ends_line(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].kind == TOKEN_END ||
	       (s->doc->tok[i].gap & (GAP_NEWLINES | GAP_FORMFEED));
}

/* Does a tab stand before token i? */
static bool after_tab(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].start > 0 &&
	       s->doc->text.p[s->doc->tok[i].start - 1] == '\t';
}

static uint32_t line_of(const struct scene *s, uint32_t i)
{
	while (i > 0 && !ends_line(s, i))
		i--;
	return i;
}

static uint32_t column_of(const struct scene *s, uint32_t i)
{
	uint32_t at = s->doc->tok[i].start, n = 0;

	while (n < at && s->doc->text.p[at - 1 - n] != '\n')
		n++;
	return n;
}

static void read_line(const struct scene *s, uint32_t i, struct line *out)
{
	const struct token *tok = s->doc->tok;
	uint32_t at = tok[i].start - column_of(s, i);

	*out = (struct line){0};
	for (bool begin = true, bar = false; begin || !ends_line(s, i); i++) {
		bool wide = begin || bar || (tok[i].gap & GAP_WIDE);

		out->ruled = out->ruled || (!begin && after_tab(s, i));
		begin = false;
		bar = scene_punct(s, i, '|');
		out->ruled = out->ruled || bar;
		if (bar)
			continue;
		if (wide && out->n < CELLS)
			out->cell[out->n++] =
				(struct cell){.first = i, .column = tok[i].start - at};
		if (out->n)
			out->cell[out->n - 1].end = i + 1;
	}
	out->next = i;
}

/* Last, First: the comma between the words of a name, as lists head them. */
static bool turned_name(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, ',') && around_in(s, i - 1, CUE_COLUMNSURNAME) &&
	       around_in(s, i + 1, CUE_COLUMNGIVEN);
}

/* What the values below a heading are: the last of its words that says so. */
static uint16_t heading_type(const struct scene *s, const struct cell *c, bool *known)
{
	const struct models_ids *ids = &s->models->ids;
	uint16_t type = 0;

	*known = false;
	if (c->end - c->first > HEADING || s->doc->tok[c->first].shape == SHAPE_LOWER)
		return 0;
	for (uint32_t i = c->first; i < c->end; i++) {
		const struct lexicon_entry *e = scene_entry(s, i);

		if (s->doc->tok[i].kind != TOKEN_WORD && !scene_punct(s, i, '/') &&
		    !scene_punct(s, i, '(') && !scene_punct(s, i, '#') &&
		    !scene_punct(s, i, '.') && !turned_name(s, i))
			return 0;
		if (around_in(s, i, CUE_JOBLABEL) || around_is(s, i, "position"))
			type = ids->profession;
		else if (around_is(s, i, "city town"))
			type = ids->city;
		else if ((e->classes & LEX_BIT(ORGROLE)) && e->org_kind)
			type = ids->org[e->org_kind];
		else if ((e->classes & (LEX_BIT(ROLE) | LEX_BIT(TITLE))) && e->role_kind)
			type = ids->person[e->role_kind];
		else if (around_is(s, i, "age"))
			type = ids->age;
		else if ((around_in(s, i, CUE_COLUMNPERSON) && !type) ||
			 turned_name(s, i))
			type = ids->person[KIND_OTHER];
		else if (around_is(s, i, "md") && c->end == c->first + 1)
			type = ids->person[KIND_DOCTOR];
		else if (scene_punct(s, i, '#') && type != ids->phone && i > c->first)
			type = ids->number; /* Emp# */
		else if (around_in(s, i, CUE_COLUMNPHONE))
			type = ids->phone;
		else if (around_in(s, i, CUE_COLUMNDATE))
			type = ids->date;
		else if (around_in(s, i, CUE_COLUMNNUMBER))
			type = ids->number;
		else if (around_in(s, i, CUE_COLUMN))
			*known = true;
	}
	*known = *known || type;
	return type;
}

/* Headings: two cells at least are ones, and none has a value or a colon. */
static bool read_headings(const struct scene *s, uint32_t i, struct line *out)
{
	unsigned headings = 0;
	bool typed = false;

	read_line(s, i, out);
	for (unsigned k = 0; k < out->n; k++) {
		bool known;

		if (scene_punct(s, out->cell[k].end - 1, ':') ||
		    s->doc->tok[out->cell[k].first].kind != TOKEN_WORD)
			return false;
		out->cell[k].type = heading_type(s, &out->cell[k], &known);
		headings += known;
		typed = typed || out->cell[k].type;
	}
	return typed && headings >= 2 && headings * 2 >= out->n;
}

/* The type of the column that the k-th cell of a row stands in; 0: none. */
static uint16_t type_of(const struct line *heads, const struct line *row, unsigned k)
{
	if (heads->ruled || row->ruled)
		return heads->n == row->n ? heads->cell[k].type : 0;
	for (unsigned h = 0; h < heads->n; h++)
		if (row->cell[k].column + SLACK >= heads->cell[h].column &&
		    row->cell[k].column <= heads->cell[h].column + SLACK)
			return heads->cell[h].type;
	return 0;
}

/* Headings are nobody's names. */
static void put_heading(const struct scene *s, const struct cell *c,
			struct finding_list *out)
{
	struct finding f = {.type = TYPE_KEEP,
			    .rank = c->type && c->end == c->first + 1 ? RANK_CERTAIN
								      : RANK_HEADING,
			    .rule = "table.heading"};

	finding_put(out, s->doc, c->first, c->end, f);
}

/* Provider | Phone, and below it a line of dashes and bars: the token after that, or i.
 */
static uint32_t after_rule(const struct scene *s, uint32_t i)
{
	uint32_t j = i;

	while (scene_punct(s, j, '-') || scene_punct(s, j, '|') ||
	       scene_punct(s, j, '=') || scene_punct(s, j, '+') ||
	       scene_punct(s, j, ':') || scene_punct(s, j, '_')) {
		j++;
		if (ends_line(s, j))
			return j;
	}
	return i;
}

/* The rows below the headings, up to an empty line, other headings or a line that is
 * none: the token after them. */
static uint32_t read_rows(const struct scene *s, const struct line *heads,
			  struct finding_list *out)
{
	uint32_t i = after_rule(s, heads->next);

	for (unsigned k = 0; k < heads->n; k++)
		put_heading(s, &heads->cell[k], out);
	for (unsigned rows = 0; rows < ROWS && s->doc->tok[i].kind != TOKEN_END; rows++) {
		struct line row;

		if (scene_fresh(s, i) && rows > 0)
			break;
		if (read_headings(s, i, &row))
			break; /* on the next page, again */
		if (row.n < 2 && row.cell[0].column <= heads->cell[0].column + SLACK &&
		    s->doc->tok[i].kind == TOKEN_WORD)
			break;
		for (unsigned k = 0; k < row.n; k++) {
			uint16_t type = type_of(heads, &row, k);

			if (type)
				column_put(s, row.cell[k].first, row.cell[k].end, type,
					   out);
		}
		i = row.next;
	}
	return i;
}

/* May token i stand in a line of headings: a word that heads a column of values behind a
 * wide blank, or the start of a line with a bar among its first tokens or a tab behind
 * its first word? */
static bool may_head(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);

	if (i == 0 || ends_line(s, i))
		return after_tab(s, i + 1) || scene_punct(s, i, '|') ||
		       scene_punct(s, i + 1, '|') || scene_punct(s, i + 2, '|') ||
		       scene_punct(s, i + 3, '|');
	return (s->doc->tok[i].gap & GAP_WIDE) && s->doc->tok[i].kind == TOKEN_WORD &&
	       s->doc->tok[i].shape != SHAPE_LOWER &&
	       ((e->classes & (LEX_BIT(ORGROLE) | LEX_BIT(ROLE) | LEX_BIT(TITLE))) ||
		(e->cues & CUE_BIT(JOBNOUN)) || around_in(s, i, CUE_COLUMNHEAD));
}

enum lacuna_err columns_detect(const struct scene *s, const struct finding_list *before,
			       struct finding_list *out)
{
	uint32_t i = 0;

	(void)before;
	for (; i < s->doc->ntok; i = sites_next(s, SITE_BLANK, i)) {
		struct line heads;

		if (!may_head(s, i))
			i++; /* each line is read once */
		else if (read_headings(s, line_of(s, i), &heads))
			i = read_rows(s, &heads, out);
		else
			i = heads.next;
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
