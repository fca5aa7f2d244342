/*
 * Given: words with their looks. Promises: each token that a detector might make anything
 * of is a site of its kind. Must not: decide anything; a site may well come to nothing.
 */
#include "sites.h"

#include <endian.h>
#include <string.h>

#define BIT(kind) (1U << SITE_##kind)
_Static_assert(SITES <= 8, "a token's sites are the bits of one byte");

/* What a token's first byte (lower-cased) makes of it, by what the token is. */
enum look { LOOK_OTHER, LOOK_LOWER, LOOK_CAPITAL, LOOK_MARK, LOOKS };

/* clang-format off */
static const uint8_t of_byte[LOOKS][256] = {
	[LOOK_LOWER] = { ['x'] = BIT(MASK) },
	[LOOK_MARK] = {
		[':'] = BIT(LABEL), ['&'] = BIT(BLANK) | BIT(MASK),
		['~'] = BIT(MASK), ['='] = BIT(MASK), ['?'] = BIT(MASK), ['@'] = BIT(MASK),
		['$'] = BIT(MASK), ['%'] = BIT(MASK),
		['+'] = BIT(MASK), ['/'] = BIT(MASK), ['\\'] = BIT(MASK), ['^'] = BIT(MASK), [0xc2] = BIT(MASK),
		['['] = BIT(MASK), ['('] = BIT(MASK), ['<'] = BIT(MASK), ['{'] = BIT(MASK),
		['*'] = BIT(MASK), ['_'] = BIT(MASK), ['#'] = BIT(MASK), ['-'] = BIT(MASK),
		[0xe2] = BIT(MASK),
		[','] = BIT(RESIDUE), ['.'] = BIT(RESIDUE), [';'] = BIT(RESIDUE), [')'] = BIT(RESIDUE),
		['\''] = BIT(RESIDUE),
	},
};
/* clang-format on */

static enum look look_of(const struct token *t)
{
	if (t->kind == TOKEN_WORD)
		return t->shape == SHAPE_LOWER ? LOOK_LOWER : LOOK_CAPITAL;
	return t->kind == TOKEN_PUNCT ? LOOK_MARK : LOOK_OTHER;
}

/* What the white space before a token makes of it. */
static inline unsigned of_gap(uint8_t gap)
{
	if (!(gap & (GAP_NEWLINES | GAP_FORMFEED | GAP_WIDE)))
		return 0;
	return gap & (GAP_NEWLINES | GAP_FORMFEED) ? BIT(LABEL) | BIT(BLANK) : BIT(BLANK);
}

/* The scene's parts, at hand. */
struct view {
	const unsigned char *text;
	const struct token *tok;
	const struct word *w;
	const struct phrase *phrases;
	const struct lexicon_entry *entries;
};

/* One letter twice at the beginning, Hxxxx, ABC, XYZ, REDACTED, or few letters. */
static bool may_be_mask(const struct view *v, uint32_t i)
{
	const struct token *t = &v->tok[i];
	const unsigned char *p = v->text + t->start;
	uint32_t n = t->end - t->start;

	return n <= 3 || (p[0] | 0x20) == (p[1] | 0x20) || (p[1] | 0x20) == 'x' ||
	       (t->shape == SHAPE_UPPER && (t->c == 'a' || t->c == 'x' || t->c == 'z' ||
					    v->entries[v->w[i].entry].mask));
}

/* A title, a credential (perhaps with dots in it, perhaps spelt Esquire), a word for a
 * person in a line of capitals. */
static bool may_be_beside(const struct view *v, uint32_t i)
{
	const struct token *t = &v->tok[i];
	const struct word *w = &v->w[i];

	return (v->entries[w->entry].classes & (LEX_BIT(TITLE) | LEX_BIT(CREDENTIAL))) ||
	       w->phrase || (w->flags & WORD_CAPS) || t->c == 'e' ||
	       (t[1].c == '.' && t[1].kind == TOKEN_PUNCT);
}

#define PARTICLE_MAX 9 /* bytes of a title, particle or relative in small letters */
#define NAME_CLASSES (LEX_BIT(TITLE) | LEX_BIT(PARTICLE) | LEX_BIT(KIN))
#define JOB_CUES (CUE_BIT(ARTICLE) | CUE_BIT(OLD) | CUE_BIT(JOBNOUN))

/* What cannot begin a value: a finite verb, or what may be one; a preposition. */
#define SEAM_CLASSES (LEX_BIT(PREDICATE) | LEX_BIT(WEAKSLOT) | LEX_BIT(SAYVERB))

/* Does token i stand one blank or line end after a word that may want a value, or after a
 * full stop?
 */
static bool after_slot(const struct view *v, uint32_t i)
{
	return i > 0 && v->tok[i].gap &&
	       !(v->tok[i].gap & (GAP_WIDE | GAP_TRAILING | GAP_FORMFEED)) &&
	       ((v->entries[v->w[i - 1].entry].classes & LEX_BIT(WEAKSLOT)) ||
		(v->entries[v->w[i - 1].entry].cues & CUE_BIT(SEAM)) ||
		v->tok[i - 1].c == '.');
}

/* A cue or the end of one, an article after a comma or in "she's a", "old", a noun for
 * jobs. */
