/*
 * Given: tokens and the pack's headings. Promises: every word has a zone, found in one
 * pass that looks closely at the starts of lines only. Must not: know any heading.
 */
#include "zones.h"

#include <string.h>

#include "../base/ascii.h"

#define BUCKETS 64

/* Headings by the hash of their first word. */
struct headings {
	const struct pack_heading *heading;
	uint64_t mask; /* a bit for each bucket with some: most words have none */
	/* Those of a bucket lie from .. to; few others do, for the pack has them by text.
	 */
	uint32_t from[BUCKETS], to[BUCKETS];
};

static void read_headings(struct headings *h, const struct pack *pack)
{
	h->heading = pack->headings;
	h->mask = 0;
	for (uint32_t i = 0; i < pack->nheadings; i++) {
		uint32_t k = h->heading[i].first % BUCKETS;

		if (!(h->mask >> k & 1))
			h->from[k] = i;
		h->to[k] = i + 1;
		h->mask |= UINT64_C(1) << k;
	}
}

static uint8_t header_zone(const struct pack *pack)
{
	for (uint32_t z = 0; z < pack->nzones; z++)
		if (strcmp(pack->zones[z], "header") == 0)
			return (uint8_t)z;
	return 0;
}

static bool starts_line(const struct doc *doc, uint32_t i)
{
	return i == 0 || (doc->tok[i].gap & (GAP_NEWLINES | GAP_FORMFEED));
}

static bool ends_sentence(const struct token *t)
{
	return t->kind == TOKEN_PUNCT && (t->c == '.' || t->c == '!' || t->c == '?');
}

static bool in_capitals(const struct token *t)
{
	return t->kind != TOKEN_WORD || t->shape == SHAPE_UPPER ||
	       t->shape == SHAPE_INITIAL;
}

static const char *skip_marks(const char *text)
{
	while (*text && !ascii_alnum((unsigned char)*text))
		text++;
	return text;
}

/* Takes the letters and digits of word off text; NULL when it has others. */
static const char *take_word(const char *text, struct str word)
{
	for (size_t i = 0; i < word.n; i++) {
		if (!ascii_alnum(word.p[i]))
			continue;
		if ((unsigned char)*text != ascii_lower(word.p[i]))
			return NULL;
		text = skip_marks(text + 1);
	}
	return text;
}

/* The token after the heading that begins at token i; 0 when the letter has another
 * there. Letters and digits count, and marks do not: "DECISIONS" is "decision(s)". */
static uint32_t heading_end(const struct doc *doc, uint32_t i, const char *text,
			    bool capitals)
{
	uint32_t first = i;

	for (text = skip_marks(text); *text; i++) {
		const struct token *t = &doc->tok[i];

		if (t->kind == TOKEN_END || (capitals && !in_capitals(t)) ||
		    (i > first && doc_break(doc, i) == DOC_PARAGRAPH))
			return 0;
		if (t->kind != TOKEN_PUNCT)
			text = take_word(text, doc_token(doc, i));
		else if (ends_sentence(t) || t->c == ':' || t->c == ';')
			return 0;
		if (!text)
			return 0;
	}
	return i;
}

/* Does a colon or the line's end follow at token i, after brackets and a full stop? */
static bool is_closed(const struct doc *doc, uint32_t i)
{
	while (doc->tok[i].kind == TOKEN_PUNCT && !doc->tok[i].gap &&
	       (doc->tok[i].c == ')' || doc->tok[i].c == '.'))
		i++;
	return i == doc->ntok || starts_line(doc, i) ||
	       (doc->tok[i].kind == TOKEN_PUNCT && doc->tok[i].c == ':');
}

/* The longest heading that begins at token i, or NULL. */
static const struct pack_heading *
heading_at(const struct headings *h, const struct doc *doc, uint32_t i, bool capitals)
{
	const struct pack_heading *best = NULL;
	uint32_t longest = 0, bucket = doc->tok[i].hash % BUCKETS;

	if (!(h->mask >> bucket & 1))
		return NULL;
	for (uint32_t k = h->from[bucket]; k < h->to[bucket]; k++) {
		uint32_t end;

		if (h->heading[k].first != doc->tok[i].hash)
			continue;
		end = heading_end(doc, i, h->heading[k].text, capitals);
		if (end > longest && is_closed(doc, end)) {
			best = &h->heading[k];
			longest = end;
		}
	}
	return best;
}

/* The zone from token i on, where zone was before it. */
static uint8_t zone_at(const struct headings *h, const struct doc *doc, uint32_t i,
		       uint8_t zone)
{
	bool line = starts_line(doc, i);
	const struct pack_heading *found = NULL;

	if (line || ends_sentence(&doc->tok[i - 1]))
		found = heading_at(h, doc, i, !line);
	return found ? found->zone : zone;
}

/* May the zone change at a token? At the starts of lines, and where capitals are. */
static inline bool is_site(const struct headings *h, const struct token *t)
{
	return ((t->gap & (GAP_NEWLINES | GAP_FORMFEED)) || t->shape == SHAPE_UPPER) &&
	       (h->mask >> t->hash % BUCKETS & 1);
}

#define PROSE 3 /* words without a capital in a row: no header has them */

/* The token that begins the line of the letter's first sentence. A letter without a
 * heading is header throughout by its zones, and yet most of it is none. */
static uint32_t first_prose(const struct doc *doc)
{
	unsigned small = 0;

	for (uint32_t i = 0; i < doc->ntok; i++) {
		small = doc->tok[i].kind == TOKEN_WORD && doc->tok[i].shape == SHAPE_LOWER
				? small + 1
				: 0;
		if (small < PROSE)
			continue;
		while (!starts_line(doc, i))
			i--;
		return i;
	}
	return doc->ntok;
}

void zones_mark(struct scene *s)
{
	struct headings h;
	const struct token *tok = s->doc->tok;
	struct word *w = s->words.w;
	uint32_t n = s->doc->ntok;
	uint8_t zone;

	s->head_end = first_prose(s->doc);
	read_headings(&h, s->pack);
	zone = zone_at(&h, s->doc, 0, header_zone(s->pack));
	for (uint32_t i = 0; i <= n; i++) {
		if (i && is_site(&h, &tok[i]))
			zone = zone_at(&h, s->doc, i, zone);
		w[i].zone = (unsigned)zone & 15;
	}
}
