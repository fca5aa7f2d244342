/*
 * Given: letters, a worker, and where output goes. Promises: a letter's audit element is
 * written before its text, and of a refused letter nothing but the NUL that ends its
 * record. Must not: go on after output failed.
 */
#include "stream.h"

#include <string.h>

#include "../base/fault.h"
#include "say.h"

/* The log names a letter by its file's own name: directories would tell of the machine,
 * and the same letters give the same log wherever they lie. */
static struct lacuna_letter to_scrub(const struct stream *s, const struct feed_letter *in)
{
	const char *slash = strrchr(in->name, '/');
	const char *id = slash && slash[1] ? slash + 1 : in->name;

	return (struct lacuna_letter){
		.text = {in->text.p, in->text.n},
		.id = {id, strlen(id)},
		.case_id = s->case_id,
		.number = in->number,
	};
}

/* One write, so that a record is there whole or not at all. */
static enum lacuna_err write_record(const struct stream *s, struct lacuna_bytes text,
				    struct buf *record, struct lacuna_fault *fault)
{
	if (!s->feed->null)
		return sink_write(s->letters, text.p, text.n, fault);
	buf_clear(record);
	buf_add(record, text.p, text.n);
	buf_byte(record, 0);
	if (!buf_ok(record))
		return fault_memory(fault, "writing a letter");
	return sink_write(s->letters, record->p, record->n, fault);
}

static void tell(const struct stream *s, const struct feed_letter *in,
		 const struct lacuna_result *result, const struct lacuna_fault *refused)
{
	struct lacuna_fault line;

	if (refused) {
		fault_set(&line, LACUNA_REFUSED, "%s: letter %zu refused: %s", in->name,
			  in->number, refused->what);
		say_fault(&line);
	} else if (s->verbose) {
		say_line("%s: letter %zu: %zu substitutions, %zu findings", in->name,
			 in->number, result->substitutions, result->findings);
	}
}

static enum lacuna_err one_letter(struct stream *s, const struct feed_letter *in,
				  struct buf *record, struct lacuna_fault *fault)
{
	struct lacuna_letter letter = to_scrub(s, in);
	struct lacuna_result result = {0};
	enum lacuna_err err, refused;

	refused = lacuna_scrub(s->worker, &letter, &result, fault);
	if (refused && refused != LACUNA_REFUSED)
		return refused;
	tell(s, in, &result, refused ? fault : NULL);
	if (s->audit) {
		if (!result.audit.n)
			return refused ? refused
				       : fault_set(fault, LACUNA_REFUSED,
						   "no audit element");
		err = sink_write(s->audit, result.audit.p, result.audit.n, fault);
		if (err)
			return err;
	}
	if (refused) {
		s->refused++;
		return s->feed->null ? sink_write(s->letters, "", 1, fault) : LACUNA_OK;
	}
	err = write_record(s, result.cleaned, record, fault);
	if (err)
		return err;
	s->done++;
	s->substitutions += result.substitutions;
	s->findings += result.findings;
	return LACUNA_OK;
}

enum lacuna_err stream_run(struct stream *s, struct lacuna_fault *fault)
{
	struct feed_letter in;
	struct buf record = {0};
	enum lacuna_err err;
	bool more = true;

	do {
		err = feed_next(s->feed, &in, &more, fault);
		if (!err && more)
			err = one_letter(s, &in, &record, fault);
	} while (!err && more);
	buf_free(&record);
	return err;
}

static enum lacuna_err dump_letter(struct stream *s, const struct feed_letter *in,
				   enum lacuna_stage stage, bool with_text,
				   struct lacuna_fault *fault)
{
	struct lacuna_letter letter = to_scrub(s, in);
	struct lacuna_bytes rows;
	enum lacuna_err err;

	err = lacuna_dump(s->worker, &letter, stage, with_text, &rows, fault);
	if (!err && (s->feed->null || s->feed->nfiles > 1)) {
		struct buf head = {0};

		buf_printf(&head, "letter\t%zu\t%s\n", in->number, in->name);
		err = buf_ok(&head) ? sink_write(s->letters, head.p, head.n, fault)
				    : fault_memory(fault, "writing a dump");
		buf_free(&head);
	}
	return err ? err : sink_write(s->letters, rows.p, rows.n, fault);
}

enum lacuna_err stream_dump(struct stream *s, enum lacuna_stage stage, bool with_text,
			    struct lacuna_fault *fault)
{
	struct feed_letter in;
	enum lacuna_err err;
	bool more = true;

	do {
		err = feed_next(s->feed, &in, &more, fault);
		if (!err && more)
			err = dump_letter(s, &in, stage, with_text, fault);
	} while (!err && more);
	return err;
}

static enum lacuna_err gaps_of_letter(struct stream *s, const struct feed_letter *in,
				      bool with_text, struct buf *out,
				      struct lacuna_fault *fault)
{
	struct lacuna_letter letter = to_scrub(s, in);
	struct lacuna_bytes dump;
	struct str rows;
	enum lacuna_err err;

	err = lacuna_dump(s->worker, &letter, LACUNA_STAGE_GAPS, with_text, &dump, fault);
	if (err)
		return err;
	buf_clear(out);
	for (rows = str_from(dump.p, dump.n); rows.n; s->findings++) {
		struct str row = str_cut(&rows, '\n');

		buf_printf(out, "%s\t%zu\t%.*s\n", in->name, in->number, STR_FMT(row));
	}
	return buf_ok(out) ? sink_write(s->letters, out->p, out->n, fault)
			   : fault_memory(fault, "writing gaps");
}

enum lacuna_err stream_gaps(struct stream *s, bool with_text, struct lacuna_fault *fault)
{
	struct feed_letter in;
	struct buf out = {0};
	enum lacuna_err err;
	bool more = true;

	do {
		err = feed_next(s->feed, &in, &more, fault);
		if (!err && more)
			err = gaps_of_letter(s, &in, with_text, &out, fault);
		if (!err && more)
			s->done++;
	} while (!err && more);
	buf_free(&out);
	return err;
}
