/*
 * Given: the XML files of rules/, and seams.xml. Promises: rules and defines by name,
 * each with two hits, two misses and a reason, or an error with file and line. Must not:
 * know categories, lexicons or PCRE2.
 */
#include "pack_source.h"

#include <stdlib.h>

#include "../base/ascii.h"
#include "pack_decimal.h"
#include "pack_examples.h"
#include "pack_seams.h"
#include "pack_xml.h"

#define RULES_NS "urn:lacuna:rules:1"
#define MATCH_LIMIT 100000
#define MATCH_LIMIT_MAX 10000000

struct reader {
	struct pack_job *job;
	struct pack_xml xml;
	struct pack_list rules, defines, seams;
};

/* An id or name: lower-case letters, digits, and - _ . between them. */
static bool is_name(struct str s, bool dot)
{
	bool dotted = false;

	if (!s.n || !ascii_lowercase(s.p[0]))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.')
			dotted = true;
		else if (!ascii_lowercase(s.p[i]) && !ascii_digit(s.p[i]) &&
			 s.p[i] != '-' && s.p[i] != '_')
			return false;
	}
	return dotted == dot && s.p[s.n - 1] != '.';
}

/* A pattern may be laid out over lines: a line end and the blanks after it are not there.
 */
static struct str without_layout(struct pack_job *job, struct str s)
{
	unsigned char *out = pack_job_alloc(job, s.n + 1, 1);
	size_t n = 0;

	if (!out)
		return STR("");
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\n') {
			out[n++] = s.p[i];
			continue;
		}
		while (i + 1 < s.n && ascii_space(s.p[i + 1]))
			i++;
	}
	return str_from(out, n);
}

static void read_parts(struct reader *r, struct source_rule *rule, xmlNodePtr node)
{
	static const char *const none[] = {NULL};
	struct pack_examples examples = {.reason = false};

	for (xmlNodePtr c = pack_xml_first(&r->xml, node); c;
	     c = pack_xml_next(&r->xml, c)) {
		if (pack_xml_is(c, "pattern") && !rule->pattern.p) {
			pack_xml_only(&r->xml, c, none);
			rule->pattern = without_layout(r->job, pack_xml_text(&r->xml, c));
		} else if (!pack_examples_take(&examples, &r->xml, c)) {
			pack_xml_unexpected(&r->xml, c);
		}
	}
	rule->examples = examples.list.p;
	rule->nexamples = examples.list.n;
	pack_examples_check(&examples, r->job, rule->place, "rule", rule->id);
	if (!rule->pattern.n && !rule->lexicon.p)
		pack_job_fail(r->job, rule->place,
			      "rule %.*s: neither <pattern> nor lexicon",
			      STR_FMT(rule->id));
}

/* The attributes that are numbers. */
static void read_numbers(struct reader *r, struct source_rule *rule, xmlNodePtr node)
{
	struct str rank = pack_xml_need(&r->xml, node, "rank");
	struct str score = pack_xml_attr(&r->xml, node, "score");
	struct str limit = pack_xml_attr(&r->xml, node, "limit");
	struct str cased = pack_xml_attr(&r->xml, node, "case");
	uint64_t number = 0;
	double value = 0;

	if (!str_number(rank, UINT8_MAX, &number))
		pack_job_fail(r->job, rule->place,
			      "rule %.*s: rank is not a number 0 to 255",
			      STR_FMT(rule->id));
	rule->rank = (uint8_t)number;
	if (!score.p && str_eq(rule->category, STR("KEEP")))
		score = STR("1");
	if (!pack_decimal(score, &value) || value > 1)
		pack_job_fail(r->job, rule->place,
			      "rule %.*s: score is not a number 0 to 1",
			      STR_FMT(rule->id));
	rule->score = (float)value;
	number = MATCH_LIMIT;
	if (limit.p && (!str_number(limit, MATCH_LIMIT_MAX, &number) || !number))
		pack_job_fail(r->job, rule->place,
			      "rule %.*s: limit is not a number 1 to %d",
			      STR_FMT(rule->id), MATCH_LIMIT_MAX);
	rule->match_limit = (uint32_t)number;
	if (cased.p && !str_eq(cased, STR("yes")) && !str_eq(cased, STR("no")))
		pack_job_fail(r->job, rule->place, "rule %.*s: case is not yes or no",
			      STR_FMT(rule->id));
	rule->cased = str_eq(cased, STR("yes"));
}

