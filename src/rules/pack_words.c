/*
 * Given: lexicon files in any order. Promises: one entry a key with the union of what the
 * files say of it, an entry for every beginning of a phrase, or an error with file and
 * line.
 */
#include "pack_words.h"

#include <stdlib.h>
#include <string.h>

#include "../base/ascii.h"
#include "pack_columns.h"
#include "pack_tsv.h"

#define SLOTS_MIN 1024
#define PHRASE_WORDS_MAX 16
#define SCRATCH_KEEP ((size_t)64 * 1024)

void pack_words_init(struct pack_words *w, struct pack_job *job)
{
	*w = (struct pack_words){.job = job, .nslots = SLOTS_MIN};
	w->slots = pack_job_alloc(job, SLOTS_MIN, sizeof(*w->slots));
	PACK_ADD(job, &w->words, struct pack_word);
}

void pack_words_free(struct pack_words *w)
{
	arena_free(&w->scratch);
}

static struct pack_word *word_at(const struct pack_words *w, uint32_t i)
{
	return PACK_AT(&w->words, struct pack_word, i);
}

static void grow_slots(struct pack_words *w)
{
	size_t n = 2 * w->nslots;
	uint32_t *slots = pack_job_alloc(w->job, n, sizeof(*slots));

	if (!slots)
		return;
	for (uint32_t i = 1; i < w->words.n; i++) {
		size_t at = word_at(w, i)->hash;

		while (slots[at & (n - 1)])
			at++;
		slots[at & (n - 1)] = i;
	}
	w->slots = slots;
	w->nslots = n;
}

/* The entry of text, whose words are already joined by one blank; a new one if need be.
 */
static uint32_t intern(struct pack_words *w, struct str text, uint32_t hash,
		       uint8_t words)
{
	struct pack_word *word;
	size_t at;

	if (w->words.n * 2 > w->nslots)
		grow_slots(w);
	if (w->job->err)
		return 0;
	for (at = hash; w->slots[at & (w->nslots - 1)]; at++) {
		uint32_t i = w->slots[at & (w->nslots - 1)];

		if (word_at(w, i)->hash == hash && str_eq(word_at(w, i)->text, text))
			return i;
	}
	word = PACK_ADD(w->job, &w->words, struct pack_word);
	if (!word)
		return 0;
	word->text = pack_job_copy(w->job, text);
	word->hash = hash;
	word->entry.words = words;
	w->slots[at & (w->nslots - 1)] = (uint32_t)w->words.n - 1;
	return (uint32_t)w->words.n - 1;
}

/* A key as its words: text joined by one blank, with the end and hash of each beginning.
 */
struct cut_key {
	unsigned char text[UINT8_MAX + 1];
	size_t n;
	uint8_t words;
	uint8_t end[PHRASE_WORDS_MAX];
	uint32_t hash[PHRASE_WORDS_MAX];
};

static bool add_word(struct cut_key *k, struct str word)
{
	uint32_t hash = token_hash(word);

	if (k->words == PHRASE_WORDS_MAX || k->n + word.n + 1 > UINT8_MAX)
		return false;
	if (k->words)
		k->text[k->n++] = ' ';
	for (size_t i = 0; i < word.n; i++)
		k->text[k->n++] = ascii_lower(word.p[i]);
	k->hash[k->words] = k->words ? token_mix(k->hash[k->words - 1], hash) : hash;
	k->end[k->words++] = (uint8_t)k->n;
	return true;
}

/* NULL, or what is wrong with the key. */
static const char *cut(struct pack_words *w, struct str key, struct cut_key *k)
{
	struct doc doc;

	k->n = k->words = 0;
	arena_reset(&w->scratch, SCRATCH_KEEP);
	if (doc_read(&doc, key, &w->scratch)) {
		pack_job_memory(w->job);
		return "no memory";
	}
	for (uint32_t i = 0; i < doc.ntok; i++) {
		struct str text = doc_token(&doc, i);

		if (doc.tok[i].kind == TOKEN_PUNCT) {
			if (!strchr(LEXICON_GLUE, doc.tok[i].c))
				return "has a character that no key may have";
			continue;
		}
		if (doc.tok[i].kind == TOKEN_POSS)
			text = str_sub(text, 1, 2);
		for (size_t c = 0; c < text.n; c++)
			if (ascii_upper(text.p[c]))
				return "is not lower case";
		if (!add_word(k, text))
			return "is too long";
	}
	return k->words ? NULL : "has no word";
}

