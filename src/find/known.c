/*
 * Given: what was found so far. Promises: every further mention of a person or organisation
 * that the letter (or the user) establishes anywhere: bare surname, given name, initials,
 * capitals, possessive, short and spelled-out firm names.
 * Must not: take a common word where it stands as one.
 */
#include "names.h"

#include "../base/ascii.h"

#define SEED_SCORE 0.6f
#define SEED_SCORE_PLAIN 0.8f
#define RANK_KNOWN 44

enum part_role {
	PART_GIVEN = 1,
	PART_SURNAME = 2,
	PART_ORG = 4,
	PART_ACRONYM = 8,
	PART_INITIALS = 16,
	PART_TAIL = 32, /* a further word of an organisation: extends a mention, begins none */
};

/* One word of an established name. */
struct part {
	uint32_t hash;
	uint16_t type;
	uint8_t roles;
	bool used;
};

#define BITS 1024

struct known {
	const struct scene *s;
	struct part *slots;
	uint32_t mask;
	uint64_t bits[BITS / 64]; /* one for each slot's hash: most words have none of them */
	uint8_t *covered; /* one a token */
	struct finding_list *out;
};

static inline bool may_be_part(const struct known *k, uint32_t hash)
{
	return k->bits[hash % BITS / 64] >> hash % 64 & 1;
}

static struct part *slot_of(const struct known *k, uint32_t hash)
{
	uint32_t i = (hash * UINT32_C(0x9e3779b1)) & k->mask;

	while (k->slots[i].used && k->slots[i].hash != hash)
		i = (i + 1) & k->mask;
	return &k->slots[i];
}

static void learn(struct known *k, uint32_t hash, uint16_t type, uint8_t role)
{
	struct part *p = slot_of(k, hash);

	if (!p->used)
		*p = (struct part){.hash = hash, .type = type, .used = true};
	k->bits[hash % BITS / 64] |= UINT64_C(1) << hash % 64;
	p->roles |= role;
}

/* More often a word than a name. */
static bool plain_word(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);
	uint64_t words = LEX_BIT(WORD) | LEX_BIT(MEDWORD) | LEX_BIT(FUNCTION) | LEX_BIT(PROPERWORD) |
	                 LEX_BIT(ROLE) | LEX_BIT(TESTNOUN) | LEX_BIT(MONTH) | LEX_BIT(SPECIALTY) |
	                 LEX_BIT(ORGHEAD) | LEX_BIT(DRUG);

	return (e->classes & words) != 0;
}

/* The hash of the initials of the words in [first, end), in order; *n counts them. */
static uint32_t initials_hash(const struct scene *s, uint32_t first, uint32_t end, unsigned *n)
{
	unsigned char text[8];

	*n = 0;
	for (uint32_t i = first; i < end && *n < sizeof(text); i++)
		if (s->doc->tok[i].kind == TOKEN_WORD && s->doc->tok[i].shape != SHAPE_LOWER)
			text[(*n)++] = s->doc->tok[i].c;
	return token_hash(str_from(text, *n));
}

static void learn_person(struct known *k, uint32_t first, uint32_t end, uint16_t type)
{
	const struct scene *s = k->s;
	uint32_t last = first, words = 0;
	bool reversed = false;
	unsigned n;

	for (uint32_t i = first; i < end; i++) {
		if (scene_punct(s, i, ','))
			reversed = true;
		if (s->doc->tok[i].kind != TOKEN_WORD || s->doc->tok[i].shape == SHAPE_INITIAL ||
		    (scene_entry(s, i)->classes & (LEX_BIT(NAMESUFFIX) | LEX_BIT(PARTICLE))))
			continue;
		words++;
		last = i;
	}
	for (uint32_t i = first; i < end; i++) {
		const struct token *t = &s->doc->tok[i];

		if (t->kind != TOKEN_WORD || t->shape == SHAPE_INITIAL || t->end - t->start < 2 ||
		    (scene_entry(s, i)->classes & (LEX_BIT(NAMESUFFIX) | LEX_BIT(PARTICLE))))
			continue;
		learn(k, t->hash, type,
		      words == 1 || (reversed ? i == first : i == last) ? PART_SURNAME : PART_GIVEN);
	}
	if (words >= 2 && !reversed) {
		uint32_t h = initials_hash(s, first, end, &n);

		if (n >= 2 && n <= 4)
			learn(k, h, type, PART_INITIALS);
	}
}

