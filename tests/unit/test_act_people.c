/* People: all forms of a person stay that person. */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acting.h"

Suite *act_people_suite(void);

static struct acting a;

static void start(void)
{
	acting_open(&a);
}

static void stop(void)
{
	acting_close(&a);
}

static const char *person(const char *surface)
{
	return acting_one(&a, "NAME:OTHER", surface);
}

/* The words of a name. */
static unsigned words_of(const char *s, char out[8][64])
{
	unsigned n = 0;

	while (*s && n < 8) {
		size_t len = 0;

		while (*s && !isalpha((unsigned char)*s))
			s++;
		while (s[len] && (isalpha((unsigned char)s[len]) || s[len] == '\''))
			len++;
		if (len)
			snprintf(out[n++], 64, "%.*s", (int)len, s);
		s += len;
	}
	return n;
}

static bool same_ignoring_case(const char *x, const char *y)
{
	return str_ieq(str_of(x), str_of(y));
}

START_TEST(every_form_keeps_the_surrogate_of_each_word)
{
	char full[8][64], form[8][64];

	ck_assert_uint_eq(words_of(person("Maria Hernandez"), full), 2);
	acting_run(&a,
		   "Ms. {{NAME:PATIENT#1|Hernandez}} is {{NAME:PATIENT#1|HERNANDEZ, "
		   "MARIA}}, "
		   "{{NAME:PATIENT#1|M. Hernandez}}, {{NAME:PATIENT#1|Hernandez, M.}}, "
		   "{{NAME:PATIENT#1|Maria}}, {{NAME:PATIENT#1|hernandez}}, "
		   "{{NAME:PATIENT#1|Maria Hernandez}}'s chart");
	ck_assert_str_eq(acting_at(&a, 0), full[1]);
	words_of(acting_at(&a, 1), form);
	ck_assert(same_ignoring_case(form[0], full[1]) &&
		  same_ignoring_case(form[1], full[0]));
	ck_assert(isupper((unsigned char)form[0][1]));
	words_of(acting_at(&a, 2), form);
	ck_assert_str_eq(form[1], full[1]);
	ck_assert(form[0][0] == full[0][0] && form[0][1] == 0);
	words_of(acting_at(&a, 3), form);
	ck_assert(form[1][0] == full[0][0]);
	ck_assert_str_eq(acting_at(&a, 4), full[0]);
	ck_assert(same_ignoring_case(acting_at(&a, 5), full[1]));
	ck_assert(islower((unsigned char)acting_at(&a, 5)[0]));
}
END_TEST

START_TEST(punctuation_and_suffix_stay)
{
	const char *s = acting_run(&a, "{{NAME:OTHER|Thaddeus K. Oyelaran, Jr.}}'s");
	size_t n = strlen(s);

	ck_assert_str_eq(s + n - 7, ", Jr.'s");
	ck_assert_ptr_nonnull(strstr(s, ". "));
	s = acting_run(&a, "{{NAME:OTHER|Emmanuel \"Manny\" Ito}}");
	ck_assert(strchr(s, '"') && strrchr(s, '"') > strchr(s, '"') + 2);
	ck_assert_ptr_null(strstr(s, "Manny"));
}
END_TEST

START_TEST(line_ends_between_words_stay)
{
	const char *s = acting_run(&a, "by {{NAME:OTHER|Odalys \n\nQuintero}} who");

	ck_assert_ptr_nonnull(strstr(s, " \n\n"));
	ck_assert_ptr_nonnull(strstr(s, " who"));
}
END_TEST

START_TEST(spellings_of_a_surname_are_one)
{
	static const char *const same[][2] = {
		{"O'Brien", "OBRIEN"},
		{"de la Cruz", "DELACRUZ"},
		{"Van der Berg", "Vanderberg"},
		{"Vi\xc3\xb1"
		 "a",
		 "VINA"},
		{"St. John", "Stjohn"},
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		char in[128];

		snprintf(in, sizeof(in), "Dr. {{NAME:DOCTOR|%s}} Dr. {{NAME:DOCTOR|%s}}",
			 same[i][0], same[i][1]);
		acting_run(&a, in);
		ck_assert_msg(same_ignoring_case(acting_at(&a, 0), acting_at(&a, 1)),
			      "%s: %s, %s", same[i][0], acting_at(&a, 0),
			      acting_at(&a, 1));
	}
}
END_TEST

START_TEST(double_names_change_part_by_part)
{
	char both[8][64];

	words_of(person("Soledad Mireles-Vance"), both);
	acting_run(&a, "Dr. {{NAME:DOCTOR|Vance}}, Dr. {{NAME:DOCTOR|Mireles}}");
	ck_assert_str_eq(acting_at(&a, 0), both[2]);
	ck_assert_str_eq(acting_at(&a, 1), both[1]);
}
END_TEST

