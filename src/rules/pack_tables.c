/*
 * Given: categories.xml, zones.xml or weights.tsv. Promises: their rows in parts, names
 * checked and none twice. Must not: give a meaning to any category.
 */
#include "pack_tables.h"

#include <stdlib.h>

#include "../base/ascii.h"
#include "pack_decimal.h"
#include "pack_image.h"
#include "pack_tsv.h"
#include "pack_xml.h"

#define CATEGORIES_NS "urn:lacuna:categories:1"
#define ZONES_NS "urn:lacuna:zones:1"

/* Upper-case words are what an audit and a tag show. */
static bool is_upper_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_upper(s.p[i]))
			return false;
	return s.n > 0;
}

static bool is_lower_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_lowercase(s.p[i]) && !ascii_digit(s.p[i]) && s.p[i] != '_')
			return false;
	return s.n > 0;
}

static struct str or_empty(struct str s)
{
	return s.p ? s : STR("");
}

static void read_type(struct pack_parts *parts, struct pack_xml *x, xmlNodePtr node)
{
	static const char *const known[] = {"name", "tag", "replacer", "pool", NULL};
	uint16_t category = (uint16_t)(parts->categories.n - 1);
	struct part_type t = {
		.category = *PACK_AT(&parts->categories, struct str, category),
		.type = pack_xml_need(x, node, "name"),
		.tag = pack_xml_need(x, node, "tag"),
		.replacer = pack_xml_need(x, node, "replacer"),
		.pool = or_empty(pack_xml_attr(x, node, "pool")),
		.category_index = category,
	};
	struct part_type *kept;

	pack_xml_only(x, node, known);
	if (pack_xml_first(x, node))
		pack_xml_unexpected(x, pack_xml_first(x, node));
	if (!is_upper_name(t.type) || !is_upper_name(t.tag))
		pack_job_fail(x->job, pack_xml_place(x, node),
			      "name and tag of a type are capital letters");
	if (!is_lower_name(t.replacer) || (t.pool.n && !is_lower_name(t.pool)))
		pack_job_fail(x->job, pack_xml_place(x, node),
			      "replacer and pool of a type are small letters");
	if (pack_parts_type(parts, t.category, t.type) >= 0)
		pack_job_fail(x->job, pack_xml_place(x, node), "type %.*s is there twice",
			      STR_FMT(t.type));
	if (parts->types.n == PACK_TYPES_MAX)
		pack_job_fail(x->job, pack_xml_place(x, node), "more than %d types",
			      PACK_TYPES_MAX);
	kept = PACK_ADD(x->job, &parts->types, struct part_type);
	if (kept)
		*kept = t;
}

static void add_category(struct pack_parts *parts, struct pack_xml *x, xmlNodePtr node)
{
	static const char *const known[] = {"name", NULL};
	struct str name = pack_xml_need(x, node, "name"), *kept;

	pack_xml_only(x, node, known);
	if (!is_upper_name(name))
		pack_job_fail(x->job, pack_xml_place(x, node),
			      "a category's name is capital letters");
	for (size_t i = 0; i < parts->categories.n; i++)
		if (str_eq(name, *PACK_AT(&parts->categories, struct str, i)))
			pack_job_fail(x->job, pack_xml_place(x, node),
				      "category %.*s is there twice", STR_FMT(name));
	kept = PACK_ADD(x->job, &parts->categories, struct str);
	if (kept)
		*kept = name;
}

void pack_tables_categories(struct pack_parts *parts, struct str file, struct str bytes)
{
	struct pack_xml x = {.job = parts->job, .file = file};
	xmlNodePtr root = pack_xml_open(&x, bytes, "categories", CATEGORIES_NS);

	for (xmlNodePtr c = root ? pack_xml_first(&x, root) : NULL; c;
	     c = pack_xml_next(&x, c)) {
		if (!pack_xml_is(c, "category"))
			pack_xml_unexpected(&x, c);
		add_category(parts, &x, c);
		if (!pack_xml_first(&x, c))
			pack_job_fail(x.job, pack_xml_place(&x, c),
				      "a category without a type");
		for (xmlNodePtr t = pack_xml_first(&x, c); t && !x.job->err;
		     t = pack_xml_next(&x, t)) {
			if (!pack_xml_is(t, "type"))
				pack_xml_unexpected(&x, t);
			read_type(parts, &x, t);
		}
	}
	pack_xml_close(&x);
}

