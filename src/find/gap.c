/*
 * Given: a hole. Promises: what kind of value the words before and after it call for.
 * Must not: look at what is in the hole.
 */
#include "gap.h"

#include <string.h>

#define RANK_GAP 60

void gap_put(const struct scene *s, struct finding_list *out, uint32_t start,
	     uint32_t end, uint8_t kind, enum gap_class class, float score,
	     const char *rule)
{
	uint16_t type = s->models->ids.gap[kind ? kind : (uint8_t)LEXICON_GAP_UNKNOWN];
	struct finding f = {.start = start,
			    .end = end,
			    .rank = RANK_GAP,
			    .gap = (uint8_t) class,
			    .score = score,
			    .rule = rule};

	if (type == TYPE_KEEP)
		return; /* the pack knows no such gap */
	if (score < 0.5f)
		f.rank = GAP_RANK_DOUBT;
	else if (class == GAP_CLASS_MASK)
		f.rank = GAP_RANK_MASK;
	f.type = type;
	finding_add(out, &f);
}

void gap_put_empty(const struct scene *s, struct finding_list *out, uint32_t at,
		   uint8_t kind, float score, const char *rule)
{
	gap_put(s, out, at, at, kind, GAP_CLASS_RESIDUE, score, rule);
}

#define PERSONS (LEX_BIT(ROLE) | LEX_BIT(KIN))

bool gap_role_noun(const struct scene *s, uint32_t i)
{
	return around_in(s, i, CUE_ROLENOUN);
}

static struct gap_slot strong_slot(uint8_t kind)
{
	return (struct gap_slot){.kind = kind, .strong = true};
}

static uint8_t org_slot(const struct lexicon_entry *e)
{
	switch (e->org_kind) {
	case KIND_EMPLOYER:
		return LEXICON_GAP_EMPLOYER;
	case KIND_HOSPITAL:
		return LEXICON_GAP_LOCATION;
	default:
		return LEXICON_GAP_ORGANIZATION;
	}
}

/* A preposition at b with a word before it that says more: "employed by", "report by". */
static struct gap_slot governed(const struct scene *s, uint32_t b, struct gap_slot weak)
{
	uint64_t head;

	if (b == 0 || scene_fresh(s, b) || s->doc->tok[b - 1].kind != TOKEN_WORD)
		return weak;
	head = around_classes(s, b - 1);
	if ((head & LEX_BIT(WORKVERB)) && around_is(s, b, "by at for with of"))
		return strong_slot(LEXICON_GAP_EMPLOYER);
	/* "works as a porter for", "a porter at" */
	if (around_is(s, b, "for at with") &&
	    ((head & (LEX_BIT(OCCUPATION) | LEX_BIT(OCCHEAD))) ||
	     around_has_before(s, b, 8, LEX_BIT(WORKVERB))))
		return strong_slot(LEXICON_GAP_EMPLOYER);
	/* "a polysomnogram of": its date; a test is nobody's but the patient's. */
	if (weak.kind == LEXICON_GAP_UNKNOWN && around_is(s, b, "of") &&
	    (head & (LEX_BIT(MEDWORD) | LEX_BIT(TESTNOUN))))
		weak.kind = LEXICON_GAP_DATE;
	if (weak.kind == LEXICON_GAP_NAME && around_is(s, b, "by from") &&
	    (head & (LEX_BIT(SAYVERB) | LEX_BIT(TASKNOUN))))
		weak.strong = true;
	return weak;
}

/* "the attorney, | ," "his wife, |": a role with a comma behind it wants a name. */
static struct gap_slot role_slot(const struct scene *s, uint32_t b)
{
	const struct lexicon_entry *e;

	if (!scene_small(s, b) && !(s->words.w[b].flags & WORD_START))
		return (struct gap_slot){0}; /* "Lodestar Medical Group, " has its name */
	if (around_ends_with(s, b, LEX_BIT(ORGROLE), &e) != AROUND_NONE)
		return strong_slot(org_slot(e));
	if (around_ends_with(s, b, PERSONS, &e) != AROUND_NONE)
		return strong_slot(LEXICON_GAP_NAME);
	return (struct gap_slot){0};
}

