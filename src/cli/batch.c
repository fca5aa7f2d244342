/*
 * Given: a directory of letters and one for what they become. Promises: every letter of
 * the set cleaned, or listed as refused; a run that was broken off is gone on with. Must
 * not: mix letters made with different keys, rules or policies.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/fault.h"
#include "../base/io.h"
#include "batch_run.h"
#include "batch_summary.h"
#include "cli.h"
#include "late.h"
#include "options.h"
#include "pool.h"
#include "sandbox.h"
#include "say.h"
#include "setup.h"

#define SETTINGS 24

struct batch_options {
	struct setup_options setup;
	const char *case_from, *case_map;
	size_t jobs, k;
	bool resume, check, quiet;
};

#define AT(field) offsetof(struct batch_options, field)

static const struct options_row rows[] = {
	{'k', "key-file", "FILE", OPTIONS_TEXT, AT(setup.key_file),
	 "secret that replacements hang on; needed"},
	{'j', "jobs", "N", OPTIONS_COUNT, AT(jobs),
	 "work on N letters at once; the output is the same"},
	{0, "case-from", "dir|file:REGEX", OPTIONS_TEXT, AT(case_from),
	 "the case is the letter's directory, or REGEX's group in its path"},
	{0, "case-map", "FILE", OPTIONS_TEXT, AT(case_map),
	 "CSV of LETTER,CASE, paths below IN_DIR"},
	{0, "case-names", "FILE", OPTIONS_TEXT, AT(setup.case_names),
	 "names known for every case: TYPE NAME a line"},
	{'p', "policy", "NAME|FILE", OPTIONS_TEXT, AT(setup.policy),
	 "imr (default), safe-harbor, strict, or an XML file"},
	{'s', "style", SETUP_STYLES, OPTIONS_CHOICE, AT(setup.style),
	 "invented values (default) or tags like [DOCTOR-K7Q]"},
	{0, "originals", SETUP_ORIGINALS, OPTIONS_CHOICE, AT(setup.originals),
	 "what the audits keep of originals; default: digest"},
	{0, "decisions", "FILE", OPTIONS_TEXT, AT(setup.decisions),
	 "what a reviewer saved: replace always, or never"},
	{0, "recipient", "FILE", OPTIONS_TEXT, AT(setup.recipient),
	 "public key of the one who can read sealed originals"},
	{0, "sign", "FILE", OPTIONS_TEXT, AT(setup.sign),
	 "sign the audits with this key (keygen --sign)"},
	{0, "max-letter", "SIZE", OPTIONS_SIZE, AT(setup.max_letter),
	 "refuse longer letters; default: 16M"},
	{0, "patterns", "DIR", OPTIONS_TEXT, AT(setup.patterns),
	 "use these packs, not the built-in ones"},
	{0, "k", "N", OPTIONS_COUNT, AT(k),
	 "list letters whose traits fewer than N cases share; default: 5"},
	{0, "resume", NULL, OPTIONS_FLAG, AT(resume),
	 "only go on with what is there (done anyway where there is a ledger)"},
	{0, "check", NULL, OPTIONS_FLAG, AT(check),
	 "know what is done by its digests, not by size and times"},
	{'q', "quiet", NULL, OPTIONS_FLAG, AT(quiet), "no progress, no summary"},
};

static const struct options_table table = {
	.usage = "lacuna batch [options] IN_DIR OUT_DIR",
	.about = "Cleans every letter below IN_DIR. OUT_DIR/letters and OUT_DIR/audit "
		 "get the\n"
		 "same tree, OUT_DIR/ledger.db a row a letter, OUT_DIR/summary.xml the "
		 "whole.\n"
		 "Run it again after a stop, or when letters were added or changed: it "
		 "does\n"
		 "what is missing. Refused letters are listed, and exit is 5 if there "
		 "are any.\n",
	.rows = rows,
	.n = sizeof(rows) / sizeof(rows[0]),
	.min = 2,
	.max = 2,
};

/* All that one run holds open. */
struct run {
	const struct batch_options *o;
	const char *in_dir, *out_dir;
	struct setup setup;
	struct batch batch;
	struct buf ledger_name, room; /* room: of settings' values */
	struct batch_setting settings[SETTINGS];
	size_t nsettings;
};

