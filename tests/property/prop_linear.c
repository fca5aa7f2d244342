/*
 * Given: texts made to be slow, each of one kind all through. Promises: 32 times the
 * text takes about 32 times as long, not 1,000; with LONG=1 it is 128 times, 8 MB. Must
 * not: fail because others use the machine. linear.sh counts instructions of the same
 * texts.
 */
#include <stdio.h>
#include <time.h>

#include "prop.h"

#define SMALL ((size_t)64 << 10)
#define TIMES 32
#define TIMES_LONG 128
/* As many times the text is 2.2 times a doubling at 1.6 times that. Processor time is not
 * exact where caches are shared: the limit lies between that and what a quadratic step
 * shows as, beside the linear ones, and the best of some tries counts. */
#define LIMIT(times) (3.4 * (times))
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

/* A letter as others are, but for its length. */
static void add_paragraph(struct prop *p, struct buf *b)
{
	static const char *const parts[] = {
		"The patient is a 43 year old warehouse worker who was injured on ",
		"He was seen by Dr. ",
		"\n\nDate of Service: 03/14/2012   Claim Number: 0098217\n\n",
		"MTUS, Low Back Complaints: physical therapy, 6 visits, is necessary. ",
		"There is pain in the lower back with a straight leg raise of 60 "
		"degrees. ",
		"The case was reviewed for Kestrel Point Foods, Inc. of Fresno, CA "
		"93650. "};
	size_t which = prop_below(p, sizeof(parts) / sizeof(parts[0]));

	buf_str_add(b, str_of(parts[which]));
	if (which == 0)
		buf_printf(b, "%d/%d/2012. ", 1 + (int)prop_below(p, 12),
			   1 + (int)prop_below(p, 28));
	if (which == 1) {
		word(p, b);
		BUF_LIT(b, " and returned to work the next week. ");
	}
}

struct kind;
/* What linear.sh counts: its name is to be seen from outside. */
void prop_linear_counted(struct bench *b, const struct kind *kind, struct str text);

static const struct kind {
	const char *name;
	void (*add)(struct prop *p, struct buf *b);
	size_t letter; /* bytes of each of many letters; 0: all is one */
} kinds[] = {
	{"a long letter", add_paragraph, 0},
	{"many letters", add_paragraph, 2048},
	{"names", add_name, 0},
	{"gaps", add_gap, 0},
	{"openers", add_opener, 0},
	{"unclosed brackets", add_bracket, 0},
	{"capitals", add_capitals, 0},
	{"one word of capitals", add_capital, 0},
	{"digits and slashes", add_digits, 0},
	{"lists of dates", add_dates, 0},
	{"one line", add_words, 0},
};

/* A refusal is quick. */
static void scrub(struct bench *b, const struct kind *kind, struct str text)
{
	size_t each = kind->letter ? kind->letter : text.n;

	for (size_t at = 0; at < text.n; at += each)
		bench_scrub(b, str_sub(text, at, at + each), STR("CM13-0000001"));
}

static double seconds(struct bench *b, const struct kind *kind, struct str text)
{
	clock_t start = clock();

	scrub(b, kind, text);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void check_kind(struct prop *p, struct bench *b, const struct kind *kind)
{
	size_t times = p->scale > 1 ? TIMES_LONG : TIMES;
	struct buf text = {0};
	double small = 0, big = 0, ratio = LIMIT((double)times) + 1;

	while (text.n < times * SMALL)
		kind->add(p, &text);
	seconds(b, kind, str_from(text.p, SMALL));
	for (int i = 0; i < TRIES && ratio > LIMIT((double)times); i++) {
		small = seconds(b, kind, str_from(text.p, SMALL)) + 0.001;
		big = seconds(b, kind, str_from(text.p, times * SMALL));
		ratio = big / small;
	}
	if (ratio > LIMIT((double)times))
		prop_fail(p, "%s: %zu KB %.4f s, %zu times that %.4f s", kind->name,
			  SMALL >> 10, small, times, big);
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

__attribute__((noinline)) void
prop_linear_counted(struct bench *b, const struct kind *kind, struct str text)
{
	scrub(b, kind, text);
}

bool prop_linear_scrub(struct prop *p, size_t kind, size_t bytes)
{
	struct bench b = {0};
	struct buf text = {0};

	if (kind >= sizeof(kinds) / sizeof(kinds[0]))
		return false;
	while (text.n < 4 * bytes)
		kinds[kind].add(p, &text);
	bench_open(&b);
	scrub(&b, &kinds[kind], str_from(text.p, 4 * bytes)); /* rules are compiled */
	prop_linear_counted(&b, &kinds[kind], str_from(text.p, bytes));
	prop_linear_counted(&b, &kinds[kind], str_from(text.p, 4 * bytes));
	bench_close(&b);
	buf_free(&text);
	puts(kinds[kind].name);
	return true;
}