/* A title whose name must follow: "Dr.", "Mr", but not "the general" or "MS". */
static bool bare_title(const struct scene *s, uint32_t b)
{
	const struct token *t = &s->doc->tok[b];

	if (around_is(s, b, "doctors"))
		return true;
	if (!(around_classes(s, b) & LEX_BIT(TITLE)) || (around_classes(s, b) & PERSONS))
		return false;
	if (around_in(s, b, CUE_OTHERTITLE))
		return t->shape == SHAPE_CAP || scene_punct(s, b + 1, '.');
	return t->shape != SHAPE_LOWER || around_is(s, b, "dr drs mr mrs");
}

static struct gap_slot word_slot(const struct scene *s, uint32_t b, bool comma)
{
	const struct lexicon_entry *e;
	struct gap_slot slot = {0};

	if (bare_title(s, b))
		return strong_slot(LEXICON_GAP_NAME);
	if (around_ends_with(s, b, LEX_BIT(SLOT), &e) != AROUND_NONE)
		return strong_slot(e->slot);
	if (comma) {
		slot = role_slot(s, b);
		slot.comma = true;
		if (!slot.kind && around_is(s, b, "name names"))
			slot.kind = LEXICON_GAP_NAME;
		return slot;
	}
	if (s->doc->tok[b].shape == SHAPE_CAP && (around_classes(s, b) & LEX_BIT(TITLE)))
		slot.kind = LEXICON_GAP_NAME; /* "Judge  approved" */
	if (!slot.kind && around_ends_with(s, b, LEX_BIT(WEAKSLOT), &e) != AROUND_NONE) {
		slot.kind = e->slot;
		slot = governed(s, b, slot);
	}
	return slot;
}

#define MARKS_MAX 6

/* The marks that may stand between a slot's word and the hole: "Dr.", "RE:", "by (", "#
 * ". */
static bool mark_between(const struct scene *s, uint32_t b)
{
	return s->doc->tok[b].kind == TOKEN_PUNCT && s->doc->tok[b].c < 0x80 &&
	       strchr(".:,#(\"$-/", s->doc->tok[b].c);
}

/* 1 where only the number of its line stands before token i on it: a transcript's. */
static uint32_t line_number(const struct scene *s, uint32_t i)
{
	return i > 1 && !scene_fresh(s, i) && s->doc->tok[i - 1].kind == TOKEN_NUMBER &&
	       (s->doc->tok[i].gap & GAP_WIDE) &&
	       (s->doc->tok[i - 1].gap & GAP_NEWLINES) &&
	       s->doc->tok[i - 1].end - s->doc->tok[i - 1].start <= 2;
}

struct gap_slot gap_slot_before(const struct scene *s, uint32_t i)
{
	struct gap_slot none = {0};
	bool comma = false, stop = false;
	uint32_t b = i - line_number(s, i);

	i = b;
	if (b > 1 && scene_punct(s, b - 1, '|') && !scene_fresh(s, b)) {
		b -= b > 2 && scene_punct(s, b - 2, '.') ? 3 : 2;
		return strong_slot(s->doc->tok[b].kind == TOKEN_WORD
					   ? gap_word_kind(s, b)
					   : (uint8_t)LEXICON_GAP_NONE);
	}
	for (;;) {
		if (b == 0 || i - b == MARKS_MAX || scene_fresh(s, b))
			return none;
		b--;
		if (scene_punct(s, b, ':') && gap_label_kind(s, b))
			return strong_slot(gap_label_kind(s, b));
		if (!mark_between(s, b))
			break;
		if (scene_punct(s, b, '.') && b > 0 && around_is(s, b - 1, "v vs"))
			return strong_slot(LEXICON_GAP_EMPLOYER); /* "Osei v. ____" */
		comma = comma || scene_punct(s, b, ',');
		stop = stop || scene_punct(s, b, '.');
	}
	if (s->doc->tok[b].kind != TOKEN_WORD)
		return none;
	if (stop && !bare_title(s, b) && !around_in(s, b, CUE_LABELSHORT))
		return none; /* a sentence ended */
	if (!comma && around_is(s, b, "a an his her their its another one some") &&
	    b > 0 && !scene_fresh(s, b) && s->doc->tok[b - 1].kind == TOKEN_WORD)
		b--;
	return word_slot(s, b, comma);
}

