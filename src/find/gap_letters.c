/*
 * Given: one to three capitals. Promises: those that an earlier redactor left for a
 * person: Dr. W, Ms. A, AS, M.D., the ombudsman, JT, -- unless the letter names somebody
 * whose initials they are. Must not: take abbreviations, credentials or states for
 * initials.
 */
#include "gap.h"

#include <string.h>

#define RANK_INITIAL 44

static bool upper_word(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].kind == TOKEN_WORD &&
	       (s->doc->tok[i].shape == SHAPE_INITIAL ||
		s->doc->tok[i].shape == SHAPE_UPPER);
}

/* Adds the initials of the name f. A name of capitals alone may be a mask itself. */
static void add_name(const struct scene *s, struct gap_initials *in,
		     const struct finding *f)
{
	uint32_t seen = 0, i = doc_token_at(s->doc, f->start);
	int first = -1, last = -1;
	bool real = false, comma = false;

	for (uint32_t k = i; k < s->doc->ntok && s->doc->tok[k].start < f->end; k++)
		real = real || (s->doc->tok[k].kind == TOKEN_WORD &&
				s->doc->tok[k].end - s->doc->tok[k].start > 3);
	for (; real && i < s->doc->ntok && s->doc->tok[i].start < f->end; i++) {
		const struct token *t = &s->doc->tok[i];

		comma = comma || scene_punct(s, i, ',');
		if (t->kind != TOKEN_WORD || t->c < 'a' || t->c > 'z' ||
		    t->shape == SHAPE_LOWER)
			continue;
		last = t->c - 'a';
		first = first < 0 ? last : first;
		for (unsigned a = 0; a < 26; a++)
			if (seen >> a & 1) {
				in->after[a] |= 1u << last;
				in->after[last] |= 1u << a; /* LAST, FIRST */
			}
		seen |= 1u << last;
	}
	/* "Ortiz, J.R." has its surname first. */
	if (seen)
		in->last |= 1u << (comma ? first : last);
}

static void read_names(const struct scene *s, const struct finding_list *before,
		       struct gap_initials *in)
{
	in->ready = true;
	for (size_t k = 0; k < before->n; k++) {
		const struct finding *f = &before->p[k];

		if (f->type != TYPE_KEEP && f->score >= 0.5f && f->gap == GAP_NOT &&
		    strcmp(s->pack->types[f->type].category, "NAME") == 0)
			add_name(s, in, f);
	}
}

/* Could the letters in [i, end) stand for somebody the letter names? */
static bool stands_for(const struct scene *s, uint32_t i, uint32_t end,
		       const struct gap_initials *in)
{
	int last = -1;
	unsigned n = 0;

	for (uint32_t p = s->doc->tok[i].start; p < s->doc->tok[end - 1].end; p++) {
		int c = (s->doc->text.p[p] | 0x20) - 'a';

		if (c < 0 || c > 25)
			continue;
		if (last >= 0 && !(in->after[last] >> c & 1))
			return false;
		last = c;
		n++;
	}
	return n > 1 || (n == 1 && (in->last >> last & 1));
}

/* Is the word before token i a title that wants a name? */
static bool titled(const struct scene *s, uint32_t i)
{
	uint32_t b = i - 1;

	if (i == 0 || scene_fresh(s, i) || s->doc->tok[i].gap == 0)
		return false;
	if (scene_punct(s, b, '.') && b > 0)
		b--;
	return (around_cue(s, b, CUE_BIT(PURETITLE)) || around_is(s, b, "miss judge")) &&
	       s->doc->tok[b].shape != SHAPE_LOWER;
}