static bool may_lead_to_job(const struct view *v, uint32_t i)
{
	const struct lexicon_entry *e = &v->entries[v->w[i].entry];

	if ((e->classes & LEX_BIT(JOBCUE)) ||
	    (e->cues & (CUE_BIT(OLD) | CUE_BIT(JOBNOUN))))
		return true;
	if (v->w[i].phrase) {
		const struct phrase *p = &v->phrases[v->w[i].phrase - 1];

		if (p->end == i + 1 && (v->entries[p->entry].classes & LEX_BIT(JOBCUE)))
			return true;
	}
	return (e->cues & CUE_BIT(ARTICLE)) && i > 0 &&
	       (v->tok[i - 1].c == ',' || v->tok[i - 1].kind == TOKEN_POSS ||
		(v->w[i].flags & WORD_START));
}

/* What the lexicon makes of a word. */
static inline unsigned of_entry(const struct view *v, uint32_t i)
{
	const struct lexicon_entry *e = &v->entries[v->w[i].entry];
	const struct token *t = &v->tok[i];
	unsigned bits = 0;

	if (!((e->classes & (NAME_CLASSES | SEAM_CLASSES | LEX_BIT(JOBCUE))) |
	      (e->cues &
	       (JOB_CUES | CUE_BIT(STUDY) | CUE_BIT(SEAM) | CUE_BIT(ATTRIBUTE))) |
	      v->w[i].phrase))
		return 0; /* as most words */
	if (t->shape == SHAPE_LOWER &&
	    ((e->cues & CUE_BIT(ATTRIBUTE)) ||
	     (((e->classes & SEAM_CLASSES) || (e->cues & CUE_BIT(SEAM))) &&
	      after_slot(v, i))))
		bits |= BIT(RESIDUE);
	if (may_lead_to_job(v, i))
		bits |= BIT(JOB);
	if ((e->classes & NAME_CLASSES) && t->end - t->start <= PARTICLE_MAX)
		bits |= BIT(NAME);
	if ((e->cues & CUE_BIT(STUDY)) && t->shape == SHAPE_LOWER)
		bits |= BIT(STUDY);
	return bits;
}

static bool restarts(const struct token *t)
{
	return (t->c == '.' || t->c == '?' || t->c == '!') && t[1].gap &&
	       t[1].kind == TOKEN_WORD && t[1].shape == SHAPE_LOWER;
}

static inline uint8_t bits_of(const struct view *v, uint32_t i)
{
	const struct token *t = &v->tok[i];
	enum look look = look_of(t);
	unsigned bits = of_byte[look][t->c] | of_gap(t->gap);

	if (look == LOOK_LOWER)
		return (uint8_t)(bits | of_entry(v, i));
	if (look == LOOK_MARK && !t->gap)
		return (uint8_t)((bits & ~BIT(RESIDUE)) |
				 (restarts(t) ? BIT(RESTART) : 0));
	if (look == LOOK_MARK)
		return (uint8_t)bits;
	if (look == LOOK_OTHER)
		return (uint8_t)bits;
	bits |= of_entry(v, i) | BIT(NAME);
	if (may_be_mask(v, i))
		bits |= BIT(MASK);
	if (may_be_beside(v, i))
		bits |= BIT(RESIDUE);
	return (uint8_t)bits;
}

/* Bit k of each of the eight bytes of x becomes byte k, the first byte's lowest (Warren,
 * Hacker's Delight, 7-3). */
static uint64_t transpose(uint64_t x)
{
	uint64_t t = (x ^ x >> 7) & UINT64_C(0x00aa00aa00aa00aa);

	x ^= t ^ t << 7;
	t = (x ^ x >> 14) & UINT64_C(0x0000cccc0000cccc);
	x ^= t ^ t << 14;
	t = (x ^ x >> 28) & UINT64_C(0x00000000f0f0f0f0);
	return x ^ t ^ t << 28;
}

/* The bits of 64 tokens as one word a kind. */
static void put_block(uint64_t *map, const uint8_t *bits)
{
	uint64_t eight[8];

	for (unsigned k = 0; k < 8; k++) {
		memcpy(&eight[k], bits + 8 * k, sizeof(eight[k]));
		eight[k] = transpose(le64toh(eight[k]));
	}
	for (unsigned kind = 0; kind < SITES; kind++, map++)
		*map = (eight[0] >> 8 * kind & 0xff) |
		       (eight[1] >> 8 * kind & 0xff) << 8 |
		       (eight[2] >> 8 * kind & 0xff) << 16 |
		       (eight[3] >> 8 * kind & 0xff) << 24 |
		       (eight[4] >> 8 * kind & 0xff) << 32 |
		       (eight[5] >> 8 * kind & 0xff) << 40 |
		       (eight[6] >> 8 * kind & 0xff) << 48 |
		       (eight[7] >> 8 * kind & 0xff) << 56;
}

enum lacuna_err sites_mark(struct scene *s)
{
	const struct view v = {s->doc->text.p, s->doc->tok, s->words.w, s->words.phrases,
			       s->pack->lex.entries};
	uint32_t n = s->doc->ntok;
	size_t blocks = (size_t)n / 64 + 1;
	uint64_t *map = ARENA_RAW(s->arena, uint64_t, blocks * SITES);

	if (!map)
		return LACUNA_REFUSED;
	s->sites = map;
	for (uint32_t from = 0; from < n; from += 64, map += SITES) {
		uint32_t here = n - from < 64 ? n - from : 64;
		uint8_t bits[64] = {0};

		for (uint32_t k = 0; k < here; k++)
			bits[k] = bits_of(&v, from + k);
		put_block(map, bits);
	}
	return LACUNA_OK;
}
