/*
 * Given: a run. Promises: how far it reaches when read as an organisation's name: over
 * "&", "of", legal forms, numbers. Must not: ask whether it is one.
 */
#include "org_reach.h"

#include "lexical.h"
#include "saint.h"

/* ", LLP", " APC": does the form of a firm stand at i? */
static bool legal_follows(const struct scene *s, uint32_t i)
{
	i += scene_punct(s, i, ',');
	return run_joins(s, i) && s->doc->tok[i].shape != SHAPE_LOWER &&
	       scene_class(s, i, LEX_BIT(LEGALFORM)) && !scene_punct(s, i + 1, '-');
}

/* The partners of a firm from the comma or "and" at i: ", Brandt & Seagrave", ", Crane,
 * and Mbeki" before "LLP". The token after them, or i when neither ends the list. */
static uint32_t firm_list(const struct scene *s, uint32_t i)
{
	uint32_t j = i;

	for (int k = 0; k < 5; k++) {
		uint32_t next = j + scene_punct(s, j, ',');
		bool amp = scene_punct(s, next, '&'), comma = next > j;
		bool last = amp || (around_cue(s, next, CUE_BIT(AND)) &&
				    s->doc->tok[next].shape == SHAPE_LOWER);

		next += last;
		if (next == j || !run_joins(s, j + 1) || !run_joins(s, next) ||
		    !run_namey(s, next))
			return i;
		j = next + 1;
		while (scene_punct(s, j, '-') && s->doc->tok[j].gap == 0 &&
		       run_namey(s, j + 1))
			j += 2;
		if (last)
			return (amp && !comma) || legal_follows(s, j) ? j : i;
	}
	return i;
}

/* Vale of Oaks Hospital: does the run at i end in an organisation's head? */
static bool head_follows(const struct scene *s, uint32_t i)
{
	struct run r;

	run_read(s, i, &r);
	return r.words > 1 && scene_class(s, r.last, LEX_BIT(ORGHEAD));
}

/* Law Offices of Crane and Vang, Department of Parks and Recreation: the token after the
 * partners or fields, of which one ends before i; of is the word before them. */
static uint32_t of_partners(const struct scene *s, uint32_t of, uint32_t i)
{
	const struct lexicon_entry *e;

	if (!(around_ends_with(s, of, LEX_BIT(ORGHEAD), &e) != AROUND_NONE &&
	      e->org_kind == KIND_LAWFIRM) &&
	    !around_in(s, of - 1, CUE_BUREAU))
		return i;
	while ((around_cue(s, i, CUE_BIT(AND)) || scene_punct(s, i, '&')) &&
	       run_joins(s, i + 1) && run_namey(s, i + 1))
		i += 2;
	return i;
}

/* A part of the body or a treatment, with a capital: what clinics are called for. */
static bool of_medicine(const struct scene *s, uint32_t i)
{
	return scene_capital(s, i) &&
	       scene_class(s, i, LEX_BIT(MEDWORD) | LEX_BIT(ORGHEAD) | LEX_BIT(TESTNOUN));
}

/* Center for Spine, Institute for Pain: the token after what a head that takes "of" is
 * for, or i. */
static uint32_t purpose_end(const struct scene *s, uint32_t i)
{
	return around_cue(s, i, CUE_BIT(FOR)) && s->doc->tok[i].shape == SHAPE_LOWER &&
			       scene_class(s, i - 1, LEX_BIT(ORGOF)) &&
			       s->doc->tok[i - 1].shape == SHAPE_CAP &&
			       run_joins(s, i + 1) &&
			       (run_namey(s, i + 1) || of_medicine(s, i + 1))
		       ? i + 2
		       : i;
}

/* Back in Motion Physical Therapy, Hands on Healing Center: words of the dictionary with
 * capitals and a small word between them, at the end of which a head stands. The token
 * after the small word, or i. */
static uint32_t motto_end(const struct scene *s, const struct run *r, uint32_t i)
{
	struct run rest;
	struct lexical x;

	if (i != r->end || r->words != 1 || s->doc->tok[i].shape != SHAPE_LOWER ||
	    !around_is(s, i, "in on to for with at") || !run_joins(s, i + 1) ||
	    !run_namey(s, i + 1) ||
	    (s->words.w[r->first].flags &
	     (WORD_START | WORD_LABEL | WORD_TITLED | WORD_CAPS)))
		return i;
	lexical_count(s, r->first, r->end, &x);
	if (x.plain < x.words || scene_is(s, r->first, LEX_BIT(ORGHEAD) | LEX_BIT(ROLE)))
		return i;
	run_read(s, i + 1, &rest);
	return rest.words > 1 && scene_class(s, rest.last, LEX_BIT(ORGHEAD)) ? i + 1 : i;
}

