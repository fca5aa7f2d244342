/*
 * Given: the tokens left and right of a hole. Promises: whether they need a value between
 * them, and of what kind. Must not: look at what is in the hole, or take words that may
 * stand side by side for a seam.
 */
#include <string.h>

#include "gap_side.h"
#include "job_run.h"

/* "Reports by Dr. Okafor,  and 12-31-13", "Reno Clinic,  to 5/6/13": half of a pair of
 * dates. */
static bool date_in_list(const struct scene *s, uint32_t left, uint32_t i)
{
	if (!around_is(s, i, "and to through thru") && !scene_punct(s, i, '-'))
		return false;
	if (!gap_dated(s, i + 1) || (s->doc->tok[i + 1].gap & GAP_WIDE) ||
	    scene_fresh(s, i + 1))
		return false;
	if (around_in(s, left, CUE_SPANS))
		return true;
	return left > 0 && scene_punct(s, left, ',') && !gap_dated(s, left - 1);
}

static bool state_at(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].shape == SHAPE_CAP && scene_is(s, i, LEX_BIT(STATE));
}

/* "licensed in Texas,  and Ohio": one of the states is missing. */
static bool state_in_list(const struct scene *s, uint32_t left, uint32_t i)
{
	const struct lexicon_entry *e;

	return left > 0 && around_is(s, i, "and or") && scene_punct(s, left, ',') &&
	       around_ends_with(s, left - 1, LEX_BIT(STATE), &e) != AROUND_NONE &&
	       state_at(s, i + 1);
}

/* "SSN  appears": an abbreviation that always has a number or a date behind it. */
static uint8_t bare_label(const struct scene *s, uint32_t left, uint32_t i)
{
	uint8_t kind = s->doc->tok[left].shape == SHAPE_UPPER ? gap_word_kind(s, left)
							      : (uint8_t)LEXICON_GAP_NONE;

	return (kind == LEXICON_GAP_ID || kind == LEXICON_GAP_DATE) && gap_verb(s, i)
		       ? kind
		       : LEXICON_GAP_NONE;
}

/* "The header gives  as the date of injury": the kind that the words behind "as the"
 * name. */
static uint8_t given_as(const struct scene *s, uint32_t left, uint32_t i)
{
	uint8_t kind = LEXICON_GAP_NONE;

	if (!around_is(s, i, "as") || !around_is(s, i + 1, "the a his her their") ||
	    !(around_classes(s, left) & LEX_BIT(PREDICATE)))
		return LEXICON_GAP_NONE;
	for (uint32_t k = i + 2; !kind && k < i + 5 && !scene_fresh(s, k); k++)
		kind = gap_word_kind(s, k);
	return kind;
}

/* Cuts that no slot tells: what follows lacks its subject, its noun, or its pair. */
static uint8_t lone_kind(const struct scene *s, uint32_t left, uint32_t i, uint8_t after)
{
	uint16_t l, r;

	if (around_is(s, left, "the") &&
	    (around_is(s, i, "esquire") ||
	     (after && left > 0 && s->doc->tok[i].shape != SHAPE_LOWER &&
	      (around_classes(s, left - 1) & LEX_BIT(WEAKSLOT)))))
		return after;
	if (date_in_list(s, left, i))
		return LEXICON_GAP_DATE;
	if (state_in_list(s, left, i))
		return LEXICON_GAP_LOCATION;
	if (given_as(s, left, i))
		return given_as(s, left, i);
	l = gap_left(s, left);
	r = gap_right(s, i);
	if (r == RIGHT_VERSUS && s->doc->tok[left].kind == TOKEN_WORD &&
	    s->doc->tok[left].shape != SHAPE_LOWER)
		return LEXICON_GAP_NONE; /* "ALEMU, RANDALL P  v." */
	for (uint32_t k = 0; k < s->pack->nseams; k++) {
		const struct pack_seam *seam = &s->pack->seams[k];

		if ((seam->left & l) && (seam->right & r))
			return seam->kind ? seam->kind : gap_word_kind(s, left - 1);
	}
	return bare_label(s, left, i);
}

/* A capitalised word that is more likely a name than a specialty, a drug or a state. */
static bool name_like(const struct scene *s, uint32_t i)
{
	return (s->doc->tok[i].shape == SHAPE_CAP ||
		s->doc->tok[i].shape == SHAPE_MIXED) &&
	       !gap_dated(s, i) &&
	       !(around_classes(s, i) & (LEX_BIT(SPECIALTY) | LEX_BIT(MEDWORD) |
					 LEX_BIT(DRUG) | LEX_BIT(STATE) | LEX_BIT(WORD)));
}

/* "Wei Weeks": the capitalised word before a word that ends with token i makes it a name,
 * even where it is a word. */