START_TEST(relatives_go_on_sharing_a_surname)
{
	char x[8][64], y[8][64];

	words_of(person("Imelda Delano"), x);
	words_of(person("Ruben Delano"), y);
	ck_assert_str_eq(x[1], y[1]);
	ck_assert_str_ne(x[0], y[0]);
}
END_TEST

START_TEST(given_names_keep_their_sex)
{
	static const char *const women[] = {"Mary Lopez", "Linda Lopez", "Susan Lopez"};
	const struct pack_pool *f = pack_pool_find(&a.pack, "given_f");
	const struct pack_pool *m = pack_pool_find(&a.pack, "given_m");
	unsigned listed = 0;

	for (size_t i = 0; i < 60; i++) {
		char w[8][64];

		char id[16];

		snprintf(id, sizeof(id), "W%zu", i);
		a.case_id = id;
		words_of(person(women[i % 3]), w);
		ck_assert_int_lt(pack_pool_index(&a.pack, m, str_of(w[0])), 0);
		listed += pack_pool_index(&a.pack, f, str_of(w[0])) >= 0;
	}
	ck_assert_uint_gt(listed, 30); /* the others are blends */
}
END_TEST

START_TEST(a_party_of_a_case_goes_by_its_surname)
{
	char full[8][64], form[8][64];

	ck_assert_uint_eq(words_of(person("Fabian Tu"), full), 2);
	acting_run(&a, "{{NAME:PATIENT|TU}} V. CAZARES BROTHERS is the caption.");
	ck_assert_uint_eq(words_of(acting_at(&a, 0), form), 1);
	ck_assert(same_ignoring_case(form[0], full[1]));
}
END_TEST

START_TEST(initials_alone_follow_the_name_they_stand_for)
{
	char full[8][64];
	const char *s;

	acting_run(&a, "{{NAME:PATIENT|Dewey Stallworth-Kerr}}. {{NAME:PATIENT|DSK}} "
		       "{{NAME:PATIENT|D.S.}} "
		       "{{NAME:OTHER|dk}}");
	words_of(acting_at(&a, 0), full);
	s = acting_at(&a, 1);
	ck_assert(s[0] == full[0][0] && s[1] == full[1][0] && s[2] == full[2][0]);
	s = acting_at(&a, 3);
	ck_assert(islower((unsigned char)s[0]) &&
		  toupper((unsigned char)s[0]) == full[0][0] &&
		  toupper((unsigned char)s[1]) == full[2][0]);
}
END_TEST

/* Neither letter knows of the other. */
START_TEST(an_initial_agrees_with_the_name_another_letter_has)
{
	static const char *const names[] = {"Maria", "Robert",	"Xiomara", "Quentin",
					    "Zoe",   "Bao",	"Ulises",  "Yolanda",
					    "Inigo", "Thaddeus"};

	for (int i = 0; i < 40; i++) {
		char id[16];

		snprintf(id, sizeof(id), "I%d", i);
		a.case_id = id;
		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
			char full[64], brief[64], first;

			snprintf(full, sizeof(full), "%s Hernandez", names[k]);
			snprintf(brief, sizeof(brief), "%c. Hernandez", names[k][0]);
			first = person(full)[0];
			ck_assert_int_eq(person(brief)[0], first);
			ck_assert_int_ne(first, names[k][0]);
		}
	}
}
END_TEST

START_TEST(user_names_keep_only_their_shape)
{
	const char *s = acting_run(
		&a, "login {{NAME:OTHER|dpike_claims2}} or {{NAME:OTHER|@zekestone}}");

	ck_assert_ptr_null(strstr(s, "pike"));
	ck_assert_ptr_null(strstr(s, "stone"));
	ck_assert_uint_eq(strlen(acting_at(&a, 0)), strlen("dpike_claims2"));
	ck_assert(acting_at(&a, 0)[5] == '_' &&
		  isdigit((unsigned char)acting_at(&a, 0)[12]));
	ck_assert(acting_at(&a, 1)[0] == '@');
}
END_TEST

START_TEST(what_is_cut_short_becomes_an_initial)
{
	const char *maria = person("Maria Lopez"), *s = person("Ma. Teresa Lopez");

	ck_assert_msg(s[0] == maria[0] && s[1] == '.' && s[2] == ' ', "%s", s);
	s = person("Wm. H. Lopez");
	ck_assert_msg(s[0] != 'W' && s[1] == '.' && s[4] == '.', "%s", s);
}
END_TEST

