/*
 * libFuzzer's entry: which harness it is, the program's own name says (fuzz-doc).
 */
#include <stdio.h>
#include <stdlib.h>

#include "../fuzz.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static fuzz_fn *harness;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *dash = strrchr((*argv)[0], '-');

	(void)argc;
	harness = dash ? fuzz_find(dash + 1) : NULL;
	if (harness)
		return 0;
	fputs("the program's name has to end in -HARNESS\n", stderr);
	exit(2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	harness(str_from(data, n));
	return 0;
}
