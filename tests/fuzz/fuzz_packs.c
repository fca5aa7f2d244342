/*
 * Pack files, "@@ PATH" before each, beside a common ground. Promises: refused with a
 * fault, or compiled to an image that opens with every check made; the order of files
 * makes no difference; rules run on their own examples.
 */
#include "../../src/base/hash.h"
#include "../../src/rules/lint.h"
#include "../ground.h"
#include "fuzz.h"

#define FILES 16

static size_t read_files(struct pack_file *files, struct str in)
{
	struct str path, body;
	size_t n = 0;

	while (n < FILES && fuzz_cut(&in, &path, &body))
		files[n++] = (struct pack_file){str_trim(path), body};
	return ground_add(files, n);
}

static void check_other_order(struct pack_file *files, size_t n, struct str image)
{
	struct lacuna_fault fault = {0};
	struct buf again = {0};

	for (size_t i = 0; i < n / 2; i++) {
		struct pack_file f = files[i];

		files[i] = files[n - 1 - i];
		files[n - 1 - i] = f;
	}
	if (pack_compile(&again, files, n, &fault))
		fuzz_die("files that compile, in another order", &fault);
	FUZZ_HOLDS(str_eq(image, buf_str(&again)));
	buf_free(&again);
}

void fuzz_packs(struct str in)
{
	struct pack_file files[FILES + GROUND_FILES];
	struct lacuna_fault fault = {0};
	struct buf image = {0};
	struct lint lint;
	struct arena arena = {0};
	struct pack pack;
	size_t n = read_files(files, in);

	FUZZ_HOLDS(hash_init());
	if (pack_compile(&image, files, n, &fault)) {
		FUZZ_HOLDS(fault.code == LACUNA_PACK && fault.what[0]);
	} else {
		if (pack_open(&pack, buf_str(&image), &arena, &fault))
			fuzz_die("an image just made does not open", &fault);
		if (!lint_open(&lint, files, n, &fault))
			(void)lint_rules(&lint);
		lint_close(&lint);
		check_other_order(files, n, buf_str(&image));
	}
	arena_free(&arena);
	buf_free(&image);
}
