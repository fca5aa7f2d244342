/*
 * Given: a letter and its findings. Promises: every capital and every long number is a
 * finding, a word of the lexicon, or becomes a finding here. Must not: touch what is kept
 * for a reason.
 */
#include "survivor.h"

#define LONG_NUMBER 4 /* digits; a shorter one counts, measures or scores */

static bool is_unknown(const struct act_input *in, uint32_t i)
{
	const struct token *t = &in->doc->tok[i];

	if (t->kind == TOKEN_NUMBER)
		return t->end - t->start >= LONG_NUMBER;
	return t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER && t->end - t->start > 1;
}

/* The token after the words from i on that the lexicon knows as one; i when it knows
 * none. */
static uint32_t known_end(const struct act_input *in, uint32_t i)
{
	const struct lexicon *lex = &in->pack->lex;
	const struct lexicon_entry *e;
	uint32_t end = i;

	if (in->doc->tok[i].kind != TOKEN_WORD)
		return i;
	e = lexicon_word(lex, in->doc, i);
	if (e->phrase_max > 1 && lexicon_phrase(lex, in->doc, i, e, &end)->classes)
		return end;
	return e->classes ? i + 1 : i;
}

static void add(const struct act_input *in, struct finding_list *out, uint32_t i,
		int word, int number)
{
	const struct token *t = &in->doc->tok[i];
	int type = t->kind == TOKEN_NUMBER ? number : word;
	struct finding f = {.start = t->start,
			    .end = t->end,
			    .rule = "strict.survivor",
			    .note = "unexplained"};

	if (type < 0)
		return;
	f.type = (uint16_t)type;
	finding_add(out, &f);
}

enum lacuna_err survivor_find(const struct act_input *in, struct finding_list *out)
{
	const struct finding_list *found = &in->found->resolved;
	int word = pack_type_find(in->pack, STR("NAME"), STR("OTHER"));
	int number = pack_type_find(in->pack, STR("ID"), STR("OTHER"));
	size_t k = 0;

	*out = (struct finding_list){.arena = in->arena};
	for (uint32_t i = 0; i < in->doc->ntok;) {
		const struct token *t = &in->doc->tok[i];
		uint32_t end = i + 1;

		for (; k < found->n && found->p[k].end <= t->start; k++)
			finding_add(out, &found->p[k]);
		if ((k == found->n || found->p[k].start >= t->end) && is_unknown(in, i)) {
			end = known_end(in, i);
			if (end == i) {
				add(in, out, i, word, number);
				end = i + 1;
			}
		}
		i = end;
	}
	for (; k < found->n; k++)
		finding_add(out, &found->p[k]);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
