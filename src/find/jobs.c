/*
 * Given: words. Promises: the injured worker's job where the sentence says that it is
 * theirs: after an age, a sex, "as a", "worked as", a label. Not a doctor's specialty,
 * not a relative's.
 */
#include "job_list.h"
#include "job_run.h"
#include "names.h"
#include "sites.h"

#define AS_ALONE 0.65f /* "as a cook" with no word of work before it */
#define AS_REACH 7     /* words back from "as" alone to the word of work */
#define APPOSED 0.6f   /* "Ana Ruiz, a cook" */
#define OPENING 0.64f  /* "A cook for thirty years, he" */
#define SURE 0.85f     /* worked as a: what comes is a job */

/* Is there a Mr. or Ms. among the n tokens before i? */
static bool of_layman(const struct scene *s, uint32_t i, uint32_t n)
{
	while (n-- && i > 0 && !scene_fresh(s, i))
		if ((around_classes(s, --i) & LEX_BIT(TITLE)) &&
		    scene_entry(s, i)->role_kind == KIND_PATIENT)
			return true;
	return false;
}

/* A father of five, a mother of two: no relative, among the n tokens before i. */
static bool is_parent(const struct scene *s, uint32_t i, uint32_t n)
{
	while (n-- && i > 1 && !scene_fresh(s, i))
		if (around_cue(s, --i, CUE_BIT(OF)) &&
		    (around_classes(s, i - 1) & LEX_BIT(KIN)) &&
		    (s->doc->tok[i + 1].kind == TOKEN_NUMBER ||
		     scene_class(s, i + 1, LEX_BIT(NUMWORD))))
			return true;
	return false;
}

/* Is the sentence before token i, but for the job that ends at token done, about a
 * relative or a doctor? */
static bool of_another(const struct scene *s, uint32_t i, uint32_t done)
{
	uint32_t n = i - done < 8 ? i - done : 8;

	/* Mr. Hank Deacon: the first title says who it is about. */
	if (is_parent(s, i, n))
		return false;
	return around_has_before(s, i, n, LEX_BIT(KIN) | LEX_BIT(SPECIALTY)) ||
	       (around_has_before(s, i, n, LEX_BIT(TITLE)) && !of_layman(s, i, n));
}

#define CLAUSE 16 /* tokens back to the subject of a clause that "and" goes on from */

/* "He was promoted in 2010 and was a": does somebody stand at the clause's beginning? */
static bool goes_on(const struct scene *s, uint32_t and)
{
	if (!around_cue(s, and, CUE_BIT(AND)))
		return false;
	for (uint32_t i = and; i > 0 && and-i < CLAUSE && !scene_fresh(s, i); i--) {
		if (scene_punct(s, i - 1, '.') || scene_punct(s, i - 1, ';'))
			return false;
		if (around_is(s, i - 1, "he she i"))
			return true;
	}
	return false;
}

/* "Occupation cook" begins a line: what stands above is of no account. */
static bool heads_line(const struct scene *s, uint32_t i)
{
	return (s->doc->tok[i].gap & GAP_NEWLINES) && around_in(s, i, CUE_JOBLABEL);
}

/* Ms. Ito (5/6/70) was a: behind a number in brackets. */
static bool behind_bracket(const struct scene *s, uint32_t i)
{
	return i > 1 && scene_punct(s, i - 1, ')') && !scene_fresh(s, i) &&
	       s->doc->tok[i - 2].kind == TOKEN_NUMBER;
}

/* Is the subject before token i the person of the letter? Notes leave it out. */
static bool of_person(const struct scene *s, uint32_t i)
{
	bool comma;
	uint32_t b = around_before(s, i, &comma);

	return comma || behind_bracket(s, i) || goes_on(s, b) ||
	       (s->words.w[i].flags & WORD_START) || around_cue(s, b, CUE_BIT(SUBJECT)) ||
	       (b != AROUND_NONE && s->doc->tok[b].shape == SHAPE_CAP &&
		!scene_class(s, b, LEX_BIT(WORD)));
}

/* "Ana Ruiz, a line cook, ...": a name or the person's role before the comma. */
static float apposed(const struct scene *s, uint32_t i)
{
	uint32_t b = i - 2;

	if (i < 2 || scene_fresh(s, i) || s->doc->tok[b].kind != TOKEN_WORD)
		return 0;
	if (s->doc->tok[b].shape != SHAPE_LOWER || around_cue(s, b, CUE_BIT(PERSONROLE)))
		return APPOSED;
	return 0;
}

