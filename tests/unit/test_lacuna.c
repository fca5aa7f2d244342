#include <check.h>
#include <stdlib.h>

#include "../../src/base/io.h"
#include "../../src/lacuna_internal.h"
#include "heap.h"

Suite *lacuna_suite(void);

#define KEY "a key for tests, 32 bytes or more"
#define LETTER                                                                          \
	"Case Number: CM13-0012345\n\nThe applicant is a 51 year old man who was hurt " \
	"on "                                                                           \
	"November 10,\n2008. Dr. Ngozi Okonkwo saw him on 12/01/2008.\n"

struct fixture {
	struct lacuna_config cfg;
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	struct lacuna_result result;
	struct lacuna_fault fault;
};

static struct lacuna_bytes bytes(const char *p, size_t n)
{
	return (struct lacuna_bytes){p, n};
}

#define BYTES(literal) bytes("" literal, sizeof(literal) - 1)

static void begin(struct fixture *f)
{
	f->cfg.key = BYTES(KEY);
	ck_assert_msg(!lacuna_engine_new(&f->engine, &f->cfg, &f->fault), "%s",
		      f->fault.what);
	ck_assert_int_eq(lacuna_worker_new(&f->worker, f->engine, &f->fault), LACUNA_OK);
}

static void end(struct fixture *f)
{
	lacuna_worker_free(f->worker);
	lacuna_engine_free(f->engine);
}

static enum lacuna_err scrub(struct fixture *f, struct lacuna_bytes text)
{
	struct lacuna_letter letter = {.text = text, .id = BYTES("a.txt"), .number = 1};

	return lacuna_scrub(f->worker, &letter, &f->result, &f->fault);
}

static bool holds(struct lacuna_bytes b, const char *part)
{
	size_t n = strlen(part);

	for (size_t i = 0; i + n <= b.n; i++)
		if (memcmp((const char *)b.p + i, part, n) == 0)
			return true;
	return false;
}

static void append(struct buf *out, struct lacuna_bytes b)
{
	ck_assert(b.p);
	buf_add(out, b.p, b.n);
}

static bool same(struct lacuna_bytes a, struct str b)
{
	return a.n == b.n && (!b.n || memcmp(a.p, b.p, b.n) == 0);
}

static struct buf copy(struct lacuna_bytes b)
{
	struct buf out = {0};

	buf_add(&out, b.p, b.n);
	return out;
}

/* The log of the one letter f has just scrubbed. */
static struct buf whole_log(const struct fixture *f)
{
	struct lacuna_log *log;
	struct buf out = {0};

	ck_assert_int_eq(lacuna_log_new(&log, f->engine, NULL), LACUNA_OK);
	append(&out, lacuna_log_head(f->engine));
	append(&out, lacuna_log_letter(log, f->result.audit));
	append(&out, lacuna_log_tail(log));
	lacuna_log_free(log);
	return out;
}

/* The same log, each letter's end by itself. */
static struct buf log_by_ends(const struct fixture *f)
{
	struct lacuna_log *log;
	struct buf out = {0};

	ck_assert_int_eq(lacuna_log_new(&log, f->engine, NULL), LACUNA_OK);
	append(&out, lacuna_log_head(f->engine));
	append(&out, f->result.audit);
	append(&out, lacuna_log_letter_end(log, f->result.audit));
	append(&out, lacuna_log_tail(log));
	lacuna_log_free(log);
	return out;
}

static bool head_holds(const struct fixture *f, const char *part)
{
	return holds(lacuna_log_head(f->engine), part);
}

static enum lacuna_err verify(const struct fixture *f, struct lacuna_bytes original)
{
	struct buf log = whole_log(f);
	struct lacuna_fault fault = {0};
	enum lacuna_err err =
		lacuna_verify(&(struct lacuna_evidence){.cleaned = f->result.cleaned,
							.audit = {log.p, log.n},
							.original = original,
							.key = f->cfg.key},
			      &fault);

	ck_assert_msg(!err, "%s", fault.what);
	buf_free(&log);
	return err;
}

START_TEST(a_letters_end_after_its_element_is_its_part_of_the_log)
{
	struct fixture f = {0};
	struct buf whole, by_ends;

	begin(&f);
	ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_OK);
	whole = whole_log(&f);
	by_ends = log_by_ends(&f);
	ck_assert(str_eq(buf_str(&whole), buf_str(&by_ends)));
	buf_free(&whole);
	buf_free(&by_ends);
	end(&f);
}
END_TEST

