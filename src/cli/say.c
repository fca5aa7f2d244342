/*
 * Given: faults and lines. Promises: each on one line of stderr, in colour only on a
 * terminal whose user has not set NO_COLOR. Must not: be handed letter text.
 */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool say_is_seen(void)
{
	return isatty(STDERR_FILENO) == 1;
}

static bool coloured(void)
{
	const char *no = getenv("NO_COLOR");

	return say_is_seen() && !(no && *no);
}

int say_fault(const struct lacuna_fault *fault)
{
	bool red = coloured();

	fprintf(stderr, "%slacuna: %s%s\n", red ? "\033[31m" : "", fault->what,
		red ? "\033[0m" : "");
	return (int)fault->code;
}

void say_line(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fputs("lacuna: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
}
