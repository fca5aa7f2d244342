/*
 * Given: what was found, overlaps settled. Promises: the same value, found elsewhere in
 * the letter without a reason to stay, is found, too: places, numbers, dates, user names,
 * and names of persons in shapes that no evidence speaks for. Must not: find a new value.
 */
#include "names.h"
#include "values.h"

#define RULE "known.value"
#define SCORE 0.8f
#define RANK 43		 /* below a known name's */
#define COVER_SCORE 0.5f /* a finding scored lower is no obstacle to a known value */

/* from: the first token of the finding learnt before. That of this one. */
static uint32_t learn(struct values *v, const struct finding *f, uint32_t from,
		      uint8_t *taken)
{
	uint32_t first = scene_token_from(v->s, f->start, from), end = first;
	bool covers = f->type == TYPE_KEEP || f->score >= COVER_SCORE;

	for (; end < v->s->doc->ntok && v->s->doc->tok[end].start < f->end; end++)
		taken[end] = taken[end] || covers;
	if (f->type != TYPE_KEEP && !f->gap && f->rank)
		values_add(v, f->type, f->score, first, end);
	return first;
}

static void put(const struct scene *s, const struct value *v, uint32_t first,
		uint32_t end, struct finding_list *out)
{
	finding_put(out, s->doc, first, end,
		    (struct finding){
			    .type = v->type, .rank = RANK, .score = SCORE, .rule = RULE});
}

enum lacuna_err echo_detect(const struct scene *s, const struct finding_list *before,
			    struct finding_list *out)
{
	uint8_t *taken = ARENA_ARRAY(s->arena, uint8_t, (size_t)s->doc->ntok + TOKEN_PAD);
	uint32_t from = 0;
	struct values v;

	if (!taken || values_open(&v, s, before->n))
		return LACUNA_REFUSED;
	for (size_t i = 0; i < before->n; i++)
		from = learn(&v, &before->p[i], from, taken);
	for (uint32_t i = 0, end; v.n && (i = values_next(&v, i)) < s->doc->ntok; i++) {
		const struct value *value = values_look(&v, taken, i, &end);

		if (value) {
			put(s, value, i, end, out);
			i = end - 1;
		}
	}
	return v.failed || out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
