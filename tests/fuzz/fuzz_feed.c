/*
 * A stream of letters: the first byte says what ends one, the second how long the pieces
 * are in which it arrives. Promises: the letters are those of the stream cut at its ends,
 * each whole, in order, whatever the pieces; one that is too long has one byte more than
 * is allowed.
 */
#include "../../src/cli/feed.h"

#include <sys/socket.h>
#include <unistd.h>

#include "fuzz.h"

#define MOST 96	   /* bytes of a letter, that long ones be seen */
#define PIECES 128 /* that wait in a socket without anybody reading */

/* Standard input is s, piece bytes at a time: a packet is what one read gets. */
static void set_stdin(struct str s, size_t piece)
{
	int ends[2];

	FUZZ_HOLDS(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0);
	while (s.n) {
		struct str head = str_sub(s, 0, piece < s.n ? piece : s.n);

		FUZZ_HOLDS(write(ends[1], head.p, head.n) == (ssize_t)head.n);
		s = str_sub(s, head.n, s.n);
	}
	FUZZ_HOLDS(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
}

/* The next letter of s by the byte that ends one; false when there is none. */
static bool cut(struct str *s, int end, struct str *letter)
{
	if (!s->n)
		return false;
	*letter = *s;
	if (end == FEED_FILE)
		*s = (struct str){0};
	else
		*letter = str_cut(s, (unsigned char)end);
	return true;
}

void fuzz_feed(struct str in)
{
	static const int ends[] = {FEED_FILE, '\0', '\n'};
	char *files[] = {(char[]){"-"}};
	struct feed feed = {.files = files, .nfiles = 1, .max = MOST};
	struct lacuna_fault fault = {0};
	struct feed_letter got;
	struct str want;
	size_t piece, n = 0;
	bool more;

	if (in.n < 3)
		return;
	feed.end = ends[in.p[0] % 3];
	piece = 1 + in.p[1];
	in = str_sub(in, 2, in.n < 2 + PIECES * piece ? in.n : 2 + PIECES * piece);
	set_stdin(in, piece);
	FUZZ_HOLDS(!feed_check(&feed, &fault) && !feed_open(&feed, &fault));
	while (cut(&in, feed.end, &want)) {
		if (want.n > MOST)
			want.n = MOST + 1;
		FUZZ_HOLDS(!feed_next(&feed, &got, &more, &fault) && more);
		FUZZ_HOLDS(str_eq(got.text, want) && got.number == ++n);
	}
	FUZZ_HOLDS(!feed_next(&feed, &got, &more, &fault) && !more);
	feed_close(&feed);
}
