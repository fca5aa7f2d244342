/*
 * Given: words and punctuation. Promises: places where a value was cut without a trace but
 * what stood around it: "Dr. , who", "by MD on", "Claim Number:" and nothing, "dated the".
 * Must not: take idiom (turned in, talked to) or a linearised header for a cut.
 */
#include "gap.h"

#define SURE 0.9f
#define LIKELY 0.7f

static void put_empty(const struct scene *s, struct finding_list *out, uint32_t at, uint8_t kind,
                      float score, const char *rule)
{
	gap_put(s, out, at, at, kind, GAP_CLASS_RESIDUE, score, rule);
}

/* "Dr. , who", "requested by , MD", "injury of .", "administrator, , denied". */
static void try_collision(const struct scene *s, uint32_t i, struct finding_list *out)
{
	const struct token *t = &s->doc->tok[i];
	struct gap_slot slot;

	if ((t->c != ',' && t->c != '.' && t->c != ';' && t->c != ')') || t->gap != GAP_BLANK)
		return;
	if (t->c == '.' && s->doc->tok[i + 1].kind == TOKEN_NUMBER && s->doc->tok[i + 1].gap == 0)
		return;
	slot = gap_slot_before(s, i);
	if (scene_punct(s, i - 1, ','))
		put_empty(s, out, t->start, slot.kind ? slot.kind : LEXICON_GAP_UNKNOWN, SURE,
		          "gap.comma-pair");
	else if (slot.kind)
		put_empty(s, out, t->start, slot.kind, SURE, "gap.collision");
}

/* "by MD on", "a note by the Esquire", "Provider Name:  MD". */
static void try_credential(const struct scene *s, uint32_t i, struct finding_list *out)
{
	const struct token *t = &s->doc->tok[i];
	struct gap_slot slot;
	bool esquire = around_is(s, i, "esquire");

	if (t->shape == SHAPE_LOWER || run_credential(s, i) == i || i == 0 || scene_fresh(s, i))
		return;
	if (scene_punct(s, i - 1, '/') || scene_punct(s, i + 1, '/'))
		return; /* MD/DO */
	slot = gap_slot_before(s, i);
	if (slot.kind != LEXICON_GAP_NAME || (around_is(s, i - 1, "the a an") && !esquire) ||
	    around_is(s, i - 1, "and or"))
		return;
	if (scene_punct(s, i - 1, ','))
		return;
	if (t->gap & GAP_WIDE)
		gap_put(s, out, s->doc->tok[i - 1].end, t->start, LEXICON_GAP_NAME, GAP_CLASS_BLANK,
		        SURE, "gap.credential");
	else
		put_empty(s, out, t->start, LEXICON_GAP_NAME, SURE, "gap.credential");
}

/* "RFA dated the following", "was dated indicated": no date follows. */
static void try_dated(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t n = i + 1;

	if (!around_is(s, i, "dated") || scene_fresh(s, n) || (s->words.w[n].flags & WORD_FOUND) ||
	    s->doc->tok[n].kind != TOKEN_WORD || s->doc->tok[n].shape != SHAPE_LOWER ||
	    (s->doc->tok[n].gap & GAP_WIDE))
		return;
	if (around_is(s, n, "as in by from on at back and or with before after between to "
	                    "material equipment") )
		return;
	put_empty(s, out, s->doc->tok[n].start, LEXICON_GAP_DATE, SURE, "gap.dated");
}

/* "Dr. who", "Mr. was": a title with a verb behind it. */
static void try_title(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t next;
	bool aux;

	if (!around_is(s, i, "dr drs mr mrs ms") || s->doc->tok[i].shape == SHAPE_LOWER ||
	    !run_title(s, i, &next))
		return;
	if (s->doc->tok[next].shape != SHAPE_LOWER || s->doc->tok[next].gap != GAP_BLANK)
		return;
	if (around_says(s, next, &aux) || aux || around_is(s, next, "who on and for at"))
		put_empty(s, out, s->doc->tok[next].start, LEXICON_GAP_NAME, SURE, "gap.title");
}

/* "The patient is a male who": no age where one always stands, at the first mention. */
static bool try_age(const struct scene *s, uint32_t i, struct finding_list *out)
{
	if (!around_is(s, i, "male female man woman gentleman") || i < 2 ||
	    !around_is(s, i - 1, "a") || !around_is(s, i - 2, "is was") ||
	    s->doc->tok[i].gap != GAP_BLANK)
		return false;
	if (!around_is(s, i + 1, "who with presenting that patient injured whose"))
		return false;
	put_empty(s, out, s->doc->tok[i].start, LEXICON_GAP_AGE, LIKELY, "gap.age");
	return true;
}

/* "was years old". */
static void try_years(const struct scene *s, uint32_t i, struct finding_list *out)
{
	if (around_is(s, i, "years year") && i > 0 && around_is(s, i - 1, "is was a aged") &&
	    s->doc->tok[i].gap == GAP_BLANK &&
	    (around_is(s, i + 1, "old") || scene_punct(s, i + 1, '-')) &&
	    (around_is(s, i + 1, "old") || around_is(s, i + 2, "old")))
		put_empty(s, out, s->doc->tok[i].start, LEXICON_GAP_AGE, SURE, "gap.years-old");
}

enum lacuna_err gap_residue_detect(const struct scene *s, const struct finding_list *before,
                                   struct finding_list *out)
{
	bool aged = false;

	(void)before;
	for (uint32_t i = 1; i < s->doc->ntok; i++) {
		const struct token *t = &s->doc->tok[i];

		if (s->words.w[i].flags & (WORD_FOUND | WORD_KEEP))
			continue;
		if (t->kind == TOKEN_PUNCT) {
			if (!scene_fresh(s, i))
				try_collision(s, i, out);
			continue;
		}
		if (t->kind != TOKEN_WORD)
			continue;
		if (t->shape != SHAPE_LOWER) {
			try_credential(s, i, out);
			try_title(s, i, out);
			continue;
		}
		try_dated(s, i, out);
		try_years(s, i, out);
		if (!aged)
			aged = try_age(s, i, out);
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
