/*
 * Given: letters, workers, and where output goes. Promises: a letter's audit element is
 * written before its text, of a refused letter nothing but the NUL that ends its record,
 * and the same bytes from any number of workers. Must not: go on after output failed.
 */
#include "stream.h"

#include <stdlib.h>
#include <string.h>

#include "../base/fault.h"
#include "pool.h"
#include "record.h"
#include "say.h"

#define BYTES_A_WORKER ((size_t)1 << 20) /* in flight, when letters are small */
#define ROOM_KEPT ((size_t)256 << 10)	 /* in a buffer from letter to letter */

/* A letter on its way. With one worker its bytes stay where they were made; with more
 * they are held here until their turn comes. */
struct item {
	struct feed_letter in;
	struct lacuna_result result; /* of a dump: rows in place of cleaned */
	bool refused;
	struct lacuna_fault why;
	struct buf letter, cleaned, audit;
	struct record record; /* in a stream of records: what the line says ... */
	struct buf line;      /* ... and what is said in return */
};

/* What a run asks for, and room to write a letter's record in. */
struct pass {
	struct stream *s;
	enum lacuna_stage stage;
	bool with_text;
	struct buf record;
};

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

static bool hold(const struct stream *s, struct buf *room, struct lacuna_bytes *bytes)
{
	if (s->crew->n == 1 || !bytes->n)
		return true;
	buf_clear(room);
	buf_add(room, bytes->p, bytes->n);
	bytes->p = room->p;
	return buf_ok(room);
}

static void let_go(struct buf *room)
{
	if (room->cap > ROOM_KEPT || !buf_ok(room))
		buf_wipe(room);
}

static enum lacuna_err take_letter(void *ctx, void *to, size_t *weight, bool *more,
				   struct lacuna_fault *fault)
{
	struct stream *s = ((struct pass *)ctx)->s;
	struct item *item = to;
	struct lacuna_bytes text;
	enum lacuna_err err = feed_next(s->feed, &item->in, more, fault);

	if (err || !*more)
		return err;
	text = (struct lacuna_bytes){item->in.text.p, item->in.text.n};
	if (!hold(s, &item->letter, &text))
		return fault_memory(fault, "reading a letter");
	item->in.text = str_from(text.p, text.n);
	*weight = text.n;
	return LACUNA_OK;
}

static enum lacuna_err scrub_letter(void *ctx, size_t thread, void *on,
				    struct lacuna_fault *fault)
{
	const struct stream *s = ((struct pass *)ctx)->s;
	struct item *item = on;
	struct lacuna_letter letter = to_scrub(s, &item->in);
	enum lacuna_err err = lacuna_scrub(s->crew->workers[thread], &letter,
					   &item->result, &item->why);

	item->refused = err == LACUNA_REFUSED;
	if (err && !item->refused) {
		*fault = item->why;
		return err;
	}
	if (!hold(s, &item->cleaned, &item->result.cleaned) ||
	    !hold(s, &item->audit, &item->result.audit))
		return fault_memory(fault, "keeping a letter");
	return LACUNA_OK;
}

static void tell(const struct stream *s, const struct item *item)
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

