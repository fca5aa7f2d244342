/*
 * Given: a process. Promises: the subcommand's exit code, or 6 when standard output did
 * not take everything. The only place that knows all subcommands: one row each.
 */
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../base/fault.h"
#include "cli.h"
#include "options.h"
#include "sandbox.h"
#include "say.h"

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *help;
} commands[] = {
	{"verify", verify_run, "does an audit log account for every byte?"},
	{"restore", restore_run,
	 "the original back, where the audit log holds originals"},
	{"review", review_run, "a page of what was changed, for a reviewer"},
	{"score", score_run, "recall and precision against annotated letters"},
	{"lint", lint_run, "run the examples of every rule; check the packs"},
	{"batch", batch_run, "a set of letters: workers, progress, resume, summary"},
	{"keygen", keygen_run, "make a key file"},
};

/*
 * A program may be started with 0, 1 or 2 closed; the next file opened would then take
 * that number, and letters would go into the audit log. Each is filled with something
 * that fails when it is used.
 */
static bool fill_standard_fds(void)
{
	for (int fd = 0; fd <= 2; fd++) {
		int mode = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;

		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", mode) != fd)
			return false;
	}
	return true;
}

/* The subcommand that word is meant for, when it names no file; NULL. */
static const struct command *meant(const char *word)
{
	const struct command *near = NULL;
	size_t best = OPTIONS_NEAR + 1;

	if (word[0] == '-' || access(word, F_OK) == 0)
		return NULL;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		size_t far = options_distance(word, commands[i].name);

		if (far < best && 2 * far <= strlen(commands[i].name)) {
			best = far;
			near = &commands[i];
		}
	}
	return near;
}

static int run_command(int argc, char **argv)
{
	const struct command *near;
	int code;

	for (size_t i = 0; argc > 1 && i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	near = argc > 1 ? meant(argv[1]) : NULL;
	if (near) {
		struct lacuna_fault fault;

		fault_set(&fault, LACUNA_USAGE,
			  "%s is no file and no subcommand; the nearest is %s", argv[1],
			  near->name);
		return say_fault(&fault);
	}
	code = filter_run(argc, argv);
	if (argc > 1 && strcmp(argv[1], "--help") == 0) {
		puts("\nSubcommands, each with a --help of its own:");
		for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
			printf("  lacuna %-8s%s\n", commands[i].name, commands[i].help);
	}
	return code;
}

/* What one large letter took goes back to the system when it is freed: left alone, glibc
 * takes the next such piece from its heap, which holds on to it. */
static void give_back_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, 256 * 1024);
}

int main(int argc, char **argv)
{
	struct lacuna_fault fault;
	int code;

	if (!fill_standard_fds())
		return LACUNA_OUTPUT;
	sandbox_no_dumps();
	give_back_memory();
	signal(SIGPIPE,
	       SIG_IGN); /* a reader that goes away is a failed write, with a message */
	code = run_command(argc, argv);
	if (fflush(stdout) || ferror(stdout)) {
		fault_set(&fault, LACUNA_OUTPUT, "cannot write standard output: %s",
			  strerror(errno));
		code = say_fault(&fault);
	}
	return code;
}
