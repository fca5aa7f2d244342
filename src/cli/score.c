/*
 * Given: annotated letters. Promises: how much of what was marked is replaced, and how
 * much else is. Must not: count a letter that was refused as one in which nothing was
 * found.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "../base/fault.h"
#include "../base/io.h"
#include "../base/utf8.h"
#include "../lacuna_internal.h"
#include "cli.h"
#include "late.h"
#include "options.h"
#include "say.h"
#include "score_match.h"
#include "setup.h"

#define CONTEXT 30 /* bytes shown on each side of an error */

struct score_options {
	struct setup_options setup;
	const char *only, *floor;
	bool list_errors, dump_text, tsv;
};

#define AT(field) offsetof(struct score_options, field)

static const struct options_row rows[] = {
	{0, "list-errors", NULL, OPTIONS_FLAG, AT(list_errors),
	 "a line for each miss and each false change"},
	{0, "dump-text", NULL, OPTIONS_FLAG, AT(dump_text),
	 "with text, not offsets alone"},
	{0, "only", "PREFIX", OPTIONS_TEXT, AT(only), "letters whose names begin so"},
	{0, "floor", "FILE", OPTIONS_TEXT, AT(floor),
	 "exit 1 when a figure is below its line there: DATE.recall 0.98"},
	{0, "tsv", NULL, OPTIONS_FLAG, AT(tsv), "figures for a program: tab-separated"},
	{'p', "policy", "NAME|FILE", OPTIONS_TEXT, AT(setup.policy), "default: imr"},
	{0, "patterns", "DIR", OPTIONS_TEXT, AT(setup.patterns),
	 "use these packs, not the built-in ones"},
};

static const struct options_table table = {
	.usage = "lacuna score [options] GOLD_DIR...",
	.about =
		"Runs each letter NAME.txt that has marks in NAME.xml (n2c2 2014 style,\n"
		"with byte offsets) and prints recall and precision by category.\n",
	.rows = rows,
	.n = sizeof(rows) / sizeof(rows[0]),
	.min = 1,
	.max = SIZE_MAX,
};

struct scorer {
	const struct score_options *o;
	struct setup setup;
	struct lacuna_worker *worker;
	const struct pack *pack;
	struct score_table table;
	size_t with_errors;
};

static void add_text(struct buf *line, struct str text, const struct score_error *e)
{
	size_t from = e->start > CONTEXT ? e->start - CONTEXT : 0;
	size_t to = text.n - e->end > CONTEXT ? e->end + CONTEXT : text.n;

	buf_byte(line, '\t');
	utf8_show(line, str_sub(text, from, e->start));
	buf_byte(line, '{');
	utf8_show(line, str_sub(text, e->start, e->end));
	buf_byte(line, '}');
	utf8_show(line, str_sub(text, e->end, to));
}

static enum lacuna_err print_error(const struct scorer *s, const struct gold_letter *gold,
				   const struct score_error *e,
				   struct lacuna_fault *fault)
{
	static const char *const kinds[] = {"missed",	  "false",     "category",
					    "gap-missed", "gap-false", "gap-type"};
	const struct pack_type *type = &s->pack->types[e->type];
	const struct pack_type *as = &s->pack->types[e->as];
	struct buf line = {0};
	bool ok;

	utf8_show(&line, str_of(gold->name));
	buf_printf(&line, "\t%s\t%zu\t%zu\t%s:%s\t", kinds[e->kind], e->start, e->end,
		   type->category, type->type);
	if (e->as == TYPE_KEEP)
		BUF_LIT(&line, "-\t-");
	else
		buf_printf(&line, "%s:%s\t%s", as->category, as->type, e->rule);
	if (s->o->dump_text)
		add_text(&line, buf_str(&gold->text), e);
	buf_byte(&line, '\n');
	ok = buf_ok(&line);
	if (ok)
		fwrite(line.p, 1, line.n, stdout);
	buf_free(&line);
	return ok ? LACUNA_OK : fault_memory(fault, "listing errors");
}

