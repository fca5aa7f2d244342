/*
 * After the lock: what is open works, what a run may still need works, all else fails.
 * Each probe is a process of its own.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/cli/sandbox.h"
#include "memory.h"

static char dir[] = "/tmp/lacuna-test.XXXXXX";
static unsigned passed, failed;
static int held = -1; /* a file open before the lock */

/* A path in dir, in one of a few rooms. */
static const char *in_dir(const char *name)
{
	static char room[4][128];
	static unsigned next;
	char *path = room[next++ % 4];

	snprintf(path, sizeof(room[0]), "%s/%s", dir, name);
	return path;
}

typedef bool probe_fn(void);

static bool denied(int result)
{
	return result < 0 && (errno == EPERM || errno == EACCES);
}

static bool opens(void)
{
	return denied(open("/etc/passwd", O_RDONLY)) &&
	       denied(open(in_dir("input"), O_RDONLY)) &&
	       denied(open(in_dir("new"), O_WRONLY | O_CREAT, 0600)) &&
	       denied(open("/proc/self/maps", O_RDONLY));
}

static bool connects(void)
{
	int pair[2];

	return denied(socket(AF_INET, SOCK_STREAM, 0)) &&
	       denied(socket(AF_INET6, SOCK_DGRAM, 0)) &&
	       denied(socket(AF_UNIX, SOCK_STREAM, 0)) &&
	       denied(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
}

static bool executes(void)
{
	char *argv[] = {"/bin/true", NULL};

	return denied(execv("/bin/true", argv)) && denied((int)fork());
}

static bool reaches_others(void)
{
	return denied(kill(getppid(), 0)) &&
	       denied((int)syscall(SYS_tgkill, getppid(), getppid(), 0)) &&
	       denied((int)ptrace(PTRACE_ATTACH, getppid(), 0, 0)) &&
	       denied(chmod(in_dir("input"), 0777)) && denied(mkdir(in_dir("d"), 0700)) &&
	       denied(chdir("/"));
}

static bool touches_names(void)
{
	return denied(rename(in_dir("input"), in_dir("other"))) &&
	       denied(unlink(in_dir("input")));
}

static void *nothing(void *p)
{
	return denied(socket(AF_INET, SOCK_STREAM, 0)) ? p : NULL;
}

static bool works(void)
{
	char c = 0;
	struct stat st;
	void *p = malloc(1 << 20), *result = NULL;
	pthread_t t;

	free(p);
	return p && pwrite(held, "x", 0, 0) <= 0 && write(held, "x", 1) == 1 &&
	       lseek(held, 0, SEEK_SET) == 0 && read(held, &c, 1) == 1 && c == 'x' &&
	       fsync(held) == 0 && fstat(held, &st) == 0 && ftruncate(held, 0) == 0 &&
	       pthread_create(&t, NULL, nothing, &c) == 0 &&
	       pthread_join(t, &result) == 0 && result == &c;
}

static bool reads_named_file(void)
{
	return open(in_dir("input"), O_RDONLY) >= 0 &&
	       denied(open(in_dir("input"), O_RDWR)) &&
	       denied(open(in_dir("secret"), O_RDONLY)) &&
	       denied(open("/etc/passwd", O_RDONLY));
}

static bool renames_in_named_directory(void)
{
	return rename(in_dir("out/a"), in_dir("out/b")) == 0 &&
	       denied(rename(in_dir("out/b"), in_dir("b"))) &&
	       denied(unlink(in_dir("secret"))) && unlink(in_dir("out/b")) == 0 &&
	       denied(open(in_dir("out/c"), O_WRONLY | O_CREAT, 0600));
}

static bool works_in_named_tree(void)
{
	int fd = open(in_dir("out/new"), O_RDWR | O_CREAT, 0600);

	return fd >= 0 && write(fd, "x", 1) == 1 && mkdir(in_dir("out/d"), 0700) == 0 &&
	       rename(in_dir("out/new"), in_dir("out/d/new")) == 0 &&
	       denied(open(in_dir("secret"), O_RDONLY)) &&
	       denied(open("/etc/passwd", O_RDONLY)) &&
	       denied(socket(AF_INET, SOCK_STREAM, 0));
}

static const struct {
	const char *name, *path; /* path: what is allowed, in dir */
	enum sandbox_use use;
	probe_fn *probe;
} probes[] = {
	{"nothing can be opened", NULL, 0, opens},
	{"no socket can be had", NULL, 0, connects},
	{"no program can be run", NULL, 0, executes},
	{"other processes and modes are out of reach", NULL, 0, reaches_others},
	{"no file loses its name", NULL, 0, touches_names},
	{"what is open works, memory and threads, too", NULL, 0, works},
	{"a named file can be read and no other", "input", SANDBOX_READ,
	 reads_named_file},
	{"with a named file there is still no socket", "input", SANDBOX_READ, connects},
	{"with a named file there is still no program", "input", SANDBOX_READ, executes},
	{"names change in a named directory alone", "out", SANDBOX_RENAME,
	 renames_in_named_directory},
	{"files are made in a named tree alone", "out", SANDBOX_TREE,
	 works_in_named_tree},
	{"with a named tree there is still no program", "out", SANDBOX_TREE, executes},
};

static bool survives(size_t i)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		struct lacuna_fault fault = {0};
		struct sandbox box;

		sandbox_begin(&box);
		if (probes[i].path)
			sandbox_allow(&box, in_dir(probes[i].path), probes[i].use);
		if (sandbox_lock(&box, &fault))
			_exit(2);
		_exit(probes[i].probe() ? 0 : 1);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

/* Whatever limit the user has set. */
static bool dumps_no_core(void)
{
	struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY}, limit;
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		(void)setrlimit(RLIMIT_CORE, &all);
		sandbox_no_dumps();
		if (getrlimit(RLIMIT_CORE, &limit) || limit.rlim_max > 1)
			_exit(1);
		abort();
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) &&
	       WTERMSIG(status) == SIGABRT && !WCOREDUMP(status);
}

