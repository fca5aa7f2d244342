/*
 * Given: letters, the library twice over its own output, and the program itself.
 * Promises: tags are stable, pieces of input change nothing, time and memory are bounded.
 * Must not: measure under a sanitizer.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../../src/base/io.h"
#include "prop.h"

#define PACKET 16384

static void check_stable(struct prop *p, struct bench *b, const char *what, size_t i,
			 struct str text)
{
	struct buf once;

	if (bench_scrub(b, text, STR("CM13-0000001"))) {
		prop_fail(p, "%s %zu: refused: %s", what, i, b->fault.what);
		return;
	}
	once = bench_cleaned(b);
	if (bench_scrub(b, buf_str(&once), STR("CM13-0000001")))
		prop_fail(p, "%s %zu: refused the second time: %s", what, i,
			  b->fault.what);
	else if (!str_eq(buf_str(&once),
			 str_from(b->result.cleaned.p, b->result.cleaned.n)))
		prop_fail(p, "%s %zu: %zu substitutions the second time", what, i,
			  b->result.substitutions);
	buf_free(&once);
}

void prop_tags_are_stable(struct prop *p)
{
	static const char *const policies[] = {"imr", "strict"};

	for (size_t k = 0; k < sizeof(policies) / sizeof(policies[0]); k++) {
		struct bench b = {.config.style = LACUNA_STYLE_TAG,
				  .config.policy = lend(str_of(policies[k]))};

		bench_open(&b);
		for (size_t i = 0; i < p->letters->n; i++)
			check_stable(p, &b, policies[k], i, buf_str(&p->letters->p[i]));
		bench_close(&b);
	}
}

static void feed(struct prop *p, int fd, struct str in, size_t piece)
{
	for (size_t at = 0; at < in.n;) {
		size_t n = 1 + prop_below(p, piece);

		n = n < in.n - at ? n : in.n - at;
		if (io_write(fd, in.p + at, n, NULL, "pipe", NULL))
			return;
		at += n;
	}
}

/* The most memory a process had so far, in KB, pages of files included; 0 where nobody
 * says. What wait4 tells is no less than this process had at the fork. */
static long peak(pid_t pid)
{
	char path[64], line[128];
	long kb = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%ld/status", (long)pid);
	f = fopen(path, "r");
	while (f && !kb && fgets(line, sizeof(line), f))
		if (strncmp(line, "VmHWM:", 6) == 0)
			kb = strtol(line + 6, NULL, 10);
	if (f)
		fclose(f);
	return kb;
}

/* The program with a stream, times over, in pieces of at most `piece` bytes; its output,
 * and how much memory it took in *kb until it had read all but what a pipe holds. */
static struct buf run(struct prop *p, struct str in, unsigned times, size_t piece,
		      long *kb)
{
	char program[256], out_path[256], key_path[256], log_path[256];
	struct buf out = {0};
	int pipes[2], status = 0, made;
	pid_t pid;

	snprintf(program, sizeof(program), "%s/lacuna", p->build);
	snprintf(out_path, sizeof(out_path), "%s/out", p->tmp);
	snprintf(key_path, sizeof(key_path), "%s/key", p->tmp);
	snprintf(log_path, sizeof(log_path), "%s/log.xml", p->tmp);
	/* Of a packet socket no read takes more than one write gave; of a pipe it does.
	 */
	made = piece <= PACKET ? socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pipes)
			       : pipe(pipes);
	if (made || (pid = fork()) < 0)
		abort();
	if (pid == 0) {
		int fd = open(out_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

		dup2(pipes[0], STDIN_FILENO);
		dup2(fd, STDOUT_FILENO);
		close(pipes[1]);
		execl(program, program, "-q", "-0", "-k", key_path, "-a", log_path,
		      (char *)NULL);
		_exit(127);
	}
	close(pipes[0]);
	while (times--)
		feed(p, pipes[1], in, piece);
	*kb = peak(pid);
	close(pipes[1]);
	if (waitpid(pid, &status, 0) < 0 || status != 0)
		prop_fail(p, "the program ended with status %d", status);
	io_read_file(&out, out_path, NULL);
	unlink(out_path);
	unlink(log_path);
	return out;
}

