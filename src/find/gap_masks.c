/*
 * Given: a document. Promises: its masks of every make, and the names beside them that
 * the earlier redactor missed. Must not: look at what the masks' makes are; their files
 * do.
 */
#include "gap.h"
#include "sites.h"

#include <string.h>

/* Where a sentence that holds text offset t may have begun or ended: a paragraph, or a
 * stop before a capital. Bounded, since a letter may be one sentence. */
#define SENTENCE_MAX 80

static bool sentence_starts(const struct scene *s, uint32_t i)
{
	return i == 0 || scene_fresh(s, i) ||
	       (scene_punct(s, i - 1, '.') && (s->words.w[i].flags & WORD_START));
}

static uint32_t sentence_end(const struct scene *s, uint32_t t)
{
	uint32_t i = doc_token_at(s->doc, t), from = i;

	while (i < s->doc->ntok && i - from < SENTENCE_MAX &&
	       (i == from || !sentence_starts(s, i)))
		i++;
	return s->doc->tok[i].start;
}

static uint32_t sentence_start(const struct scene *s, uint32_t t)
{
	uint32_t i = doc_token_at(s->doc, t), from = i;

	while (i > 0 && from - i < SENTENCE_MAX && !sentence_starts(s, i))
		i--;
	return s->doc->tok[i].start;
}

/* Names too weak to change that stand in the sentence of a mask: what the earlier
 * redactor missed. masks are the findings of this letter's masks, in text order. */
static void names_beside(const struct scene *s, const struct finding_list *before,
			 const struct finding_list *masks, size_t nmasks,
			 struct finding_list *out)
{
	size_t k = 0;
	uint32_t start = 0, end = 0; /* the sentence of masks->p[k] */
	uint32_t last = 0;

	for (size_t i = 0; i < before->n; i++) {
		struct finding f = before->p[i];

		if (f.type == TYPE_KEEP || f.gap || f.score >= 0.5f || f.score < 0.3f ||
		    f.note || strcmp(s->pack->types[f.type].category, "NAME") != 0)
			continue;
		if (scene_class(s, doc_token_at(s->doc, f.start),
				LEX_BIT(MASKWORD) | LEX_BIT(SLOT)))
			continue; /* Fax */
		if (f.start < last) {
			k = 0; /* the list of another detector begins */
			end = 0;
		}
		last = f.start;
		while (k < nmasks && end <= f.start) {
			start = sentence_start(s, masks->p[k].start);
			end = sentence_end(s, masks->p[k].end);
			if (end <= f.start || masks->p[k].score < 0.5f) {
				k++;
				end = 0;
			}
		}
		if (k == nmasks || f.start < start)
			continue;
		f.score = 0.5f;
		f.rank = 45;
		finding_add(out, &f);
	}
}

/* What a capitalised word is that is nobody's name. */
#define NOT_NAMES                                                                       \
	(LEX_BIT(WORD) | LEX_BIT(MEDWORD) | LEX_BIT(DRUG) | LEX_BIT(DEVICE) |           \
	 LEX_BIT(EPONYM) | LEX_BIT(GUIDELINE) | LEX_BIT(ACRONYM) | LEX_BIT(SPECIALTY) | \
	 LEX_BIT(INSURER) | LEX_BIT(UR) | LEX_BIT(HEALTHORG) | LEX_BIT(EMPLOYER) |      \
	 LEX_BIT(STATE) | LEX_BIT(COUNTRY) | LEX_BIT(MONTH) | LEX_BIT(WEEKDAY) |        \
	 LEX_BIT(ORGHEAD) | LEX_BIT(ROLE) | LEX_BIT(ORGROLE) | LEX_BIT(TITLE) |         \
	 LEX_BIT(MASKWORD) | LEX_BIT(DEMONYM) | LEX_BIT(PROPERWORD))

static bool name_at(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return !scene_fresh(s, i) && t->kind == TOKEN_WORD &&
	       (t->shape == SHAPE_CAP || t->shape == SHAPE_MIXED) &&
	       t->end - t->start > 2 &&
	       !(s->words.w[i].flags & (WORD_FOUND | WORD_CAPS | WORD_KEEP)) &&
	       !(around_classes(s, i) & NOT_NAMES);
}

/* "Dr. XXXX and Whitlock saw her", "____, Adaeze, drove": the first token of the one that
 * a mask is joined to at token i; i when there is none. */
static uint32_t joined_name(const struct scene *s, uint32_t i)
{
	uint32_t j = i, end;
	bool bracket = scene_punct(s, j, '('), comma = scene_punct(s, j, ',');

	if (scene_fresh(s, j) || (!bracket && !comma && !around_is(s, j, "and or nor")))
		return i;
	j++;
	j += comma && around_is(s, j, "and or");
	for (end = j; end - j < 3 && name_at(s, end);)
		end++;
	if (end == j || (s->doc->tok[end].kind == TOKEN_WORD &&
			 s->doc->tok[end].shape != SHAPE_LOWER && !scene_fresh(s, end)))
		return i;
	if (bracket || (comma && j == i + 1))
		return scene_punct(s, end, bracket ? ')' : ',') ? j : i;
	return j;
}