START_TEST(a_letter_is_cleaned_and_accounted_for)
{
	struct fixture f = {.cfg.originals = (enum lacuna_originals)_i};

	begin(&f);
	ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_OK);
	ck_assert(!holds(f.result.cleaned, "2008. Dr."));
	ck_assert(!holds(f.result.cleaned, "12/01/2008"));
	ck_assert(!holds(f.result.cleaned, "Okonkwo"));
	ck_assert(!holds(f.result.cleaned, "0012345"));
	ck_assert(holds(f.result.cleaned, " year old man who was hurt on "));
	ck_assert_uint_ge(f.result.substitutions, 5);
	ck_assert_int_eq(verify(&f, BYTES(LETTER)), LACUNA_OK);
	end(&f);
}
END_TEST

START_TEST(a_letter_is_restored_from_a_log_with_originals)
{
	struct fixture f = {.cfg.originals = LACUNA_ORIGINALS_PLAIN};
	struct buf log;
	void *out;
	size_t n;

	begin(&f);
	ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_OK);
	log = whole_log(&f);
	ck_assert_int_eq(lacuna_restore(f.result.cleaned, bytes((char *)log.p, log.n),
					(struct lacuna_bytes){0}, &out, &n, NULL),
			 LACUNA_OK);
	ck_assert_uint_eq(n, sizeof(LETTER) - 1);
	ck_assert_mem_eq(out, LETTER, n);
	free(out);
	buf_free(&log);
	end(&f);
}
END_TEST

START_TEST(any_bytes_are_carried)
{
	static const struct {
		const char *p;
		size_t n;
	} table[] = {
#define ROW(s) {s, sizeof(s) - 1}
		ROW(""),
		ROW("\0"),
		ROW("\n\n\n"),
		ROW("nul \0 and \x01\x02\x1b and \f page"),
		ROW("windows \x93quotes\x94, seen 12/01/2008"),
		ROW("\xef\xbb\xbf a mark of order"),
		ROW("\xff\xfe\xfd"),
#undef ROW
	};
	struct lacuna_bytes text = bytes(table[_i].p, table[_i].n);
	struct fixture f = {0};

	begin(&f);
	ck_assert_int_eq(scrub(&f, text), LACUNA_OK);
	ck_assert_int_eq(verify(&f, text), LACUNA_OK);
	if (!f.result.substitutions) {
		ck_assert_uint_eq(f.result.cleaned.n, text.n);
		ck_assert(!text.n || !memcmp(f.result.cleaned.p, text.p, text.n));
	}
	end(&f);
}
END_TEST

START_TEST(one_key_one_result_whatever_was_before)
{
	struct fixture f = {0}, g = {0};
	struct buf cleaned, log;

	begin(&f);
	ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_OK);
	cleaned = copy(f.result.cleaned);
	log = copy(f.result.audit);
	begin(&g);
	ck_assert_int_eq(scrub(&g, BYTES("Another letter, of 3/4/2010, by Mr. Adeyemi.")),
			 LACUNA_OK);
	ck_assert_int_eq(scrub(&g, BYTES(LETTER)), LACUNA_OK);
	ck_assert(str_eq(buf_str(&cleaned),
			 str_from(g.result.cleaned.p, g.result.cleaned.n)));
	ck_assert(str_eq(buf_str(&log), str_from(g.result.audit.p, g.result.audit.n)));
	buf_free(&cleaned);
	buf_free(&log);
	end(&f);
	end(&g);
}
END_TEST

START_TEST(letters_that_go_through_the_stages_together_become_what_each_becomes_alone)
{
	struct fixture f = {.cfg = {.max_letter = 200}};
	struct lacuna_letter letters[LACUNA_SOME];
	struct lacuna_scrubbed some[LACUNA_SOME];
	struct lacuna_bytes texts[] = {
		BYTES(LETTER), BYTES(LETTER LETTER), BYTES(""),
		BYTES("Case Number: CM14-0099999\n\nDr. Tui Mahe saw Ms. Ada Quist."),
		BYTES("Dr. Okonkwo called on May 3, 2009.")};

	begin(&f);
	for (size_t i = 0; i < LACUNA_SOME; i++)
		letters[i] = (struct lacuna_letter){
			.text = texts[i % 5], .id = BYTES("a.txt"), .number = 1};
	lacuna_scrub_some(f.worker, letters, LACUNA_SOME, some);
	for (size_t i = 0; i < LACUNA_SOME; i++) {
		struct buf cleaned = copy(some[i].result.cleaned),
			   audit = copy(some[i].result.audit);
		struct fixture alone = {.cfg = f.cfg};

		begin(&alone);
		ck_assert_int_eq(scrub(&alone, texts[i % 5]), some[i].err);
		ck_assert_int_eq(some[i].err, i % 5 == 1 ? LACUNA_REFUSED : LACUNA_OK);
		ck_assert(same(alone.result.cleaned, buf_str(&cleaned)));
		ck_assert(same(alone.result.audit, buf_str(&audit)));
		ck_assert_uint_eq(alone.result.substitutions,
				  some[i].result.substitutions);
		end(&alone);
		buf_free(&cleaned);
		buf_free(&audit);
	}
	end(&f);
}
END_TEST

