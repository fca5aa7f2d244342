/*
 * Given: options and files. Promises: cleaned letters and their audit log, or an exit
 * code and one line that says why not. Must not: write anything before all that can be
 * checked beforehand has been.
 */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../base/fault.h"
#include "../base/io.h"
#include "cli.h"
#include "late.h"
#include "options.h"
#include "pool.h"
#include "sandbox.h"
#include "say.h"
#include "setup.h"
#include "stream.h"

#define RECORD_EXTRA ((size_t)64 << 10) /* of a JSON record besides its text */

struct filter_options {
	struct setup_options setup;
	const char *audit, *output, *case_id;
	size_t jobs;
	int dump; /* 1 + enum lacuna_stage, as in the row's arg; 0: no */
	bool no_audit, null, jsonl, dump_text, explain, gaps_only, quiet, verbose,
		version;
};

#define AT(field) offsetof(struct filter_options, field)

static const struct options_row rows[] = {
	{'a', "audit", "FILE", OPTIONS_TEXT, AT(audit), "write the audit log to FILE"},
	{0, "no-audit", NULL, OPTIONS_FLAG, AT(no_audit), "go without an audit log"},
	{'o', "output", "FILE", OPTIONS_TEXT, AT(output),
	 "write to FILE, complete or not at all (-: stdout)"},
	{'c', "case", "ID", OPTIONS_TEXT, AT(case_id),
	 "the case; default: the number in the letter"},
	{0, "case-names", "FILE", OPTIONS_TEXT, AT(setup.case_names),
	 "names known for the case: TYPE NAME a line"},
	{'k', "key-file", "FILE", OPTIONS_TEXT, AT(setup.key_file),
	 "secret that replacements hang on; default: random"},
	{'p', "policy", "NAME|FILE", OPTIONS_TEXT, AT(setup.policy),
	 "imr (default), safe-harbor, strict, or an XML file"},
	{'s', "style", SETUP_STYLES, OPTIONS_CHOICE, AT(setup.style),
	 "invented values (default) or tags like [DOCTOR-K7Q]"},
	{0, "originals", SETUP_ORIGINALS, OPTIONS_CHOICE, AT(setup.originals),
	 "what the audit keeps of originals; default: digest"},
	{0, "decisions", "FILE", OPTIONS_TEXT, AT(setup.decisions),
	 "what a reviewer saved: replace always, or never"},
	{0, "recipient", "FILE", OPTIONS_TEXT, AT(setup.recipient),
	 "public key of the one who can read sealed originals"},
	{0, "sign", "FILE", OPTIONS_TEXT, AT(setup.sign),
	 "sign the audit with this key (keygen --sign)"},
	{'0', "null", NULL, OPTIONS_FLAG, AT(null), "letters end in NUL, in and out"},
	{0, "jsonl", NULL, OPTIONS_FLAG, AT(jsonl),
	 "a JSON record a line, in and out, each with its audit"},
	{'j', "jobs", "N", OPTIONS_COUNT, AT(jobs),
	 "work on N letters at once; the output is the same"},
	{0, "max-letter", "SIZE", OPTIONS_SIZE, AT(setup.max_letter),
	 "refuse longer letters; default: 16M"},
	{0, "patterns", "DIR", OPTIONS_TEXT, AT(setup.patterns),
	 "use these packs, not the built-in ones"},
	{0, "dump", "tokens|findings|resolved|decisions", OPTIONS_CHOICE, AT(dump),
	 "print what a stage saw, not the letter"},
	{0, "explain", NULL, OPTIONS_FLAG, AT(explain),
	 "print why each span was changed or kept, not the letter"},
	{0, "gaps-only", NULL, OPTIONS_FLAG, AT(gaps_only),
	 "print what an earlier redaction left, not the letter"},
	{0, "dump-text", NULL, OPTIONS_FLAG, AT(dump_text),
	 "with text, not offsets alone (for these three)"},
	{'q', "quiet", NULL, OPTIONS_FLAG, AT(quiet), "no summary"},
	{'v', "verbose", NULL, OPTIONS_FLAG, AT(verbose),
	 "a line for each letter, and a summary"},
	{0, "version", NULL, OPTIONS_FLAG, AT(version),
	 "show the version; with -v, what protects a run, too"},
};