static enum lacuna_err check_usage(const struct batch_options *o,
				   struct lacuna_fault *fault)
{
	if (!o->setup.key_file)
		return fault_set(fault, LACUNA_USAGE,
				 "give --key-file FILE: a set can be gone on with only "
				 "under its key (lacuna keygen FILE makes one)");
	if (o->jobs > POOL_THREADS_MAX)
		return fault_set(fault, LACUNA_USAGE, "--jobs can be %d at most",
				 POOL_THREADS_MAX);
	if (o->setup.max_letter > LACUNA_MAX_LETTER_LIMIT)
		return fault_set(fault, LACUNA_USAGE, "--max-letter can be 1G at most");
	return LACUNA_OK;
}

static enum lacuna_err setting(struct run *r, struct str name, struct str value,
			       struct lacuna_fault *fault)
{
	if (r->nsettings == SETTINGS)
		return fault_set(fault, LACUNA_REFUSED, "too many settings");
	r->settings[r->nsettings++] = (struct batch_setting){name, value};
	return LACUNA_OK;
}

/* What the head of every audit says: program, packs, policy, style, key ... */
static enum lacuna_err settings_of_head(struct run *r, struct lacuna_fault *fault)
{
	struct lacuna_bytes head = lacuna_log_head(r->setup.engine);
	struct str rest = str_from(head.p, head.n), name, value;
	enum lacuna_err err = LACUNA_OK;

	str_cut(&rest, '\n');
	str_cut(&rest, ' ');
	while (rest.n && !err) {
		name = str_trim(str_cut(&rest, '='));
		str_cut(&rest, '"');
		value = str_cut(&rest, '"');
		if (name.n && rest.n && !str_eq(name, STR("xmlns")) &&
		    !str_eq(name, STR("seal")))
			err = setting(r, name, value, fault);
	}
	return err;
}

/* A file is known by its digest, which room keeps: it does not move. */
static enum lacuna_err setting_of_file(struct run *r, struct str name, const char *path,
				       struct lacuna_fault *fault)
{
	unsigned char digest[HASH_DIGEST];
	struct buf bytes = {0};
	size_t from = r->room.n;
	enum lacuna_err err;
	struct stat st;

	if (!path)
		return setting(r, name, STR(""), fault);
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return fault_set(fault, LACUNA_USAGE,
				 "%s is read twice: it has to be a file", path);
	err = io_read_file(&bytes, path, fault);
	if (!err) {
		hash_plain(buf_str(&bytes), digest, sizeof(digest));
		buf_hex(&r->room, digest, sizeof(digest));
		err = setting(r, name, str_from(r->room.p + from, 2 * sizeof(digest)),
			      fault);
	}
	buf_wipe(&bytes);
	return err;
}

static enum lacuna_err settle_settings(struct run *r, struct lacuna_fault *fault)
{
	const struct batch_options *o = r->o;
	enum lacuna_err err = settings_of_head(r, fault);
	size_t from;

	if (!err && !buf_reserve(&r->room, 256)) /* for all that follows */
		return fault_memory(fault, "starting");
	if (!err)
		err = setting(r, STR("ledger"), STR(BATCH_LEDGER_FORM), fault);
	from = r->room.n;
	buf_u64(&r->room, r->batch.max_letter);
	if (!err)
		err = setting(r, STR("max-letter"),
			      str_from(r->room.p + from, r->room.n - from), fault);
	if (!err)
		err = setting(r, STR("case-from"), str_of(o->case_from), fault);
	if (!err)
		err = setting_of_file(r, STR("case-map"), o->case_map, fault);
	return err ? err
		   : setting_of_file(r, STR("case-names"), o->setup.case_names, fault);
}

static enum lacuna_err open_letters(struct run *r, struct lacuna_fault *fault)
{
	struct batch *b = &r->batch;
	enum lacuna_err err = batch_walk_read(&b->walk, r->in_dir, fault);

	if (err)
		return err;
	if (!b->walk.n)
		return fault_set(fault, LACUNA_INPUT, "there are no letters in %s",
				 r->in_dir);
	b->progress.all_letters = b->walk.n;
	b->progress.all_bytes = b->walk.bytes;
	b->in = open(r->in_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return b->in < 0 ? fault_set(fault, LACUNA_INPUT, "cannot open %s: %s", r->in_dir,
				     strerror(errno))
			 : LACUNA_OK;
}

/* Before OUT_DIR is made. */
static enum lacuna_err name_ledger(struct run *r, struct lacuna_fault *fault)
{
	buf_printf(&r->ledger_name, "%s/ledger.db", r->out_dir);
	buf_byte(&r->ledger_name, 0);
	if (!buf_ok(&r->ledger_name))
		return fault_memory(fault, "starting");
	if (r->o->resume && access((char *)r->ledger_name.p, F_OK))
		return fault_set(fault, LACUNA_USAGE,
				 "--resume: there is no %s to go on with",
				 (char *)r->ledger_name.p);
	return LACUNA_OK;
}

/* From here on only the letters are read and OUT_DIR is written. */
static enum lacuna_err lock_run(const struct run *r, struct lacuna_fault *fault)
{
	struct sandbox box;

