/*
 * Given: words. Promises: the injured worker's job where the sentence says that it is
 * theirs: after an age, a sex, "as a", "worked as", a label. Not a doctor's specialty,
 * not a relative's.
 */
#include "names.h"
#include "sites.h"

#define RANK_JOB 40
#define JOB_WORDS 5
#define AS_ALONE 0.65f /* "as a cook" with no word of work before it */

#define HEADS (LEX_BIT(OCCHEAD) | LEX_BIT(OCCUPATION))
#define NO_JOB (LEX_BIT(KIN) | LEX_BIT(FUNCTION) | LEX_BIT(SAYVERB) | LEX_BIT(SPECIALTY))

/* The in of in-home. */
static bool is_prefix(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i + 1, '-') && s->doc->tok[i + 1].gap == 0 &&
	       s->doc->tok[i + 2].gap == 0;
}

static bool job_word(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_WORD && !scene_fresh(s, i) &&
	       !(s->words.w[i].flags & (WORD_KEEP | WORD_FOUND)) &&
	       (t->shape == SHAPE_LOWER || t->shape == SHAPE_CAP ||
		t->shape == SHAPE_UPPER) &&
	       (!around_cue(s, i, CUE_BIT(JOBSTOP)) || is_prefix(s, i));
}

/* Skips "52 year old", "right-handed", "male", "longtime" from i. */
static uint32_t skip_attributes(const struct scene *s, uint32_t i)
{
	for (int k = 0; k < 12 && !scene_fresh(s, i); k++) {
		const struct lexicon_entry *e;
		const struct word *w = &s->words.w[i];

		if (around_cue(s, i, CUE_BIT(ARTICLE) | CUE_BIT(THE)) ||
		    s->doc->tok[i].kind == TOKEN_NUMBER || (w->flags & WORD_FOUND) ||
		    scene_punct(s, i, '-') || scene_punct(s, i, ',') ||
		    scene_punct(s, i, '(') || scene_punct(s, i, ')') ||
		    scene_punct(s, i, '/') || around_cue(s, i, CUE_BIT(AGEWORD))) {
			i++;
			continue;
		}
		if (w->phrase && s->words.phrases[w->phrase - 1].first == i) {
			e = &s->pack->lex.entries[s->words.phrases[w->phrase - 1].entry];
			if (e->classes & LEX_BIT(JOBSKIP)) {
				i = s->words.phrases[w->phrase - 1].end;
				continue;
			}
		}
		e = scene_entry(s, i);
		if (!(e->classes & LEX_BIT(JOBSKIP)) || s->doc->tok[i].kind != TOKEN_WORD)
			break;
		i++;
	}
	return i;
}

/* "injured worker", "represented employee": the person of the letter, not a job. */
static bool names_person(const struct scene *s, uint32_t i, uint32_t end)
{
	if (end == i || !around_cue(s, end - 1, CUE_BIT(PERSONROLE) | CUE_BIT(EMPLOYEE)))
		return false;
	return end == i + 1 || !around_cue(s, end - 1, CUE_BIT(JOBWORKER)) ||
	       s->doc->tok[i].shape != SHAPE_LOWER;
}

/* A word that is in no job: "is", "who", "neurology"; but in-home, and a pharmacy clerk.
 */
static bool ends_jobs(const struct scene *s, uint32_t i)
{
	const struct word *w = &s->words.w[i];
	uint64_t classes = scene_entry(s, i)->classes;

	if (w->phrase)
		classes |= s->pack->lex.entries[s->words.phrases[w->phrase - 1].entry]
				   .classes;
	return around_cue(s, i, CUE_BIT(AGEWORD)) ||
	       ((classes & NO_JOB) && !(classes & HEADS) && !is_prefix(s, i));
}

/* Corpsman, repairwoman, chairperson: heads made of a trade and a person. */
static bool is_made_head(const struct scene *s, uint32_t i)
{
	static const char *const ends[] = {"man", "woman", "person", "smith", "wright"};
	struct str w = doc_token(s->doc, i);

	if (s->doc->tok[i].shape != SHAPE_LOWER ||
	    (scene_entry(s, i)->classes & (LEX_BIT(MEDWORD) | LEX_BIT(JOBSKIP) |
					   LEX_BIT(DEMONYM) | LEX_BIT(FUNCTION))) ||
	    around_cue(s, i, CUE_BIT(PERSONROLE)))
		return false;
	for (size_t k = 0; k < sizeof(ends) / sizeof(ends[0]); k++) {
		struct str end = str_of(ends[k]);

		if (w.n > end.n + 3 && str_ieq(str_sub(w, w.n - end.n, w.n), end))
			return true;
	}
	return false;
}

