/*
 * An annotation of a letter of LETTER bytes. Promises: refused with a fault, or marks in
 * order, disjoint and inside the letter.
 */
#include "../../src/cli/score_gold.h"
#include "fuzz.h"

#define LETTER 4096

void fuzz_gold(struct str in)
{
	const struct pack *pack = fuzz_pack();
	struct gold_letter letter = {.name = "fuzz"};
	struct lacuna_fault fault = {0};
	size_t at = 0;

	FUZZ_HOLDS(buf_reserve(&letter.text, LETTER));
	letter.text.n = LETTER;
	if (score_gold_marks(&letter, in, pack, &fault)) {
		FUZZ_HOLDS(fault.code == LACUNA_INPUT && fault.what[0]);
	} else {
		for (size_t i = 0; i < letter.n; i++) {
			FUZZ_HOLDS(letter.marks[i].start >= at);
			at = letter.marks[i].end;
			FUZZ_HOLDS(at >= letter.marks[i].start && at <= LETTER);
			FUZZ_HOLDS(letter.marks[i].type < pack->ntypes);
		}
	}
	score_gold_free(&letter);
}
