#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/find/gap.h"
#include "../../src/find/sites.h"
#include "packs.h"

/* A small pack, and the scene of one letter in it. */
static struct packs packs;
static struct arena arena;
static struct doc doc;
static struct scene scene;
static struct models models; /* knows gaps alone: nothing else is found */
static struct finding_list before, out;

#define GAP_TYPE(name) "<type name=\"" name "\" tag=\"" name "\" replacer=\"gap\"/>"
#define NAME_TYPE(name) "<type name=\"" name "\" tag=\"" name "\" replacer=\"person\"/>"

static const struct pack_file files[] = {
	PACKS_FILE("categories.xml",
		   "<categories xmlns=\"urn:lacuna:categories:1\">"
		   "<category name=\"NAME\">" NAME_TYPE("DOCTOR") NAME_TYPE(
			   "OTHER") "</category>"
				    "<category name=\"AGE\"><type name=\"AGE\" "
				    "tag=\"AGE\" replacer=\"age\"/>"
				    "</category><category name=\"GAP\">" GAP_TYPE(
					    "NAME") GAP_TYPE("EMPLOYER") GAP_TYPE("DATE")
					    GAP_TYPE("AGE") GAP_TYPE("ID") GAP_TYPE(
						    "ORGANIZATION") GAP_TYPE("LOCATION")
						    GAP_TYPE("CONTACT") GAP_TYPE(
							    "UNKNOWN") "</category></"
								       "categories>"),
	PACKS_FILE("lexicons/slot.tsv",
		   PACKS_HEAD("lexicon", "slot") "dated\tDATE\nlives in\tLOCATION\n"
						 "seen by\tNAME\n"),
	PACKS_FILE(
		"lexicons/weakslot.tsv",
		PACKS_HEAD("lexicon", "weakslot") "by\tNAME\nin\tLOCATION\non\tDATE\n"
						  "represented\tEMPLOYER\nwith\tNAME\n"),
	PACKS_FILE(
		"lexicons/maskword.tsv",
		PACKS_HEAD("lexicon", "maskword") "claim number\tID\nemployee\tNAME\n"
						  "employer\tEMPLOYER\nname\tNAME\n"
						  "redacted\tUNKNOWN\nwitness\tNAME\n"),
	PACKS_FILE("lexicons/title.tsv", PACKS_HEAD("lexicon", "title") "dr\tdoctor\n"
									"mr\tpatient\n"),
	PACKS_FILE("lexicons/role.tsv",
		   PACKS_HEAD("lexicon", "role") "attorney\tattorney\n"),
	PACKS_FILE("lexicons/workverb.tsv",
		   PACKS_HEAD("lexicon", "workverb") "employed\n"),
	PACKS_FILE("lexicons/sayverb.tsv", PACKS_HEAD("lexicon", "sayverb") "noted\n"),
	PACKS_FILE("lexicons/cue.tsv",
		   PACKS_HEAD("lexicon", "cue") "by\tcut-left\ndated\tattribute\n"
						"dr\tpure-title\nin\tcut-left\n"
						"md\tdoctor-degree\non\tcut-left\n"
						"with\tcut-left\n"),
	PACKS_FILE("lexicons/credential.tsv", PACKS_HEAD("lexicon", "credential") "md\n"),
	PACKS_FILE("lexicons/function.tsv",
		   PACKS_HEAD("lexicon",
			      "function") "a\nand\nas\nat\nby\nfor\nhas\nhis\nin\n"
					  "is\non\nthe\nwas\nwho\nwith\n"),
};

static void setup(void)
{
	packs_open(&packs, files, sizeof(files) / sizeof(files[0]));
	for (int k = 1; k < LEXICON_GAPS; k++)
		models.ids.gap[k] = (uint16_t)pack_type_find(
			&packs.pack, STR("GAP"), str_of(lexicon_gap_names[k]));
}

static void teardown(void)
{
	packs_free(&packs);
	arena_free(&arena);
}

