/*
 * Given: a decisions file. Promises: its verdicts in their order. Must not: take a file
 * that says something it does not know, or quote what is decided on.
 */
#include "verdicts.h"

#include <stdio.h>

#include "../base/ascii.h"
#include "../rules/pack_xml.h"
#include "normal.h"

#define VERDICTS_NS "urn:lacuna:decisions:1"
#define ID_MAX 32

struct reader {
	struct pack_job job;
	struct pack_xml xml;
	const struct pack *pack;
	struct pack_list list;
};

static void fail(struct reader *r, xmlNodePtr node, const char *what)
{
	pack_job_fail(&r->job, pack_xml_place(&r->xml, node), "%s", what);
}

static bool is_id(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_alpha(s.p[i]) &&
		    (i == 0 || (!ascii_digit(s.p[i]) && !strchr("-_.", s.p[i]))))
			return false;
	return s.n > 0 && s.n <= ID_MAX;
}

/* decision.ID, where no other has the id. */
static const char *read_id(struct reader *r, xmlNodePtr node)
{
	struct str id = pack_xml_need(&r->xml, node, "id"), name;
	char text[sizeof("decision.") + ID_MAX];

	if (!is_id(id)) {
		fail(r, node,
		     "an id is a letter, then letters, digits, - _ or ., 32 at "
		     "most");
		return "";
	}
	snprintf(text, sizeof(text), "decision.%.*s", STR_FMT(id));
	name = pack_job_copy(&r->job, str_of(text));
	for (size_t i = 0; i + 1 < r->list.n && name.p; i++)
		if (str_eq(str_of(PACK_AT(&r->list, struct verdict, i)->rule), name))
			fail(r, node, "another decision has this id");
	return (const char *)name.p;
}

static void read_scope(struct reader *r, xmlNodePtr node, struct verdict *v)
{
	struct str scope = pack_xml_need(&r->xml, node, "scope");

	v->case_tag = pack_xml_attr(&r->xml, node, "case");
	if (!str_eq(scope, STR("case")) && !str_eq(scope, STR("set")))
		fail(r, node, "scope is not case or set");
	else if (str_eq(scope, STR("case")) != (v->case_tag.n > 0))
		fail(r, node, "scope=\"case\" takes a case, scope=\"set\" none");
}

static bool read_digest(struct str hex, struct verdict *v)
{
	static const char digits[] = "0123456789abcdef";

	if (hex.n != 2 * HASH_DIGEST)
		return false;
	for (size_t i = 0; i < hex.n; i++) {
		const char *at = hex.p[i] ? strchr(digits, hex.p[i]) : NULL;

		if (!at)
			return false;
		v->digest[i / 2] = (unsigned char)(v->digest[i / 2] << 4 | (at - digits));
	}
	v->has_digest = true;
	return true;
}

/* What is in <text>; a <comment> is for people. */
static struct str read_text(struct reader *r, xmlNodePtr node)
{
	struct str text = {0};

	for (xmlNodePtr e = pack_xml_first(&r->xml, node); e;
	     e = pack_xml_next(&r->xml, e)) {
		if (pack_xml_is(e, "text") && !text.p)
			text = pack_xml_text(&r->xml, e);
		else if (pack_xml_is(e, "comment"))
			pack_xml_text(&r->xml, e);
		else
			pack_xml_unexpected(&r->xml, e);
	}
	return text;
}

static void read_never(struct reader *r, xmlNodePtr node, struct verdict *v)
{
	static const char *const known[] = {"id", "scope", "case", "digest", NULL};
	struct str digest = pack_xml_attr(&r->xml, node, "digest");
	struct str text = read_text(r, node);
	struct normal room;

	pack_xml_only(&r->xml, node, known);
	if (text.p && !digest.p)
		v->normal = pack_job_copy(&r->job, normal_of(&room, text));
	if ((text.p != NULL) == (digest.p != NULL))
		fail(r, node, "takes a text or a digest");
	else if (text.p && !v->normal.n)
		fail(r, node, "its text has no letter and no digit");
	else if (digest.p && (!v->case_tag.n || !read_digest(digest, v)))
		fail(r, node, "a digest has 32 hexadecimal digits, and a case");
}

static void read_type(struct reader *r, xmlNodePtr node, struct verdict *v)
{
	struct str category = pack_xml_need(&r->xml, node, "category");
	struct str type = pack_xml_need(&r->xml, node, "type");

	for (uint16_t t = TYPE_KEEP + 1; t < r->pack->ntypes; t++)
		if (str_eq(category, str_of(r->pack->types[t].category)) &&
		    str_eq(type, str_of(r->pack->types[t].type)))
			v->type = t;
	if (v->type == TYPE_KEEP)
		fail(r, node, "there is no such category and type");
}

static void read_always(struct reader *r, xmlNodePtr node, struct verdict *v)
{
	static const char *const known[] = {"id",	"scope", "case",
					    "category", "type",	 NULL};
	struct str text = pack_job_copy(&r->job, str_trim(read_text(r, node)));
	struct normal room;

	pack_xml_only(&r->xml, node, known);
	v->always = true;
	read_type(r, node, v);
	if (!normal_of(&room, text).n)
		fail(r, node, "takes a text with a letter or a digit");
	else if (doc_read(&v->text, text, r->job.arena))
		pack_job_memory(&r->job);
}

/* What a reviewer said of an item; it changes nothing. */
static void read_item(struct reader *r, xmlNodePtr node)
{
	static const char *const known[] = {"id", "last",    "letter", "kind",
					    "n",  "verdict", "scope",  NULL};

	pack_xml_only(&r->xml, node, known);
	pack_xml_need(&r->xml, node, "id");
	pack_xml_need(&r->xml, node, "verdict");
	pack_xml_text(&r->xml, node);
}

static void read_one(struct reader *r, xmlNodePtr node)
{
	bool always = pack_xml_is(node, "always");
	struct verdict *v;

	if (pack_xml_is(node, "item")) {
		read_item(r, node);
		return;
	}
	if (!always && !pack_xml_is(node, "never")) {
		pack_xml_unexpected(&r->xml, node);
		return;
	}
	v = PACK_ADD(&r->job, &r->list, struct verdict);
	if (!v)
		return;
	v->rule = v->note = read_id(r, node);
	read_scope(r, node, v);
	if (always)
		read_always(r, node, v);
	else
		read_never(r, node, v);
	v->case_tag = v->case_tag.n ? pack_job_copy(&r->job, v->case_tag) : STR("");
}

enum lacuna_err verdicts_read(struct verdicts *out, const struct pack *pack,
			      const char *name, struct str xml, struct arena *arena,
			      struct lacuna_fault *fault)
{
	struct reader r = {.job = {arena, fault, LACUNA_OK}, .pack = pack};
	unsigned char digest[HASH_DIGEST];
	xmlNodePtr root;

	r.xml = (struct pack_xml){.job = &r.job, .file = str_of(name)};
	root = pack_xml_open(&r.xml, xml, "decisions", VERDICTS_NS);
	for (xmlNodePtr e = root ? pack_xml_first(&r.xml, root) : NULL; e && !r.job.err;
	     e = pack_xml_next(&r.xml, e))
		read_one(&r, e);
	pack_xml_close(&r.xml);
	*out = (struct verdicts){.p = r.list.p, .n = r.list.n};
	hash_plain(xml, digest, sizeof(digest));
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(out->id + 2 * i, 3, "%02x", digest[i]);
	return r.job.err;
}
