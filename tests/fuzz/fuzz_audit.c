/*
 * Audit logs somebody made: "@@ element" bytes get a head, seals and a tail that fit, so
 * that what they say is read; "@@ log" bytes are a log as they stand; "@@ cleaned" and
 * "@@ original" are the letters. Promises: verify and restore say yes or no; after a yes
 * what restore gives is the original.
 */
#include <stdlib.h>

#include "../../src/out/audit_read.h"
#include "../../src/out/frame.h"
#include "../../src/out/log.h"
#include "fuzz.h"

#define HEAD                                                         \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<audit "        \
	"xmlns=\"urn:lacuna:audit:1\" tool=\"lacuna 0\" pack=\"p\" " \
	"policy=\"imr\" style=\"surrogate\" key=\"ephemeral\" originals=\"plain\""

struct input {
	struct buf log;
	struct log writer;
	struct str cleaned, original;
	bool sealed;
};

static void begin(struct input *in)
{
	static const struct hash_key chain = {{1}};
	struct seal seal;

	BUF_LIT(&in->log, HEAD);
	seal_head(&seal, buf_str(&in->log));
	BUF_LIT(&in->log, " seal=\"blake2b:");
	buf_str_add(&in->log, seal_text(&seal));
	BUF_LIT(&in->log, "\">\n");
	log_open(&in->writer, &(struct log_keys){.chain = &chain}, buf_str(&in->log),
		 &seal);
	in->sealed = true;
}

/* The seal is of all in the element that stands before it. */
static void add_element(struct input *in, struct str body)
{
	struct buf element = {0};

	if (!in->sealed)
		begin(in);
	buf_str_add(&element, body);
	BUF_LIT(&element, "    ");
	seal_digest_add(&element, buf_str(&element));
	buf_str_add(&in->log, log_letter(&in->writer, buf_str(&element)));
	buf_free(&element);
}

static void read_element(struct str body)
{
	struct audit_cursor c = {0};
	struct audit_entry e;
	struct audit_sub s;
	bool more = true;

	if (!audit_read_entry(&c, &e, body))
		while (more && !audit_read_sub(&c, &e, &s, &more))
			;
	audit_read_free(&c);
}

static void check(const struct input *in)
{
	struct lacuna_bytes cleaned = {in->cleaned.p, in->cleaned.n},
			    log = {in->log.p, in->log.n},
			    original = {in->original.p, in->original.n}, none = {NULL, 0};
	struct lacuna_fault fault = {0};
	struct lacuna_evidence evidence = {
		.cleaned = cleaned, .audit = log, .original = original};
	bool yes = !lacuna_verify(&evidence, &fault);
	void *back = NULL;
	size_t n = 0;

	FUZZ_HOLDS(yes || fault.what[0]);
	if (!lacuna_restore(cleaned, log, none, &back, &n, &fault) && yes && original.p &&
	    n == in->original.n)
		FUZZ_HOLDS(n == 0 || memcmp(back, in->original.p, n) == 0);
	free(back);
}

void fuzz_audit(struct str in)
{
	struct input all = {.sealed = false};
	struct str head, body;

	while (fuzz_cut(&in, &head, &body)) {
		head = str_trim(head);
		if (str_eq(head, STR("cleaned"))) {
			all.cleaned = body;
		} else if (str_eq(head, STR("original"))) {
			all.original = body;
		} else if (str_eq(head, STR("log"))) {
			buf_str_add(&all.log, body);
		} else {
			read_element(body);
			add_element(&all, body);
		}
	}
	if (all.sealed)
		buf_str_add(&all.log, log_close(&all.writer));
	check(&all);
	buf_free(&all.log);
	log_free(&all.writer);
}
