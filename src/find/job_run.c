/*
 * Given: words. Promises: how far a job reaches that begins at a word. Must not: ask
 * whose it is, or what led to it.
 */
#include "job_run.h"

#include "lexical.h"

#define RANK_JOB 40
#define JOB_WORDS 5
#define MASK_REACH 7 /* tokens of a mask in brackets */
#define COMMON 110   /* as level of frequency: some twelve in a million words */

/* The in of in-home, which a line end may break. */
static bool is_prefix(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i + 1, '-') && s->doc->tok[i + 1].gap == 0;
}

bool job_run_word(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_WORD && !scene_fresh(s, i) &&
	       !(s->words.w[i].flags & (WORD_KEEP | WORD_FOUND)) &&
	       (t->shape == SHAPE_LOWER || t->shape == SHAPE_CAP ||
		t->shape == SHAPE_UPPER) &&
	       (!around_cue(s, i, CUE_BIT(JOBSTOP)) || is_prefix(s, i));
}

bool job_run_person(const struct scene *s, uint32_t i, uint32_t end)
{
	if (end == i || !around_cue(s, end - 1, CUE_BIT(PERSONROLE) | CUE_BIT(EMPLOYEE)))
		return false;
	if (end > i + 1 && s->doc->tok[i].shape == SHAPE_UPPER &&
	    s->doc->tok[end - 1].shape == SHAPE_LOWER)
		return false; /* EVS worker, but not Injured Worker */
	return end == i + 1 || !around_cue(s, end - 1, CUE_BIT(JOBWORKER)) ||
	       (s->doc->tok[i].shape != SHAPE_LOWER &&
		!(s->words.w[i].flags & WORD_CAPS));
}

/* A word that is in no job: "is", "who", "neurology"; but in-home, and a pharmacy clerk.
 */
static bool ends_jobs(const struct scene *s, uint32_t i)
{
	uint64_t classes = scene_entry(s, i)->classes;
	uint64_t whole = scene_phrase_classes(s, i);

	if ((whole & LEX_BIT(KIN)) && !(whole & JOB_HEADS))
		return true; /* co-worker */
	classes |= whole;
	if ((classes & LEX_BIT(SPECIALTY)) && run_joins(s, i + 1) &&
	    scene_class(s, i + 1, LEX_BIT(OCCHEAD)) &&
	    scene_entry(s, i + 1)->role_kind != KIND_DOCTOR)
		return false; /* a radiology tech */
	return around_cue(s, i, CUE_BIT(AGEWORD)) ||
	       ((classes & JOB_NEVER) && !(classes & JOB_HEADS) && !is_prefix(s, i));
}

/* Does the word at i end like one of these, and could it be anything? */
static bool is_made(const struct scene *s, uint32_t i, const char *endings)
{
	return scene_small(s, i) && !around_cue(s, i, CUE_BIT(PERSONROLE)) &&
	       !scene_class(s, i,
			    LEX_BIT(MEDWORD) | LEX_BIT(JOBSKIP) | LEX_BIT(DEMONYM) |
				    LEX_BIT(FUNCTION)) &&
	       lexical_ends(s, i, endings, 3);
}

/* Corpsman, repairwoman, chairperson: heads made of a trade and a person. */
static bool is_made_head(const struct scene *s, uint32_t i)
{
	return is_made(s, i, "man woman person smith wright");
}

/* Candler, hoister, ceramist: a rare word made of what somebody does or works with. */
static bool is_trade(const struct scene *s, uint32_t i)
{
	return scene_entry(s, i)->freq[FREQ_WORD] < COMMON &&
	       is_made(s, i, "er or ist ian eer hand");
}

/* The lead of a ramp lead, the hand of a cellar hand: a head behind what is led or worked
 * in, not behind a side of somebody. */
static bool is_second_head(const struct scene *s, uint32_t first, uint32_t i)
{
	const uint64_t never = LEX_BIT(MEDWORD) | LEX_BIT(FUNCTION) | LEX_BIT(JOBSKIP);

	return i > first && around_cue(s, i, CUE_BIT(SECONDHEAD)) && run_joins(s, i) &&
	       s->doc->tok[i - 1].kind == TOKEN_WORD && !scene_class(s, i - 1, never);
}

/* The end of a job of several words that the lexicon lists and that begins at i, or i. */
static uint32_t listed_job(const struct scene *s, uint32_t i)
{
	return s->words.w[i].flags & (WORD_KEEP | WORD_FOUND)
		       ? i
		       : scene_phrase_end(s, i, LEX_BIT(OCCUPATION));
}

/* Over "[employer name]", "(Employer)" and "____", where who employs was cut out: the
 * token after it, or i. */
static uint32_t over_mask(const struct scene *s, uint32_t i)
{
	uint32_t j = i;

	while (scene_punct(s, j, '_'))
		j++;
	if (scene_punct(s, i, '(') && scene_class(s, i + 1, LEX_BIT(ORGROLE)) &&
	    scene_punct(s, i + 2, ')'))
		return i + 3;
	if (!scene_punct(s, i, '['))
		return j;
	for (j = i + 1; j - i < MASK_REACH && !scene_fresh(s, j); j++)
		if (scene_punct(s, j, ']'))
			return j + 1;
	return i;
}

