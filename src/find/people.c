/*
 * Given: words, and what the rules found. Promises: whether somebody is named beyond
 * doubt. Must not: say who.
 */
#include "people.h"

#include "saint.h"
#include "sites.h"

/* May the word at i be somebody's name: no word of the dictionary's alone (Doctor
 * Evaluation, Aide, PT)? sure: what stands beside it leaves no doubt (Dr. Hand). */
static bool may_name(const struct scene *s, uint32_t i, bool sure)
{
	const uint64_t others =
		LEX_BIT(ROLE) | LEX_BIT(ORGROLE) | LEX_BIT(EMPLOYER) | LEX_BIT(OCCHEAD);
	struct lexical x;

	lexical_count(s, i, i + 1, &x);
	if (s->doc->tok[i].shape == SHAPE_INITIAL || !scene_entry(s, i)->classes)
		return true;
	if (lexical_small(scene_entry(s, i)) ||
	    (!scene_class(s, i, LEX_BITS_NAME) && (x.plain || x.explained)))
		return false;
	return sure || !(x.plain || scene_class(s, i, others));
}

bool people_called(const struct scene *s, uint32_t i, uint32_t next)
{

	next = saint_word(s, run_particles(s, next));
	if (around_cue(s, i, CUE_BIT(BYNAME)))
		return scene_class(s, next, LEX_BITS_NAME) ||
		       !scene_class(s, next, LEX_BIT(EMPLOYER));
	return !around_cue(s, i, CUE_BIT(PURETITLE)) || may_name(s, next, true);
}

/* "Dr. ____", "Ms. [REDACTED]": somebody is named, though cut out. */
static bool masked(const struct scene *s, uint32_t i)
{
	uint32_t j = i + 1;

	if (!around_cue(s, i, CUE_BIT(PURETITLE)) || s->doc->tok[i].shape == SHAPE_LOWER)
		return false;
	if (scene_punct(s, j, '.') && s->doc->tok[j].gap == 0)
		j++;
	return !scene_fresh(s, j) && !(s->words.w[j].flags & WORD_KEEP) && /* our tag */
	       (scene_punct(s, j, '_') || scene_punct(s, j, '['));
}

/* Is the token at i, before a comma and a credential, a gene's letter (A118G, COMT), or a
 * town before its state (Waltham, MA)? */
static bool no_bearer(const struct scene *s, uint32_t i)
{
	return (i > 0 && s->doc->tok[i].gap == 0 &&
		s->doc->tok[i - 1].kind == TOKEN_NUMBER) ||
	       (scene_is(s, i, LEX_BIT(CITY)) && around_is(s, i + 2, "ma ms") &&
		run_credential(s, i + 2) <= i + 4);
}

/* What a word is besides a name; nobody is told by such a one. */
#define OTHERWISE                                                                      \
	(LEX_BIT(WORD) | LEX_BIT(MEDWORD) | LEX_BIT(EPONYM) | LEX_BIT(DRUG) |          \
	 LEX_BIT(DEVICE) | LEX_BIT(PROPERWORD) | LEX_BIT(CITY) | LEX_BIT(COUNTY) |     \
	 LEX_BIT(STATE) | LEX_BIT(COUNTRY) | LEX_BIT(EMPLOYER) | LEX_BIT(INSURER) |    \
	 LEX_BIT(HEALTHORG) | LEX_BIT(GUIDELINE) | LEX_BIT(ACRONYM) | LEX_BIT(MONTH) | \
	 LEX_BIT(ORGHEAD) | LEX_BIT(FUNCTION) | LEX_BIT(TITLE) | LEX_BIT(DEMONYM))

#define NEAR 8 /* findings to either side of one: the rules go through a letter once */

/* The street and telephone of a public office: a KEEP of higher rank holds what was
 * found. */
static bool kept(const struct finding_list *l, size_t k)
{
	const struct finding *f = &l->p[k];

	for (size_t i = k > NEAR ? k - NEAR : 0; i < l->n && i <= k + NEAR; i++)
		if (l->p[i].type == TYPE_KEEP && l->p[i].rank > f->rank &&
		    l->p[i].start <= f->start && l->p[i].end >= f->end)
			return true;
	return false;
}

#define PAIRS_MIN 2 /* whole names: one may be a brand, or who wrote something */

static bool only_name(const struct scene *s, uint32_t i, uint64_t classes)
{
	return s->doc->tok[i].kind == TOKEN_WORD && s->doc->tok[i].shape == SHAPE_CAP &&
	       scene_class(s, i, classes) && !scene_class(s, i, OTHERWISE) &&
	       !(s->words.w[i].flags & (WORD_KEEP | WORD_FOUND));
}

/* Gagik Sargsyan told us: a given name and a surname that are nothing else, who do
 * something or by whom it is done, and no author. */
static bool whole_name(const struct scene *s, uint32_t i)
{
	uint32_t end = i + 2;
	bool aux;

	return only_name(s, i, LEX_BITS_GIVEN) && only_name(s, i + 1, LEX_BIT(SURNAME)) &&
	       (around_says(s, end, &aux) || aux || around_verbal(s, end) ||
		(scene_punct(s, end, ',') &&
		 around_cue(s, end + 1, CUE_BIT(THE) | CUE_BIT(ARTICLE))) ||
		(i > 0 && around_cue(s, i - 1, CUE_BIT(BYNAME) | CUE_BIT(BYPER)))) &&
	       s->doc->tok[i + 1].gap == GAP_BLANK && !scene_hyphen(s, end) &&
	       !around_year(s, end) && !around_cue(s, end, CUE_BIT(ETAL)) &&
	       s->doc->tok[end].shape != SHAPE_UPPER && !around_studies(s, i, end) &&
	       !around_test(s, end);
}

bool people_named(const struct scene *s, const struct finding_list *before)
{
	unsigned pairs = 0;

	if (s->nknown)
		return true;
	for (size_t k = 0; k < before->n; k++)
		if (before->p[k].type < PACK_TYPES_MAX &&
		    s->models->ids.is_party[before->p[k].type] && !kept(before, k))
			return true;
	for (uint32_t i = 0, next; (i = sites_next(s, SITE_NAME, i)) < s->doc->ntok;
	     i++) {
		if (scene_punct(s, i + 1, ',') && run_namey(s, i) && !no_bearer(s, i)) {
			next = run_credential(s, i + 2);
			if (next > i + 2 && !scene_punct(s, next, ':') &&
			    may_name(s, i, false))
				return true;
		} else if (around_cue(s, i, CUE_BIT(PURETITLE)) &&
			   s->doc->tok[i].shape != SHAPE_LOWER &&
			   run_title(s, i, &next) && run_joins(s, next) &&
			   run_namey(s, next) &&
			   may_name(s, next, around_cue(s, i, CUE_BIT(BYNAME)))) {
			return true;
		} else if (whole_name(s, i) && ++pairs >= PAIRS_MIN) {
			return true;
		} else if (masked(s, i)) {
			return true;
		}
	}
	return false;
}
