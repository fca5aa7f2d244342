/* Workers of one engine, one a thread. */
#ifndef CLI_CREW_H
#define CLI_CREW_H

#include "../lacuna.h"

struct crew {
	const struct lacuna_engine *engine;
	struct lacuna_worker **workers;
	size_t n;
};

enum lacuna_err crew_new(struct crew *out, const struct lacuna_engine *engine, size_t n,
			 struct lacuna_fault *fault);
void crew_free(struct crew *crew); /* of a crew never made, too */
/* Substitutions of a category by all of them. */
uint64_t crew_count(const struct crew *crew, size_t category);

#endif
