/*
 * Given: what the rules found. Promises: the parties of an opinion are kept where its
 * volume and page follow, or the board is one of them: Escobedo v. Marshalls (2005)
 * 70 Cal.Comp.Cases 604; Zuniga v. WCAB. Must not:
 * keep a caption that is printed nowhere: that is the case itself.
 */
#include "precedents.h"

#include <string.h>

#include "around.h"

#define RANK_PRECEDENT 73
#define PARTY_REACH 16 /* tokens of either party */

/* Is token i part of a party's name: a capitalised word, "of", "&", a stop within? */
static bool party_word(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind == TOKEN_POSS)
		return true;
	if (t->kind != TOKEN_WORD)
		return scene_punct(s, i, ',') || scene_punct(s, i, '.') ||
		       scene_punct(s, i, '&') || scene_punct(s, i, '-') ||
		       scene_punct(s, i, '\'');
	return t->shape != SHAPE_LOWER || around_is(s, i, "of and the for ex rel");
}

/* Albertson's, Inc. | v.: the first token of the party that ends before i. A stop behind
 * a word of the language ends the sentence before; "In", "See" and "Under" are none of
 * it. */
static uint32_t party_first(const struct scene *s, uint32_t i)
{
	uint32_t first = i;

	for (uint32_t k = i; k > 0 && i - k < PARTY_REACH; k--) {
		if (scene_fresh(s, k) || !party_word(s, k - 1))
			break;
		if (scene_punct(s, k - 1, '.') && k > 1 && s->doc->tok[k].gap &&
		    !scene_class(s, k - 2, LEX_BIT(LEGALFORM)) &&
		    s->doc->tok[k - 2].end - s->doc->tok[k - 2].start > 3 &&
		    !around_in(s, k - 2, CUE_PARTYSHORT)) /* State Comp. Ins. Fund */
			break;
		if (around_is(s, k - 1, "in see cf under and also"))
			break;
		if (s->doc->tok[k - 1].kind == TOKEN_WORD)
			first = k - 1;
	}
	return first;
}

static bool versus(const struct scene *s, uint32_t i)
{
	return around_is(s, i, "v vs") && i > 0 && !scene_fresh(s, i);
}

/* The token of the "v." whose second party ends before i; the document's end if none. */
static uint32_t versus_before(const struct scene *s, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < PARTY_REACH; k--) {
		if (scene_fresh(s, k))
			break;
		if (versus(s, k - 1))
			return k - 1;
		if (!party_word(s, k - 1) && !scene_punct(s, k - 1, '(') &&
		    !scene_punct(s, k - 1, ')') &&
		    s->doc->tok[k - 1].kind != TOKEN_NUMBER)
			break;
	}
	return s->doc->ntok;
}

enum lacuna_err precedents_keep(const struct scene *s, struct finding_list *out)
{
	for (size_t k = 0, n = out->n; k < n; k++) {
		uint32_t end, v;
		struct finding f = {.type = TYPE_KEEP,
				    .rank = RANK_PRECEDENT,
				    .score = 1,
				    .rule = "keep.precedent"};

		if (out->p[k].type != TYPE_KEEP ||
		    (strcmp(out->p[k].rule, "keep.reporter") != 0 &&
		     strcmp(out->p[k].rule, "keep.board-opinion") != 0))
			continue;
		end = doc_token_at(s->doc, out->p[k].start);
		v = versus_before(s, end);
		if (v == s->doc->ntok)
			continue;
		f.start = s->doc->tok[party_first(s, v)].start;
		f.end = s->doc->tok[end].start;
		finding_add(out, &f);
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