/* The 4 Less of Food 4 Less, of the West of an insurer: the end of a known firm's name
 * that goes on at i, or i. */
static uint32_t brand_end(const struct scene *s, uint32_t i)
{
	const struct phrase *p = scene_phrase(s, i);

	return p && p->first < i && p->end > i &&
			       (s->doc->tok[i].kind == TOKEN_NUMBER ||
				s->doc->tok[i].shape == SHAPE_LOWER) &&
			       (scene_phrase_entry(s, p)->classes & BRANDS)
		       ? p->end
		       : i;
}

/* Ruth Bolander of Zenith Insurance: somebody of a firm that is listed? */
static bool of_listed(const struct scene *s, const struct run *r, uint32_t k)
{
	return r->words > 1 && scene_phrase_end(s, k, BRANDS) > k + 1 &&
	       scene_class(s, r->first, LEX_BITS_GIVEN);
}

/* Hagop Quist, Fair & Square: who it is, and the firm. */
static bool called_in_full(const struct scene *s, const struct run *r, uint32_t i)
{
	return i == r->end && r->words == 2 && scene_punct(s, i, ',') &&
	       scene_class(s, r->first, LEX_BITS_GIVEN) &&
	       !scene_class(s, r->first, LEX_BIT(WORD)) &&
	       !scene_class(s, r->last, LEX_BIT(WORD) | LEX_BIT(ORGHEAD));
}

/* ", Inc.", " LLC", ", L.P.", ", A Law Corporation": the token after a legal form that
 * stands at i, or i. */
static uint32_t form_end(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;
	bool comma = scene_punct(s, i, ',');
	uint32_t form = i + comma, end = run_dotted(s, form, LEX_BIT(LEGALFORM));

	if (end > i + 1 && run_joins(s, i + 1))
		return end;
	if ((comma && !run_joins(s, form)) || tok[form].shape == SHAPE_LOWER)
		return i;
	end = scene_phrase_end(s, form, LEX_BIT(LEGALFORM));
	if (comma && end > form + 1)
		return end;
	if (tok[form].kind != TOKEN_WORD || !scene_class(s, form, LEX_BIT(LEGALFORM)) ||
	    scene_punct(s, form + 1, '-'))
		return i; /* CO-SURGEON */
	end = form + 1;
	return scene_punct(s, end, '.') && tok[end].gap == 0 ? end + 1 : end;
}

/* ", Brandt & Seagrave", " & Sons": the token after partners that stand at i, or i. */
static uint32_t partners_end(const struct scene *s, const struct run *r, uint32_t i)
{
	if ((scene_punct(s, i, ',') || around_cue(s, i, CUE_BIT(AND))) &&
	    !called_in_full(s, r, i))
		return firm_list(s, i);
	return scene_punct(s, i, '&') && run_joins(s, i + 1) && run_namey(s, i + 1)
		       ? i + 2
		       : i;
}

/* A JOB OF VANTAGE INTERIORS, RUTH BOLANDER OF ARBOR CASUALTY: in capitals, what is of a
 * firm and no part of its name. */
static bool capitals_before(const struct scene *s, const struct run *r)
{
	uint32_t i = r->first;

	return (s->words.w[i].flags & WORD_CAPS) &&
	       ((r->words > 1 && scene_class(s, i, LEX_BITS_GIVEN)) ||
		(i > 0 && !scene_fresh(s, i) &&
		 around_cue(s, i - 1, CUE_BIT(ARTICLE) | CUE_BIT(THE))));
}

/* " of Orland", " of the West": the token after what it is of, when that stands at i, or
 * i. */
static uint32_t of_end(const struct scene *s, const struct run *r, uint32_t i)
{
	uint32_t k = i + 1;

	if (!around_cue(s, i, CUE_BIT(OF)) || !run_joins(s, k) ||
	    around_cue(s, i - 1, CUE_BIT(SERVICES)) || /* Six Sessions of Therapy */
	    !scene_small(s, i))
		return i;
	k += around_cue(s, k, CUE_BIT(THE));
	if (!run_joins(s, k) || !run_namey(s, k))
		return i;
	return scene_class(s, i - 1, LEX_BIT(ORGOF)) ||
			       (!(s->words.w[i - 1].flags & (WORD_START | WORD_LABEL)) &&
				!capitals_before(s, r) && !of_listed(s, r, k) &&
				head_follows(s, k))
		       ? of_partners(s, i, k + 1)
		       : i;
}

