/*
 * Given: the words of all lexicon files. Promises: a table of them in which the same
 * thing is known once, the same for the same words. Must not: let a search run past the
 * slots.
 */
#include "pack_lexicon.h"

#include <string.h>

struct maker {
	const struct pack_lexicon *out;
	struct pack_job *job;
	struct pack_list *words;
	uint32_t *seen; /* entries by what they say: 1 + index, nseen of them */
	size_t nseen;
	struct str last; /* the key put last, which lies at last_at */
	size_t last_at;
	uint64_t *slots;
	uint32_t homes;
};

static bool too_many(struct maker *m, const char *what, unsigned long most)
{
	return pack_job_fail(m->job, (struct pack_place){STR("lexicons"), 0},
			     "more than %lu %s", most, what);
}

/* The index of an entry that says the same; a new one if need be. */
static uint32_t entry_of(struct maker *m, const struct lexicon_entry *e)
{
	const struct lexicon_entry *put = (const void *)m->out->entries->p;
	size_t at = token_hash(str_from(e, sizeof(*e))), n;

	for (; m->seen[at & (m->nseen - 1)]; at++) {
		uint32_t i = m->seen[at & (m->nseen - 1)] - 1;

		if (memcmp(&put[i], e, sizeof(*e)) == 0)
			return i;
	}
	n = m->out->entries->n / sizeof(*e);
	buf_add(m->out->entries, e, sizeof(*e));
	m->seen[at & (m->nseen - 1)] = (uint32_t)n + 1;
	return (uint32_t)n;
}

/* Where a key lies: where the one before it begins, when it begins with this. */
static size_t key_of(struct maker *m, struct str text)
{
	if (!str_starts(m->last, text)) {
		m->last = text;
		m->last_at = m->out->keys->n;
		buf_str_add(m->out->keys, text);
	}
	return m->last_at;
}

/* False when the last homes have more keys than there is room for after them. */
static bool put_slot(struct maker *m, uint32_t hash, uint64_t slot)
{
	uint32_t at = lexicon_home(hash, m->homes);

	while (m->slots[at])
		at++;
	m->slots[at] = slot | (uint64_t)hash << LEXICON_HASH_SHIFT;
	return at < m->homes + LEXICON_SPILL - 1;
}

static void put_word(struct maker *m, const struct pack_word *w)
{
	size_t entry = entry_of(m, &w->entry), key = key_of(m, w->text);

	if (m->out->entries->failed || m->out->keys->failed)
		pack_job_memory(m->job);
	else if (entry >> LEXICON_ENTRY_BITS)
		too_many(m, "different entries", 1ul << LEXICON_ENTRY_BITS);
	else if (key >> LEXICON_KEY_BITS)
		too_many(m, "bytes of keys", 1ul << LEXICON_KEY_BITS);
	else if (!put_slot(m, w->hash,
			   (uint64_t)entry << LEXICON_ENTRY_SHIFT |
				   (uint64_t)w->text.n << LEXICON_LEN_SHIFT | key))
		too_many(m, "keys of one hash", LEXICON_SPILL);
}

/* Three quarters of the homes are taken: those met most were there first and are found at
 * once, and what is not known after a cache line. */
static void put_words(struct maker *m)
{
	size_t n = m->words->n;

	m->homes = (uint32_t)(n + n / 3);
	m->slots = pack_job_alloc(m->job, m->homes + LEXICON_SPILL, sizeof(*m->slots));
	for (m->nseen = 4; m->nseen < 2 * n; m->nseen *= 2)
		;
	m->seen = pack_job_alloc(m->job, m->nseen, sizeof(*m->seen));
	if (m->job->err)
		return;
	entry_of(m, &PACK_AT(m->words, struct pack_word, 0)->entry);
	for (size_t i = 1; i < n && !m->job->err; i++)
		put_word(m, PACK_AT(m->words, struct pack_word, i));
	buf_add(m->out->slots, m->slots, (m->homes + LEXICON_SPILL) * sizeof(*m->slots));
}

/* Eight bits a phrase: one in thirteen that is none passes. */
static void put_phrases(struct maker *m)
{
	size_t n = 0, bits = 64;
	uint64_t *set;

	for (size_t i = 1; i < m->words->n; i++)
		n += PACK_AT(m->words, struct pack_word, i)->entry.words > 1;
	while (bits < 8 * n)
		bits *= 2;
	set = pack_job_alloc(m->job, bits / 64, sizeof(*set));
	for (size_t i = 1; set && i < m->words->n; i++) {
		const struct pack_word *w = PACK_AT(m->words, struct pack_word, i);

		if (w->entry.words > 1)
			set[(w->hash & (bits - 1)) / 64] |= UINT64_C(1) << w->hash % 64;
	}
	if (set)
		buf_add(m->out->phrases, set, bits / 8);
}

void pack_lexicon_put(const struct pack_lexicon *out, struct pack_words *words)
{
	struct maker m = {.out = out, .job = words->job, .words = &words->words};

	pack_words_sort(words);
	put_words(&m);
	put_phrases(&m);
}
