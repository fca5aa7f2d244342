/*
 * Given: originals and replacements of many cases under one key. Promises: what is known
 * of one says nothing of another. Must not: need more than chance allows to fail.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../src/act/civil.h"
#include "attack.h"

#define CASES 500
#define SAMPLES (8 * CASES) /* for the table of neighbours */
#define BINS 5
#define NAME 48
#define TAGS 1e6 /* that there are, about: four of 32 characters, one a digit */

struct known {
	int32_t weeks;
	char surname[NAME];
};

static const char letter[] = "The injury of 03/18/2014 was seen by Dr. Hernandez, M.D.\n";

static void scrub(struct victim *v, size_t i, struct known *out)
{
	struct civil c = {0, 0, 0}, was = {2014, 3, 18};
	struct str s;
	char id[24];

	snprintf(id, sizeof(id), "CM14-%07zu", i);
	victim_scrub(v, str_of(letter), id);
	s = victim_of(v, 0, NULL);
	sscanf((const char *)s.p, "%d/%d/%d", &c.month, &c.day, &c.year);
	out->weeks = (civil_days(was) - civil_days(c)) / 7;
	s = victim_of(v, 1, NULL);
	snprintf(out->surname, NAME, "%.*s", STR_FMT(s));
}

/* The distance of chi-square from what chance gives, in standard deviations (Wilson and
 * Hilferty). */
static double chi_z(double chi, double freedom)
{
	double v = 2 / (9 * freedom);

	return (cbrt(chi / freedom) - (1 - v)) / sqrt(v);
}

static double evenness(const struct known *k, size_t n, int32_t from, int32_t to)
{
	double chi = 0, mean = (double)n / (to - from + 1);

	for (int32_t w = from; w <= to; w++) {
		double count = 0;

		for (size_t i = 0; i < n; i++)
			count += k[i].weeks == w;
		chi += (count - mean) * (count - mean) / mean;
	}
	return chi_z(chi, to - from);
}

static double correlation(const struct known *k, size_t n, size_t apart)
{
	double x = 0, y = 0, xx = 0, yy = 0, xy = 0, m = (double)(n - apart);

	for (size_t i = 0; i + apart < n; i++) {
		double u = k[i].weeks, w = k[i + apart].weeks;

		x += u;
		y += w;
		xx += u * u;
		yy += w * w;
		xy += u * w;
	}
	return (m * xy - x * y) / sqrt((m * xx - x * x) * (m * yy - y * y));
}

/* A table of offsets of a case and of the next: are they independent? */
static double independence(const struct known *k, size_t n, int32_t from, int32_t to)
{
	double table[BINS][BINS] = {{0}}, rows[BINS] = {0}, columns[BINS] = {0}, chi = 0;
	int32_t span = to - from + 1;

	for (size_t i = 0; i + 1 < n; i += 2) {
		int32_t r = (k[i].weeks - from) * BINS / span;
		int32_t c = (k[i + 1].weeks - from) * BINS / span;

		table[r][c]++;
		rows[r]++;
		columns[c]++;
	}
	for (int r = 0; r < BINS; r++)
		for (int c = 0; c < BINS; c++) {
			double mean = rows[r] * columns[c] / (double)(n / 2);

			chi += (table[r][c] - mean) * (table[r][c] - mean) / mean;
		}
	return chi_z(chi, (BINS - 1) * (BINS - 1));
}

static size_t same_names(const struct known *k, size_t n)
{
	size_t same = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			same += strcmp(k[i].surname, k[j].surname) == 0;
	return same;
}

static void check_names(struct attack *a, const struct known *k, double pool,
			const char *name)
{
	double pairs = CASES * (CASES - 1) / 2.0, mean = pairs / pool;
	size_t same = same_names(k, CASES);

	printf("    %zu of %.0f pairs of cases have the same for one doctor, by chance "
	       "%.1f\n",
	       same, pairs, mean);
	attack_check(a, fabs((double)same - mean) <= 6 * sqrt(mean) + 3, name);
}

/* Tags, which are the same for a doctor in all letters of a case, link no two cases. */
static void check_tags(struct attack *a, struct known *k)
{
	struct victim v;

	victim_open(&v, attack_key, true);
	for (size_t i = 0; i < CASES; i++)
		scrub(&v, i, &k[i]);
	victim_close(&v);
	check_names(a, k, TAGS, "a tag in one case says nothing of the other's");
}

static bool within(const struct known *k, int32_t from, int32_t to)
{
	for (size_t i = 0; i < SAMPLES; i++)
		if (k[i].weeks < from || k[i].weeks > to)
			return false;
	return true;
}

static void check_offsets(struct attack *a, const struct known *k, int32_t from,
			  int32_t to)
{
	double even = evenness(k, CASES, from, to),
	       table = independence(k, SAMPLES, from, to);
	double worst = 0;

	for (size_t apart = 1; apart <= 20; apart++)
		worst = fmax(worst, fabs(correlation(k, CASES, apart)));
	printf("    offsets of %d cases over %d to %d weeks: z = %.2f; largest of 20 "
	       "correlations "
	       "%.3f; table of neighbours z = %.2f\n",
	       CASES, from, to, even, worst, table);
	attack_check(a, fabs(even) < 4.5,
		     "offsets of cases are even over the policy's range");
	attack_check(a, worst * sqrt(CASES) < 5 && fabs(table) < 4.5,
		     "one case's offset says nothing of the next");
}

void pairs_attack(struct attack *a)
{
	struct known *k = calloc(SAMPLES, sizeof(*k));
	struct lacuna_fault fault;
	struct policy policy;
	struct arena arena = {0};
	struct victim v;

	victim_open(&v, attack_key, false);
	if (!k || policy_find(&policy, lacuna_pack(v.engine), STR("imr"), &arena, &fault))
		abort();
	for (size_t i = 0; i < SAMPLES; i++)
		scrub(&v, i, &k[i]);
	attack_check(a, within(k, policy.shift_min_weeks, policy.shift_max_weeks),
		     "offsets stay in the policy's range");
	check_offsets(a, k, policy.shift_min_weeks, policy.shift_max_weeks);
	check_names(a, k, pack_pool_find(lacuna_pack(v.engine), "surname")->n,
		    "a surrogate in one case says nothing of the other's");
	check_tags(a, k);
	victim_close(&v);
	arena_free(&arena);
	free(k);
}
