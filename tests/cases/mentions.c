/*
 * Given: letters, and whose each mention is. Promises: counts of mentions that became
 * what their entity's other mentions in the case did. Must not: know how replacements are
 * made.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../../src/act/civil.h"
#include "../../src/base/ascii.h"
#include "cases.h"

#define ID_MAX 120

/* A date of birth moves with the age, which the policy shifts: alike in all letters of
 * the case, but not as the other dates do. The generator's people were born before, all
 * else is later. */
#define BIRTHS_END 2002

/* A mention that was replaced as a whole. */
struct seen {
	unsigned case_number;
	const struct letter *letter;
	size_t at; /* where in it */
	enum kind kind;
	uint16_t type;	   /* what the finder took it for */
	struct str entity; /* of the generator */
	char name[ID_MAX]; /* of the original: a surname, an organisation's first word */
	char became[ID_MAX]; /* the same of the replacement, a date's or an age's shift */
	char two[ID_MAX];    /* of an organisation's replacement, the first two words */
};

struct list {
	struct seen *p;
	size_t n, cap;
};

/* Letters and digits of s in capitals; what is not ASCII as it is. */
static void fold(char out[ID_MAX], struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n && n + 1 < ID_MAX; i++)
		if (ascii_alnum(s.p[i]) || s.p[i] >= 0x80)
			out[n++] = (char)ascii_toupper(s.p[i]);
	out[n] = '\0';
}

static bool is_suffix(struct str word)
{
	static const char *const suffixes[] = {"JR", "SR", "II", "III", "IV"};
	char folded[ID_MAX];

	fold(folded, word);
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (strcmp(folded, suffixes[i]) == 0)
			return true;
	return false;
}

/* The last word that is no suffix: the end of the surname, whatever stands before it. */
static struct str last_word(struct str s)
{
	for (;;) {
		size_t from;
		struct str word;

		s = str_trim(s);
		from = s.n;
		while (from && !ascii_space(s.p[from - 1]))
			from--;
		word = str_sub(s, from, s.n);
		if (!from || !is_suffix(word))
			return word;
		s.n = from;
	}
}

static struct str surname_of(struct str s, struct str form)
{
	if (str_ieq(form, STR("lf")))
		s = str_cut(&s, ',');
	return last_word(s);
}

/* Brixton-Overland is one word, though line ends break it. */
static struct str first_word(struct str s)
{
	unsigned char last = 0;
	size_t n = 0;

	s = str_trim(s);
	for (; n < s.n && s.p[n] != ',' && (!ascii_space(s.p[n]) || last == '-'); n++)
		if (!ascii_space(s.p[n]))
			last = s.p[n];
	return str_sub(s, 0, n);
}

static struct str two_words(struct str s)
{
	size_t one = first_word(s).n;

	s = str_trim(s);
	return str_sub(s, 0, one + first_word(str_sub(s, one, s.n)).n + 1);
}

static bool starts(const struct mention *m, const char *prefix)
{
	return str_starts(m->entity, str_of(prefix));
}

static enum kind kind_of(const struct mention *m)
{
	if (starts(m, "NAME:"))
		return KIND_PERSON;
	if (starts(m, "EMPLOYER:") || starts(m, "ORGANIZATION:") ||
	    starts(m, "LOCATION:HOSPITAL"))
		return KIND_ORG;
	if (starts(m, "DATE:"))
		return KIND_DATE;
	return starts(m, "AGE:") ? KIND_AGE : KIND_REST;
}

/* Given names and initials stand for a person, but show no surname. */
static bool shows_surname(struct str form)
{
	return !str_eq(form, STR("first")) && !str_eq(form, STR("given")) &&
	       !str_eq(form, STR("ini"));
}

static bool describe_date(struct seen *s, struct str text, struct str replacement)
{
	int32_t day = dates_iso(str_sub(s->entity, 5, s->entity.n)), before, after;

	/* In a list of days the generator marks more than one date is. */
	if (!dates_read(text, day, &before) || before != day ||
	    !dates_read(replacement, day, &after))
		return false;
	snprintf(s->became, ID_MAX, "%d", before - after);
	if (day > civil_days((struct civil){BIRTHS_END, 1, 1}))
		s->entity = STR("DATE"); /* all of a case move alike */
	return true;
}

