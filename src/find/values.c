/*
 * Given: the tokens and type of something found. Promises: what its value is recognised
 * by anywhere else. Must not: look at what stands around it.
 */
#include "values.h"

#include <string.h>

#include "../base/ascii.h"

#define SCORE_MIN 0.6f
#define DIGITS_MIN 5  /* a number this long says whose it is */
#define DIGITS_SUM 7  /* and one in groups (555-01-2345) */
#define DATE_TOKENS 3 /* day, month and year */
#define NUMBER_MAX 32
#define WORD_MIN 2 /* letters of a name */
#define INITIALS_MAX 6

enum lacuna_err values_open(struct values *v, const struct scene *s, size_t n)
{
	*v = (struct values){.s = s, .cap = (uint32_t)(4 * n + 16), .mask = 63};
	while (v->mask < n)
		v->mask = 2 * v->mask + 1;
	v->p = ARENA_RAW(s->arena, struct value, v->cap);
	v->heads = ARENA_ARRAY(s->arena, uint32_t, (size_t)v->mask + 1);
	v->marks = places_marks(&s->places, s->arena);
	return v->p && v->heads && v->marks ? LACUNA_OK : LACUNA_REFUSED;
}

static bool grow(struct values *v)
{
	struct value *p =
		ARENA_MORE(v->s->arena, v->p, struct value, v->cap, 2 * (size_t)v->cap);

	if (!p) {
		v->failed = true;
		return false;
	}
	v->p = p;
	v->cap *= 2;
	return true;
}

/* One value a hash and kind. */
static void add(struct values *v, struct value value)
{
	uint32_t *head = &v->heads[value.hash & v->mask];

	for (uint32_t at = *head; at; at = v->p[at - 1].next)
		if (v->p[at - 1].hash == value.hash && v->p[at - 1].kind == value.kind)
			return;
	if (v->n == v->cap && !grow(v))
		return;
	value.next = *head;
	v->p[v->n++] = value;
	*head = v->n;
	if (value.kind == VALUE_WORD || value.kind == VALUE_HEAD)
		places_mark(&v->s->places, v->marks, value.hash);
}

bool values_tells(const struct scene *s, uint32_t i)
{
	const uint64_t others = LEX_BIT(TITLE) | LEX_BIT(CREDENTIAL) |
				LEX_BIT(NAMESUFFIX) | LEX_BIT(PARTICLE);
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_WORD && t->end - t->start >= WORD_MIN &&
	       !scene_class(s, i, others);
}

bool values_shared(const struct scene *s, uint32_t i)
{
	const uint64_t shared = LEX_BIT(LEGALFORM) | LEX_BIT(FUNCTION) |
				LEX_BIT(ORGHEAD) | LEX_BIT(ORGOF) |
				LEX_BIT(STREETSUFFIX) | LEX_BIT(PARTICLE);

	return scene_class(s, i, shared);
}

static uint32_t count(const struct values *v, uint32_t first, uint32_t end)
{
	uint32_t n = 0;

	for (uint32_t i = first; i < end; i++)
		n += v->s->doc->tok[i].hash != 0;
	return n;
}

/* All of [first, end), which begins with a word or number, or its first VALUES_WORDS. */
static void add_all(struct values *v, uint16_t type, uint32_t first, uint32_t end)
{
	const struct token *tok = v->s->doc->tok;
	uint32_t hash = tok[first].hash, n = 1;

	add(v, (struct value){.hash = hash, .type = type, .kind = VALUE_HEAD});
	for (uint32_t i = first + 1; i < end; i++) {
		if (!tok[i].hash)
			continue;
		if (n++ == VALUES_WORDS)
			end = i;
		else
			hash = token_mix(hash, tok[i].hash);
	}
	add(v, (struct value){.hash = hash,
			      .first = first,
			      .end = end,
			      .type = type,
			      .kind = VALUE_SEQUENCE});
	n = n < VALUES_WORDS ? n : VALUES_WORDS;
	v->longest = n > v->longest ? n : v->longest;
}

static void add_word(struct values *v, uint16_t type, uint32_t hash)
{
	add(v, (struct value){.hash = hash, .type = type, .kind = VALUE_WORD});
}