/* The end of a job of several words that the lexicon lists and that begins at i, or i. */
static uint32_t listed_job(const struct scene *s, uint32_t i)
{
	const struct word *w = &s->words.w[i];
	const struct phrase *p;

	if (!w->phrase || (w->flags & (WORD_KEEP | WORD_FOUND)))
		return i;
	p = &s->words.phrases[w->phrase - 1];
	return p->first == i && (s->pack->lex.entries[p->entry].classes &
				 LEX_BIT(OCCUPATION))
		       ? p->end
		       : i;
}

/* The end of the job that begins at i: its last head word within reach; i when there is
 * none. */
static uint32_t job_end(const struct scene *s, uint32_t i)
{
	uint32_t end = i, words = 0;

	for (uint32_t j = i; words < JOB_WORDS; j++) {
		const struct lexicon_entry *e;
		uint32_t whole = listed_job(s, j);

		if (whole > j) { /* tool and die maker */
			end = whole;
			words++;
			j = whole - 1;
			continue;
		}
		if (!job_word(s, j))
			break;

		if (j > i && !run_joins(s, j))
			break;
		words++;
		if (ends_jobs(s, j))
			break;
		if (around_ends_with(s, j, j > i ? HEADS | LEX_BIT(TITLE) : HEADS, &e) !=
			    AROUND_NONE ||
		    is_made_head(s, j))
			end = j + 1;
		if (scene_punct(s, j + 1, '-') && s->doc->tok[j + 1].gap == 0)
			j++;
	}
	return names_person(s, i, end) ? i : end;
}

static void put_job(const struct scene *s, struct finding_list *out, uint16_t type,
		    uint32_t i, uint32_t end, float score)
{
	struct finding f = {
		.type = type, .rank = RANK_JOB, .score = score, .rule = "job.slot"};

	f.start = s->doc->tok[i].start;
	f.end = s->doc->tok[end - 1].end;
	finding_add(out, &f);
}

/* Is there a Mr. or Ms. among the n tokens before i? */
static bool of_layman(const struct scene *s, uint32_t i, uint32_t n)
{
	while (n-- && i > 0 && !scene_fresh(s, i))
		if ((around_classes(s, --i) & LEX_BIT(TITLE)) &&
		    scene_entry(s, i)->role_kind == KIND_PATIENT)
			return true;
	return false;
}

/* Is the sentence before token i, but for the job that ends at token done, about a
 * relative or a doctor? */
static bool of_another(const struct scene *s, uint32_t i, uint32_t done)
{
	uint32_t n = i - done < 8 ? i - done : 8;

	/* Mr. Hank Deacon: the first title says who it is about. */
	return around_has_before(s, i, n, LEX_BIT(KIN) | LEX_BIT(SPECIALTY)) ||
	       (around_has_before(s, i, n, LEX_BIT(TITLE)) && !of_layman(s, i, n));
}

/* Is the subject before token i the person of the letter? */
static bool of_person(const struct scene *s, uint32_t i)
{
	bool comma;
	uint32_t b = around_before(s, i, &comma);

	return comma || around_cue(s, b, CUE_BIT(SUBJECT)) ||
	       (b != AROUND_NONE && s->doc->tok[b].shape == SHAPE_CAP &&
		!(scene_entry(s, b)->classes & LEX_BIT(WORD)));
}

/* "Ana Ruiz, a line cook, ...": a name or the person's role before the comma. */
static float apposed(const struct scene *s, uint32_t i)
{
	uint32_t b = i - 2;

	if (i < 2 || scene_fresh(s, i) || s->doc->tok[b].kind != TOKEN_WORD)
		return 0;
	if (s->doc->tok[b].shape != SHAPE_LOWER || around_cue(s, b, CUE_BIT(PERSONROLE)))
		return 0.6f;
	return 0;
}

/* The cue (a phrase such as "worked as a") that ends before i + 1, and what it is worth.
 */
static float cue_score(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;
	uint32_t first = around_ends_with(s, i, LEX_BIT(JOBCUE), &e);

	if (first == AROUND_NONE)
		return around_cue(s, i, CUE_BIT(ARTICLE)) && scene_punct(s, i - 1, ',')
			       ? apposed(s, i)
			       : 0;
	if (around_cue(s, first, CUE_BIT(ISVERB)))
		return of_person(s, first) ? 0.7f : 0;
	if (around_cue(s, first, CUE_BIT(AS)))
		return around_has_before(s, first, 6, LEX_BIT(WORKVERB)) ? 0.9f
									 : AS_ALONE;
	return 0.85f;
}

/* Over ", and later as a": where a further job may begin after one that ends before i; i
 * when nothing leads on. */
static uint32_t leads_on(const struct scene *s, uint32_t i)
{
	uint32_t j = i;
	bool led = false;

	for (int k = 0; k < 6 && !scene_fresh(s, j); k++, j++) {
		if (around_cue(s, j, CUE_BIT(ARTICLE) | CUE_BIT(AS)) ||
		    around_is(s, j, "later then formerly previously"))
			led = true;
		else if (!scene_punct(s, j, ',') && !scene_punct(s, j, ';') &&
			 s->doc->tok[j].kind != TOKEN_NUMBER &&
			 !around_is(s, j,
				    "and or then is was later now also since before that "
				    "earlier "
				    "previously formerly"))
			break;
	}
	return led && !around_cue(s, i, CUE_BIT(ARTICLE)) ? j : i;
}

