/*
 * Given: words and punctuation. Promises: places where a value was cut without a trace
 * but what stood around it: "Dr. , who", "by MD on", "a note by the Esquire", "dated
 * the". Must not: take idiom (turned in, talked to) or leaders (Name ....) for a cut.
 */
#include "gap_side.h"
#include "sites.h"

#include <string.h>

static bool credential_after_comma(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, ',') && run_credential(s, i + 1) > i + 1;
}

/* Before the mark, what kind of thing is missing? A comma after a comma or after a
 * sentence's end always misses something. */
static uint8_t missing_before(const struct scene *s, uint32_t i, float *score)
{
	struct gap_slot slot = gap_slot_before(s, i);
	bool comma = scene_punct(s, i, ',');

	*score = GAP_SURE;
	if (credential_after_comma(s, i))
		return LEXICON_GAP_NAME;
	if (!slot.kind && around_is(s, i - 1, "the"))
		slot = gap_slot_before(s, i - 1); /* "employed by the ." */
	if (slot.kind)
		return slot.kind;
	if (comma && scene_punct(s, i - 1, ','))
		return LEXICON_GAP_UNKNOWN;
	*score = GAP_LIKELY;
	if (comma && scene_punct(s, i - 1, '.'))
		return LEXICON_GAP_NAME;
	/* "born , while employed", "received ; denied" */
	if (around_in(s, i - 1, CUE_DATEDWORD) ||
	    (i > 1 && gap_dated(s, i - 2) && scene_punct(s, i - 1, '-') &&
	     s->doc->tok[i - 1].gap))
		return LEXICON_GAP_DATE;
	if (i > 1 && scene_punct(s, i, ';') && scene_punct(s, i - 1, ';') &&
	    s->doc->tok[i - 2].kind == TOKEN_WORD)
		return LEXICON_GAP_UNKNOWN; /* "cc: Ito; ; Redwood Mutual" */
	if (around_is(s, i - 1, "represents"))
		return LEXICON_GAP_NAME;
	if (s->doc->tok[i - 1].kind != TOKEN_WORD)
		return LEXICON_GAP_NONE;
	if (gap_word_kind(s, i - 1) == LEXICON_GAP_ID)
		return LEXICON_GAP_ID;
	/* "the WCAB number is .", "as a ;" */
	if (i > 1 && around_is(s, i - 1, "is was") &&
	    s->doc->tok[i - 2].kind == TOKEN_WORD && gap_word_kind(s, i - 2))
		return gap_word_kind(s, i - 2);
	if (around_is(s, i - 1, "a an old") || (around_is(s, i - 1, "the") && !comma) ||
	    (i > 1 && around_is(s, i - 1, "o") && scene_punct(s, i - 2, '/')))
		return LEXICON_GAP_UNKNOWN; /* "a 44-year-old , hurt" has lost the job */
	/* "Reno, NV ." */
	if (i > 1 && scene_punct(s, i - 2, ',') &&
	    (around_classes(s, i - 1) & LEX_BIT(STATE)) &&
	    s->doc->tok[i - 1].shape != SHAPE_LOWER)
		return LEXICON_GAP_LOCATION;
	return LEXICON_GAP_NONE;
}

/* "Dr. , who", "requested by , MD", "injury of .", "administrator, , denied". */
static void try_collision(const struct scene *s, uint32_t i, struct finding_list *out)
{
	const struct token *t = &s->doc->tok[i];
	const struct token *next = t + 1;
	float score;
	uint8_t kind;

	if ((t->gap & GAP_FORMFEED) || t->c >= 0x80 || !strchr(",.;)", t->c) ||
	    scene_fresh(s, i) || scene_punct(s, i - 1, '(') || scene_punct(s, i - 1, ']'))
		return; /* a check box; a tag that stands there already */
	if ((t->gap & GAP_WIDE) && !gap_sentence_ended(s, i))
		return; /* the blanks are the gap */
	/* ".5 mg", " ..... " */
	if (t->c == '.' && next->gap == 0 && next->kind != TOKEN_END && next->c != '"')
		return;
	/* "signed by  ", "/ , MD": the blanks kept at the line's end are the gap. */
	if (gap_blank_kept(s, i) && !gap_sentence_ended(s, i) &&
	    gap_seam(s, i - 1, i, &kind) >= 0.5f)
		return;
	kind = missing_before(s, i, &score);
	if (kind)
		gap_put_empty(s, out, t->start, kind, score, "gap.collision");
}