/* The next letter may name him without a title, or in a caption. */
START_TEST(a_word_is_one_name_whatever_its_place)
{
	static const char *const both[] = {"Clifton", "Ana", "Pei", "Hernandez"};

	for (size_t i = 0; i < sizeof(both) / sizeof(both[0]); i++) {
		char alone[64], in[64];

		snprintf(alone, sizeof(alone), "%s", person(both[i]));
		snprintf(in, sizeof(in), "Dr. {{NAME:DOCTOR|%s}}", both[i]);
		acting_run(&a, in);
		ck_assert_str_eq(acting_at(&a, 0), alone);
		snprintf(in, sizeof(in), "{{NAME:DOCTOR|Harvey %s}}", both[i]);
		acting_run(&a, in);
		ck_assert_str_eq(strchr(acting_at(&a, 0), ' ') + 1, alone);
	}
}
END_TEST

/* Every surname of the pool and thousands that are in none, in several cases. */
START_TEST(surnames_never_meet_and_never_stay)
{
	const struct pack_pool *pool = pack_pool_find(&a.pack, "surname");
	size_t n = pool->n, have = 0;
	char **seen = calloc(n, sizeof(*seen));
	char id[16];

	snprintf(id, sizeof(id), "C%d", _i);
	a.case_id = id;
	for (uint32_t i = 0; i < n; i += 7) {
		struct str v = pack_pool_value(&a.pack, pool, i);
		char in[128];
		const char *to;

		snprintf(in, sizeof(in), "Dr. {{NAME:DOCTOR|%.*s}}.", STR_FMT(v));
		acting_run(&a, in);
		to = acting_at(&a, 0);
		ck_assert(!same_ignoring_case(to, (const char *)v.p));
		ck_assert_int_ge(pack_pool_index(&a.pack, pool, str_of(to)), 0);
		for (size_t k = 0; k < have; k++)
			ck_assert_str_ne(to, seen[k]);
		seen[have++] = strdup(to);
	}
	while (have)
		free(seen[--have]);
	free(seen);
}
END_TEST

START_TEST(names_outside_the_lists_go_where_no_listed_name_goes)
{
	static const char *const outside[] = {"Bhattarai", "Nkemelu",	 "Brzezinski",
					      "Hovsepyan", "Phommasack", "Kahananui",
					      "Abiodun",   "Vadlamani",	 "Young",
					      "Rice",	   "Stone"};
	const struct pack_pool *pool = pack_pool_find(&a.pack, "surname");
	const size_t n = sizeof(outside) / sizeof(outside[0]);
	char to[16][64];

	for (size_t i = 0; i < n; i++) {
		char in[128];

		snprintf(in, sizeof(in), "Dr. {{NAME:DOCTOR|%s}}.", outside[i]);
		acting_run(&a, in);
		snprintf(to[i], sizeof(to[i]), "%s", acting_at(&a, 0));
		ck_assert_int_lt(pack_pool_index(&a.pack, pool, str_of(to[i])), 0);
		for (size_t k = 0; k < i; k++)
			ck_assert_str_ne(to[i], to[k]);
		ck_assert_uint_ge(strlen(to[i]), 4);
	}
}
END_TEST

START_TEST(another_case_gives_an_unrelated_name)
{
	unsigned same = 0;
	char first[64];

	snprintf(first, sizeof(first), "%s", person("Anna Rodriguez"));
	for (int i = 0; i < 100; i++) {
		char id[16];

		snprintf(id, sizeof(id), "N%d", i);
		a.case_id = id;
		same += strcmp(person("Anna Rodriguez"), first) == 0;
	}
	ck_assert_uint_lt(same, 3);
	a.case_id = "cm13 0012345";
	ck_assert_str_eq(person("Anna Rodriguez"), first);
	a.case_id = "CM13\xe2\x80\x91"
		    "0012345";
	ck_assert_str_eq(person("Anna Rodriguez"), first);
}
END_TEST

Suite *act_people_suite(void)
{
	Suite *s = suite_create("act_people");
	TCase *c = tcase_create("people");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, every_form_keeps_the_surrogate_of_each_word);
	tcase_add_test(c, punctuation_and_suffix_stay);
	tcase_add_test(c, line_ends_between_words_stay);
	tcase_add_test(c, spellings_of_a_surname_are_one);
	tcase_add_test(c, double_names_change_part_by_part);
	tcase_add_test(c, relatives_go_on_sharing_a_surname);
	tcase_add_test(c, given_names_keep_their_sex);
	tcase_add_test(c, a_party_of_a_case_goes_by_its_surname);
	tcase_add_test(c, initials_alone_follow_the_name_they_stand_for);
	tcase_add_test(c, an_initial_agrees_with_the_name_another_letter_has);
	tcase_add_test(c, user_names_keep_only_their_shape);
	tcase_add_test(c, what_is_cut_short_becomes_an_initial);
	tcase_add_test(c, a_word_is_one_name_whatever_its_place);
	tcase_add_loop_test(c, surnames_never_meet_and_never_stay, 0, 4);
	tcase_add_test(c, names_outside_the_lists_go_where_no_listed_name_goes);
	tcase_add_test(c, another_case_gives_an_unrelated_name);
	suite_add_tcase(s, c);
	return s;
}
