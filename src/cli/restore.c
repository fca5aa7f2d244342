/*
 * Given: cleaned letters and an audit log that holds the originals. Promises: the
 * originals, byte for byte, or nothing. Must not: write before all of it is restored.
 */
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include "../base/fault.h"
#include "cli.h"
#include "keyfile.h"
#include "options.h"
#include "sandbox.h"
#include "say.h"
#include "sink.h"
#include "slurp.h"

struct restore_options {
	const char *audit, *identity, *output;
};

#define AT(field) offsetof(struct restore_options, field)

static const struct options_row rows[] = {
	{'a', "audit", "FILE", OPTIONS_TEXT, AT(audit),
	 "the log, written with --originals plain or sealed; required"},
	{0, "identity", "FILE", OPTIONS_TEXT, AT(identity),
	 "secret key of the one it was sealed for (keygen --identity)"},
	{'o', "output", "FILE", OPTIONS_TEXT, AT(output),
	 "write to FILE, complete or not at all (-: stdout)"},
};

static const struct options_table table = {
	.usage = "lacuna restore --audit FILE [options] CLEANED",
	.about = "Gives the original letters back.\n",
	.rows = rows,
	.n = sizeof(rows) / sizeof(rows[0]),
	.min = 1,
	.max = 1,
};

/* Where the originals go is open before a log that anybody may have made is read. */
static enum lacuna_err open_out(struct sink *out, const char *path,
				struct lacuna_fault *fault)
{
	struct sandbox box;

	sandbox_begin(&box);
	if (!path) {
		sink_on(out, STDOUT_FILENO, "standard output");
	} else {
		if (sink_file(out, path, fault))
			return fault->code;
		if (out->temp)
			sandbox_allow_fd(&box, out->dir, SANDBOX_RENAME);
	}
	return sandbox_lock(&box, fault);
}

/* Neither the log nor the key may be lost to what they gave back; and where a cleaned
 * letter is looked for the original is not to be found. */
static enum lacuna_err check_output(const struct restore_options *o, const char *file,
				    struct lacuna_fault *fault)
{
	const struct sink_input read[] = {
		{"--audit", o->audit}, {"--identity", o->identity}, {NULL, file}};

	return sink_spares("--output", o->output, read, 3, fault);
}

static enum lacuna_err write_out(struct sink *out, const void *p, size_t n,
				 struct lacuna_fault *fault)
{
	enum lacuna_err err = sink_write(out, p, n, fault);

	if (!err)
		err = sink_sync(out, fault);
	return err ? err : sink_finish(out, fault);
}

static enum lacuna_err restore(const struct restore_options *o, const char *file,
			       struct lacuna_fault *fault)
{
	struct buf cleaned = {0}, audit = {0};
	struct keyfile identity = {0};
	struct sink out = {.fd = -1, .dir = -1};
	void *original = NULL;
	enum lacuna_err err;
	size_t n = 0;

	err = slurp_file(&cleaned, file, fault);
	if (!err)
		err = slurp_file(&audit, o->audit, fault);
	if (!err && o->identity)
		err = keyfile_read(&identity, o->identity, fault);
	if (!err)
		err = open_out(&out, o->output, fault);
	if (!err)
		err = lacuna_restore(slurp_bytes(&cleaned), slurp_bytes(&audit),
				     keyfile_bytes(&identity), &original, &n, fault);
	keyfile_wipe(&identity);
	if (!err)
		err = write_out(&out, original, n, fault);
	sink_abandon(&out, false);
	free(original);
	buf_wipe(&cleaned);
	buf_wipe(&audit);
	return err;
}

int restore_run(int argc, char **argv)
{
	struct restore_options o = {0};
	struct options_operands files;
	struct lacuna_fault fault;

	if (options_parse(&table, argc, argv, &o, &files, &fault))
		return say_fault(&fault);
	if (files.help)
		return LACUNA_OK;
	if (!o.audit) {
		fault_set(&fault, LACUNA_USAGE, "restore needs --audit FILE");
		return say_fault(&fault);
	}
	o.output = sink_path(o.output);
	if (check_output(&o, files.p[0], &fault))
		return say_fault(&fault);
	return restore(&o, files.p[0], &fault) ? say_fault(&fault) : LACUNA_OK;
}
