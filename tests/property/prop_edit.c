/*
 * Given: letters, whole and damaged. Promises: edits and kept bytes make up both letters,
 * by the pipeline's own edits and by what a stranger reads in the log with libxml2. Must
 * not: use verify or restore.
 */
#include <libxml/parser.h>
#include <limits.h>
#include <stdlib.h>

#include "../../src/base/base64.h"
#include "../../src/out/xml.h"
#include "prop.h"

static void check_edits(struct prop *p, struct bench *b, const char *what, size_t i,
			struct str text)
{
	struct buf cleaned = {0}, made = {0};
	struct lacuna_seen seen;
	size_t at = 0;

	if (bench_scrub(b, text, STR(""))) {
		if (!bench_doubts(b))
			prop_fail(p, "%s %zu: refused: %s", what, i, b->fault.what);
		return;
	}
	cleaned = bench_cleaned(b);
	if (bench_look(b, text, STR(""), &seen))
		prop_fail(p, "%s %zu: a look is refused", what, i);
	else
		for (size_t k = 0; k < seen.edits->n; k++) {
			const struct edit *e = &seen.edits->p[k];

			if (e->start < at || e->end < e->start || e->end > text.n)
				prop_fail(p, "%s %zu: edit %zu out of order", what, i, k);
			buf_str_add(&made, str_sub(text, at, e->start));
			buf_str_add(&made, e->replacement);
			at = e->end;
		}
	buf_str_add(&made, str_sub(text, at, text.n));
	if (!str_eq(buf_str(&made), buf_str(&cleaned)))
		prop_fail(p, "%s %zu: kept bytes and edits are not the letter", what, i);
	buf_free(&made);
	buf_free(&cleaned);
}

typedef void check_fn(struct prop *p, struct bench *b, const char *what, size_t i,
		      struct str text);

static void on_all(struct prop *p, struct bench *b, check_fn *check)
{
	bench_open(b);
	for (size_t i = 0; i < p->letters->n; i++) {
		struct str letter = buf_str(&p->letters->p[i]);
		struct buf other = letters_mutate(p, letter);

		check(p, b, "letter", i, letter);
		check(p, b, "mutated letter", i, buf_str(&other));
		buf_free(&other);
	}
	bench_close(b);
}

void prop_kept_bytes_and_edits_make_up_the_letter(struct prop *p)
{
	struct bench b = {0};

	on_all(p, &b, check_edits);
}

static size_t offset_of(xmlNodePtr node, const char *name)
{
	xmlChar *text = xmlGetNoNsProp(node, BAD_CAST name);
	uint64_t v = UINT64_MAX;

	if (!text || !str_number(str_of((const char *)text), SIZE_MAX / 2, &v))
		v = UINT64_MAX;
	xmlFree(text);
	return (size_t)v;
}

/* Is the text of node's child of this name the bytes s? */
static bool child_is(xmlNodePtr node, const char *name, struct str s)
{
	xmlNodePtr child = xmlFirstElementChild(node);
	struct buf bytes = {0};
	xmlChar *text, *encoding;
	bool same;

	while (child && strcmp((const char *)child->name, name) != 0)
		child = xmlNextElementSibling(child);
	if (!child)
		return false;
	text = xmlNodeGetContent(child);
	encoding = xmlGetNoNsProp(child, BAD_CAST "encoding");
	if (encoding)
		base64_read(&bytes, str_of((const char *)text));
	else
		buf_str_add(&bytes, str_of((const char *)text));
	same = str_eq(buf_str(&bytes), s);
	buf_free(&bytes);
	xmlFree(encoding);
	xmlFree(text);
	return same;
}

