/*
 * Given: words and zones. Promises: every rule is tried at every token where its data
 * says it may begin. Must not: prefer one rule to another; resolve does that.
 */
#include "detect_rules.h"

#include "../base/fault.h"
#include "../rules/dispatch.h"
#include "candidate.h"

#define LETTERS 3 /* of what stands for a word: QC */
#define BATCH 512 /* lists of rules that are sieved at a time */

static uint8_t gap_of(const char *name)
{
	return !*name			    ? GAP_NOT
	       : strcmp(name, "blank") == 0 ? GAP_CLASS_BLANK
	       : strcmp(name, "mask") == 0  ? GAP_CLASS_MASK
					    : GAP_CLASS_RESIDUE;
}

#define MARGIN 16  /* of a lexicon_freq */
#define CERTAIN 80 /* the rank of a rule that beats whatever keeps a word */
#define TERMS (LEX_BIT(MEDWORD) | LEX_BIT(DRUG) | LEX_BIT(DEVICE))

/* A word of the language or a term that is hardly anybody's name; among others also a
 * small word, and letters that stand for a word. */
static bool never_named(const struct scene *s, uint32_t i, bool among)
{
	const struct lexicon_entry *e = scene_entry(s, i);
	const struct token *t = &s->doc->tok[i];

	if (among && t->shape == SHAPE_UPPER && t->end - t->start <= LETTERS &&
	    !(s->words.w[i].flags & WORD_CAPS))
		return !(e->classes & LEX_BITS_NAME);
	if ((e->classes & TERMS) && !(e->classes & LEX_BITS_GIVEN) &&
	    t->end - t->start > LETTERS &&
	    lexical_name_freq(e) <= e->freq[FREQ_WORD] + MARGIN)
		return true; /* strain, sprain */
	return (e->classes & LEX_BIT(WORD)) &&
	       (!(e->classes & LEX_BITS_NAME) || lexical_common(e) ||
		(among && (e->classes & LEX_BIT(FUNCTION))));
}

/* Are all words of the span ordinary ones: RE: DISPUTED TREATMENT, Nurse: QC Done? */
static bool is_prose(const struct scene *s, const struct finding *f)
{
	uint32_t first = doc_token_at(s->doc, f->start), end = first;
	struct lexical x;
	unsigned n = 0;

	while (end < s->doc->ntok && s->doc->tok[end].start < f->end)
		end++;
	lexical_count(s, first, end, &x);
	for (uint32_t i = first; i < end; i++)
		n += s->doc->tok[i].shape != SHAPE_LOWER &&
		     never_named(s, i, x.words > 1);
	return x.words && (n == x.words || (x.words > 1 && x.plain == x.words));
}

static void add_groups(const struct scene *s, uint32_t rule, const struct match *m,
		       struct finding_list *out)
{
	const struct pack_rule *r = &s->pack->rules[rule];
	bool nobody = false; /* who the match found is none: Sprain vs. Strain */

	for (uint32_t g = 0; g < m->n; g++) {
		struct finding f = {.start = m->group[g].start,
				    .end = m->group[g].end,
				    .type = m->group[g].type,
				    .rank = r->rank,
				    .score = r->score,
				    .rule = r->id,
				    .gap = gap_of(r->gap)};

		if (s->models->ids.is_person[f.type] && f.rank < CERTAIN &&
		    is_prose(s, &f)) {
			nobody = true;
			continue;
		}
		if (nobody && s->models->ids.is_org[f.type])
			continue;
		finding_add(out, &f);
	}
}

static struct dispatch_word word_at(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *none = s->pack->lex.entries;
	const struct phrase *p = scene_phrase_at(s, i);
	struct dispatch_word word = {scene_entry(s, i), none, i + 1};

	if (p) {
		word.phrase = scene_phrase_entry(s, p);
		word.phrase_end = p->end;
	}
	return word;
}

/* Lists of rules at tokens, those of a token one behind another. */
struct batch {
	struct sieve_ask ask[BATCH];
	uint32_t n;
};

/* The rules of a token that are left of its lists. */
static enum lacuna_err run_token(const struct scene *s, struct dispatch *d,
				 const struct sieve_ask *asks, uint32_t nasks,
				 struct finding_list *out, struct lacuna_fault *fault)
{
	uint32_t i = asks->token, n;
	struct dispatch_word word = word_at(s, i);
	struct match m;
	bool hit;

	n = dispatch_tries(d, s->doc, asks, nasks, &word,
			   (uint16_t)(1u << s->words.w[i].zone));
	for (uint32_t k = 0; k < n; k++) {
		enum lacuna_err err = dispatch_run(s->matcher, s->pack, s->doc, i,
						   &d->list[k], &m, &hit, fault);

		if (err)
			return err;
		if (hit)
			add_groups(s, d->list[k].rule, &m, out);
	}
	return LACUNA_OK;
}

static enum lacuna_err run_batch(const struct scene *s, struct dispatch *d,
				 struct batch *b, struct finding_list *out,
				 struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;
	uint32_t from = 0;

	matcher_sieve(s->matcher, b->ask, b->n, s->doc->text);
	while (from < b->n && !err) {
		uint32_t to = from, left = 0;

		for (; to < b->n && b->ask[to].token == b->ask[from].token; to++)
			left += *b->ask[to].list != PACK_LIST_END;
		if (left)
			err = run_token(s, d, &b->ask[from], to - from, out, fault);
		from = to;
	}
	b->n = 0;
	return err;
}

enum lacuna_err rules_detect(const struct scene *s, struct finding_list *out,
			     struct lacuna_fault *fault)
{
	const struct lexicon_entry *none = s->pack->lex.entries;
	struct batch b;
	struct dispatch d;
	enum lacuna_err err = LACUNA_OK;

	b.n = 0; /* its asks are too many to be emptied for a letter */

	if (dispatch_init(&d, s->pack, s->matcher, s->arena))
		return fault_memory(fault, "preparing rules");
	for (uint32_t i = 0; i < s->doc->ntok && !err; i++) {
		const struct phrase *p = scene_phrase_at(s, i);

		b.n += dispatch_lists(&d, s->doc, i, scene_entry(s, i),
				      p ? scene_phrase_entry(s, p) : none, &b.ask[b.n]);
		if (b.n > BATCH - DISPATCH_LISTS)
			err = run_batch(s, &d, &b, out, fault);
	}
	if (!err)
		err = run_batch(s, &d, &b, out, fault);
	if (err)
		return err;
	return out->failed ? fault_memory(fault, "collecting findings") : LACUNA_OK;
}
