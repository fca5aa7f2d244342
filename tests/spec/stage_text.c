/*
 * Given: cases of tokens and zones. Promises: each token's kind, shape and break
 * compared, each marked word's zone. Must not: look at findings.
 */
#include "stages.h"

#include "../../src/find/zones.h"

static const char *token_name(const struct token *t)
{
	static const char *const shapes[] = {"word",  "lower",	 "cap",
					     "upper", "initial", "mixed"};
	static const char *const kinds[] = {"end", "word", "number", "poss", "punct"};

	return t->kind == TOKEN_WORD ? shapes[t->shape] : kinds[t->kind];
}

static const char *break_name(enum doc_break b)
{
	static const char *const names[] = {"", "", "(wrap) ", "(page) ", "(paragraph) "};

	return names[b];
}

/* "cap=Dr punct=. cap=Venn poss='s (wrap) lower=report" */
enum verdict stage_tokens(struct stand *s, struct spec_case *c)
{
	struct buf got = {0};
	struct doc doc;
	enum verdict v;

	if (!c->arrow || !cases_text(c, c->lines, &s->arena) || c->nmarks)
		return stage_malformed(s, "text without marks, then => and its tokens");
	if (doc_read(&doc, c->text, &s->arena))
		return stage_malformed(s, "out of memory");
	for (uint32_t i = 0; i < doc.ntok; i++) {
		if (i)
			buf_str_add(&got, str_of(break_name(doc_break(&doc, i))));
		buf_str_add(&got, str_of(token_name(&doc.tok[i])));
		buf_byte(&got, '=');
		buf_str_add(&got, doc_token(&doc, i));
		buf_byte(&got, ' ');
	}
	v = str_eq(str_trim(buf_str(&got)), c->wanted) ? PASSED : FAILED;
	if (v == FAILED)
		buf_printf(&s->why, "    wanted: %.*s\n    got:    %.*s",
			   STR_FMT(c->wanted), STR_FMT(str_trim(buf_str(&got))));
	buf_free(&got);
	return v;
}

static bool zone_is_known(const struct pack *pack, struct str name)
{
	for (uint32_t i = 0; i < pack->nzones; i++)
		if (str_eq(str_of(pack->zones[i]), name))
			return true;
	return false;
}

/* The zone of the first marked word whose zone is not the mark's, or NULL. */
static const char *other_zone(const struct scene *scene, const struct mark *m)
{
	const struct doc *doc = scene->doc;

	for (uint32_t i = 0; i < doc->ntok; i++) {
		const char *zone = scene->pack->zones[scene->words.w[i].zone];

		if (doc_raw_start(doc, doc->tok[i].start) >= m->start &&
		    doc_raw_end(doc, doc->tok[i].end) <= m->end &&
		    !str_eq(str_of(zone), m->name))
			return zone;
	}
	return NULL;
}

/* [[summary|The applicant]] */
enum verdict stage_zones(struct stand *s, struct spec_case *c)
{
	struct doc doc;
	struct scene scene = {.doc = &doc, .pack = s->pack, .arena = &s->arena};

	if (c->arrow || !cases_text(c, c->lines, &s->arena) || !c->nmarks)
		return stage_malformed(s, "text with marks that name zones, and no =>");
	for (size_t i = 0; i < c->nmarks; i++)
		if (!zone_is_known(s->pack, c->marks[i].name) ||
		    c->marks[i].start == c->marks[i].end)
			return stage_malformed(s, "a mark with no such zone, or no text");
	if (doc_read(&doc, c->text, &s->arena))
		return stage_malformed(s, "out of memory");
	scene.words.w = ARENA_ARRAY(&s->arena, struct word, (size_t)doc.ntok + 1);
	if (!scene.words.w)
		return stage_malformed(s, "out of memory");
	zones_mark(&scene);
	for (size_t i = 0; i < c->nmarks; i++) {
		const char *zone = other_zone(&scene, &c->marks[i]);

		if (!zone)
			continue;
		buf_printf(&s->why, "    mark %zu is in zone %s, not %.*s", i + 1, zone,
			   STR_FMT(c->marks[i].name));
		return FAILED;
	}
	return PASSED;
}