/* " No. 2", " #2207", " Local 66": the token after a number that stands at i, or i. */
static uint32_t number_end(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	if (scene_punct(s, i, ',') && run_joins(s, i + 1) &&
	    tok[i + 2].kind == TOKEN_NUMBER && around_cue(s, i + 1, CUE_BIT(NUMBERED)) &&
	    tok[i + 1].shape == SHAPE_CAP)
		return i + 3; /* , Local 518 */
	if (around_cue(s, i, CUE_BIT(NO)) && scene_punct(s, i + 1, '.') &&
	    tok[i + 2].kind == TOKEN_NUMBER && i >= 2 && run_namey(s, i - 2))
		return i + 3; /* Cedar Mill No. 2, but not Account No. 2 */
	if (scene_punct(s, i, '#') && tok[i + 1].kind == TOKEN_NUMBER &&
	    tok[i + 1].gap == 0 && !around_cue(s, i - 1, CUE_BIT(DOCUMENT)))
		return i + 2;
	return tok[i].kind == TOKEN_NUMBER && around_cue(s, i - 1, CUE_BIT(NUMBERED)) &&
			       tok[i - 1].shape == SHAPE_CAP
		       ? i + 1
		       : i;
}

/* "'s Casualty", "St. Luke's": the token after the possessive at i, and after what has a
 * capital behind it, or i. */
static uint32_t possessive_end(const struct scene *s, const struct run *r, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	if ((tok[i].kind == TOKEN_POSS || scene_punct(s, i, '\'')) && tok[i].gap == 0 &&
	    run_joins(s, i + 1) && run_namey(s, i + 1) && tok[i + 1].gap)
		return i + 2;
	return tok[i].kind == TOKEN_POSS && saint_word(s, r->first) + 1 == i &&
			       tok[i + 1].shape != SHAPE_LOWER
		       ? i + 1
		       : i;
}

/* Premier Spine and Joint: the token after the second field, or i, which is the "and". */
static uint32_t fields_end(const struct scene *s, uint32_t i)
{
	return around_cue(s, i, CUE_BIT(AND)) && scene_small(s, i) &&
			       of_medicine(s, i - 1) && run_joins(s, i + 1) &&
			       of_medicine(s, i + 1) && !scene_punct(s, i + 2, '-')
		       ? i + 2
		       : i;
}

/* Where an organisation that ends before token i goes on to, or i; whether over partners
 * (*amp), over what it is of, for or numbered (*of). */
static uint32_t extend(const struct scene *s, const struct run *r, uint32_t i, bool *amp,
		       bool *of)
{
	uint32_t j;

	if (scene_fresh(s, i) || !run_joins(s, i))
		return i;
	j = brand_end(s, i);
	if (j > i)
		return j;
	if ((j = purpose_end(s, i)) > i || (j = motto_end(s, r, i)) > i) {
		*of = true;
		return j;
	}
	if (lexical_town_state(s, r->first, i))
		return i; /* Reading, PA: a state, too */
	if (around_is(s, i + 1, "lc") && s->doc->tok[i + 2].kind == TOKEN_NUMBER)
		return i; /* SECOND OPINION, LC 4062 */
	j = form_end(s, i);
	if (j > i)
		return j;
	j = partners_end(s, r, i);
	if (j > i) {
		*amp = true;
		return j;
	}
	if ((j = of_end(s, r, i)) > i || (j = number_end(s, i)) > i) {
		*of = true;
		return j;
	}
	j = possessive_end(s, r, i);
	return j > i ? j : fields_end(s, i);
}

uint32_t org_reach(const struct scene *s, const struct run *r, bool *amp, bool *of)
{
	uint32_t end = r->end, next;

	for (int k = 0; k < 6; k++) {
		next = extend(s, r, end, amp, of);
		if (next == end)
			break;
		end = next;
		if (run_joins(s, end) && run_namey(s, end) &&
		    !(s->words.w[end].flags & WORD_START) &&
		    run_credential(s, end) == end) {
			struct run more;

			run_read(s, end, &more);
			end = more.end;
		}
	}
	return end;
}
