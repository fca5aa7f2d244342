/* The word table while it is built: keys of all lexicon files, one entry each. */
#ifndef RULES_PACK_WORDS_H
#define RULES_PACK_WORDS_H

#include "lexicon.h"
#include "pack_job.h"

struct pack_word {
	struct lexicon_entry entry;
	uint32_t hash;
	struct str text;	       /* its words joined by one blank */
	bool valued;		       /* entry.value was given */
	uint8_t org_class, role_class; /* 1 + the class its kind came from */
};

/* A row of a lexicon file: its key as written, for {{lexicon:class}}. */
struct pack_key {
	struct str key, column;
	uint32_t word;
	uint8_t class;
};

struct pack_words {
	struct pack_job *job;
	struct pack_list words; /* struct pack_word; [0] is no word */
	struct pack_list keys;	/* struct pack_key */
	uint32_t *slots;	/* index of a word, or 0 */
	size_t nslots;
	struct arena scratch;
};

void pack_words_init(struct pack_words *w, struct pack_job *job);
void pack_words_free(struct pack_words *w);
/* Adds the rows of a lexicon file. */
void pack_words_read(struct pack_words *w, struct str file, struct str bytes);
/* The index of the entry of one word, made when there is none; 0 when text is no word. */
uint32_t pack_words_need(struct pack_words *w, struct str text);
/* To be called when all files are read: keys by class and text. Numbers the states. */
void pack_words_sort_keys(struct pack_words *w);
/* The sorted keys of a class. */
const struct pack_key *pack_words_of(const struct pack_words *w, int class, size_t *n);
/* Orders words for the image: those met most first, so that they share cache lines, and
 * among the others each behind one that begins with it. Indices taken before are void. */
void pack_words_sort(struct pack_words *w);

#endif
