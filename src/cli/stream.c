/*
 * Given: letters, workers, and where output goes. Promises: a letter's audit element is
 * written before its text, of a refused letter nothing but the NUL that ends its record,
 * and the same bytes from any number of workers. Must not: go on after output failed.
 */
#include "stream.h"

#include "../base/fault.h"
#include "say.h"
#include "stream_pass.h"

static enum lacuna_err keep(const struct stream *s, struct stream_item *item,
			    const struct lacuna_scrubbed *done,
			    struct lacuna_fault *fault)
{
	item->result = done->result;
	item->refused = done->err == LACUNA_REFUSED;
	item->err = item->refused ? LACUNA_OK : done->err;
	if (done->err)
		item->why = done->fault;
	return stream_pass_hold(s, &item->cleaned, &item->result.cleaned) &&
			       stream_pass_hold(s, &item->audit, &item->result.audit)
		       ? LACUNA_OK
		       : fault_memory(fault, "keeping a letter");
}

static enum lacuna_err scrub_letters(const struct stream_pass *pass, size_t thread,
				     struct stream_batch *b, struct lacuna_fault *fault)
{
	const struct stream *s = pass->s;
	struct lacuna_letter letters[LACUNA_SOME];
	struct lacuna_scrubbed done[LACUNA_SOME];
	enum lacuna_err err = LACUNA_OK;

	for (size_t i = 0; i < b->n; i++)
		letters[i] = stream_pass_letter(s, &b->item[i]);
	lacuna_scrub_some(s->crew->workers[thread], letters, b->n, done);
	for (size_t i = 0; i < b->n && !err; i++)
		err = keep(s, &b->item[i], &done[i], fault);
	return err;
}

static void tell(const struct stream *s, const struct stream_item *item)
{
	const struct feed_letter *in = &item->in;
	struct lacuna_fault line;

	if (item->refused && s->records) {
		fault_set(&line, LACUNA_REFUSED, "%s: line %zu refused: %s", in->name,
			  in->in_file, item->why.what);
		say_fault(&line);
	} else if (item->refused) {
		fault_set(&line, LACUNA_REFUSED, "%s: letter %zu refused: %s", in->name,
			  in->number, item->why.what);
		say_fault(&line);
	} else if (s->verbose) {
		say_line("%s: letter %zu: %zu substitutions, %zu findings", in->name,
			 in->number, item->result.substitutions, item->result.findings);
	}
}

/* One write, so that a record is there whole or not at all. */
static enum lacuna_err write_record(const struct stream *s, struct lacuna_bytes text,
				    struct lacuna_fault *fault)
{
	struct str end = s->feed->end == FEED_FILE ? STR("") : STR("\0");

	return sink_write_both(s->letters, str_from(text.p, text.n), end, fault);
}

static enum lacuna_err write_audit(const struct stream *s, const struct stream_item *item,
				   struct lacuna_fault *fault)
{
	struct lacuna_bytes audit = item->result.audit, end;

	if (!s->audit)
		return LACUNA_OK;
	if (audit.n) {
		end = lacuna_log_letter_end(s->log, audit);
		return end.p ? sink_write_both(s->audit, str_from(audit.p, audit.n),
					       str_from(end.p, end.n), fault)
			     : fault_memory(fault, "writing the audit");
	}
	if (item->refused)
		*fault = item->why;
	else
		fault_set(fault, LACUNA_REFUSED, "no audit element");
	return fault->code;
}

static enum lacuna_err give_letter(struct stream_pass *pass, struct stream_item *item,
				   struct lacuna_fault *fault)
{
	struct stream *s = pass->s;
	enum lacuna_err err;

	tell(s, item);
	err = write_audit(s, item, fault);
	if (err)
		return err;
	if (item->refused) {
		s->refused++;
		return s->feed->end == FEED_FILE ? LACUNA_OK
						 : sink_write(s->letters, "", 1, fault);
	}
	err = write_record(s, item->result.cleaned, fault);
	if (err)
		return err;
	s->done++;
	s->substitutions += item->result.substitutions;
	s->findings += item->result.findings;
	stream_pass_let_go(&item->letter);
	stream_pass_let_go(&item->cleaned);
	stream_pass_let_go(&item->audit);
	return LACUNA_OK;
}

/* The line in return for one that was a record and was cleaned, or was not. */
static enum lacuna_err answer(struct stream_item *item,
			      const struct lacuna_result *result,
			      struct lacuna_bytes audit, struct lacuna_fault *fault)
{
	buf_clear(&item->line);
	if (item->refused)
		return record_refuse(&item->line, &item->record, item->why.what, audit,
				     fault);
	return record_write(&item->line, &item->record, result->cleaned, audit, fault);
}

/* As answer; the audit is sealed as the only one of its log. */
static enum lacuna_err answer_sealed(const struct stream *s, struct stream_item *item,
				     const struct lacuna_result *result,
				     struct lacuna_fault *fault)
{
	struct lacuna_log *log = NULL;
	struct lacuna_bytes audit = result->audit;
	enum lacuna_err err = LACUNA_OK;

