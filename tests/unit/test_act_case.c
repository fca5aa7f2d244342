/*
 * Whole cases: letters that know nothing of one another, in any order, agree on every
 * person, firm, place, number and interval.
 */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/act/civil.h"
#include "acting.h"

Suite *act_case_suite(void);

#define CASES 200
#define PEOPLE 5
#define FIRMS 3
#define DAYS 6

static struct acting a;

static void start(void)
{
	acting_open_seeded(&a, 20260202);
}

static void stop(void)
{
	acting_close(&a);
}

/* What is true of a case, and what its letters made of it so far ("" for not met). */
struct person_of_case {
	char given[32], surname[32], to_given[48], to_surname[48];
};

struct world {
	struct person_of_case people[PEOPLE];
	char firm[FIRMS][48], kind[FIRMS][32], to_firm[FIRMS][64];
	char to_city[64], to_state[32], to_zip[16], to_claim[32], to_phone[32];
	int32_t day[DAYS], offset;
	int32_t age, to_age;
};

static void pick(char *out, size_t n, const char *pool)
{
	const struct pack_pool *p = pack_pool_find(&a.pack, pool);
	struct str value = pack_pool_value(&a.pack, p, (uint32_t)acting_next(&a, p->n));

	snprintf(out, n, "%.*s", STR_FMT(value));
}

/* Half of the names are listed, half are made up. */
static void name(char *out, const char *pool, bool listed)
{
	static const char *const part[] = {"ka",  "zo",	 "mi",	 "ndu", "sha", "tri",
					   "bel", "oro", "wen",	 "yu",	"gha", "fel",
					   "qui", "abu", "stro", "vik", "len", "pra"};

	if (listed) {
		pick(out, 32, pool);
		return;
	}
	snprintf(out, 32, "%s%s%s", part[acting_next(&a, 18)], part[acting_next(&a, 18)],
		 part[acting_next(&a, 18)]);
	out[0] = (char)toupper((unsigned char)out[0]);
}

static void make_world(struct world *w)
{
	static const char *const kinds[] = {" Nurseries, LLC", " Hospital",
					    " Mutual Insurance Company", ", Inc."};

	memset(w, 0, sizeof(*w));
	for (int i = 0; i < PEOPLE; i++) {
		name(w->people[i].given, i % 2 ? "given_m" : "given_f", i % 3 > 0);
		do {
			name(w->people[i].surname, "surname", acting_next(&a, 2));
		} while (i &&
			 strcmp(w->people[i].surname, w->people[i - 1].surname) == 0);
	}
	for (int i = 0; i < FIRMS; i++) {
		name(w->firm[i], "street", false);
		snprintf(w->kind[i], sizeof(w->kind[i]), "%s", kinds[acting_next(&a, 4)]);
	}
	for (int i = 0; i < DAYS; i++)
		w->day[i] = civil_days((struct civil){2008, 1, 1}) +
			    (int32_t)acting_next(&a, 3000);
	w->age = 20 + (int32_t)acting_next(&a, 60);
	w->offset = -1;
}

static bool agrees(char *known, size_t n, const char *got)
{
	if (!known[0])
		snprintf(known, n, "%s", got);
	return str_ieq(str_of(known), str_of(got));
}

static void check(bool ok, const char *what, const char *got)
{
	ck_assert_msg(ok, "seed %llu, case %s: %s: %s", (unsigned long long)a.seed,
		      a.case_id, what, got);
}

/* One person in one of the forms, in a letter of its own. */
static void mention_person(struct person_of_case *p)
{
	char in[256], x[64], y[64];
	const char *got;

	switch (acting_next(&a, 5)) {
	case 0:
		snprintf(in, sizeof(in), "by {{NAME:OTHER|%s %s}}, who", p->given,
			 p->surname);
		got = (acting_run(&a, in), acting_at(&a, 0));
		check(sscanf(got, "%63s %63s", x, y) == 2, in, got);
		check(agrees(p->to_given, 48, x), "given name", got);
		check(agrees(p->to_surname, 48, y), "surname", got);
		return;
	case 1:
		snprintf(in, sizeof(in), "{{NAME:OTHER|%s, %s}}", p->surname, p->given);
		for (char *c = in + 13; *c; c++)
			*c = (char)toupper((unsigned char)*c);
		got = (acting_run(&a, in), acting_at(&a, 0));
		check(sscanf(got, "%63[^,], %63s", y, x) == 2, in, got);
		check(agrees(p->to_given, 48, x), "given name", got);
		check(agrees(p->to_surname, 48, y), "surname", got);
		return;
	case 2:
		snprintf(in, sizeof(in), "Dr. {{NAME:DOCTOR|%s}} wrote", p->surname);
		got = (acting_run(&a, in), acting_at(&a, 0));
		check(agrees(p->to_surname, 48, got), "surname", got);
		return;
	case 3:
		snprintf(in, sizeof(in), "per {{NAME:PATIENT|%c. %s}}", p->given[0],
			 p->surname);
		got = (acting_run(&a, in), acting_at(&a, 0));
		check(sscanf(got, "%63s %63s", x, y) == 2, in, got);
		check(!p->to_given[0] || p->to_given[0] == x[0], "initial", got);
		check(agrees(p->to_surname, 48, y), "surname", got);
		return;
	default:
		snprintf(in, sizeof(in), "Ms. {{NAME:PATIENT|%s}}'s", p->surname);
		got = (acting_run(&a, in), acting_at(&a, 0));
		check(agrees(p->to_surname, 48, got), "surname", got);
	}
}

