/*
 * Given: a view as XML. Promises: a page made by the stylesheet in review/, with its
 * looks and its script inside. Must not: reach for a file or the network.
 */
#include "review_page.h"

#include <libxml/parser.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "../base/fault.h"
#include "../rules/xml_quiet.h"
#include "late.h"

/* review_data.S */
extern const char review_page_xsl[], review_page_css[], review_page_js[];

#define PARSE (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

static void silent(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

/*
 * Where memory runs out both libraries may drop what they were building and go on, or
 * crash. No page is to lack what a reviewer should see: the first allocation that fails
 * ends the making; what was there until then is left to the end of the program.
 */
static jmp_buf no_memory;

static void *sure(void *p)
{
	if (!p)
		longjmp(no_memory, 1);
	return p;
}

static void *sure_malloc(size_t n)
{
	return sure(malloc(n));
}

static void *sure_realloc(void *p, size_t n)
{
	return sure(realloc(p, n));
}

static char *sure_strdup(const char *s)
{
	return sure(strdup(s));
}

static bool set(xsltTransformContextPtr ctx, const char *name, const char *value)
{
	return xsltQuoteOneUserParam(ctx, (const xmlChar *)name,
				     (const xmlChar *)value) == 0;
}

/* A stylesheet can ask for files and the net: this one may not. */
static bool forbid(xsltSecurityPrefsPtr prefs, xsltTransformContextPtr ctx)
{
	static const xsltSecurityOption all[] = {
		XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
		XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
		XSLT_SECPREF_WRITE_NETWORK};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (xsltSetSecurityPrefs(prefs, all[i], xsltSecurityForbid))
			return false;
	return xsltSetCtxtSecurityPrefs(prefs, ctx) == 0;
}

static bool transform(struct buf *out, xsltStylesheetPtr style, xmlDocPtr view)
{
	xsltTransformContextPtr ctx = xsltNewTransformContext(style, view);
	xsltSecurityPrefsPtr prefs = xsltNewSecurityPrefs();
	xmlDocPtr page = NULL;
	xmlChar *text = NULL;
	int n = 0;
	bool ok = ctx && prefs && forbid(prefs, ctx) &&
		  set(ctx, "css", review_page_css) && set(ctx, "js", review_page_js);

	if (ok)
		page = xsltApplyStylesheetUser(style, view, NULL, NULL, NULL, ctx);
	ok = page && ctx->state == XSLT_STATE_OK &&
	     xsltSaveResultToString(&text, &n, page, style) == 0 && text && n > 0;
	if (ok)
		buf_add(out, text, (size_t)n);
	xmlFree(text);
	xmlFreeDoc(page);
	xsltFreeTransformContext(ctx);
	xsltFreeSecurityPrefs(prefs);
	return ok && buf_ok(out);
}

static bool make(struct buf *out, struct str view)
{
	xmlDocPtr sheet = NULL, doc = NULL;
	xsltStylesheetPtr style = NULL;
	bool ok = view.n <= INT_MAX;

	if (ok)
		doc = xmlReadMemory((const char *)view.p, (int)view.n, NULL, "UTF-8",
				    PARSE | XML_PARSE_HUGE);
	sheet = xmlReadMemory(review_page_xsl, (int)strlen(review_page_xsl), NULL, NULL,
			      PARSE);
	if (sheet)
		style = xsltParseStylesheetDoc(sheet);
	if (sheet && !style)
		xmlFreeDoc(sheet);
	ok = doc && style && transform(out, style, doc);
	xmlFreeDoc(doc);
	xsltFreeStylesheet(style);
	return ok;
}

enum lacuna_err review_page(struct buf *out, struct str view, struct lacuna_fault *fault)
{
	struct xml_quiet quiet;
	bool ok;

	if (late_load(LATE_XML, fault) || late_load(LATE_XSLT, fault))
		return fault->code;
	xsltSetGenericErrorFunc(NULL, silent);
	xml_quiet_begin(&quiet);
	xmlMemSetup(free, sure_malloc, sure_realloc, sure_strdup);
	if (setjmp(no_memory))
		ok = false;
	else
		ok = make(out, view);
	xmlMemSetup(free, malloc, realloc, strdup);
	ok = xml_quiet_end(&quiet) && ok;
	return ok ? LACUNA_OK
		  : fault_set(fault, LACUNA_REFUSED,
			      "the review page cannot be made: too large, or out of "
			      "memory");
}
