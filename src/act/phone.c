/*
 * Given: a telephone or fax number. Promises: a number of 555-0100 to 555-0199, which are kept
 * for fiction, punctuation and country code as they were; the part after the area code depends
 * on that part alone, so that a number written without its area code agrees.
 * Must not: dial anyone.
 */
#include "../base/ascii.h"
#include "replacer.h"
#include "shape.h"

#define LOCAL 7
#define AREA 3

/* The digits 555-01xx for the seven of a local number. */
static void local_number(const struct hash_key *key, const unsigned char *old, unsigned char *out)
{
	static const unsigned char fiction[5] = {'5', '5', '5', '0', '1'};
	unsigned was = (unsigned)(old[5] - '0') * 10 + (unsigned)(old[6] - '0');
	unsigned v = (unsigned)(hash_u64(key, STR("phone"), str_from(old, LOCAL)) % 100);

	if (v == was)
		v = (v + 1) % 100;
	for (int k = 0; k < 5; k++)
		out[k] = fiction[k];
	out[5] = (unsigned char)('0' + v / 10);
	out[6] = (unsigned char)('0' + v % 10);
}

/* An area code 200..999; two numbers that share an area need not go on sharing it. */
static void area_code(const struct hash_key *key, const unsigned char *old, unsigned char *out)
{
	uint64_t v = 200 + hash_u64(key, STR("area"), str_from(old, AREA + LOCAL)) % 800;

	for (int k = AREA; k-- > 0; v /= 10)
		out[k] = (unsigned char)('0' + v % 10);
}

/* The digits of text up to an extension ("x44", "ext. 44") in s; how many. */
static size_t digits_of(struct str text, struct shape *s)
{
	for (size_t i = 0; i < text.n && s->n < SHAPE_MAX; i++) {
		if (ascii_digit(text.p[i]))
			s->p[s->n++] = text.p[i];
		else if (ascii_alpha(text.p[i]) && s->n >= LOCAL)
			break;
		else if (ascii_alpha(text.p[i]))
			return 0; /* a number in letters: "1-800-FLOWERS" */
	}
	return s->n;
}

bool phone_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct hash_key *key = &l->keys.of[KEY_NUMBERS];
	const struct finding *f = &l->f[i];
	struct str text = letter_text(l, i);
	struct shape all = {.n = 0}, s = {.n = 0};
	size_t n = digits_of(text, &s), first = n == 11 && s.p[0] == '1' ? 1 : 0;

	if (n != LOCAL && n - first != AREA + LOCAL) {
		shape_replace(&l->draft, key, f->start, f->end);
		shape_read(&all, text);
		return all.n > 0;
	}
	shape_read(&all, text);
	if (all.n > n) { /* the extension's digits */
		struct shape rest;

		shape_read(&rest, str_from(all.p + n, all.n - n));
		shape_permute(&rest, 0, key);
		for (size_t k = 0; k < rest.n; k++)
			all.p[n + k] = rest.p[k];
	}
	if (n > LOCAL)
		area_code(key, s.p + first, all.p + first);
	else
		e->note = "pool-small";
	local_number(key, s.p + n - LOCAL, all.p + n - LOCAL);
	shape_write(&l->draft, &all, f->start, f->end);
	return true;
}
