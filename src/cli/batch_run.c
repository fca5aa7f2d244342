/*
 * Given: a set, its ledger and what lies in OUT_DIR. Promises: each letter's two files in
 * place, or none of them, and then its row. Must not: put anything of a refused letter
 * anywhere.
 */
#include "batch_run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/fault.h"
#include "../base/io.h"
#include "batch_done.h"
#include "batch_settle.h"
#include "pool.h"

#define ITEMS_A_JOB 16 /* in flight: only what is worked on has its text in memory */

struct item {
	size_t number;	     /* of walk.files */
	const char *no_case; /* NULL, or why it has none */
	struct lacuna_bytes case_id;
	struct buf case_room;
	bool before; /* an earlier run has done it, as row says */
	struct batch_row row;
};

/* What one thread reads into. */
struct desk {
	struct buf letter, there, audit, digest;
	struct batch_stamp stamp; /* the letter's, before it is read */
};

struct work {
	struct batch *b;
	size_t next;
	struct desk *desks;
	struct settler *settler;
};

static enum lacuna_err take_file(void *ctx, void *to, size_t *weight, bool *more,
				 struct lacuna_fault *fault)
{
	struct work *w = ctx;
	struct batch *b = w->b;
	struct item *item = to;
	struct buf room = item->case_room;

	*more = w->next < b->walk.n;
	if (!*more)
		return LACUNA_OK;
	*item = (struct item){.number = w->next++, .case_room = room};
	item->row.path = b->walk.files[item->number].path;
	item->no_case = batch_case_of(&b->cases, item->row.path, &item->case_id);
	buf_clear(&item->case_room); /* the next letter's would overwrite it */
	buf_add(&item->case_room, item->case_id.p, item->case_id.n);
	if (!buf_ok(&item->case_room))
		return fault_memory(fault, "keeping a case");
	item->case_id.p = item->case_room.p;
	*weight = 0;
	if (b->fresh)
		return LACUNA_OK;
	return batch_ledger_find(&b->ledger, item->row.path, &item->row, &item->before,
				 fault);
}

/* What stands against a letter before it is opened: NULL, or why it is refused. */
static const char *against(const struct batch *b, const struct item *item)
{
	const struct batch_file *f = &b->walk.files[item->number];

	if (f->odd)
		return f->odd;
	if (item->no_case)
		return item->no_case;
	if (!batch_tree_fits(f->path))
		return "its name is too long for an audit's";
	if (f->size > b->max_letter)
		return "the letter is longer than --max-letter";
	return NULL;
}

/* Is all as it was, by what the file system says? */
static bool is_untouched(const struct batch *b, struct desk *desk,
			 const struct item *item)
{
	struct stat st;

	if (!item->before || b->check ||
	    fstatat(b->in, item->row.path, &st, AT_SYMLINK_NOFOLLOW))
		return false;
	desk->stamp = batch_stamp_aged(&st);
	return batch_done_by_stamp(&b->tree, &item->row, &desk->stamp);
}

