/* Cuts identifiers out in the ways G1 to G19. Given the text so far and the literal to
 * come, promises a mark over what an annotator would mark: both blanks, the mask, or
 * nothing where the word stood. */
#include "gaps.h"

#include "compose.h"
#include "world.h"

#include <stdlib.h>

struct place {
	const char *type;
	const char *role; /* of a person: PATIENT, ATTORNEY ... */
	char prev, prev2; /* the bytes before */
	struct str next;  /* the literal after */
};

struct way {
	unsigned g;
	int (*fits)(struct compose *c, const struct place *p);
	void (*write)(struct compose *c, const struct place *p);
};

static int is(const struct place *p, const char *type)
{
	return strcmp(p->type, type) == 0;
}

static int starts(const struct place *p, const char *s)
{
	size_t n = strlen(s);

	return p->next.n >= n && memcmp(p->next.p, s, n) == 0;
}

static int ends(const struct compose *c, const char *s)
{
	size_t n = strlen(s);

	return c->out.n >= n && memcmp(c->out.p + c->out.n - n, s, n) == 0;
}

static void mark_from(struct compose *c, size_t at, const struct place *p)
{
	compose_mark(c, at, CAT_GAP, p->type)->form = "gap";
}

static int last_mark_ends_here(const struct compose *c)
{
	return c->marks.n > 0 && c->marks.v[c->marks.n - 1].end == c->out.n;
}

static int fits_blank(struct compose *c, const struct place *p)
{
	return p->prev == ' ' && p->prev2 != ' ' && !last_mark_ends_here(c) &&
	       ((starts(p, " ") && !starts(p, "  ")) || starts(p, "'s"));
}

static void write_blank(struct compose *c, const struct place *p)
{
	size_t at = c->out.n - 1;

	buf_put(&c->out, ' ');
	c->skip = starts(p, " ") ? 1 : 0;
	mark_from(c, at, p);
}

/* After a preposition, and the clause goes on. */
static int fits_preposition(struct compose *c, const struct place *p)
{
	static const char *const words[] = {" by ",  " of ",	" on ",	   " at ",
					    " in ",  " to ",	" with ",  " from ",
					    " for ", " since ", " until ", " dated "};

	for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
		if (ends(c, words[i]))
			return fits_blank(c, p);
	}
	return 0;
}

/* In mid-sentence, where the line may end. */
static int fits_line_end(struct compose *c, const struct place *p)
{
	return fits_blank(c, p) && starts(p, " ") && p->next.n > 1 &&
	       p->next.p[1] >= 'a' && p->next.p[1] <= 'z' &&
	       ((p->prev2 >= 'a' && p->prev2 <= 'z') || p->prev2 == ',' ||
		ends(c, "r. ") || ends(c, "s. "));
}

/* The line ends in the hole: both blanks before its end, or one on either side. */
static void write_line_end(struct compose *c, const struct place *p)
{
	size_t at = c->out.n - 1;
	static const char end[] = {MARK_BREAK, 'v', '\0'};

	if (rng_pct(&c->rng, 50)) {
		buf_put(&c->out, ' ');
		mark_from(c, at, p);
		buf_cstr(&c->out, end);
	} else {
		buf_cstr(&c->out, end);
		buf_put(&c->out, ' ');
		mark_from(c, at, p);
	}
	c->skip = 1;
}

static int fits_orphan(struct compose *c, const struct place *p)
{
	return fits_blank(c, p) && starts(p, "'s");
}

static int fits_collapsed(struct compose *c, const struct place *p)
{
	(void)c;
	return p->prev == ' ' && starts(p, " ") && (is(p, "DATE") || is(p, "NAME"));
}

static void write_collapsed(struct compose *c, const struct place *p)
{
	c->skip = 1;
	mark_from(c, c->out.n, p);
}

/* "Mr. " and the like, which ends what is written; 0 where no courtesy title does. */
static size_t courtesy(const struct compose *c)
{
	return ends(c, " Mr. ") || ends(c, " Ms. ") ? strlen("Mr. ") : 0;
}

/* A doctorate as a noun ("seen by the MD") is prose. */
static int fits_survivor(struct compose *c, const struct place *p)
{
	if (!is(p, "NAME") || p->prev != ' ' || starts(p, " Esq"))
		return 0;
	if (courtesy(c))
		return starts(p, " ");
	return strcmp(p->role, "ATTORNEY") == 0 && p->prev2 != '.' &&
	       (starts(p, " ") || starts(p, ".") || starts(p, ", Esq"));
}

/* "A note by the Esquire", "the Mr. called": what stood behind or before the name is
 * left, and stands for a noun. */
static void write_survivor(struct compose *c, const struct place *p)
{
	static const char *const left[] = {"Esquire", "Esquire", "Esq."};
	size_t title = courtesy(c);
	char kept[] = "Mr. ";

	c->out.n -= title;
	memcpy(kept, c->out.p + c->out.n, title);
	buf_cstr(&c->out, ends(c, ". ") || ends(c, "  ") ? "The " : "the ");
	if (title) {
		buf_cstr(&c->out, kept);
		mark_from(c, c->out.n, p);
		c->skip = 1;
		return;
	}
	mark_from(c, c->out.n, p);
	buf_cstr(&c->out, left[rng_below(&c->rng, 3)]);
	if (ends(c, ".") && starts(p, "."))
		c->skip = 1;
	if (starts(p, ", Esq"))
		c->skip = strlen(", Esq") + (p->next.n > 5 && p->next.p[5] == '.');
}

