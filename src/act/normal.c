/*
 * Given: folded text. Promises: letters and digits alone, lower-cased, in order.
 * Must not: allocate.
 */
#include "normal.h"

#include "../base/ascii.h"

/* Too long for a name or a number: still no two texts are one by their beginning. */
static void mix(struct normal *out, unsigned char c)
{
	for (size_t i = NORMAL_MAX - 8; i < NORMAL_MAX; i++)
		out->p[i] = (unsigned char)((out->p[i] ^ c) * 0x9dU + i);
}

void normal_add(struct normal *out, struct str text)
{
	size_t n = out->n;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = text.p[i], low = c | 0x20;

		if (low >= 'a' && low <= 'z')
			c = low;
		else if (!ascii_digit(c) && c < 0x80)
			continue;
		if (n < NORMAL_MAX)
			out->p[n++] = c;
		else
			mix(out, c);
	}
	out->n = n;
}

struct str normal_of(struct normal *room, struct str text)
{
	room->n = 0;
	normal_add(room, text);
	return normal_str(room);
}
