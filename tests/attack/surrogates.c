/*
 * Given: the 10,000 most common surnames. Promises: each tried, by running the program
 * with guessed keys, against tags and surrogates of all of them. Must not: count names
 * that the program does not replace.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "attack.h"

#define NAMES 10000
#define LISTED 200000
#define A_LETTER 50 /* names */
#define GUESSES 8   /* of keys */
#define CASE "CM13-0000001"

struct names {
	char name[NAMES][24];
	char became[NAMES][48]; /* "" when not replaced */
	size_t n;
};

struct listed {
	char name[24];
	double common; /* per million */
};

static int by_common(const void *pa, const void *pb)
{
	const struct listed *a = pa, *b = pb;

	if (a->common != b->common)
		return a->common < b->common ? 1 : -1;
	return strcmp(a->name, b->name);
}

/* The list is in the order of the alphabet. */
static size_t read_list(struct listed *all, size_t most)
{
	FILE *f = fopen("patterns/lexicons/surname.tsv", "r");
	char line[256];
	size_t k = 0;

	while (f && k < most && fgets(line, sizeof(line), f)) {
		size_t n = strcspn(line, "\t\n");

		if (line[0] == '#' || n < 2 || n > 20 || line[0] & 0x80)
			continue;
		if (line[0] >= 'a' && line[0] <= 'z')
			line[0] = (char)(line[0] - 'a' + 'A');
		snprintf(all[k].name, sizeof(all[k].name), "%.*s", (int)n, line);
		all[k++].common = line[n] == '\t' ? strtod(line + n, NULL) : 0;
	}
	if (f)
		fclose(f);
	return k;
}

static bool read_names(struct names *out)
{
	struct listed *all = calloc(LISTED, sizeof(*all));
	size_t n = all ? read_list(all, LISTED) : 0;

	if (n)
		qsort(all, n, sizeof(*all), by_common);
	for (out->n = 0; out->n < NAMES && out->n < n; out->n++)
		memcpy(out->name[out->n], all[out->n].name, sizeof(all[0].name));
	free(all);
	return out->n == NAMES;
}

const char *attack_surname(size_t i)
{
	static struct names names;

	if (i >= NAMES || (!names.n && !read_names(&names)))
		abort();
	return names.name[i];
}

/* What stands for the names of one letter; each is replaced where a "Dr." stands before
 * it. */
static void scrub_some(struct victim *v, struct names *names, size_t from)
{
	struct buf text = {0};
	struct str cleaned;

	for (size_t i = from; i < from + A_LETTER && i < names->n; i++)
		buf_printf(&text, "She was referred to Dr. %s, M.D.\n\n", names->name[i]);
	victim_scrub(v, buf_str(&text), CASE);
	buf_free(&text);
	cleaned = str_from(v->result.cleaned.p, v->result.cleaned.n);
	for (size_t i = from; cleaned.n && i < from + A_LETTER && i < names->n; i++) {
		struct str line = str_cut(&cleaned, '\n');
		size_t n;

		str_cut(&cleaned, '\n');
		n = line.n > 6 ? line.n - 6 : 0; /* ", M.D." */
		names->became[i][0] = '\0';
		if (n > 24 && n - 24 < 48)
			snprintf(names->became[i], 48, "%.*s",
				 STR_FMT(str_sub(line, 24, n)));
		if (strcmp(names->became[i], names->name[i]) == 0)
			names->became[i][0] = '\0';
	}
}

