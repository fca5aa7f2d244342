/*
 * Given: a code and words. Promises: one printable line, whatever is in the words.
 */
#include "fault.h"

#include <stdarg.h>
#include <stdio.h>

enum lacuna_err fault_set(struct lacuna_fault *f, enum lacuna_err code, const char *fmt,
			  ...)
{
	va_list ap;

	if (!f)
		return code;
	f->code = code;
	va_start(ap, fmt);
	vsnprintf(f->what, sizeof(f->what), fmt, ap);
	va_end(ap);
	for (char *c = f->what; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			*c = '?';
	return code;
}

enum lacuna_err fault_memory(struct lacuna_fault *f, const char *what)
{
	return fault_set(f, LACUNA_REFUSED, "out of memory while %s", what);
}