static bool make_key(struct prop *p)
{
	char path[256];
	int fd;
	bool ok;

	snprintf(path, sizeof(path), "%s/key", p->tmp);
	unlink(path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	ok = fd >= 0 && !io_write(fd, BENCH_KEY, sizeof(BENCH_KEY) - 1, NULL, path, NULL);
	if (fd >= 0)
		close(fd);
	if (!ok)
		prop_fail(p, "no key file");
	return ok;
}

static void add_letter(struct buf *stream, struct str letter)
{
	buf_str_add(stream, letter);
	buf_byte(stream, 0);
}

void prop_chunks_change_nothing(struct prop *p)
{
	struct buf stream = {0}, whole, pieces;
	long kb;

	for (size_t i = 0; i < p->letters->n && stream.n < 60000 * p->scale; i += 3)
		add_letter(&stream, buf_str(&p->letters->p[i]));
	if (make_key(p)) {
		whole = run(p, buf_str(&stream), 1, stream.n, &kb);
		for (size_t piece = 1; piece < PACKET; piece *= 17) {
			pieces = run(p, buf_str(&stream), 1, piece, &kb);
			if (!str_eq(buf_str(&whole), buf_str(&pieces)))
				prop_fail(p, "pieces of %zu bytes: other letters", piece);
			buf_free(&pieces);
		}
		if (whole.n < stream.n / 2)
			prop_fail(p, "hardly anything came out");
		buf_free(&whole);
	}
	buf_free(&stream);
}

static double seconds(struct bench *b, struct str text)
{
	clock_t start = clock();

	if (bench_scrub(b, text, STR("")))
		return 0; /* a refusal is quick */
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Sixteen times the text takes at most four times sixteen times as long. */
void prop_time_is_linear(struct prop *p)
{
	static const char *const kinds[] = {"--density hostile", "--density dense", ""};
	struct bench b = {0};

	p->skipped = p->sanitized;
	if (p->skipped)
		return;
	bench_open(&b);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct letters l = {0};
		struct buf small = {0}, big = {0};
		char options[128];
		double one, sixteen;

		snprintf(options, sizeof(options), "--seed %llu --bytes 1100K %s",
			 (unsigned long long)p->seed, kinds[i]);
		if (!letters_generate(&l, options))
			prop_fail(p, "build/lettergen gives no letters");
		for (size_t k = 0; k < l.n; k++) {
			if (small.n < 65536)
				buf_str_add(&small, buf_str(&l.p[k]));
			buf_str_add(&big, buf_str(&l.p[k]));
		}
		small.n = small.n < 65536 ? small.n : 65536;
		big.n = big.n < 1048576 ? big.n : 1048576;
		seconds(&b, buf_str(&small));
		one = seconds(&b, buf_str(&small)) + 0.002;
		sixteen = seconds(&b, buf_str(&big));
		if (sixteen > 4 * 16 * one)
			prop_fail(p, "%s: 64 KB %.4f s, 1 MB %.4f s", kinds[i], one,
				  sixteen);
		buf_free(&small);
		buf_free(&big);
		letters_free(&l);
	}
	bench_close(&b);
}

#define PEAK_KB ((long)32 * 1024) /* above the largest letter ... */
#define LARGE_BYTES 4000000	  /* ... and of one as large ... */
#define LARGE_RATE 16		  /* ... this much for each of its bytes */

/* One letter of all that are in the stream, over and over. */
static long peak_of_large(struct prop *p, struct str stream)
{
	struct buf in = {0}, out;
	long kb;

	while (in.n < LARGE_BYTES)
		for (size_t i = 0; i < stream.n; i++)
			buf_byte(&in, stream.p[i] ? stream.p[i] : '\n');
	buf_byte(&in, 0);
	buf_str_add(&in, stream); /* when that is read, it is done with */
	out = run(p, buf_str(&in), 1, in.n, &kb);
	buf_free(&out);
	buf_free(&in);
	return kb;
}

/* Letters of 200 KB, of which every few bytes are replaced. */
static long peak_of_hostile(struct prop *p, size_t *largest)
{
	struct buf in = {0}, out;
	struct letters l = {0};
	long kb;

	if (!letters_generate(&l, "--bytes 5M --density hostile"))
		prop_fail(p, "build/lettergen gives no letters");
	for (size_t i = 0; i < l.n; i++) {
		add_letter(&in, buf_str(&l.p[i]));
		if (l.p[i].n > *largest)
			*largest = l.p[i].n;
	}
	out = run(p, buf_str(&in), 1, in.n, &kb);
	buf_free(&out);
	buf_free(&in);
	letters_free(&l);
	return kb;
}

/* 5 MB for 7 MB of letters more: the program holds none of them for long. And what it
 * takes is little, the pages of its lists and libraries included. */
void prop_memory_is_bounded_by_the_largest_letter(struct prop *p)
{
	struct buf stream = {0}, out;
	size_t largest = 0;
	long few, many;

	p->skipped = p->sanitized;
	if (p->skipped || !make_key(p))
		return;
	for (size_t i = 0; i < p->letters->n && stream.n < 200000; i++) {
		add_letter(&stream, buf_str(&p->letters->p[i]));
		if (p->letters->p[i].n > largest)
			largest = p->letters->p[i].n;
	}
	out = run(p, buf_str(&stream), 10, stream.n, &few);
	buf_free(&out);
	out = run(p, buf_str(&stream), 60, stream.n, &many);
	if (many > few + 5 * 1024)
		prop_fail(p, "%ld KB for 10 times the letters, %ld KB for 60 times", few,
			  many);
	if (many > PEAK_KB + (long)largest / 1024)
		prop_fail(p, "%ld KB for letters of at most %zu bytes", many, largest);
	buf_free(&out);
	many = peak_of_large(p, buf_str(&stream));
	if (many > PEAK_KB + LARGE_RATE * (LARGE_BYTES / 1024))
		prop_fail(p, "%ld KB for a letter of %d bytes", many, LARGE_BYTES);
	largest = 0;
	many = peak_of_hostile(p, &largest);
	if (many > PEAK_KB + (long)largest / 1024)
		prop_fail(p, "%ld KB for hostile letters of at most %zu bytes", many,
			  largest);
	buf_free(&stream);
}