/* Does somebody date something: "Okafor, MD, dated the RFA 7/20/13"? */
static bool dater_before(const struct scene *s, uint32_t i)
{
	if (scene_punct(s, i - 1, ',') ||
	    around_is(s, i - 1, "he she who they and have had"))
		return true;
	return run_namey(s, i - 1) &&
	       !(around_classes(s, i - 1) &
		 (LEX_BIT(ACRONYM) | LEX_BIT(TESTNOUN) | LEX_BIT(TASKNOUN)));
}

/* "RFA dated the following", "was dated indicated": no date follows. */
static void try_dated(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t n = i + 1;

	if (!around_is(s, i, "dated") || scene_fresh(s, n) || scene_fresh(s, i) ||
	    dater_before(s, i) || (s->words.w[n].flags & WORD_FOUND) ||
	    s->doc->tok[n].kind != TOKEN_WORD || !scene_small(s, n))
		return;
	if (around_cue(s, n, CUE_BIT(THE)) && (s->words.w[n + 1].flags & WORD_FOUND))
		return; /* dated the 4th of April */
	if (around_cue(s, n, CUE_BIT(THE)) && around_is(s, n + 1, "same"))
		return; /* dated the same day */
	if (around_is(s, n,
		      "as in by from back or with before after between to material "
		      "equipment "
		      "within prior about around during on at"))
		return;
	if (s->doc->tok[n].gap & (GAP_WIDE | GAP_TRAILING))
		gap_put(s, out, s->doc->tok[i].end,
			s->doc->tok[n].gap & GAP_WIDE ? s->doc->tok[n].start
						      : s->doc->tok[i].end + 2,
			LEXICON_GAP_DATE, GAP_CLASS_BLANK, GAP_SURE, "gap.dated");
	else
		gap_put_empty(s, out, s->doc->tok[n].start, LEXICON_GAP_DATE, GAP_SURE,
			      "gap.dated");
}

/* confirm thao 's appt: a surname that was typed in small letters. */
static bool typed_name(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].kind == TOKEN_WORD && s->doc->tok[i].shape == SHAPE_LOWER &&
	       scene_class(s, i, LEX_BIT(SURNAME)) && !scene_class(s, i, LEX_BIT(WORD));
}

/* "of 's report", a single blank before it: the name between "of" and "'s" is gone. */
static void try_orphan(const struct scene *s, uint32_t i, struct finding_list *out)
{
	struct gap_slot slot;

	if (!gap_orphan(s, i) || scene_fresh(s, i) || typed_name(s, i - 1) ||
	    (s->doc->tok[i].gap & (GAP_WIDE | GAP_TRAILING | GAP_FORMFEED)) ||
	    scene_punct(s, i - 1, '.'))
		return;
	slot = gap_slot_before(s, i);
	gap_put_empty(s, out, s->doc->tok[i].start, LEXICON_GAP_NAME,
		      slot.kind ? GAP_SURE : GAP_LIKELY, "gap.orphan-possessive");
}

/* Over "right-hand dominant", "obese": the token of the article before token i. */
static uint32_t article_before(const struct scene *s, uint32_t i)
{
	uint32_t b = i - 1;

	while (b > 1 && i - b < 6 && !scene_fresh(s, b) &&
	       (scene_punct(s, b, '-') || around_in(s, b, CUE_BODILY)))
		b--;
	return b;
}

/* Is token i the word of an attribute that an age stands before: "a male", "a right-hand
 * dominant painter"? */