uint32_t job_skip(const struct scene *s, uint32_t i)
{
	for (int k = 0; k < 12 && !scene_fresh(s, i); k++) {
		const struct lexicon_entry *e;
		const struct word *w = &s->words.w[i];
		uint32_t skipped = over_mask(s, i);

		if (skipped > i) {
			i = skipped;
			continue;
		}
		if (around_cue(s, i, CUE_BIT(ARTICLE) | CUE_BIT(THE)) ||
		    s->doc->tok[i].kind == TOKEN_NUMBER || (w->flags & WORD_FOUND) ||
		    scene_punct(s, i, '-') || scene_punct(s, i, ',') ||
		    scene_punct(s, i, '(') || scene_punct(s, i, ')') ||
		    scene_punct(s, i, '/') || around_cue(s, i, CUE_BIT(AGEWORD)) ||
		    (scene_punct(s, i, '.') && around_is(s, i - 1, "y o"))) {
			i++;
			continue;
		}
		skipped = scene_phrase_end(s, i, LEX_BIT(JOBSKIP));
		if (skipped > i) {
			i = skipped;
			continue;
		}
		e = scene_entry(s, i);
		if (!(e->classes & LEX_BIT(JOBSKIP)) || s->doc->tok[i].kind != TOKEN_WORD)
			break;
		i++;
	}
	return i;
}

/* Clerk III: the token after the grade at i, or i. */
static uint32_t over_grade(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_WORD && t->shape == SHAPE_UPPER && run_joins(s, i) &&
			       scene_class(s, i, LEX_BIT(NAMESUFFIX))
		       ? i + 1
		       : i;
}

/* The off of a roll-off driver, the through of a drive-through cashier. */
static bool is_second_half(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	return i > 1 && scene_punct(s, i - 1, '-') && !tok[i - 1].gap && !tok[i].gap &&
	       tok[i].kind == TOKEN_WORD && tok[i].shape == SHAPE_LOWER &&
	       tok[i - 2].shape == SHAPE_LOWER && !around_cue(s, i, CUE_BIT(AGEWORD));
}

/* "an independent review organization | PHYSICIAN ADVISOR REPORT": capitals below a line
 * in small letters go on with nothing. */
static bool heading_below(const struct scene *s, uint32_t i)
{
	return (s->doc->tok[i].gap & GAP_NEWLINES) &&
	       s->doc->tok[i].shape == SHAPE_UPPER &&
	       s->doc->tok[i - 1].shape == SHAPE_LOWER;
}

uint32_t job_run_end(const struct scene *s, uint32_t i, bool sure)
{
	uint32_t end = i, last = i, words = 0, trade = i;

	for (uint32_t j = i; words < JOB_WORDS; j++) {
		const struct lexicon_entry *e;
		uint32_t whole = listed_job(s, j);

		if (j > i && (!run_joins(s, j) || heading_below(s, j)))
			break;
		if (whole > j) { /* tool and die maker */
			end = last = whole;
			words++;
			j = whole - 1;
			continue;
		}
		if (!job_run_word(s, j) && !is_second_half(s, j))
			break;
		words++;
		if (!is_second_half(s, j) && ends_jobs(s, j))
			break;
		last = j + 1;
		if (around_ends_with(s, j, j > i ? JOB_HEADS | LEX_BIT(TITLE) : JOB_HEADS,
				     &e) != AROUND_NONE ||
		    is_made_head(s, j))
			end = j + 1;
		if (sure && (is_trade(s, j) || is_second_head(s, i, j)))
			trade = j + 1;
		if ((scene_punct(s, j + 1, '-') && s->doc->tok[j + 1].gap == 0) ||
		    s->doc->tok[j + 1].kind == TOKEN_POSS) /* roofer's helper */
			j++;
	}
	if (end == i || trade == last)
		end = trade > end ? trade : end; /* work as a candle dipper ended */
	last = end > i ? over_grade(s, end) : i;
	return last == end && job_run_person(s, i, end) ? i : last; /* Worker II */
}

bool job_run_cares(const struct scene *s, uint32_t i, uint32_t end)
{
	const struct lexicon_entry *e = scene_entry(s, end - 1);
	uint32_t b = i - 2;

	if (i < 3 || !(e->classes & LEX_BIT(ROLE)) ||
	    (enum lexicon_kind)e->role_kind != KIND_DOCTOR)
		return false;
	while (b > 0 && !scene_fresh(s, b) &&
	       (s->doc->tok[b].shape != SHAPE_LOWER ||
		scene_class(s, b, LEX_BIT(PARTICLE))))
		b--;
	return around_is(s, b, "by with to from of");
}

void job_put(const struct scene *s, struct finding_list *out, uint16_t type, uint32_t i,
	     uint32_t end, float score)
{
	struct finding f = {
		.type = type, .rank = RANK_JOB, .score = score, .rule = "job.slot"};

	if (scene_punct(s, i - 1, '-') && s->doc->tok[i].gap == 0 &&
	    !around_is(s, i - 2, "ex"))
		return; /* a Third-Party Administrator */
	finding_put(out, s->doc, i, end, f);
}
