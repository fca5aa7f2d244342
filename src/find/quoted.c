/*
 * Given: what the rules found. Promises: a year alone is kept in a quotation that cites
 * papers as guidelines do: "an increase from 1994 to 2005. (Quist, 1999)", or is that of
 * what authors wrote. Must not: keep a full date.
 */
#include "quoted.h"

#include "around.h"

#define RANK_QUOTED 40	/* beats a year alone */
#define QUOTE_REACH 400 /* tokens from a year to either end */

/* "Quist, 1999)", "Quist 99)": does a year that a rule took for a paper's end a bracket
 * at token i? */
static bool cites(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	uint32_t n;

	if (!scene_punct(s, i, ')') || i < 3 || t[-1].kind != TOKEN_NUMBER ||
	    !(s->words.w[i - 1].flags & WORD_KEEP))
		return false;
	n = t[-1].end - t[-1].start;
	return (n == 4 && scene_punct(s, i - 2, ',')) ||
	       (n == 2 && t[-2].kind == TOKEN_WORD && t[-2].shape == SHAPE_CAP);
}

/* Is token i within a quotation that cites a paper? Its first mark has a blank before it
 * or a bracket, its last one has none. */
static bool in_citing_quote(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;
	uint32_t b = i, e = i;
	bool cited = false;

	while (!scene_punct(s, b, '"')) {
		cited = cited || cites(s, b);
		if (b == 0 || i - b > QUOTE_REACH || scene_fresh(s, b))
			return false;
		b--;
	}
	if (b > 0 && !tok[b].gap && !scene_punct(s, b - 1, '('))
		return false; /* that one ends a quotation */
	for (; !cited && e < s->doc->ntok && e - i < QUOTE_REACH; e++) {
		if (scene_punct(s, e, '"') || (e > i && scene_fresh(s, e)))
			return false;
		cited = cites(s, e);
	}
	return cited;
}

/* "Quist and Venn wrote in 1994 and 2003": does a pair of authors, or one with initials,
 * tell of the year at token i, among reasons? */
static bool authors_tell(const struct scene *s, uint32_t i)
{
	if (s->words.w[i].zone != s->models->ids.zone_rationale || i < 6)
		return false;
	if (around_cue(s, i - 1, CUE_BIT(AND)) && s->doc->tok[i - 2].kind == TOKEN_NUMBER)
		i -= 2;
	return around_is(s, i - 1, "in") &&
	       (around_in(s, i - 2, CUE_RESEARCH) || around_is(s, i - 2, "wrote")) &&
	       s->doc->tok[i - 3].kind == TOKEN_WORD &&
	       s->doc->tok[i - 3].shape != SHAPE_LOWER &&
	       ((s->words.w[i - 3].flags & WORD_KEEP) ||
		around_cue(s, i - 4, CUE_BIT(AND)));
}

enum lacuna_err quoted_keep(const struct scene *s, struct finding_list *out)
{
	uint32_t at = 0;

	for (size_t k = 0, n = out->n; k < n; k++) {
		struct finding f = out->p[k];

		if (f.type == TYPE_KEEP || f.rank >= RANK_QUOTED || f.end - f.start != 4)
			continue;
		at = scene_token_from(s, f.start, at);
		if (s->doc->tok[at].kind != TOKEN_NUMBER ||
		    (!in_citing_quote(s, at) && !authors_tell(s, at)))
			continue;
		f = (struct finding){.type = TYPE_KEEP,
				     .rank = RANK_QUOTED,
				     .score = 1,
				     .rule = "keep.quoted",
				     .start = f.start,
				     .end = f.end};
		finding_add(out, &f);
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
