/*
 * Given: faults and lines. Promises: each on one line of stderr, in colour only on a
 * terminal whose user has not set NO_COLOR. Must not: be handed letter text.
 */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/fault.h"

#define LINE_BYTES 8192 /* longer names are cut */

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

	fputs(red ? "\033[31mlacuna: " : "lacuna: ", stderr);
	fputs(fault->what, stderr);
	fputs(red ? "\033[0m\n" : "\n", stderr);
	return (int)fault->code;
}

static void compose(char line[LINE_BYTES], const char *fmt, va_list ap)
{
	vsnprintf(line, LINE_BYTES, fmt, ap);
	fault_plain(line, strlen(line));
}

void say_line(const char *fmt, ...)
{
	char line[LINE_BYTES];
	va_list ap;

	va_start(ap, fmt);
	compose(line, fmt, ap);
	va_end(ap);
	fprintf(stderr, "lacuna: %s\n", line);
}

void say_add(struct buf *out, const char *fmt, ...)
{
	char line[LINE_BYTES];
	va_list ap;

	va_start(ap, fmt);
	compose(line, fmt, ap);
	va_end(ap);
	buf_str_add(out, str_of(line));
	buf_byte(out, '\n');
}
