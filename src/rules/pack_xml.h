/* Strict reading of a pack's XML files: what is not expected is an error with its line.
 */
#ifndef RULES_PACK_XML_H
#define RULES_PACK_XML_H

#include <libxml/tree.h>

#include "pack_job.h"
#include "xml_quiet.h"

struct pack_xml {
	struct pack_job *job;
	struct str file;
	xmlDocPtr doc;
	struct xml_quiet quiet;
};

/* Parses bytes, whose root must be <root xmlns="ns">; its root element, or NULL
 * (job->err). No document type, no entities but XML's own, no network. pack_xml_close in
 * any case. */
xmlNodePtr pack_xml_open(struct pack_xml *x, struct str bytes, const char *root,
			 const char *ns);
void pack_xml_close(struct pack_xml *x);

/* The first child element of parent, or the next one after an element; NULL at the end.
 * Text other than white space between elements is an error. */
xmlNodePtr pack_xml_first(struct pack_xml *x, xmlNodePtr parent);
xmlNodePtr pack_xml_next(struct pack_xml *x, xmlNodePtr element);
bool pack_xml_is(xmlNodePtr element, const char *name);
struct pack_place pack_xml_place(const struct pack_xml *x, xmlNodePtr element);
/* An element or text that should not be there. */
void pack_xml_unexpected(struct pack_xml *x, xmlNodePtr element);

/* An attribute's value, {NULL,0} when there is none; pack_xml_need refuses that. */
struct str pack_xml_attr(struct pack_xml *x, xmlNodePtr element, const char *name);
struct str pack_xml_need(struct pack_xml *x, xmlNodePtr element, const char *name);
/* Refuses attributes that are not among the NULL-ended names. */
void pack_xml_only(struct pack_xml *x, xmlNodePtr element, const char *const *names);
/* All text of an element that may hold nothing else. */
struct str pack_xml_text(struct pack_xml *x, xmlNodePtr element);

#endif
