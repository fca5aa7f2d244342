/* Plans a letter. Given options and a generator, promises choices in the proportions seen
 * in real letters; what each format contains is in templates/, not here. */
#include "plan.h"

#include "compose.h"
#include "dates.h"

struct format {
	const char *name, *symbol;
	unsigned weight;
	enum level level; /* the lowest it can be written at */
	unsigned masks;	  /* percent of identifiers masked; 0: few gaps */
	int wrap;	  /* its usual enum wrap, or -1 */
};

static const struct format formats[] = {
	{"F1", "format.F1", 28, LEVEL_PLAIN, 0, -1},
	{"F1-cut", "format.F1-cut", 28, LEVEL_PLAIN, 0, -1},
	{"F2", "format.F2", 12, LEVEL_NAMES, 0, WRAP_PLAIN},
	{"F2-notice", "format.F2-notice", 6, LEVEL_NAMES, 0, WRAP_PLAIN},
	{"F3", "format.F3", 8, LEVEL_NAMES, 0, WRAP_SINGLE},
	{"TX", "format.TX", 5, LEVEL_NAMES, 45, WRAP_PLAIN},
	{"NY", "format.NY", 4, LEVEL_NAMES, 45, WRAP_PLAIN},
	{"LABELS", "format.LABELS", 5, LEVEL_NAMES, 0, WRAP_PLAIN},
	{"MAIL", "format.MAIL", 4, LEVEL_NAMES, 0, WRAP_PLAIN},
	{"CAPS", "format.CAPS", 2, LEVEL_NAMES, 0, -1},
};
enum { NFORMATS = sizeof formats / sizeof *formats };

#define WAYS_BLANK (1ul << 1 | 1ul << 2 | 1ul << 3 | 1ul << 17 | 1ul << 18 | 1ul << 16)
#define WAYS_RESIDUE (1ul << 5 | 1ul << 6 | 1ul << 7 | 1ul << 19)
#define WAYS_MASK                                                              \
	(1ul << 8 | 1ul << 9 | 1ul << 10 | 1ul << 11 | 1ul << 12 | 1ul << 13 | \
	 1ul << 14 | 1ul << 15)

int plan_known(const char *format)
{
	for (int i = 0; i < NFORMATS; i++) {
		if (strcmp(formats[i].name, format) == 0)
			return 1;
	}
	return 0;
}

const char *plan_names(void)
{
	return "F1 F1-cut F2 F2-notice F3 TX NY LABELS MAIL CAPS";
}

static const struct format *choose_format(const struct plan_options *o, struct rng *r)
{
	unsigned sum = 0, at;

	for (int i = 0; i < NFORMATS; i++) {
		if (o->format != NULL && strcmp(formats[i].name, o->format) == 0)
			return &formats[i];
		sum += formats[i].weight;
	}
	at = rng_below(r, sum);
	for (int i = 0; i < NFORMATS; i++) {
		if (at < formats[i].weight)
			return &formats[i];
		at -= formats[i].weight;
	}
	return &formats[0];
}

/* Proportions of the five full forms in posted letters, and a few rarer habits. */
static unsigned date_habit(struct rng *r)
{
	static const struct {
		unsigned char weight, form;
	} habits[] = {{30, DF_LONG},  {20, DF_DASH}, {24, DF_MDY0}, {8, DF_MDY},
		      {15, DF_DASH2}, {5, DF_MDY2},  {3, DF_DASH0}, {2, DF_LONG0},
		      {2, DF_DASH20}, {2, DF_MDY20}, {1, DF_DMY},   {1, DF_DOT},
		      {1, DF_ISO},    {2, DF_ABBR}};
	unsigned sum = 0, at;

	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
		sum += habits[i].weight;
	at = rng_below(r, sum);
	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++) {
		if (at < habits[i].weight)
			return habits[i].form;
		at -= habits[i].weight;
	}
	return DF_LONG;
}

static void choose_gaps(const struct plan_options *o, const struct format *f,
			struct compose *c)
{
	struct style *s = &c->style;

	s->nogaps = o->gaps < 0;
	s->gaps = 0;
	s->ways = WAYS_BLANK | WAYS_RESIDUE;
	if (o->gaps > 0) {
		s->gaps = 40;
		s->ways = o->ways;
	} else if (f->masks > 0) {
		s->gaps = f->masks;
		s->ways = WAYS_MASK;
	} else if (rng_pct(&c->rng, 25)) {
		s->gaps = rng_range(&c->rng, 2, 8);
		if (rng_pct(&c->rng, 15))
			s->ways |= WAYS_MASK;
	}
}

static void choose_style(const struct plan_options *o, const struct format *f,
			 struct compose *c)
{
	struct style *s = &c->style;
	struct rng *r = &c->rng;

	s->form = date_habit(r);
	s->form2 = rng_pct(r, 30) ? date_habit(r) : s->form;
	s->mix = rng_pct(r, 50) ? 30 : 5;
	s->rare = o->density == DENSITY_DENSE ? 10 : rng_pct(r, 15) ? 8 : 0;
	s->join = rng_pct(r, 35) ? 1 : 0;
	s->miss = rng_pct(r, 12) ? 6 : 0;
	s->role = rng_below(r, 6);
	s->named = rng_pct(r, 60) ? rng_range(r, 20, 60) : 8;
	s->scale = o->density == DENSITY_DENSE ? 180 : rng_range(r, 80, 130);
	choose_gaps(o, f, c);
}

static void choose_layout(const struct plan_options *o, const struct format *f,
			  struct rng *r, struct layout *l)
{
	unsigned k = rng_below(r, 100);

	l->wrap = k < 40   ? WRAP_SEED
		  : k < 80 ? WRAP_SINGLE
		  : k < 92 ? WRAP_PLAIN
			   : WRAP_NONE;
	if (f->wrap >= 0 && rng_pct(r, 70))
		l->wrap = (enum wrap)f->wrap;
	if (o->wrap >= 0)
		l->wrap = (enum wrap)o->wrap;
	l->width = l->wrap == WRAP_PLAIN ? rng_range(r, 76, 98) : rng_range(r, 96, 100);
	l->page = rng_pct(r, 60) ? rng_range(r, 26, 50) : 0;
	l->feed = l->wrap != WRAP_SEED && rng_pct(r, 60);
	if (l->wrap == WRAP_NONE || (l->wrap == WRAP_PLAIN && !l->feed))
		l->page = 0;
	l->crlf = o->crlf;
}

const char *plan_letter(const struct plan_options *o, struct compose *c, struct layout *l)
{
	const struct format *f = choose_format(o, &c->rng);

	choose_style(o, f, c);
	choose_layout(o, f, &c->rng, l);
	c->level = LEVEL_CLEAN;
	if (o->density == DENSITY_CLEAN)
		return "format.clean";
	if (o->density == DENSITY_TRAPS)
		return "format.traps";
	if (o->density == DENSITY_PROSE)
		return "format.prose";
	if (o->density == DENSITY_POSTED) {
		/* Names, employers, numbers of a party: in none of 194. */
		c->level = LEVEL_PLAIN;
		return rng_pct(&c->rng, 50) ? "format.F1" : "format.F1-cut";
	}
	c->level = rng_pct(&c->rng, 45) || o->named || o->density == DENSITY_DENSE
			   ? LEVEL_NAMES
			   : LEVEL_PLAIN;
	if (c->level < f->level)
		c->level = f->level;
	return f->symbol;
}
