/*
 * Given: a letter as a worker left it. Promises: what the cleaned letter says of age,
 * sex, state, year of injury, occupation and kind of employer, each in one form. Must
 * not: read what was taken out: an edited span counts as what stands there now, and one
 * that became a tag says nothing.
 */
#include "batch_facts.h"

#include <stdio.h>

#include "../act/numword.h"
#include "../act/state.h"
#include "../base/ascii.h"

#define NEAR 48 /* bytes in which a word says what a date is of */

const char *const batch_fact_name[BATCH_FACTS] = {
	[BATCH_AGE] = "age",
	[BATCH_SEX] = "sex",
	[BATCH_STATE] = "state",
	[BATCH_INJURY_YEAR] = "injury_year",
	[BATCH_OCCUPATION] = "occupation",
	[BATCH_EMPLOYER_KIND] = "employer_kind",
};

/* One found span and what stands there now. */
struct fact {
	const struct lacuna_seen *seen;
	const struct pack *pack;
	const struct finding *f;
	struct str now;
};

/* Lower case, one blank where white space was. */
static void put(char out[BATCH_FACT], struct str value)
{
	size_t n = 0;

	value = str_trim(value);
	for (size_t i = 0; i < value.n && n + 1 < BATCH_FACT; i++) {
		bool space = ascii_space(value.p[i]);

		if (!space || (n && out[n - 1] != ' '))
			out[n++] = space ? ' ' : (char)ascii_lower(value.p[i]);
	}
	out[n] = '\0';
}

static void put_age(char out[BATCH_FACT], const struct fact *x)
{
	struct str s = x->now;
	struct numword w;

	for (size_t i = 0; i < s.n; i++) {
		unsigned years = 0;

		if (ascii_digit(s.p[i])) {
			for (; i < s.n && ascii_digit(s.p[i]) && years < 1000; i++)
				years = 10 * years + (unsigned)(s.p[i] - '0');
			snprintf(out, BATCH_FACT, "%u", years);
			return;
		}
		if ((i == 0 || !ascii_alpha(s.p[i - 1])) &&
		    numword_read(s, (uint32_t)i, (uint32_t)s.n, &w)) {
			snprintf(out, BATCH_FACT, "%u", (unsigned)w.value);
			return;
		}
	}
}

static void put_state(char out[BATCH_FACT], const struct fact *x)
{
	int s = state_find(str_trim(x->now));

	if (s >= 0)
		snprintf(out, BATCH_FACT, "%s", state_list[s].code);
}

static bool holds(struct str text, const char *word)
{
	struct str w = str_of(word);

	for (size_t i = 0; i + w.n <= text.n; i++)
		if (ascii_lower(text.p[i]) == w.p[0] &&
		    (i == 0 || !ascii_alpha(text.p[i - 1])) &&
		    str_ieq(str_sub(text, i, i + w.n), w))
			return true;
	return false;
}

/* Does the letter say of the date that it is an injury's: "injured on", "DOI:", "date of
 * injury", "the March 3, 2012 injury"? */
static bool is_injury(const struct fact *x)
{
	struct str text = x->seen->doc->text;
	size_t start = x->f->start, end = x->f->end;
	size_t near = start > NEAR ? start - NEAR : 0;
	struct str before = str_sub(text, near, start), after;

	for (size_t i = before.n; i; i--) /* of its sentence alone */
		if (before.p[i - 1] == ';' ||
		    (before.p[i - 1] == '.' && i < before.n && ascii_space(before.p[i])))
			before = str_sub(before, i, before.n);
	after = str_sub(text, end, end + sizeof(" work injury"));
	return holds(before, "injur") || holds(before, "doi") ||
	       holds(before, "accident") || holds(after, "injur");
}

/* The last number of four digits, or of two after a slash, dash or full stop. */
static void put_year(char out[BATCH_FACT], const struct fact *x)
{
	struct str s = x->now;
	size_t end = s.n, start;

	while (end && !ascii_digit(s.p[end - 1]))
		end--;
	for (start = end; start && ascii_digit(s.p[start - 1]);)
		start--;
	if ((end - start != 4 && end - start != 2) || !is_injury(x))
		return;
	if (end - start == 4)
		snprintf(out, BATCH_FACT, "%.4s", (const char *)s.p + start);
	else if (start && strchr("/-.'", s.p[start - 1]))
		snprintf(out, BATCH_FACT, "%s%.2s", s.p[start] < '5' ? "20" : "19",
			 (const char *)s.p + start);
}

static void put_text(char out[BATCH_FACT], const struct fact *x)
{
	put(out, x->now);
}