/* Every beginning of a phrase gets an entry, so that lexicon_phrase can stop early. */
static uint32_t intern_key(struct pack_words *w, const struct cut_key *k)
{
	uint32_t word = 0;

	for (uint8_t i = 0; i < k->words; i++) {
		word = intern(w, str_from(k->text, k->end[i]), k->hash[i],
			      (uint8_t)(i + 1));
		if (i + 1 < k->words && word_at(w, word)->entry.phrase_max < k->words)
			word_at(w, word)->entry.phrase_max = k->words;
	}
	return word;
}

static void read_row(struct pack_words *w, struct pack_tsv *t, int class, struct str row)
{
	struct str rest = row, key = str_cut(&rest, '\t');
	struct pack_key *kept;
	struct cut_key k;
	const char *wrong = cut(w, key, &k);
	uint32_t word;

	if (!wrong && !str_eq(key, str_trim(key)))
		wrong = "has blanks around it";
	if (wrong) {
		pack_job_fail(w->job, t->at, "key \"%.*s\" %s", STR_FMT(key), wrong);
		return;
	}
	word = intern_key(w, &k);
	if (w->job->err)
		return;
	kept = PACK_ADD(w->job, &w->keys, struct pack_key);
	if (kept)
		*kept = (struct pack_key){key, rest, word, (uint8_t) class};
	word_at(w, word)->entry.classes |= UINT64_C(1) << class;
	wrong = pack_columns_apply(word_at(w, word), class, rest);
	if (wrong)
		pack_job_fail(w->job, t->at, "key \"%.*s\" %s", STR_FMT(key), wrong);
}

void pack_words_read(struct pack_words *w, struct str file, struct str bytes)
{
	struct pack_tsv t;
	struct str row, name;
	int class;

	pack_tsv_open(&t, w->job, file, bytes);
	name = pack_tsv_head(&t, "lexicon");
	class = lexicon_class_find(name);
	if (class < 0)
		pack_job_fail(w->job, t.at, "unknown lexicon class \"%.*s\"",
			      STR_FMT(name));
	while (pack_tsv_row(&t, &row))
		read_row(w, &t, class, row);
}

uint32_t pack_words_need(struct pack_words *w, struct str text)
{
	struct cut_key k;

	if (cut(w, text, &k) || k.words != 1)
		return 0;
	return intern_key(w, &k);
}

static int by_class_and_key(const void *a, const void *b)
{
	const struct pack_key *x = a, *y = b;
	int d = x->class - y->class;

	return d ? d : str_cmp(x->key, y->key);
}

void pack_words_sort_keys(struct pack_words *w)
{
	const struct pack_key *state;
	size_t n;

	if (w->keys.n)
		qsort(w->keys.p, w->keys.n, sizeof(struct pack_key), by_class_and_key);
	state = pack_words_of(w, LEX_STATE, &n);
	for (size_t i = 0; i < n; i++)
		word_at(w, state[i].word)->entry.value = (uint16_t)(i + 1);
}

/* The first key of class or of a later one. */
static size_t class_start(const struct pack_words *w, int class)
{
	size_t lo = 0, hi = w->keys.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (PACK_AT(&w->keys, struct pack_key, mid)->class < class)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct pack_key *pack_words_of(const struct pack_words *w, int class, size_t *n)
{
	size_t start = class_start(w, class);

	*n = class_start(w, class + 1) - start;
	return *n ? PACK_AT(&w->keys, struct pack_key, start) : NULL;
}

/* One word in sixteen is met more often: 14 times in a million words. */
#define LUKEWARM 112

static uint8_t heat(const struct lexicon_entry *e)
{
	uint8_t most = e->classes & LEX_BIT(FUNCTION) ? UINT8_MAX : 0;

	for (int i = 0; i < FREQS; i++)
		if (e->freq[i] > most)
			most = e->freq[i];
	return most;
}

static int by_heat(const void *a, const void *b)
{
	const struct pack_word *x = a, *y = b;
	int hx = heat(&x->entry), hy = heat(&y->entry);

	if (hx < LUKEWARM && hy < LUKEWARM)
		return str_cmp(y->text, x->text);
	return hx != hy ? hy - hx : str_cmp(x->text, y->text);
}

void pack_words_sort(struct pack_words *w)
{
	if (w->words.n > 1)
		qsort(word_at(w, 1), w->words.n - 1, sizeof(struct pack_word), by_heat);
}