static enum lacuna_err write_audit(const struct stream *s, const struct item *item,
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

static enum lacuna_err give_letter(void *ctx, void *from, struct lacuna_fault *fault)
{
	struct pass *pass = ctx;
	struct stream *s = pass->s;
	struct item *item = from;
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
	let_go(&item->letter);
	let_go(&item->cleaned);
	let_go(&item->audit);
	return LACUNA_OK;
}

static void interrupt(void *ctx)
{
	feed_interrupt(((struct pass *)ctx)->s->feed);
}

typedef enum lacuna_err work_fn(void *ctx, size_t thread, void *item,
				struct lacuna_fault *fault);
typedef enum lacuna_err give_fn(void *ctx, void *item, struct lacuna_fault *fault);

/* Does one thing with each letter, up to the first error. */
static enum lacuna_err each_letter(struct pass *pass, work_fn *work, give_fn *give,
				   struct lacuna_fault *fault)
{
	struct pool_line line = {
		.threads = pass->s->crew->n,
		.item_size = sizeof(struct item),
		.nitems = pool_items(pass->s->crew->n),
		.bytes = pass->s->crew->n * BYTES_A_WORKER,
		.ctx = pass,
		.take = take_letter,
		.work = work,
		.give = give,
		.interrupt = interrupt,
	};
	struct item *items = calloc(line.nitems, sizeof(*items));
	enum lacuna_err err;

	if (!items)
		return fault_memory(fault, "starting");
	line.items = items;
	err = line.threads > 1 ? feed_interruptible(pass->s->feed, fault) : LACUNA_OK;
	if (!err)
		err = pool_run(&line, fault);
	for (size_t i = 0; i < line.nitems; i++) {
		buf_wipe(&items[i].letter);
		buf_wipe(&items[i].cleaned);
		buf_wipe(&items[i].audit);
		buf_wipe(&items[i].line);
	}
	free(items);
	buf_wipe(&pass->record);
	return err;
}

/* The line in return for one that was a record and was cleaned, or was not. */
static enum lacuna_err answer(struct item *item, const struct lacuna_result *result,
			      struct lacuna_bytes audit, struct lacuna_fault *fault)
{
	buf_clear(&item->line);
	if (item->refused)
		return record_refuse(&item->line, &item->record, item->why.what, audit,
				     fault);
	return record_write(&item->line, &item->record, result->cleaned, audit, fault);
}

/* As answer; the audit is sealed as the only one of its log. */
static enum lacuna_err answer_sealed(const struct stream *s, struct item *item,
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

static enum lacuna_err scrub_record(void *ctx, size_t thread, void *on,
				    struct lacuna_fault *fault)
{
	const struct stream *s = ((struct pass *)ctx)->s;
	struct lacuna_result *result = &((struct item *)on)->result;
	struct item *item = on;
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

static enum lacuna_err give_record(void *ctx, void *from, struct lacuna_fault *fault)
{
	struct stream *s = ((struct pass *)ctx)->s;
	struct item *item = from;
	enum lacuna_err err;

	tell(s, item);
	err = sink_write(s->letters, item->line.p, item->line.n, fault);
	if (err)
		return err;
	s->refused += item->refused;
	s->done += !item->refused;
	s->substitutions += item->result.substitutions;
	s->findings += item->result.findings;
	let_go(&item->letter);
	let_go(&item->line);
	return LACUNA_OK;
}

enum lacuna_err stream_run(struct stream *s, struct lacuna_fault *fault)
{
	struct pass pass = {.s = s};

	if (!s->records)
		return each_letter(&pass, scrub_letter, give_letter, fault);
	record_init();
	return each_letter(&pass, scrub_record, give_record, fault);
}

static enum lacuna_err dump_letter(void *ctx, size_t thread, void *on,
				   struct lacuna_fault *fault)
{
	const struct pass *pass = ctx;
	struct item *item = on;
	struct lacuna_letter letter = to_scrub(pass->s, &item->in);
	enum lacuna_err err =
		lacuna_dump(pass->s->crew->workers[thread], &letter, pass->stage,
			    pass->with_text, &item->result.cleaned, fault);

	if (!err && !hold(pass->s, &item->cleaned, &item->result.cleaned))
		return fault_memory(fault, "keeping a dump");
	return err;
}

static enum lacuna_err give_dump(void *ctx, void *from, struct lacuna_fault *fault)
{
	struct pass *pass = ctx;
	struct stream *s = pass->s;
	const struct item *item = from;
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
	struct pass pass = {.s = s, .stage = stage, .with_text = with_text};

	return each_letter(&pass, dump_letter, give_dump, fault);
}

/* Rows with the letter's name and number before each. */
static enum lacuna_err give_gaps(void *ctx, void *from, struct lacuna_fault *fault)
{
	struct pass *pass = ctx;
	const struct item *item = from;
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
	struct pass pass = {.s = s, .stage = LACUNA_STAGE_GAPS, .with_text = with_text};

	return each_letter(&pass, dump_letter, give_gaps, fault);
}
