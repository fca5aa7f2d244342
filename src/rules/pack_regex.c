/*
 * Given: a pattern as written. Promises: one PCRE2 compiles, or an error with the rule's
 * file and line. Must not: change what stands in a character class or after a backslash.
 */
#include "pack_regex.h"

#include <stdlib.h>
#include <string.h>

#include "../base/ascii.h"
#include "../base/buf.h"
#include "matcher.h"
#include "pack_factor.h"
#include "rule_code.h"

/*
 * White space inside an identifier: blanks, an ordinary line end (one or two newlines), a
 * form feed, or the six newlines of a page break without one; not a paragraph end.
 * Atomic: no rule gains anything from trying less of it. A lone blank is by far the most
 * frequent, and stands in the pattern wherever white space may; the rest is a helper
 * group at the pattern's end, called from there: a hundred copies of it would push each
 * other out of the caches. Page after page of line ends is one repeat of a class, which
 * PCRE2 does not count towards the match limit, as it does each round of a group.
 */
#define BLANK "[\\x20\\t]"
#define LINES "[\\x20\\t\\r\\n]*+"
#define LINE_END "(?:" BLANK "++(?:\\R" BLANK "*+){0,2}+|(?:\\R" BLANK "*+){1,2}+)(?!\\s)"
#define FORM_FEED LINES "\\f\\s*+"
#define PAGE_BREAK "(?=(?:" BLANK "*+\\R){6})" LINES
#define SPACE "(?>\\x20(?!\\s)|(?&" PACK_REGEX_SPACE "))"
#define SPACE_GROUP \
	"(?(DEFINE)(?<" PACK_REGEX_SPACE ">" LINE_END "|" FORM_FEED "|" PAGE_BREAK "))"

#define DEPTH_MAX 16			  /* defines within defines */
#define KEYS_MAX 4096			  /* of a lexicon that may stand in a pattern */
#define EXPANDED_MAX ((size_t)256 * 1024) /* far more than PCRE2 takes */

struct expander {
	struct pack_parts *parts;
	const struct source_rule *rule;
	struct buf out;
	int depth;
	bool spaces; /* SPACE was written */
};

static bool fail(struct expander *e, const char *what, struct str name)
{
	return pack_job_fail(e->parts->job, e->rule->place, "rule %.*s: %s%.*s",
			     STR_FMT(e->rule->id), what, STR_FMT(name));
}

static void expand(struct expander *e, struct str s);

/* The offset after the character class that begins at i, or s.n. */
static size_t class_end(struct str s, size_t i)
{
	i++;
	if (i < s.n && s.p[i] == '^')
		i++;
	if (i < s.n && s.p[i] == ']')
		i++;
	for (; i < s.n && s.p[i] != ']'; i++) {
		if (s.p[i] == '\\') {
			i++;
		} else if (s.p[i] == '[' && i + 1 < s.n && s.p[i + 1] == ':') {
			size_t end = str_find(s, i + 2, ']');

			if (end < s.n && s.p[end - 1] == ':')
				i = end;
		}
	}
	return i < s.n ? i + 1 : s.n;
}

static void add_space(struct expander *e)
{
	BUF_LIT(&e->out, SPACE);
	e->spaces = true;
}

/* A key of a lexicon, taken literally but for its blanks. */
static void add_key(struct expander *e, struct str key)
{
	for (size_t i = 0; i < key.n; i++) {
		if (key.p[i] == ' ') {
			add_space(e);
			continue;
		}
		if (key.p[i] < 0x80 && !ascii_alnum(key.p[i]))
			buf_byte(&e->out, '\\');
		buf_byte(&e->out, key.p[i]);
	}
}

static int longer_first(const void *a, const void *b)
{
	const struct pack_key *x = a, *y = b;

	if (x->key.n != y->key.n)
		return x->key.n > y->key.n ? -1 : 1;
	return str_cmp(x->key, y->key);
}

static void add_lexicon(struct expander *e, struct str name)
{
	struct pack_job *job = e->parts->job;
	int class = lexicon_class_find(name);
	const struct pack_key *keys;
	struct pack_key *sorted;
	size_t n = 0;

	if (class < 0) {
		fail(e, "unknown lexicon class ", name);
		return;
	}
	keys = pack_words_of(&e->parts->words, class, &n);
	if (n == 0 || n > KEYS_MAX) {
		fail(e, n ? "too large a lexicon for a pattern: " : "empty lexicon ",
		     name);
		return;
	}
	sorted = pack_job_alloc(job, n, sizeof(*sorted));
	if (!sorted)
		return;
	memcpy(sorted, keys, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), longer_first);
	BUF_LIT(&e->out, "(?:");
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_byte(&e->out, '|');
		add_key(e, sorted[i].key);
	}
	BUF_LIT(&e->out, ")");
}

