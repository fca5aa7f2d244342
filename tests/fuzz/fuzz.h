/*
 * Fuzzing: any bytes, to one part of the program. A harness is a file fuzz_NAME.c and a
 * row here; it ends the process when a promise is broken, and says which. With libFuzzer
 * (make fuzz) bytes are made up; without (make check) those that once broke something,
 * and the seeds, are tried again.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "../../src/base/buf.h"
#include "../../src/find/find.h"
#include "../../src/lacuna.h"
#include "../../src/rules/pack.h"

#define FUZZ_HARNESSES(X) \
	X(doc)            \
	X(packs)          \
	X(image)          \
	X(policy) X(names) X(decisions) X(record) X(feed) X(audit) X(gold) X(filter)

typedef void fuzz_fn(struct str in);

#define X(name) fuzz_fn fuzz_##name;
FUZZ_HARNESSES(X)
#undef X

/* The harness of this name, or NULL. */
fuzz_fn *fuzz_find(const char *name);
/* A promise is broken: says so and aborts. */
void fuzz_die(const char *what, const struct lacuna_fault *fault)
	__attribute__((noreturn));

#define FUZZ_HOLDS(promise)                       \
	do {                                      \
		if (!(promise))                   \
			fuzz_die(#promise, NULL); \
	} while (0)

/* The built-in packs, opened once. */
const struct pack *fuzz_pack(void);
/* What finding in doc takes, by the built-in packs. */
struct find_input fuzz_search(const struct doc *doc, struct arena *arena);

/* Cuts the bytes up to the next line that begins with "@@" off *rest; *head is what that
 * line says behind the mark. How an input holds several files. False at the end. */
bool fuzz_cut(struct str *rest, struct str *head, struct str *body);

#endif
