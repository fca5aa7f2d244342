/*
 * Given: the files of a pack directory in any order. Promises: each read by its place in
 * the directory, in order of path; one that belongs nowhere is an error.
 */
#include "pack_parts.h"

#include <stdlib.h>
#include <string.h>

#include "pack_pools.h"
#include "pack_rules.h"
#include "pack_tables.h"

static void read_lexicon(struct pack_parts *parts, struct str file, struct str bytes)
{
	pack_words_read(&parts->words, file, bytes);
}

static void read_policy(struct pack_parts *parts, struct str file, struct str bytes)
{
	struct part_policy *p =
		PACK_ADD(parts->job, &parts->policies, struct part_policy);

	if (p)
		*p = (struct part_policy){str_sub(file, strlen("policies/"), file.n - 4),
					  bytes};
}

/* What is read where; rules and seams are read together by pack_source_read, and the last
 * rows are not part of a pack. A start with a slash is a directory. */
static const struct kind {
	const char *start, *end;
	void (*read)(struct pack_parts *parts, struct str file, struct str bytes);
} kinds[] = {
	{"categories.xml", "", pack_tables_categories},
	{"zones.xml", "", pack_tables_zones},
	{"weights.tsv", "", pack_tables_weights},
	{"seams.xml", "", NULL},
	{"rules/", ".xml", NULL},
	{"lexicons/", ".tsv", read_lexicon},
	{"pools/", ".txt", pack_pools_read},
	{"pools/", ".tsv", pack_pools_read},
	{"policies/", ".xml", read_policy},
	{"schemas/", "", NULL},
	{"README", "", NULL},
	{"NOTICE", "", NULL},
	{"lexicons/extra/", "", NULL},
	{"lexicons/README", "", NULL},
	{"lexicons/NOTICE", "", NULL},
	{"lexicons/", ".py", NULL},
	{"lexicons/", ".sh", NULL},
	{"pools/README", "", NULL},
};

static bool is_kind(const struct kind *k, struct str path)
{
	struct str start = str_of(k->start), end = str_of(k->end), rest;

	if (!str_starts(path, start))
		return false;
	if (!end.n)
		return !k->read || path.n == start.n;
	rest = str_sub(path, start.n, path.n);
	return rest.n > end.n && str_find(rest, 0, '/') == rest.n &&
	       str_eq(str_sub(rest, rest.n - end.n, rest.n), end);
}

static void read_file(struct pack_parts *parts, const struct pack_file *file)
{
	struct str path = pack_job_copy(parts->job, file->path);

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!is_kind(&kinds[i], path))
			continue;
		if (kinds[i].read)
			kinds[i].read(parts, path, file->bytes);
		return;
	}
	pack_job_fail(parts->job, (struct pack_place){path, 0},
		      "is not a file of a pack");
}

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct pack_file *)a)->path,
		       ((const struct pack_file *)b)->path);
}

/* The files in order of path, so that not even the first error depends on their order. */
static const struct pack_file *sorted(struct pack_parts *parts,
				      const struct pack_file *files, size_t n)
{
	struct pack_file *out = pack_job_alloc(parts->job, n + 1, sizeof(*out));

	if (!out || !n)
		return out;
	memcpy(out, files, n * sizeof(*out));
	qsort(out, n, sizeof(*out), by_path);
	for (size_t i = 1; i < n; i++)
		if (str_eq(out[i].path, out[i - 1].path))
			pack_job_fail(parts->job, (struct pack_place){out[i].path, 0},
				      "is there twice");
	return out;
}

/* Type and category 0 protect; without zones.xml a letter is all header. */
static void add_defaults(struct pack_parts *parts)
{
	struct str *category = PACK_ADD(parts->job, &parts->categories, struct str);
	struct part_type *keep = PACK_ADD(parts->job, &parts->types, struct part_type);

	if (!category || !keep)
		return;
	*category = STR("KEEP");
	*keep = (struct part_type){*category, STR(""), STR(""), STR(""), STR(""), 0};
}

static void check_complete(struct pack_parts *parts)
{
	struct str *zone;

	if (parts->types.n == 1)
		pack_job_fail(parts->job, (struct pack_place){STR("categories.xml"), 0},
			      "is not there");
	if (parts->zones.n)
		return;
	zone = PACK_ADD(parts->job, &parts->zones, struct str);
	if (zone)
		*zone = STR("header");
}

void pack_parts_read(struct pack_parts *parts, const struct pack_file *files, size_t n)
{
	struct pack_job *job = parts->job;

	pack_words_init(&parts->words, job);
	add_defaults(parts);
	files = sorted(parts, files, n);
	for (size_t i = 0; i < n && !job->err; i++)
		read_file(parts, &files[i]);
	if (job->err)
		return;
	check_complete(parts);
	pack_words_sort_keys(&parts->words);
	pack_pools_finish(parts);
	if (!job->err)
		job->err = pack_source_read(&parts->source, files, n, job->arena,
					    job->fault);
	if (!job->err)
		pack_rules_resolve(parts);
}

void pack_parts_free(struct pack_parts *parts)
{
	pack_words_free(&parts->words);
}

int pack_parts_type(const struct pack_parts *parts, struct str category, struct str type)
{
	for (size_t i = 0; i < parts->types.n; i++) {
		const struct part_type *t = PACK_AT(&parts->types, struct part_type, i);

		if (str_eq(t->category, category) && str_eq(t->type, type))
			return (int)i;
	}
	return -1;
}

int pack_parts_zone(const struct pack_parts *parts, struct str name)
{
	for (size_t i = 0; i < parts->zones.n; i++)
		if (str_eq(name, *PACK_AT(&parts->zones, struct str, i)))
			return (int)i;
	return -1;
}