static bool describe_age(struct seen *s, struct str text, struct str replacement)
{
	uint64_t before, after;

	if (!str_number(text, 200, &before) || !str_number(replacement, 200, &after))
		return false;
	snprintf(s->became, ID_MAX, "%d", (int)before - (int)after);
	return true;
}

static bool describe(struct seen *s, const struct mention *m, struct str text,
		     struct str replacement)
{
	s->kind = kind_of(m);
	s->entity = m->entity;
	switch (s->kind) {
	case KIND_DATE:
		return describe_date(s, text, replacement);
	case KIND_AGE:
		return describe_age(s, text, replacement);
	case KIND_PERSON:
		if (!shows_surname(m->form))
			return false;
		fold(s->name, surname_of(text, m->form));
		fold(s->became, surname_of(replacement, m->form));
		return true;
	case KIND_ORG:
		fold(s->name, first_word(text));
		if (str_ieq(first_word(text), first_word(replacement)))
			return false; /* "County of ..." */
		fold(s->became, first_word(replacement));
		fold(s->two, two_words(replacement));
		return true;
	default:
		fold(s->name, text);
		fold(s->became, replacement);
		return true;
	}
}

static void add(struct list *l, const struct seen *s)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 4096;
		l->p = realloc(l->p, l->cap * sizeof(*l->p));
		if (!l->p)
			abort();
	}
	l->p[l->n++] = *s;
}

static const struct edit *edit_at(const struct edit_list *edits, const struct mention *m)
{
	for (size_t i = 0; i < edits->n; i++)
		if (edits->p[i].start == m->start && edits->p[i].end == m->end)
			return &edits->p[i];
	return NULL;
}

static void look_at_edits(struct findings *out, const struct edit_list *edits,
			  struct str text)
{
	for (size_t i = 0; i < edits->n; i++) {
		const struct edit *e = &edits->p[i];

		if (e->gap || strcmp(e->rule, "grammar.article") == 0)
			continue;
		out->edits++;
		out->unchanged +=
			str_ieq(str_sub(text, e->start, e->end), e->replacement);
	}
}

static void look_at_letter(struct findings *out, struct list *list,
			   const struct letter *l, struct scrubber *s)
{
	char id[16];
	struct lacuna_letter letter = {.text = {l->text.p, l->text.n}};
	struct lacuna_seen seen;

	snprintf(id, sizeof(id), "case%u", l->number);
	letter.case_id = (struct lacuna_bytes){id, strlen(id)};
	if (lacuna_look(s->worker, &letter, &seen, NULL))
		return;
	look_at_edits(out, seen.edits, buf_str(&l->text));
	for (size_t i = 0; i < l->n; i++) {
		const struct mention *m = &l->mentions[i];
		const struct edit *e = edit_at(seen.edits, m);
		struct seen it = {.case_number = l->number, .letter = l, .at = m->start};

		out->tally[kind_of(m)].mentions++;
		if (!e || e->gap)
			continue;
		it.type = e->type;
		if (describe(&it, m, str_sub(buf_str(&l->text), m->start, m->end),
			     e->replacement))
			add(list, &it);
	}
}

static int compare_text(const struct seen *a, const struct seen *b)
{
	int c = strcmp(a->name, b->name);

	return c ? c : strcmp(a->became, b->became);
}

static int by_entity(const void *pa, const void *pb)
{
	const struct seen *a = pa, *b = pb;
	int c;

	if (a->case_number != b->case_number)
		return a->case_number < b->case_number ? -1 : 1;
	c = str_cmp(a->entity, b->entity);
	return c ? c : strcmp(a->became, b->became);
}

static bool ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);

	return k && k < n && strcmp(s + n - k, end) == 0;
}

/* Is the one the half of the double name that the other is (Aldridge of
 * Morrow-Aldridge)? */
static bool is_half(const struct seen *half, const struct seen *of)
{
	return ends_in(of->name, half->name) && ends_in(of->became, half->became);
}

/* Has the mention become the same, as a whole or by its half? */
static bool is_same(const struct seen *s, const struct seen *as)
{
	return strcmp(s->became, as->became) == 0 ||
	       (s->kind == KIND_PERSON && (is_half(s, as) || is_half(as, s)));
}