START_TEST(an_engine_and_its_workers_give_back_what_they_took)
{
	size_t before = 0;

	for (int i = 0; i < 12; i++) {
		struct fixture f = {.cfg.originals = LACUNA_ORIGINALS_PLAIN};

		begin(&f);
		ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_OK);
		end(&f);
		/* What libraries keep for good they have by then, and malloc what it
		 * keeps of small pieces for the next time (seven of each size). */
		if (i == 9)
			before = heap_used();
	}
	ck_assert_uint_lt(heap_used(), before + HEAP_NOISE);
}
END_TEST

START_TEST(a_letter_too_large_is_refused_whole)
{
	struct fixture f = {.cfg.max_letter = 40};

	begin(&f);
	ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_REFUSED);
	ck_assert_uint_eq(f.result.cleaned.n, 0);
	ck_assert(holds(f.result.audit, " refused=\""));
	ck_assert(!holds(f.result.audit, "Okonkwo"));
	ck_assert_int_eq(f.fault.code, LACUNA_REFUSED);
	ck_assert_int_eq(verify(&f, BYTES(LETTER)), LACUNA_OK);
	ck_assert_int_eq(scrub(&f, BYTES("short enough")), LACUNA_OK);
	end(&f);
}
END_TEST

START_TEST(a_case_number_is_shown_only_beside_plain_originals)
{
	struct fixture f = {.cfg.originals = (enum lacuna_originals)_i};

	begin(&f);
	ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_OK);
	ck_assert_int_eq(holds(f.result.audit, "case=\"CM13-0012345\""),
			 _i == LACUNA_ORIGINALS_PLAIN);
	if (_i != LACUNA_ORIGINALS_PLAIN)
		ck_assert(!holds(f.result.audit, "0012345"));
	end(&f);
}
END_TEST

START_TEST(substitutions_are_counted_by_category)
{
	struct fixture f = {0};
	uint64_t sum = 0;

	begin(&f);
	ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_OK);
	for (size_t i = 0; i < lacuna_categories(f.engine); i++) {
		uint64_t n = lacuna_worker_count(f.worker, i);

		sum += n;
		if (strcmp(lacuna_category_name(f.engine, i), "DATE") == 0)
			ck_assert_uint_eq(n, 2);
	}
	ck_assert_uint_eq(sum, f.result.substitutions);
	end(&f);
}
END_TEST

START_TEST(what_cannot_be_an_engine_is_refused)
{
	static const uint64_t image[64];
	const struct {
		struct lacuna_config cfg;
		enum lacuna_err err;
	} table[] = {
		{{.key = BYTES("too short")}, LACUNA_USAGE},
		{{.key = bytes(KEY, LACUNA_KEY_MAX + 1)}, LACUNA_USAGE},
		{{.key = BYTES(KEY), .policy = BYTES("no such policy")}, LACUNA_PACK},
		{{.key = BYTES(KEY), .policy_xml = BYTES("<not a policy")}, LACUNA_PACK},
		{{.key = BYTES(KEY), .image = {image, sizeof(image)}}, LACUNA_PACK},
		{{.key = BYTES(KEY), .max_letter = LACUNA_MAX_LETTER_LIMIT + 1},
		 LACUNA_USAGE},
	};
	struct lacuna_engine *engine = (struct lacuna_engine *)&engine;
	struct lacuna_fault fault = {0};

	ck_assert_int_eq(lacuna_engine_new(&engine, &table[_i].cfg, &fault),
			 table[_i].err);
	ck_assert_ptr_null(engine);
	ck_assert_int_eq(fault.code, table[_i].err);
	ck_assert_str_ne(fault.what, "");
}
END_TEST

START_TEST(a_policy_file_is_named_by_its_digest)
{
	struct fixture f = {0};
	struct buf xml = {0};

	ck_assert_int_eq(io_read_file(&xml, "patterns/policies/imr.xml", NULL),
			 LACUNA_OK);
	f.cfg.policy_xml = bytes((char *)xml.p, xml.n);
	begin(&f);
	ck_assert(head_holds(&f, " policy=\"file:"));
	ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_OK);
	ck_assert(!holds(f.result.cleaned, "12/01/2008"));
	buf_free(&xml);
	end(&f);
}
END_TEST

START_TEST(the_log_says_whether_its_key_is_to_be_had)
{
	struct fixture f = {.cfg.key_is_ephemeral = _i};

	begin(&f);
	ck_assert_int_eq(head_holds(&f, " key=\"ephemeral\""), _i);
	ck_assert_int_eq(head_holds(&f, " key=\"key:"), !_i);
	end(&f);
}
END_TEST