uint32_t values_initials(const struct scene *s, uint32_t i, uint32_t *n)
{
	const struct token *t = &s->doc->tok[i];
	unsigned char c[INITIALS_MAX];

	for (*n = 0; *n < INITIALS_MAX && t->shape == SHAPE_INITIAL && t[1].c == '.' &&
		     (*n == 0 || t->gap == 0);
	     t += 2)
		c[(*n)++] = t->c;
	return token_hash(str_from(c, *n));
}

/* Each word of a name, and what its words begin with; all of a user name. */
static void add_person(struct values *v, uint16_t type, uint32_t first, uint32_t end)
{
	const struct token *tok = v->s->doc->tok;
	unsigned char c[INITIALS_MAX];
	uint32_t n = 0;

	for (uint32_t i = first; i < end; i++) {
		uint32_t broken = i + 2 < end ? doc_broken_hash(v->s->doc, i) : 0;

		if (n < INITIALS_MAX && tok[i].kind == TOKEN_WORD)
			c[n++] = tok[i].c;
		if (!values_tells(v->s, i))
			continue;
		add_word(v, type, tok[i].hash);
		if (broken && tok[i + 2].shape == SHAPE_LOWER) {
			add_word(v, type, broken);
			i += 2;
		}
	}
	if (count(v, first, end) > n)
		add_all(v, type, first, end); /* kmoss2 */
	else if (n >= VALUES_INITIALS)
		add(v, (struct value){.hash = token_hash(str_from(c, n)),
				      .type = type,
				      .kind = VALUE_INITIALS});
}

/* The name without what it begins and ends with and names of others do, too. */
static void add_core(struct values *v, uint16_t type, uint32_t first, uint32_t end)
{
	const struct token *tok = v->s->doc->tok;

	while (first < end && (!tok[first].hash || values_shared(v->s, first)))
		first++;
	while (end > first && (!tok[end - 1].hash || values_shared(v->s, end - 1)))
		end--;
	if (count(v, first, end) > 1)
		add_all(v, type, first, end);
	else if (end > first && tok[first].end - tok[first].start > WORD_MIN)
		add_word(v, type, tok[first].hash);
}

/* The whole name but for a legal form, and its core. */
static void add_whole(struct values *v, uint16_t type, uint32_t first, uint32_t end)
{
	const struct token *tok = v->s->doc->tok;
	uint32_t last = end;

	while (last > first &&
	       (!tok[last - 1].hash || scene_class(v->s, last - 1, LEX_BIT(LEGALFORM))))
		last--;
	if (count(v, first, last) > 1)
		add_all(v, type, first, last);
	add_core(v, type, first, end);
}

/* Long groups of digits alone, all of them joined, all of them in a row. */
static void add_digits(struct values *v, uint16_t type, uint32_t first, uint32_t end)
{
	const struct token *tok = v->s->doc->tok;
	unsigned char c[NUMBER_MAX];
	uint32_t n = 0, groups = 0, from = end;

	for (uint32_t i = first; i < end; i++) {
		struct str t = doc_token(v->s->doc, i);

		if (tok[i].kind != TOKEN_NUMBER)
			continue;
		if (t.n >= DIGITS_MIN)
			add_word(v, type, tok[i].hash);
		if (n + t.n <= NUMBER_MAX)
			memcpy(c + n, t.p, t.n);
		n += (uint32_t)t.n;
		from = groups++ ? from : i;
	}
	if (groups < 2 || n < DIGITS_SUM || n > NUMBER_MAX)
		return;
	add_word(v, type, token_hash(str_from(c, n)));
	add_all(v, type, from, end);
}

void values_add(struct values *v, uint16_t type, float score, uint32_t first,
		uint32_t end)
{
	const struct token *tok = v->s->doc->tok;

	while (first < end && !tok[first].hash)
		first++;
	while (end > first && !tok[end - 1].hash)
		end--;
	if (first == end || score < SCORE_MIN)
		return;
	switch ((enum models_known_by)v->s->models->ids.known_by[type]) {
	case KNOWN_BY_WORDS:
		add_person(v, type, first, end);
		break;
	case KNOWN_BY_WHOLE:
		add_whole(v, type, first, end);
		break;
	case KNOWN_BY_DIGITS:
		add_digits(v, type, first, end);
		break;
	case KNOWN_BY_DATE:
		if (count(v, first, end) >= DATE_TOKENS)
			add_all(v, type, first, end);
		break;
	case KNOWN_BY_NOTHING:
		break;
	}
}
