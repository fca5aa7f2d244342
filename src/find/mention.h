/* Mentions of established names: does one begin here? */
#ifndef FIND_MENTION_H
#define FIND_MENTION_H

#include "names.h"
#include "parts.h"

#define SCORE_KNOWN 0.9f
#define SCORE_KNOWN_PLAIN 0.7f

struct hunt {
	const struct scene *s;
	struct parts parts;
	uint8_t *covered; /* one a token: found already */
	uint32_t last;	  /* the first token of the finding learnt last */
};

struct mention {
	uint32_t first, end; /* tokens, half-open */
	const struct part *part;
	float score;
};

/* Is the word at token i more often a word than a name? */
bool mention_plain(const struct scene *s, uint32_t i);
/* Does a mention begin at m->first, a word? Fills the rest; initials before a surname may
 * move m->first back. */
bool mention_read(const struct hunt *k, struct mention *m);
/* May the token be part of a mention? */
bool mention_free(const struct hunt *k, uint32_t i);
/* The same for a brief form of a name, whose first word begins no mention. */
bool mention_brief(const struct hunt *k, struct mention *m);
/* The same for one word that a hyphen and a line end break: Kowal-, czyk. */
bool mention_broken(const struct hunt *k, struct mention *m);

#endif
