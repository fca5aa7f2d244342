/*
 * Given: texts made to be slow, each of one kind all through. Promises: 32 times the
 * text takes about 32 times as long, not 1,000. Must not: fail because others use the
 * machine.
 */
#include <stdio.h>
#include <time.h>

#include "prop.h"

#define SMALL ((size_t)64 << 10)
#define TIMES 32
/* 32 times is 2.2 times a doubling at 50. Processor time is not exact where caches are
 * shared: the limit lies between that and what a quadratic step shows as, beside the
 * linear ones, and the best of some tries counts. */
#define LIMIT 110
#define TRIES 4

static void word(struct prop *p, struct buf *b)
{
	static const char *const parts[] = {"ba", "ko", "ri",  "men", "sa", "tu", "lo",
					    "ve", "da", "shi", "gor", "wi", "pe", "nas"};
	unsigned n = 2 + (unsigned)prop_below(p, 2);

	for (unsigned i = 0; i < n; i++) {
		const char *part = parts[prop_below(p, sizeof(parts) / sizeof(parts[0]))];

		buf_byte(b, (unsigned char)(i ? part[0] : part[0] - 'a' + 'A'));
		buf_str_add(b, str_of(part + 1));
	}
}

static void add_name(struct prop *p, struct buf *b)
{
	BUF_LIT(b, "Dr. ");
	word(p, b);
	buf_byte(b, ' ');
	word(p, b);
	BUF_LIT(b, " saw the patient.\n");
}

static void add_gap(struct prop *p, struct buf *b)
{
	static const char *const gaps[] = {
		"The employee of  was seen on  by Dr. , M.D.\n",
		"worked at ____ for [REDACTED] since XXXX\n", "Claim Number:\n\n"};

	buf_str_add(b, str_of(gaps[prop_below(p, 3)]));
}

static void add_opener(struct prop *p, struct buf *b)
{
	buf_str_add(b, prop_below(p, 40) ? STR("((") : STR(" [\n"));
}

static void add_bracket(struct prop *p, struct buf *b)
{
	buf_str_add(b, prop_below(p, 2) ? STR("[Employer (see ") : STR("<name \"of "));
}

static void add_capitals(struct prop *p, struct buf *b)
{
	buf_byte(b, (unsigned char)('A' + prop_below(p, 26)));
	if (!prop_below(p, 7))
		buf_byte(b, ' ');
}

static void add_capital(struct prop *p, struct buf *b)
{
	buf_byte(b, (unsigned char)('A' + prop_below(p, 26)));
}

static void add_digits(struct prop *p, struct buf *b)
{
	buf_byte(b, prop_below(p, 3) ? (unsigned char)('0' + prop_below(p, 10)) : '/');
}

static void add_dates(struct prop *p, struct buf *b)
{
	buf_printf(b, "%d/%d, ", 1 + (int)prop_below(p, 12), 1 + (int)prop_below(p, 28));
}

/* One line, whatever its length. */
static void add_words(struct prop *p, struct buf *b)
{
	word(p, b);
	BUF_LIT(b, " and pain in the lower back, ");
}

static const struct kind {
	const char *name;
	void (*add)(struct prop *p, struct buf *b);
} kinds[] = {
	{"names", add_name},
	{"gaps", add_gap},
	{"openers", add_opener},
	{"unclosed brackets", add_bracket},
	{"capitals", add_capitals},
	{"one word of capitals", add_capital},
	{"digits and slashes", add_digits},
	{"lists of dates", add_dates},
	{"one line", add_words},
};

static double seconds(struct bench *b, struct str text)
{
	clock_t start = clock();

	bench_scrub(b, text, STR("CM13-0000001")); /* a refusal is quick */
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void check_kind(struct prop *p, struct bench *b, const struct kind *kind)
{
	struct buf text = {0};
	double small = 0, big = 0, ratio = LIMIT + 1;

	while (text.n < TIMES * SMALL)
		kind->add(p, &text);
	seconds(b, str_from(text.p, SMALL));
	for (int i = 0; i < TRIES && ratio > LIMIT; i++) {
		small = seconds(b, str_from(text.p, SMALL)) + 0.001;
		big = seconds(b, str_from(text.p, TIMES * SMALL));
		ratio = big / small;
	}
	if (ratio > LIMIT)
		prop_fail(p, "%s: %zu KB %.4f s, %d times that %.4f s", kind->name,
			  SMALL >> 10, small, TIMES, big);
	buf_free(&text);
}

void prop_slow_texts_take_linear_time(struct prop *p)
{
	struct bench b = {0};

	p->skipped = p->sanitized;
	if (p->skipped)
		return;
	bench_open(&b);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		check_kind(p, &b, &kinds[i]);
	bench_close(&b);
}