static void count(const char *name, bool good)
{
	printf("%sok - %s\n", good ? "" : "not ", name);
	good ? passed++ : failed++;
}

static void make(const char *name)
{
	int fd = open(in_dir(name), O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0)
		abort();
	close(fd);
}

static void clear(void)
{
	char command[64];

	snprintf(command, sizeof(command), "rm -rf %s", dir);
	if (system(command))
		failed++;
}

/* Has this machine both parts of the lock? */
static bool is_whole(struct str said)
{
	struct str rest = said, first = str_cut(&rest, ',');

	return str_starts(first, STR("Landlock")) && str_eq(rest, STR(" seccomp"));
}

int main(void)
{
	struct buf said = {0};
	unsigned skipped = 0;

	if (!mkdtemp(dir) || mkdir(in_dir("out"), 0700))
		return 1;
	make("input");
	make("secret");
	held = open(in_dir("held"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	sandbox_say(&said);
	for (size_t i = 0; i < sizeof(probes) / sizeof(probes[0]); i++) {
		make("out/a");
		if (!is_whole(buf_str(&said))) {
			printf("skip - %s: %.*s\n", probes[i].name,
			       STR_FMT(buf_str(&said)));
			skipped++;
		} else {
			count(probes[i].name, survives(i));
		}
	}
	count("no core is dumped", dumps_no_core());
#ifdef __SANITIZE_ADDRESS__ /* its own memory cannot be looked at */
	puts("skip - letters and keys are wiped from memory: built with a sanitizer");
	skipped++;
#else
	count("letters and keys are wiped from memory", memory_is_wiped());
#endif
	count("letters stay out of dumps", memory_is_hidden());
	buf_free(&said);
	clear();
	printf("%u passed, %u failed, %u skipped\n", passed, failed, skipped);
	return failed != 0;
}
