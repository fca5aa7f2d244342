/*
 * Given: a code. Promises: another of the same shape, the same for all its spellings.
 * Must not: know what the code is for.
 */
#include "shape.h"

#include "../base/ascii.h"

void shape_read(struct shape *s, struct str text)
{
	s->n = 0;
	for (size_t i = 0; i < text.n && s->n < SHAPE_MAX; i++)
		if (ascii_alnum(text.p[i]))
			s->p[s->n++] = ascii_lower(text.p[i]);
}

static uint64_t radix(unsigned char c)
{
	return ascii_digit(c) ? 10 : 26;
}

static unsigned char zero(unsigned char c)
{
	return ascii_digit(c) ? '0' : 'a';
}

/* What a permutation of the characters from at on depends on: those before it, and its
 * shape. */
static uint64_t tweak_of(const struct shape *s, size_t at, const struct hash_key *key)
{
	unsigned char shape[64];
	size_t n = 0;

	for (size_t i = at; i < s->n && n < sizeof(shape); i++)
		shape[n++] = zero(s->p[i]);
	return hash_u64(key, str_from(s->p, at), str_from(shape, n));
}

void shape_permute(struct shape *s, size_t first, const struct hash_key *key)
{
	const uint64_t most = UINT64_C(1) << 58;
	uint64_t n = 1, x = 0, seed;
	size_t at = s->n;

	while (at > first && n < most / 26)
		n *= radix(s->p[--at]);
	if (n < 2)
		return;
	for (size_t i = at; i < s->n; i++)
		x = x * radix(s->p[i]) + (uint64_t)(s->p[i] - zero(s->p[i]));
	seed = at > first ? hash_u64(key, str_from(s->p, s->n), STR("head")) : 0;
	x = hash_permute(key, tweak_of(s, at, key), n, x);
	for (size_t i = s->n; i > at; i--) {
		unsigned char *c = &s->p[i - 1];
		uint64_t r = radix(*c);

		*c = (unsigned char)(zero(*c) + x % r);
		x /= r;
	}
	for (size_t i = first; i < at; i++)
		s->p[i] = (unsigned char)(zero(s->p[i]) +
					  hash_stream(key, seed, i) % radix(s->p[i]));
}

void shape_write(struct draft *d, const struct shape *s, uint32_t from, uint32_t to)
{
	struct str text = d->doc->text;
	uint32_t kept = from;
	size_t k = 0;

	for (uint32_t i = from; i < to && s->n; i++) {
		unsigned char c = s->p[k % s->n];

		if (!ascii_alnum(text.p[i]))
			continue;
		draft_keep(d, kept, i);
		kept = i + 1;
		k++;
		if (ascii_digit(text.p[i]))
			draft_digit(d, i, (unsigned)(c - '0') % 10);
		else
			draft_byte(d, ascii_upper(text.p[i]) ? ascii_toupper(c) : c);
	}
	draft_keep(d, kept, to);
}

void shape_replace(struct draft *d, const struct hash_key *key, uint32_t from,
		   uint32_t to)
{
	struct shape s;

	shape_read(&s, doc_text(d->doc, from, to));
	shape_permute(&s, 0, key);
	shape_write(d, &s, from, to);
}