/* After Dr.: nothing of a name may follow: Dr. W. Osei, Dr. DE SOUZA. */
static uint32_t titled_end(const struct scene *s, uint32_t i)
{
	uint32_t end = i + 1;

	while (scene_punct(s, end, '.') && s->doc->tok[end].gap == 0 &&
	       s->doc->tok[end - 1].shape == SHAPE_INITIAL) {
		bool more = s->doc->tok[end + 1].shape == SHAPE_INITIAL && end - i < 4;

		if (more && run_joins(s, end + 1)) {
			end += 2;
			continue;
		}
		if (run_joins(s, end + 1) && !scene_fresh(s, end + 1) &&
		    (run_particles(s, end + 1) > end + 1 || /* Dr. E. van Houten */
		     (run_namey(s, end + 1) && run_credential(s, end + 1) == end + 1)))
			return i;
		/* The stop is the initial's where the sentence goes on. */
		if (!scene_fresh(s, end + 1) &&
		    (s->doc->tok[end + 1].shape == SHAPE_LOWER ||
		     scene_punct(s, end + 1, ';') || scene_punct(s, end + 1, ',')))
			end++;
		return end;
	}
	if (scene_punct(s, end, '-') && s->doc->tok[end].gap == 0)
		return i; /* Dr. O-Brien, Dr. H----- */
	if (gap_verb(s, end) || gap_past(s, end))
		return end; /* DR. M TREATED */
	return run_joins(s, end) && run_namey(s, end) && run_credential(s, end) == end
		       ? i
		       : end;
}

/* Letters that are something else: ER, PT, CA, QME. */
static bool abbreviation(const struct scene *s, uint32_t i)
{
	return run_credential(s, i) > i ||
	       (around_classes(s, i) &
		(LEX_BIT(ACRONYM) | LEX_BIT(NAMESUFFIX) | LEX_BIT(ROLE) |
		 LEX_BIT(SPECIALTY) | LEX_BIT(LEGALFORM) | LEX_BIT(UR) |
		 LEX_BIT(INSURER) | LEX_BIT(GUIDELINE) | LEX_BIT(MASKWORD)));
}

/* "Witness A saw", "Patient B's": a letter for somebody of whom no more is said than what
 * they are; but "Patient C/O pain", "Patient R knee". */
static bool lettered(const struct scene *s, uint32_t i)
{
	uint32_t end = i + 1;

	if (i == 0 || scene_fresh(s, i) || s->doc->tok[i].gap != GAP_BLANK ||
	    s->doc->tok[i].shape != SHAPE_INITIAL || s->doc->tok[i].c == 'i' ||
	    s->doc->tok[i - 1].shape != SHAPE_CAP ||
	    !(around_classes(s, i - 1) & LEX_BIT(ROLE)))
		return false;
	if (s->doc->tok[end].kind == TOKEN_POSS || scene_punct(s, end, ',') ||
	    scene_punct(s, end, ';'))
		return true;
	return s->doc->tok[end].gap && (gap_verb(s, end) || gap_past(s, end));
}

/* J.R., S.K.: the token after the last stop; i when it is no such thing. */
static uint32_t dotted_end(const struct scene *s, uint32_t i)
{
	uint32_t end = i;
	unsigned n = 0;

	while (s->doc->tok[end].shape == SHAPE_INITIAL && scene_punct(s, end + 1, '.') &&
	       s->doc->tok[end + 1].gap == 0 && (n == 0 || s->doc->tok[end].gap == 0)) {
		end += 2;
		n++;
	}
	return n == 2 || n == 3 ? end : i;
}

/* "The claimant, J.R., appeals", "report of S.K., M.D.": letters with stops for a person
 * with nothing of a name behind them. */
static bool dotted(const struct scene *s, uint32_t i, uint32_t end)
{
	struct gap_slot slot;

	if (end == i || s->doc->tok[i].gap == 0 || run_credential(s, i) > i ||
	    (i > 0 && run_joins(s, i) && run_namey(s, i - 1)))
		return false;
	if (!scene_punct(s, end, ',') || s->doc->tok[end].gap)
		return false;
	slot = gap_slot_before(s, i);
	/* "deposition of" may have a date behind it, too */
	return run_credential(s, end + 1) > end + 1 ||
	       (slot.strong &&
		(slot.kind == LEXICON_GAP_NAME || (i > 0 && around_is(s, i - 1, "of"))));
}