static void mention_firm(struct world *w, int i)
{
	char in[256], own[64];
	const char *got;
	size_t n;

	snprintf(in, sizeof(in), "for {{EMPLOYER:EMPLOYER|%s%s}}.", w->firm[i],
		 acting_next(&a, 2) ? w->kind[i] : "");
	got = (acting_run(&a, in), acting_at(&a, 0));
	n = strcspn(got, " ,");
	snprintf(own, sizeof(own), "%.*s", (int)n, got);
	check(agrees(w->to_firm[i], 64, own), "firm", got);
}

static void mention_place(struct world *w)
{
	acting_run(&a, acting_next(&a, 2)
			       ? "at {{LOCATION:CITY|Taft}}, "
				 "{{LOCATION:STATE|California}} {{LOCATION:ZIP|93268}}"
			       : "in {{LOCATION:CITY|TAFT}} of "
				 "{{LOCATION:STATE|CALIFORNIA}}; ZIP "
				 "{{LOCATION:ZIP|93268}}");
	check(agrees(w->to_city, 64, acting_at(&a, 0)), "city", acting_at(&a, 0));
	check(agrees(w->to_state, 32, acting_at(&a, 1)), "state", acting_at(&a, 1));
	check(agrees(w->to_zip, 16, acting_at(&a, 2)), "ZIP", acting_at(&a, 2));
}

static void mention_numbers(struct world *w)
{
	acting_run(
		&a,
		"claim {{ID:CLAIM|06-88213-C}}, tel. {{CONTACT:PHONE|(209) 321-8163}}");
	check(agrees(w->to_claim, 32, acting_at(&a, 0)), "claim", acting_at(&a, 0));
	check(agrees(w->to_phone, 32, acting_at(&a, 1)), "phone", acting_at(&a, 1));
}

static void mention_day(struct world *w, int i)
{
	static const char *const months[] = {
		"",	"January", "February",	"March",   "April",    "May",	  "June",
		"July", "August",  "September", "October", "November", "December"};
	struct civil c = civil_of(w->day[i]), to = {0, 0, 0};
	char in[128], month[32];

	if (acting_next(&a, 2)) {
		snprintf(in, sizeof(in), "on {{DATE:DATE|%02d/%02d/%d}}", c.month, c.day,
			 c.year);
		acting_run(&a, in);
		ck_assert_int_eq(sscanf(acting_at(&a, 0), "%d/%d/%d", &to.month, &to.day,
					&to.year),
				 3);
	} else {
		snprintf(in, sizeof(in), "on {{DATE:DATE|%s %d, %d}}", months[c.month],
			 c.day, c.year);
		acting_run(&a, in);
		ck_assert_int_eq(
			sscanf(acting_at(&a, 0), "%31s %d, %d", month, &to.day, &to.year),
			3);
		for (int m = 1; m <= 12; m++)
			if (strcmp(month, months[m]) == 0)
				to.month = m;
	}
	check(civil_exists(to), "date", acting_at(&a, 0));
	if (w->offset < 0)
		w->offset = w->day[i] - civil_days(to);
	check(w->offset == w->day[i] - civil_days(to) && w->offset % 7 == 0, "interval",
	      acting_at(&a, 0));
}

static void mention_age(struct world *w)
{
	char in[64];
	int age;

	snprintf(in, sizeof(in), "is {{AGE:AGE|%d}} years old", w->age);
	age = atoi((acting_run(&a, in), acting_at(&a, 0)));
	if (!w->to_age)
		w->to_age = age;
	check(age == w->to_age && age != w->age, "age", in);
}

static void check_apart(const struct world *w)
{
	for (int i = 0; i < PEOPLE; i++)
		for (int k = 0; k < i; k++) {
			const struct person_of_case *p = &w->people[i],
						    *q = &w->people[k];

			if (p->to_surname[0] && strcmp(p->surname, q->surname))
				check(!str_ieq(str_of(p->to_surname),
					       str_of(q->to_surname)),
				      "two people, one surname", p->to_surname);
			if (p->to_given[0] && strcmp(p->given, q->given))
				check(!str_ieq(str_of(p->to_given), str_of(q->to_given)),
				      "two people, one given name", p->to_given);
		}
	for (int i = 1; i < FIRMS; i++)
		for (int k = 0; k < i; k++)
			if (w->to_firm[i][0] && strcmp(w->firm[i], w->firm[k]))
				check(strcmp(w->to_firm[i], w->to_firm[k]) != 0,
				      "two firms, one name", w->to_firm[i]);
}

START_TEST(letters_of_a_case_agree_in_any_order)
{
	for (int c = 0; c < CASES; c++) {
		struct world w;
		char id[24];

		snprintf(id, sizeof(id), "CM14-%07d", c);
		a.case_id = id;
		make_world(&w);
		for (int i = 0; i < 60; i++)
			switch (acting_next(&a, 6)) {
			case 0:
			case 1:
				mention_person(&w.people[acting_next(&a, PEOPLE)]);
				break;
			case 2:
				mention_firm(&w, (int)acting_next(&a, FIRMS));
				break;
			case 3:
				mention_place(&w);
				break;
			case 4:
				mention_numbers(&w);
				mention_age(&w);
				break;
			default:
				mention_day(&w, (int)acting_next(&a, DAYS));
				break;
			}
		check_apart(&w);
	}
}
END_TEST

Suite *act_case_suite(void)
{
	Suite *s = suite_create("act_case");
	TCase *c = tcase_create("case");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 300);
	tcase_add_test(c, letters_of_a_case_agree_in_any_order);
	suite_add_tcase(s, c);
	return s;
}
