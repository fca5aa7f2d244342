/* The sites of detectors: where they are, over blocks of 64 tokens, and that none is
 * lost. */
#include <check.h>
#include <string.h>

#include "../../src/find/sites.h"
#include "packs.h"

Suite *sites_suite(void);

static const struct pack_file files[] = {
	PACKS_FILE("lexicons/title.tsv", PACKS_HEAD("lexicon", "title") "dr\tdoctor\n"),
	PACKS_FILE("lexicons/jobcue.tsv",
		   PACKS_HEAD("lexicon", "jobcue") "hired as\nworked as a\n"),
};

static struct packs packs;
static struct arena arena;
static struct doc doc;
static struct scene scene;

static void setup(void)
{
	packs_open(&packs, files, sizeof(files) / sizeof(files[0]));
}

static void teardown(void)
{
	packs_free(&packs);
	arena_free(&arena);
}

static void read_letter(struct str text)
{
	arena_reset(&arena, 1 << 20);
	ck_assert_int_eq(doc_read(&doc, text, &arena), LACUNA_OK);
	scene = (struct scene){.doc = &doc, .pack = &packs.pack, .arena = &arena};
	ck_assert_int_eq(words_scan(&scene.words, &doc, &packs.pack, &arena), LACUNA_OK);
	ck_assert_int_eq(sites_mark(&scene), LACUNA_OK);
}

/* The words that are sites of a kind, blank-separated. */
static const char *sites(enum site kind)
{
	static char line[256];
	size_t n = 0;

	line[0] = '\0';
	for (uint32_t i = sites_next(&scene, kind, 0); i < doc.ntok;
	     i = sites_next(&scene, kind, i + 1)) {
		struct str w = doc_token(&doc, i);

		ck_assert_uint_lt(n + w.n + 2, sizeof(line));
		n += n > 0;
		memcpy(line + n, w.p, w.n);
		n += w.n;
		line[n] = ' ';
		line[n + 1] = '\0';
	}
	line[n] = '\0';
	return line;
}

START_TEST(capitals_and_titles_may_begin_names)
{
	read_letter(STR("the dr saw Ana Ruiz, MD, on a walk"));
	ck_assert_str_eq(sites(SITE_NAME), "dr Ana Ruiz MD");
}
END_TEST

START_TEST(colons_and_line_starts_are_sites_of_labels)
{
	read_letter(STR("claim: one\ntwo and three\nDate: four"));
	ck_assert_str_eq(sites(SITE_LABEL), ": two Date :");
}
END_TEST

START_TEST(wide_blanks_and_line_ends_are_sites_of_blanks)
{
	read_letter(STR("seen by  on a\nday &nbsp; \ffor one"));
	ck_assert_str_eq(sites(SITE_BLANK), "on day & for");
}
END_TEST

START_TEST(the_end_of_a_cue_leads_to_a_job)
{
	read_letter(STR("he worked as a cook and was hired as one"));
	ck_assert_str_eq(sites(SITE_JOB), "a as");
}
END_TEST

START_TEST(a_mark_joined_to_what_is_before_it_is_no_residue)
{
	read_letter(STR("a note by , on it, and by ."));
	ck_assert_str_eq(sites(SITE_RESIDUE), ", .");
}
END_TEST

START_TEST(a_full_stop_before_small_letters_restarts)
{
	read_letter(STR("he left. she came no. 5 at.noon. The end. "));
	ck_assert_uint_eq(sites_next(&scene, SITE_RESTART, 0), 2);
	ck_assert_uint_eq(sites_next(&scene, SITE_RESTART, 3), doc.ntok);
}
END_TEST

/* One colon at each place of three blocks: found, and none beside it. */
START_TEST(a_site_is_found_wherever_it_stands_in_a_block)
{
	unsigned char text[2 * 192];

	for (uint32_t at = 0; at < 192; at++) {
		for (uint32_t i = 0; i < 192; i++) {
			text[2 * i] = i == at ? ':' : 'a';
			text[2 * i + 1] = ' ';
		}
		read_letter(str_from(text, sizeof(text)));
		ck_assert_uint_eq(doc.ntok, 192);
		ck_assert_uint_eq(sites_next(&scene, SITE_LABEL, 0), at);
		ck_assert_uint_eq(sites_next(&scene, SITE_LABEL, at), at);
		ck_assert_uint_eq(sites_next(&scene, SITE_LABEL, at + 1), 192);
	}
}
END_TEST

START_TEST(an_empty_letter_has_no_sites)
{
	read_letter(STR(""));
	ck_assert_uint_eq(sites_next(&scene, SITE_NAME, 0), 0);
}
END_TEST

Suite *sites_suite(void)
{
	Suite *s = suite_create("sites");
	TCase *t = tcase_create("sites");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, capitals_and_titles_may_begin_names);
	tcase_add_test(t, colons_and_line_starts_are_sites_of_labels);
	tcase_add_test(t, wide_blanks_and_line_ends_are_sites_of_blanks);
	tcase_add_test(t, the_end_of_a_cue_leads_to_a_job);
	tcase_add_test(t, a_mark_joined_to_what_is_before_it_is_no_residue);
	tcase_add_test(t, a_full_stop_before_small_letters_restarts);
	tcase_add_test(t, a_site_is_found_wherever_it_stands_in_a_block);
	tcase_add_test(t, an_empty_letter_has_no_sites);
	suite_add_tcase(s, t);
	return s;
}