/* The further jobs of a list whose first ends before token i; the token after them. */
static uint32_t further_jobs(const struct scene *s, uint32_t i, struct finding_list *out,
			     uint16_t type)
{
	for (;;) {
		uint32_t j = leads_on(s, i), start, end;
		bool aux;

		if (j == i)
			return i;
		start = skip_attributes(s, j);
		end = job_end(s, start);
		if (end == start || around_says(s, end, &aux) || aux)
			return i;
		put_job(s, out, type, start, end, 0.75f);
		i = end;
	}
}

/* "a 52 year old roofer", "the 40-year-old right-handed cook". */
static void after_ages(const struct scene *s, const struct finding_list *before,
		       struct finding_list *out, uint16_t type)
{
	for (size_t k = 0; k < before->n; k++) {
		const struct finding *f = &before->p[k];
		uint32_t i, start, end;

		if (f->type != s->models->ids.age &&
		    (!f->tag || f->tag != s->models->ids.age))
			continue;
		i = doc_token_at(s->doc, f->end);
		start = skip_attributes(s, i);
		end = job_end(s, start);
		if (end > start && start > i) {
			put_job(s, out, type, start, end, 0.9f);
			further_jobs(s, end, out, type);
		}
	}
}

/* "___ year old", "XX-year-old": an age that was cut out stood here. */
static bool year_old(const struct scene *s, uint32_t i)
{
	return around_cue(s, i, CUE_BIT(OLD)) && i >= 2 &&
	       (around_cue(s, i - 1, CUE_BIT(YEARS)) ||
		(scene_punct(s, i - 1, '-') && around_cue(s, i - 2, CUE_BIT(YEARS))));
}

/* "a receptionist job", "the scheduler post": where the job begins before token i, or i.
 */
static uint32_t job_before(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;
	uint32_t first = i;

	if (!around_cue(s, i, CUE_BIT(JOBNOUN)) || i == 0 || scene_fresh(s, i) ||
	    around_ends_with(s, i - 1, HEADS, &e) == AROUND_NONE)
		return i;
	while (first > 0 && i - first < 3 && job_word(s, first - 1) &&
	       run_joins(s, first) &&
	       !(scene_entry(s, first - 1)->classes & (NO_JOB | LEX_BIT(JOBSKIP))))
		first--;
	return names_person(s, first, i) ? i : first;
}

#define JOBS_KNOWN 8 /* jobs that are looked for in the rest of the letter */

/* The fruit packer: a job of two words or more that was found once, elsewhere. */
static void known_jobs(const struct scene *s, struct finding_list *out, uint16_t type)
{
	const struct token *tok = s->doc->tok;
	size_t n = out->n;

	for (size_t k = 0, jobs = 0; k < n && jobs < JOBS_KNOWN; k++) {
		uint32_t first = doc_token_at(s->doc, out->p[k].start), words = 1;

		while (tok[first + words].start < out->p[k].end)
			words++;
		if (words < 2)
			continue;
		jobs++;
		for (uint32_t i = 0; i + words <= s->doc->ntok; i++) {
			uint32_t w = 0;

			while (w < words && tok[i + w].hash == tok[first + w].hash &&
			       tok[i + w].kind == tok[first + w].kind &&
			       job_word(s, i + w))
				w++;
			if (w == words && i != first)
				put_job(s, out, type, i, i + words, 0.6f);
		}
	}
}

enum lacuna_err jobs_detect(const struct scene *s, const struct finding_list *before,
			    struct finding_list *out)
{
	uint16_t type = s->models->ids.profession;
	uint32_t done = 0;

	if (type == TYPE_KEEP)
		return LACUNA_OK;
	after_ages(s, before, out, type);
	for (uint32_t i = sites_next(s, SITE_JOB, 0); i + 1 < s->doc->ntok;
	     i = sites_next(s, SITE_JOB, i + 1)) {
		uint32_t start, end;
		float score;

		start = job_before(s, i);
		if (start < i) {
			put_job(s, out, type, start, i, 0.7f);
			continue;
		}
		score = year_old(s, i) ? 0.85f : cue_score(s, i);
		if (score == 0)
			continue;
		start = skip_attributes(s, i + 1);
		end = job_end(s, start);
		if (end == start || (score < 0.9f && of_another(s, i, done)) ||
		    (score == AS_ALONE && around_cue(s, end - 1, CUE_BIT(VAGUEHEAD))))
			continue;
		put_job(s, out, type, start, end, score);
		done = further_jobs(s, end, out, type);
		i = done - 1;
	}
	known_jobs(s, out, type);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
