/*
 * Names known for a case, TYPE NAME a line, and behind "@@" a letter. Promises: the names
 * are refused, or the letter is cleaned with them.
 */
#include "../../src/find/given.h"
#include "fuzz.h"

#define NAMES 32

static size_t read_names(struct lacuna_known *out, struct str *in)
{
	size_t n = 0;

	while (n < NAMES && in->n && !str_starts(*in, STR("@@"))) {
		struct str name = str_cut(in, '\n'), type = str_cut(&name, ' ');

		out[n] = (struct lacuna_known){
			{type.p, type.n}, {name.p, name.n}, .line = n + 1};
		n++;
	}
	str_cut(in, '\n');
	return n;
}

void fuzz_names(struct str in)
{
	struct lacuna_known names[NAMES];
	struct lacuna_config cfg = {.known = names, .known_from = "names"};
	struct arena arena = {.limit = (size_t)512 << 20};
	struct lacuna_fault fault = {0};
	struct find_known *known;
	struct find_output out;
	struct doc doc = {0};
	struct find_input input = fuzz_search(&doc, &arena);

	cfg.nknown = read_names(names, &in);
	if (given_read(&known, &cfg, input.pack, input.models, &arena, &fault)) {
		FUZZ_HOLDS(fault.code == LACUNA_USAGE && fault.what[0]);
	} else {
		input.known = known;
		input.nknown = cfg.nknown;
		FUZZ_HOLDS(!doc_read(&doc, in, &arena));
		if (find_run(&input, &out, &fault))
			fuzz_die("a short letter is refused", &fault);
		for (size_t i = 1; i < out.resolved.n; i++)
			FUZZ_HOLDS(out.resolved.p[i].start >= out.resolved.p[i - 1].end);
	}
	arena_free(&arena);
}