static struct lacuna_bytes dump(struct fixture *f, int stage, bool with_text)
{
	struct lacuna_letter letter = {.text = BYTES(LETTER), .number = 1};
	struct lacuna_bytes out;

	ck_assert_int_eq(lacuna_dump(f->worker, &letter, (enum lacuna_stage)stage,
				     with_text, &out, &f->fault),
			 LACUNA_OK);
	return out;
}

static size_t tabs(const char *p, const char *end)
{
	size_t n = 0;

	for (; p < end; p++)
		n += *p == '\t';
	return n;
}

START_TEST(a_dump_has_as_many_columns_in_each_row_as_in_its_header)
{
	struct fixture f = {0};

	begin(&f);
	for (int text = 0; text < 2; text++) {
		struct lacuna_bytes out = dump(&f, _i, text);
		const char *p = out.p, *stop = p + out.n, *nl = memchr(p, '\n', out.n);
		size_t columns, rows = 0;

		ck_assert_ptr_nonnull(nl);
		columns = tabs(p, nl);
		for (p = nl + 1; p < stop; p = nl + 1, rows++) {
			nl = memchr(p, '\n', (size_t)(stop - p));
			ck_assert_ptr_nonnull(nl);
			ck_assert_uint_eq(tabs(p, nl), columns);
		}
		ck_assert_uint_gt(rows, 0);
	}
	end(&f);
}
END_TEST

START_TEST(a_dump_shows_text_only_when_asked_to)
{
	struct fixture f = {0};

	begin(&f);
	ck_assert(!holds(dump(&f, _i, false), "Okonkwo"));
	ck_assert(!holds(dump(&f, _i, false), "2008"));
	ck_assert(holds(dump(&f, _i, true), "Okonkwo"));
	if (_i != LACUNA_STAGE_TOKENS)
		ck_assert(holds(dump(&f, _i, true), "November 10,\\n2008"));
	end(&f);
}
END_TEST

START_TEST(there_is_no_seventh_stage)
{
	struct lacuna_letter letter = {.text = BYTES(LETTER)};
	struct fixture f = {0};
	struct lacuna_bytes out;

	begin(&f);
	ck_assert_int_eq(
		lacuna_dump(f.worker, &letter, (enum lacuna_stage)7, 0, &out, &f.fault),
		LACUNA_USAGE);
	end(&f);
}
END_TEST

START_TEST(a_look_shows_the_edits_that_scrubbing_makes)
{
	struct lacuna_letter letter = {.text = BYTES(LETTER)};
	struct fixture f = {0};
	struct lacuna_seen seen;

	begin(&f);
	ck_assert_int_eq(scrub(&f, BYTES(LETTER)), LACUNA_OK);
	ck_assert_int_eq(lacuna_look(f.worker, &letter, &seen, &f.fault), LACUNA_OK);
	ck_assert_uint_eq(seen.edits->n, f.result.substitutions);
	end(&f);
}
END_TEST

Suite *lacuna_suite(void)
{
	Suite *s = suite_create("lacuna");
	TCase *t = tcase_create("lacuna");

	tcase_add_loop_test(t, a_letter_is_cleaned_and_accounted_for, 0, 3);
	tcase_add_test(t, a_letter_is_restored_from_a_log_with_originals);
	tcase_add_loop_test(t, any_bytes_are_carried, 0, 7);
	tcase_add_test(t, a_letters_end_after_its_element_is_its_part_of_the_log);
	tcase_add_test(t, one_key_one_result_whatever_was_before);
	tcase_add_test(
		t,
		letters_that_go_through_the_stages_together_become_what_each_becomes_alone);
	tcase_add_test(t, an_engine_and_its_workers_give_back_what_they_took);
	tcase_add_test(t, a_letter_too_large_is_refused_whole);
	tcase_add_loop_test(t, a_case_number_is_shown_only_beside_plain_originals, 0, 3);
	tcase_add_test(t, substitutions_are_counted_by_category);
	tcase_add_loop_test(t, what_cannot_be_an_engine_is_refused, 0, 6);
	tcase_add_test(t, a_policy_file_is_named_by_its_digest);
	tcase_add_loop_test(t, the_log_says_whether_its_key_is_to_be_had, 0, 2);
	tcase_add_loop_test(t, a_dump_has_as_many_columns_in_each_row_as_in_its_header, 0,
			    5);
	tcase_add_loop_test(t, a_dump_shows_text_only_when_asked_to, 0, 5);
	tcase_add_test(t, there_is_no_seventh_stage);
	tcase_add_test(t, a_look_shows_the_edits_that_scrubbing_makes);
	suite_add_tcase(s, t);
	return s;
}