/* One entity's mentions, those that became the same side by side. */
static void settle(struct findings *out, const struct seen *p, size_t n)
{
	size_t best = 0, most = 0;

	for (size_t i = 0, from = 0; i < n; i++) {
		if (strcmp(p[i].became, p[from].became) != 0)
			from = i;
		if (i - from + 1 > most) {
			most = i - from + 1;
			best = from;
		}
	}
	for (size_t i = 0; i < n; i++) {
		struct tally *t = &out->tally[p[i].kind];
		bool agrees = is_same(&p[i], &p[best]);

		t->whole++;
		t->agree += agrees;
		t->other_type += !agrees && p[i].type != p[best].type;
		if (!agrees && getenv("VERBOSE"))
			printf("    %s:%zu, %.*s: %s as %s (type %u), not as "
			       "%s:%zu %s as %s (%u)\n",
			       p[i].letter->path, p[i].at, STR_FMT(p[i].entity),
			       p[i].name, p[i].became, p[i].type, p[best].letter->path,
			       p[best].at, p[best].name, p[best].became, p[best].type);
	}
}

static void within_cases(struct findings *out, struct list *list)
{
	qsort(list->p, list->n, sizeof(*list->p), by_entity);
	for (size_t i = 0, from = 0; i < list->n; i++)
		if (i + 1 == list->n ||
		    list->p[i + 1].case_number != list->p[from].case_number ||
		    !str_eq(list->p[i + 1].entity, list->p[from].entity)) {
			settle(out, list->p + from, i + 1 - from);
			from = i + 1;
		}
}

static int by_name(const void *pa, const void *pb)
{
	const struct seen *a = pa, *b = pb;
	int c;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	c = strcmp(a->name, b->name);
	if (c)
		return c;
	if (a->case_number != b->case_number)
		return a->case_number < b->case_number ? -1 : 1;
	return compare_text(a, b);
}

/* The first mention of each name in each case stands for it there. */
static size_t thin_out(struct list *list)
{
	size_t n = 0;

	qsort(list->p, list->n, sizeof(*list->p), by_name);
	for (size_t i = 0; i < list->n; i++) {
		const struct seen *s = &list->p[i], *last = n ? &list->p[n - 1] : NULL;

		if (!last || s->case_number != last->case_number ||
		    s->kind != last->kind || strcmp(s->name, last->name) != 0)
			list->p[n++] = *s;
	}
	return n;
}

#define COMMON 3 /* organisations whose replacement begins with the same word */

/* Have two names become the same? Where other organisations begin with the word (North,
 * Port), it says nothing: the one after it must be the same, too. Nor does the letter of
 * a name of one (O, Y). */
static bool is_again(const struct list *list, const struct seen *a, const struct seen *b)
{
	size_t others = 0;

	if (strcmp(a->became, b->became) != 0 || !a->name[1])
		return false;
	for (size_t i = 0; a->kind == KIND_ORG && i < list->n; i++)
		others += list->p[i].kind == KIND_ORG &&
			  strcmp(list->p[i].became, a->became) == 0;
	return others < COMMON || strcmp(a->two, b->two) == 0;
}

static void across_cases(struct findings *out, struct list *list)
{
	list->n = thin_out(list);
	for (size_t i = 0; i < list->n; i++)
		for (size_t k = i + 1; k < list->n; k++) {
			const struct seen *a = &list->p[i], *b = &list->p[k];
			bool same = is_again(list, a, b);

			if (a->kind != b->kind || strcmp(a->name, b->name) != 0)
				break;
			out->surnames += a->kind == KIND_PERSON;
			out->same_surnames += a->kind == KIND_PERSON && same;
			out->stems += a->kind == KIND_ORG;
			out->same_stems += a->kind == KIND_ORG && same;
		}
}

void mentions_check(struct findings *out, const struct cases *c)
{
	struct scrubber s;
	struct list list = {0};

	*out = (struct findings){.edits = 0};
	scrubber_open(&s);
	for (size_t i = 0; i < c->n; i++)
		look_at_letter(out, &list, &c->letters[i], &s);
	out->surname_pool = pack_pool_find(lacuna_pack(s.engine), "surname")->n;
	within_cases(out, &list);
	across_cases(out, &list);
	scrubber_close(&s);
	free(list.p);
}
