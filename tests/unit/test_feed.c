#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/base/buf.h"
#include "../../src/cli/feed.h"

Suite *feed_suite(void);

static char dir[64], one[96], two[96];

static void put(const char *path, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "w");

	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
	ck_assert_int_eq(fclose(f), 0);
}

static void make_dir(void)
{
	snprintf(dir, sizeof(dir), "/tmp/lacuna-feed.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(one, sizeof(one), "%s/one", dir);
	snprintf(two, sizeof(two), "%s/two", dir);
}

static void remove_dir(void)
{
	unlink(one);
	unlink(two);
	rmdir(dir);
}

/* All letters as "<text>" each, NUL shown as 0. */
static struct buf letters(struct feed *f)
{
	struct lacuna_fault fault;
	struct feed_letter l;
	struct buf out = {0};
	size_t number = 0;
	bool more;

	for (;;) {
		ck_assert_int_eq(feed_next(f, &l, &more, &fault), LACUNA_OK);
		if (!more)
			break;
		ck_assert_uint_eq(l.number, ++number);
		buf_byte(&out, '<');
		buf_str_add(&out, l.text);
		buf_byte(&out, '>');
	}
	for (size_t i = 0; i < out.n; i++)
		if (!out.p[i])
			out.p[i] = '0';
	feed_close(f);
	return out;
}

static void expect(struct feed *f, const char *wanted)
{
	struct buf got = letters(f);

	buf_byte(&got, 0);
	ck_assert_str_eq((char *)got.p, wanted);
	buf_free(&got);
}

START_TEST(a_file_is_one_letter_with_all_its_bytes)
{
	char *files[] = {one, two};
	struct feed f = {.files = files, .nfiles = 2, .max = 100, .end = FEED_FILE};

	put(one, "a\0b\f", 4);
	put(two, "", 0);
	expect(&f, "<a0b\f><>");
}
END_TEST

START_TEST(nul_ends_letters_and_what_follows_the_last_is_one_when_there_is_something)
{
	char *files[] = {one, two};
	struct feed f = {.files = files, .nfiles = 2, .max = 100, .end = 0};

	put(one, "a\0\0bc\0", 6);
	put(two, "d", 1);
	expect(&f, "<a><><bc><d>");
}
END_TEST

START_TEST(a_letter_over_the_cap_is_cut_behind_it_and_the_next_comes_whole)
{
	char *files[] = {one};
	struct feed f = {.files = files, .nfiles = 1, .max = 3, .end = 0};
	char big[700000];

	/* longer than what is read at once */
	memset(big, 'x', sizeof(big));
	memcpy(big + sizeof(big) - 5, "\0abc", 5);
	put(one, big, sizeof(big));
	expect(&f, "<xxxx><abc>");
	f = (struct feed){.files = files, .nfiles = 1, .max = 3, .end = FEED_FILE};
	expect(&f, "<xxxx>");
}
END_TEST

START_TEST(a_letter_comes_when_its_nul_does_though_the_writer_waits)
{
	char path[32];
	char *files[] = {path};
	struct feed f = {.files = files, .nfiles = 1, .max = 100, .end = 0};
	struct lacuna_fault fault;
	struct feed_letter l;
	bool more;
	int p[2];

	ck_assert_int_eq(pipe(p), 0);
	snprintf(path, sizeof(path), "/dev/fd/%d", p[0]);
	ck_assert_int_eq(write(p[1], "a\0b", 3), 3);
	ck_assert_int_eq(feed_next(&f, &l, &more, &fault), LACUNA_OK);
	ck_assert(more && str_eq(l.text, STR("a")));
	ck_assert_int_eq(write(p[1], "c\0", 2), 2);
	ck_assert_int_eq(feed_next(&f, &l, &more, &fault), LACUNA_OK);
	ck_assert(more && str_eq(l.text, STR("bc")));
	close(p[1]);
	ck_assert_int_eq(feed_next(&f, &l, &more, &fault), LACUNA_OK);
	ck_assert(!more);
	close(p[0]);
	feed_close(&f);
}
END_TEST

START_TEST(the_pieces_a_stream_comes_in_make_no_difference)
{
	static const char stream[] = "first\0second letter\0\0last";

	for (size_t piece = 1; piece < sizeof(stream); piece++) {
		char path[32];
		char *files[] = {path};
		struct feed f = {.files = files, .nfiles = 1, .max = 100, .end = 0};
		int p[2];
		pid_t child;

		ck_assert_int_eq(pipe(p), 0);
		snprintf(path, sizeof(path), "/dev/fd/%d", p[0]);
		child = fork();
		if (!child) {
			for (size_t i = 0; i < sizeof(stream) - 1; i += piece) {
				size_t left = sizeof(stream) - 1 - i;

				if (write(p[1], stream + i, left < piece ? left : piece) <
				    0)
					_exit(1);
			}
			_exit(0);
		}
		close(p[1]);
		expect(&f, "<first><second letter><><last>");
		close(p[0]);
	}
}
END_TEST

START_TEST(a_letter_is_ready_when_its_nul_was_read_and_it_is_small_enough)
{
	char *files[] = {one};
	struct feed f = {.files = files, .nfiles = 1, .max = 100, .end = 0};
	struct feed_letter first, next;
	bool more;

	put(one, "first\0next\0rest", 15);
	ck_assert(!feed_ready(&f, 100)); /* nothing was read yet */
	ck_assert(!feed_next(&f, &first, &more, NULL) && more);
	ck_assert(!feed_ready(&f, 3));
	ck_assert(feed_ready(&f, 4));
	ck_assert(!feed_next(&f, &next, &more, NULL) && more);
	ck_assert(str_eq(first.text, STR("first")));
	ck_assert(str_eq(next.text, STR("next")));
	ck_assert(!feed_ready(&f, 100)); /* there may be more of it */
	ck_assert(!feed_next(&f, &next, &more, NULL) && more);
	ck_assert(str_eq(next.text, STR("rest")));
	feed_close(&f);
}
END_TEST

START_TEST(missing_files_and_directories_are_refused_before_anything_is_read)
{
	char *files[] = {one, two};
	struct feed f = {.files = files, .nfiles = 2, .max = 100, .end = FEED_FILE};
	struct lacuna_fault fault;

	put(one, "a", 1);
	ck_assert_int_eq(feed_check(&f, &fault), LACUNA_INPUT);
	ck_assert_ptr_nonnull(strstr(fault.what, "/two: No such file"));
	files[1] = dir;
	ck_assert_int_eq(feed_check(&f, &fault), LACUNA_INPUT);
	ck_assert_ptr_nonnull(strstr(fault.what, "Is a directory"));
	f.nfiles = 1;
	ck_assert_int_eq(feed_check(&f, &fault), LACUNA_OK);
}
END_TEST

Suite *feed_suite(void)
{
	Suite *s = suite_create("feed");
	TCase *t = tcase_create("feed");

	tcase_add_checked_fixture(t, make_dir, remove_dir);
	tcase_add_test(t, a_file_is_one_letter_with_all_its_bytes);
	tcase_add_test(
		t,
		nul_ends_letters_and_what_follows_the_last_is_one_when_there_is_something);
	tcase_add_test(t,
		       a_letter_over_the_cap_is_cut_behind_it_and_the_next_comes_whole);
	tcase_add_test(t, a_letter_comes_when_its_nul_does_though_the_writer_waits);
	tcase_add_test(t, the_pieces_a_stream_comes_in_make_no_difference);
	tcase_add_test(t, a_letter_is_ready_when_its_nul_was_read_and_it_is_small_enough);
	tcase_add_test(t,
		       missing_files_and_directories_are_refused_before_anything_is_read);
	suite_add_tcase(s, t);
	return s;
}
