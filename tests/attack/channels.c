/*
 * Given: letters alike but for a name. Promises: what the log says of it beside digests
 * (rule, score, kind, note, and how long it is, which offsets must tell) narrows the
 * names down by little more than its length does. Must not: count names that stay.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "attack.h"

#define NAMES 2000
#define EVERY 5 /* of the most common ones */
#define ROOM 200
#define MORE 0.5 /* bits */

static const char *const frames[] = {
	"The claimant is a 45 year old male.\n\nShe saw Dr. %s, M.D.\n",
	"The claimant is a 45 year old male.\n\nThe denial by %s was upheld.\n",
	"The claimant is a 45 year old male.\n\nThe employer, %s, has no light duty.\n",
	"The claimant is a 45 year old male.\n\nHe lives in %s now.\n",
};

/* The attribute of the tag that s begins with; empty when it has none such. */
static struct str attribute(struct str s, const char *mark)
{
	struct str tag = str_cut(&s, '>'), m = str_of(mark);

	while (tag.n && !str_starts(tag, m))
		tag = str_sub(tag, 1, tag.n);
	tag = str_sub(tag, m.n, tag.n);
	return str_cut(&tag, '"');
}

static unsigned long number(struct str s)
{
	return s.n ? strtoul((const char *)s.p, NULL, 10) : 0;
}

/* All that the log says of the letter's substitutions; false when the name stays. */
static bool read(char out[ROOM], const struct victim *v, const char *name)
{
	static const char *const kept[] = {" category=\"", " type=\"", " rule=\"",
					   " score=\"",	   " note=\"", " entity=\""};
	struct str s = str_from(v->result.audit.p, v->result.audit.n);
	size_t n = 0;

	for (; s.n; s = str_sub(s, 1, s.n)) {
		bool edit = str_starts(s, STR("<substitution "));

		if (!edit && !str_starts(s, STR("<finding ")))
			continue;
		for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]) && n < ROOM; i++)
			n += (size_t)snprintf(out + n, ROOM - n, "%.*s ",
					      STR_FMT(attribute(s, kept[i])));
		if (n < ROOM)
			n += (size_t)snprintf(out + n, ROOM - n, "%lu;",
					      number(attribute(s, " end=\"")) -
						      number(attribute(s, " start=\"")));
	}
	s = str_from(v->result.cleaned.p, v->result.cleaned.n);
	while (s.n && !str_starts(s, str_of(name)))
		s = str_sub(s, 1, s.n);
	return s.n == 0;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Bits that it takes to tell the n texts, as often as each occurs. */
static double entropy(char (*text)[ROOM], size_t n)
{
	double bits = 0;

	qsort(text, n, sizeof(*text), by_text);
	for (size_t i = 0, from = 0; i < n; i++)
		if (i + 1 == n || strcmp(text[i + 1], text[from]) != 0) {
			double p = (double)(i + 1 - from) / (double)n;

			bits -= p * log2(p);
			from = i + 1;
		}
	return bits;
}

static void attack_frame(struct attack *a, struct victim *v, const char *frame)
{
	char(*shown)[ROOM] = calloc(NAMES, ROOM), (*length)[ROOM] = calloc(NAMES, ROOM);
	size_t n = 0;
	double all, most;

	if (!shown || !length)
		abort();
	for (size_t i = 0; i < NAMES; i++) {
		char text[160];
		const char *name = attack_surname(i * EVERY);

		snprintf(text, sizeof(text), frame, name);
		victim_scrub(v, str_of(text), "CM13-0000001");
		if (!read(shown[n], v, name))
			continue;
		snprintf(length[n], ROOM, "%zu", strlen(name));
		n++;
	}
	most = entropy(length, n);
	all = entropy(shown, n);
	printf("    of %.2f bits of %zu names their length tells %.2f, all of the log "
	       "%.2f\n",
	       log2((double)n), n, most, all);
	attack_check(a, n > NAMES / 2 && all <= most + MORE,
		     "the log tells little more of a name than its length");
	free(shown);
	free(length);
}

void channels_attack(struct attack *a)
{
	struct victim v;

	victim_open(&v, attack_key, false);
	for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++)
		attack_frame(a, &v, frames[i]);
	victim_close(&v);
}
