#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>

#include "../../src/base/io.h"
#include "../../src/cli/sink.h"

Suite *sink_suite(void);

static char dir[64], file[96], part[112];
static struct lacuna_fault fault;

static void make_dir(void)
{
	snprintf(dir, sizeof(dir), "/tmp/lacuna-sink.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(file, sizeof(file), "%s/file", dir);
	snprintf(part, sizeof(part), "%s.part", file);
}

static void remove_dir(void)
{
	unlink(file);
	unlink(part);
	ck_assert_int_eq(rmdir(dir), 0); /* nothing else was left behind */
}

static bool holds(const char *path, const char *wanted)
{
	struct buf b = {0};
	bool same = io_read_file(&b, path, NULL) == LACUNA_OK &&
		    str_eq(buf_str(&b), str_of(wanted));

	buf_free(&b);
	return same;
}

static bool exists(const char *path)
{
	return access(path, F_OK) == 0;
}

/* Where standard input is closed, the next file opened takes its number. */
START_TEST(a_file_may_be_number_0)
{
	int kept = dup(0), fd = -1;

	ck_assert_int_ge(kept, 0);
	close(0);
	ck_assert_int_eq(io_open(&fd, "/dev/null", &fault), LACUNA_OK);
	ck_assert_int_eq(fd, 0);
	ck_assert_int_eq(dup2(kept, 0), 0);
	close(kept);
}
END_TEST

START_TEST(a_file_appears_only_when_it_is_finished)
{
	struct sink s;

	ck_assert_int_eq(sink_file(&s, file, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write(&s, "text", 4, &fault), LACUNA_OK);
	ck_assert(!exists(file));
	ck_assert_int_eq(sink_sync(&s, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_finish(&s, &fault), LACUNA_OK);
	sink_abandon(&s, false);
	ck_assert(holds(file, "text"));
}
END_TEST

START_TEST(an_abandoned_file_leaves_the_old_one_as_it_was)
{
	struct sink s;

	ck_assert_int_eq(sink_file(&s, file, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write(&s, "old", 3, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_finish(&s, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_file(&s, file, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write(&s, "new", 3, &fault), LACUNA_OK);
	sink_abandon(&s, false);
	ck_assert(holds(file, "old"));
}
END_TEST

START_TEST(a_log_grows_beside_its_name_and_an_unfinished_one_is_not_overwritten)
{
	struct sink s;

	ck_assert_int_eq(sink_log(&s, file, false, 4, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write(&s, "headletter", 10, &fault), LACUNA_OK);
	ck_assert(!exists(file));
	sink_abandon(&s, true);
	ck_assert(holds(part, "headletter"));
	ck_assert_int_eq(sink_log(&s, file, false, 4, &fault), LACUNA_OUTPUT);
	ck_assert_ptr_nonnull(strstr(fault.what, "unfinished run"));
	ck_assert(holds(part, "headletter"));
}
END_TEST

START_TEST(an_unfinished_log_that_holds_no_letter_is_used_again)
{
	struct sink s;

	ck_assert_int_eq(sink_log(&s, file, false, 4, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write(&s, "head", 4, &fault), LACUNA_OK);
	sink_abandon(&s, true);
	ck_assert_int_eq(sink_log(&s, file, false, 4, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write(&s, "new", 3, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_finish(&s, &fault), LACUNA_OK);
	ck_assert(holds(file, "new"));
	ck_assert(!exists(part));
}
END_TEST

START_TEST(a_log_that_another_run_writes_is_left_alone)
{
	struct sink a, b;

	ck_assert_int_eq(sink_log(&a, file, false, 4, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_log(&b, file, false, 4, &fault), LACUNA_OUTPUT);
	ck_assert_ptr_nonnull(strstr(fault.what, "another run"));
	ck_assert_int_eq(sink_write(&a, "a", 1, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_finish(&a, &fault), LACUNA_OK);
	ck_assert(holds(file, "a"));
}
END_TEST

START_TEST(a_log_with_originals_is_for_its_owner_alone)
{
	struct sink s;
	struct stat st;

	ck_assert_int_eq(sink_log(&s, file, true, 0, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_finish(&s, &fault), LACUNA_OK);
	ck_assert_int_eq(stat(file, &st), 0);
	ck_assert_uint_eq(st.st_mode & 0777, 0600);
}
END_TEST

START_TEST(a_link_stays_and_what_it_leads_to_is_replaced)
{
	char target[96];
	struct sink s;
	struct stat st;

	snprintf(target, sizeof(target), "%s/target", dir);
	ck_assert_int_eq(symlink("target", file), 0);
	ck_assert_int_eq(close(open(target, O_WRONLY | O_CREAT, 0644)), 0);
	ck_assert_int_eq(sink_file(&s, file, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write(&s, "text", 4, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_finish(&s, &fault), LACUNA_OK);
	ck_assert_int_eq(lstat(file, &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
	ck_assert(holds(target, "text"));
	unlink(target);
}
END_TEST

START_TEST(two_pieces_are_written_one_after_the_other)
{
	struct sink s;

	ck_assert_int_eq(sink_file(&s, file, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write_both(&s, STR("te"), STR("xt"), &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write_both(&s, STR(""), STR(", "), &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write_both(&s, STR("more"), STR(""), &fault), LACUNA_OK);
	ck_assert_int_eq(sink_finish(&s, &fault), LACUNA_OK);
	sink_abandon(&s, false);
	ck_assert(holds(file, "text, more"));
}
END_TEST

START_TEST(a_record_that_does_not_fit_leaves_no_part_of_itself)
{
	struct rlimit before, limit;
	struct sink s;
	int fd = open(file, O_RDWR | O_CREAT, 0644);

	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = 12;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	sink_on(&s, fd, "file");
	ck_assert_int_eq(sink_write(&s, "12345678", 8, &fault), LACUNA_OK);
	ck_assert_int_eq(sink_write(&s, "abcdefgh", 8, &fault), LACUNA_OUTPUT);
	ck_assert(holds(file, "12345678"));
	ck_assert_int_eq(sink_write_both(&s, STR("ab"), STR("cdef"), &fault),
			 LACUNA_OUTPUT);
	ck_assert(holds(file, "12345678"));
	ck_assert_int_eq(sink_write(&s, "1234", 4, &fault), LACUNA_OK);
	ck_assert(holds(file, "123456781234"));
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
	close(fd);
}
END_TEST

START_TEST(paths_are_one_file_however_they_are_spelled)
{
	char other[128];

	snprintf(other, sizeof(other), "%s/../%s/file", dir, strrchr(dir, '/') + 1);
	ck_assert(sink_same(file, other));
	ck_assert(!sink_same(file, part));
	ck_assert(!sink_same("/dev/null", "/dev/null"));
	ck_assert(!sink_same("/nowhere/a", "/nowhere/b"));
}
END_TEST

Suite *sink_suite(void)
{
	Suite *s = suite_create("sink");
	TCase *t = tcase_create("sink");

	tcase_add_checked_fixture(t, make_dir, remove_dir);
	tcase_add_test(t, a_file_may_be_number_0);
	tcase_add_test(t, a_file_appears_only_when_it_is_finished);
	tcase_add_test(t, an_abandoned_file_leaves_the_old_one_as_it_was);
	tcase_add_test(
		t, a_log_grows_beside_its_name_and_an_unfinished_one_is_not_overwritten);
	tcase_add_test(t, an_unfinished_log_that_holds_no_letter_is_used_again);
	tcase_add_test(t, a_log_that_another_run_writes_is_left_alone);
	tcase_add_test(t, a_log_with_originals_is_for_its_owner_alone);
	tcase_add_test(t, a_link_stays_and_what_it_leads_to_is_replaced);
	tcase_add_test(t, two_pieces_are_written_one_after_the_other);
	tcase_add_test(t, a_record_that_does_not_fit_leaves_no_part_of_itself);
	tcase_add_test(t, paths_are_one_file_however_they_are_spelled);
	suite_add_tcase(s, t);
	return s;
}
