/*
 * Given: tokens and the pack's headings. Promises: every word has a zone, found in one
 * pass that looks closely at the starts of lines only. Must not: know any heading.
 */
#include "zones.h"

#include <string.h>

#include "../base/ascii.h"

struct headings {
	const struct pack_heading *heading;
	const uint32_t *first; /* token_hash of each heading's first word */
	uint32_t n;
	uint64_t mask; /* a bit for each of first: most words have none of them */
};

static uint64_t bit(uint32_t hash)
{
	return UINT64_C(1) << (hash & 63);
}

static uint32_t first_word(const char *text)
{
	size_t n = 0;

	while (ascii_alnum((unsigned char)text[n]))
		n++;
	return token_hash(str_from(text, n));
}

static enum lacuna_err read_headings(struct headings *h, const struct scene *s)
{
	uint32_t *first = ARENA_RAW(s->arena, uint32_t, (size_t)s->pack->nheadings + 1);

	if (!first)
		return LACUNA_REFUSED;
	*h = (struct headings){s->pack->headings, first, s->pack->nheadings, 0};
	for (uint32_t i = 0; i < h->n; i++) {
		first[i] = first_word(h->heading[i].text);
		h->mask |= bit(first[i]);
	}
	return LACUNA_OK;
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
	uint32_t longest = 0;

	for (uint32_t k = 0; k < h->n; k++) {
		uint32_t end;

		if (h->first[k] != doc->tok[i].hash)
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

	if ((h->mask & bit(doc->tok[i].hash)) &&
	    (line || ends_sentence(&doc->tok[i - 1])))
		found = heading_at(h, doc, i, !line);
	return found ? found->zone : zone;
}

enum lacuna_err zones_mark(struct scene *s)
{
	const struct token *tok = s->doc->tok;
	struct word *w = s->words.w;
	uint32_t n = s->doc->ntok;
	uint8_t zone = header_zone(s->pack);
	struct headings h;

	if (read_headings(&h, s))
		return LACUNA_REFUSED;
	for (uint32_t i = 0; i <= n; i++) {
		/* The starts of lines, and words in capitals, are looked at closely. */
		if (i == 0 || (tok[i].gap & (GAP_NEWLINES | GAP_FORMFEED)) ||
		    tok[i].shape == SHAPE_UPPER)
			zone = zone_at(&h, s->doc, i, zone);
		w[i].zone = zone;
	}
	return LACUNA_OK;
}
