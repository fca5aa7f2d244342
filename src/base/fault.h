/* Fills a caller's fault: the one line a person reads. */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include "../lacuna.h"

/* Stores code and text (cut to fit, as fault_plain has it) in *f when f is not NULL;
 * returns code, so that a failing function ends in return fault_set(...). Never pass
 * letter text. */
enum lacuna_err fault_set(struct lacuna_fault *f, enum lacuna_err code, const char *fmt,
			  ...) __attribute__((format(printf, 3, 4), cold));
/* Makes n bytes safe to print: control characters, bytes that are not UTF-8 and what
 * reorders text become '?'. */
void fault_plain(void *what, size_t n);
/* The fault for memory that ran out while doing what. */
enum lacuna_err fault_memory(struct lacuna_fault *f, const char *what)
	__attribute__((cold));

#endif
