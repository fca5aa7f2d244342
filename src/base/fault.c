/*
 * Given: a code and words. Promises: one printable line, whatever is in the words.
 */
#include "fault.h"

#include <stdarg.h>
#include <stdio.h>

#include "utf8.h"

/* Nothing that steers a terminal, or shows what follows in another order. */
static bool is_seen(uint32_t c)
{
	return c >= 0xa0 && c != 0x200e && c != 0x200f && (c < 0x2028 || c > 0x202e) &&
	       (c < 0x2066 || c > 0x2069);
}

void fault_plain(void *what, size_t n)
{
	struct str s = str_from(what, n);

	for (size_t i = 0, len; i < s.n; i += len) {
		uint32_t c = 0;
		bool ascii = s.p[i] >= ' ' && s.p[i] < 0x7f;

		len = s.p[i] < 0x80 ? 1 : utf8_decode(s, i, &c);
		if (!ascii && !(len && is_seen(c)))
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