static void add_macro(struct expander *e, struct str name)
{
	const struct source_define *d;
	struct str rest = name;

	if (str_eq(str_cut(&rest, ':'), STR("lexicon")) && rest.n) {
		add_lexicon(e, rest);
		return;
	}
	d = pack_source_define(&e->parts->source, name);
	if (!d) {
		fail(e, "no define named ", name);
	} else if (e->depth == DEPTH_MAX) {
		fail(e, "defines refer to each other: ", name);
	} else if (e->out.n > EXPANDED_MAX) {
		fail(e, "too long a pattern with define ", name);
	} else {
		e->depth++;
		BUF_LIT(&e->out, "(?:");
		expand(e, d->body);
		BUF_LIT(&e->out, ")");
		e->depth--;
	}
}

/* Expands the {{name}} at i; the offset after it. */
static size_t expand_macro(struct expander *e, struct str s, size_t i)
{
	size_t end = str_find(s, i, '}');

	if (end + 1 >= s.n || s.p[end + 1] != '}') {
		fail(e, "{{ without }}", STR(""));
		return s.n;
	}
	add_macro(e, str_sub(s, i + 2, end));
	return end + 2;
}

size_t pack_regex_item(struct str s, size_t i)
{
	if (s.p[i] == '[')
		return class_end(s, i);
	if (s.p[i] != '\\')
		return i + 1;
	return i + 2 < s.n ? i + 2 : s.n;
}

static void expand(struct expander *e, struct str s)
{
	size_t i = 0, end;

	while (i < s.n && !e->parts->job->err) {
		if (str_starts(str_sub(s, i, s.n), STR("{{"))) {
			i = expand_macro(e, s, i);
		} else if (s.p[i] == ' ') {
			if (i + 1 < s.n && s.p[i + 1] == ' ')
				fail(e, "two blanks in a row (one stands for any)",
				     STR(""));
			add_space(e);
			i++;
		} else {
			if (str_starts(str_sub(s, i, s.n), STR("\\Q")))
				fail(e, "\\Q is not supported", STR(""));
			end = pack_regex_item(s, i);
			buf_str_add(&e->out, str_sub(s, i, end));
			i = end;
		}
	}
}

static void check_groups(struct expander *e, const pcre2_code *code)
{
	uint32_t groups = 0, names = 0, size = 0;
	PCRE2_SPTR table = NULL;

	pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
	pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &names);
	pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
	if (groups > MATCHER_GROUPS)
		fail(e, "more groups than a match holds", STR(""));
	for (; names; names--, table += size) {
		struct str name = str_of((const char *)table + 2), category, type;

		if (pack_type_named(name, &category, &type) &&
		    pack_parts_type(e->parts, category, type) < 0)
			fail(e, "no type for group ", name);
	}
}

static void check_pattern(struct expander *e)
{
	size_t at = 0;
	int why = 0;
	pcre2_code *code = rule_code_compile(buf_str(&e->out), e->rule->cased, &why, &at);

	if (code) {
		check_groups(e, code);
	} else if (why == PCRE2_ERROR_HEAP_FAILED) {
		pack_job_memory(e->parts->job);
	} else {
		unsigned char text[160] = "unknown";

		pcre2_get_error_message(why, text, sizeof(text));
		pack_job_fail(e->parts->job, e->rule->place,
			      "rule %.*s: PCRE2 at byte %zu of the expanded pattern: %s",
			      STR_FMT(e->rule->id), at, (const char *)text);
	}
	pcre2_code_free(code);
}

struct str pack_regex_expand(struct pack_parts *parts, const struct source_rule *rule)
{
	struct expander e = {.parts = parts, .rule = rule};
	struct str out = STR("");

	expand(&e, rule->pattern);
	if (e.spaces)
		BUF_LIT(&e.out, SPACE_GROUP);
	if (!buf_ok(&e.out))
		pack_job_memory(parts->job);
	if (!parts->job->err && e.out.n)
		check_pattern(&e);
	if (!parts->job->err && e.out.n)
		out = pack_factor(parts->job, buf_str(&e.out), !rule->cased);
	buf_free(&e.out);
	return out;
}
