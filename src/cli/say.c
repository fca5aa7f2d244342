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

bool say_in_colour(int fd)
{
	const char *no = getenv("NO_COLOR");

	return isatty(fd) == 1 && !(no && *no);
}

int say_fault(const struct lacuna_fault *fault)
{
	bool red = say_in_colour(STDERR_FILENO);

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