static bool aged_word(const struct scene *s, uint32_t i)
{
	return around_in(s, i, CUE_SEX) ||
	       (around_is(s, i, "dominant") && s->doc->tok[i + 1].kind == TOKEN_WORD &&
		s->doc->tok[i + 1].shape == SHAPE_LOWER &&
		!around_in(s, i + 1, CUE_SEXORHAND));
}

/* "The male injured worker suffered", and, as a paragraph's first words, "This man has":
 * the sentence begins with who it is. */
static bool sexed_subject(const struct scene *s, uint32_t i)
{
	uint32_t j = i + 1 + around_is(s, i + 1, "injured");

	if (around_is(s, i - 1, "this") && scene_fresh(s, i - 1))
		return around_is(s, i + 1, "has had is was who reports presents");
	return around_is(s, i, "male female") && around_is(s, i - 1, "the this") &&
	       (s->words.w[i - 1].flags & WORD_START) &&
	       around_is(s, j, "worker applicant claimant employee") &&
	       around_in(s, j + 1, CUE_WORKERVERB);
}

/* "The patient is a(n) male who": the token the age stood before; 0 where none is
 * missing. */
static uint32_t age_place(const struct scene *s, uint32_t i)
{
	uint32_t b = article_before(s, i), at = b + 1;

	if (sexed_subject(s, i))
		return i;
	if (b > 4 && scene_punct(s, b, ')') && around_is(s, b - 1, "n"))
		b -= 3;
	if (b < 2 || !around_is(s, b, "a an") ||
	    !around_is(s, b - 1, "is was involves") || s->doc->tok[at].gap != GAP_BLANK)
		return 0;
	if (!run_namey(s, b - 2) && !around_in(s, b - 2, CUE_AGED))
		return 0;
	return at + around_is(s, at, "now");
}

/* No age where one always stands, at the first mention. */
static bool try_age(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t at = i > 0 && aged_word(s, i) ? age_place(s, i) : 0;

	/* "a man, aged 44", "a man, 44,", "a man in his thirties" */
	if (!at || around_is(s, i + 1, "aged age of") ||
	    (scene_punct(s, i + 1, ',') && s->doc->tok[i + 2].kind == TOKEN_NUMBER) ||
	    around_is(s, i + 2, "aged age of") ||
	    (around_is(s, i + 1, "in") && around_is(s, i + 2, "his her their")))
		return false;
	gap_put_empty(s, out, s->doc->tok[at].start, LEXICON_GAP_AGE, GAP_LIKELY,
		      "gap.age");
	return true;
}

/* "a -year-old woman": the number before the hyphen at i is gone. */
static void try_hyphen_age(const struct scene *s, uint32_t i, struct finding_list *out)
{
	const struct token *t = &s->doc->tok[i];

	if (i == 0 || scene_fresh(s, i) || t->gap == 0 || t[-1].kind != TOKEN_WORD ||
	    !around_is(s, i - 1, "a an the this is was now"))
		return;
	if (t->gap & GAP_WIDE)
		gap_put(s, out, t[-1].end, t->start, LEXICON_GAP_AGE, GAP_CLASS_BLANK,
			GAP_SURE, "gap.years-old");
	else
		gap_put_empty(s, out, t->start, LEXICON_GAP_AGE, GAP_SURE,
			      "gap.years-old");
}

/* "was years old", "is a year old male". */
static void try_years(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t j = i + 1;

	if (!around_is(s, i, "years year") || scene_fresh(s, i))
		return;
	if (s->doc->tok[i].gap == 0 && scene_punct(s, i - 1, '-') &&
	    scene_punct(s, j, '-') && around_is(s, j + 1, "old")) {
		try_hyphen_age(s, i - 1, out);
		return;
	}
	if (s->doc->tok[i].gap != GAP_BLANK)
		return;
	if (scene_punct(s, j, '-') && s->doc->tok[j].gap == 0)
		j++;
	if (!around_is(s, j, "old"))
		return;
	j++;
	if (scene_punct(s, j, '-') && s->doc->tok[j].gap == 0)
		j++; /* a -year-old- */
	/* "the scan is a year old" is a year. */
	if (around_is(s, i - 1, "is was now aged this") ||
	    (around_is(s, i - 1, "a an") &&
	     (around_in(s, j, CUE_SEX) || around_is(s, j, "right left"))))
		gap_put_empty(s, out, s->doc->tok[i].start, LEXICON_GAP_AGE, GAP_SURE,
			      "gap.years-old");
}