static void learn_org(struct known *k, uint32_t first, uint32_t end, uint16_t type)
{
	const struct scene *s = k->s;
	uint32_t i = first;
	unsigned n;
	uint32_t h = initials_hash(s, first, end, &n);

	if (n >= 3)
		learn(k, h, type, PART_ACRONYM);
	if (s->doc->tok[i].kind != TOKEN_WORD || s->doc->tok[i].end - s->doc->tok[i].start < 3)
		return;
	if (scene_entry(s, i)->classes & (LEX_BIT(ORGOF) | LEX_BIT(FUNCTION)))
		return;
	learn(k, s->doc->tok[i].hash, type, PART_ORG);
	while (++i < end)
		if (s->doc->tok[i].kind == TOKEN_WORD && s->doc->tok[i].shape != SHAPE_LOWER)
			learn(k, s->doc->tok[i].hash, type, PART_TAIL);
}

static void learn_finding(struct known *k, const struct finding *f)
{
	const struct scene *s = k->s;
	uint32_t first = doc_token_at(s->doc, f->start), end = first;
	bool plain = true;

	while (end < s->doc->ntok && s->doc->tok[end].start < f->end) {
		if (s->doc->tok[end].kind == TOKEN_WORD && s->doc->tok[end].shape != SHAPE_INITIAL)
			plain = plain && plain_word(s, end);
		end++;
	}
	if (f->score < (plain ? SEED_SCORE_PLAIN : SEED_SCORE))
		return;
	if (s->models->ids.is_person[f->type])
		learn_person(k, first, end, f->type);
	else if (s->models->ids.is_org[f->type])
		learn_org(k, first, end, f->type);
}

/* Does what follows token i make a plain word the subject or owner of something? */
static bool stands_as_name(const struct scene *s, uint32_t i)
{
	bool aux;

	if (s->doc->tok[i + 1].kind == TOKEN_POSS || scene_punct(s, i + 1, ',') ||
	    scene_punct(s, i + 1, '('))
		return true;
	return around_says(s, i + 1, &aux) || aux || around_verbal(s, i + 1) ||
	       (around_cue(s, i + 1, CUE_BIT(AND)) && run_namey(s, i + 2));
}

static bool accept_capitals(const struct scene *s, uint32_t i)
{
	bool comma;
	uint32_t b = around_before(s, i, &comma);

	if (!plain_word(s, i))
		return true;
	if (around_cue(s, b, CUE_BIT(BYNAME)) || comma)
		return true;
	return b == AROUND_NONE && stands_as_name(s, i);
}

/* Dix in Dix-Hallpike: half of a compound that is no name of the letter. */
static bool half_of_compound(const struct known *k, uint32_t i)
{
	const struct scene *s = k->s;

	return scene_punct(s, i + 1, '-') && s->doc->tok[i + 1].gap == 0 &&
	       s->doc->tok[i + 2].gap == 0 && s->doc->tok[i + 2].kind == TOKEN_WORD &&
	       !slot_of(k, s->doc->tok[i + 2].hash)->used;
}

static bool tail_at(const struct known *k, uint32_t i);