static void read_text(struct str text)
{
	arena_reset(&arena, 1 << 20);
	ck_assert_int_eq(doc_read(&doc, text, &arena), LACUNA_OK);
	scene = (struct scene){
		.doc = &doc, .pack = &packs.pack, .models = &models, .arena = &arena};
	ck_assert_int_eq(words_scan(&scene.words, &doc, &packs.pack, &arena), LACUNA_OK);
	ck_assert_int_eq(sites_mark(&scene), LACUNA_OK);
	before = (struct finding_list){.arena = &arena};
	out = (struct finding_list){.arena = &arena};
}

static void read_letter(const char *text)
{
	read_text(str_of(text));
}

/* A person named by the words of the letter, as another detector would have found it. */
static void name(const char *words, float score)
{
	const char *at = strstr((const char *)doc.text.p, words);
	struct finding f = {.rank = 45, .score = score, .rule = "name.evidence"};

	ck_assert_ptr_nonnull(at);
	f.start = (uint32_t)(at - (const char *)doc.text.p);
	f.end = f.start + (uint32_t)strlen(words);
	f.type = (uint16_t)pack_type_find(&packs.pack, STR("NAME"), STR("DOCTOR"));
	finding_add(&before, &f);
}

typedef enum lacuna_err detect_fn(const struct scene *s,
				  const struct finding_list *before,
				  struct finding_list *out);

/* The gaps over the threshold as "TYPE:text", blank-separated. */
static const char *gaps(detect_fn *detect)
{
	static char line[512];
	size_t n = 0;

	ck_assert_int_eq(detect(&scene, &before, &out), LACUNA_OK);
	line[0] = '\0';
	for (size_t i = 0; i < out.n; i++) {
		const struct finding *f = &out.p[i];

		if (f->gap == GAP_NOT || f->score < 0.5f)
			continue;
		n += (size_t)snprintf(line + n, sizeof(line) - n, "%s%s:%.*s",
				      n ? " " : "", packs.pack.types[f->type].type,
				      STR_FMT(doc_text(&doc, f->start, f->end)));
	}
	return line;
}

START_TEST(a_slot_is_read_from_the_word_that_governs_the_preposition)
{
	read_letter("employed by x");
	ck_assert_int_eq(gap_slot_before(&scene, 2).kind, LEXICON_GAP_EMPLOYER);
	ck_assert(gap_slot_before(&scene, 2).strong);
	read_letter("noted by x");
	ck_assert_int_eq(gap_slot_before(&scene, 2).kind, LEXICON_GAP_NAME);
	ck_assert(gap_slot_before(&scene, 2).strong);
	read_letter("knee by x");
	ck_assert_int_eq(gap_slot_before(&scene, 2).kind, LEXICON_GAP_NAME);
	ck_assert(!gap_slot_before(&scene, 2).strong);
	read_letter("knee. x");
	ck_assert_int_eq(gap_slot_before(&scene, 2).kind, LEXICON_GAP_NONE);
}
END_TEST

START_TEST(no_slot_is_read_over_a_paragraph_or_a_sentence)
{
	read_letter("seen by\n\n \n\nthe clinic");
	ck_assert_int_eq(gap_slot_before(&scene, 2).kind, LEXICON_GAP_NONE);
	read_letter("was seen by. The clinic");
	ck_assert_int_eq(gap_slot_before(&scene, 4).kind, LEXICON_GAP_NONE);
}
END_TEST

START_TEST(what_begins_a_noun_phrase_leaves_no_hole)
{
	read_letter("his for has noted knee , 's");
	ck_assert(!gap_hole_before(&scene, 0));
	ck_assert(gap_hole_before(&scene, 1));
	ck_assert(gap_hole_before(&scene, 2));
	ck_assert(!gap_hole_before(&scene, 4));
	ck_assert(gap_hole_before(&scene, 5));
	ck_assert(gap_orphan(&scene, 6) && gap_hole_before(&scene, 6));
}
END_TEST