static int fits_collision(struct compose *c, const struct place *p)
{
	(void)c;
	return p->prev == ' ' && p->prev2 != ',' && p->prev2 != ':' && p->next.n > 0 &&
	       strchr(",.;", p->next.p[0]) != NULL && !starts(p, ", M") &&
	       !starts(p, ", D");
}

static void write_empty(struct compose *c, const struct place *p)
{
	mark_from(c, c->out.n, p);
}

static int fits_commas(struct compose *c, const struct place *p)
{
	(void)c;
	return p->prev == ' ' && p->prev2 == ',' && starts(p, ",");
}

static int fits_credential(struct compose *c, const struct place *p)
{
	return p->prev == ' ' && is(p, "NAME") && !ends(c, ". ") &&
	       (starts(p, ", M.D.") || starts(p, ", MD") || starts(p, ", D."));
}

static void write_credential(struct compose *c, const struct place *p)
{
	c->skip = 2;
	mark_from(c, c->out.n, p);
}

static int fits_label(struct compose *c, const struct place *p)
{
	size_t n = c->out.n;

	while (n > 0 && c->out.p[n - 1] == ' ')
		n--;
	return p->prev == ' ' && n > 0 && c->out.p[n - 1] == ':' && p->next.n > 0 &&
	       (p->next.p[0] == MARK_BREAK || starts(p, "  "));
}

/* The mark stands after the colon and one blank, however far the values were aligned. */
static void write_label(struct compose *c, const struct place *p)
{
	while (ends(c, "  "))
		c->out.n--;
	mark_from(c, c->out.n, p);
}

static int fits_mask(struct compose *c, const struct place *p)
{
	(void)c;
	return p->prev != 0 && p->next.n > 0;
}

static void write_underscores(struct compose *c, const struct place *p)
{
	unsigned n = rng_range(&c->rng, 3, 17);
	size_t at;

	if (p->prev == ' ' && p->prev2 != ':' && p->prev2 != '.' &&
	    !last_mark_ends_here(c) && rng_pct(&c->rng, 20))
		c->out.n--;
	at = c->out.n;
	for (unsigned i = 0; i < n; i++)
		buf_put(&c->out, '_');
	mark_from(c, at, p);
}

static int fits_fused(struct compose *c, const struct place *p)
{
	(void)c;
	return is(p, "EMPLOYER") && p->prev == ' ' && p->next.n > 1 &&
	       p->next.p[0] == ' ' && p->next.p[1] >= 'a';
}

static void write_fused(struct compose *c, const struct place *p)
{
	size_t at = c->out.n;

	for (unsigned n = rng_range(&c->rng, 3, 12); n > 0; n--)
		buf_put(&c->out, '_');
	mark_from(c, at, p);
	c->skip = 1;
}

/* A mask made by a data file's list: "mask.typed.NAME" and so on. */
static void write_listed(struct compose *c, const struct place *p, const char *list)
{
	char name[64];
	size_t at = c->out.n, n = strlen(list), k = strlen(p->type);

	if (n + k >= sizeof name)
		return;
	memcpy(name, list, n);
	memcpy(name + n, p->type, k + 1);
	compose_sym(c, name);
	mark_from(c, at, p);
}

static void write_typed(struct compose *c, const struct place *p)
{
	write_listed(c, p, "mask.typed.");
}

static int fits_echo(struct compose *c, const struct place *p)
{
	(void)c;
	return is(p, "EMPLOYER") && starts(p, " ") && p->prev == ' ';
}

static void write_echo(struct compose *c, const struct place *p)
{
	write_typed(c, p);
	buf_cstr(&c->out, ", Employer,");
}

static int fits_letter(struct compose *c, const struct place *p)
{
	return is(p, "NAME") && (ends(c, "Dr. ") || ends(c, "Mr. ") || ends(c, "Ms. ") ||
				 starts(p, ", M.D."));
}

/* Letters that begin no name of the case, so that they stand for nobody the letter names.
 */
static void write_letter(struct compose *c, const struct place *p)
{
	unsigned char used[256] = {0};
	size_t at = c->out.n;
	unsigned n = ends(c, "r. ") || ends(c, "s. ") ? rng_range(&c->rng, 1, 2) : 2;

	for (int i = 0; i < P_COUNT; i++) {
		used[(unsigned char)c->w->people[i].given.p[0]] = 1;
		used[(unsigned char)c->w->people[i].last.p[0]] = 1;
	}
	for (unsigned tries = 0; tries < 200 && c->out.n < at + n; tries++) {
		unsigned l = 'A' + rng_below(&c->rng, 26);

		if (!used[l] && l != 'X')
			buf_put(&c->out, (char)l);
	}
	if (c->out.n == at)
		buf_cstr(&c->out, "XYZ");
	mark_from(c, at, p);
}

