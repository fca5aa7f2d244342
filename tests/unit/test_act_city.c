/* Cities: of the states that stand for theirs, and the same whatever a letter shows. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "acting.h"

Suite *act_city_suite(void);

static struct acting a;

static void start(void)
{
	acting_open(&a);
}

static void stop(void)
{
	acting_close(&a);
}

static const char *value(const struct pack_pool *pool, uint32_t i)
{
	return (const char *)pack_pool_value(&a.pack, pool, i).p;
}

/* A state's cities, as the pool has them. */
struct part {
	char code[4];
	int first, own, fit, n;
};

static struct part part_of(uint32_t i)
{
	struct part p;

	ck_assert_int_eq(sscanf(value(pack_pool_find(&a.pack, "citystate"), i),
				"%3s %d %d %d %d", p.code, &p.first, &p.own, &p.fit,
				&p.n),
			 5);
	return p;
}

static bool is_listed(const char *city)
{
	return pack_pool_index(&a.pack, pack_pool_find(&a.pack, "city"), str_of(city)) >=
	       0;
}

/* Is it a city of that state, as the pools have them? */
static bool is_city_of(const char *city, const char *code)
{
	const struct pack_pool *states = pack_pool_find(&a.pack, "citystate");
	int64_t at =
		pack_pool_index(&a.pack, pack_pool_find(&a.pack, "city"), str_of(city));

	for (uint32_t i = 0; at >= 0 && i < states->n; i++) {
		struct part p = part_of(i);

		if (at >= p.first && at < p.first + p.n)
			return strcmp(p.code, code) == 0 && at < p.first + p.fit;
	}
	return false;
}

/* Of 100 cases this many have room for it in the state that stands for California.
 * Earlimart is a small one, Milford as much of other states as of California. */
static const char *const in_california[] = {"Bakersfield", "Visalia", "Oakland",
					    "Earlimart", "Milford"};
static const int with_room[] = {85, 85, 85, 1, 0};

START_TEST(city_and_zip_are_of_the_surrogate_state)
{
	const struct pack_pool *zip = pack_pool_find(&a.pack, "zip");
	int there = 0;

	for (int i = 0; i < 100; i++) {
		char id[16], text[128], code[4], city[64];
		bool area_there = false;

		snprintf(id, sizeof(id), "Z%d", i);
		snprintf(text, sizeof(text),
			 "{{LOCATION:CITY|%s}}, {{LOCATION:STATE|CA}} "
			 "{{LOCATION:ZIP|93268}}",
			 in_california[_i]);
		a.case_id = id;
		acting_run(&a, text);
		snprintf(city, sizeof(city), "%s", acting_at(&a, 0));
		snprintf(code, sizeof(code), "%s", acting_at(&a, 1));
		ck_assert_uint_eq(strlen(acting_at(&a, 2)), 5);
		for (uint32_t k = 0; k < zip->n; k++) {
			const char *row = value(zip, k);

			area_there = area_there ||
				     (strncmp(row, code, 2) == 0 &&
				      strncmp(row + 3, acting_at(&a, 2), 3) == 0);
		}
		ck_assert_msg(area_there, "%s %s", code, acting_at(&a, 2));
		there += is_city_of(city, code);
		ck_assert_msg(is_city_of(city, code) || !is_listed(city), "%s, %s", city,
			      code);
	}
	ck_assert_int_ge(there, with_room[_i]);
}
END_TEST

static bool share_word(const char *from, const char *to)
{
	size_t n;

	for (; *from; from += n + (from[n] != '\0')) {
		n = strcspn(from, " ");
		for (const char *w = to; w; w = strchr(w, ' ')) {
			w += *w == ' ';
			if (strncasecmp(w, from, n) == 0 && (!w[n] || w[n] == ' '))
				return true;
		}
	}
	return false;
}

/* Whatever state stands beside it: no city becomes one of a state that is not there. */
START_TEST(no_city_is_one_of_another_state)
{
	const struct pack_pool *states = pack_pool_find(&a.pack, "citystate");
	const struct pack_pool *cities = pack_pool_find(&a.pack, "city");
	int theirs = 0;

	for (uint32_t s = 0; s < states->n; s++) {
		struct part p = part_of(s);
		char code[4], in[96];

		snprintf(code, sizeof(code), "%s",
			 acting_one(&a, "LOCATION:STATE", p.code));
		for (int i = p.first; i < p.first + p.n; i++) {
			bool own = i < p.first + p.own;
			const char *to;

			snprintf(in, sizeof(in), "%s", value(cities, (uint32_t)i));
			to = acting_one(&a, "LOCATION:CITY", in);
			ck_assert_msg(own ? is_city_of(to, code) || !is_listed(to)
					  : !is_listed(to),
				      "%s, %s: %s, %s", in, p.code, to, code);
			ck_assert_msg(is_listed(to) || !share_word(in, to), "%s: %s", in,
				      to);
			theirs += is_city_of(to, code);
		}
	}
	ck_assert_int_gt(theirs, (int)cities->n / 4);
}
END_TEST

