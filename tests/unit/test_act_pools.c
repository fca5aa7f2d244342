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

#define UNKNOWN 2000

/* Types, the pools of what is known of them, and of how many pairs of unknown values at
 * the least, one may meet. */
static const struct {
	const char *type, *pool;
	int one_of;
} unknown[] = {
	{"NAME:DOCTOR", "surname", 30000},
	{"EMPLOYER:EMPLOYER", "surname", 30000},
	{"LOCATION:CITY", "city", 30000},
	{"LOCATION:STREET", "street", 30000},
	{"LOCATION:COUNTY", "county", 30000},
	{"LOCATION:COUNTRY", "country", 500},
	{"PROFESSION:PROFESSION", "occupation", 2000},
};

/* What is in no pool becomes what nothing of the pool does; and hardly ever what another
 * does. */
START_TEST(what_is_in_no_pool_meets_none_of_it)
{
	const char *type = unknown[_i].type;
	const struct pack_pool *pool = pack_pool_find(&a.pack, unknown[_i].pool);
	char(*seen)[ROOM] = calloc(UNKNOWN, sizeof(*seen));
	int met = 0, alike = 0;

	ck_assert_ptr_nonnull(seen);
	for (int i = 0; i < UNKNOWN; i++) {
		char in[32];

		snprintf(in, sizeof(in), "Zq%cx%cmo%c", 'a' + i % 26, 'a' + i / 26 % 26,
			 'a' + i / 676);
		snprintf(seen[i], ROOM, "%s", acting_one(&a, type, in));
		ck_assert_msg(pack_pool_index(&a.pack, pool, str_of(seen[i])) < 0 &&
				      strcasecmp(seen[i], in) != 0 && *seen[i] != '[',
			      "%s: %s", in, seen[i]);
	}
	qsort(seen, UNKNOWN, sizeof(*seen), by_text);
	for (int i = 1; i < UNKNOWN; i++) {
		alike = strcasecmp(seen[i], seen[i - 1]) == 0 ? alike + 1 : 0;
		met += alike;
	}
	ck_assert_msg(met <= UNKNOWN * (UNKNOWN - 1) / 2 / unknown[_i].one_of,
		      "%s: of %d pairs %d meet", type, UNKNOWN * (UNKNOWN - 1) / 2, met);
	free(seen);
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
	tcase_add_loop_test(c, what_is_in_no_pool_meets_none_of_it, 0,
			    (int)(sizeof(unknown) / sizeof(unknown[0])));
	suite_add_tcase(s, c);
	return s;
}
