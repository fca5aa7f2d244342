/*
 * Given: the name of a library. Promises: its functions can be called, or a fault that
 * names it. Must not: look for it anywhere but where the system's loader does.
 */
#include "late.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

#include "../base/fault.h"

/* Of late_jumps.S: a library's file name without place, then what is called of it, and so
 * on to an empty row. */
struct late_row {
	const char *name;
	void **place;	/* of a function, or what stands for a pointer; NULL: a library */
	size_t pointer; /* not a function, but one in a variable */
};

extern const struct late_row late_rows[] __attribute__((weak));

void late_missing(void);

/* A function was called before its library was loaded. */
void late_missing(void)
{
	__builtin_trap();
}

static bool is_library(const struct late_row *row, const char *library)
{
	size_t n = strlen(library);

	return !row->place && strncmp(row->name, library, n) == 0 && row->name[n] == '.';
}

static enum lacuna_err failed(struct lacuna_fault *fault)
{
	const char *why = dlerror();

	return fault_set(fault, LACUNA_REFUSED, "a library cannot be loaded: %s",
			 why ? why : "no reason given");
}

enum lacuna_err late_load(const char *library, struct lacuna_fault *fault)
{
	const struct late_row *row = late_rows;
	void *handle;

	while (row && row->name && !is_library(row, library))
		row++;
	if (!row || !row->name)
		return LACUNA_OK; /* linked with it */
	handle = dlopen(row->name, RTLD_NOW | RTLD_LOCAL);
	if (!handle)
		return failed(fault);
	for (row++; row->place; row++) {
		void *found = dlsym(handle, row->name);

		if (!found)
			return failed(fault);
		*row->place = row->pointer ? *(void **)found : found;
	}
	return LACUNA_OK;
}
