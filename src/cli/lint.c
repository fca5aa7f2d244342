/*
 * Given: a pack directory. Promises: exit 0 only when it compiles and every example of
 * every rule and seam came out as it says. Must not: stop at the first bad one.
 */
#include <stdio.h>
#include <sys/stat.h>

#include "../base/fault.h"
#include "../find/gap_lint.h"
#include "cli.h"
#include "options.h"
#include "packdir.h"
#include "say.h"

#define DEFAULT_DIR "patterns"

static const struct options_table table = {
	.usage = "lacuna lint [PACK_DIR]",
	.about = "Checks the packs in PACK_DIR (default: ./" DEFAULT_DIR
		 ") and runs every rule's\n"
		 "and seam's own examples. Exit 0: all well, 1: an example says no, 3: a "
		 "pack is "
		 "malformed.\n",
	.max = 1,
};

static enum lacuna_err lint(const char *dir, struct lacuna_fault *fault)
{
	struct packdir packs;
	struct lint l = {.fault = fault};
	size_t rules = 0;
	enum lacuna_err err;

	err = packdir_read(&packs, dir, fault);
	if (err)
		return err;
	err = lint_open(&l, packs.files, packs.n, fault);
	if (!err) {
		err = lint_rules(&l);
		rules = l.run;
	}
	if (!err)
		err = gap_lint(&l);
	if (!err && !rules) /* a check that checked nothing is no check */
		err = fault_set(fault, LACUNA_PACK, "%s: no rule has an example", dir);
	if (!err)
		say_add(&l.report, "%s: %zu examples, all as they should be", dir, l.run);
	if (!err && !buf_ok(&l.report))
		err = fault_memory(fault, "reporting");
	if (l.report.n)
		fwrite(l.report.p, 1, l.report.n, stdout);
	lint_close(&l);
	packdir_free(&packs);
	return err;
}

int lint_run(int argc, char **argv)
{
	struct options_operands dirs;
	struct lacuna_fault fault;
	struct stat st;

	if (options_parse(&table, argc, argv, NULL, &dirs, &fault))
		return say_fault(&fault);
	if (dirs.help)
		return LACUNA_OK;
	if (!dirs.n && stat(DEFAULT_DIR, &st)) {
		fault_set(&fault, LACUNA_USAGE,
			  "no ./" DEFAULT_DIR
			  " here: name a pack directory (the built-in packs "
			  "carry no examples)");
		return say_fault(&fault);
	}
	return lint(dirs.n ? dirs.p[0] : DEFAULT_DIR, &fault) ? say_fault(&fault)
							      : LACUNA_OK;
}