static void scrub_all(struct names *names, const void *key, bool tags)
{
	struct victim v;

	victim_open(&v, key, tags);
	for (size_t i = 0; i < names->n; i += A_LETTER)
		scrub_some(&v, names, i);
	victim_close(&v);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The chance that two names have the same: the sum of squares of how common each
 * replacement is. */
static double chance_of(const struct names *names, size_t *replaced)
{
	const char **p = malloc(names->n * sizeof(*p));
	size_t n = 0;
	double sum = 0;

	if (!p)
		abort();
	for (size_t i = 0; i < names->n; i++)
		if (names->became[i][0])
			p[n++] = names->became[i];
	qsort(p, n, sizeof(*p), by_text);
	for (size_t i = 0, from = 0; i < n; i++)
		if (i + 1 == n || strcmp(p[i + 1], p[from]) != 0) {
			sum += (double)(i + 1 - from) * (double)(i + 1 - from);
			from = i + 1;
		}
	free(p);
	*replaced = n;
	return sum / ((double)n * (double)n);
}

/* Of the names that the attacker's key gives what he sees, are more the right ones than
 * chance has it? */
static void attack_style(struct attack *a, struct names *seen, struct names *mine,
			 bool tags)
{
	size_t replaced, same = 0, tried = 0;
	double mean, chance;
	unsigned char key[32];

	scrub_all(seen, attack_key, tags);
	chance = chance_of(seen, &replaced);
	for (int g = 0; g < GUESSES; g++) {
		for (size_t i = 0; i < sizeof(key); i++)
			key[i] = g ? (unsigned char)attack_random(a) : 0;
		scrub_all(mine, key, tags);
		for (size_t i = 0; i < seen->n; i++)
			if (seen->became[i][0] && mine->became[i][0]) {
				tried++;
				same += strcmp(seen->became[i], mine->became[i]) == 0;
			}
	}
	mean = chance * (double)tried;
	printf("    %zu of %d names replaced; with %d guessed keys %zu of %zu the same, "
	       "by chance %.1f\n",
	       replaced, NAMES, GUESSES, same, tried, mean);
	attack_check(a,
		     replaced > NAMES * 9 / 10 &&
			     fabs((double)same - mean) <= 5 * sqrt(mean) + 3,
		     tags ? "tags tell no surname" : "surrogates tell no surname");
	scrub_all(mine, attack_key, tags);
	same = 0;
	for (size_t i = 0; i < seen->n; i++)
		same += seen->became[i][0] &&
			strcmp(seen->became[i], mine->became[i]) == 0;
	attack_check(a, same == replaced, "with the key each is found");
}

/* A rank correlation over the pool: do common names become common ones, long ones long
 * ones? */
static double correlation(const struct names *names, bool of_length)
{
	double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

	for (size_t i = 0; i < names->n; i++) {
		double u, w;

		if (!names->became[i][0])
			continue;
		u = of_length ? (double)strlen(names->name[i])
			      : (double)names->name[i][0];
		w = of_length ? (double)strlen(names->became[i])
			      : (double)names->became[i][0];
		n++;
		x += u;
		y += w;
		xx += u * u;
		yy += w * w;
		xy += u * w;
	}
	return (n * xy - x * y) / sqrt((n * xx - x * x) * (n * yy - y * y));
}

#define STEPS 40

/* Who knows one name's surrogate, does he know the next name's? Steps between places in
 * the pool of surrogates of names side by side in it: as even as chance has it? Its
 * distance from that in standard deviations. */
static double neighbours(const struct names *names, const struct lacuna_engine *e)
{
	const struct pack *pack = lacuna_pack(e);
	const struct pack_pool *pool = pack_pool_find(pack, "surname");
	int64_t *to = calloc(pool->n, sizeof(*to));
	double count[STEPS] = {0}, n = 0, chi = 0, v = 2 / (9.0 * (STEPS - 1));

	if (!to)
		abort();
	for (size_t i = 0; i < names->n; i++) {
		int64_t from = pack_pool_index(pack, pool, str_of(names->name[i]));

		if (from >= 0)
			to[from] = 1 + pack_pool_index(pack, pool,
						       str_of(names->became[i]));
	}
	for (uint32_t i = 0; i + 1 < pool->n; i += 2)
		if (to[i] > 0 && to[i + 1] > 0) {
			int64_t step = (to[i + 1] - to[i] + pool->n) % pool->n;

			count[step * STEPS / pool->n]++;
			n++;
		}
	for (int i = 0; i < STEPS; i++)
		chi += (count[i] - n / STEPS) * (count[i] - n / STEPS) / (n / STEPS);
	free(to);
	printf("    steps between the surrogates of %.0f pairs of neighbours", n);
	return n < 400 ? INFINITY : (cbrt(chi / (STEPS - 1)) - (1 - v)) / sqrt(v);
}

static void attack_neighbours(struct attack *a, const struct names *seen)
{
	struct victim v;
	double z;

	victim_open(&v, attack_key, false);
	z = neighbours(seen, v.engine);
	victim_close(&v);
	printf(": z = %.2f\n", z);
	attack_check(a, fabs(z) < 4.5, "one name's surrogate says nothing of the next's");
}

void surrogates_attack(struct attack *a)
{
	struct names *seen = calloc(1, sizeof(*seen)), *mine = calloc(1, sizeof(*mine));
	double letter, length;

	if (!seen || !mine || !read_names(seen) || !read_names(mine)) {
		attack_check(a, false, "there are 10,000 surnames");
	} else {
		attack_style(a, seen, mine, false);
		letter = correlation(seen, false);
		length = correlation(seen, true);
		printf("    correlation of first letters %.4f, of lengths %.4f\n", letter,
		       length);
		attack_check(a, fabs(letter) < 0.05 && fabs(length) < 0.05,
			     "a surrogate shows neither first letter nor length");
		attack_neighbours(a, seen);
		attack_style(a, seen, mine, true);
	}
	free(seen);
	free(mine);
}