/* The words that say what an employer is: the longest end of its name, or its first word,
 * that the lexicon knows as such ("unified school district", "county"); a legal form
 * alone makes it a company. */
static void put_kind(char out[BATCH_FACT], const struct fact *x)
{
	const struct lexicon *lex = &x->pack->lex;
	char name[BATCH_FACT];
	struct str s;

	put(name, x->now);
	s = str_of(name);
	while (s.n && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ','))
		s.n--;
	for (size_t i = 0; i < s.n; i++) {
		struct str end = str_sub(s, i, s.n), first = s;
		const struct lexicon_entry *e;

		if (i && s.p[i - 1] != ' ')
			continue;
		e = lexicon_key(lex, end);
		if (e->classes & LEX_BIT(LEGALFORM) && i) {
			snprintf(out, BATCH_FACT, "company");
			s.n = i - 1; /* what stands before it may say more */
			while (s.n && s.p[s.n - 1] == ',')
				s.n--;
			i = (size_t)-1;
			continue;
		}
		if (i && e->classes & LEX_BIT(ORGHEAD)) {
			put(out, end);
			return;
		}
		first = str_cut(&first, ' ');
		if (!i && lexicon_key(lex, first)->classes & LEX_BIT(ORGOF)) {
			put(out, first);
			return;
		}
	}
	if (!*out)
		snprintf(out, BATCH_FACT, "other");
}

static const struct source {
	enum batch_fact fact;
	const char *category, *type;
	void (*put)(char out[BATCH_FACT], const struct fact *x);
} sources[] = {
	{BATCH_AGE, "AGE", "AGE", put_age},
	{BATCH_STATE, "LOCATION", "STATE", put_state},
	{BATCH_INJURY_YEAR, "DATE", "DATE", put_year},
	{BATCH_OCCUPATION, "PROFESSION", "PROFESSION", put_text},
	{BATCH_EMPLOYER_KIND, "EMPLOYER", "EMPLOYER", put_kind},
};

/* Words of one sex against words of the other. */
static void put_sex(char out[BATCH_FACT], const struct doc *doc)
{
	static const char *const words[2][6] = {
		{"female", "woman", "she", "her", "hers", "ms"},
		{"male", "man", "he", "his", "him", "mr"}};
	static const bool may_begin[256] = {
		['f'] = 1, ['w'] = 1, ['s'] = 1, ['h'] = 1, ['m'] = 1};
	uint32_t hash[2][6];
	size_t n[2] = {0};

	for (int s = 0; s < 2; s++)
		for (int w = 0; w < 6; w++)
			hash[s][w] = token_hash(str_of(words[s][w]));
	for (uint32_t i = 0; i < doc->ntok; i++) {
		if (doc->tok[i].kind != TOKEN_WORD ||
		    doc->tok[i].end - doc->tok[i].start > 6 || !may_begin[doc->tok[i].c])
			continue;
		for (int s = 0; s < 2; s++)
			for (int w = 0; w < 6; w++)
				n[s] += doc->tok[i].hash == hash[s][w];
	}
	if (n[0] != n[1])
		snprintf(out, BATCH_FACT, "%s", n[0] > n[1] ? "female" : "male");
}

static void take(struct batch_facts *out, const struct fact *x)
{
	const struct pack_type *type = &x->pack->types[x->f->type];

	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++) {
		const struct source *s = &sources[i];

		if (!out->of[s->fact][0] && strcmp(type->type, s->type) == 0 &&
		    strcmp(type->category, s->category) == 0)
			s->put(out->of[s->fact], x);
	}
}

void batch_facts_read(struct batch_facts *out, const struct lacuna_seen *seen,
		      const struct pack *pack)
{
	const struct finding_list *found = &seen->found->resolved;
	struct fact x = {.seen = seen, .pack = pack};
	size_t e = 0;

	*out = (struct batch_facts){0};
	put_sex(out->of[BATCH_SEX], seen->doc);
	for (size_t i = 0; i < found->n; i++) {
		size_t start = doc_raw_start(seen->doc, found->p[i].start);
		const struct edit *edit = NULL;

		x.f = &found->p[i];
		if (x.f->type == TYPE_KEEP || x.f->gap)
			continue;
		while (e < seen->edits->n && seen->edits->p[e].end <= start)
			e++;
		if (e < seen->edits->n && seen->edits->p[e].start <= start)
			edit = &seen->edits->p[e];
		if (edit && edit->action == ACTION_TAG)
			continue;
		x.now = edit ? edit->replacement
			     : doc_text(seen->doc, x.f->start, x.f->end);
		take(out, &x);
	}
}