static const struct options_table table = {
	.usage = "lacuna [options] [FILE...]",
	.about = "Reads medical-review letters (FILE or standard input), replaces what\n"
		 "identifies a person, marks gaps, and writes the cleaned letters (to\n"
		 "standard output) and an XML audit log of each substitution.\n",
	.rows = rows,
	.n = sizeof(rows) / sizeof(rows[0]),
	.max = SIZE_MAX,
};

/* All that one run holds open. */
struct run {
	const struct filter_options *o;
	struct setup setup;
	struct feed feed;
	struct crew crew;
	struct sink letters, audit;
	struct stream stream;
};

static bool dumps(const struct filter_options *o)
{
	return o->dump || o->explain || o->gaps_only;
}

static enum lacuna_err usage(struct lacuna_fault *fault, const char *what)
{
	return fault_set(fault, LACUNA_USAGE, "%s", what);
}

static enum lacuna_err check_audit(const struct filter_options *o,
				   const struct feed *feed, struct lacuna_fault *fault)
{
	if (!o->audit && o->setup.sign)
		return usage(fault, "--sign signs an audit log: give --audit FILE");
	if (!o->audit)
		return o->no_audit || o->jsonl
			       ? LACUNA_OK
			       : usage(fault,
				       "no audit log: give --audit FILE, or --no-audit"
				       " when none is wanted");
	if (o->no_audit)
		return usage(fault, "--audit and --no-audit exclude each other");
	if (!o->output &&
	    (strcmp(o->audit, "-") == 0 || sink_same(o->audit, "/dev/stdout")))
		return usage(
			fault,
			"the audit log cannot go where the letters go: give --output");
	if (o->output && sink_same(o->audit, o->output))
		return usage(fault, "--audit and --output name the same file");
	for (size_t i = 0; i < feed->nfiles; i++) {
		const char *name = feed->files[i];
		struct sink_input in = {NULL, strcmp(name, "-") ? name : "/dev/stdin"};

		if (sink_spares("--audit", o->audit, &in, 1, fault))
			return fault->code;
	}
	return LACUNA_OK;
}

static enum lacuna_err check_usage(const struct filter_options *o,
				   const struct feed *feed, struct lacuna_fault *fault)
{
	if ((o->dump != 0) + o->explain + o->gaps_only > 1)
		return usage(fault,
			     "--dump, --explain and --gaps-only exclude each other");
	if (o->dump_text && !dumps(o))
		return usage(fault,
			     "--dump-text goes with --dump, --explain or --gaps-only");
	if (o->setup.max_letter > LACUNA_MAX_LETTER_LIMIT)
		return usage(fault, "--max-letter can be 1G at most");
	if (o->jsonl && (o->null || o->audit || dumps(o)))
		return usage(fault,
			     "--jsonl goes without --null, --audit (each record has "
			     "its own), --dump, --explain and --gaps-only");
	if (o->jobs > POOL_THREADS_MAX)
		return usage(fault, "--jobs can be 256 at most");
	if (setup_spares(&o->setup, "--audit", o->audit, fault) ||
	    setup_spares(&o->setup, "--output", o->output, fault))
		return fault->code;
	return dumps(o) ? LACUNA_OK : check_audit(o, feed, fault);
}

static enum lacuna_err open_audit(struct run *r, struct lacuna_fault *fault)
{
	bool private = r->o->setup.originals == SETUP_PLAIN;
	enum lacuna_err err = lacuna_log_new(&r->stream.log, r->setup.engine, fault);
	struct lacuna_bytes head;

	if (err)
		return err;
	head = lacuna_log_head(r->setup.engine);
	if (strcmp(r->o->audit, "-") == 0)
		sink_on(&r->audit, STDOUT_FILENO, "standard output");
	else
		err = sink_log(&r->audit, r->o->audit, private, head.n, fault);
	r->stream.audit = &r->audit;
	return err ? err : sink_write(&r->audit, head.p, head.n, fault);
}