START_TEST(doubled_blanks_need_a_slot_and_a_hole)
{
	read_letter("He lives in  with pain, and the knee  group was hot.");
	ck_assert_str_eq(gaps(gap_blanks_detect), "LOCATION:  ");
	read_letter("a represented  employee who was represented  by");
	ck_assert_str_eq(gaps(gap_blanks_detect), "EMPLOYER:  ");
}
END_TEST

START_TEST(a_line_that_is_spread_out_has_no_cut)
{
	read_letter(
		"The  knee  is  hot, he lives in  with pain.\nHe lives in  with pain.");
	ck_assert_str_eq(gaps(gap_blanks_detect), "LOCATION:  ");
	ck_assert_uint_eq(out.p[out.n - 1].start, 55);
	read_letter("He lives in  with      pain.");
	ck_assert_str_eq(gaps(gap_blanks_detect), "");
}
END_TEST

START_TEST(a_blank_before_a_number_or_a_name_is_typing)
{
	read_letter("dated  6-8-2012, seen by  Okafor, lives in  Reno");
	ck_assert_str_eq(gaps(gap_blanks_detect), "");
}
END_TEST

START_TEST(a_mask_takes_in_what_shows_through_it)
{
	read_letter("seen by J*** S****, dated WC-****-0031, Dr. H-----, CM13-XXXX");
	ck_assert_str_eq(gaps(gap_masks_detect),
			 "NAME:J*** S**** DATE:WC-****-0031 NAME:H----- ID:CM13-XXXX");
}
END_TEST

START_TEST(marks_of_forms_and_dictation_are_no_masks)
{
	read_letter("wound ___ cm, Poly____, rating ___/10, **bold**, #4-0 ______ and, "
		    "(***)");
	ck_assert_str_eq(gaps(gap_masks_detect), "");
	read_letter("____________________________\n");
	ck_assert_str_eq(gaps(gap_masks_detect), "");
}
END_TEST

START_TEST(masks_of_one_make_show_what_the_others_are)
{
	read_letter("knee ____ hot");
	ck_assert_str_eq(gaps(gap_masks_detect), "");
	read_letter("seen by ____, seen by ____, seen by ____, knee ____ hot");
	ck_assert_str_eq(gaps(gap_masks_detect),
			 "NAME:____ NAME:____ NAME:____ UNKNOWN:____");
}
END_TEST

START_TEST(bracketed_words_say_their_kind_and_remarks_none)
{
	read_letter("seen by [REDACTED] and (Witness 2), <<EMPLOYER>>; (witness) [sic] "
		    "[84, 89] "
		    "(Name 4/5/13)");
	ck_assert_str_eq(gaps(gap_masks_detect),
			 "NAME:[REDACTED] NAME:(Witness 2) EMPLOYER:<<EMPLOYER>>");
}
END_TEST

START_TEST(initials_of_somebody_named_are_left_to_names)
{
	read_letter("Priya Raman was seen. Dr. R noted it; Dr. PR did. Dr. W did. Dr. KS "
		    "noted it.");
	name("Priya Raman", 0.9f);
	ck_assert_str_eq(gaps(gap_masks_detect), "NAME:W NAME:KS");
}
END_TEST

START_TEST(a_weak_name_beside_a_mask_is_taken_for_one)
{
	read_letter("seen by Dr. XYZ and Radnor. The Marsh was hot.");
	name("Radnor", 0.35f);
	name("Marsh", 0.35f);
	ck_assert_int_eq(gap_masks_detect(&scene, &before, &out), LACUNA_OK);
	ck_assert_uint_eq(out.n, 2);
	ck_assert_uint_eq(out.p[1].start, before.p[0].start);
	ck_assert(out.p[1].score >= 0.5f && out.p[1].gap == GAP_NOT);
}
END_TEST

