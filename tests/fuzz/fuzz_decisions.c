/*
 * "@@", a reviewer's decisions file, "@@", a letter. Promises: the file is refused with a
 * fault of one line, or followed: findings stay apart, and whatever is always to be
 * replaced, in all cases, is to be replaced wherever it stands.
 */
#include "../../src/act/overrule.h"
#include "../../src/rules/policy.h"
#include "fuzz.h"

static const struct policy *the_policy(const struct pack *pack)
{
	static struct arena arena;
	static struct policy policy;
	struct lacuna_fault fault;

	if (!policy.name && policy_find(&policy, pack, STR("imr"), &arena, &fault))
		fuzz_die("the built-in policy", &fault);
	return &policy;
}

/* Is every word from token i to before k in a finding that is no keep? */
static bool is_found(const struct doc *doc, uint32_t i, uint32_t k,
		     const struct finding_list *found)
{
	size_t at = 0;

	for (; i < k; i++) {
		while (at < found->n && found->p[at].end <= doc->tok[i].start)
			at++;
		if (at == found->n || found->p[at].start > doc->tok[i].start ||
		    found->p[at].end < doc->tok[i].end || found->p[at].type == TYPE_KEEP)
			return false;
	}
	return true;
}

static void check_always(const struct verdict *v, const struct doc *doc,
			 const struct finding_list *found)
{
	uint32_t n = v->text.ntok;

	if (!v->always || v->case_tag.n || !n)
		return;
	for (uint32_t i = 0; i + n <= doc->ntok; i++) {
		uint32_t k = 0;

		while (k < n && str_ieq(doc_token(doc, i + k), doc_token(&v->text, k)))
			k++;
		FUZZ_HOLDS(k < n || is_found(doc, i, i + n, found));
	}
}

static void follow(const struct verdicts *verdicts, struct str letter,
		   struct arena *arena)
{
	struct lacuna_fault fault = {0};
	struct find_output out;
	struct hash_key digests = {{0}};
	struct doc doc = {0};
	struct find_input search = fuzz_search(&doc, arena);
	struct overrule_input in = {
		.verdicts = verdicts,
		.doc = &doc,
		.policy = the_policy(search.pack),
		.case_id = STR("CM14-0012345"),
		.case_tag = STR("k7q"),
		.digests = &digests,
		.arena = arena,
	};

	FUZZ_HOLDS(!doc_read(&doc, letter, arena));
	if (find_run(&search, &out, &fault))
		fuzz_die("a short letter is refused", &fault);
	FUZZ_HOLDS(!overrule_run(&in, &out));
	for (size_t i = 1; i < out.resolved.n; i++)
		FUZZ_HOLDS(out.resolved.p[i].start >= out.resolved.p[i - 1].end);
	for (size_t i = 0; i < verdicts->n; i++)
		check_always(&verdicts->p[i], &doc, &out.resolved);
}

void fuzz_decisions(struct str in)
{
	struct arena arena = {.limit = (size_t)512 << 20};
	struct lacuna_fault fault = {0};
	struct str head, xml = {0}, letter = {0};
	struct verdicts verdicts;

	if (fuzz_cut(&in, &head, &xml))
		fuzz_cut(&in, &head, &letter);
	if (verdicts_read(&verdicts, fuzz_pack(), "fuzz", xml, &arena, &fault))
		FUZZ_HOLDS(fault.code == LACUNA_PACK && fault.what[0] &&
			   !strchr(fault.what, '\n'));
	else
		follow(&verdicts, letter, &arena);
	arena_free(&arena);
}
