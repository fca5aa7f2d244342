/*
 * Given: the suites the Makefile found (suites.h: SUITE(name) a line). Promises: every
 * one is run, and a last line counts. Must not: call nothing run a success.
 */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A test that hangs fails after this; a busy machine takes its time. */
#define PATIENCE "60"

#define SUITE(name) Suite *name##_suite(void);
#include "suites.h"
#undef SUITE

/* One suite alone need not wait for what the others prepare. */
static bool wanted(const char *name)
{
	const char *only = getenv("CK_RUN_SUITE");

	return !only || strcmp(only, name) == 0;
}

int main(void)
{
	SRunner *runner = srunner_create(NULL);
	int run, failed;

	setenv("CK_DEFAULT_TIMEOUT", PATIENCE, 0);
#define SUITE(name)        \
	if (wanted(#name)) \
		srunner_add_suite(runner, name##_suite());
#include "suites.h"
#undef SUITE
	srunner_run_all(runner, CK_ENV);
	run = srunner_ntests_run(runner);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	printf("%d passed, %d failed, 0 skipped\n", run - failed, failed);
	return run > 0 && !failed ? EXIT_SUCCESS : EXIT_FAILURE;
}
