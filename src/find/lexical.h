/* What the lexicon takes words for. */
#ifndef FIND_LEXICAL_H
#define FIND_LEXICAL_H

#include "scene.h"

/* What the words of a run are, by the lexicon. */
struct lexical {
	unsigned words, names, mixed, plain, unknown, given, medical, eponym, upper,
		acronym, acro; /* four capitals or fewer */
	unsigned explained; /* eponyms, drugs, devices, acronyms, proper words: capitals
			       anyway */
	bool given_first, surname_last, mixed_case, hyphen, particle;
	bool camel; /* two words in one (VerityComp), which no surname is (MacVay) */
};

/* Counts the words of [first, end). */
void lexical_count(const struct scene *s, uint32_t first, uint32_t end,
		   struct lexical *out);
/* How often it is anybody's name, the most frequent way; as lexicon_entry.freq has it. */
int lexical_name_freq(const struct lexicon_entry *e);
/* Is it a word so much oftener than a name that it is never one (Done, Time)? */
bool lexical_common(const struct lexicon_entry *e);
/* Is it a given name before it is a surname or a word? */
bool lexical_given(const struct lexicon_entry *e);
/* Are many people called so (Bishop, Dean), whatever else the word is? */
bool lexical_widely(const struct lexicon_entry *e);
/* Is it often written with a capital in running text: once in four? */
static inline bool lexical_often_capital(const struct lexicon_entry *e)
{
	return e->cap >= 64;
}
/* Does the word at i end in one of these, blank-separated, behind more than stem bytes?
 */
bool lexical_ends(const struct scene *s, uint32_t i, const char *endings, size_t stem);
/* Does the word at i end as operations do: bunionectomy, cheilotomy, arthrodesis? */
bool lexical_procedure(const struct scene *s, uint32_t i);
/* The classes of the longest lexicon entry that is exactly [first, end); none when there
 * is no such. */
uint64_t lexical_whole(const struct scene *s, uint32_t first, uint32_t end);
/* Do a comma and the code of a state that might be a credential or a legal form follow
 * what ends before token end: ", PA"? */
bool lexical_state_code(const struct scene *s, uint32_t end);
/* Is [first, end) a town and nobody's name, and what follows its state, though it might
 * be a credential or a legal form: Allentown, PA? */
bool lexical_town_state(const struct scene *s, uint32_t first, uint32_t end);
/* Is it a small word (As, From, With), which has a capital in titles, not in names? Do,
 * An and He are surnames too. */
bool lexical_small(const struct lexicon_entry *e);

#endif
