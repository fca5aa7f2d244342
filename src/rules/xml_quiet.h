/* libxml2 prints some errors whatever it is told, with bytes of what it reads. */
#ifndef RULES_XML_QUIET_H
#define RULES_XML_QUIET_H

#include <libxml/xmlerror.h>
#include <stdbool.h>

struct xml_quiet {
	xmlGenericErrorFunc heard; /* who hears of errors elsewhere in this thread */
	void *context;
};

/* From here to xml_quiet_end this thread's libxml2 prints nothing. */
void xml_quiet_begin(struct xml_quiet *q);
/*
 * Was there memory enough since xml_quiet_begin? Where it runs out libxml2 2.9 drops what
 * it was building and goes on: an attribute is then as good as never written, and its
 * last error is the only trace.
 */
bool xml_quiet_end(const struct xml_quiet *q);

#endif