static void read_heading(struct pack_parts *parts, struct pack_xml *x, xmlNodePtr node)
{
	static const char *const none[] = {NULL};
	struct str text = pack_xml_text(x, node);
	struct part_heading *kept;

	pack_xml_only(x, node, none);
	for (size_t i = 0; i < text.n; i++)
		if (ascii_upper(text.p[i]) || text.p[i] < ' ' || text.p[i] >= 0x7f ||
		    (text.p[i] == ' ' &&
		     (i == 0 || i + 1 == text.n || text.p[i + 1] == ' ')))
			pack_job_fail(x->job, pack_xml_place(x, node),
				      "a heading is small letters and single blanks");
	if (!text.n)
		pack_job_fail(x->job, pack_xml_place(x, node), "an empty heading");
	kept = PACK_ADD(x->job, &parts->headings, struct part_heading);
	if (kept)
		*kept = (struct part_heading){pack_xml_place(x, node), text,
					      (uint8_t)(parts->zones.n - 1)};
}

static void read_zone(struct pack_parts *parts, struct pack_xml *x, xmlNodePtr node)
{
	static const char *const known[] = {"name", NULL};
	struct str name = pack_xml_need(x, node, "name"), *kept;

	pack_xml_only(x, node, known);
	if (!is_lower_name(name))
		pack_job_fail(x->job, pack_xml_place(x, node),
			      "a zone's name is small letters");
	if (pack_parts_zone(parts, name) >= 0)
		pack_job_fail(x->job, pack_xml_place(x, node), "zone %.*s is there twice",
			      STR_FMT(name));
	if (parts->zones.n == PACK_ZONES_MAX)
		pack_job_fail(x->job, pack_xml_place(x, node), "more than %d zones",
			      PACK_ZONES_MAX);
	kept = PACK_ADD(x->job, &parts->zones, struct str);
	if (kept)
		*kept = name;
	for (xmlNodePtr h = pack_xml_first(x, node); h; h = pack_xml_next(x, h)) {
		if (!pack_xml_is(h, "heading"))
			pack_xml_unexpected(x, h);
		read_heading(parts, x, h);
	}
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(((const struct part_heading *)a)->text,
		       ((const struct part_heading *)b)->text);
}

void pack_tables_zones(struct pack_parts *parts, struct str file, struct str bytes)
{
	struct pack_xml x = {.job = parts->job, .file = file};
	xmlNodePtr root = pack_xml_open(&x, bytes, "zones", ZONES_NS);
	struct part_heading *h;

	for (xmlNodePtr z = root ? pack_xml_first(&x, root) : NULL; z && !x.job->err;
	     z = pack_xml_next(&x, z)) {
		if (!pack_xml_is(z, "zone"))
			pack_xml_unexpected(&x, z);
		read_zone(parts, &x, z);
	}
	pack_xml_close(&x);
	h = parts->headings.p;
	if (parts->headings.n)
		qsort(h, parts->headings.n, sizeof(*h), by_text);
	for (size_t i = 1; i < parts->headings.n; i++)
		if (str_eq(h[i].text, h[i - 1].text))
			pack_job_fail(parts->job, h[i].place,
				      "this heading is there twice");
}

static int by_model(const void *a, const void *b)
{
	const struct part_weight *x = a, *y = b;
	int d = str_cmp(x->model, y->model);

	return d ? d : str_cmp(x->evidence, y->evidence);
}

void pack_tables_weights(struct pack_parts *parts, struct str file, struct str bytes)
{
	struct pack_tsv t;
	struct str row;
	struct part_weight *w;

	pack_tsv_open(&t, parts->job, file, bytes);
	while (pack_tsv_row(&t, &row)) {
		struct str model = str_cut(&row, '\t'), evidence = str_cut(&row, '\t');
		double value;

		w = PACK_ADD(parts->job, &parts->weights, struct part_weight);
		if (!model.n || !evidence.n || !pack_decimal_signed(row, &value))
			pack_job_fail(parts->job, t.at,
				      "not a model, an evidence and a weight");
		else if (value < -IMAGE_WEIGHT_MAX || value > IMAGE_WEIGHT_MAX)
			pack_job_fail(parts->job, t.at,
				      "a weight that is not -1000 to 1000");
		else if (w)
			*w = (struct part_weight){t.at, model, evidence, (float)value};
	}
	w = parts->weights.p;
	if (parts->weights.n)
		qsort(w, parts->weights.n, sizeof(*w), by_model);
	for (size_t i = 1; i < parts->weights.n; i++)
		if (by_model(&w[i], &w[i - 1]) == 0)
			pack_job_fail(parts->job, w[i].place,
				      "this evidence is there twice");
}
