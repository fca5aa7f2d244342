/*
 * Given: an engine. Promises: as many workers as there are threads, or none. Must not:
 * let two threads have the same one.
 */
#include "crew.h"

#include <stdlib.h>

#include "../base/fault.h"

enum lacuna_err crew_new(struct crew *out, const struct lacuna_engine *engine, size_t n,
			 struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;

	*out = (struct crew){.engine = engine};
	out->workers = calloc(n, sizeof(*out->workers));
	if (!out->workers)
		return fault_memory(fault, "starting workers");
	for (; out->n < n && !err; out->n++)
		err = lacuna_worker_new(&out->workers[out->n], engine, fault);
	if (err)
		crew_free(out);
	return err;
}

void crew_free(struct crew *crew)
{
	for (size_t i = 0; i < crew->n; i++)
		lacuna_worker_free(crew->workers[i]);
	free(crew->workers);
	*crew = (struct crew){0};
}

uint64_t crew_count(const struct crew *crew, size_t category)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < crew->n; i++)
		sum += lacuna_worker_count(crew->workers[i], category);
	return sum;
}
