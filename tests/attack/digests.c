/*
 * Given: logs with digests. Promises: all dates of 30 years tried against the digest of
 * each date, and all offsets against the digest of the whole letter. Must not: pass on an
 * attack that the right key would not make succeed.
 */
#include <math.h>
#include <stdio.h>

#include "../../src/act/civil.h"
#include "../../src/out/logkey.h"
#include "attack.h"

#define KEYS 24	   /* he guesses */
#define LETTERS 40 /* he has */
#define WEEKS 520  /* each way: far beyond any policy */
#define DAYS (30 * 365 + 8)

/* What he takes for the key: nothing, the bytes he can read in the log, and guesses. */
static void guess(struct attack *a, struct hash_key *out, size_t i, struct str seen)
{
	*out = (struct hash_key){{0}};
	if (i == 1)
		hash_plain(seen, out->k, sizeof(out->k));
	for (size_t k = 0; i > 1 && k < sizeof(out->k); k++)
		out->k[k] = (unsigned char)attack_random(a);
}

static unsigned nibble(unsigned char c)
{
	return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* A digest's bytes from its hex digits. */
static void unhex(unsigned char out[HASH_DIGEST], struct str s)
{
	for (size_t i = 0; i < HASH_DIGEST && 2 * i + 1 < s.n; i++)
		out[i] =
			(unsigned char)(nibble(s.p[2 * i]) << 4 | nibble(s.p[2 * i + 1]));
}

static int32_t first_day(void)
{
	return civil_days((struct civil){1990, 1, 1});
}

static void write_date(char out[16], int32_t day)
{
	struct civil c = civil_of(day);

	snprintf(out, 16, "%02d/%02d/%04d", c.month, c.day, c.year);
}

/* Hits of the whole digest, and of its first byte, which come by chance once in 256. */
struct hits {
	size_t tried, whole, first;
};

static void compare(struct hits *h, const struct hash_key *key, struct str value,
		    const unsigned char *seen)
{
	unsigned char digest[HASH_DIGEST];

	hash_fast(key, value, digest);
	h->tried++;
	h->whole += memcmp(digest, seen, HASH_DIGEST) == 0;
	h->first += digest[0] == seen[0];
}

static bool by_chance(const struct hits *h)
{
	double mean = (double)h->tried / 256, z = ((double)h->first - mean) / sqrt(mean);

	printf("    %zu tried: %zu found; first bytes agree %zu times, by chance %.0f (z "
	       "= %.2f)\n",
	       h->tried, h->whole, h->first, mean, z);
	return h->whole == 0 && fabs(z) < 5;
}

/* master: the key as given to the program. */
static void try_dates(struct hits *h, const struct hash_key *master, struct str tag,
		      const unsigned char *seen)
{
	struct logkey log;
	struct hash_key of_case;
	char date[16];

	logkey_of(&log, master);
	logkey_case(&of_case, &log, tag);
	for (int32_t d = 0; d < DAYS; d++) {
		write_date(date, first_day() + d);
		compare(h, &of_case, str_of(date), seen);
	}
}

/* The first attribute of this name in the log. */
static struct str attribute(const struct victim *v, const char *mark)
{
	struct str s = attack_after(str_from(v->result.audit.p, v->result.audit.n), mark);

	return str_cut(&s, '"');
}

static void right_key(struct hash_key *out)
{
	hash_master(out, str_from(attack_key, sizeof(attack_key)));
}

static void attack_values(struct attack *a)
{
	struct hits hits = {0}, with_key = {0};
	struct hash_key master;
	struct victim v;
	char date[16], text[96];

	victim_open(&v, attack_key, false);
	for (size_t i = 0; i < LETTERS; i++) {
		unsigned char seen[HASH_DIGEST];

		write_date(date, first_day() + (int32_t)(attack_random(a) % DAYS));
		snprintf(text, sizeof(text), "The injury of %s is admitted.\n", date);
		victim_scrub(&v, str_of(text), "CM13-0000001");
		unhex(seen, victim_of(&v, 0, "digest"));
		for (size_t k = 0; k < KEYS; k++) {
			guess(a, &master, k, attribute(&v, " case=\""));
			try_dates(&hits, &master, attribute(&v, " case=\""), seen);
		}
		right_key(&master);
		try_dates(&with_key, &master, attribute(&v, " case=\""), seen);
	}
	attack_check(a, with_key.whole == LETTERS,
		     "with the key each digest of a date is found");
	attack_check(a, by_chance(&hits), "without it no date of 30 years fits a digest");
	victim_close(&v);
}

/* The only thing he does not know of the letter is its dates. */
static size_t write_letter(char *out, size_t n, const int32_t days[3], int32_t shift)
{
	char d[3][16];

	for (int i = 0; i < 3; i++)
		write_date(d[i], days[i] + shift);
	return (size_t)snprintf(out, n,
				"The injury of %s was seen on %s and again on %s.\n",
				d[0], d[1], d[2]);
}

static void try_offsets(struct hits *h, const struct hash_key *master,
			const int32_t cleaned[3], const unsigned char *seen)
{
	struct logkey log;
	char text[160];

	logkey_of(&log, master);
	for (int32_t w = -WEEKS; w <= WEEKS; w++) {
		size_t n = write_letter(text, sizeof(text), cleaned, 7 * w);

		compare(h, &log.letters, str_from(text, n), seen);
		/* And as if the digest had no key. */
		if (w == 0)
			compare(h, &(struct hash_key){{0}}, str_from(text, n), seen);
	}
}

static bool read_cleaned(const struct victim *v, int32_t out[3])
{
	for (size_t i = 0; i < 3; i++) {
		struct str s = victim_of(v, i, NULL);
		struct civil c;

		if (sscanf((const char *)s.p, "%d/%d/%d", &c.month, &c.day, &c.year) != 3)
			return false;
		out[i] = civil_days(c);
	}
	return true;
}

static void attack_letters(struct attack *a)
{
	struct hits hits = {0}, with_key = {0};
	struct hash_key master;
	struct victim v;
	char text[160], id[24];

	victim_open(&v, attack_key, false);
	for (size_t i = 0; i < LETTERS; i++) {
		int32_t day = first_day() + 7000 + (int32_t)(attack_random(a) % 2000),
			cleaned[3];
		unsigned char seen[HASH_DIGEST];
		int32_t days[3] = {day, day + 20, day + 77};
		size_t n = write_letter(text, sizeof(text), days, 0);

		snprintf(id, sizeof(id), "CM13-%07zu", i);
		victim_scrub(&v, str_from(text, n), id);
		unhex(seen, attribute(&v, " digest-in=\""));
		if (!read_cleaned(&v, cleaned))
			break;
		for (size_t k = 0; k < KEYS; k++) {
			guess(a, &master, k, attribute(&v, " case=\""));
			try_offsets(&hits, &master, cleaned, seen);
		}
		right_key(&master);
		try_offsets(&with_key, &master, cleaned, seen);
	}
	attack_check(a, with_key.whole == LETTERS,
		     "with the key each letter's offset is found");
	attack_check(a, by_chance(&hits), "without it no offset fits a letter's digest");
	victim_close(&v);
}

void digests_attack(struct attack *a)
{
	attack_values(a);
	attack_letters(a);
}