/* A name alone, which says nothing for itself, joined to a person's mask. */
static void put_joined(const struct scene *s, size_t nmasks, struct finding_list *out)
{
	for (size_t k = 0; k < nmasks; k++) {
		uint32_t i = doc_token_at(s->doc, out->p[k].end), first, end;
		struct finding f = {.type = s->models->ids.person[KIND_OTHER],
				    .rank = 45,
				    .score = 0.5f,
				    .rule = "gap.beside"};

		if (out->p[k].score < 0.5f || f.type == TYPE_KEEP ||
		    (out->p[k].type != s->models->ids.gap[LEXICON_GAP_NAME] &&
		     out->p[k].type != s->models->ids.gap[LEXICON_GAP_UNKNOWN]) ||
		    (first = joined_name(s, i)) == i)
			continue;
		for (end = first; name_at(s, end);)
			end++;
		finding_put(out, s->doc, first, end, f);
	}
}

/* Blanks of a measure (____ lbs) in a letter that make it a form to be filled in. */
#define FORM 3

/* A form to be filled in, whose underscores stand behind labels and before measures and
 * nowhere in a sentence, has lost nothing: "Phone: ____   Fax: ____". */
static bool is_form(const struct scene *s, const struct finding *masks, size_t n)
{
	unsigned measures = 0;

	for (size_t k = 0; k < n; k++) {
		uint32_t i = doc_token_at(s->doc, masks[k].start);

		if (s->doc->tok[i].c != '_')
			continue;
		if (masks[k].score < 0.5f)
			measures += strcmp(masks[k].rule, GAP_ALONE) != 0;
		else if (i > 0 && !scene_punct(s, i - 1, ':'))
			return false;
	}
	return measures >= FORM;
}

static void leave_form(const struct scene *s, struct finding *masks, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (s->doc->text.p[masks[k].start] == '_') {
			masks[k].score = GAP_DOUBT;
			masks[k].rank = GAP_RANK_DOUBT;
		}
}

/* Masks of this many in a letter show what its redactor's masks look like. */
#define STYLE 3

/* Where underscores (or stars, or XX) stand for values, one without a slot does so too.
 */
static void learn_style(const struct scene *s, struct finding *masks, size_t n)
{
	unsigned made[256] = {0};

	for (size_t k = 0; k < n; k++)
		if (masks[k].score >= GAP_SURE)
			made[s->doc->text.p[masks[k].start]]++;
	for (size_t k = 0; k < n; k++)
		if (strcmp(masks[k].rule, GAP_ALONE) == 0 &&
		    made[s->doc->text.p[masks[k].start]] >= STYLE) {
			masks[k].score = GAP_LIKELY;
			masks[k].rank = GAP_RANK_MASK;
		}
}

/* Could the word be one letter over and over, or ABC or XYZ? */
static inline bool may_be_mask(const struct scene *s, const struct token *t)
{
	const unsigned char *p = s->doc->text.p + t->start;

	if (t->end - t->start < 2)
		return false;
	return (p[0] | 0x20) == (p[1] | 0x20) || (p[1] | 0x20) == 'x' ||
	       (t->shape == SHAPE_UPPER && (t->c == 'a' || t->c == 'x' || t->c == 'z'));
}

enum lacuna_err gap_masks_detect(const struct scene *s, const struct finding_list *before,
				 struct finding_list *out)
{
	struct gap_initials named = {0};
	uint32_t i = 0;
	size_t masks;

	while ((i = sites_next(s, SITE_MASK, i)) < s->doc->ntok) {
		const struct token *t = &s->doc->tok[i];
		uint32_t end = i;

		if (t->kind == TOKEN_PUNCT) {
			if (t->c == '[' || t->c == '(' || t->c == '<' || t->c == '{' ||
			    t->c == '*' || t->c == '&' || t->c == 0xc2)
				end = gap_bracket(s, i, out);
			if (end == i)
				end = gap_token(s, i, out);
			if (end == i &&
			    (t->c == '_' || t->c == '*' || t->c == '#' || t->c == '-' ||
			     t->c == '&' || t->c == '~' || t->c == '=' || t->c == '?' ||
			     t->c == '@' || t->c == '$' || t->c == 0xe2 || t->c == 0xc2 ||
			     (t->c == t[1].c && t[1].gap == 0)))
				end = gap_mask_run(s, i, out);
		} else if (t->kind == TOKEN_WORD &&
			   (t->shape != SHAPE_LOWER || t->c == 'x')) {
			if (scene_entry(s, i)->mask)
				end = gap_token(s, i, out);
			if (end == i && may_be_mask(s, t))
				end = gap_mask_run(s, i, out);
			if (end == i && t->end - t->start <= 3 &&
			    !(s->words.w[i].flags & WORD_FOUND))
				end = gap_letters(s, i, before, &named, out);
		}
		i = end > i ? end : i + 1;
	}
	if (is_form(s, out->p, out->n))
		leave_form(s, out->p, out->n);
	learn_style(s, out->p, out->n);
	masks = out->n;
	names_beside(s, before, out, masks, out);
	put_joined(s, masks, out);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