static void read_rule(struct reader *r, xmlNodePtr node)
{
	static const char *const known[] = {
		"id",	   "category", "type", "rank", "score", "at", "then",
		"lexicon", "zones",    "gap",  "case", "limit", NULL};
	struct source_rule *rule = PACK_ADD(r->job, &r->rules, struct source_rule);

	if (!rule)
		return;
	rule->place = pack_xml_place(&r->xml, node);
	pack_xml_only(&r->xml, node, known);
	rule->id = pack_xml_need(&r->xml, node, "id");
	if (!is_name(rule->id, true))
		pack_job_fail(r->job, rule->place,
			      "rule id is not family.name in lower case: %.*s",
			      STR_FMT(rule->id));
	rule->category = pack_xml_need(&r->xml, node, "category");
	rule->type = pack_xml_attr(&r->xml, node, "type");
	rule->at = pack_xml_attr(&r->xml, node, "at");
	rule->then = pack_xml_attr(&r->xml, node, "then");
	rule->lexicon = pack_xml_attr(&r->xml, node, "lexicon");
	rule->zones = pack_xml_attr(&r->xml, node, "zones");
	rule->gap = pack_xml_attr(&r->xml, node, "gap");
	read_numbers(r, rule, node);
	read_parts(r, rule, node);
}

static void read_define(struct reader *r, xmlNodePtr node)
{
	static const char *const known[] = {"name", NULL};
	struct source_define *d = PACK_ADD(r->job, &r->defines, struct source_define);

	if (!d)
		return;
	d->place = pack_xml_place(&r->xml, node);
	pack_xml_only(&r->xml, node, known);
	d->name = pack_xml_need(&r->xml, node, "name");
	if (!is_name(d->name, false))
		pack_job_fail(r->job, d->place,
			      "a define's name is not a lower-case word: %.*s",
			      STR_FMT(d->name));
	d->body = without_layout(r->job, pack_xml_text(&r->xml, node));
	if (!d->body.n)
		pack_job_fail(r->job, d->place, "define %.*s is empty", STR_FMT(d->name));
}

static void read_file(struct reader *r, const struct pack_file *file)
{
	xmlNodePtr root;

	r->xml = (struct pack_xml){.job = r->job,
				   .file = pack_job_copy(r->job, file->path)};
	root = pack_xml_open(&r->xml, file->bytes, "rules", RULES_NS);
	for (xmlNodePtr c = root ? pack_xml_first(&r->xml, root) : NULL; c;
	     c = pack_xml_next(&r->xml, c)) {
		if (pack_xml_is(c, "rule"))
			read_rule(r, c);
		else if (pack_xml_is(c, "define"))
			read_define(r, c);
		else
			pack_xml_unexpected(&r->xml, c);
	}
	pack_xml_close(&r->xml);
}

static int by_id(const void *a, const void *b)
{
	return str_cmp(((const struct source_rule *)a)->id,
		       ((const struct source_rule *)b)->id);
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct source_define *)a)->name,
		       ((const struct source_define *)b)->name);
}

static void check_unique(struct reader *r)
{
	struct source_rule *rule = r->rules.p;
	struct source_define *d = r->defines.p;

	if (r->rules.n)
		qsort(rule, r->rules.n, sizeof(*rule), by_id);
	for (size_t i = 1; i < r->rules.n; i++)
		if (str_eq(rule[i].id, rule[i - 1].id))
			pack_job_fail(r->job, rule[i].place,
				      "rule %.*s is also in %.*s:%u", STR_FMT(rule[i].id),
				      STR_FMT(rule[i - 1].place.file),
				      (unsigned)rule[i - 1].place.line);
	if (r->defines.n)
		qsort(d, r->defines.n, sizeof(*d), by_name);
	for (size_t i = 1; i < r->defines.n; i++)
		if (str_eq(d[i].name, d[i - 1].name))
			pack_job_fail(r->job, d[i].place,
				      "define %.*s is also in %.*s:%u",
				      STR_FMT(d[i].name), STR_FMT(d[i - 1].place.file),
				      (unsigned)d[i - 1].place.line);
}

static bool is_rule_file(struct str path)
{
	struct str end = str_sub(path, path.n - (path.n < 4 ? path.n : 4), path.n);

	return str_starts(path, STR("rules/")) && str_eq(end, STR(".xml"));
}

enum lacuna_err pack_source_read(struct pack_source *out, const struct pack_file *files,
				 size_t n, struct arena *arena,
				 struct lacuna_fault *fault)
{
	struct pack_job job = {arena, fault, LACUNA_OK};
	struct reader r = {.job = &job};

	for (size_t i = 0; i < n && !job.err; i++)
		if (is_rule_file(files[i].path))
			read_file(&r, &files[i]);
		else if (str_eq(files[i].path, STR("seams.xml")))
			pack_seams_read(&job, &files[i], &r.seams);
	if (!job.err)
		check_unique(&r);
	*out = (struct pack_source){r.rules.p,	 r.rules.n, r.defines.p,
				    r.defines.n, r.seams.p, r.seams.n};
	return job.err;
}

const struct source_define *pack_source_define(const struct pack_source *src,
					       struct str name)
{
	struct source_define key = {.name = name};

	return src->ndefines
		       ? bsearch(&key, src->defines, src->ndefines, sizeof(key), by_name)
		       : NULL;
}
