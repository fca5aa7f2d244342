/*
 * Given: counts. Promises: every figure with what it was made of, in the packs' order.
 * Must not: show a share of nothing as anything but "-".
 */
#include "score_table.h"

#include "../base/fault.h"

struct share {
	size_t part, of;
};

/* The figures; a floor and a line of --tsv call them by name. */
static struct share entity(const struct score_row *r)
{
	return (struct share){r->entities - r->leaked, r->entities};
}

static struct share recall(const struct score_row *r)
{
	return (struct share){r->covered, r->tokens};
}

static struct share precision(const struct score_row *r)
{
	return (struct share){r->rightly, r->changed};
}

static struct share agreement(const struct score_row *r)
{
	return (struct share){r->agreed, r->covered};
}

static struct share gap_recall(const struct score_row *r)
{
	return (struct share){r->found, r->gaps};
}

static struct share gap_precision(const struct score_row *r)
{
	return (struct share){r->gap_rightly, r->gap_edits};
}

static struct share gap_type(const struct score_row *r)
{
	return (struct share){r->typed, r->found};
}

struct figure {
	const char *name;
	struct share (*of)(const struct score_row *r);
};

static const struct figure figures[] = {
	{"entity", entity},
	{"recall", recall},
	{"precision", precision},
	{"agreement", agreement},
};

static const struct figure gap_figures[] = {
	{"recall", gap_recall},
	{"precision", gap_precision},
	{"type", gap_type},
};

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

void score_table_init(struct score_table *t, const struct pack *pack)
{
	*t = (struct score_table){.pack = pack, .gap_category = -1};
	for (uint32_t i = 0; i < pack->ncategories; i++)
		if (strcmp(pack->categories[i], "GAP") == 0)
			t->gap_category = (int)i;
}

static void add(struct score_row *to, const struct score_row *r)
{
	to->entities += r->entities;
	to->leaked += r->leaked;
	to->tokens += r->tokens;
	to->covered += r->covered;
	to->agreed += r->agreed;
	to->changed += r->changed;
	to->rightly += r->rightly;
	to->gaps += r->gaps;
	to->found += r->found;
	to->typed += r->typed;
	to->gap_edits += r->gap_edits;
	to->gap_rightly += r->gap_rightly;
}

/* All types of a category; of every category when it is -1. */
static struct score_row sum(const struct score_table *t, int category)
{
	struct score_row row = {0};

	for (uint32_t i = 1; i < t->pack->ntypes; i++)
		if (category < 0 || t->pack->types[i].category_index == category)
			add(&row, &t->type[i]);
	return row;
}

static bool is_empty(const struct score_row *r)
{
	return !r->entities && !r->changed && !r->gaps && !r->gap_edits;
}

static void print_share(FILE *to, struct share s)
{
	if (s.of)
		fprintf(to, " %9.2f%%", 100.0 * (double)s.part / (double)s.of);
	else
		fprintf(to, " %10s", "-");
}

static void print_row(FILE *to, const char *indent, const char *name,
		      const struct score_row *r)
{
	if (is_empty(r))
		return;
	fprintf(to, "%s%-*s %6zu %6zu", indent, 14 - (int)strlen(indent), name,
		r->entities, r->leaked);
	print_share(to, entity(r));
	fprintf(to, " %6zu", r->tokens);
	print_share(to, recall(r));
	fprintf(to, " %7zu", r->changed);
	print_share(to, precision(r));
	print_share(to, agreement(r));
	fputc('\n', to);
}

static void print_gap_row(FILE *to, const char *indent, const char *name,
			  const struct score_row *r)
{
	if (is_empty(r))
		return;
	fprintf(to, "%s%-*s %6zu %6zu", indent, 14 - (int)strlen(indent), name, r->gaps,
		r->gaps - r->found);
	print_share(to, gap_recall(r));
	fprintf(to, " %7zu", r->gap_edits);
	print_share(to, gap_precision(r));
	print_share(to, gap_type(r));
	fputc('\n', to);
}

typedef void print_fn(FILE *to, const char *indent, const char *name,
		      const struct score_row *r);

static void print_category(const struct score_table *t, FILE *to, int category,
			   print_fn *print)
{
	struct score_row row = sum(t, category);

	print(to, "", t->pack->categories[category], &row);
	for (uint32_t i = 1; i < t->pack->ntypes; i++)
		if (t->pack->types[i].category_index == category)
			print(to, "  ", t->pack->types[i].type, &t->type[i]);
}

void score_table_print(const struct score_table *t, FILE *to)
{
	struct score_row all = sum(t, -1);

	fprintf(to, "%-14s %6s %6s %10s %6s %10s %7s %10s %10s\n", "", "marks", "leaked",
		"entities", "tokens", "recall", "changed", "precision", "category");
	print_row(to, "", "ALL", &all);
	for (int i = 0; i < (int)t->pack->ncategories; i++)
		if (i != t->gap_category)
			print_category(t, to, i, print_row);
	if (t->gap_category >= 0) {
		fprintf(to, "\n%-14s %6s %6s %10s %7s %10s %10s\n", "", "gaps", "missed",
			"recall", "marked", "precision", "type");
		print_category(t, to, t->gap_category, print_gap_row);
	}
	fprintf(to, "\n%zu letters; %zu of %zu without a mark came through unchanged\n",
		t->letters, t->clean_unchanged, t->clean);
	if (t->words)
		fprintf(to, "%zu words outside marks; %.2f of 1,000 changed\n", t->words,
			1000.0 * (double)t->words_changed / (double)t->words);
}

