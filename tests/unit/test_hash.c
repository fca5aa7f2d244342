/* Keyed hashing: permutations, streams, sub-keys. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/base/hash.h"

Suite *hash_suite(void);

static struct hash_key key_of(unsigned char c)
{
	struct hash_key k;

	memset(k.k, c, sizeof(k.k));
	return k;
}

START_TEST(permutation_is_injective_and_has_no_fixed_point)
{
	struct hash_key key = key_of((unsigned char)_i);
	unsigned char *seen = malloc(4096);

	ck_assert_ptr_nonnull(seen);
	for (uint64_t n = 2; n < 4096; n += n < 80 ? 1 : 397) {
		memset(seen, 0, n);
		for (uint64_t x = 0; x < n; x++) {
			uint64_t y = hash_permute(&key, 5, n, x);

			ck_assert_uint_lt(y, n);
			ck_assert_uint_ne(y, x);
			ck_assert_uint_eq(seen[y], 0);
			seen[y] = 1;
		}
	}
	free(seen);
}
END_TEST

START_TEST(permutation_is_one_cycle)
{
	struct hash_key key = key_of(9);
	uint64_t n = 997, x = 0, steps = 0;

	do {
		x = hash_permute(&key, 1, n, x);
		steps++;
	} while (x != 0 && steps <= n);
	ck_assert_uint_eq(steps, n);
}
END_TEST

START_TEST(large_domains_stay_in_range)
{
	struct hash_key key = key_of(3);
	uint64_t n = UINT64_C(1) << 58;

	for (uint64_t i = 0; i < 1000; i++) {
		uint64_t x = (i * UINT64_C(0x9e3779b97f4a7c15)) % n;
		uint64_t y = hash_permute(&key, 2, n, x);

		ck_assert_uint_lt(y, n);
		ck_assert_uint_ne(y, x);
	}
}
END_TEST

/* A position's images over many keys fall evenly: 51 places, 20400 keys, 400 expected
 * each; the bound is more than six standard deviations. */
START_TEST(images_are_even_over_keys)
{
	unsigned count[52] = {0};

	for (unsigned i = 0; i < 20400; i++) {
		struct hash_key key = key_of(1);

		memcpy(key.k + HASH_KEY / 2, &i, sizeof(i));
		count[hash_permute(&key, 7, 52, 17)]++;
	}
	ck_assert_uint_eq(count[17], 0);
	for (int y = 0; y < 52; y++)
		if (y != 17)
			ck_assert_msg(count[y] > 270 && count[y] < 530, "%d: %u", y,
				      count[y]);
}
END_TEST

START_TEST(tweaks_and_keys_give_other_permutations)
{
	struct hash_key a = key_of(1), b = key_of(2);
	unsigned same_tweak = 0, same_key = 0;

	for (uint64_t x = 0; x < 1000; x++) {
		same_tweak +=
			hash_permute(&a, 1, 1000, x) == hash_permute(&b, 1, 1000, x);
		same_key += hash_permute(&a, 1, 1000, x) == hash_permute(&a, 2, 1000, x);
	}
	ck_assert_uint_lt(same_tweak, 10);
	ck_assert_uint_lt(same_key, 10);
}
END_TEST

START_TEST(pairs_are_told_apart_by_where_they_divide)
{
	struct hash_key k = key_of(1);
	char text[400];

	memset(text, 'x', sizeof(text));
	ck_assert_uint_ne(hash_u64(&k, STR("ab"), STR("c")),
			  hash_u64(&k, STR("a"), STR("bc")));
	ck_assert_uint_ne(hash_u64(&k, STR(""), STR("abc")),
			  hash_u64(&k, STR("abc"), STR("")));
	ck_assert_uint_ne(hash_u64(&k, str_from(text, 200), str_from(text, 200)),
			  hash_u64(&k, str_from(text, 199), str_from(text, 201)));
	ck_assert_uint_eq(hash_u64(&k, str_from(text, 200), STR("y")),
			  hash_u64(&k, str_from(text, 200), STR("y")));
}
END_TEST

START_TEST(sub_keys_differ_by_purpose_and_master)
{
	struct hash_key a = key_of(1), b = key_of(2), x, y;

	hash_derive(&x, &a, STR("dates"));
	hash_derive(&y, &a, STR("names"));
	ck_assert_mem_ne(x.k, y.k, HASH_KEY);
	hash_derive(&y, &b, STR("dates"));
	ck_assert_mem_ne(x.k, y.k, HASH_KEY);
	hash_derive(&y, &a, STR("dates"));
	ck_assert_mem_eq(x.k, y.k, HASH_KEY);
	hash_derive(&y, &a, STR("date"));
	ck_assert_mem_ne(x.k, y.k, HASH_KEY);
}
END_TEST

START_TEST(stream_does_not_repeat)
{
	struct hash_key k = key_of(1);

	ck_assert_uint_ne(hash_stream(&k, 1, 0), hash_stream(&k, 1, 1));
	ck_assert_uint_ne(hash_stream(&k, 1, 0), hash_stream(&k, 2, 0));
	ck_assert_uint_eq(hash_stream(&k, 1, 5), hash_stream(&k, 1, 5));
}
END_TEST

static void start(void)
{
	ck_assert(hash_init());
}

Suite *hash_suite(void)
{
	Suite *s = suite_create("hash");
	TCase *c = tcase_create("hash");

	tcase_add_checked_fixture(c, start, NULL);
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, permutation_is_injective_and_has_no_fixed_point, 0, 3);
	tcase_add_test(c, permutation_is_one_cycle);
	tcase_add_test(c, large_domains_stay_in_range);
	tcase_add_test(c, images_are_even_over_keys);
	tcase_add_test(c, tweaks_and_keys_give_other_permutations);
	tcase_add_test(c, pairs_are_told_apart_by_where_they_divide);
	tcase_add_test(c, sub_keys_differ_by_purpose_and_master);
	tcase_add_test(c, stream_does_not_repeat);
	suite_add_tcase(s, c);
	return s;
}
