/*
 * Given: this process. Promises: an answer from all its writable memory. Must not: keep a
 * copy of what it looks for itself: that is made letter by letter.
 */
#include "memory.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/base/buf.h"
#include "../../src/cli/feed.h"
#include "../../src/lacuna.h"

#define KEY 48
#define SMALL 40   /* sentences: buffers lie in the heap, where free() wipes nothing */
#define LARGE 4000 /* buffers have pages of their own */

/* Character i of a name, then of a key, that stand nowhere else. */
static unsigned char secret(size_t which, size_t i)
{
	return (unsigned char)('a' + (7 * i * i + 3 * i + 5 * which) % 23);
}

static bool is_secret(const unsigned char *p, size_t which, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != secret(which, i))
			return false;
	return true;
}

#define NAME 12

static size_t count_in(const unsigned char *p, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i + KEY <= n; i++)
		found += (p[i] == secret(0, 0) && is_secret(p + i, 0, NAME)) ||
			 (p[i] == secret(1, 0) && is_secret(p + i, 1, KEY));
	return found;
}

/* How often the secrets stand in writable memory. */
static size_t count_everywhere(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	size_t found = 0;
	char line[512], mode[8];
	uintptr_t from, to;

	while (maps && fgets(line, sizeof(line), maps))
		if (sscanf(line, "%lx-%lx %7s", &from, &to, mode) == 3 &&
		    mode[0] == 'r' && mode[1] == 'w' && !strstr(line, "[v"))
			found += count_in((const unsigned char *)from, to - from);
	if (maps)
		fclose(maps);
	return found;
}

static void write_letter(int fd, size_t copies)
{
	for (size_t k = 0; k < copies; k++) {
		unsigned char name[NAME];

		for (size_t i = 0; i < NAME; i++)
			name[i] = secret(0, i);
		dprintf(fd, "Dr. Ana %.*s wrote.\n", NAME, (const char *)name);
		explicit_bzero(name, sizeof(name));
	}
}

struct run {
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	struct lacuna_result result;
	struct feed feed;
};

static bool begin(struct run *r, const char *path)
{
	static char *files[1];
	static char file[128];
	unsigned char key[KEY];
	struct lacuna_config config = {.key = {key, sizeof(key)},
				       .originals = LACUNA_ORIGINALS_PLAIN};
	struct lacuna_fault fault;
	struct feed_letter in;
	bool more, ok;

	snprintf(file, sizeof(file), "%s", path);
	files[0] = file;
	*r = (struct run){.feed = {.files = files, .nfiles = 1, .max = 1 << 24}};
	for (size_t i = 0; i < KEY; i++)
		key[i] = secret(1, i);
	ok = !lacuna_engine_new(&r->engine, &config, &fault) &&
	     !lacuna_worker_new(&r->worker, r->engine, &fault);
	explicit_bzero(key, sizeof(key));
	if (ok && !feed_next(&r->feed, &in, &more, &fault) && more) {
		struct lacuna_letter letter = {
			.text = {in.text.p, in.text.n}, .id = {"a", 1}, .number = 1};

		return !lacuna_scrub(r->worker, &letter, &r->result, &fault);
	}
	return false;
}

static void end(struct run *r)
{
	feed_close(&r->feed);
	lacuna_worker_free(r->worker);
	lacuna_engine_free(r->engine);
}

static bool make_letter(char *path, size_t copies)
{
	int fd = mkstemp(path);

	if (fd < 0)
		return false;
	write_letter(fd, copies);
	close(fd);
	return true;
}

bool memory_is_wiped(void)
{
	char path[] = "/tmp/lacuna-letter.XXXXXX";
	struct run r;
	bool ok =
		make_letter(path, SMALL) && begin(&r, path) && count_everywhere() > SMALL;

	unlink(path);
	end(&r);
	return ok && count_everywhere() == 0;
}

/* The flags of the mapping that holds p, from /proc/self/smaps: dd is "do not dump". */
static bool is_hidden(const void *p)
{
	FILE *maps = fopen("/proc/self/smaps", "r");
	bool inside = false, hidden = false;
	char line[512];
	uintptr_t from, to;

	while (maps && fgets(line, sizeof(line), maps)) {
		if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
			inside = (uintptr_t)p >= from && (uintptr_t)p < to;
		else if (inside && strncmp(line, "VmFlags:", 8) == 0)
			hidden = strstr(line, " dd") != NULL;
	}
	if (maps)
		fclose(maps);
	return hidden;
}

bool memory_is_hidden(void)
{
	char path[] = "/tmp/lacuna-letter.XXXXXX";
	struct run r;
	bool ok = make_letter(path, LARGE) && begin(&r, path);

	unlink(path);
	ok = ok && is_hidden(r.feed.buf.p + r.feed.buf.n / 2) &&
	     is_hidden((const char *)r.result.cleaned.p + r.result.cleaned.n / 2);
	end(&r);
	return ok;
}