START_TEST(an_empty_label_in_a_form_is_a_gap)
{
	read_letter("Employee: Okafor\nClaim Number:\nEmployer: Reno Foods\n");
	ck_assert_str_eq(gaps(gap_labels_detect), "ID:");
	ck_assert_uint_eq(out.p[0].start, 30);
}
END_TEST

START_TEST(labels_read_out_beside_their_values_are_none)
{
	read_letter("Claim Number:\nDate Assigned:\n\n12-3456\n04/07/2014\n");
	ck_assert_str_eq(gaps(gap_labels_detect), "");
	read_letter("Claim Number: Date Assigned:\n12-3456 04/07/2014\n");
	ck_assert_str_eq(gaps(gap_labels_detect), "");
	read_letter("The employee of the employer:\nHe fell from a ladder.\n");
	ck_assert_str_eq(gaps(gap_labels_detect), "");
}
END_TEST

START_TEST(residue_is_what_stood_around_a_name_or_a_date)
{
	read_letter("Dr. , who noted it, was seen by MD on a form dated the same. A note "
		    "by , MD.");
	ck_assert_str_eq(gaps(gap_residue_detect), "NAME: NAME: DATE: NAME:");
	read_letter("The head . The knee ....... 3, and He, dated the form.");
	ck_assert_str_eq(gaps(gap_residue_detect), "");
}
END_TEST

/* Each detector reads a letter of n bytes of one hostile kind. */
static void hostile(const char *unit, size_t n)
{
	static detect_fn *const all[] = {gap_masks_detect, gap_blanks_detect,
					 gap_residue_detect, gap_labels_detect};
	size_t len = strlen(unit);
	unsigned char *p = malloc(n);

	ck_assert_ptr_nonnull(p);
	for (size_t i = 0; i < n; i++)
		p[i] = (unsigned char)unit[i % len];
	read_text(str_from(p, n));
	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++)
		ck_assert_int_eq(all[k](&scene, &before, &out), LACUNA_OK);
	free(p);
}

START_TEST(hostile_text_takes_linear_time)
{
	static const char *const units[] = {
		"_",	   "*",	     "-",	"(",	   "[",	     "XX ",
		"X-",	   "by  ",   ": ",	"Name:\n", "Name: ", "(b)(6), ",
		"&#9608;", "&nbsp;", "Dr. W. ", " . ",	   "[**a",   "J*** "};

	hostile(units[_i], 2000000);
}
END_TEST

Suite *gaps_suite(void);
Suite *gaps_suite(void)
{
	Suite *s = suite_create("gaps");
	TCase *t = tcase_create("gaps");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_slot_is_read_from_the_word_that_governs_the_preposition);
	tcase_add_test(t, no_slot_is_read_over_a_paragraph_or_a_sentence);
	tcase_add_test(t, what_begins_a_noun_phrase_leaves_no_hole);
	tcase_add_test(t, doubled_blanks_need_a_slot_and_a_hole);
	tcase_add_test(t, a_line_that_is_spread_out_has_no_cut);
	tcase_add_test(t, a_blank_before_a_number_or_a_name_is_typing);
	tcase_add_test(t, a_mask_takes_in_what_shows_through_it);
	tcase_add_test(t, marks_of_forms_and_dictation_are_no_masks);
	tcase_add_test(t, masks_of_one_make_show_what_the_others_are);
	tcase_add_test(t, bracketed_words_say_their_kind_and_remarks_none);
	tcase_add_test(t, initials_of_somebody_named_are_left_to_names);
	tcase_add_test(t, a_weak_name_beside_a_mask_is_taken_for_one);
	tcase_add_test(t, an_empty_label_in_a_form_is_a_gap);
	tcase_add_test(t, labels_read_out_beside_their_values_are_none);
	tcase_add_test(t, residue_is_what_stood_around_a_name_or_a_date);
	tcase_add_loop_test(t, hostile_text_takes_linear_time, 0, 18);
	suite_add_tcase(s, t);
	return s;
}
