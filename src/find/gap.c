/*
 * Given: a hole. Promises: what kind of value its surroundings call for.
 * Must not: look at what is in the hole.
 */
#include "gap.h"

#define RANK_GAP 60

void gap_put(const struct scene *s, struct finding_list *out, uint32_t start, uint32_t end,
             uint8_t kind, enum gap_class class, float score, const char *rule)
{
	static const char *const names[LEXICON_GAPS] = {
		"UNKNOWN", "NAME", "EMPLOYER", "DATE", "AGE", "ID", "ORGANIZATION", "LOCATION",
		"CONTACT", "UNKNOWN"};
	int type = pack_type_find(s->pack, STR("GAP"), str_of(names[kind]));
	struct finding f = {.start = start, .end = end, .rank = RANK_GAP,
	                    .gap = (uint8_t)class, .score = score, .rule = rule};

	if (type <= 0)
		return;
	f.type = (uint16_t)type;
	finding_add(out, &f);
}

#define SLOTS (LEX_BIT(SLOT) | LEX_BIT(WEAKSLOT) | LEX_BIT(TITLE) | LEX_BIT(ORGROLE))

static uint8_t slot_kind(const struct lexicon_entry *e)
{
	if (e->slot)
		return e->slot;
	return e->classes & LEX_BIT(TITLE) ? LEXICON_GAP_NAME : LEXICON_GAP_ORGANIZATION;
}

struct gap_slot gap_slot_before(const struct scene *s, uint32_t i)
{
	struct gap_slot none = {0};
	const struct lexicon_entry *e;
	uint32_t b = i;
	bool stop = false;

	while (b > 0 && !scene_fresh(s, b) && !stop) {
		b--;
		if (s->doc->tok[b].kind == TOKEN_WORD)
			break;
		/* "Dr.", "Claim Number:", "employer, ", "(" may stand between. */
		stop = !(scene_punct(s, b, '.') || scene_punct(s, b, ':') || scene_punct(s, b, ',') ||
		         scene_punct(s, b, '#') || scene_punct(s, b, '(') || scene_punct(s, b, '"') ||
		         scene_punct(s, b, '-') || scene_punct(s, b, '$'));
	}
	if (b == i || stop || s->doc->tok[b].kind != TOKEN_WORD)
		return none;
	if (around_is(s, b, "the a an his her their its another one some") && b > 0 &&
	    !scene_fresh(s, b) && s->doc->tok[b - 1].kind == TOKEN_WORD)
		b--;
	if (around_ends_with(s, b, SLOTS, &e) == AROUND_NONE)
		return none;
	if (scene_punct(s, b + 1, '.') && !(e->classes & LEX_BIT(TITLE)) && b + 2 <= i &&
	    (s->words.w[i].flags & WORD_START))
		return none; /* a sentence ended */
	return (struct gap_slot){slot_kind(e), (e->classes & ~LEX_BIT(WEAKSLOT) & SLOTS) != 0};
}

uint8_t gap_kind_after(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;

	if (scene_fresh(s, i))
		return LEXICON_GAP_NONE;
	if (s->doc->tok[i].kind == TOKEN_POSS)
		return LEXICON_GAP_NAME;
	if (scene_punct(s, i, '-') && s->doc->tok[i].gap == 0)
		i++;
	if (around_is(s, i, "year years yr yo y"))
		return LEXICON_GAP_AGE;
	if (scene_punct(s, i, ',') && run_credential(s, i + 1) > i + 1)
		return LEXICON_GAP_NAME;
	if (s->doc->tok[i].kind != TOKEN_WORD)
		return LEXICON_GAP_NONE;
	if (run_credential(s, i) > i)
		return LEXICON_GAP_NAME;
	if (around_is(s, i, "county street avenue road city"))
		return LEXICON_GAP_LOCATION;
	e = scene_entry(s, i);
	if (e->classes & LEX_BIT(ORGHEAD)) {
		if (e->org_kind == KIND_HOSPITAL)
			return LEXICON_GAP_LOCATION;
		return e->org_kind == KIND_EMPLOYER ? LEXICON_GAP_EMPLOYER : LEXICON_GAP_ORGANIZATION;
	}
	if (around_is(s, i, "employee employees store shop plant"))
		return LEXICON_GAP_EMPLOYER;
	return LEXICON_GAP_NONE;
}

bool gap_hole_before(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	bool aux;

	if (t->kind == TOKEN_POSS || scene_punct(s, i, ',') || scene_punct(s, i, '.') ||
	    scene_punct(s, i, ';') || scene_punct(s, i, ')'))
		return true;
	if (t->kind != TOKEN_WORD || t->shape != SHAPE_LOWER)
		return false;
	if (around_says(s, i, &aux) || aux || around_verbal(s, i))
		return true;
	return around_is(s, i, "for on in at as until and or who whom which that of with by from to "
	                       "is are was were has had have when while where but because since "
	                       "before after wrote saw found gave took told did does be shows");
}
