/*
 * Given: pool files, one value a line. Promises: pools by name in the files' own order of
 * values; state and statecode in the order of the state lexicon's values.
 */
#include "pack_pools.h"

#include <stdlib.h>

#include "../base/ascii.h"
#include "pack_tsv.h"

static void add_pool(struct pack_parts *parts, struct str name,
		     const struct pack_list *values)
{
	struct part_pool *pool = PACK_ADD(parts->job, &parts->pools, struct part_pool);

	if (pool)
		*pool = (struct part_pool){name, values->p, (uint32_t)values->n};
}

static void add_value(struct pack_job *job, struct pack_list *values, struct str value)
{
	struct str *kept = PACK_ADD(job, values, struct str);

	if (kept)
		*kept = value;
}

static struct str stem(struct str file)
{
	struct str name = file;

	while (str_find(name, 0, '/') < name.n)
		str_cut(&name, '/');
	return str_cut(&name, '.');
}

void pack_pools_read(struct pack_parts *parts, struct str file, struct str bytes)
{
	struct pack_list values = {0};
	struct pack_tsv t;
	struct str name, row;

	pack_tsv_open(&t, parts->job, file, bytes);
	name = pack_tsv_head(&t, "pool");
	if (!str_eq(name, stem(file)))
		pack_job_fail(parts->job, t.at, "pool \"%.*s\" is not the file's name",
			      STR_FMT(name));
	while (pack_tsv_row(&t, &row)) {
		if (!str_eq(row, str_trim(row)))
			pack_job_fail(parts->job, t.at, "a value with blanks around it");
		if (row.n > UINT8_MAX)
			pack_job_fail(parts->job, t.at, "a value of more than 255 bytes");
		add_value(parts->job, &values, row);
	}
	if (!values.n)
		pack_job_fail(parts->job, t.at, "a pool without a value");
	add_pool(parts, name, &values);
}

/* "district of columbia" as it is written in a letter. */
static struct str title_case(struct pack_job *job, struct str key)
{
	unsigned char *out = pack_job_alloc(job, key.n + 1, 1);
	size_t n = 0;

	while (out && key.n) {
		struct str word = str_cut(&key, ' ');
		bool small = str_eq(word, STR("of")) || str_eq(word, STR("and")) ||
			     str_eq(word, STR("the"));

		for (size_t i = 0; i < word.n; i++)
			out[n++] = i || small ? word.p[i] : ascii_toupper(word.p[i]);
		if (key.n)
			out[n++] = ' ';
	}
	return str_from(out, n);
}

static void add_states(struct pack_parts *parts)
{
	struct pack_list names = {0}, codes = {0};
	size_t n;
	const struct pack_key *state = pack_words_of(&parts->words, LEX_STATE, &n);

	for (size_t i = 0; i < n; i++) {
		struct str columns = state[i].column;

		add_value(parts->job, &names, title_case(parts->job, state[i].key));
		add_value(parts->job, &codes, str_cut(&columns, '\t'));
	}
	if (n) {
		add_pool(parts, STR("state"), &names);
		add_pool(parts, STR("statecode"), &codes);
	}
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct part_pool *)a)->name,
		       ((const struct part_pool *)b)->name);
}

void pack_pools_finish(struct pack_parts *parts)
{
	struct part_pool *p;

	add_states(parts);
	p = parts->pools.p;
	if (parts->pools.n)
		qsort(p, parts->pools.n, sizeof(*p), by_name);
	for (size_t i = 1; i < parts->pools.n; i++)
		if (str_eq(p[i].name, p[i - 1].name))
			pack_job_fail(
				parts->job, (struct pack_place){STR("pools"), 0},
				"pool %.*s is there twice (state and statecode come from "
				"the state lexicon)",
				STR_FMT(p[i].name));
}
