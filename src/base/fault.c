/*
 * Given: a code and words. Promises: one printable line, whatever is in the words.
 */
#include "fault.h"

#include <stdarg.h>
#include <stdio.h>

#include "utf8.h"

void fault_plain(void *what, size_t n)
{
	struct str s = str_from(what, n);

	for (size_t i = 0, len; i < s.n; i += len) {
		uint32_t c = 0;

		len = utf8_decode(s, i, &c);
		if (!len || !utf8_shown(c))
			memset((char *)what + i, '?', len ? len : 1);
		len = len ? len : 1;
	}
}

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
	fault_plain(f->what, strlen(f->what));
	return code;
}

enum lacuna_err fault_memory(struct lacuna_fault *f, const char *what)
{
	return fault_set(f, LACUNA_REFUSED, "out of memory while %s", what);
}
