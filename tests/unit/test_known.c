#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/find/given.h"
#include "acting.h"

Suite *known_suite(void);

enum { NAMES_MAX = 4 };

static struct acting pack; /* for its pack, the one in patterns/ */
static struct models models;
static struct matcher *matcher;
static struct arena engine, letter, scratch;
static struct lacuna_fault fault;

static void setup(void)
{
	acting_open(&pack);
	ck_assert_int_eq(models_read(&models, &pack.pack, &fault), LACUNA_OK);
	ck_assert_int_eq(matcher_new(&matcher, &pack.pack, &fault), LACUNA_OK);
}

static void teardown(void)
{
	matcher_free(matcher);
	arena_free(&engine);
	arena_free(&letter);
	arena_free(&scratch);
	acting_close(&pack);
}

static struct lacuna_bytes bytes(struct str s)
{
	return (struct lacuna_bytes){s.p, s.n};
}

/* Names as a user's file has them, "PATIENT Ana Ruiz; DOCTOR Elias Strand". */
static enum lacuna_err give(const char *list, struct find_known **out, size_t *n)
{
	struct lacuna_known names[NAMES_MAX];
	struct lacuna_config cfg = {.known = names, .known_from = "names"};
	struct str rest = str_of(list);

	while (rest.n) {
		struct str name = str_trim(str_cut(&rest, ';'));
		struct str type = str_cut(&name, ' ');

		ck_assert_uint_lt(cfg.nknown, NAMES_MAX);
		names[cfg.nknown++] = (struct lacuna_known){bytes(type), bytes(name), 7};
	}
	*n = cfg.nknown;
	return given_read(out, &cfg, &pack.pack, &models, &engine, &fault);
}

static void show(struct buf *b, const struct doc *doc, const struct finding_list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct finding *f = &l->p[i];

		if (!models.ids.is_person[f->type] && !models.ids.is_org[f->type])
			continue;
		buf_printf(b, "%s%s ", b->n ? "; " : "", pack.pack.types[f->type].type);
		for (uint32_t t = f->start; t < f->end; t++)
			buf_byte(b, doc->text.p[t] == '\n' ? '/' : doc->text.p[t]);
	}
	buf_byte(b, 0);
}

/* The persons and organisations of the text are these, as TYPE and folded text; a line
 * end shows as a slash. */
static void expect(const char *names, const char *text, const char *wanted)
{
	struct doc doc;
	struct find_input in = {.doc = &doc,
				.pack = &pack.pack,
				.models = &models,
				.matcher = matcher,
				.arena = &letter,
				.scratch = &scratch};
	struct find_output found;
	struct find_known *known;
	struct buf got = {0};

	ck_assert_msg(!give(names, &known, &in.nknown), "%s", fault.what);
	in.known = known;
	arena_reset(&letter, 1 << 20);
	ck_assert_int_eq(doc_read(&doc, str_of(text), &letter), LACUNA_OK);
	ck_assert_msg(!find_run(&in, &found, &fault), "%s", fault.what);
	show(&got, &doc, &found.resolved);
	ck_assert_str_eq((char *)got.p, wanted);
	buf_free(&got);
}

static void refused(const char *names, const char *what)
{
	struct find_known *known;
	size_t n;

	ck_assert_int_eq(give(names, &known, &n), LACUNA_USAGE);
	ck_assert_str_eq(fault.what, what);
}

START_TEST(a_name_without_any_evidence_is_found_when_it_is_given)
{
	const char *text = "Quill was not seen. Mr. nobody came.";

	expect("", text, "");
	expect("PATIENT Quill", text, "PATIENT Quill");
}
END_TEST

START_TEST(given_name_and_surname_are_found_alone)
{
	expect("PATIENT Ana Kestrelwood", "We told Ana, and Kestrelwood's file is thin.",
	       "PATIENT Ana; PATIENT Kestrelwood");
}
END_TEST

START_TEST(a_name_given_in_reverse_is_the_same_name)
{
	const char *text = "E.S. left. Strand, Elias; then the Strands and Elias Strand.";
	const char *wanted = "DOCTOR E.S.; DOCTOR Strand, Elias; DOCTOR Strands; "
			     "DOCTOR Elias Strand";

	expect("DOCTOR Strand, Elias", text, wanted);
	expect("DOCTOR Elias Strand, Jr.", text, wanted);
	expect("DOCTOR Dr. Elias Strand, M.D.", text, wanted);
	expect("DOCTOR Strand, Elias, MD", text, wanted);
}
END_TEST

START_TEST(case_does_not_matter_for_a_name_that_is_no_word)
{
	expect("PATIENT Ana Kowalczyk",
	       "NOTE: KOWALCZYK LEFT EARLY.\n\nLater kowalczyk left.",
	       "PATIENT KOWALCZYK; PATIENT kowalczyk");
}
END_TEST

START_TEST(initials_take_in_both_surnames)
{
	expect("PATIENT Ana Ruiz-Vega", "A.R. and A.V. and A.R.V. but not R.V. left.",
	       "PATIENT A.R.; PATIENT A.V.; PATIENT A.R.V.");
}
END_TEST

START_TEST(a_credential_is_nobodys_initials)
{
	expect("DOCTOR Mina Dahl", "The M.D. left, and M.D. is a degree.", "");
}
END_TEST

