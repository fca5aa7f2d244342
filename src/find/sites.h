/*
 * Sites: the tokens that a detector wants a closer look at. Most words of a letter are
 * plain and nobody's site: one pass tells so for all detectors, who then go from site to
 * site.
 */
#ifndef FIND_SITES_H
#define FIND_SITES_H

#include "scene.h"

/* A detector whose conditions widen must have its row in sites.c widened, too. */
enum site {
	SITE_LABEL,   /* the start of a line, and a colon */
	SITE_BLANK,   /* more than one blank before it, a line end, or an entity's & */
	SITE_JOB,     /* a word that may lead to a job */
	SITE_NAME,    /* a word that may begin a name or lead to one */
	SITE_MASK,    /* what may be a mask, a bracket or somebody's initials */
	SITE_RESTART, /* a full stop after which small letters begin a sentence */
	SITE_STUDY,   /* a word of studies in small letters */
	SITE_RESIDUE, /* what may stand beside a value that was cut without a trace */
	SITES
};

/* Fills s->sites. LACUNA_REFUSED when memory is out. */
enum lacuna_err sites_mark(struct scene *s);

/* The first site of a kind from token i on and before end; when there is none, end or
 * more. */
static inline uint32_t sites_before(const struct scene *s, enum site kind, uint32_t i,
				    uint32_t end)
{
	const uint64_t *map = s->sites + kind;
	uint32_t block = i / 64, n = (end + 63) / 64;
	uint64_t here;

	if (block >= n)
		return end;
	here = map[(size_t)block * SITES] >> i % 64;
	if (here)
		return i + (uint32_t)__builtin_ctzll(here);
	while (++block < n)
		if (map[(size_t)block * SITES])
			return block * 64 +
			       (uint32_t)__builtin_ctzll(map[(size_t)block * SITES]);
	return end;
}

/* The first site of a kind from token i on; ntok when there is none. */
static inline uint32_t sites_next(const struct scene *s, enum site kind, uint32_t i)
{
	return sites_before(s, kind, i, s->doc->ntok);
}

#endif
