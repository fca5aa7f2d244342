/*
 * Given: a social security number or its last four digits. Promises: an area from 900 on,
 * which is never issued; the last four agree between both forms. Must not: depend on
 * punctuation.
 */
#include "replacer.h"
#include "shape.h"

bool ssn_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct finding *f = &l->f[i];
	const struct hash_key *key = letter_key(l, KEY_NUMBERS);
	struct shape s, last;
	uint64_t h;

	(void)e;
	shape_read(&s, letter_text(l, i));
	if (s.n != 9) {
		shape_replace(&l->draft, key, f->start, f->end);
		return s.n > 0;
	}
	shape_read(&last, str_from(s.p + 5, 4));
	shape_permute(&last, 0, key);
	h = hash_u64(key, STR("ssn"), str_from(s.p, s.n));
	s.p[0] = '9';
	for (int k = 1; k < 5; k++, h /= 10)
		s.p[k] = (unsigned char)('0' + h % 10);
	for (int k = 0; k < 4; k++)
		s.p[5 + k] = last.p[k];
	shape_write(&l->draft, &s, f->start, f->end);
	return true;
}