/* The cue (a phrase such as "worked as a") that ends before i + 1, and what it is worth.
 */
static float cue_score(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;
	uint32_t first = around_ends_with(s, i, LEX_BIT(JOBCUE), &e);

	if (first == AROUND_NONE && (s->words.w[i].flags & WORD_START))
		return around_cue(s, i, CUE_BIT(ARTICLE)) ? OPENING : 0;
	if (first == AROUND_NONE && around_cue(s, i, CUE_BIT(ARTICLE)) && i > 1 &&
	    s->doc->tok[i - 1].kind == TOKEN_POSS && around_is(s, i - 2, "he she"))
		return 0.7f; /* she's a baker */
	if (first == AROUND_NONE)
		return around_cue(s, i, CUE_BIT(ARTICLE)) && scene_punct(s, i - 1, ',')
			       ? apposed(s, i)
			       : 0;
	if (first + 1 == i && around_cue(s, first, CUE_BIT(ISVERB)))
		return of_person(s, first) ? 0.7f : 0;
	if (first == i && around_cue(s, i, CUE_BIT(AS))) /* hired at nineteen as packer */
		return !scene_punct(s, i - 1, ',') && around_has_before(s, i, AS_REACH,
									LEX_BIT(WORKVERB))
			       ? 0.75f
			       : 0;
	if (around_cue(s, first, CUE_BIT(AS)))
		return around_has_before(s, first, 6, LEX_BIT(WORKVERB)) ? 0.9f
									 : AS_ALONE;
	return SURE;
}

/* "1996 to 2011: feed truck driver, Foster Farms", "from 1990 bus operator.", "1979-83
 * Rigger", "2001 on      Custodian II": a job behind a year that ends before token i,
 * where a list of them has it. */
static uint32_t after_year(const struct scene *s, uint32_t year, uint32_t i,
			   uint32_t *end)
{
	const struct token *tok = s->doc->tok;
	uint32_t start = scene_punct(s, i, ':') || around_is(s, i, "on") ? i + 1 : i;
	bool column = (tok[start].gap & GAP_WIDE) && !(tok[start].gap & GAP_NEWLINES);

	*end = start;
	if (i != year + 1 || tok[year].kind != TOKEN_NUMBER ||
	    (tok[year].end - tok[year].start != 4 && !column &&
	     !(start > i &&
	       (scene_punct(s, year - 1, '\'') || scene_punct(s, year - 1, '-')))) ||
	    (start == i && !column && !around_is(s, year - 1, "from since until to")) ||
	    (around_is(s, i, "on") && !column))
		return start;
	start = job_skip(s, start);
	*end = job_run_end(s, start, false);
	if (!job_list_stops(s, *end))
		*end = start;
	return start;
}

/* "Ana Quist, mangle operator, age 55": a job between the commas behind a name and before
 * an age that begins at token age. */
static void before_age(const struct scene *s, uint32_t age, struct finding_list *out,
		       uint16_t type)
{
	const struct lexicon_entry *e;
	uint32_t end = around_is(s, age - 1, "age aged") ? age - 2 : age - 1, first = end;

	if (age < 4 || scene_fresh(s, age) || !scene_punct(s, end, ',') ||
	    around_ends_with(s, end - 1, JOB_HEADS, &e) == AROUND_NONE)
		return;
	while (first > 1 && end - first < 4 && job_run_word(s, first - 1) &&
	       s->doc->tok[first - 1].shape == SHAPE_LOWER)
		first--;
	if (first < end && scene_punct(s, first - 1, ',') && first > 1 &&
	    s->doc->tok[first - 2].kind == TOKEN_WORD &&
	    s->doc->tok[first - 2].shape != SHAPE_LOWER &&
	    job_run_end(s, first, false) == end && !of_another(s, first, first))
		job_put(s, out, type, first, end, 0.75f);
}

/* "a 52 year old roofer"; the list that the first job behind a label begins. */
static void after_found(const struct scene *s, const struct finding_list *before,
			struct finding_list *out, uint16_t type)
{
	uint32_t first = 0;

