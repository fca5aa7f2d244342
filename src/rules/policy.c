/*
 * Given: a policy's XML and the pack's types. Promises: one row for every type, or an
 * error with file and line. Must not: guess at an unknown name, or know a category.
 */
#include "policy.h"

#include <string.h>

#include "pack_decimal.h"
#include "pack_xml.h"

#define POLICY_NS "urn:lacuna:policy:1"
#define WEEKS_MAX 1000
#define AGE_SHIFT_MAX 5
#define AGE_TOP_MIN 18
#define AGE_TOP_MAX 150

#define BIT(action) (1U << (action))

static const char *const action_names[ACTIONS] = {
	[ACTION_KEEP] = "keep",
	[ACTION_TAG] = "tag",
	[ACTION_SURROGATE] = "surrogate",
	[ACTION_SHIFT] = "shift",
	[ACTION_GENERALISE] = "generalise",
	[ACTION_MASK] = "mask",
};

/* What can be done with any value, and where a replacer can do more or less. */
#define ANY_VALUE \
	(BIT(ACTION_KEEP) | BIT(ACTION_TAG) | BIT(ACTION_SURROGATE) | BIT(ACTION_MASK))

static const struct {
	const char *replacer;
	unsigned actions;
} fits[] = {
	{"date", ANY_VALUE | BIT(ACTION_SHIFT) | BIT(ACTION_GENERALISE)},
	{"age", ANY_VALUE | BIT(ACTION_SHIFT) | BIT(ACTION_GENERALISE)},
	{"zip", ANY_VALUE | BIT(ACTION_GENERALISE)},
	/* Nothing is invented where nothing is known, and there is nothing to mask. */
	{"gap", BIT(ACTION_KEEP) | BIT(ACTION_TAG)},
};

struct reader {
	struct pack_job job;
	struct pack_xml xml;
	const struct pack *pack;
	struct policy *out;
	uint32_t line[PACK_TYPES_MAX]; /* of the element that gave each type its row */
	bool seen[PACK_TYPES_MAX]; /* by its first type: has a category had its row? */
};

const char *policy_action_name(enum policy_action a)
{
	return action_names[a];
}

static int find_action(struct str name)
{
	for (int a = 0; a < ACTIONS; a++)
		if (str_eq(name, str_of(action_names[a])))
			return a;
	return -1;
}

static bool action_fits(unsigned action, const char *replacer)
{
	for (size_t i = 0; i < sizeof(fits) / sizeof(fits[0]); i++)
		if (strcmp(fits[i].replacer, replacer) == 0)
			return fits[i].actions & BIT(action);
	return ANY_VALUE & BIT(action);
}

static int32_t read_number(struct reader *r, xmlNodePtr node, const char *name,
			   uint64_t min, uint64_t max)
{
	struct str text = pack_xml_need(&r->xml, node, name);
	uint64_t number = 0;

	if (!str_number(text, max, &number) || number < min)
		pack_job_fail(&r->job, pack_xml_place(&r->xml, node),
			      "%s is not a number %d to %d", name, (int)min, (int)max);
	return (int32_t)number;
}

/* The row an element gives: its attributes over those of the row above it. */
static struct policy_row read_row(struct reader *r, xmlNodePtr node,
				  struct policy_row row)
{
	struct pack_place at = pack_xml_place(&r->xml, node);
	struct str action = pack_xml_attr(&r->xml, node, "action");
	struct str threshold = pack_xml_attr(&r->xml, node, "threshold");
	double value = 0;

	if (action.p) {
		int a = find_action(action);

		if (a < 0)
			pack_job_fail(&r->job, at, "unknown action %.*s",
				      STR_FMT(action));
		else
			row.action = (uint8_t)a;
	}
	if (threshold.p) {
		if (!pack_decimal(threshold, &value) || value > 1)
			pack_job_fail(&r->job, at, "threshold is not a number 0 to 1");
		row.threshold = (float)value;
	}
	return row;
}

static void set_row(struct reader *r, uint32_t type, struct policy_row row,
		    xmlNodePtr node)
{
	r->out->row[type] = row;
	r->line[type] = pack_xml_place(&r->xml, node).line;
}