static void tell_of_box(void)
{
	struct buf line = {0};

	sandbox_say(&line);
	if (buf_ok(&line))
		say_line("sandbox: %.*s", STR_FMT(buf_str(&line)));
	buf_free(&line);
}

/* What is left to open are further letters, and outputs take their names. */
static enum lacuna_err lock_run(struct run *r, struct lacuna_fault *fault)
{
	struct sandbox box;

	sandbox_begin(&box);
	for (size_t i = 0; r->feed.nfiles > 1 && i < r->feed.nfiles; i++)
		if (strcmp(r->feed.files[i], "-") != 0)
			sandbox_allow(&box, r->feed.files[i], SANDBOX_READ);
	if (r->letters.temp)
		sandbox_allow_fd(&box, r->letters.dir, SANDBOX_RENAME);
	if (r->audit.temp)
		sandbox_allow_fd(&box, r->audit.dir, SANDBOX_RENAME);
	if (r->o->verbose)
		tell_of_box();
	return sandbox_lock(&box, fault);
}

static enum lacuna_err open_run(struct run *r, struct lacuna_fault *fault)
{
	enum lacuna_err err;

	err = setup_open(&r->setup, &r->o->setup, fault);
	if (!err && r->o->jsonl)
		err = late_load(LATE_JANSSON, fault);
	if (!err)
		err = crew_new(&r->crew, r->setup.engine, r->o->jobs ? r->o->jobs : 1,
			       fault);
	if (!err)
		err = feed_check(&r->feed, fault);
	if (!err && r->o->audit && !dumps(r->o))
		err = open_audit(r, fault);
	if (!err && r->o->output)
		err = sink_file(&r->letters, r->o->output, fault);
	else if (!err)
		sink_on(&r->letters, STDOUT_FILENO, "standard output");
	if (!err)
		err = feed_open(&r->feed, fault);
	return err ? err : lock_run(r, fault);
}

static enum lacuna_err run_letters(struct run *r, struct lacuna_fault *fault)
{
	if (r->o->dump)
		return stream_dump(&r->stream, (enum lacuna_stage)(r->o->dump - 1),
				   r->o->dump_text, fault);
	if (r->o->explain)
		return stream_dump(&r->stream, LACUNA_STAGE_EXPLAIN, r->o->dump_text,
				   fault);
	if (r->o->gaps_only)
		return stream_gaps(&r->stream, r->o->dump_text, fault);
	return stream_run(&r->stream, fault);
}

static enum lacuna_err finish_audit(struct run *r, struct lacuna_fault *fault)
{
	struct lacuna_bytes tail;
	enum lacuna_err err;

	if (!r->stream.audit)
		return LACUNA_OK;
	tail = lacuna_log_tail(r->stream.log);
	if (!tail.p)
		return fault_memory(fault, "closing the audit");
	err = sink_write(&r->audit, tail.p, tail.n, fault);
	if (!err)
		err = sink_sync(&r->audit, fault);
	return err ? err : sink_finish(&r->audit, fault);
}

/*
 * On standard output the letters have left: whether they arrived is found out before the
 * log says that all is well. A named output appears last, when its log is in place; it
 * does not when its only letter was refused.
 */
static enum lacuna_err finish_run(struct run *r, struct lacuna_fault *fault)
{
	bool wanted = r->feed.end != FEED_FILE || r->stream.done || dumps(r->o);
	enum lacuna_err err = LACUNA_OK;

	if (r->letters.temp && wanted)
		err = sink_sync(&r->letters, fault);
	else if (!r->letters.temp)
		err = sink_finish(&r->letters, fault);
	if (!err)
		err = finish_audit(r, fault);
	if (!err && r->letters.temp && wanted)
		err = sink_finish(&r->letters, fault);
	return err;
}