static bool full_name(const struct scene *s, uint32_t i)
{
	return i > 0 && s->doc->tok[i].shape == SHAPE_CAP && !gap_dated(s, i) &&
	       s->doc->tok[i].gap == GAP_BLANK && name_like(s, i - 1) &&
	       !(s->words.w[i].flags & (WORD_TITLED | WORD_CAPS));
}

/* Is the verb at token i in the form that "to" takes: "include", "see", "read"? */
static bool infinitive(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	if (around_in(s, i, CUE_PASTONLY))
		return false;
	return around_is(s, i, "read") || (w.p[w.n - 1] != 's' && w.p[w.n - 1] != 'd');
}

bool gap_seam_wants(const struct scene *s, uint32_t b, uint32_t i)
{
	if (s->doc->tok[i].kind == TOKEN_PUNCT || b == 0 || scene_fresh(s, b))
		return true;
	if (around_is(s, b, "and or nor"))
		return name_like(s, b - 1) || full_name(s, b - 1) ||
		       (scene_punct(s, b - 1, ',') &&
			around_is(s, i, "is was has had did does will"));
	if (around_is(s, b, "to") &&
	    (around_is(s, i, "be") || (gap_verb(s, i) && infinitive(s, i))))
		return false;
	/* "the number asked for  goes beyond this" */
	if (around_is(s, b, "for") &&
	    (around_classes(s, b - 1) & (LEX_BIT(SAYVERB) | LEX_BIT(WORKVERB))) ==
		    LEX_BIT(SAYVERB))
		return false;
	return !(around_classes(s, b) & LEX_BIT(SAYVERB)) ||
	       !around_is(s, b - 1, "is are was were be been being am get got not");
}

/* "At  she lifted", "seen with  he": a clause begins where the preposition still wants
 * its noun. */
static bool clause_after(const struct scene *s, uint32_t left, uint32_t i)
{
	return around_is(s, i, "he she they we") &&
	       around_is(s, left, "at in on by with from of to per near") &&
	       (gap_verb(s, i + 1) || gap_past(s, i + 1) ||
		around_is(s, i + 1, "was had then also"));
}

/* "spoke with  this morning", "moved to  last month". */
static bool time_after(const struct scene *s, uint32_t i)
{
	return around_is(s, i, "today yesterday tomorrow tonight") ||
	       (around_is(s, i, "this last next") && around_in(s, i + 1, CUE_TIMEUNIT));
}

static bool person_or_place(uint8_t kind)
{
	return kind == LEXICON_GAP_NAME || kind == LEXICON_GAP_ORGANIZATION ||
	       kind == LEXICON_GAP_LOCATION || kind == LEXICON_GAP_EMPLOYER;
}

/* "has  since closed", "on  or about": nothing is missing. */
static bool adverb_left(const struct scene *s, uint32_t left, uint32_t i)
{
	if (around_is(s, left, "since"))
		return left > 0 &&
		       around_is(s, left - 1, "has have had was were is ever");
	return around_is(s, i, "or") && around_is(s, i + 1, "about before after");
}

/* "filed on  disputing the": but "pain on  lifting". */
static bool gerund(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	return w.n > 5 && s->doc->tok[i].shape == SHAPE_LOWER &&
	       memcmp(w.p + w.n - 3, "ing", 3) == 0 &&
	       around_is(s, i + 1, "the a an his her this that");
}

/* "Ito, the vendor,  fitted it": the apposition has its name before it. */
static bool named_already(const struct scene *s, uint32_t comma)
{
	uint32_t b = comma;

	while (b > 1 && comma - b < 6) {
		b--;
		if (around_is(s, b, "the a an his her their its"))
			return scene_punct(s, b - 1, ',') || name_like(s, b - 1);
	}
	return false;
}

/* "the claim number  is 4821" */
static bool value_after_is(const struct scene *s, uint32_t i)
{
	return around_is(s, i, "is was") &&
	       (gap_dated(s, i + 1) || s->doc->tok[i + 1].kind == TOKEN_NUMBER ||
		s->doc->tok[i + 1].shape == SHAPE_UPPER);
}

static bool participle(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	return s->doc->tok[i].kind == TOKEN_WORD && w.n > 4 && w.p[w.n - 1] == 'd' &&
	       w.p[w.n - 2] == 'e';
}

/* "letter of  runs to 8 pages", "dated  shows a tear": a verb in the present, if no other
 * reading is kept out. */
static bool runs_to(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	return !scene_fresh(s, i) && s->doc->tok[i].shape == SHAPE_LOWER && w.n > 3 &&
	       w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's' &&
	       !(around_classes(s, i) & LEX_BIT(FUNCTION)) &&
	       around_is(s, i + 1, "to from that not no only");
}

