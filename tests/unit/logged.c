/*
 * Given: letters with marked edits. Promises: the streams and the log a run would write.
 */
#include "logged.h"

#include <check.h>

#include "../../src/out/emit.h"
#include "../../src/out/verify.h"

static struct pack_type types[] = {
	{.category = "KEEP", .type = "KEEP"},
	{.category = "DATE", .type = "DATE", .category_index = 0},
	{.category = "NAME", .type = "DOCTOR", .category_index = 1},
	{.category = "GAP", .type = "EMPLOYER", .category_index = 2},
};

void logged_open(struct logged *l, enum lacuna_originals originals)
{
	logged_open_with(l, originals, NULL, NULL, NULL);
}

void logged_open_with(struct logged *l, enum lacuna_originals originals,
		      const unsigned char *recipient, const unsigned char *sign,
		      const unsigned char *signer)
{
	struct hash_key master;

	ck_assert(hash_init());
	*l = (struct logged){0};
	l->pack.types = types;
	l->pack.ntypes = 4;
	l->pack.ncategories = 3;
	l->pack.categories[0] = "DATE";
	l->pack.categories[1] = "NAME";
	l->pack.categories[2] = "GAP";
	l->pack.digest = STR("0123456789abcdef0123456789abcdef");
	hash_master(&master, STR(LOGGED_SECRET));
	logkey_of(&l->key, &master);
	l->run = (struct audit_run){.pack = &l->pack,
				    .policy = "imr",
				    .originals = originals,
				    .recipient = recipient,
				    .signer = sign ? signer : NULL,
				    .key = &l->key};
	ck_assert_int_eq(audit_begin(&l->log, &l->run, &l->arena), LACUNA_OK);
	log_open(&l->writer, &(struct log_keys){.chain = &l->key.chain, .sign = sign},
		 buf_str(&l->log), &l->run.seal);
}

static void add_element(struct logged *l, struct buf *element)
{
	ck_assert(buf_ok(element));
	buf_str_add(&l->log, log_letter(&l->writer, buf_str(element)));
	buf_free(element);
}

static void parse(struct str marked, struct buf *raw, struct edit *edits, size_t *n)
{
	*n = 0;
	while (marked.n) {
		struct str old;
		struct edit *e = &edits[*n];

		buf_str_add(raw, str_cut(&marked, '['));
		if (!marked.n)
			break;
		old = str_cut(&marked, '|');
		*e = (struct edit){.start = raw->n,
				   .end = raw->n + old.n,
				   .type = (uint16_t)(1 + *n % 3),
				   .action =
					   *n % 3 == 0 ? ACTION_SHIFT : ACTION_SURROGATE,
				   .gap = *n % 3 == 2 ? GAP_CLASS_BLANK : GAP_NOT,
				   .score = 0.98f,
				   .entity = *n % 3 == 1 ? 3 : 0,
				   .rule = "date.month-day-year"};
		e->replacement = str_cut(&marked, ']');
		buf_str_add(raw, old);
		++*n;
	}
}

void logged_add(struct logged *l, struct str marked)
{
	struct edit edits[16], report;
	struct edit_list list = {.p = edits, .reports = &report, .nreports = 1};
	struct buf raw = {0}, cleaned = {0}, element = {0};
	size_t out_start[17];
	struct doc doc;

	parse(marked, &raw, edits, &list.n);
	report = (struct edit){.start = raw.n / 2,
			       .end = raw.n,
			       .type = LOGGED_GAP,
			       .gap = GAP_CLASS_MASK,
			       .rule = "gap.mask",
			       .score = 0.2f,
			       .note = "low-score"};
	ck_assert_int_eq(doc_read(&doc, buf_str(&raw), &l->arena), LACUNA_OK);
	ck_assert_int_eq(emit_letter(&cleaned, buf_str(&raw), &list, out_start),
			 LACUNA_OK);
	ck_assert_int_eq(
		verify_replay(buf_str(&raw), buf_str(&cleaned), &list, out_start, NULL),
		LACUNA_OK);
	audit_letter_add(&element, &l->run,
			 &(struct audit_letter){.number = ++l->letters,
						.id = STR("letter.txt"),
						.case_tag = STR("CM13-0000001"),
						.doc = &doc,
						.edits = &list,
						.out_start = out_start,
						.cleaned = buf_str(&cleaned)});
	add_element(l, &element);
	buf_str_add(&l->original, buf_str(&raw));
	buf_str_add(&l->cleaned, buf_str(&cleaned));
	if (l->nul) {
		buf_byte(&l->original, 0);
		buf_byte(&l->cleaned, 0);
	}
	buf_free(&raw);
	buf_free(&cleaned);
}

void logged_refuse(struct logged *l, struct str raw)
{
	struct buf element = {0};

	audit_refused_add(&element, ++l->letters, STR("letter.txt"), raw.n,
			  "rule date.iso: match limit at byte 4");
	add_element(l, &element);
	buf_str_add(&l->original, raw);
	if (l->nul) {
		buf_byte(&l->original, 0);
		buf_byte(&l->cleaned, 0);
	}
}

void logged_close(struct logged *l)
{
	buf_str_add(&l->log, log_close(&l->writer));
	ck_assert(buf_ok(&l->log) && buf_ok(&l->original) && buf_ok(&l->cleaned));
}

void logged_free(struct logged *l)
{
	arena_free(&l->arena);
	buf_free(&l->log);
	log_free(&l->writer);
	buf_free(&l->original);
	buf_free(&l->cleaned);
}

enum lacuna_err logged_verify(const struct logged *l, bool original, bool key,
			      struct lacuna_fault *fault)
{
	return verify_log(
		&(struct verify_input){
			.cleaned = buf_str(&l->cleaned),
			.log = buf_str(&l->log),
			.original = original ? buf_str(&l->original) : str_from(NULL, 0),
			.key = key ? STR(LOGGED_SECRET) : str_from(NULL, 0)},
		fault);
}
