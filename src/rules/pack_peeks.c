/*
 * Given: lists of rules by place and the net of their patterns. Promises: a rule is left
 * out only before bytes it can't go on with. Must not: make a list twice.
 */
#include "pack_peeks.h"

#include <string.h>

#include "sieve_peek.h"

struct maker {
	struct pack_parts *parts;
	struct pack_list *lists;
	uint32_t n; /* elements of lists, before what is left of them was added */
	struct pack_list
		sets; /* struct sieve_set: by element, what its rule goes on with */
};

static uint16_t rule_at(const struct maker *m, size_t i)
{
	return *PACK_AT(m->lists, uint16_t, i);
}

static bool goes_on(const struct maker *m, size_t i, unsigned char c)
{
	return sieve_set_has(PACK_AT(&m->sets, struct sieve_set, i), c);
}

/* The bytes of a word, a number or the character c. */
static struct sieve_token token_of(const struct part_trigger *t)
{
	struct sieve_token token = {{{0}}, {{0}}};

	switch (t->kind) {
	case AT_NUMBER:
		sieve_set_range(&token.of, '0', '9');
		token.not_after = token.of;
		break;
	case AT_PUNCT:
		if (t->value < 0x80)
			sieve_set_range(&token.of, t->value, t->value);
		else /* the first of a character's bytes */
			sieve_set_range(&token.of, 0x80, UINT8_MAX);
		break;
	default:
		sieve_set_range(&token.of, 'a', 'z');
		sieve_set_range(&token.of, 'A', 'Z');
		token.not_after = token.of;
		sieve_set_range(&token.of, '\'', '\'');
		sieve_set_range(&token.of, 0x80, UINT8_MAX);
		break;
	}
	return token;
}

/* Lists have the triggers in their order, each once, and an end after each place. */
static void make_sets(struct maker *m, const struct sieve_net *net)
{
	const struct part_trigger *t = m->parts->triggers.p;

	for (size_t i = 0; i < m->n && !m->parts->job->err; i++) {
		struct sieve_set *set =
			PACK_ADD(m->parts->job, &m->sets, struct sieve_set);
		struct sieve_token token;

		if (!set || rule_at(m, i) == PACK_LIST_END)
			continue;
		while (t->rule != rule_at(m, i))
			t++;
		token = token_of(t);
		if (!sieve_peek(net, t->rule, &token, set))
			pack_job_memory(m->parts->job);
	}
}

/* Do the same rules go on with two bytes? */
static bool are_alike(const struct maker *m, unsigned char a, unsigned char b)
{
	for (size_t i = 0; i < m->sets.n; i++)
		if (goes_on(m, i, a) != goes_on(m, i, b))
			return false;
	return true;
}

/* Numbers the classes of bytes; first has one byte of each. */
static uint32_t set_classes(const struct maker *m, uint8_t class[256],
			    unsigned char first[256])
{
	uint32_t n = 0;

	for (unsigned c = 0; c < 256; c++) {
		uint32_t k = 0;

		while (k < n && !are_alike(m, first[k], (unsigned char)c))
			k++;
		if (k == n)
			first[n++] = (unsigned char)c;
		class[c] = (uint8_t)k;
	}
	return n;
}

/* Are the rules of the list at i those of the one at from that go on with c? */
static bool is_rest(const struct maker *m, size_t i, size_t from, unsigned char c)
{
	for (; rule_at(m, from) != PACK_LIST_END; from++)
		if (goes_on(m, from, c) && rule_at(m, i++) != rule_at(m, from))
			return false;
	return rule_at(m, i) == PACK_LIST_END;
}

static void put(struct maker *m, uint16_t value)
{
	uint16_t *kept = PACK_ADD(m->parts->job, m->lists, uint16_t);

	if (kept)
		*kept = value;
}

/* Where the list begins that is left of the one at from before c. */
static uint16_t rest_of(struct maker *m, size_t from, unsigned char c)
{
	size_t i = 0;

	while (i < m->lists->n && !is_rest(m, i, from, c))
		i++;
	if (i == m->lists->n) {
		for (; rule_at(m, from) != PACK_LIST_END; from++)
			if (goes_on(m, from, c))
				put(m, rule_at(m, from));
		put(m, PACK_LIST_END);
	}
	return (uint16_t)i;
}

/* The number of a row as rest has it, one of those that are there if need be: most lists
 * have what others have, too, and the rows are in a faster cache when they are few. */
static uint16_t add_row(struct maker *m, struct pack_peeks *peeks, size_t from,
			const unsigned char *first)
{
	size_t rows = peeks->rest.n / peeks->nclasses, size = 2 * peeks->nclasses;
	const uint16_t *row;

	for (uint32_t k = 0; k < peeks->nclasses && !m->parts->job->err; k++) {
		uint16_t rest = rest_of(m, from, first[k]);
		uint16_t *kept = PACK_ADD(m->parts->job, &peeks->rest, uint16_t);

		if (kept)
			*kept = rest;
	}
	if (m->parts->job->err)
		return 0;
	row = PACK_AT(&peeks->rest, uint16_t, rows * peeks->nclasses);
	for (size_t r = 0; r < rows; r++)
		if (memcmp(PACK_AT(&peeks->rest, uint16_t, r * peeks->nclasses), row,
			   size) == 0) {
			peeks->rest.n -= peeks->nclasses;
			return (uint16_t)r;
		}
	return (uint16_t)rows;
}

void pack_peeks_make(struct pack_parts *parts, const struct sieve_net *net,
		     struct pack_list *lists, struct pack_peeks *peeks)
{
	struct maker m = {.parts = parts, .lists = lists, .n = (uint32_t)lists->n};
	unsigned char first[256];
	uint16_t last = 0;

	make_sets(&m, net);
	if (!parts->job->err)
		peeks->nclasses = set_classes(&m, peeks->class, first);
	for (size_t i = 0; i < m.n && !parts->job->err; i++) {
		uint16_t *row = PACK_ADD(parts->job, &peeks->row, uint16_t);

		if (i == 0 || rule_at(&m, i - 1) == PACK_LIST_END)
			last = add_row(&m, peeks, i, first);
		if (row)
			*row = last;
	}
	if (lists->n > UINT16_MAX)
		pack_job_fail(parts->job, (struct pack_place){STR("rules"), 0},
			      "too many places where rules are tried");
}