/* Is what stands at token i ungrammatical behind the slot? */
static bool hole_for(const struct scene *s, struct gap_slot slot, uint32_t left,
		     uint32_t i)
{
	/* "the attorney,  who" is a slip, "the attorney,  has asked" no longer one. */
	if (slot.comma)
		return (gap_verb(s, i) && !named_already(s, left)) ||
		       around_is(s, i, "of from for by") ||
		       (s->doc->tok[i].kind == TOKEN_PUNCT && gap_hole_before(s, i));
	if (slot.kind == LEXICON_GAP_EMPLOYER && !slot.strong)
		return false; /* "represented  by" */
	if (around_is(s, left, "a an the his her") && participle(s, i))
		return false; /* "in an  undated note" */
	if (slot.kind == LEXICON_GAP_ID && value_after_is(s, i))
		return false;
	if (around_is(s, i, "and or") &&
	    str_ieq(doc_token(s->doc, left), doc_token(s->doc, i + 1)))
		return true; /* "mailed to  and to her attorney" */
	if (gap_hole_before(s, i))
		return gap_seam_wants(s, left, i) && !adverb_left(s, left, i);
	/* "wrote on  that work was", "call Dr. Ito at  between 8 and 5", "to  or by fax"
	 */
	if ((around_is(s, left, "on") && around_is(s, i, "that") && left > 0 &&
	     (around_classes(s, left - 1) & LEX_BIT(SAYVERB)) &&
	     around_is(s, i + 2, "is was were")) ||
	    (around_is(s, left, "at") && around_is(s, i, "between")) ||
	    (around_is(s, left, "to") && around_is(s, i, "or") &&
	     around_is(s, i + 1, "by")))
		return true;
	if (clause_after(s, left, i) || (person_or_place(slot.kind) && time_after(s, i) &&
					 gap_seam_wants(s, left, i)))
		return true;
	if (scene_punct(s, i, '(') && around_is(s, left, "to of by from on dated") &&
	    (!scene_entry(s, i + 1)->mask || s->doc->tok[i + 2].kind == TOKEN_NUMBER))
		return true;
	if (!slot.strong)
		return false;
	if (slot.kind == LEXICON_GAP_ID && around_is(s, i, "the a his her this"))
		return true;
	if (slot.kind == LEXICON_GAP_DATE && around_is(s, left, "on") && gerund(s, i) &&
	    left > 0 && (around_classes(s, left - 1) & LEX_BIT(SAYVERB)))
		return true;
	/* "examined on  revealed": after "of" it might be an adjective. */
	if (gap_past(s, i) && around_is(s, left, "on since until by dated at with"))
		return true;
	return gap_present(s, i) || runs_to(s, i) || scene_punct(s, i, '(') ||
	       around_is(s, i, "and or");
}

bool gap_seam_half(const struct scene *s, uint32_t left, uint32_t i, bool strong)
{
	if (!around_is(s, i, "through thru to until and"))
		return false;
	if (around_is(s, left, "from between"))
		return gap_dated(s, i + 1) ||
		       (!strong && s->doc->tok[i + 1].shape != SHAPE_CAP);
	return around_is(s, i, "through thru") && gap_dated(s, i + 1);
}

float gap_seam(const struct scene *s, uint32_t left, uint32_t i, uint8_t *kind)
{
	struct gap_slot slot = gap_slot_before(s, left + 1);
	uint8_t after = gap_kind_after(s, i);
	bool lower = scene_small(s, i);

	*kind = slot.kind;
	if (gap_orphan(s, i)) {
		*kind = LEXICON_GAP_NAME;
		return GAP_SURE;
	}
	if (after == LEXICON_GAP_AGE) {
		*kind = after; /* "is a  year old", but "51  year old" */
		return around_is(s, left,
				 "a an this now old the is was were are am as being aged "
				 "about approximately currently presently represented "
				 "unrepresented pleasant former") ||
				       scene_punct(s, left, ')')
			       ? GAP_SURE
			       : GAP_DOUBT;
	}
	if (slot.kind == LEXICON_GAP_EMPLOYER && !slot.comma &&
	    (gap_role_noun(s, i) ||
	     (around_is(s, left, "represented unrepresented former") &&
	      job_run_end(s, i, true) > i)))
		return GAP_SURE; /* "a represented  ranch hand" */
	if (lower && (around_is(s, left, "dear named") ||
		      (scene_punct(s, left, '.') && slot.kind == LEXICON_GAP_NAME)))
		/* "Dr.  is": sentences do not begin so */
		return slot.kind ? GAP_SURE : GAP_DOUBT;
	if (slot.comma && after == LEXICON_GAP_EMPLOYER)
		after = LEXICON_GAP_NONE; /* "the employer,  employee, and ..." */
	if (slot.kind && (after || hole_for(s, slot, left, i))) {
		if (after && (!slot.strong || !lower))
			*kind = after;
		if (gap_seam_half(s, left, i, slot.strong) ||
		    (gap_left(s, left) & LEFT_PAIR))
			*kind = LEXICON_GAP_DATE;
		return slot.strong ? GAP_SURE : GAP_LIKELY;
	}
	after = lone_kind(s, left, i, after);
	if (!after)
		return GAP_DOUBT;
	*kind = after;
	return GAP_LIKELY;
}
