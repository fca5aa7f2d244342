/*
 * Where key bytes lie while a program works: in vaults, and nowhere else. The test looks
 * through the memory of its own process.
 */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/base/hash.h"
#include "../../src/base/vault.h"
#include "../../src/cli/keyfile.h"
#include "../../src/cli/setup.h"

Suite *vault_suite(void);

/* Never whole in memory: each byte is made when it is asked for. */
static unsigned char secret_byte(size_t i)
{
	return (unsigned char)((i * 167 + 31) ^ (i >> 1));
}

#define SECRET 64

static bool is_secret(const unsigned char *p)
{
	for (size_t i = 0; i < 16; i++)
		if (p[i] != secret_byte(i))
			return false;
	return true;
}

#define PIECE 65536
#define OVERLAP 15
#define HUGE_MAP (1ul << 28) /* a sanitizer's shadow, which holds no bytes of ours */

/* By way of the kernel, so that no memory checker minds; but not what this reads into. */
static size_t count_in(int mem, unsigned long from, unsigned long to)
{
	static unsigned char piece[PIECE];
	unsigned long self = (unsigned long)(uintptr_t)piece;
	size_t n = 0;

	for (unsigned long at = from; at < to; at += PIECE - OVERLAP) {
		size_t want = to - at < PIECE ? to - at : PIECE;
		ssize_t got = pread(mem, piece, want, (off_t)at);

		for (ssize_t i = 0; i + 16 <= got; i++) {
			unsigned long where = at + (unsigned long)i;

			n += is_secret(piece + i) &&
			     (where + 16 <= self || where >= self + PIECE);
		}
		explicit_bzero(piece, PIECE);
	}
	return n;
}

/* How often the beginning of the secret is in memory that can be written. A hit at a
 * border of two pieces counts once: 16 bytes do not fit into the overlap. */
static size_t copies(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	int mem = open("/proc/self/mem", O_RDONLY);
	char line[512], access[5];
	unsigned long from, to;
	size_t n = 0;

	ck_assert_ptr_nonnull(maps);
	ck_assert_int_ge(mem, 0);
	while (fgets(line, sizeof(line), maps))
		if (sscanf(line, "%lx-%lx %4s", &from, &to, access) == 3 &&
		    strncmp(access, "rw", 2) == 0 && to - from < HUGE_MAP)
			n += count_in(mem, from, to);
	fclose(maps);
	close(mem);
	return n;
}

static void write_secret(char *path)
{
	int fd = mkstemp(path);

	ck_assert_int_ge(fd, 0);
	for (size_t i = 0; i < SECRET; i++) {
		unsigned char c = secret_byte(i);

		ck_assert_int_eq(write(fd, &c, 1), 1);
	}
	ck_assert_int_eq(close(fd), 0);
}

START_TEST(the_search_finds_a_copy)
{
	unsigned char *copy = malloc(SECRET);

	ck_assert_ptr_nonnull(copy);
	for (size_t i = 0; i < SECRET; i++)
		((volatile unsigned char *)copy)[i] = secret_byte(i);
	ck_assert_uint_ge(copies(), 1);
	explicit_bzero(copy, SECRET);
	free(copy);
	ck_assert_uint_eq(copies(), 0);
}
END_TEST

START_TEST(an_open_engine_leaves_no_byte_of_the_key_file_in_memory)
{
	char path[] = "/tmp/lacuna-vault.XXXXXX";
	struct setup_options o = {.key_file = path};
	struct lacuna_fault fault = {0};
	struct setup setup;

	write_secret(path);
	ck_assert_msg(setup_open(&setup, &o, &fault) == LACUNA_OK, "%s", fault.what);
	ck_assert_uint_eq(copies(), 0);
	setup_close(&setup);
	unlink(path);
}
END_TEST

START_TEST(a_key_file_is_read_into_one_place_and_wiped)
{
	char path[] = "/tmp/lacuna-vault.XXXXXX";
	struct lacuna_fault fault = {0};
	struct keyfile key;

	write_secret(path);
	ck_assert_int_eq(keyfile_read(&key, path, &fault), LACUNA_OK);
	ck_assert_uint_eq(key.n, SECRET);
	ck_assert_uint_eq(copies(), 1);
	keyfile_wipe(&key);
	ck_assert_ptr_null(key.p);
	ck_assert_uint_eq(copies(), 0);
	unlink(path);
}
END_TEST

/* kB of this process's memory that stay out of swap. */
static unsigned long locked(void)
{
	FILE *status = fopen("/proc/self/status", "r");
	char line[256];
	unsigned long kb = 0;

	ck_assert_ptr_nonnull(status);
	while (fgets(line, sizeof(line), status))
		sscanf(line, "VmLck: %lu", &kb);
	fclose(status);
	return kb;
}

START_TEST(a_vault_is_empty_and_locked)
{
	unsigned long before;
	unsigned char *p;

	ck_assert(hash_init());
	before = locked();
	p = vault_new(100);
	ck_assert_ptr_nonnull(p);
	for (int i = 0; i < 100; i++)
		ck_assert_uint_eq(p[i], 0);
#ifndef __SANITIZE_ADDRESS__ /* it makes mlock do nothing */
	ck_assert_uint_gt(locked(), before);
#endif
	vault_free(p);
	ck_assert_uint_eq(locked(), before);
	vault_free(NULL);
}
END_TEST

Suite *vault_suite(void)
{
	Suite *s = suite_create("vault");
	TCase *t = tcase_create("keys");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_vault_is_empty_and_locked);
	tcase_add_test(t, the_search_finds_a_copy);
	tcase_add_test(t, a_key_file_is_read_into_one_place_and_wiped);
	tcase_add_test(t, an_open_engine_leaves_no_byte_of_the_key_file_in_memory);
	suite_add_tcase(s, t);
	return s;
}
