/*
 * Given: whom a letter names. Promises: the same names where its paragraphs without
 * capitals have them in small letters. Must not: take a word for a name that it is.
 */
#include "chat.h"
#include "lexical.h"
#include "names.h"

#define RANK_ECHO 42
#define SEED_SCORE 0.8f
#define MARGIN 40 /* 2^5 times as often a name: danielle, not stone */

/* Is the word no word, or a name far more often than one? */
static bool is_own(const struct lexicon_entry *e)
{
	return !(e->classes & (CHAT_OTHERWISE | LEX_BIT(EPONYM) | LEX_BIT(PARTICLE))) &&
	       (!(e->classes & LEX_BIT(WORD)) ||
		lexical_name_freq(e) > e->freq[FREQ_WORD] + MARGIN);
}

static void learn(const struct scene *s, const struct finding *f, struct chat_names *out)
{
	if (!s->models->ids.is_person[f->type] || f->score < SEED_SCORE)
		return;
	for (uint32_t i = doc_token_at(s->doc, f->start); s->doc->tok[i].start < f->end;
	     i++) {
		const struct token *t = &s->doc->tok[i];

		if (out->n < CHAT_NAMES && t->kind == TOKEN_WORD &&
		    t->end - t->start > 2 && is_own(scene_entry(s, i))) {
			out->p[out->n].hash = t->hash;
			out->p[out->n++].type = f->type;
		}
	}
}

void chat_learn(const struct scene *s, const struct finding_list *before,
		const struct finding_list *found, struct chat_names *out)
{
	out->n = 0;
	for (size_t k = 0; k < before->n; k++)
		learn(s, &before->p[k], out);
	for (size_t k = 0; k < found->n; k++)
		learn(s, &found->p[k], out);
}

void chat_echo(const struct scene *s, uint32_t first, uint32_t end,
	       const struct chat_names *names, struct finding_list *out)
{
	for (uint32_t i = first; i < end; i++) {
		unsigned k = 0;

		if (!chat_small(s, i))
			continue;
		while (k < names->n && names->p[k].hash != s->doc->tok[i].hash)
			k++;
		if (k < names->n) {
			uint32_t from =
				i > first + 1 && scene_punct(s, i - 1, '-') &&
						scene_class(s, i - 2, LEX_BIT(PARTICLE))
					? i - 2
					: i; /* el-masri */

			finding_put(out, s->doc, from, i + 1,
				    (struct finding){.type = names->p[k].type,
						     .rank = RANK_ECHO,
						     .score = 0.7f,
						     .rule = "name.echo"});
		}
	}
}