/* Whatever a letter says of it, its case or how it is spelled. */
static const char *const forms[][2] = {
	{"Bakersfield", "{{LOCATION:CITY|Bakersfield}}, {{LOCATION:STATE|Oregon}}"},
	{"Oakland", "{{LOCATION:CITY|Oakland}}, {{LOCATION:STATE|MD}}"},
	{"Springfield", "{{LOCATION:CITY|Springfield}}, {{LOCATION:STATE|IL}}"},
	{"Mount Shasta", "{{LOCATION:CITY|Mt. Shasta}}, {{LOCATION:STATE|CA}}"},
	{"Saint Helena", "{{LOCATION:CITY|St Helena}}"},
	{"Winston-Salem", "{{LOCATION:CITY|Winston Salem}}"},
	{"Nobodys Gulch", "{{LOCATION:CITY|Nobodys\nGulch}}, {{LOCATION:STATE|NV}}"},
};

START_TEST(a_city_is_the_same_in_every_form)
{
	char alone[64], form[64];

	snprintf(alone, sizeof(alone), "%s",
		 acting_one(&a, "LOCATION:CITY", forms[_i][0]));
	acting_run(&a, forms[_i][1]);
	snprintf(form, sizeof(form), "%s", acting_at(&a, 0));
	for (char *c = form; *c; c++)
		*c = *c == '\n' ? ' ' : *c;
	ck_assert_str_eq(form, alone);
	ck_assert_str_ne(alone, forms[_i][0]);
}
END_TEST

/* Where the policy keeps states a city goes to one of its own. */
START_TEST(safe_harbor_keeps_a_city_in_its_state)
{
	struct lacuna_fault fault;

	ck_assert_int_eq(
		policy_find(&a.policy, &a.pack, STR("safe-harbor"), &a.arena, &fault), 0);
	for (size_t i = 0; i < sizeof(in_california) / sizeof(in_california[0]); i++) {
		const char *city = acting_one(&a, "LOCATION:CITY", in_california[i]);

		ck_assert_msg(is_city_of(city, "CA") || !is_listed(city), "%s", city);
		ck_assert_str_ne(city, in_california[i]);
	}
}
END_TEST

/* What no list knows becomes what it would as a firm's name, or somebody's. */
START_TEST(an_unlisted_city_becomes_what_its_words_do)
{
	char city[64];

	snprintf(city, sizeof(city), "%s",
		 acting_one(&a, "LOCATION:CITY", "Quenbyville"));
	ck_assert_str_ne(city, "Quenbyville");
	ck_assert_str_eq(acting_one(&a, "NAME:DOCTOR", "Quenbyville"), city);
	ck_assert_str_eq(acting_one(&a, "EMPLOYER:EMPLOYER", "Quenbyville"), city);
}
END_TEST

/* A town of a list is that town as a firm, too, and where it gives a firm its name. */
START_TEST(a_firm_of_a_town_has_the_towns_name)
{
	static const char *const towns[] = {"Yuba City", "Elmhurst", "Lone Pine",
					    "South San Francisco"};

	for (size_t i = 0; i < sizeof(towns) / sizeof(towns[0]); i++) {
		char city[64], in[64], firm[96];

		snprintf(city, sizeof(city), "%s",
			 acting_one(&a, "LOCATION:CITY", towns[i]));
		ck_assert_str_eq(acting_one(&a, "EMPLOYER:EMPLOYER", towns[i]), city);
		snprintf(in, sizeof(in), "%s Holdings, Inc.", towns[i]);
		snprintf(firm, sizeof(firm), "%s Holdings, Inc.", city);
		ck_assert_str_eq(acting_one(&a, "EMPLOYER:EMPLOYER", in), firm);
	}
	ck_assert_str_eq(acting_one(&a, "NAME:OTHER", "Yuba City"),
			 acting_one(&a, "LOCATION:CITY", "Yuba City"));
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof(array[0]))

Suite *act_city_suite(void)
{
	Suite *s = suite_create("act_city");
	TCase *c = tcase_create("cities");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 120);
	tcase_add_loop_test(c, city_and_zip_are_of_the_surrogate_state, 0,
			    COUNT(in_california));
	tcase_add_test(c, no_city_is_one_of_another_state);
	tcase_add_loop_test(c, a_city_is_the_same_in_every_form, 0, COUNT(forms));
	tcase_add_test(c, safe_harbor_keeps_a_city_in_its_state);
	tcase_add_test(c, an_unlisted_city_becomes_what_its_words_do);
	tcase_add_test(c, a_firm_of_a_town_has_the_towns_name);
	suite_add_tcase(s, c);
	return s;
}