	if (s->bare || !audit.n)
		return answer(item, result, (struct lacuna_bytes){0}, fault);
	err = lacuna_log_new(&log, s->crew->engine, fault);
	if (!err) {
		audit = lacuna_log_letter(log, audit);
		err = audit.p ? answer(item, result, audit, fault)
			      : fault_memory(fault, "sealing a record's audit");
	}
	lacuna_log_free(log);
	return err;
}

static enum lacuna_err scrub_record(const struct stream_pass *pass, size_t thread,
				    struct stream_batch *b, struct lacuna_fault *fault)
{
	const struct stream *s = pass->s;
	struct stream_item *item = b->item;
	struct lacuna_result *result = &item->result;
	enum lacuna_err err = record_read(&item->record, item->in.text, &item->why);

	*result = (struct lacuna_result){0};
	if (!err) {
		struct lacuna_letter letter = {
			.text = item->record.text,
			.id = item->record.id,
			.case_id = item->record.case_id.n ? item->record.case_id
							  : s->case_id,
			.number = 1, /* its audit stands alone */
		};

		err = lacuna_scrub(s->crew->workers[thread], &letter, result, &item->why);
	}
	item->refused = err == LACUNA_REFUSED;
	if (!err || item->refused)
		err = answer_sealed(s, item, result, fault);
	else
		*fault = item->why;
	record_free(&item->record);
	return err;
}

static enum lacuna_err give_record(struct stream_pass *pass, struct stream_item *item,
				   struct lacuna_fault *fault)
{
	struct stream *s = pass->s;
	enum lacuna_err err;

	tell(s, item);
	err = sink_write(s->letters, item->line.p, item->line.n, fault);
	if (err)
		return err;
	s->refused += item->refused;
	s->done += !item->refused;
	s->substitutions += item->result.substitutions;
	s->findings += item->result.findings;
	stream_pass_let_go(&item->letter);
	stream_pass_let_go(&item->line);
	return LACUNA_OK;
}

enum lacuna_err stream_run(struct stream *s, struct lacuna_fault *fault)
{
	struct stream_pass letters = {
		.s = s, .most = LACUNA_SOME, .work = scrub_letters, .give = give_letter};
	struct stream_pass records = {
		.s = s, .most = 1, .work = scrub_record, .give = give_record};

	if (!s->records)
		return stream_pass_run(&letters, fault);
	record_init();
	return stream_pass_run(&records, fault);
}

static enum lacuna_err dump_letter(const struct stream_pass *pass, size_t thread,
				   struct stream_batch *b, struct lacuna_fault *fault)
{
	struct stream_item *item = b->item;
	struct lacuna_letter letter = stream_pass_letter(pass->s, item);
	enum lacuna_err err =
		lacuna_dump(pass->s->crew->workers[thread], &letter, pass->stage,
			    pass->with_text, &item->result.cleaned, fault);

	if (!err && !stream_pass_hold(pass->s, &item->cleaned, &item->result.cleaned))
		return fault_memory(fault, "keeping a dump");
	return err;
}

static enum lacuna_err give_dump(struct stream_pass *pass, struct stream_item *item,
				 struct lacuna_fault *fault)
{
	struct stream *s = pass->s;
	struct lacuna_bytes rows = item->result.cleaned;
	struct buf *head = &pass->record;
	enum lacuna_err err = LACUNA_OK;

	if (s->feed->end != FEED_FILE || s->feed->nfiles > 1) {
		buf_clear(head);
		buf_printf(head, "letter\t%zu\t%s\n", item->in.number, item->in.name);
		err = buf_ok(head) ? sink_write(s->letters, head->p, head->n, fault)
				   : fault_memory(fault, "writing a dump");
	}
	return err ? err : sink_write(s->letters, rows.p, rows.n, fault);
}

enum lacuna_err stream_dump(struct stream *s, enum lacuna_stage stage, bool with_text,
			    struct lacuna_fault *fault)
{
	struct stream_pass pass = {.s = s,
				   .stage = stage,
				   .with_text = with_text,
				   .most = 1,
				   .work = dump_letter,
				   .give = give_dump};

	return stream_pass_run(&pass, fault);
}

/* Rows with the letter's name and number before each. */
static enum lacuna_err give_gaps(struct stream_pass *pass, struct stream_item *item,
				 struct lacuna_fault *fault)
{
	struct stream *s = pass->s;
	struct buf *out = &pass->record;
	struct str rows = str_from(item->result.cleaned.p, item->result.cleaned.n);
	enum lacuna_err err;

	buf_clear(out);
	for (; rows.n; s->findings++) {
		struct str row = str_cut(&rows, '\n');

		buf_printf(out, "%s\t%zu\t%.*s\n", item->in.name, item->in.number,
			   STR_FMT(row));
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
	struct stream_pass pass = {.s = s,
				   .stage = LACUNA_STAGE_GAPS,
				   .with_text = with_text,
				   .most = 1,
				   .work = dump_letter,
				   .give = give_gaps};

	return stream_pass_run(&pass, fault);
}