/* Every figure by name; stops when fn says so. */
typedef bool figure_fn(void *ctx, const char *row, const char *figure, struct share s);

static bool each_of(const struct figure *list, size_t n, const char *name,
		    const struct score_row *r, figure_fn *fn, void *ctx)
{
	for (size_t i = 0; i < n; i++)
		if (!fn(ctx, name, list[i].name, list[i].of(r)))
			return false;
	return true;
}

static bool each_in_category(const struct score_table *t, int category, figure_fn *fn,
			     void *ctx)
{
	bool gap = category == t->gap_category;
	const struct figure *list = gap ? gap_figures : figures;
	size_t n = gap ? COUNT(gap_figures) : COUNT(figures);
	struct score_row row = sum(t, category);
	char name[128];

	if (!each_of(list, n, t->pack->categories[category], &row, fn, ctx))
		return false;
	for (uint32_t i = 1; i < t->pack->ntypes; i++) {
		const struct pack_type *type = &t->pack->types[i];

		if (type->category_index != category)
			continue;
		snprintf(name, sizeof(name), "%s:%s", type->category, type->type);
		if (!each_of(list, n, name, &t->type[i], fn, ctx))
			return false;
	}
	return true;
}

static void each_figure(const struct score_table *t, figure_fn *fn, void *ctx)
{
	struct score_row all = sum(t, -1);
	bool more = each_of(figures, COUNT(figures), "ALL", &all, fn, ctx) &&
		    fn(ctx, "CLEAN", "unchanged",
		       (struct share){t->clean_unchanged, t->clean}) &&
		    fn(ctx, "WORDS", "unchanged",
		       (struct share){t->words - t->words_changed, t->words});

	for (int i = 0; more && i < (int)t->pack->ncategories; i++)
		more = each_in_category(t, i, fn, ctx);
}

static bool print_tsv(void *ctx, const char *row, const char *figure, struct share s)
{
	if (s.of)
		fprintf(ctx, "%s\t%s\t%.6f\t%zu\t%zu\n", row, figure,
			(double)s.part / (double)s.of, s.part, s.of);
	return true;
}

void score_table_tsv(const struct score_table *t, FILE *to)
{
	fprintf(to, "name\tfigure\tvalue\tpart\tof\n");
	each_figure(t, print_tsv, to);
}

struct wanted {
	struct str name; /* DATE.recall */
	bool found;
	struct share share;
};

static bool look_up(void *ctx, const char *row, const char *figure, struct share s)
{
	struct wanted *w = ctx;
	size_t n = strlen(row);

	w->found = w->name.n == n + 1 + strlen(figure) && w->name.p[n] == '.' &&
		   str_starts(w->name, str_of(row)) &&
		   str_eq(str_sub(w->name, n + 1, w->name.n), str_of(figure));
	if (w->found)
		w->share = s;
	return !w->found;
}

/* A share as 0.98 or 1, in millionths. */
static bool read_share(struct str s, uint64_t *out)
{
	struct str whole = str_cut(&s, '.');
	uint64_t v, part = 0;

	if (!str_number(whole, 1, &v) || s.n > 6 ||
	    (s.n && !str_number(s, 999999, &part)))
		return false;
	for (size_t i = s.n; i < 6; i++)
		part *= 10;
	*out = v * 1000000 + part;
	return *out <= 1000000;
}

static enum lacuna_err floor_line(const struct score_table *t, struct str line,
				  size_t number, FILE *to, bool *held,
				  struct lacuna_fault *fault)
{
	struct wanted w = {.name = str_cut(&line, ' ')};
	uint64_t least;

	if (!read_share(str_trim(line), &least))
		return fault_set(fault, LACUNA_USAGE,
				 "floors, line %zu: not a figure and a share of 0 to 1",
				 number);
	each_figure(t, look_up, &w);
	if (!w.found)
		return fault_set(fault, LACUNA_USAGE,
				 "floors, line %zu: there is no such figure", number);
	*held = w.share.of && (uint64_t)w.share.part * 1000000 >= least * w.share.of;
	if (!*held)
		fprintf(to, "below its floor: %.*s %zu of %zu, floor %.4f\n",
			STR_FMT(w.name), w.share.part, w.share.of, (double)least / 1e6);
	return LACUNA_OK;
}

enum lacuna_err score_table_floor(const struct score_table *t, struct str floors,
				  FILE *to, struct lacuna_fault *fault)
{
	size_t short_of = 0, lines = 0;

	for (size_t number = 1; floors.n; number++) {
		struct str line = str_cut(&floors, '\n');
		bool held = true;
		enum lacuna_err err;

		line = str_trim(str_cut(&line, '#'));
		if (!line.n)
			continue;
		err = floor_line(t, line, number, to, &held, fault);
		if (err)
			return err;
		short_of += !held;
		lines++;
	}
	if (!lines)
		return fault_set(fault, LACUNA_USAGE, "the floors name no figure");
	if (short_of)
		return fault_set(fault, LACUNA_NO,
				 "%zu of %zu figures are below their floor", short_of,
				 lines);
	return LACUNA_OK;
}
