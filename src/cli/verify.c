/*
 * Given: cleaned letters, their audit log, and perhaps the originals. Promises: exit 0
 * only when the log accounts for every byte. Must not: write anything but its verdict.
 */
#include <stddef.h>
#include <stdio.h>

#include "../base/fault.h"
#include "cli.h"
#include "keyfile.h"
#include "options.h"
#include "sandbox.h"
#include "say.h"
#include "slurp.h"

struct verify_options {
	const char *original, *key_file, *public_key;
	bool quiet;
};

#define AT(field) offsetof(struct verify_options, field)

static const struct options_row rows[] = {
	{0, "original", "FILE", OPTIONS_TEXT, AT(original),
	 "the letters as they were: check that the log leads from them to CLEANED"},
	{'k', "key-file", "FILE", OPTIONS_TEXT, AT(key_file),
	 "the run's: check keyed seals and digests too"},
	{0, "public-key", "FILE", OPTIONS_TEXT, AT(public_key),
	 "the log must be signed by the owner of this key (keygen --sign)"},
	{'q', "quiet", NULL, OPTIONS_FLAG, AT(quiet), "the exit code says it all"},
};

static const struct options_table table = {
	.usage = "lacuna verify [options] CLEANED AUDIT",
	.about = "Does the audit log account for every byte? Exit 0: yes, 1: no.\n",
	.rows = rows,
	.n = sizeof(rows) / sizeof(rows[0]),
	.min = 2,
	.max = 2,
};

struct inputs {
	struct buf cleaned, audit, original, public_key;
	struct keyfile key;
};

static enum lacuna_err check(struct inputs *in, const struct verify_options *o,
			     char **files, struct lacuna_fault *fault)
{
	enum lacuna_err err;

	err = slurp_file(&in->cleaned, files[0], fault);
	if (!err)
		err = slurp_file(&in->audit, files[1], fault);
	if (!err && o->original)
		err = slurp_file(&in->original, o->original, fault);
	if (!err && o->public_key)
		err = slurp_file(&in->public_key, o->public_key, fault);
	if (!err && o->key_file)
		err = keyfile_read(&in->key, o->key_file, fault);
	if (err)
		return err;
	if (sandbox_lock_all(fault))
		return fault->code;
	/* An original that is given and empty is an original: its pointer says so. */
	if (o->original && !buf_reserve(&in->original, 1))
		return fault_memory(fault, "reading the original");
	if (o->public_key && !buf_reserve(&in->public_key, 1))
		return fault_memory(fault, "reading the public key");
	return lacuna_verify(&(struct lacuna_evidence){slurp_bytes(&in->cleaned),
						       slurp_bytes(&in->audit),
						       slurp_bytes(&in->original),
						       keyfile_bytes(&in->key),
						       slurp_bytes(&in->public_key)},
			     fault);
}

int verify_run(int argc, char **argv)
{
	struct verify_options o = {0};
	struct options_operands files;
	struct lacuna_fault fault = {0};
	struct inputs in = {0};
	enum lacuna_err err;

	if (options_parse(&table, argc, argv, &o, &files, &fault))
		return say_fault(&fault);
	if (files.help)
		return LACUNA_OK;
	err = check(&in, &o, files.p, &fault);
	buf_free(&in.cleaned);
	buf_free(&in.audit);
	buf_free(&in.original);
	buf_free(&in.public_key);
	keyfile_wipe(&in.key);
	if (err)
		return say_fault(&fault);
	if (!o.quiet) /* a log that is unfinished and true says so in fault */
		printf("verified%s%s\n", fault.what[0] ? ": " : "", fault.what);
	return LACUNA_OK;
}
