/*
 * run-fuzz [HARNESS FILE...]: tries inputs that are there, without libFuzzer. Without
 * arguments all of tests/fuzz/HARNESS/, in processes of their own, as make check does.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/base/io.h"
#include "fuzz.h"

#define SECONDS 60 /* that an input may take */

static int try_file(fuzz_fn *run, const char *path)
{
	struct lacuna_fault fault;
	struct buf in = {0};

	if (io_read_file(&in, path, &fault)) {
		fprintf(stderr, "%s\n", fault.what);
		return 2;
	}
	run(buf_str(&in));
	buf_free(&in);
	return 0;
}

/* In a child: an input that breaks something ends no more than itself. What it says on
 * stderr goes to *said, and nothing may be said. */
static bool survives(fuzz_fn *run, const char *path, FILE *said)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		dup2(fileno(said), STDERR_FILENO);
		alarm(SECONDS);
		_exit(try_file(run, path));
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0 &&
	       lseek(fileno(said), 0, SEEK_END) == 0;
}

static void try_one(fuzz_fn *run, const char *path, unsigned *passed, unsigned *failed)
{
	FILE *said = tmpfile();
	char line[256] = "";

	if (said && survives(run, path, said)) {
		++*passed;
	} else {
		if (said && fseek(said, 0, SEEK_SET) == 0 &&
		    fgets(line, sizeof(line), said))
			line[strcspn(line, "\n")] = '\0';
		printf("not ok - %s: %s\n", path, line);
		++*failed;
	}
	if (said)
		fclose(said);
}

static void try_all(const char *name, fuzz_fn *run, unsigned *passed, unsigned *failed)
{
	char path[512];
	struct dirent *e;
	DIR *dir;
	unsigned n = 0;

	snprintf(path, sizeof(path), "tests/fuzz/%s", name);
	dir = opendir(path);
	while (dir && (e = readdir(dir))) {
		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "tests/fuzz/%s/%s", name, e->d_name);
		n++;
		try_one(run, path, passed, failed);
	}
	if (dir)
		closedir(dir);
	if (n == 0) {
		printf("not ok - no inputs for %s\n", name);
		++*failed;
	}
}

int main(int argc, char **argv)
{
	static const char *const names[] = {
#define X(name) #name,
		FUZZ_HARNESSES(X)
#undef X
	};
	unsigned passed = 0, failed = 0;

	if (argc > 1) {
		fuzz_fn *run = fuzz_find(argv[1]);
		int code = run ? 0 : 2;

		for (int i = 2; i < argc && code == 0; i++)
			code = try_file(run, argv[i]);
		return code;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		try_all(names[i], fuzz_find(names[i]), &passed, &failed);
	printf("%u passed, %u failed, 0 skipped\n", passed, failed);
	return failed != 0;
}
