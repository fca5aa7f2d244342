/*
 * Given: a token. Promises: whether what stands before names (Dr., Mrs.) or behind them
 * (M.D., PA-C) begins there, and where it ends. Must not: look at names.
 */
#include "run.h"

#include <string.h>

#include "around.h"

#define LONGEST_CUT 4 /* letters of a title cut short: prof. */

/* MR Arthrogram, MS Contin, LC/MS/MS, 14 Fr Coude: letters of a method or a drug, or a
 * catheter's size, no title. */
static bool is_letters(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->end - t->start == 2 && around_is(s, i, "fr") && i > 0 &&
	    s->doc->tok[i - 1].kind == TOKEN_NUMBER)
		return true;
	if (t->shape != SHAPE_UPPER || t->end - t->start != 2)
		return false;
	if (scene_punct(s, i - 1, '/') && t->gap == 0)
		return true;
	return t[1].kind == TOKEN_WORD && !scene_class(s, i + 1, LEX_BITS_NAME) &&
	       scene_class(s, i + 1,
			   LEX_BIT(MEDWORD) |
				   (t[1].shape == SHAPE_UPPER ? 0 : LEX_BIT(WORD)));
}

bool run_title(const struct scene *s, uint32_t i, uint32_t *next)
{
	uint32_t j = i + 1;

	if (s->doc->tok[i].kind != TOKEN_WORD || !scene_class(s, i, LEX_BIT(TITLE)) ||
	    (s->words.w[i].flags & WORD_KEEP) || is_letters(s, i))
		return false;
	if (scene_punct(s, j, '.') && doc_break(s->doc, j) == DOC_JOINED) {
		if (scene_punct(s, i - 1, ',') && s->doc->tok[i].shape == SHAPE_UPPER &&
		    scene_class(s, i, LEX_BIT(CREDENTIAL)) &&
		    !(s->words.w[i].flags & WORD_CAPS) &&
		    !scene_class(s, j + 1, LEX_BITS_NAME))
			return false; /* by Ana Quist, NP. Dx */
		if (s->doc->tok[i].shape == SHAPE_LOWER &&
		    doc_token(s->doc, i).n > LONGEST_CUT)
			return false; /* the call of any doctor. Ask for Carol */
		j++;
	}
	if (s->doc->tok[j].kind != TOKEN_WORD || scene_fresh(s, j) ||
	    around_is(s, j, "of for at with"))
		return false; /* REFERRAL (DR. OF CHOICE) */
	*next = j;
	return true;
}

uint32_t run_dotted(const struct scene *s, uint32_t i, uint64_t classes)
{
	unsigned char key[8];
	size_t n = 0;
	uint32_t j = i, good = i;

	while (s->doc->tok[j].kind == TOKEN_WORD && s->doc->tok[j].shape != SHAPE_LOWER &&
	       scene_punct(s, j + 1, '.') && doc_break(s->doc, j + 1) == DOC_JOINED) {
		struct str word = doc_token(s->doc, j);

		if (n + word.n > sizeof(key) ||
		    (j > i && doc_break(s->doc, j) > DOC_BLANK))
			break;
		for (size_t k = 0; k < word.n; k++)
			key[n++] = (unsigned char)(word.p[k] | 0x20);
		/* A word alone was looked up before. */
		if (j == i ? scene_class(s, i, classes)
			   : (lexicon_key(&s->pack->lex, str_from(key, n))->classes &
			      classes) != 0)
			good = j + 2;
		j += 2;
	}
	return good;
}

/* M. A. Okoro: what would be a credential stands, with a blank in it and no comma before,
 * in front of a surname. */
static bool before_surname(const struct scene *s, uint32_t i, uint32_t end)
{
	return end == i + 4 && s->doc->tok[i].shape == SHAPE_INITIAL &&
	       s->doc->tok[i + 2].shape == SHAPE_INITIAL && s->doc->tok[i + 2].gap &&
	       !scene_punct(s, i - 1, ',') && s->doc->tok[end].shape == SHAPE_CAP &&
	       doc_break(s->doc, end) == DOC_BLANK && run_namey(s, end) &&
	       (scene_class(s, end, LEX_BIT(SURNAME)) || !scene_entry(s, end)->classes);
}

/* Lac, Dom: with a vowel, so that somebody may be called so. */
static bool spoken(struct str w)
{
	for (size_t k = 0; k < w.n; k++)
		if (memchr("aeiou", w.p[k] | 0x20, 5))
			return true;
	return false;
}

uint32_t run_credential(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	uint32_t dotted, phrase;

	if (t->kind != TOKEN_WORD || t->shape == SHAPE_LOWER)
		return i;
	if (t->shape == SHAPE_CAP && scene_class(s, i, LEX_BIT(TITLE)))
		return i; /* Ms. */
	if (scene_phrase_end(s, i, LEX_BIT(DRUG)) > i)
		return i; /* Mirapex, MS Contin */
	if (t->shape == SHAPE_CAP && around_is(s, i, "ma") &&
	    scene_punct(s, i + 1, '.') && t[2].shape == SHAPE_CAP &&
	    (!scene_punct(s, i - 1, ',') || scene_class(s, i + 2, LEX_BITS_GIVEN)))
		return i; /* Ma. Teresa */
	if (t->shape == SHAPE_UPPER && around_is(s, i, "do") && i > 0 &&
	    around_is(s, i - 1, "to will would could can should not must may you they"))
		return i; /* DR. ITO TO DO THE EXAM */
	dotted = scene_punct(s, i + 1, '.') ? run_dotted(s, i, LEX_BIT(CREDENTIAL)) : i;
	if (dotted > i)
		return before_surname(s, i, dotted) ? i : dotted;
	phrase = scene_phrase_end(s, i, LEX_BIT(CREDENTIAL));
	if (phrase > i)
		return phrase;
	if (!scene_class(s, i, LEX_BIT(CREDENTIAL)))
		return i;
	if (t->shape == SHAPE_CAP && t->end - t->start < 3)
		return i; /* Do, Pa: DO and PA are credentials */
	if (t->shape == SHAPE_CAP && spoken(doc_token(s->doc, i)) && i > 0 &&
	    !scene_punct(s, i - 1, ',') && !around_cue(s, i, CUE_BIT(LAWYER)))
		return i; /* Ms. Noemi Lac: LAc and LAC are */
	return i + 1;
}

/* Ana Ruiz, RN CCM: further letters behind the first, which are a title elsewhere. */
static bool more_letters(const struct scene *s, uint32_t i, uint32_t next)
{
	return next == i + 1 && s->doc->tok[i].shape == SHAPE_UPPER &&
	       s->doc->tok[next].shape == SHAPE_UPPER &&
	       s->doc->tok[next].end - s->doc->tok[next].start > 2 &&
	       scene_class(s, i, LEX_BIT(CREDENTIAL)) && run_credential(s, next) > next;
}

/* "Ms. Quist, RN. The request", "Ana Quist, NP. Her": letters behind a name, and the next
 * sentence. */
static bool letters_end(const struct scene *s, uint32_t i, uint32_t next)
{
	return i > 1 && scene_punct(s, i - 1, ',') && !scene_fresh(s, i) &&
	       s->doc->tok[i - 2].kind == TOKEN_WORD &&
	       s->doc->tok[i - 2].shape != SHAPE_LOWER && scene_punct(s, next - 1, '.') &&
	       run_credential(s, i) > i && scene_class(s, next, LEX_BIT(FUNCTION));
}

bool run_letters(const struct scene *s, uint32_t i, uint32_t next)
{
	return more_letters(s, i, next) || letters_end(s, i, next);
}
