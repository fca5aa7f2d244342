/*
 * Given: a telephone or fax number. Promises: a number of 555-0100 to 555-0199, which are
 * kept for fiction, punctuation and country code as they were; the part after the area
 * code depends on that part alone, so that a number written without its area code agrees.
 * Must not: dial anyone.
 */
#include "../base/ascii.h"
#include "replacer.h"
#include "shape.h"

#define LOCAL 7
#define AREA 3

/* The digits 555-01xx for the seven of a local number. */
static void local_number(const struct hash_key *key, const unsigned char *old,
			 unsigned char *out)
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
static void area_code(const struct hash_key *key, const unsigned char *old,
		      unsigned char *out)
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

/* Writes the digits of s into the digit places of the finding, the rest as it was. */
static void write_digits(struct act_letter *l, size_t i, const struct shape *s)
{
	uint32_t kept = l->f[i].start;
	size_t k = 0;

	for (uint32_t at = kept; at < l->f[i].end && k < s->n; at++) {
		if (!ascii_digit(l->doc->text.p[at]))
			continue;
		draft_keep(&l->draft, kept, at);
		draft_digit(&l->draft, at, (unsigned)(s->p[k++] - '0'));
		kept = at + 1;
	}
	draft_keep(&l->draft, kept, l->f[i].end);
}

/* All digits of text, an extension's after the first n changed. */
static void read_extension(struct str text, size_t n, const struct hash_key *key,
			   struct shape *all)
{
	struct shape rest;

	for (size_t k = 0; k < text.n && all->n < SHAPE_MAX; k++)
		if (ascii_digit(text.p[k]))
			all->p[all->n++] = text.p[k];
	if (all->n <= n)
		return;
	shape_read(&rest, str_from(all->p + n, all->n - n));
	shape_permute(&rest, 0, key);
	for (size_t k = 0; k < rest.n; k++)
		all->p[n + k] = rest.p[k];
}

bool phone_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct hash_key *key = letter_key(l, KEY_NUMBERS);
	struct str text = letter_text(l, i);
	struct shape all = {.n = 0}, s = {.n = 0};
	size_t n = digits_of(text, &s), first = n == 11 && s.p[0] == '1' ? 1 : 0;

	if (n != LOCAL && n - first != AREA + LOCAL) {
		shape_replace(&l->draft, key, l->f[i].start, l->f[i].end);
		shape_read(&all, text);
		return all.n > 0;
	}
	read_extension(text, n, key, &all);
	if (n > LOCAL)
		area_code(key, s.p + first, all.p + first);
	else
		e->note = "pool-small";
	local_number(key, s.p + n - LOCAL, all.p + n - LOCAL);
	write_digits(l, i, &all);
	return true;
}
