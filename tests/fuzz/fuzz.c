/*
 * Given: what the harnesses share. Promises: nothing of its own.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static const struct {
	const char *name;
	fuzz_fn *run;
} harnesses[] = {
#define X(name) {#name, fuzz_##name},
	FUZZ_HARNESSES(X)
#undef X
};

fuzz_fn *fuzz_find(const char *name)
{
	for (size_t i = 0; i < sizeof(harnesses) / sizeof(harnesses[0]); i++)
		if (strcmp(harnesses[i].name, name) == 0)
			return harnesses[i].run;
	return NULL;
}

void fuzz_die(const char *what, const struct lacuna_fault *fault)
{
	fprintf(stderr, "broken: %s%s%s\n", what, fault ? ": " : "",
		fault ? fault->what : "");
	abort();
}

const struct pack *fuzz_pack(void)
{
	static struct arena arena;
	static struct pack pack;
	struct lacuna_fault fault;

	if (!pack.ntypes && pack_open_builtin(&pack, &arena, &fault))
		fuzz_die("the built-in packs", &fault);
	return &pack;
}

struct find_input fuzz_search(const struct doc *doc, struct arena *arena)
{
	static struct models models;
	static struct matcher *matcher;
	static struct arena scratch;
	const struct pack *pack = fuzz_pack();
	struct lacuna_fault fault;

	if (!matcher &&
	    (models_read(&models, pack, &fault) || matcher_new(&matcher, pack, &fault)))
		fuzz_die("the built-in packs", &fault);
	return (struct find_input){.doc = doc,
				   .pack = pack,
				   .models = &models,
				   .matcher = matcher,
				   .arena = arena,
				   .scratch = &scratch};
}

bool fuzz_cut(struct str *rest, struct str *head, struct str *body)
{
	size_t at = 0;

	if (!str_starts(*rest, STR("@@")))
		return false;
	*rest = str_sub(*rest, 2, rest->n);
	*head = str_cut(rest, '\n');
	while (at < rest->n && !str_starts(str_sub(*rest, at, rest->n), STR("@@")))
		at = str_find(*rest, at, '\n') + 1;
	*body = str_sub(*rest, 0, at);
	*rest = str_sub(*rest, at, rest->n);
	return true;
}
