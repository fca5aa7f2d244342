/*
 * Given: cases of findings and of overlaps. Promises: spans and types compared exactly.
 * Must not: look at replacements.
 */
#include "stages.h"

#include "../../src/find/resolve.h"

/* Marks that fit the arrow: some, or => nothing. */
static bool reads_as_found(struct stand *s, struct spec_case *c)
{
	bool nothing = c->arrow && str_eq(c->wanted, STR("nothing"));

	return cases_text(c, c->lines, &s->arena) && c->arrow == nothing &&
	       nothing == !c->nmarks;
}

static struct str type_name(const struct pack *pack, uint16_t type, struct arena *arena)
{
	const struct pack_type *t = &pack->types[type];
	struct buf name = {0};
	struct str out;

	if (type == TYPE_KEEP)
		return STR("KEEP");
	buf_printf(&name, "%s:%s", t->category, t->type);
	out = str_from(arena_copy(arena, name.p, name.n), name.n);
	buf_free(&name);
	return out;
}

/* Is it replaced? A replacer may take in words around a finding: "92 year old". */
static bool is_replaced(const struct edit_list *edits, const struct mark *m)
{
	for (size_t i = 0; i < edits->n; i++)
		if (edits->p[i].start <= m->start && edits->p[i].end >= m->end)
			return true;
	return false;
}

/* The findings that the policy has replaced, as marks; NULL when memory is out. */
static struct mark *replaced(struct stand *s, const struct lacuna_seen *seen, size_t *n)
{
	const struct finding_list *found = &seen->found->resolved;
	struct mark *got = ARENA_ARRAY(&s->arena, struct mark, found->n + 1);

	*n = 0;
	for (size_t i = 0; got && i < found->n; i++) {
		const struct finding *f = &found->p[i];
		struct mark *m = &got[*n];

		m->start = m->end = doc_raw_start(seen->doc, f->start);
		if (f->start < f->end)
			m->end = doc_raw_end(seen->doc, f->end);
		m->name = type_name(s->pack, f->type, &s->arena);
		*n += f->type != TYPE_KEEP && is_replaced(seen->edits, m);
	}
	return got;
}

/* [[NAME|Venn]] asks for the category alone. */
static void forgive_types(const struct spec_case *c, struct mark *got, size_t n)
{
	for (size_t i = 0; i < n && i < c->nmarks; i++) {
		struct str name = c->marks[i].name;

		if (str_find(name, 0, ':') == name.n)
			got[i].name = str_cut(&got[i].name, ':');
	}
}

static bool is_known(const struct pack *pack, struct str name)
{
	for (uint32_t i = 0; i < pack->ncategories; i++)
		if (str_eq(str_of(pack->categories[i]), name))
			return true;
	return stage_type(pack, name) > TYPE_KEEP;
}

/* What the policy has replaced: [[NAME:DOCTOR|Venn]], or => nothing. */
enum verdict stage_findings(struct stand *s, struct spec_case *c)
{
	struct lacuna_letter letter = {.case_id = {s->case_id.p, s->case_id.n}};
	struct lacuna_fault fault = {0};
	struct lacuna_seen seen;
	struct mark *got;
	size_t n;

	if (!reads_as_found(s, c))
		return stage_malformed(s, "either marks in the text, or => nothing");
	for (size_t i = 0; i < c->nmarks; i++)
		if (!is_known(s->pack, c->marks[i].name))
			return stage_malformed(s, "a mark of an unknown type");
	letter.text = (struct lacuna_bytes){c->text.p, c->text.n};
	if (lacuna_look(s->worker, &letter, &seen, &fault)) {
		buf_printf(&s->why, "    refused: %s", fault.what);
		return FAILED;
	}
	got = replaced(s, &seen, &n);
	if (!got)
		return stage_malformed(s, "out of memory");
	forgive_types(c, got, n);
	return stage_compare(s, c->text, c, got, n);
}

/* "60 0.90 NAME:DOCTOR seen by [[Dr. Hawkins]] sign", as a finding and its text. */
static bool read_finding(struct stand *s, struct str line, struct finding *f,
			 struct spec_case *c)
{
	struct str rank = str_cut(&line, ' '), score = str_cut(&line, ' ');
	struct str type = str_cut(&line, ' '), whole = str_cut(&score, '.');
	struct buf marked = {0};
	uint64_t r, w, part = 0;
	int index = stage_type(s->pack, type);
	bool ok;
	size_t open = 0;

	/* The mark's name stands before the line: put it where cases_text reads it. */
	while (open + 1 < line.n && !(line.p[open] == '[' && line.p[open + 1] == '['))
		open++;
	if (open + 1 >= line.n || !str_number(rank, 255, &r) ||
	    !str_number(whole, 1, &w) || !str_number(score, 99, &part) || index < 0)
		return false;
	buf_str_add(&marked, str_sub(line, 0, open));
	buf_printf(&marked, "[[%.*s|", STR_FMT(type));
	buf_str_add(&marked, str_sub(line, open + 2, line.n));
	ok = cases_text(c, str_from(arena_copy(&s->arena, marked.p, marked.n), marked.n),
			&s->arena) &&
	     c->nmarks == 1;
	buf_free(&marked);
	if (!ok)
		return false;
	*f = (struct finding){.start = (uint32_t)c->marks[0].start,
			      .end = (uint32_t)c->marks[0].end,
			      .type = (uint16_t)index,
			      .rank = (uint8_t)r,
			      .score = (float)w + (float)part / 100,
			      .rule = arena_copy(&s->arena, type.p, type.n)};
	return true;
}

/* Each line of the case a finding, the same text in all; => what is left of them. */
static bool read_findings(struct stand *s, struct spec_case *c, struct finding_list *all)
{
	struct str rest = c->lines, text = {0};

	while (rest.n) {
		struct str line = str_cut(&rest, '\n');
		struct spec_case one = {0};
		struct finding f;

		if (!read_finding(s, line, &f, &one) ||
		    (text.p && !str_eq(text, one.text)))
			return false;
		text = one.text;
		finding_add(all, &f);
	}
	return !all->failed && cases_text(c, c->wanted, &s->arena) &&
	       str_eq(text, c->text) && c->nmarks;
}

enum verdict stage_resolved(struct stand *s, struct spec_case *c)
{
	struct finding_list all = {.arena = &s->arena}, out = {.arena = &s->arena};
	struct mark *got;

	if (!c->arrow || !read_findings(s, c, &all))
		return stage_malformed(s, "lines \"RANK 0.NN TYPE text with one "
					  "[[span]]\" of one text, then => with "
					  "[[TYPE|span]] for all that are left");
	for (size_t i = 0; i < c->nmarks; i++)
		if (stage_type(s->pack, c->marks[i].name) < 0)
			return stage_malformed(s, "a mark of an unknown type");
	if (resolve_run(&all, c->text, &out))
		return stage_malformed(s, "out of memory");
	got = ARENA_ARRAY(&s->arena, struct mark, out.n + 1);
	for (size_t i = 0; got && i < out.n; i++)
		got[i] = (struct mark){type_name(s->pack, out.p[i].type, &s->arena),
				       out.p[i].start, out.p[i].end};
	return got ? stage_compare(s, c->text, c, got, out.n)
		   : stage_malformed(s, "out of memory");
}