/* "year old", "-year-old", "yo": what an age stands before. A duration is none. */
static bool age_after(const struct scene *s, uint32_t i)
{
	uint32_t j = i + 1;

	if (around_is(s, i, "yo"))
		return true;
	if (around_is(s, i, "y") && scene_punct(s, j, '/') && around_is(s, j + 1, "o"))
		return true;
	if (!around_cue(s, i, CUE_BIT(YEARS)))
		return false;
	if (scene_punct(s, j, '.') || scene_punct(s, j, '-'))
		j++;
	return around_is(s, j, "old") ||
	       (around_is(s, j, "of") && around_is(s, j + 1, "age"));
}

/* Hospital, Insurance, store: the head of an organisation's name whose words are missing.
 * Lower-case only nouns for an organisation count: "back" and "air" are heads too. */
static uint8_t org_after(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);

	if (s->doc->tok[i].shape == SHAPE_LOWER) {
		if (e->classes & (LEX_BIT(ROLE) | LEX_BIT(KIN)))
			return LEXICON_GAP_NONE;
		if (e->classes & LEX_BIT(ORGROLE))
			return org_slot(e);
		return around_is(s, i, "shop mill") ? LEXICON_GAP_EMPLOYER
						    : LEXICON_GAP_NONE;
	}
	if (scene_phrase_end(s, i, LEX_BIT(ORGHEAD)) > i)
		e = scene_phrase_entry(s, scene_phrase(s, i));
	return e->classes & LEX_BIT(ORGHEAD) ? org_slot(e) : LEXICON_GAP_NONE;
}

/* "____, Carrier", "____, the adjuster": who it was. */
static uint8_t role_after(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;

	i += around_is(s, i, "the his her its");
	e = scene_entry(s, i);
	if (s->doc->tok[i - 1].kind == TOKEN_PUNCT && s->doc->tok[i].shape == SHAPE_LOWER)
		return LEXICON_GAP_NONE;
	if (!scene_punct(s, i + 1, ',') && !scene_punct(s, i + 1, '.'))
		return LEXICON_GAP_NONE;
	if (e->classes & LEX_BIT(ORGROLE))
		return org_slot(e);
	return e->classes & PERSONS ? LEXICON_GAP_NAME : LEXICON_GAP_NONE;
}

uint8_t gap_kind_after(const struct scene *s, uint32_t i)
{
	uint8_t kind;

	if (scene_fresh(s, i))
		return LEXICON_GAP_NONE;
	if (gap_possessive(s, i))
		return LEXICON_GAP_NAME;
	if (scene_punct(s, i, '-') && s->doc->tok[i].gap == 0)
		i++;
	if (age_after(s, i))
		return LEXICON_GAP_AGE;
	if (scene_punct(s, i, ',') && run_credential(s, i + 1) > i + 1)
		return LEXICON_GAP_NAME;
	if (scene_punct(s, i, ',') && !scene_fresh(s, i + 1))
		return role_after(s, i + 1);
	if (s->doc->tok[i].kind != TOKEN_WORD)
		return LEXICON_GAP_NONE;
	if (run_credential(s, i) > i)
		return LEXICON_GAP_NAME;
	if (s->doc->tok[i].shape != SHAPE_LOWER &&
	    !(around_classes(s, i) & LEX_BIT(TITLE)) &&
	    (around_is(s, i, "county city") ||
	     ((around_classes(s, i) & LEX_BIT(STREETSUFFIX)) &&
	      s->doc->tok[i].start - s->doc->tok[i - 1].end < 3)))
		return LEXICON_GAP_LOCATION;
	if (around_is(s, i, "employee employees"))
		return LEXICON_GAP_EMPLOYER;
	kind = org_after(s, i);
	/* "████ pro shop" */
	if (!kind && s->doc->tok[i].shape == SHAPE_LOWER &&
	    !(around_classes(s, i) & LEX_BIT(FUNCTION)) &&
	    s->doc->tok[i + 1].shape == SHAPE_LOWER)
		kind = org_after(s, i + 1);
	return kind;
}