	for (size_t k = 0; k < before->n; k++) {
		const struct finding *f = &before->p[k];
		uint32_t i, start, end;

		first = scene_token_from(s, f->start, first);
		i = scene_token_from(s, f->end, first);
		if (f->type == type)
			job_list(s, i, out, type);
		start = after_year(s, f->type == s->models->ids.date ? i - 1 : first, i,
				   &end);
		if (end > start) {
			job_put(s, out, type, start, end, 0.8f);
			job_list(s, end, out, type);
		}
		if (f->type != s->models->ids.age &&
		    (!f->tag || f->tag != s->models->ids.age))
			continue;
		before_age(s, first, out, type);
		if (first > 1 && scene_punct(s, first - 1, ',') &&
		    around_classes(s, first - 2) & LEX_BIT(KIN))
			continue; /* his sister, 41, a pharmacist */
		start = job_skip(s, i);
		end = job_run_end(s, start, false);
		if (end > start && start > i) {
			job_put(s, out, type, start, end, 0.9f);
			job_list(s, end, out, type);
		}
	}
}

/* The token behind a cue that ends at i: over the colon of "Prior work: cook" and the
 * comma of "his occupation, cook, ..." */
static uint32_t behind_cue(const struct scene *s, uint32_t i)
{
	if (scene_punct(s, i + 1, ':') ||
	    (scene_punct(s, i + 1, ',') && around_in(s, i, CUE_JOBLABEL)))
		return i + 2;
	return i + 1;
}

/* Behind "Job:" a candler is a trade, behind "job displacement" a voucher is none. */
static bool trade_may_follow(const struct scene *s, uint32_t i, float score)
{
	return score >= SURE &&
	       (!around_cue(s, i, CUE_BIT(JOBNOUN)) || behind_cue(s, i) > i + 1);
}

/* "___ year old", "XX-year-old": an age that was cut out stood here. */
static bool year_old(const struct scene *s, uint32_t i)
{
	return around_cue(s, i, CUE_BIT(OLD)) && i >= 2 &&
	       (around_cue(s, i - 1, CUE_BIT(YEARS)) ||
		(scene_punct(s, i - 1, '-') && around_cue(s, i - 2, CUE_BIT(YEARS))));
}

/* "was a tile grouter at Sunsweet": a trade is believed before whom it was done for. */
static uint32_t employed_end(const struct scene *s, uint32_t start)
{
	uint32_t end = job_run_end(s, start, true);

	return end > start && around_is(s, end, "at for with") &&
			       s->doc->tok[end + 1].shape == SHAPE_CAP
		       ? end
		       : start;
}

static bool by_trade(const struct scene *s, uint32_t i)
{
	return i > 1 && around_in(s, i, CUE_BYTRADE) && around_is(s, i - 1, "by");
}

/* "a receptionist job", "the scheduler post", "crane oiler by trade": where the job
 * begins before token i, or i. */
static uint32_t job_before(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;
	uint32_t first = i, end = by_trade(s, i) ? i - 1 : i;

	if ((end == i && !around_cue(s, i, CUE_BIT(JOBNOUN))) || end == 0 ||
	    scene_fresh(s, end) ||
	    around_ends_with(s, end - 1, JOB_HEADS, &e) == AROUND_NONE)
		return i;
	first = end;
	while (first > 0 && end - first < 3 && job_run_word(s, first - 1) &&
	       run_joins(s, first) &&
	       !scene_class(s, first - 1, JOB_NEVER | LEX_BIT(JOBSKIP)))
		first--;
	return job_run_person(s, first, end) ? i : first;
}

/* "Mr. Tran, cart pusher, fell", "Ms. Ito (line cook)": the words between two commas or
 * brackets behind somebody with a layman's title. */
static void after_title(const struct scene *s, struct finding_list *out, uint16_t type)
{
	for (uint32_t i = sites_next(s, SITE_NAME, 0); i + 1 < s->doc->ntok;
	     i = sites_next(s, SITE_NAME, i + 1)) {
		const struct token *tok = s->doc->tok;
		uint32_t start = i + 1, end;

		if (!scene_class(s, i, LEX_BIT(TITLE)) ||
		    scene_entry(s, i)->role_kind != KIND_PATIENT)
			continue;
		start += scene_punct(s, start, '.');
		while (tok[start].kind == TOKEN_WORD && tok[start].shape != SHAPE_LOWER &&
		       run_joins(s, start))
			start +=
				scene_hyphen(s, start + 1) && !tok[start + 1].gap ? 2 : 1;
		if (!(scene_punct(s, start, ',') || scene_punct(s, start, '(')) ||
		    tok[start + 1].shape != SHAPE_LOWER)
			continue;
		start++;
		end = job_run_end(s, start, false);
		if (end > start && !scene_class(s, end - 1, LEX_BIT(ROLE)) &&
		    (scene_punct(s, end, ',') || scene_punct(s, end, ')') ||
		     scene_punct(s, end, '.')))
			job_put(s, out, type, start, end, APPOSED);
	}
}