static bool accept_word(const struct known *k, uint32_t i, const struct part *p)
{
	const struct scene *s = k->s;
	const struct token *t = &s->doc->tok[i];
	const struct lexicon_entry *e = scene_entry(s, i);
	uint8_t flags = s->words.w[i].flags;

	if (t->shape == SHAPE_LOWER)
		return !(p->roles & PART_ORG) && e->classes != 0 && !plain_word(s, i) &&
		       !(e->classes & (LEX_BIT(EPONYM) | LEX_BIT(CITY) | LEX_BIT(DEVICE))) &&
		       t->end - t->start >= 4;
	if ((e->classes & (LEX_BIT(EPONYM) | LEX_BIT(DEVICE))) && around_test(s, i + 1))
		return false;
	if (around_year(s, i + 1) || half_of_compound(k, i))
		return false;
	if (e->classes & LEX_BIT(DRUG))
		return s->doc->tok[i + 1].kind != TOKEN_NUMBER &&
		       (stands_as_name(s, i) || around_cue(s, i - 1, CUE_BIT(BYNAME)));
	if (flags & WORD_CAPS)
		return accept_capitals(s, i);
	if (flags & WORD_TITLED)
		return !plain_word(s, i);
	if ((flags & WORD_START) && plain_word(s, i))
		return (stands_as_name(s, i) || tail_at(k, i + 1)) &&
		       !(e->classes & LEX_BIT(FUNCTION));
	return true;
}

static const struct part *part_at(const struct known *k, uint32_t i)
{
	const struct token *t = &k->s->doc->tok[i];
	const struct part *p;

	if (t->kind != TOKEN_WORD || !may_be_part(k, t->hash) || k->covered[i] ||
	    (k->s->words.w[i].flags & (WORD_KEEP | WORD_FOUND)) || run_protected(k->s, i))
		return NULL;
	p = slot_of(k, t->hash);
	if (p->used && (p->roles & (PART_GIVEN | PART_SURNAME | PART_ORG)))
		return p;
	if (t->shape == SHAPE_UPPER && p->used && (p->roles & PART_ACRONYM))
		return p;
	return NULL;
}

static bool tail_at(const struct known *k, uint32_t i)
{
	const struct part *p = slot_of(k, k->s->doc->tok[i].hash);

	return k->s->doc->tok[i].kind == TOKEN_WORD && !k->covered[i] && p->used &&
	       (p->roles & PART_TAIL);
}

/* Extends a mention over initials before (G. Frost) and after a comma (Frost, G.). */
static void extend(const struct known *k, uint32_t *first, uint32_t *end)
{
	const struct scene *s = k->s;
	const struct token *tok = s->doc->tok;

	while (!plain_word(s, *first) && *first >= 2 && scene_punct(s, *first - 1, '.') && tok[*first - 1].gap == 0 &&
	       tok[*first - 2].shape == SHAPE_INITIAL && !k->covered[*first - 2] &&
	       run_joins(s, *first))
		*first -= 2;
	while (run_joins(s, *end) && tok[*end].shape != SHAPE_LOWER &&
	       (part_at(k, *end) || tail_at(k, *end)))
		(*end)++;
	if (scene_punct(s, *end, ',') && tok[*end + 1].shape == SHAPE_INITIAL &&
	    scene_punct(s, *end + 2, '.') && run_joins(s, *end + 1) &&
	    run_credential(s, *end + 1) == *end + 1)
		*end += 3;
}

static void put_known(struct known *k, uint32_t first, uint32_t end, uint16_t type, float score)
{
	struct finding f = {.type = type, .rank = RANK_KNOWN, .score = score, .rule = "known.name"};

	f.start = k->s->doc->tok[first].start;
	f.end = k->s->doc->tok[end - 1].end;
	finding_add(k->out, &f);
	for (uint32_t i = first; i < end; i++)
		k->covered[i] = 1;
}

/* E.S. or T.J. or, in capitals, IRD: the initials of somebody established. */
static uint32_t initials_at(struct known *k, uint32_t i)
{
	const struct scene *s = k->s;
	uint32_t j = i;
	unsigned n;
	const struct part *p;

	while (s->doc->tok[j].kind == TOKEN_WORD && s->doc->tok[j].shape == SHAPE_INITIAL &&
	       scene_punct(s, j + 1, '.') && s->doc->tok[j + 1].gap == 0 && !k->covered[j] &&
	       !(s->words.w[j].flags & WORD_KEEP) && (j == i || s->doc->tok[j].gap == 0))
		j += 2;
	if (j < i + 4)
		return i;
	p = slot_of(k, initials_hash(s, i, j, &n));
	if (!p->used || !(p->roles & PART_INITIALS) || (run_joins(s, j) && run_namey(s, j)))
		return i;
	put_known(k, i, j, p->type, 0.8f);
	return j;
}