	sandbox_begin(&box);
	sandbox_allow(&box, r->in_dir, SANDBOX_READ);
	sandbox_allow(&box, r->out_dir, SANDBOX_TREE);
	return sandbox_lock(&box, fault);
}

static enum lacuna_err open_run(struct run *r, struct lacuna_fault *fault)
{
	const struct batch_options *o = r->o;
	struct batch *b = &r->batch;
	enum lacuna_err err = setup_open(&r->setup, &o->setup, fault);

	b->max_letter = o->setup.max_letter ? o->setup.max_letter : LACUNA_MAX_LETTER;
	b->check = o->check;
	b->tree.private_audit = o->setup.originals == SETUP_PLAIN;
	if (!err)
		err = batch_case_open(&b->cases, o->case_from, o->case_map, fault);
	if (!err)
		err = settle_settings(r, fault);
	if (!err)
		err = open_letters(r, fault);
	if (!err)
		err = name_ledger(r, fault);
	if (!err)
		err = batch_tree_open(&b->tree, r->out_dir, r->in_dir, fault);
	if (!err)
		err = batch_ledger_open(&b->ledger, (char *)r->ledger_name.p,
					r->setup.engine, r->settings, r->nsettings,
					&b->fresh, fault);
	if (!err)
		err = batch_tree_plant(&b->tree, fault);
	if (!err)
		err = crew_new(&b->crew, r->setup.engine, o->jobs ? o->jobs : 1, fault);
	return err ? err : lock_run(r, fault);
}

static enum lacuna_err sum_up(struct run *r, size_t *refused, struct lacuna_fault *fault)
{
	struct batch *b = &r->batch;
	struct batch_summary s = {
		.ledger = &b->ledger,
		.engine = r->setup.engine,
		.walk = &b->walk,
		.k = r->o->k ? r->o->k : 5,
	};
	enum lacuna_err err = batch_summary_write(&s, fault);

	if (!err)
		err = batch_tree_put(&b->tree, "summary.xml",
				     (struct lacuna_bytes){s.xml.p, s.xml.n}, fault);
	if (!err && !r->o->quiet) {
		printf("%zu cleaned now, %zu were done before", b->done, b->kept);
		if (b->walk.hidden)
			printf("; %zu hidden name%s passed over", b->walk.hidden,
			       b->walk.hidden == 1 ? "" : "s");
		printf("\n%.*s", STR_FMT(buf_str(&s.text)));
	}
	*refused = s.refused;
	buf_free(&s.text);
	buf_free(&s.xml);
	return err;
}

static void close_run(struct run *r)
{
	struct batch *b = &r->batch;

	crew_free(&b->crew);
	batch_ledger_close(&b->ledger);
	batch_tree_close(&b->tree);
	batch_case_close(&b->cases);
	batch_walk_free(&b->walk);
	if (b->in >= 0)
		close(b->in);
	buf_free(&r->ledger_name);
	buf_free(&r->room);
	setup_close(&r->setup);
}

int batch_run(int argc, char **argv)
{
	struct batch_options o = {0};
	struct run r = {.o = &o};
	struct options_operands dirs;
	struct lacuna_fault fault;
	size_t refused = 0;
	enum lacuna_err err;

	if (options_parse(&table, argc, argv, &o, &dirs, &fault))
		return say_fault(&fault);
	if (dirs.help)
		return LACUNA_OK;
	if (late_load(LATE_SQLITE, &fault))
		return say_fault(&fault);
	r.in_dir = dirs.p[0];
	r.out_dir = dirs.p[1];
	r.batch.in = -1;
	batch_tree_init(&r.batch.tree);
	r.batch.progress.quiet = o.quiet;
	err = check_usage(&o, &fault);
	if (!err)
		err = open_run(&r, &fault);
	if (!err)
		err = batch_run_letters(&r.batch, &fault);
	if (!err)
		err = sum_up(&r, &refused, &fault);
	close_run(&r);
	if (err)
		return say_fault(&fault);
	return refused ? LACUNA_REFUSED : LACUNA_OK;
}