/* An element with these attributes and nothing in it. */
static void check_leaf(struct reader *r, xmlNodePtr node, const char *const *known)
{
	xmlNodePtr child = pack_xml_first(&r->xml, node);

	pack_xml_only(&r->xml, node, known);
	if (child)
		pack_xml_unexpected(&r->xml, child);
}

static void read_shift(struct reader *r, xmlNodePtr node)
{
	static const char *const known[] = {"min-weeks", "max-weeks", NULL};

	check_leaf(r, node, known);
	r->out->shift_min_weeks = read_number(r, node, "min-weeks", 1, WEEKS_MAX);
	r->out->shift_max_weeks = read_number(r, node, "max-weeks", 1, WEEKS_MAX);
	if (r->out->shift_min_weeks > r->out->shift_max_weeks)
		pack_job_fail(&r->job, pack_xml_place(&r->xml, node),
			      "min-weeks is more than max-weeks");
}

static void read_age(struct reader *r, xmlNodePtr node)
{
	static const char *const known[] = {"shift", "top", NULL};

	check_leaf(r, node, known);
	r->out->age_shift_max = read_number(r, node, "shift", 0, AGE_SHIFT_MAX);
	r->out->age_top = read_number(r, node, "top", AGE_TOP_MIN, AGE_TOP_MAX);
}

static void read_default(struct reader *r, xmlNodePtr node)
{
	static const char *const known[] = {"action", "threshold", NULL};
	struct policy_row row;

	check_leaf(r, node, known);
	pack_xml_need(&r->xml, node, "action");
	pack_xml_need(&r->xml, node, "threshold");
	row = read_row(r, node, (struct policy_row){0});
	set_row(r, TYPE_KEEP, (struct policy_row){.action = ACTION_KEEP}, node);
	for (uint32_t t = TYPE_KEEP + 1; t < r->pack->ntypes; t++)
		set_row(r, t, row, node);
}

/* A type's row; done notes which types of this category have had theirs. */
static void read_type(struct reader *r, xmlNodePtr node, struct str category,
		      struct policy_row row, bool *done)
{
	static const char *const known[] = {"name", "action", "threshold", NULL};
	struct str name = pack_xml_need(&r->xml, node, "name");
	int t = pack_type_find(r->pack, category, name);

	if (!pack_xml_is(node, "type"))
		pack_xml_unexpected(&r->xml, node);
	check_leaf(r, node, known);
	if (t <= TYPE_KEEP) {
		pack_job_fail(&r->job, pack_xml_place(&r->xml, node),
			      "unknown type %.*s %.*s", STR_FMT(category), STR_FMT(name));
		return;
	}
	if (done[t])
		pack_job_fail(&r->job, pack_xml_place(&r->xml, node),
			      "a second row for type %.*s", STR_FMT(name));
	done[t] = true;
	set_row(r, (uint32_t)t, read_row(r, node, row), node);
}

/* The first type of a category, or -1. */
static int first_type(const struct pack *pack, struct str category)
{
	for (uint32_t t = TYPE_KEEP + 1; t < pack->ntypes; t++)
		if (str_eq(category, str_of(pack->types[t].category)))
			return (int)t;
	return -1;
}

static void read_category(struct reader *r, xmlNodePtr node)
{
	static const char *const known[] = {"name", "action", "threshold", NULL};
	struct str name = pack_xml_need(&r->xml, node, "name");
	int first = first_type(r->pack, name);
	bool done[PACK_TYPES_MAX] = {false};
	struct policy_row row;

	pack_xml_only(&r->xml, node, known);
	if (first < 0) {
		pack_job_fail(&r->job, pack_xml_place(&r->xml, node),
			      "unknown category %.*s", STR_FMT(name));
		return;
	}
	if (r->seen[first])
		pack_job_fail(&r->job, pack_xml_place(&r->xml, node),
			      "a second row for category %.*s", STR_FMT(name));
	r->seen[first] = true;
	/* Its types still have the default row. */
	row = read_row(r, node, r->out->row[first]);
	for (uint32_t t = (uint32_t)first; t < r->pack->ntypes; t++)
		if (str_eq(name, str_of(r->pack->types[t].category)))
			set_row(r, t, row, node);
	for (xmlNodePtr c = pack_xml_first(&r->xml, node); c;
	     c = pack_xml_next(&r->xml, c))
		read_type(r, c, name, row, done);
}

