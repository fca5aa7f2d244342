/*
 * Given: libxml2's global way to tell of errors. Promises: silence in between, and the
 * former listener back. Must not: hide an error from who asks for the last one.
 */
#include "xml_quiet.h"

#include <stddef.h>

static void silent(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

void xml_quiet_begin(struct xml_quiet *q)
{
	*q = (struct xml_quiet){xmlGenericError, xmlGenericErrorContext};
	xmlSetGenericErrorFunc(NULL, silent);
	xmlResetLastError();
}

bool xml_quiet_end(const struct xml_quiet *q)
{
	const xmlError *last = xmlGetLastError();

	xmlSetGenericErrorFunc(q->context, q->heard);
	return !last || last->code != XML_ERR_NO_MEMORY;
}