/* Other categories and types of gaps are told of, but no letter is at fault for them. */
static enum lacuna_err tell_errors(struct scorer *s, const struct gold_letter *gold,
				   const struct score_errors *errors,
				   struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;
	bool wrong = false;

	for (size_t i = 0; !err && i < errors->n; i++) {
		enum score_error_kind kind = errors->p[i].kind;

		wrong = wrong || (kind != SCORE_CATEGORY && kind != SCORE_GAP_TYPE);
		if (s->o->list_errors)
			err = print_error(s, gold, &errors->p[i], fault);
	}
	s->with_errors += wrong;
	return err;
}

static enum lacuna_err score_letter(struct scorer *s, const struct gold_letter *gold,
				    struct lacuna_fault *fault)
{
	struct lacuna_letter letter = {
		.text = {gold->text.p, gold->text.n},
		.id = {gold->name, strlen(gold->name)},
		.number = 1,
	};
	struct score_errors errors = {0};
	struct lacuna_seen seen;
	struct lacuna_fault why = {0};
	enum lacuna_err err = lacuna_look(s->worker, &letter, &seen, &why);

	if (err)
		return fault_set(fault, err, "%s: %s", gold->name, why.what);
	score_match(&s->table, gold, seen.edits, &errors);
	if (errors.failed)
		err = fault_memory(fault, "scoring");
	else
		err = tell_errors(s, gold, &errors, fault);
	free(errors.p);
	return err;
}

static enum lacuna_err score_dir(struct scorer *s, const char *path,
				 struct lacuna_fault *fault)
{
	struct str only = str_of(s->o->only);
	struct gold_dir dir;
	enum lacuna_err err = score_gold_dir(&dir, path, fault);

	for (size_t i = 0; !err && i < dir.n; i++) {
		struct gold_letter gold;

		if (!str_starts(str_of(dir.names[i]), only))
			continue;
		err = score_gold_read(&gold, &dir, i, s->pack, fault);
		if (err)
			break;
		err = score_letter(s, &gold, fault);
		score_gold_free(&gold);
	}
	score_gold_dir_free(&dir);
	return err;
}

static enum lacuna_err start(struct scorer *s, struct lacuna_fault *fault)
{
	enum lacuna_err err = late_load(LATE_XML, fault);

	if (!err)
		err = setup_open(&s->setup, &s->o->setup, fault);
	if (!err)
		err = lacuna_worker_new(&s->worker, s->setup.engine, fault);
	if (err)
		return err;
	s->pack = lacuna_pack(s->setup.engine);
	score_table_init(&s->table, s->pack);
	return LACUNA_OK;
}

static enum lacuna_err hold(const struct scorer *s, struct lacuna_fault *fault)
{
	struct buf floors = {0};
	enum lacuna_err err;

	if (!s->o->floor)
		return LACUNA_OK;
	err = io_read_config(&floors, s->o->floor, fault);
	if (!err)
		err = score_table_floor(&s->table, buf_str(&floors), stdout, fault);
	buf_free(&floors);
	return err;
}

static enum lacuna_err score(struct scorer *s, const struct options_operands *dirs,
			     struct lacuna_fault *fault)
{
	enum lacuna_err err = start(s, fault);

	for (size_t i = 0; !err && i < dirs->n; i++)
		err = score_dir(s, dirs->p[i], fault);
	if (!err && !s->table.letters)
		err = fault_set(fault, LACUNA_INPUT,
				"no letter's name begins with that prefix");
	if (err)
		return err;
	if (s->o->tsv) {
		score_table_tsv(&s->table, stdout);
	} else {
		score_table_print(&s->table, stdout);
		printf("%zu letters with a miss or a false change\n", s->with_errors);
	}
	return hold(s, fault);
}

int score_run(int argc, char **argv)
{
	struct score_options o = {0};
	struct scorer s = {.o = &o};
	struct options_operands dirs;
	struct lacuna_fault fault = {0};
	enum lacuna_err err;

	if (options_parse(&table, argc, argv, &o, &dirs, &fault))
		return say_fault(&fault);
	if (dirs.help)
		return LACUNA_OK;
	err = score(&s, &dirs, &fault);
	lacuna_worker_free(s.worker);
	setup_close(&s.setup);
	return err ? say_fault(&fault) : LACUNA_OK;
}
