/*
 * Every pool as a whole, in several cases: what two of its values become is never the
 * same, and no value stays. There is no exception: what shares a surrogate on purpose is
 * one value in another spelling.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../../src/act/state.h"
#include "acting.h"

Suite *act_pools_suite(void);

#define CASES 3
#define ROOM 96

static struct acting a;

static void start(void)
{
	acting_open_seeded(&a, 20260303);
}

static void stop(void)
{
	acting_close(&a);
}

/* A pool, the type its values are of, and what stands around them: "%s" alone where
 * nothing does. */
static const struct {
	const char *pool, *type, *frame;
} pools[] = {
	{"surname", "NAME:DOCTOR", "%s"},
	{"surname", "EMPLOYER:EMPLOYER", "%s Nurseries, LLC"},
	{"surname", "LOCATION:STREET", "17 %s Lane"},
	{"given_f", "NAME:OTHER", "%s L."},
	{"given_m", "NAME:OTHER", "%s L."},
	{"city", "LOCATION:CITY", "%s"},
	{"county", "LOCATION:COUNTY", "%s County"},
	{"country", "LOCATION:COUNTRY", "%s"},
	{"street", "LOCATION:STREET", "17 %s Lane"},
	{"occupation", "PROFESSION:PROFESSION", "%s"},
};

#define POOLS (int)(sizeof(pools) / sizeof(pools[0]))

static int by_text(const void *x, const void *y)
{
	return strcasecmp(x, y);
}

/* What a value became, without the frame; and back is what it was, for messages. */
struct image {
	char to[ROOM], from[ROOM];
};

static void read(struct image *out, const char *frame, const char *became)
{
	size_t head = (size_t)(strchr(frame, '%') - frame);
	size_t tail = strlen(frame) - head - 2, n = strlen(became);

	ck_assert_msg(n > head + tail, "%s: %s", out->from, became);
	snprintf(out->to, ROOM, "%.*s", (int)(n - head - tail), became + head);
}

static void check_case(int which, struct image *seen)
{
	const struct pack_pool *pool = pack_pool_find(&a.pack, pools[which].pool);

	for (uint32_t i = 0; i < pool->n; i++) {
		char in[2 * ROOM];

		snprintf(seen[i].from, ROOM, "%.*s",
			 STR_FMT(pack_pool_value(&a.pack, pool, i)));
		snprintf(in, sizeof(in), pools[which].frame, seen[i].from);
		read(&seen[i], pools[which].frame, acting_one(&a, pools[which].type, in));
		ck_assert_msg(strcasecmp(seen[i].from, seen[i].to) != 0,
			      "seed %llu, case %s: %s stays", (unsigned long long)a.seed,
			      a.case_id, in);
	}
	qsort(seen, pool->n, sizeof(*seen), by_text);
	for (uint32_t i = 1; i < pool->n; i++)
		ck_assert_msg(strcasecmp(seen[i].to, seen[i - 1].to) != 0,
			      "seed %llu, case %s, pool %s: %s and %s are both %s",
			      (unsigned long long)a.seed, a.case_id, pools[which].pool,
			      seen[i - 1].from, seen[i].from, seen[i].to);
}

START_TEST(no_two_values_of_a_pool_meet_and_none_stays)
{
	const struct pack_pool *pool = pack_pool_find(&a.pack, pools[_i].pool);
	struct image *seen = calloc(pool->n, sizeof(*seen));
	char id[24];

	ck_assert(seen && pool->n > 50);
	for (int k = 0; k < CASES; k++) {
		snprintf(id, sizeof(id), "P%llu",
			 (unsigned long long)acting_next(&a, UINT32_MAX));
		a.case_id = id;
		check_case(_i, seen);
	}
	free(seen);
}
END_TEST

START_TEST(no_two_states_meet_and_none_stays)
{
	char to[STATES][32], id[24];

	for (int k = 0; k < 20; k++) {
		snprintf(id, sizeof(id), "S%d", k);
		a.case_id = id;
		for (int s = 0; s < STATES; s++) {
			snprintf(to[s], 32, "%s",
				 acting_one(&a, "LOCATION:STATE", state_list[s].name));
			ck_assert_str_ne(to[s], state_list[s].name);
			for (int r = 0; r < s; r++)
				ck_assert_str_ne(to[s], to[r]);
		}
	}
}
END_TEST

/* What is in no pool becomes what nothing of the pool does. */
START_TEST(what_is_in_no_pool_meets_none_of_it)
{
	static const char *const types[][2] = {
		{"NAME:DOCTOR", "surname"},    {"LOCATION:CITY", "city"},
		{"LOCATION:STREET", "street"}, {"PROFESSION:PROFESSION", "occupation"},
		{"LOCATION:COUNTY", "county"},
	};
	const char *type = types[_i][0], *name = types[_i][1];
	const struct pack_pool *pool = pack_pool_find(&a.pack, name);
	uint32_t reserved = pool->n - pool->n / 4;

	for (int i = 0; i < 2000; i++) {
		char in[32];
		int64_t at;

		snprintf(in, sizeof(in), "Zq%cx%cmo%c", 'a' + i % 26, 'a' + i / 26 % 26,
			 'a' + i / 676);
		at = pack_pool_index(&a.pack, pool, str_of(acting_one(&a, type, in)));
		/* Things of a list go to its last quarter, which no other part does. */
		ck_assert_msg(at < 0 || (_i > 2 && at >= reserved), "%s", in);
	}
}
END_TEST

Suite *act_pools_suite(void)
{
	Suite *s = suite_create("act_pools");
	TCase *c = tcase_create("pools");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 240);
	tcase_add_loop_test(c, no_two_values_of_a_pool_meet_and_none_stays, 0, POOLS);
	tcase_add_test(c, no_two_states_meet_and_none_stays);
	tcase_add_loop_test(c, what_is_in_no_pool_meets_none_of_it, 0, 5);
	suite_add_tcase(s, c);
	return s;
}
