/*
 * Given: logs, and where their cleaned letters lie. Promises: a page, or text for a
 * terminal, of logs that hold. Must not: show a log that does not, or write a part of a
 * page.
 */
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/fault.h"
#include "../base/hash.h"
#include "../base/io.h"
#include "cli.h"
#include "keyfile.h"
#include "options.h"
#include "review_page.h"
#include "review_text.h"
#include "review_view.h"
#include "say.h"
#include "sink.h"
#include "slurp.h"

struct review_options {
	const char *cleaned, *identity, *output;
	bool text;
};

#define AT(field) offsetof(struct review_options, field)

static const struct options_row rows[] = {
	{0, "cleaned", "PATH", OPTIONS_TEXT, AT(cleaned),
	 "the cleaned letters: the file of the one AUDIT, or a directory of letters"},
	{0, "identity", "FILE", OPTIONS_TEXT, AT(identity),
	 "secret key of the one originals were sealed for: show them"},
	{0, "text", NULL, OPTIONS_FLAG, AT(text),
	 "a diff for a terminal, not a page; in colour when it is one"},
	{'o', "output", "FILE", OPTIONS_TEXT, AT(output),
	 "write to FILE, complete or not at all"},
};

static const struct options_table table = {
	.usage = "lacuna review [options] AUDIT... > page.html",
	.about = "Shows logs to a reviewer: a page that needs nothing but a browser.\n"
		 "Without --cleaned the letters of a log that lacuna batch wrote as\n"
		 "DIR/audit/NAME.xml are sought at DIR/letters/NAME; where there are\n"
		 "none, the page lists what was replaced, without text around it.\n",
	.rows = rows,
	.n = sizeof(rows) / sizeof(rows[0]),
	.min = 1,
	.max = SIZE_MAX,
};

/* All that one run holds. */
struct run {
	const struct review_options *o;
	struct keyfile identity;
	struct review_view view;
	struct buf out;
	bool colour;
};

static bool is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The letter that batch wrote beside the log path, into *out with a NUL; false when that
 * is not how path is named. */
static bool batch_letter(struct buf *out, const char *path)
{
	static const char dir[] = "audit/";
	size_t n = strlen(path), at = n;

	if (n < 4 || strcmp(path + n - 4, ".xml") != 0)
		return false;
	/* The last audit/ may be of the letters' own tree: the first that leads to one.
	 */
	for (at = 0; at + sizeof(dir) - 1 < n; at++) {
		if ((at && path[at - 1] != '/') ||
		    strncmp(path + at, dir, sizeof(dir) - 1) != 0)
			continue;
		buf_clear(out);
		buf_printf(out, "%.*sletters/%.*s", (int)at, path,
			   (int)(n - 4 - at - (sizeof(dir) - 1)),
			   path + at + sizeof(dir) - 1);
		buf_byte(out, 0);
		if (buf_ok(out) && access((const char *)out->p, F_OK) == 0)
			return true;
	}
	return false;
}

/* Letter by letter out of dir, by the names in the log. */
static enum lacuna_err read_dir(struct buf *out, const char *dir, struct str bytes,
				struct lacuna_fault *fault)
{
	struct ledger l;
	enum lacuna_err err = ledger_read(&l, bytes, fault);

	for (size_t i = 0; i < l.n && !err; i++) {
		struct str e = l.rows[i].letter.element, id;
		struct buf path = {0};

		if (l.rows[i].refused)
			continue;
		str_cut(&e, '"');
		str_cut(&e, '"');
		str_cut(&e, '"');
		id = str_cut(&e, '"');
		if (str_find(id, 0, '/') < id.n || str_find(id, 0, '&') < id.n)
			err = fault_set(fault, LACUNA_INPUT,
					"letter %zu is not named by a file: give the "
					"stream with --cleaned FILE",
					l.rows[i].number);
		buf_printf(&path, "%s/%.*s", dir, STR_FMT(id));
		buf_byte(&path, 0);
		if (!err)
			err = buf_ok(&path)
				      ? io_read_file(out, (const char *)path.p, fault)
				      : fault_memory(fault, "naming a letter");
		buf_free(&path);
	}
	ledger_free(&l);
	return err;
}

/* The cleaned letters of a log; *given is false when there are none. */
static enum lacuna_err read_cleaned(struct run *r, const char *audit, struct str bytes,
				    struct buf *out, bool *given,
				    struct lacuna_fault *fault)
{
	struct buf path = {0};
	enum lacuna_err err = LACUNA_OK;