static void write_crossed(struct compose *c, const struct place *p)
{
	write_listed(c, p, "mask.x.");
}

static void write_bracketed(struct compose *c, const struct place *p)
{
	write_listed(c, p, "mask.bracket.");
}

static void write_blocks(struct compose *c, const struct place *p)
{
	const char *block = rng_pct(&c->rng, 70) ? "\xe2\x96\x88" : "\xe2\x96\xa0";
	size_t at = c->out.n;

	for (unsigned n = rng_range(&c->rng, 4, 10); n > 0; n--)
		buf_cstr(&c->out, block);
	mark_from(c, at, p);
}

static const struct way ways[] = {
	{1, fits_blank, write_blank},	      {2, fits_preposition, write_blank},
	{3, fits_collapsed, write_collapsed}, {4, fits_survivor, write_survivor},
	{5, fits_collision, write_empty},     {6, fits_credential, write_credential},
	{7, fits_label, write_label},	      {8, fits_mask, write_underscores},
	{9, fits_fused, write_fused},	      {10, fits_mask, write_typed},
	{11, fits_echo, write_echo},	      {12, fits_letter, write_letter},
	{13, fits_mask, write_crossed},	      {14, fits_mask, write_bracketed},
	{15, fits_mask, write_blocks},	      {17, fits_line_end, write_line_end},
	{18, fits_commas, write_empty},	      {19, fits_orphan, write_blank},
};
enum { NWAYS = sizeof ways / sizeof *ways };

static struct place place_of(const struct compose *c, const char *type)
{
	struct place p = {type, "", 0, 0, {"", 0}};

	if (c->out.n > 1) {
		p.prev = c->out.p[c->out.n - 1];
		p.prev2 = c->out.p[c->out.n - 2];
	}
	if (c->next != NULL && c->skip == 0)
		p.next = c->next->lit;
	return p;
}

static int wanted(struct compose *c, int forced)
{
	if (c->style.nogaps)
		return 0;
	return forced || (c->style.gaps > 0 && rng_pct(&c->rng, c->style.gaps));
}

static int try_at(struct compose *c, struct place p, int forced)
{
	const struct way *fit[NWAYS];
	unsigned n = 0;

	for (unsigned i = 0; i < NWAYS; i++) {
		if ((c->style.ways >> ways[i].g & 1) && ways[i].fits(c, &p))
			fit[n++] = &ways[i];
	}
	if (n == 0 && forced && fits_blank(c, &p))
		fit[n++] = &ways[0];
	if (n == 0)
		return 0;
	fit[rng_below(&c->rng, n)]->write(c, &p);
	return 1;
}

int gaps_try(struct compose *c, const char *type, int forced)
{
	return wanted(c, forced) && try_at(c, place_of(c, type), forced);
}

int gaps_person(struct compose *c, const char *role, int forced)
{
	struct place p = place_of(c, "NAME");

	p.role = role;
	return wanted(c, forced) && try_at(c, p, forced);
}

/* "year old " and the like after an age: how much of it goes when the whole attribute is
 * dropped. */
static size_t age_tail(const struct place *p)
{
	static const char *const tails[] = {" year old ", "-year-old ", "-year-old, ",
					    " year-old ", " y/o "};

	for (unsigned i = 0; i < sizeof tails / sizeof *tails; i++) {
		if (starts(p, tails[i]))
			return strlen(tails[i]);
	}
	return 0;
}

int gaps_age(struct compose *c, int forced)
{
	struct place p = place_of(c, "AGE");
	size_t tail = age_tail(&p), at = c->out.n;
	unsigned r = rng_below(&c->rng, 3);

	if (!wanted(c, forced) || tail == 0)
		return 0;
	if ((c->style.ways >> 16 & 1) && p.prev == ' ' && r == 0) {
		c->skip = tail;
		mark_from(c, at, &p);
		return 1;
	}
	if ((c->style.ways >> 9 & 1) && r == 1) {
		buf_add(&c->out, "______", rng_range(&c->rng, 2, 5));
		mark_from(c, at, &p);
		c->skip = rng_pct(&c->rng, 60) ? 1 : 0;
		return 1;
	}
	if (c->style.ways >> 13 & 1) {
		buf_cstr(&c->out, "XX");
		mark_from(c, at, &p);
		return 1;
	}
	if ((c->style.ways >> 2 & 1) && fits_blank(c, &p)) {
		write_blank(c, &p);
		return 1;
	}
	return 0;
}

int gaps_parse(const char *s, unsigned long *mask)
{
	*mask = 0;
	if (strcmp(s, "none") == 0)
		return 1;
	if (strcmp(s, "all") == 0) {
		*mask = (1ul << 20) - 2;
		return 1;
	}
	while (*s == 'G' || *s == 'g') {
		char *end;
		unsigned long g = strtoul(s + 1, &end, 10);

		if (end == s + 1 || g < 1 || g > 19)
			return 0;
		*mask |= 1ul << g;
		if (*end == '\0')
			return 1;
		s = *end == ',' ? end + 1 : end;
	}
	return 0;
}