/* The first thing that does not fit between log, text and cleaned letter, or NULL. */
static const char *replay(xmlNodePtr letter, struct str text, struct str cleaned)
{
	size_t in = 0, out = 0;

	for (xmlNodePtr s = xmlFirstElementChild(letter); s;
	     s = xmlNextElementSibling(s)) {
		size_t start, end, out_start, out_end;

		if (strcmp((const char *)s->name, "substitution") != 0)
			continue;
		start = offset_of(s, "start");
		end = offset_of(s, "end");
		out_start = offset_of(s, "out-start");
		out_end = offset_of(s, "out-end");
		if (start < in || end < start || end > text.n || out_start < out ||
		    out_end < out_start || out_end > cleaned.n)
			return "offsets out of order";
		if (!str_eq(str_sub(text, in, start), str_sub(cleaned, out, out_start)))
			return "bytes between substitutions differ";
		if (!child_is(s, "original", str_sub(text, start, end)))
			return "an original that does not stand there";
		if (!child_is(s, "replacement", str_sub(cleaned, out_start, out_end)))
			return "a replacement that does not stand there";
		in = end;
		out = out_end;
	}
	return str_eq(str_sub(text, in, text.n), str_sub(cleaned, out, cleaned.n))
		       ? NULL
		       : "bytes after the last substitution differ";
}

static void check_log(struct prop *p, struct bench *b, const char *what, size_t i,
		      struct str text)
{
	struct buf log;
	xmlDocPtr doc;
	const char *why = "no XML";

	if (bench_scrub(b, text, STR("")))
		return; /* told by another property */
	log = bench_log(b);
	doc = log.n < INT_MAX ? xmlReadMemory((const char *)log.p, (int)log.n, NULL, NULL,
					      XML_PARSE_NONET | XML_PARSE_NOERROR |
						      XML_PARSE_HUGE)
			      : NULL;
	if (doc)
		why = replay(xmlFirstElementChild(xmlDocGetRootElement(doc)), text,
			     str_from(b->result.cleaned.p, b->result.cleaned.n));
	if (why)
		prop_fail(p, "%s %zu: the log: %s", what, i, why);
	xmlFreeDoc(doc);
	buf_free(&log);
}

void prop_the_log_alone_tells_every_changed_byte(struct prop *p)
{
	struct bench b = {.config.originals = LACUNA_ORIGINALS_PLAIN};

	on_all(p, &b, check_log);
}

/* Marks the letter's bytes that some row of the explanation speaks of. */
static void mark_rows(struct str rows, bool *told, size_t n)
{
	str_cut(&rows, '\n'); /* the header */
	while (rows.n) {
		struct str line = str_cut(&rows, '\n');
		uint64_t start = 0, end = 0;

		str_cut(&line, '\t');
		str_cut(&line, '\t');
		if (str_number(str_cut(&line, '\t'), n, &start) &&
		    str_number(str_cut(&line, '\t'), n, &end))
			for (; start < end; start++)
				told[start] = true;
	}
}

static void check_survivors(struct prop *p, struct bench *b, const char *what, size_t i,
			    struct str text)
{
	struct lacuna_letter letter = {.text = lend(text), .number = 1};
	bool *told = calloc(text.n + 1, sizeof(*told));
	struct lacuna_seen seen;
	struct lacuna_bytes rows;

	if (!told ||
	    lacuna_dump(b->worker, &letter, LACUNA_STAGE_EXPLAIN, 0, &rows, &b->fault)) {
		prop_fail(p, "%s %zu: no explanation", what, i);
	} else {
		mark_rows(str_from(rows.p, rows.n), told, text.n);
		if (bench_look(b, text, STR(""), &seen))
			prop_fail(p, "%s %zu: refused", what, i);
		for (uint32_t k = 0; k < seen.doc->ntok; k++) {
			const struct token *t = &seen.doc->tok[k];
			size_t at = doc_raw_start(seen.doc, t->start);

			if ((t->kind == TOKEN_NUMBER ||
			     (t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER)) &&
			    !told[at])
				prop_fail(p, "%s %zu, byte %zu: not explained", what, i,
					  at);
		}
	}
	free(told);
}

void prop_every_survivor_is_explained(struct prop *p)
{
	struct bench b = {0};

	on_all(p, &b, check_survivors);
}
