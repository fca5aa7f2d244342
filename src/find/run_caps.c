/*
 * Given: a word in capitals. Promises: whether it is grammar, which would be told by its
 * small letters elsewhere. Must not: ask whether a name stands beside it.
 */
#include "../base/ascii.h"
#include "around.h"

#define ADVERB_MAX 24

static bool ends(struct str w, char before, char last)
{
	return w.n > 4 && w.p[w.n - 1] == last && w.p[w.n - 2] == before;
}

/* ALONE, OPENLY: an adverb of the list, or LY behind a word. */
static bool is_adverb(const struct scene *s, uint32_t i)
{
	unsigned char key[ADVERB_MAX];
	struct str w = doc_token(s->doc, i);

	if (scene_class(s, i, LEX_BIT(ORGHEAD) | LEX_BIT(NUMWORD)))
		return false;
	if (around_cue(s, i, CUE_BIT(ADVERB)))
		return !around_is(s, i, "first both");
	if (!ends(w, 'L', 'Y') || w.n > ADVERB_MAX || scene_class(s, i, LEX_BITS_NAME) ||
	    !scene_class(s, i, LEX_BIT(WORD)))
		return false;
	for (size_t k = 0; k + 2 < w.n; k++)
		key[k] = ascii_lower(w.p[k]);
	return lexicon_key(&s->pack->lex, str_from(key, w.n - 2))->classes &
	       LEX_BIT(WORD);
}

bool run_caps_verb(const struct scene *s, uint32_t i)
{
	if (s->doc->tok[i + 1].kind == TOKEN_POSS)
		return false; /* QUILL CLAIMS'S LETTER */
	if (run_org_phrase(s, i))
		return false; /* ARBOR MANAGED CARE SERVICES */
	if (around_in(s, i, CUE_DICTATED))
		return true; /* as dictated */
	if (scene_class(s, i, LEX_BIT(SAYVERB) | LEX_BIT(FUNCTION) | LEX_BIT(PREDICATE)))
		return true;
	return run_versus(s, i) || around_in(s, i, CUE_PASTONLY) || is_adverb(s, i) ||
	       (ends(doc_token(s->doc, i), 'E', 'D') && scene_class(s, i, LEX_BIT(WORD)));
}

bool run_caps_past(const struct scene *s, uint32_t i)
{
	if (around_in(s, i, CUE_PASTONLY))
		return true;
	return i > 0 && ends(doc_token(s->doc, i), 'E', 'D') &&
	       scene_class(s, i, LEX_BIT(WORD)) && around_is(s, i - 1, "who he she");
}
