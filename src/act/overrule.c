/*
 * Given: findings and what reviewers decided. Promises: each verdict is followed where
 * its case and text are, under its own name in the log; what is to be replaced wins over
 * what is to stay. Must not: touch what no verdict is about.
 */
#include "overrule.h"

#include "../rules/policy.h"
#include "normal.h"

static bool in_case(const struct overrule_input *in, const struct verdict *v)
{
	struct normal a, b;

	return !v->case_tag.n || str_eq(v->case_tag, in->case_tag) ||
	       str_eq(normal_of(&a, v->case_tag), normal_of(&b, in->case_id));
}

static bool is_about(const struct overrule_input *in, const struct verdict *v,
		     struct str raw, struct str normal)
{
	unsigned char digest[HASH_DIGEST];

	if (!v->has_digest)
		return str_eq(v->normal, normal);
	hash_fast(in->digests, raw, digest);
	return memcmp(digest, v->digest, sizeof(digest)) == 0;
}

/* Gaps have no value of their own that could be told from another's. */
static void let_stay(const struct overrule_input *in, struct finding *f)
{
	struct str raw = str_sub(in->doc->raw, doc_raw_start(in->doc, f->start),
				 doc_raw_end(in->doc, f->end));
	struct normal room;
	struct str normal = normal_of(&room, raw);

	if (f->type == TYPE_KEEP || f->gap || !normal.n)
		return;
	for (size_t i = 0; i < in->verdicts->n; i++) {
		const struct verdict *v = &in->verdicts->p[i];

		if (v->always || !in_case(in, v) || !is_about(in, v, raw, normal))
			continue;
		f->rank = 0;
		f->survivor = false;
		f->note = v->note;
		return;
	}
}

/* The end of v's text when it stands at token i, else 0. */
static uint32_t stands_at(const struct doc *doc, uint32_t i, const struct doc *text)
{
	for (uint32_t k = 0; k < text->ntok; k++)
		if (i + k >= doc->ntok ||
		    !str_ieq(doc_token(doc, i + k), doc_token(text, k)))
			return 0;
	return doc->tok[i + text->ntok - 1].end;
}

static void find_text(const struct overrule_input *in, const struct verdict *v,
		      struct finding_list *out)
{
	const struct policy_row *row = &in->policy->row[v->type];
	const struct doc *doc = in->doc;

	for (uint32_t i = 0; v->text.ntok && i < doc->ntok; i++) {
		uint32_t end = doc->tok[i].hash == v->text.tok[0].hash
				       ? stands_at(doc, i, &v->text)
				       : 0;

		if (end)
			finding_add(out, &(struct finding){
						 .start = doc->tok[i].start,
						 .end = end,
						 .type = v->type,
						 .rank = FIND_RANK_OVER,
						 .score = 1,
						 .survivor = row->action == ACTION_KEEP,
						 .rule = v->rule,
					 });
	}
}

enum lacuna_err overrule_run(const struct overrule_input *in, struct find_output *found)
{
	struct finding_list always = {.arena = in->arena};

	for (size_t i = 0; i < found->resolved.n; i++)
		let_stay(in, &found->resolved.p[i]);
	for (size_t i = 0; i < in->verdicts->n; i++)
		if (in->verdicts->p[i].always && in_case(in, &in->verdicts->p[i]))
			find_text(in, &in->verdicts->p[i], &always);
	return always.n || always.failed ? find_add(found, &always) : LACUNA_OK;
}
