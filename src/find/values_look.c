/*
 * Given: values, and a token. Promises: the value that stands there, however it is
 * spelled. Must not: take for it what has a reason of its own to stay.
 */
#include "reason.h"
#include "values.h"

#define LOWER_MIN 4 /* letters of a name in lower case */

static const struct value *find(const struct values *v, uint32_t hash,
				enum value_kind kind)
{
	uint32_t at = v->heads[hash & v->mask];

	while (at && (v->p[at - 1].hash != hash || v->p[at - 1].kind != kind))
		at = v->p[at - 1].next;
	return at ? &v->p[at - 1] : NULL;
}

/* In lower case it is no name but where nothing else is spelled so. */
static bool is_common(const struct scene *s, uint32_t i)
{
	const uint64_t names = LEX_BITS_NAME | LEX_BIT(PROPERWORD);

	return s->doc->tok[i].end - s->doc->tok[i].start < LOWER_MIN ||
	       scene_class(s, i, ~names);
}

/* May token i stay, though its word was found elsewhere? */
static bool has_reason(const struct scene *s, uint32_t i)
{
	if (s->words.w[i].flags & WORD_KEEP)
		return true;
	if (!reason_asked(s, i))
		return is_common(s, i);
	/* What is known is no brand because it stands beside one: Norco, Ripon. */
	return reason_of(s, i) != REASON_NONE && reason_of(s, i) != REASON_SERIES;
}

/* The words and numbers of a value, one by one, at i? */
static bool is_same(const struct values *v, const struct value *value, uint32_t i)
{
	const struct token *tok = v->s->doc->tok;

	for (uint32_t to = value->first; to < value->end; to++) {
		if (!tok[to].hash)
			continue;
		while (!tok[i].hash)
			i++;
		if (tok[i++].hash != tok[to].hash)
			return false;
	}
	return true;
}

/* Has [first, end) a word that is a capital one, or nothing but a name, or a number? */
static bool tells(const struct scene *s, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (s->doc->tok[i].hash && (reason_asked(s, i) || !is_common(s, i)))
			return true;
	return false;
}

/* The longest sequence that begins at token i. Of words it has a capital one, or one that
 * is nothing but a name. */
static const struct value *sequence_at(const struct values *v, const uint8_t *taken,
				       uint32_t i, uint32_t *end)
{
	const struct token *tok = v->s->doc->tok;
	const struct value *found = NULL;
	uint32_t hash = tok[i].hash, n = 0;

	if (!find(v, hash, VALUE_HEAD))
		return NULL;
	for (uint32_t at = i; n < v->longest && at < v->s->doc->ntok; at++) {
		const struct value *value;

		if (taken[at] || (v->s->words.w[at].flags & WORD_KEEP))
			break;
		if (!tok[at].hash)
			continue;
		if (n++)
			hash = token_mix(hash, tok[at].hash);
		value = n > 1 ? find(v, hash, VALUE_SEQUENCE) : NULL;
		if (value && is_same(v, value, i) && tells(v->s, i, at + 1)) {
			found = value;
			*end = at + 1;
		}
	}
	return found;
}

static const struct value *word_at(const struct values *v, const uint8_t *taken,
				   uint32_t i, uint32_t *end)
{
	uint32_t hash = doc_broken_hash(v->s->doc, i);
	const struct value *found = find(v, v->s->doc->tok[i].hash, VALUE_WORD);

	*end = i + 1;
	if (!found && hash && !taken[i + 2]) {
		found = find(v, hash, VALUE_WORD);
		*end = i + 3;
	}
	return found && !has_reason(v->s, i) ? found : NULL;
}

const struct value *values_look(const struct values *v, const uint8_t *taken, uint32_t i,
				uint32_t *end)
{
	const struct token *t = &v->s->doc->tok[i];
	const struct value *found;
	uint32_t n, hash;

	if (taken[i] || !t->hash)
		return NULL;
	found = sequence_at(v, taken, i, end);
	found = found ? found : word_at(v, taken, i, end);
	if (found || t->shape != SHAPE_INITIAL || (v->s->words.w[i].flags & WORD_KEEP))
		return found;
	hash = values_initials(v->s, i, &n);
	*end = i + 2 * n;
	return n < VALUES_INITIALS ? NULL : find(v, hash, VALUE_INITIALS);
}