/* "A tile setter for thirty years": is that how long somebody was one, from token i on?
 */
static bool for_years(const struct scene *s, uint32_t i)
{
	return around_is(s, i, "for since") && !scene_fresh(s, i) &&
	       (s->doc->tok[i + 1].kind == TOKEN_NUMBER ||
		scene_class(s, i + 1, LEX_BIT(NUMWORD))) &&
	       (around_is(s, i, "since") || around_cue(s, i + 2, CUE_BIT(YEARS)));
}

#define JOBS_KNOWN 8 /* jobs that are looked for in the rest of the letter */

/* Do the words from token i on say what those from token first on do? */
static bool same_job(const struct scene *s, uint32_t i, uint32_t first, uint32_t words)
{
	const struct token *tok = s->doc->tok;
	uint32_t w = 0;

	while (w < words && tok[i + w].hash == tok[first + w].hash &&
	       tok[i + w].kind == tok[first + w].kind && job_run_word(s, i + w))
		w++;
	return w == words;
}

/* The fruit packer: a job of two words or more that was found once, elsewhere. */
static enum lacuna_err known_jobs(const struct scene *s, struct finding_list *out,
				  uint16_t type)
{
	const struct token *tok = s->doc->tok;
	uint64_t *marks;
	size_t n = out->n;

	for (size_t k = 0, jobs = 0; k < n && jobs < JOBS_KNOWN; k++) {
		uint32_t first = doc_token_at(s->doc, out->p[k].start), words = 1;

		while (tok[first + words].start < out->p[k].end)
			words++;
		if (words < 2)
			continue;
		jobs++;
		marks = places_marks(&s->places, s->arena);
		if (!marks)
			return LACUNA_REFUSED;
		places_mark(&s->places, marks, tok[first].hash);
		for (uint32_t i = 0;
		     (i = places_next(&s->places, marks, i)) + words <= s->doc->ntok; i++)
			if (i != first && same_job(s, i, first, words))
				job_put(s, out, type, i, i + words, 0.6f);
	}
	return LACUNA_OK;
}

enum lacuna_err jobs_detect(const struct scene *s, const struct finding_list *before,
			    struct finding_list *out)
{
	uint16_t type = s->models->ids.profession;
	uint32_t done = 0;

	if (type == TYPE_KEEP)
		return LACUNA_OK;
	after_found(s, before, out, type);
	after_title(s, out, type);
	for (uint32_t i = sites_next(s, SITE_JOB, 0); i + 1 < s->doc->ntok;
	     i = sites_next(s, SITE_JOB, i + 1)) {
		uint32_t start, end;
		float score;
		bool bare;

		start = job_before(s, i);
		if (start < i) {
			job_put(s, out, type, start, by_trade(s, i) ? i - 1 : i, 0.7f);
			continue;
		}
		score = year_old(s, i) ? 0.85f : cue_score(s, i);
		if (score == 0)
			continue;
		start = job_skip(s, behind_cue(s, i));
		bare = around_is(s, i, "then");
		end = job_run_end(s, start, trade_may_follow(s, i, score));
		if (end == start && score < SURE)
			end = employed_end(s, start);
		if (score == APPOSED && s->doc->tok[start].shape == SHAPE_CAP &&
		    !(s->words.w[start].flags & (WORD_TITLED | WORD_CAPS)))
			continue; /* a Bennett, a Boxer: fractures */
		if (end == start || (bare && !job_list_stops(s, end)) ||
		    (score == APPOSED && job_run_cares(s, i, end)) ||
		    (score == OPENING && !for_years(s, end)) ||
		    (score < 0.9f && !heads_line(s, i) && of_another(s, i, done)) ||
		    (score == AS_ALONE && around_cue(s, end - 1, CUE_BIT(VAGUEHEAD))))
			continue;
		job_put(s, out, type, start, end, score);
		done = job_list(s, end, out, type);
		i = done - 1;
	}
	return known_jobs(s, out, type) || out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