	*given = true;
	if (r->o->cleaned && is_dir(r->o->cleaned))
		err = read_dir(out, r->o->cleaned, bytes, fault);
	else if (r->o->cleaned)
		err = slurp_file(out, r->o->cleaned, fault);
	else if (batch_letter(&path, audit))
		err = io_read_file(out, (const char *)path.p, fault);
	else
		*given = false;
	if (!err && *given && !buf_reserve(out, 1)) /* empty is not none */
		err = fault_memory(fault, "reading letters");
	buf_free(&path);
	return err;
}

static enum lacuna_err show_log(struct run *r, const char *path, struct review_log *log,
				struct lacuna_fault *fault)
{
	const char *slash = strrchr(path, '/');

	return r->o->text
		       ? review_text(&r->out, path, log, r->colour, fault)
		       : review_view_add(&r->view, slash ? slash + 1 : path, log, fault);
}

static enum lacuna_err add_log(struct run *r, const char *path,
			       struct lacuna_fault *fault)
{
	struct buf bytes = {0}, cleaned = {0};
	struct lacuna_fault inner = {0};
	struct review_log log;
	bool given;
	enum lacuna_err err = slurp_file(&bytes, path, fault);

	if (!err)
		err = read_cleaned(r, path, buf_str(&bytes), &cleaned, &given, fault);
	if (!err) {
		err = review_open(&log, buf_str(&bytes),
				  given ? buf_str(&cleaned) : str_from(NULL, 0),
				  str_from(r->identity.p, r->identity.n), &inner);
		if (!err)
			err = show_log(r, path, &log, &inner);
		if (err)
			fault_set(fault, err, "%s: %s", path, inner.what);
		review_close(&log);
	}
	buf_wipe(&cleaned);
	buf_wipe(&bytes);
	return err;
}

static enum lacuna_err write_out(struct run *r, struct lacuna_fault *fault)
{
	struct sink out;
	enum lacuna_err err = LACUNA_OK;

	if (r->o->output)
		err = sink_file(&out, r->o->output, fault);
	else
		sink_on(&out, STDOUT_FILENO, "standard output");
	if (err)
		return err;
	err = sink_write(&out, r->out.p, r->out.n, fault);
	if (!err)
		err = sink_sync(&out, fault);
	if (!err)
		err = sink_finish(&out, fault);
	sink_abandon(&out, false);
	return err;
}

static enum lacuna_err review(struct run *r, const struct options_operands *files,
			      struct lacuna_fault *fault)
{
	struct arena arena = {0};
	struct pack pack;
	enum lacuna_err err = LACUNA_OK;

	if (r->o->cleaned && !is_dir(r->o->cleaned) && files->n > 1)
		return fault_set(fault, LACUNA_USAGE,
				 "--cleaned FILE goes with one AUDIT; for several give "
				 "the directory of their letters");
	if (!hash_init())
		return fault_set(fault, LACUNA_REFUSED, "libsodium cannot start");
	if (r->o->identity)
		err = keyfile_read(&r->identity, r->o->identity, fault);
	if (!err)
		err = pack_open_builtin(&pack, &arena, fault);
	if (!err)
		review_view_begin(&r->view, &pack);
	for (size_t i = 0; i < files->n && !err; i++)
		err = add_log(r, files->p[i], fault);
	if (!err && !r->o->text) {
		review_view_end(&r->view);
		err = review_page(&r->out, buf_str(&r->view.xml), fault);
	}
	arena_free(&arena);
	return err ? err : write_out(r, fault);
}

/* A log that is gone is gone: the page may not take its place, nor the key's. */
static enum lacuna_err check_output(const struct review_options *o,
				    const struct options_operands *files,
				    struct lacuna_fault *fault)
{
	const struct sink_input read[] = {{"--cleaned", o->cleaned},
					  {"--identity", o->identity}};
	enum lacuna_err err = sink_spares("--output", o->output, read, 2, fault);

	for (size_t i = 0; !err && i < files->n; i++)
		err = sink_spares("--output", o->output,
				  &(struct sink_input){NULL, files->p[i]}, 1, fault);
	return err;
}

int review_run(int argc, char **argv)
{
	struct review_options o = {0};
	struct run r = {.o = &o};
	struct options_operands files;
	struct lacuna_fault fault = {0};
	enum lacuna_err err;

	if (options_parse(&table, argc, argv, &o, &files, &fault))
		return say_fault(&fault);
	if (files.help)
		return LACUNA_OK;
	r.colour = !o.output && say_in_colour(STDOUT_FILENO);
	err = check_output(&o, &files, &fault);
	if (!err)
		err = review(&r, &files, &fault);
	keyfile_wipe(&r.identity);
	buf_wipe(&r.view.xml);
	buf_wipe(&r.out);
	return err ? say_fault(&fault) : LACUNA_OK;
}
