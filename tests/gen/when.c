/* Writes dates and ages. Given a day of the case and perhaps a form, promises one mark a
 * date, a range as two. The form of a letter is its writer's habit; rarer ones are
 * sprinkled in. */
#include "when.h"

#include "compose.h"
#include "dates.h"
#include "gaps.h"
#include "world.h"

const char *const when_date_subs[] = {"list",	"slashlist", "days",
				      "months", "semi",	     NULL};
const char *const when_age_subs[] = {"patient", "spouse",   "child",
				     "parent",	"coworker", NULL};
const char *const when_age_forms[] = {"n", "w", "a", "aw", NULL};

static enum date_form style_form(struct compose *c)
{
	static const unsigned char rare[] = {DF_ORD,	DF_ORDOF, DF_DMY,    DF_ISO,
					     DF_DOW,	DF_DOWS,  DF_ABBR,   DF_ABBR,
					     DF_DOT,	DF_DOT2,  DF_LONG0,  DF_MIL,
					     DF_ABBRNC, DF_MDY20, DF_DASH20, DF_DASH0};
	unsigned r = rng_below(&c->rng, 100);

	if (r < c->style.rare)
		return (enum date_form)rare[rng_below(&c->rng, sizeof rare)];
	return (enum date_form)(r < c->style.rare + c->style.mix ? c->style.form2
								 : c->style.form);
}

static void write_date(struct compose *c, const char *who, long day, enum date_form form)
{
	size_t at = c->out.n;
	struct mark *k;

	date_write(&c->out, day, form);
	k = compose_mark(c, at, CAT_DATE, "DATE");
	k->who = who;
	k->day = day;
	k->grain = date_grain(form);
	k->form = date_forms[form];
}

void when_date(struct compose *c, const struct op *op)
{
	enum date_form form = (enum date_form)op->form;

	if (gaps_try(c, "DATE", (int)op->hi))
		return;
	if (form == DF_STYLE)
		form = style_form(c);
	write_date(c, world_days[op->sub], c->w->days[op->sub], form);
}

static void list(struct compose *c, long d)
{
	struct ymd v = date_ymd(d);
	long first = date_days(v.y, v.m, 1 + rng_below(&c->rng, 8));

	write_date(c, "list", first, DF_MD);
	buf_cstr(&c->out, ", ");
	write_date(c, "list", first + 7, DF_DAY);
	buf_cstr(&c->out, " and ");
	write_date(c, "list", first + 14, DF_DY);
}

void when_dates(struct compose *c, const struct op *op)
{
	static const char *const seps[] = {" and ", ", ", " and ", "; "};
	long d = c->w->days[D_V1 + (int)rng_below(&c->rng, 8)];
	struct ymd v = date_ymd(d);
	enum date_form f = (enum date_form)c->style.form;

	if (op->sub == 0) {
		list(c, d);
	} else if (op->sub == 2) {
		d = date_days(v.y, v.m, 1 + rng_below(&c->rng, 20));
		write_date(c, "list", d, DF_MD);
		buf_put(&c->out, '-');
		write_date(c, "list", d + (long)rng_range(&c->rng, 1, 6), DF_DY);
	} else if (op->sub == 3) {
		d = date_days(v.y, rng_range(&c->rng, 1, 9), 1);
		write_date(c, "list", d, DF_MON);
		buf_cstr(&c->out, rng_pct(&c->rng, 50) ? " to " : " through ");
		write_date(c, "list", d + 70, DF_MY);
	} else {
		unsigned n = rng_range(&c->rng, 2, 4);

		for (unsigned i = 0; i < n; i++) {
			if (i > 0)
				buf_cstr(&c->out,
					 op->sub == 4 ? "; " : seps[i + 1 == n ? 0 : 1]);
			write_date(c, "list", d + 7 * (long)i, f);
		}
	}
}

/* Numbers from 1 to 99 in words; the article must fit them. */
static void age_words(struct buf *b, unsigned n)
{
	static const char *const low[] = {"zero",    "one",	  "two",      "three",
					  "four",    "five",	  "six",      "seven",
					  "eight",   "nine",	  "ten",      "eleven",
					  "twelve",  "thirteen",  "fourteen", "fifteen",
					  "sixteen", "seventeen", "eighteen", "nineteen"};
	static const char *const tens[] = {"twenty", "thirty",	"forty",  "fifty",
					   "sixty",  "seventy", "eighty", "ninety"};

	if (n < 20) {
		buf_cstr(b, low[n]);
		return;
	}
	buf_cstr(b, tens[n / 10 % 10 - 2]);
	if (n % 10 > 0) {
		buf_put(b, '-');
		buf_cstr(b, low[n % 10]);
	}
}

void when_age(struct compose *c, const struct op *op)
{
	static const int whose[] = {P_PATIENT, P_SPOUSE, P_CHILD, P_PARENT, P_COWORKER};
	unsigned n = c->w->people[whose[op->sub]].age;
	struct mark *k;
	size_t at;

	if (op->form >= 2)
		buf_cstr(&c->out,
			 n / 10 == 8 || n == 8 || n == 11 || n == 18 ? "an " : "a ");
	if (gaps_age(c, (int)op->hi))
		return;
	at = c->out.n;
	if (op->form % 2 == 1)
		age_words(&c->out, n % 100);
	else
		buf_num(&c->out, n, 1);
	k = compose_mark(c, at, CAT_AGE, "AGE");
	k->who = world_people[whose[op->sub]].name;
	k->form = when_age_forms[op->form];
}
