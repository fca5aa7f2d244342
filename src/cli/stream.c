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

/* What a run asks for, and room to write a letter's record in. */
struct pass {
	enum lacuna_stage stage;
	bool with_text;
	struct buf record;
};

typedef enum lacuna_err letter_fn(struct stream *s, const struct feed_letter *in,
				  struct pass *pass, struct lacuna_fault *fault);

/* Does one thing with each letter, up to the first error. */
static enum lacuna_err each_letter(struct stream *s, letter_fn *letter, struct pass *pass,
				   struct lacuna_fault *fault)
{
	struct feed_letter in;
	enum lacuna_err err;
	bool more = true;

	do {
		err = feed_next(s->feed, &in, &more, fault);
		if (!err && more)
			err = letter(s, &in, pass, fault);
	} while (!err && more);
	buf_free(&pass->record);
	return err;
}

static enum lacuna_err scrub_letter(struct stream *s, const struct feed_letter *in,
				    struct pass *pass, struct lacuna_fault *fault)
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
	err = write_record(s, result.cleaned, &pass->record, fault);
	if (err)
		return err;
	s->done++;
	s->substitutions += result.substitutions;
	s->findings += result.findings;
	return LACUNA_OK;
}

enum lacuna_err stream_run(struct stream *s, struct lacuna_fault *fault)
{
	struct pass pass = {0};

	return each_letter(s, scrub_letter, &pass, fault);
}

static enum lacuna_err dump_letter(struct stream *s, const struct feed_letter *in,
				   struct pass *pass, struct lacuna_fault *fault)
{
	struct lacuna_letter letter = to_scrub(s, in);
	struct buf *head = &pass->record;
	struct lacuna_bytes rows;
	enum lacuna_err err;

	err = lacuna_dump(s->worker, &letter, pass->stage, pass->with_text, &rows, fault);
	if (!err && (s->feed->null || s->feed->nfiles > 1)) {
		buf_clear(head);
		buf_printf(head, "letter\t%zu\t%s\n", in->number, in->name);
		err = buf_ok(head) ? sink_write(s->letters, head->p, head->n, fault)
				   : fault_memory(fault, "writing a dump");
	}
	return err ? err : sink_write(s->letters, rows.p, rows.n, fault);
}

enum lacuna_err stream_dump(struct stream *s, enum lacuna_stage stage, bool with_text,
			    struct lacuna_fault *fault)
{
	struct pass pass = {.stage = stage, .with_text = with_text};

	return each_letter(s, dump_letter, &pass, fault);
}

static enum lacuna_err gaps_of_letter(struct stream *s, const struct feed_letter *in,
				      struct pass *pass, struct lacuna_fault *fault)
{
	struct lacuna_letter letter = to_scrub(s, in);
	struct buf *out = &pass->record;
	struct lacuna_bytes dump;
	struct str rows;
	enum lacuna_err err;

	err = lacuna_dump(s->worker, &letter, pass->stage, pass->with_text, &dump, fault);
	if (err)
		return err;
	buf_clear(out);
	for (rows = str_from(dump.p, dump.n); rows.n; s->findings++) {
		struct str row = str_cut(&rows, '\n');

		buf_printf(out, "%s\t%zu\t%.*s\n", in->name, in->number, STR_FMT(row));
	}
	if (!buf_ok(out))
		return fault_memory(fault, "writing gaps");
	err = sink_write(s->letters, out->p, out->n, fault);
	if (!err)
		s->done++;
	return err;
}

enum lacuna_err stream_gaps(struct stream *s, bool with_text, struct lacuna_fault *fault)
{
	struct pass pass = {.stage = LACUNA_STAGE_GAPS, .with_text = with_text};

	return each_letter(s, gaps_of_letter, &pass, fault);
}
