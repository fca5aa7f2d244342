/*
 * Given: a file, and on standard input lines of a name, a tab and a shell command.
 * Promises: each command is run on the file in turn, round after round, and a row of a
 * table says what it took: others on the machine disturb all of them alike. Ratios are to
 * the first command, round by round.
 *
 *   race ROUNDS FILE <commands
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define JOBS_MAX 32
#define ROUNDS_MAX 1000
#define SMALL 65536 /* a smaller file is about start and end */

struct job {
	char line[2048];
	const char *name, *command;
	double cpu[ROUNDS_MAX], ratio[ROUNDS_MAX]; /* seconds; of the first one's */
	long peak;				   /* KB */
};

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void run_child(const char *command, const char *file)
{
	char line[2100];
	int in = open(file, O_RDONLY), out = open("/dev/null", O_WRONLY);

	snprintf(line, sizeof(line), "exec %s", command);
	if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0)
		die(file);
	execl("/bin/sh", "sh", "-c", line, (char *)NULL);
	die("sh");
}

static void run(struct job *j, int round, const char *file)
{
	struct rusage used;
	int status;
	pid_t pid = fork();

	if (pid == 0)
		run_child(j->command, file);
	if (pid < 0 || wait4(pid, &status, 0, &used) != pid)
		die("fork");
	/* grep's 1 is no match, lacuna's 5 a letter it refused: it says which. */
	if (!WIFEXITED(status) || (WEXITSTATUS(status) > 1 && WEXITSTATUS(status) != 5)) {
		fprintf(stderr, "race: %s: failed\n", j->name);
		exit(1);
	}
	j->cpu[round] = seconds(used.ru_utime) + seconds(used.ru_stime);
	if (used.ru_maxrss > j->peak)
		j->peak = used.ru_maxrss;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof(*v), by_value);
	return v[n / 2];
}

static int read_jobs(struct job *jobs)
{
	int n = 0;

	while (n < JOBS_MAX && fgets(jobs[n].line, sizeof(jobs[n].line), stdin)) {
		char *tab = strchr(jobs[n].line, '\t');

		if (!tab)
			continue;
		*tab = '\0';
		tab[1 + strcspn(tab + 1, "\n")] = '\0';
		jobs[n].name = jobs[n].line;
		jobs[n].command = tab + 1;
		n++;
	}
	return n;
}

static void print(struct job *j, int rounds, double bytes)
{
	double ratio = median(j->ratio, rounds), cpu = median(j->cpu, rounds);

	if (bytes < SMALL)
		printf("| %-34s | %8.2f ms | %6.2f | %7.1f |\n", j->name, 1e3 * cpu,
		       ratio, (double)j->peak / 1024);
	else
		printf("| %-34s | %8.1f MB/s | %6.3f | %7.1f |\n", j->name,
		       bytes / cpu / 1e6, 1 / ratio, (double)j->peak / 1024);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	static struct job jobs[JOBS_MAX];
	int rounds = argc == 3 ? atoi(argv[1]) : 0, n = read_jobs(jobs);
	struct stat st;

	if (rounds < 1 || rounds > ROUNDS_MAX || n == 0 || stat(argv[2], &st)) {
		fprintf(stderr, "usage: race ROUNDS FILE <commands\n");
		return 2;
	}
	for (int r = 0; r < rounds; r++)
		for (int i = 0; i < n; i++) {
			run(&jobs[i], r, argv[2]);
			jobs[i].ratio[r] =
				(jobs[i].cpu[r] + 1e-6) / (jobs[0].cpu[r] + 1e-6);
		}
	for (int i = 0; i < n; i++)
		print(&jobs[i], rounds, (double)st.st_size);
	return 0;
}