/* Without a title: two or three letters before a credential, or in a strong slot for a
 * name and closed off by a comma or a stop. */
static bool untitled(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	uint32_t end = i + 1;
	struct gap_slot slot;

	if (t->shape != SHAPE_UPPER || t->gap == 0 || (s->words.w[i].flags & WORD_CAPS) ||
	    run_credential(s, i) > i)
		return false;
	if (!scene_punct(s, end, ',') && !scene_punct(s, end, '.') &&
	    s->doc->tok[end].kind != TOKEN_POSS)
		return false;
	if (i > 0 && run_joins(s, i) && run_namey(s, i - 1))
		return false; /* SONIA YOO, M.D. */
	slot = gap_slot_before(s, i);
	if (scene_punct(s, end, ',') && run_credential(s, end + 1) > end + 1) {
		if (slot.kind == LEXICON_GAP_NAME)
			return true;
		/* "BAKER, OLU, M.D.", "Reno, NV, M.D." */
		if (i > 1 && scene_punct(s, i - 1, ',') && !scene_fresh(s, i) &&
		    run_namey(s, i - 2))
			return false;
		if (around_classes(s, i) & LEX_BIT(NAMESUFFIX))
			return false;
		/* "CMS, FDA, MD Guidelines"; but any letters may begin a sentence as a
		 * name. */
		return (s->words.w[i].flags & WORD_START) || !abbreviation(s, i);
	}
	return slot.kind == LEXICON_GAP_NAME && slot.strong && !abbreviation(s, i) &&
	       !(around_classes(s, i) & LEX_BIT(STATE));
}

/* "Dr. N" of a letter that speaks of Dr. Nunez: short for the name, and no mask. */
static void put_initial(const struct scene *s, uint32_t i, uint32_t end,
			struct finding_list *out)
{
	struct finding f = {.type = s->models->ids.person[KIND_DOCTOR],
			    .rank = RANK_INITIAL,
			    .score = 0.85f,
			    .rule = "known.initial"};

	if (f.type != TYPE_KEEP)
		finding_put(out, s->doc, i, end, f);
}

uint32_t gap_letters(const struct scene *s, uint32_t i, const struct finding_list *before,
		     struct gap_initials *named, struct finding_list *out)
{
	uint32_t end = i;
	bool sure;

	if (!upper_word(s, i) || s->doc->tok[i].end - s->doc->tok[i].start > 3)
		return i;
	/* "SEEN BY DR.  AND BY", "MS. HSU": in capitals words and names are no initials
	 */
	if ((s->words.w[i].flags & WORD_CAPS) &&
	    s->doc->tok[i].end - s->doc->tok[i].start > 1 &&
	    (around_classes(s, i) & (LEX_BIT(FUNCTION) | LEX_BIT(PREDICATE) |
				     LEX_BIT(SURNAME) | LEX_BIT(TITLE))))
		return i;
	if ((around_classes(s, i) & LEX_BIT(PARTICLE)) && scene_punct(s, i + 1, '.') &&
	    run_namey(s, i + 2))
		return i; /* Mr. ST. JAMES */
	sure = titled(s, i);
	if (sure)
		end = titled_end(s, i);
	else if (untitled(s, i) || lettered(s, i))
		end = i + 1;
	else if (dotted(s, i, dotted_end(s, i)))
		end = dotted_end(s, i);
	if (end == i)
		return i;
	if (!named->ready)
		read_names(s, before, named);
	if (stands_for(s, i, end, named)) {
		if (sure)
			put_initial(s, i, end, out);
		return end;
	}
	gap_put(s, out, s->doc->tok[i].start, s->doc->tok[end - 1].end, LEXICON_GAP_NAME,
		GAP_CLASS_MASK, sure ? GAP_SURE : GAP_LIKELY, "gap.letters");
	return end;
}
