/*
 * Given: a capitalised word. Promises: whether it leads to a name or is part of it. Must
 * not: decide whether a name follows.
 */
#include "lead.h"

#include "around.h"
#include "lexical.h"

#define RARELY 32 /* 2^4 times as often a word */

/* Is a surname next, or an initial, or a word of no list? */
static bool before_surname(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i + 1].shape == SHAPE_INITIAL ||
	       scene_class(s, i + 1, LEX_BIT(SURNAME)) || !scene_entry(s, i + 1)->classes;
}

/* Judge Quist: a title that hardly anybody is given as a name. */
static bool rather_title(const struct lexicon_entry *e)
{
	return (e->classes & LEX_BIT(TITLE)) &&
	       e->freq[FREQ_GIVEN_M] + RARELY < e->freq[FREQ_WORD] &&
	       e->freq[FREQ_GIVEN_F] + RARELY < e->freq[FREQ_WORD];
}

/* "the supervisor, Son Tran", "her daughter Pa Yang", "by Dean Heller": a given name,
 * though a word of kin or a title, where a role has been named or none is spoken of. */
static bool is_called(const struct scene *s, uint32_t i)
{
	bool comma;
	uint32_t b = around_before(s, i, &comma);

	if (!scene_class(s, i, LEX_BITS_GIVEN) || rather_title(scene_entry(s, i)))
		return false;
	if (around_classes(s, b) & (LEX_BIT(ROLE) | LEX_BIT(KIN)))
		return true;
	return before_surname(s, i) && b != AROUND_NONE && !comma &&
	       !(s->words.w[i].flags & WORD_START) &&
	       !scene_class(s, i + 1, LEX_BITS_GIVEN) &&
	       !around_is(s, b, "his her their my our your the a an");
}

bool lead_heads_firm(const struct scene *s, uint32_t i)
{
	return around_cue(s, i, CUE_BIT(PLURALTITLE)) &&
	       s->doc->tok[i].shape != SHAPE_LOWER && !scene_punct(s, i + 1, '.') &&
	       run_joins(s, i + 1) && s->doc->tok[i + 1].shape != SHAPE_LOWER &&
	       scene_is(s, i + 1, LEX_BIT(ORGHEAD));
}

bool lead_only(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);
	struct str w = doc_token(s->doc, i);

	if (e->classes & (LEX_BIT(ROLE) | LEX_BIT(KIN) | LEX_BIT(TITLE)))
		return !is_called(s, i) && !lead_heads_firm(s, i);
	if (around_is(s, i, "attn attention"))
		return true; /* ATTN B. QUIST */
	if ((s->words.w[i].flags & WORD_CAPS) && (e->classes & LEX_BIT(WORD)) &&
	    (e->classes & (LEX_BIT(SAYVERB) | LEX_BIT(AGENTCUE))) &&
	    !(e->classes & (LEX_BITS_NAME | LEX_BIT(ORGHEAD))))
		return true; /* I CALLED GUS PAPPAS */
	if ((s->words.w[i].flags & WORD_CAPS) && run_caps_past(s, i))
		return true;
	if (!(s->words.w[i].flags & WORD_START))
		return false;
	if (e->cues & CUE_BIT(BYPER))
		return true; /* Per Rosa Diaz */
	if (around_in(s, i, CUE_GREETING))
		return true; /* Hi Andre */
	if (around_is(s, i, "saw born") && !s->words.w[i].phrase)
		return true; /* Saw Crane for it. Born Pine Ridge, South Dakota */
	if (around_is(s, i, "see") && s->doc->tok[i + 2].kind == TOKEN_POSS)
		return true; /* See Orozco's report */
	if (around_is(s, i, "see") && lexical_name_freq(scene_entry(s, i + 1)) <
					      scene_entry(s, i + 1)->freq[FREQ_WORD])
		return true; /* See Case Management */
	if ((e->classes & LEX_BITS_GIVEN) && before_surname(s, i))
		return false; /* Will Rose, May Lopez, Holly Ito */
	if ((e->cues & CUE_BIT(IMPERATIVE)) &&
	    (scene_class(s, i + 1, LEX_BITS_GIVEN) ||
	     (before_surname(s, i) && !scene_class(s, i + 1, LEX_BIT(WORD)))))
		return true; /* Email Kevin, Ask Fales */
	if ((e->classes & LEX_BIT(FUNCTION)) ||
	    ((e->classes & LEX_BIT(SLOT)) && e->slot == LEXICON_GAP_NAME))
		return true; /* Dear Hassan */
	if (!(e->classes & LEX_BIT(WORD)))
		return false;
	return (e->classes & (LEX_BIT(SAYVERB) | LEX_BIT(AGENTCUE))) ||
	       (w.n > 4 && w.p[w.n - 1] == 'y' && w.p[w.n - 2] == 'l');
}