/* "hired by as a clerk", "the tear healed. has seen her since": nothing is left but the
 * seam. */
static bool try_closed(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint8_t kind;

	if ((s->doc->tok[i].gap & (GAP_WIDE | GAP_TRAILING | GAP_FORMFEED)) ||
	    scene_fresh(s, i) || gap_blank_kept(s, i))
		return false;
	if (scene_punct(s, i - 1, '.'))
		kind = gap_seam_subject(s, i) &&
				       (gap_verb(s, i) || gap_past(s, i) ||
					(around_is(s, i, "of and") &&
					 s->doc->tok[i + 1].shape == SHAPE_CAP &&
					 !(around_classes(s, i + 1) & /* Mon. and Wed. */
					   (LEX_BIT(MONTH) | LEX_BIT(WEEKDAY)))) ||
					(around_is(s, i, "and") &&
					 around_is(s, i + 1, "his her")))
			       ? LEXICON_GAP_NAME
			       : LEXICON_GAP_NONE;
	else
		kind = gap_closed(s, i);
	if (kind)
		gap_put_empty(s, out, s->doc->tok[i].start, kind, GAP_LIKELY,
			      "gap.closed");
	return kind != LEXICON_GAP_NONE;
}

static bool age_type(const struct scene *s, const struct finding *f)
{
	return (f->tag && f->tag == s->models->ids.age) ||
	       (f->type != TYPE_KEEP &&
		strcmp(s->pack->types[f->type].category, "AGE") == 0);
}

/* Where the letter first says how old somebody is: after that no age is missing. */
static uint32_t first_age(const struct scene *s, const struct finding_list *before)
{
	uint32_t at = UINT32_MAX;

	for (size_t i = 0; i < before->n; i++)
		if (before->p[i].start < at && before->p[i].score >= 0.5f &&
		    age_type(s, &before->p[i]))
			at = before->p[i].start;
	return at;
}

enum lacuna_err gap_residue_detect(const struct scene *s,
				   const struct finding_list *before,
				   struct finding_list *out)
{
	uint32_t age_until = first_age(s, before);

	if (s->doc->ntok)
		gap_title(s, 0, out);
	for (uint32_t i = sites_next(s, SITE_RESIDUE, 1); i < s->doc->ntok;
	     i = sites_next(s, SITE_RESIDUE, i + 1)) {
		const struct token *t = &s->doc->tok[i];

		if (t->kind == TOKEN_PUNCT) {
			if (t->gap) {
				try_collision(s, i, out);
				try_orphan(s, i, out);
			}
			continue;
		}
		if (t->kind != TOKEN_WORD || (s->words.w[i].flags & WORD_FOUND))
			continue;
		if (t->shape != SHAPE_LOWER) {
			if (scene_class(s, i, LEX_BIT(TITLE)))
				gap_title(s, i, out);
			if (t->gap)
				gap_credential(s, i, out);
			if (!(s->words.w[i].flags & WORD_CAPS))
				continue;
			if (try_closed(s, i, out))
				continue;
			if (t->c == 'd')
				try_dated(s, i, out);
			if (t->start < age_until && try_age(s, i, out))
				age_until = 0;
		} else if (try_closed(s, i, out)) {
			continue;
		} else if (t->c == 'd') {
			try_dated(s, i, out);
			if (t->start < age_until && try_age(s, i, out))
				age_until = 0;
		} else if (t->c == 'y') {
			try_years(s, i, out);
		} else if ((t->c == 'm' || t->c == 'f' || t->c == 'w' || t->c == 'g') &&
			   t->start < age_until && try_age(s, i, out)) {
			age_until = 0;
		}
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
