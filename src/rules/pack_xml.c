/*
 * Given: a pack file's bytes. Promises: elements, attributes and text as they are
 * written, or an error with a line. Must not: load anything else, expand entities, print.
 */
#include "pack_xml.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

#define TAG_MAX 8192

static void report(struct pack_xml *x, const xmlError *e)
{
	struct pack_place at = {x->file, e && e->line > 0 ? (uint32_t)e->line : 1};
	const char *text = e && e->message ? e->message : "not well-formed";

	pack_job_fail(x->job, at, "%.*s", (int)strcspn(text, "\n"), text);
}

/*
 * libxml2 compares each attribute of a tag with all before it: a tag of a few megabytes
 * takes it minutes. No tag, nor a comment, is that long; false, and the line it is in,
 * where one is.
 */
static bool tags_are_short(struct str bytes, uint32_t *line)
{
	size_t open = SIZE_MAX;

	*line = 1;
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char c = bytes.p[i];

		*line += c == '\n';
		if (c == '>')
			open = SIZE_MAX;
		else if (c == '<')
			open = i;
		else if (open != SIZE_MAX && i - open > TAG_MAX)
			return false;
	}
	return true;
}

static xmlDocPtr parse(struct pack_xml *x, struct str bytes)
{
	const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
			    XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES;
	xmlParserCtxtPtr ctxt = xmlNewParserCtxt();
	xmlDocPtr doc = NULL;

	if (!ctxt) {
		pack_job_memory(x->job);
		return NULL;
	}
	if (bytes.n <= INT_MAX)
		doc = xmlCtxtReadMemory(ctxt, bytes.p ? (const char *)bytes.p : "",
					(int)bytes.n, NULL, NULL, options);
	if (!doc)
		report(x, xmlCtxtGetLastError(ctxt));
	else if (ctxt->errNo == XML_ERR_NO_MEMORY)
		pack_job_memory(x->job);
	xmlFreeParserCtxt(ctxt);
	return doc;
}

xmlNodePtr pack_xml_open(struct pack_xml *x, struct str bytes, const char *root,
			 const char *ns)
{
	struct pack_place top = {x->file, 1}, at = top;
	xmlNodePtr node;

	xml_quiet_begin(&x->quiet);
	if (!tags_are_short(bytes, &at.line)) {
		pack_job_fail(x->job, at, "a tag or comment of more than %d bytes",
			      TAG_MAX);
		return NULL;
	}
	x->doc = parse(x, bytes);
	if (!x->doc)
		return NULL;
	if (x->doc->intSubset) {
		pack_job_fail(x->job, top, "a document type (DOCTYPE) is not allowed");
		return NULL;
	}
	node = xmlDocGetRootElement(x->doc);
	if (!node || !pack_xml_is(node, root) || !node->ns || !node->ns->href ||
	    strcmp((const char *)node->ns->href, ns) != 0) {
		pack_job_fail(x->job, node ? pack_xml_place(x, node) : top,
			      "the root element is not <%s xmlns=\"%s\">", root, ns);
		return NULL;
	}
	return node;
}

void pack_xml_close(struct pack_xml *x)
{
	xmlFreeDoc(x->doc);
	x->doc = NULL;
	if (!xml_quiet_end(&x->quiet))
		pack_job_memory(x->job);
}

static bool is_blank(xmlNodePtr node)
{
	return str_trim(str_of((const char *)node->content)).n == 0;
}

static xmlNodePtr element_from(struct pack_xml *x, xmlNodePtr node)
{
	for (; node; node = node->next) {
		if (node->type == XML_ELEMENT_NODE)
			return node;
		if (node->type == XML_COMMENT_NODE ||
		    (node->type == XML_TEXT_NODE && is_blank(node)))
			continue;
		pack_xml_unexpected(x, node);
	}
	return NULL;
}

xmlNodePtr pack_xml_first(struct pack_xml *x, xmlNodePtr parent)
{
	return element_from(x, parent->children);
}

xmlNodePtr pack_xml_next(struct pack_xml *x, xmlNodePtr element)
{
	return element_from(x, element->next);
}

bool pack_xml_is(xmlNodePtr element, const char *name)
{
	return strcmp((const char *)element->name, name) == 0;
}

struct pack_place pack_xml_place(const struct pack_xml *x, xmlNodePtr element)
{
	long line = xmlGetLineNo(element);

	return (struct pack_place){x->file, line > 0 ? (uint32_t)line : 1};
}

void pack_xml_unexpected(struct pack_xml *x, xmlNodePtr node)
{
	struct pack_place at = pack_xml_place(x, node);

	if (node->type == XML_ELEMENT_NODE)
		pack_job_fail(x->job, at, "unexpected element <%s>",
			      (const char *)node->name);
	else
		pack_job_fail(x->job, at, "unexpected text between elements");
}

struct str pack_xml_attr(struct pack_xml *x, xmlNodePtr element, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(element, (const xmlChar *)name);
	struct str out = {0};

	if (value)
		out = pack_job_copy(x->job, str_of((const char *)value));
	xmlFree(value);
	return out;
}

struct str pack_xml_need(struct pack_xml *x, xmlNodePtr element, const char *name)
{
	struct str value = pack_xml_attr(x, element, name);

	if (!value.p)
		pack_job_fail(x->job, pack_xml_place(x, element),
			      "<%s> has no attribute %s", (const char *)element->name,
			      name);
	return value.p ? value : STR("");
}

static bool is_among(const xmlChar *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp((const char *)name, *names) == 0)
			return true;
	return false;
}

void pack_xml_only(struct pack_xml *x, xmlNodePtr element, const char *const *names)
{
	for (xmlAttrPtr a = element->properties; a; a = a->next)
		if (a->ns || !is_among(a->name, names))
			pack_job_fail(x->job, pack_xml_place(x, element),
				      "<%s> has an unknown attribute %s",
				      (const char *)element->name, (const char *)a->name);
}

struct str pack_xml_text(struct pack_xml *x, xmlNodePtr element)
{
	xmlChar *text;
	struct str out;

	for (xmlNodePtr n = element->children; n; n = n->next)
		if (n->type != XML_TEXT_NODE && n->type != XML_COMMENT_NODE)
			pack_xml_unexpected(x, n);
	text = xmlNodeGetContent(element);
	if (!text) {
		pack_job_memory(x->job);
		return STR("");
	}
	out = pack_job_copy(x->job, str_of((const char *)text));
	xmlFree(text);
	return out;
}
