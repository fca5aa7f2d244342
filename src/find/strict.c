/*
 * Given: disjoint findings. Promises: the same in the same order, and between them one
 * for each stretch of words or numbers that has no reason to stay. Must not: touch what
 * the policy keeps on purpose, or a gap.
 */
#include "strict.h"

#include "reason.h"
#include "run.h"

#define NOTE "unexplained" /* to the audit */

struct strict {
	const struct scene *s;
	const struct policy *policy;
	struct finding_list *out;
};

/* Would the policy leave the finding's span as it is for doubt alone? */
static bool is_doubtful(const struct strict *k, const struct finding *f)
{
	const struct policy_row *row = &k->policy->row[f->type];

	return f->type != TYPE_KEEP && !f->gap && row->action != ACTION_KEEP &&
	       (f->rank == 0 || f->score < row->threshold);
}

static bool is_survivor(const struct strict *k, uint32_t i)
{
	return reason_asked(k->s, i) && reason_of(k->s, i) == REASON_NONE;
}

static void add(struct strict *k, uint32_t first, uint32_t end)
{
	const struct token *tok = k->s->doc->tok;
	const struct models_ids *ids = &k->s->models->ids;
	struct finding f = {.start = tok[first].start,
			    .end = tok[end - 1].end,
			    .rule = "strict.survivor",
			    .note = NOTE,
			    .survivor = true};

	f.type = tok[first].kind == TOKEN_NUMBER ? ids->number : ids->person[KIND_OTHER];
	finding_add(k->out, &f);
}

/* One finding for words in a row, and for numbers that hyphens join: 555-0142. */
static bool goes_on(const struct strict *k, uint32_t first, uint32_t *end, uint32_t stop)
{
	const struct token *tok = k->s->doc->tok;
	uint32_t next = *end;

	if (next + 1 < stop && scene_punct(k->s, next, '-') && tok[next].gap == 0 &&
	    tok[next + 1].gap == 0)
		next++;
	if (next >= stop || tok[next].kind != tok[first].kind || !is_survivor(k, next) ||
	    !run_joins(k->s, next))
		return false;
	*end = next + 1;
	return true;
}

/* The tokens [first, stop), which no finding covers. */
static void look(struct strict *k, uint32_t first, uint32_t stop)
{
	while (first < stop) {
		uint32_t end = first + 1;

		if (is_survivor(k, first)) {
			while (goes_on(k, first, &end, stop))
				;
			add(k, first, end);
		}
		first = end;
	}
}

static void take(struct strict *k, const struct finding *f, uint32_t first, uint32_t end)
{
	struct finding copy = *f;

	if (is_doubtful(k, f))
		for (uint32_t i = first; i < end; i++)
			copy.survivor = copy.survivor || is_survivor(k, i);
	if (copy.survivor && !copy.note)
		copy.note = NOTE;
	finding_add(k->out, &copy);
}

enum lacuna_err strict_run(const struct scene *s, const struct policy *policy,
			   const struct finding_list *resolved, struct finding_list *out)
{
	struct strict k = {s, policy, out};
	uint32_t at = 0;

	for (size_t i = 0; i < resolved->n; i++) {
		const struct finding *f = &resolved->p[i];
		uint32_t first = at, end;

		while (first < s->doc->ntok && s->doc->tok[first].end <= f->start)
			first++;
		look(&k, at, first);
		for (end = first; end < s->doc->ntok && s->doc->tok[end].start < f->end;
		     end++)
			;
		take(&k, f, first, end);
		at = end;
	}
	look(&k, at, s->doc->ntok);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