START_TEST(a_line_end_may_break_a_name)
{
	expect("PATIENT Ana Kowalczyk", "We read that Kowal-\nczyk agreed.",
	       "PATIENT Kowal-/czyk");
	expect("PATIENT Ana Ruiz-Vega", "We read that Ruiz-\nVega agreed.",
	       "PATIENT Ruiz-/Vega");
}
END_TEST

START_TEST(accents_do_not_matter)
{
	expect("PATIENT Zo\xc3\xab Dvo\xc5\x99\xc3\xa1kov\xc3\xa1",
	       "Then Dvorakova left Zoe.", "PATIENT Dvorakova; PATIENT Zoe");
	expect("PATIENT Zoe Dvorakova", "Then Dvo\xc5\x99\xc3\xa1kov\xc3\xa1 left.",
	       "PATIENT Dvorakova");
}
END_TEST

START_TEST(a_plural_needs_its_article)
{
	expect("PATIENT Elias Strand", "So the Strands left. Strands of hair stayed.",
	       "PATIENT Strands");
	expect("PATIENT Elias Fox", "So the Foxes left.", "PATIENT Foxes");
}
END_TEST

START_TEST(a_common_word_is_a_name_only_where_it_stands_as_one)
{
	expect("PATIENT Hope Young", "There is hope for the young. Hope for it.", "");
	expect("PATIENT Hope Young", "Then Hope left.", "PATIENT Hope");
}
END_TEST

START_TEST(a_whole_name_of_common_words_is_found_at_a_sentence_start)
{
	expect("PATIENT Hope Young", "Hope Young slept.", "PATIENT Hope Young");
	expect("EMPLOYER The Best Place", "Best Place sold it.", "EMPLOYER Best Place");
	expect("EMPLOYER The Best Place", "The best place is here.", "");
}
END_TEST

START_TEST(an_eponym_stays_beside_its_test)
{
	expect("PATIENT Omar Hawkins", "The Hawkins test is positive; Hawkins left.",
	       "PATIENT Hawkins");
}
END_TEST

START_TEST(a_firm_is_found_by_its_first_word_and_its_letters)
{
	expect("EMPLOYER Kestrel Point Foods, Inc.",
	       "It was Kestrel, then KPF, then Kestrel Point, then Kestrel Foods.",
	       "EMPLOYER Kestrel; EMPLOYER KPF; EMPLOYER Kestrel Point; EMPLOYER Kestrel "
	       "Foods");
	expect("EMPLOYER County of Alderbrook",
	       "He told the County of\nAlderbrook and Alderbrook.",
	       "EMPLOYER County of/Alderbrook; EMPLOYER Alderbrook");
}
END_TEST

START_TEST(the_given_type_beats_what_the_letter_suggests)
{
	expect("ATTORNEY Elias Strand", "Dr. Strand agreed. Elias Strand agreed.",
	       "ATTORNEY Strand; ATTORNEY Elias Strand");
}
END_TEST

START_TEST(a_type_may_be_named_with_its_category)
{
	expect("NAME:OTHER Quill", "Quill was not seen.", "OTHER Quill");
}
END_TEST

START_TEST(faults_name_list_and_line_but_never_the_name)
{
	refused("OTHER Quill",
		"names:7: several categories have this type: say CATEGORY:TYPE");
	refused("Quill Strand",
		"names:7: no type of person or organisation; one is PATIENT,"
		" DOCTOR, EMPLOYER or another of lacuna(1)");
	refused("DATE:DATE Quill",
		"names:7: no type of person or organisation; one is PATIENT,"
		" DOCTOR, EMPLOYER or another of lacuna(1)");
	refused("ORGANIZATION:DOCTOR Quill",
		"names:7: no type of person or organisation; one is PATIENT,"
		" DOCTOR, EMPLOYER or another of lacuna(1)");
	refused("PATIENT 7", "names:7: no name: it has no word of two letters");
}
END_TEST

Suite *known_suite(void)
{
	Suite *s = suite_create("known");
	TCase *tc = tcase_create("given names");

	acting_prepare();
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_name_without_any_evidence_is_found_when_it_is_given);
	tcase_add_test(tc, given_name_and_surname_are_found_alone);
	tcase_add_test(tc, a_name_given_in_reverse_is_the_same_name);
	tcase_add_test(tc, case_does_not_matter_for_a_name_that_is_no_word);
	tcase_add_test(tc, initials_take_in_both_surnames);
	tcase_add_test(tc, a_credential_is_nobodys_initials);
	tcase_add_test(tc, a_line_end_may_break_a_name);
	tcase_add_test(tc, accents_do_not_matter);
	tcase_add_test(tc, a_plural_needs_its_article);
	tcase_add_test(tc, a_common_word_is_a_name_only_where_it_stands_as_one);
	tcase_add_test(tc, a_whole_name_of_common_words_is_found_at_a_sentence_start);
	tcase_add_test(tc, an_eponym_stays_beside_its_test);
	tcase_add_test(tc, a_firm_is_found_by_its_first_word_and_its_letters);
	tcase_add_test(tc, the_given_type_beats_what_the_letter_suggests);
	tcase_add_test(tc, a_type_may_be_named_with_its_category);
	tcase_add_test(tc, faults_name_list_and_line_but_never_the_name);
	suite_add_tcase(s, tc);
	return s;
}
