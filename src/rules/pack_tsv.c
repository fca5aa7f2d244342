/*
 * Given: a line file. Promises: its rows in order, in UTF-8, and that its head says
 * where it comes from.
 */
#include "pack_tsv.h"

#include "../base/utf8.h"

void pack_tsv_open(struct pack_tsv *t, struct pack_job *job, struct str file,
		   struct str bytes)
{
	*t = (struct pack_tsv){.job = job, .at = {file, 0}, .rest = bytes};
}

static struct str next_line(struct pack_tsv *t)
{
	struct str line = str_cut(&t->rest, '\n');

	t->at.line++;
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	if (!utf8_valid(line))
		pack_job_fail(t->job, t->at, "not UTF-8");
	return line;
}

static bool is_comment(struct str line)
{
	return str_starts(line, STR("# ")) || str_eq(line, STR("#"));
}

struct str pack_tsv_head(struct pack_tsv *t, const char *kind)
{
	const char *const names[] = {kind, "source", "licence", "derived"};
	struct str value[4] = {{0}};

	while (is_comment(t->rest)) {
		struct str line = next_line(t), name;

		line = str_sub(line, 2, line.n);
		name = str_cut(&line, ':');
		for (size_t i = 0; i < 4; i++)
			if (str_eq(name, str_of(names[i])))
				value[i] = str_trim(line);
	}
	for (size_t i = 0; i < 4; i++)
		if (!value[i].n)
			pack_job_fail(t->job, t->at, "the head has no \"# %s:\" line",
				      names[i]);
	return value[0];
}

bool pack_tsv_row(struct pack_tsv *t, struct str *row)
{
	while (t->rest.n && !t->job->err) {
		*row = next_line(t);
		for (size_t i = 0; i < row->n; i++)
			if ((row->p[i] < ' ' && row->p[i] != '\t') || row->p[i] == 0x7f)
				return pack_job_fail(t->job, t->at,
						     "a control character");
		if (row->n && !is_comment(*row))
			return true;
	}
	return false;
}