/* The element that must be next: reads it and returns the one after it. */
static xmlNodePtr read_part(struct reader *r, xmlNodePtr root, xmlNodePtr node,
			    const char *name, void (*read)(struct reader *, xmlNodePtr))
{
	if (r->job.err)
		return NULL;
	if (!node || !pack_xml_is(node, name)) {
		pack_job_fail(&r->job, pack_xml_place(&r->xml, node ? node : root),
			      "expected <%s>, not <%s>", name,
			      node ? (const char *)node->name : "/policy");
		return NULL;
	}
	read(r, node);
	return pack_xml_next(&r->xml, node);
}

static void read_policy(struct reader *r, xmlNodePtr root)
{
	static const char *const known[] = {"strict", NULL};
	struct str strict = pack_xml_attr(&r->xml, root, "strict");
	xmlNodePtr node = pack_xml_first(&r->xml, root);

	pack_xml_only(&r->xml, root, known);
	if (strict.p && !str_eq(strict, STR("yes")) && !str_eq(strict, STR("no")))
		pack_job_fail(&r->job, pack_xml_place(&r->xml, root),
			      "strict is not yes or no");
	r->out->strict = str_eq(strict, STR("yes"));
	node = read_part(r, root, node, "shift", read_shift);
	node = read_part(r, root, node, "age", read_age);
	node = read_part(r, root, node, "default", read_default);
	while (node)
		node = read_part(r, root, node, "category", read_category);
}

/* Each row's action must mean something for its type. */
static void check_actions(struct reader *r)
{
	for (uint32_t t = TYPE_KEEP + 1; t < r->pack->ntypes; t++) {
		const struct pack_type *type = &r->pack->types[t];
		struct pack_place at = {r->xml.file, r->line[t]};

		if (!action_fits(r->out->row[t].action, type->replacer))
			pack_job_fail(&r->job, at, "%s does not apply to %s %s",
				      action_names[r->out->row[t].action], type->category,
				      type->type);
	}
}

static enum lacuna_err read_file(struct policy *out, const struct pack *pack,
				 const char *name, struct pack_file file,
				 struct arena *arena, struct lacuna_fault *fault)
{
	struct reader r = {.job = {arena, fault, LACUNA_OK}, .pack = pack, .out = out};
	xmlNodePtr root;

	r.xml = (struct pack_xml){.job = &r.job, .file = file.path};
	*out = (struct policy){.name = arena_copy(arena, name, strlen(name))};
	if (!out->name)
		pack_job_memory(&r.job);
	root = pack_xml_open(&r.xml, file.bytes, "policy", POLICY_NS);
	if (root)
		read_policy(&r, root);
	if (!r.job.err)
		check_actions(&r);
	pack_xml_close(&r.xml);
	return r.job.err;
}

enum lacuna_err policy_read(struct policy *out, const struct pack *pack, const char *name,
			    const char *from, struct str xml, struct arena *arena,
			    struct lacuna_fault *fault)
{
	return read_file(out, pack, name, (struct pack_file){str_of(from), xml}, arena,
			 fault);
}

static enum lacuna_err unknown_policy(const struct pack *pack, struct str name,
				      struct lacuna_fault *fault)
{
	struct buf known = {0};
	enum lacuna_err err;

	for (uint32_t i = 0; i < pack->npolicies; i++)
		buf_printf(&known, "%s%s", i ? ", " : "", pack->policies[i].name);
	err = fault_set(fault, LACUNA_PACK, "no policy %.*s; there are: %.*s",
			STR_FMT(name), STR_FMT(buf_str(&known)));
	buf_free(&known);
	return err;
}

enum lacuna_err policy_find(struct policy *out, const struct pack *pack, struct str name,
			    struct arena *arena, struct lacuna_fault *fault)
{
	for (uint32_t i = 0; i < pack->npolicies; i++) {
		const struct pack_policy_source *p = &pack->policies[i];
		char path[128];

		if (!str_eq(name, str_of(p->name)))
			continue;
		if (pack->warm.policies) {
			*out = pack->warm.policies[i];
			out->name = p->name;
			return LACUNA_OK;
		}
		snprintf(path, sizeof(path), "policies/%s.xml", p->name);
		return read_file(out, pack, p->name,
				 (struct pack_file){str_of(path), p->xml}, arena, fault);
	}
	return unknown_policy(pack, name, fault);
}