/* The letter's bytes; false when it was refused instead. */
static bool read_letter(const struct batch *b, struct desk *desk, struct item *item)
{
	const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
	int fd = openat(b->in, item->row.path, flags);
	struct lacuna_fault fault;
	struct stat st;
	enum lacuna_err err;

	if (fd < 0 || fstat(fd, &st)) {
		err = fault_set(&fault, LACUNA_INPUT, "cannot open it: %s",
				strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		err = fault_set(&fault, LACUNA_INPUT, "it is no longer a file");
	} else {
		desk->stamp = batch_stamp_aged(&st);
		buf_clear(&desk->letter);
		err = io_read_all(&desk->letter, fd, "it", &fault);
		item->row.bytes_in = desk->letter.n;
	}
	if (fd >= 0)
		close(fd);
	if (err)
		batch_row_refuse(&item->row, fault.what);
	return !err;
}

/* Have the letter and what it became the digests they had? */
static bool is_as_before(const struct batch *b, struct desk *desk, struct item *item)
{
	struct batch_row *r = &item->row, was = *r;
	bool same = item->before &&
		    batch_done_by_digest(&b->tree, b->crew.engine, buf_str(&desk->letter),
					 r, &desk->there);

	if (!same)
		return false;
	r->stamp = desk->stamp;
	same = memcmp(&was.stamp, &r->stamp, sizeof(r->stamp)) == 0 &&
	       memcmp(was.stamp_of, r->stamp_of, sizeof(r->stamp_of)) == 0;
	r->state = same ? BATCH_KEPT : BATCH_STAMPED;
	return true;
}

/* The value of an attribute in the first line of an audit element. */
static struct str attribute(struct lacuna_bytes audit, const char *open)
{
	struct str rest = str_from(audit.p, audit.n), name = str_of(open);
	struct str line = str_cut(&rest, '\n');

	while (line.n) {
		size_t at = str_find(line, 1, ' ');

		line = str_sub(line, at, line.n);
		if (str_starts(line, name))
			return str_sub(line, name.n, str_find(line, name.n, '"'));
	}
	return STR("");
}

static void copy(char *out, size_t room, struct str s)
{
	snprintf(out, room, "%.*s", STR_FMT(s));
}

static void describe(const struct batch *b, struct desk *desk, struct item *item,
		     struct lacuna_worker *worker, const struct lacuna_result *result)
{
	struct lacuna_seen seen = lacuna_last(worker);
	const struct pack *pack = lacuna_pack(b->crew.engine);
	struct batch_row *r = &item->row;

	r->stamp = desk->stamp;
	copy(r->case_tag, sizeof(r->case_tag), attribute(result->audit, " case=\""));
	copy(r->in, sizeof(r->in), attribute(result->audit, " digest-in=\""));
	copy(r->out, sizeof(r->out), attribute(result->audit, " digest-out=\""));
	buf_clear(&desk->digest);
	lacuna_digest(b->crew.engine, buf_str(&desk->audit), &desk->digest);
	copy(r->audit, sizeof(r->audit), buf_str(&desk->digest));
	r->bytes_out = result->cleaned.n;
	r->substitutions = result->substitutions;
	r->findings = result->findings;
	for (size_t i = 0; i < seen.edits->n; i++)
		r->counts[pack->types[seen.edits->p[i].type].category_index]++;
	batch_facts_read(&r->facts, &seen, pack);
}

static void add(struct buf *out, struct lacuna_bytes bytes)
{
	out->failed |= !bytes.p;
	buf_add(out, bytes.p, bytes.n);
}

/* A log of one letter, as the filter writes it. */
static enum lacuna_err compose(const struct batch *b, struct buf *audit,
			       struct lacuna_bytes element, struct lacuna_fault *fault)
{
	struct lacuna_log *log;
	enum lacuna_err err = lacuna_log_new(&log, b->crew.engine, fault);

	if (err)
		return err;
	buf_clear(audit);
	add(audit, lacuna_log_head(b->crew.engine));
	add(audit, lacuna_log_letter(log, element));
	add(audit, lacuna_log_tail(log));
	lacuna_log_free(log);
	return buf_ok(audit) ? LACUNA_OK : fault_memory(fault, "composing an audit");
}

static enum lacuna_err clean(struct batch *b, size_t thread, struct desk *desk,
			     struct item *item, struct lacuna_fault *fault)
{
	const char *slash = strrchr(item->row.path, '/');
	const char *id = slash ? slash + 1 : item->row.path;
	struct lacuna_letter letter = {
		.text = {desk->letter.p, desk->letter.n},
		.id = {id, strlen(id)},
		.case_id = item->case_id,
		.number = 1,
	};
	struct lacuna_worker *worker = b->crew.workers[thread];
	struct lacuna_result result;
	enum lacuna_err err = lacuna_scrub(worker, &letter, &result, fault);

	if (err == LACUNA_REFUSED) {
		batch_row_refuse(&item->row, fault->what);
		return LACUNA_OK;
	}
	if (!err)
		err = compose(b, &desk->audit, result.audit, fault);
	if (!err)
		err = batch_tree_stage(&b->tree, BATCH_LETTERS, item->number,
				       result.cleaned, fault);
	if (!err)
		err = batch_tree_stage(
			&b->tree, BATCH_AUDIT, item->number,
			(struct lacuna_bytes){desk->audit.p, desk->audit.n}, fault);
	if (!err)
		describe(b, desk, item, worker, &result);
	return err;
}

static enum lacuna_err work_on_file(void *ctx, size_t thread, void *on,
				    struct lacuna_fault *fault)
{
	struct work *w = ctx;
	struct item *item = on;
	struct desk *desk = &w->desks[thread];

	const char *why = against(w->b, item);

	item->row.bytes_in = w->b->walk.files[item->number].size;
	if (why) {
		batch_row_refuse(&item->row, why);
		return LACUNA_OK;
	}
	if (is_untouched(w->b, desk, item)) {
		item->row.state = BATCH_KEPT;
		return LACUNA_OK;
	}
	if (!read_letter(w->b, desk, item) || is_as_before(w->b, desk, item))
		return LACUNA_OK;
	return clean(w->b, thread, desk, item, fault);
}

static enum lacuna_err give_file(void *ctx, void *from, struct lacuna_fault *fault)
{
	struct work *w = ctx;
	struct batch *b = w->b;
	const struct item *item = from;

	b->done += item->row.state == BATCH_DONE;
	b->kept += item->row.state == BATCH_KEPT || item->row.state == BATCH_STAMPED;
	b->refused += item->row.state == BATCH_REFUSED;
	b->progress.letters++;
	b->progress.refused = b->refused;
	b->progress.bytes += item->row.bytes_in;
	batch_progress_tick(&b->progress);
	return item->row.state == BATCH_KEPT
		       ? LACUNA_OK
		       : batch_settle_add(w->settler, &item->row, item->number, fault);
}

static void free_work(struct work *w, struct item *items, size_t nitems)
{
	for (size_t i = 0; items && i < nitems; i++)
		buf_free(&items[i].case_room);
	for (size_t i = 0; w->desks && i < w->b->crew.n; i++) {
		buf_wipe(&w->desks[i].letter);
		buf_free(&w->desks[i].there);
		buf_free(&w->desks[i].audit);
		buf_free(&w->desks[i].digest);
	}
	free(items);
	free(w->desks);
	batch_settle_free(w->settler);
}

enum lacuna_err batch_run_letters(struct batch *b, struct lacuna_fault *fault)
{
	struct work w = {.b = b};
	struct pool_line line = {
		.threads = b->crew.n,
		.item_size = sizeof(struct item),
		.nitems = ITEMS_A_JOB * b->crew.n,
		.bytes = 1,
		.ctx = &w,
		.take = take_file,
		.work = work_on_file,
		.give = give_file,
	};
	struct item *items = calloc(line.nitems, sizeof(*items));
	enum lacuna_err err;
	size_t late = 0; /* refused, though they were cleaned */

	w.desks = calloc(b->crew.n, sizeof(*w.desks));
	w.settler = batch_settle_new(&b->tree, &b->ledger);
	line.items = items;
	batch_progress_start(&b->progress);
	if (items && w.desks && w.settler)
		err = pool_run(&line, fault);
	else
		err = fault_memory(fault, "starting");
	if (!err)
		err = batch_settle_end(w.settler, &late, fault);
	b->done -= late;
	b->refused += late;
	batch_progress_end(&b->progress);
	free_work(&w, items, line.nitems);
	return err;
}