/* IRD, the three initials of somebody established, where they are no word or abbreviation. */
static bool is_monogram(const struct known *k, uint32_t i)
{
	const struct token *t = &k->s->doc->tok[i];
	const struct part *p;

	if (t->shape != SHAPE_UPPER || t->end - t->start != 3 || k->covered[i] ||
	    (k->s->words.w[i].flags & (WORD_CAPS | WORD_KEEP | WORD_FOUND)) ||
	    scene_entry(k->s, i)->classes)
		return false;
	p = slot_of(k, t->hash);
	return p->used && (p->roles & PART_INITIALS);
}

static void hunt(struct known *k)
{
	const struct scene *s = k->s;
	uint32_t i = 0;

	while (i < s->doc->ntok) {
		const struct part *p;
		uint32_t first = i, end;

		if (s->doc->tok[i].kind != TOKEN_WORD) {
			i++;
			continue;
		}
		if (s->doc->tok[i].shape == SHAPE_INITIAL) {
			end = initials_at(k, i);
			i = end > i ? end : i + 1;
			continue;
		}
		if (!may_be_part(k, s->doc->tok[i].hash)) {
			i++;
			continue;
		}
		p = part_at(k, i);
		if (!p && is_monogram(k, i)) {
			put_known(k, i, i + 1, slot_of(k, s->doc->tok[i].hash)->type, 0.7f);
			i++;
			continue;
		}
		if (!p || !accept_word(k, i, p)) {
			i++;
			continue;
		}
		end = i + 1;
		extend(k, &first, &end);
		put_known(k, first, end, p->type, plain_word(s, i) ? 0.7f : 0.9f);
		i = end;
	}
}

/* Teaches the names a user gave: their words as text, not as tokens of this letter. */
static void learn_given(struct known *k)
{
	for (size_t i = 0; i < k->s->nknown; i++) {
		struct str rest = k->s->known[i].text;

		while (rest.n) {
			struct str word = str_cut(&rest, ' ');
			unsigned char low[64];

			if (word.n < 2 || word.n > sizeof(low))
				continue;
			for (size_t c = 0; c < word.n; c++)
				low[c] = ascii_lower(word.p[c]);
			learn(k, token_hash(str_from(low, word.n)), k->s->known[i].type,
			      k->s->models->ids.is_person[k->s->known[i].type] ? PART_SURNAME : PART_ORG);
		}
	}
}

/* Is f a finding that may establish a name? */
static bool teaches(const struct scene *s, const struct finding *f)
{
	return f->type != TYPE_KEEP && f->score >= 0.5f &&
	       (s->models->ids.is_person[f->type] || s->models->ids.is_org[f->type]);
}

enum lacuna_err known_detect(const struct scene *s, const struct finding_list *before,
                             struct finding_list *out)
{
	struct known k = {.s = s, .out = out};
	size_t parts = 16;

	for (size_t i = 0; i < before->n; i++)
		if (teaches(s, &before->p[i]))
			parts += (before->p[i].end - before->p[i].start) / 2 + 2;
	for (size_t i = 0; i < s->nknown; i++)
		parts += s->known[i].text.n;
	for (k.mask = 64; k.mask < 2 * parts; k.mask *= 2)
		;
	k.slots = ARENA_ARRAY(s->arena, struct part, k.mask);
	k.covered = ARENA_ARRAY(s->arena, uint8_t, (size_t)s->doc->ntok + TOKEN_PAD);
	if (!k.slots || !k.covered)
		return LACUNA_REFUSED;
	k.mask--;
	for (size_t i = 0; i < before->n; i++) {
		const struct finding *f = &before->p[i];

		if (f->type == TYPE_KEEP || f->score < 0.5f)
			continue;
		if (teaches(s, f))
			learn_finding(&k, f);
		for (uint32_t t = doc_token_at(s->doc, f->start);
		     t < s->doc->ntok && s->doc->tok[t].start < f->end; t++)
			k.covered[t] = 1;
	}
	learn_given(&k);
	hunt(&k);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