/* After a fault the unfinished log stays if any letter may have left. */
static void close_run(struct run *r)
{
	bool left = r->letters.touched && !r->letters.temp; /* abandon forgets */

	sink_abandon(&r->letters, false);
	sink_abandon(&r->audit, left);
	lacuna_log_free(r->stream.log);
	feed_close(&r->feed);
	crew_free(&r->crew);
	setup_close(&r->setup);
}

static void summarise(const struct run *r)
{
	struct buf line = {0};
	const char *sep = ": ";

	buf_printf(&line, "%zu letter%s cleaned", r->stream.done,
		   r->stream.done == 1 ? "" : "s");
	if (r->stream.refused)
		buf_printf(&line, ", %zu refused", r->stream.refused);
	for (size_t i = 0; i < lacuna_categories(r->setup.engine); i++) {
		uint64_t n = crew_count(&r->crew, i);

		if (n) {
			buf_printf(&line, "%s%llu %s", sep, (unsigned long long)n,
				   lacuna_category_name(r->setup.engine, i));
			sep = ", ";
		}
	}
	if (r->stream.findings)
		buf_printf(&line, "; %zu seen and left", r->stream.findings);
	if (buf_ok(&line))
		say_line("%.*s", STR_FMT(buf_str(&line)));
	buf_free(&line);
}

static void summarise_gaps(const struct run *r)
{
	say_line("%zu gap%s in %zu letter%s", r->stream.findings,
		 r->stream.findings == 1 ? "" : "s", r->stream.done,
		 r->stream.done == 1 ? "" : "s");
}

static int run_filter(const struct filter_options *o,
		      const struct options_operands *files)
{
	static char *standard_input[] = {"-"};
	struct run r = {.o = o, .letters.fd = -1, .audit.fd = -1};
	struct lacuna_fault fault;
	enum lacuna_err err;

	r.feed.files = files->n ? files->p : standard_input;
	r.feed.nfiles = files->n ? files->n : 1;
	r.feed.end = o->null ? '\0' : o->jsonl ? '\n' : FEED_FILE;
	r.feed.max = o->setup.max_letter ? o->setup.max_letter : LACUNA_MAX_LETTER;
	r.stream.crew = &r.crew;
	r.stream.feed = &r.feed;
	r.stream.letters = &r.letters;
	r.stream.verbose = o->verbose;
	r.stream.records = o->jsonl;
	r.stream.bare = o->no_audit;
	if (o->jsonl) /* a byte of a letter has at most six in JSON */
		r.feed.max = 6 * r.feed.max + RECORD_EXTRA;
	if (o->case_id)
		r.stream.case_id = (struct lacuna_bytes){o->case_id, strlen(o->case_id)};
	err = check_usage(o, &r.feed, &fault);
	if (!err)
		err = open_run(&r, &fault);
	if (!err)
		err = run_letters(&r, &fault);
	if (!err)
		err = finish_run(&r, &fault);
	if (!err && !o->quiet && (o->verbose || say_is_seen())) {
		if (o->gaps_only)
			summarise_gaps(&r);
		else if (!dumps(o))
			summarise(&r);
	}
	close_run(&r);
	if (err)
		return say_fault(&fault);
	if (o->gaps_only && r.stream.findings)
		return LACUNA_NO;
	return r.stream.refused ? LACUNA_REFUSED : LACUNA_OK;
}

static int show_version(bool verbose)
{
	struct buf box = {0};

	puts("lacuna " LACUNA_VERSION);
	sandbox_say(&box);
	if (verbose && buf_ok(&box))
		printf("sandbox: %.*s\n", STR_FMT(buf_str(&box)));
	buf_free(&box);
	return LACUNA_OK;
}

int filter_run(int argc, char **argv)
{
	struct filter_options o = {0};
	struct options_operands files;
	struct lacuna_fault fault;

	if (options_parse(&table, argc, argv, &o, &files, &fault))
		return say_fault(&fault);
	if (files.help)
		return LACUNA_OK;
	if (o.version)
		return show_version(o.verbose);
	o.output = sink_path(o.output);
	return run_filter(&o, &files);
}
