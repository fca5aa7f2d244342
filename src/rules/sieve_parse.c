/*
 * Given: a pattern PCRE2 compiles. Promises: a tree that matches all the pattern does, or
 * a refusal. Must not: matching less than the pattern would lose findings; when in doubt,
 * more.
 */
#include "sieve_parse.h"

#include <string.h>

#include "../base/ascii.h"
#include "pack_regex.h"
#include "sieve_item.h"
#include "sieve_look.h"

#define DEPTH_MAX 100  /* groups in groups */
#define BYTE_COPIES 16 /* x{n,m} is written out up to this for one byte, */
#define GROUP_COPIES 3 /* and up to this for a group; beyond, it goes on forever */

struct parser {
	struct sieve_tree *t;
	struct str s;
	size_t i;
	int depth;
	bool caseless;
	bool bad; /* sticks: the pattern does not fit */
};

static uint32_t parse_alternatives(struct parser *p);

static bool at_end(const struct parser *p)
{
	return p->bad || p->t->failed || p->i >= p->s.n;
}

static bool next_is(const struct parser *p, unsigned char c)
{
	return p->i < p->s.n && p->s.p[p->i] == c;
}

/* Steps over text when it comes next. */
static bool skip(struct parser *p, const char *text)
{
	size_t i = p->i;

	while (*text && i < p->s.n && p->s.p[i] == (unsigned char)*text) {
		text++;
		i++;
	}
	if (!*text)
		p->i = i;
	return !*text;
}

static uint32_t give_up(struct parser *p)
{
	p->bad = true;
	return 0;
}

/* Node itself, as part of what may be too much: no longer a lone SIEVE_BYTES. */
static uint32_t add_loosely(struct parser *p, uint32_t node)
{
	return sieve_tree_add(p->t, (struct sieve_node){SIEVE_REPEAT, 1, 1, node, 0});
}

static uint32_t add_bytes(struct parser *p, const struct sieve_set *s)
{
	return sieve_tree_bytes(p->t, SIEVE_BYTES, s);
}

/* What is after a backslash. */
static uint32_t parse_escape(struct parser *p)
{
	struct sieve_set s;

	switch (sieve_item_escape(p->s, &p->i, p->caseless, &s)) {
	case SIEVE_ITEM_SET:
		return add_bytes(p, &s);
	case SIEVE_ITEM_ASSERTION:
		return sieve_look_assertion(p->t, p->s.p[p->i - 1]);
	case SIEVE_ITEM_LINE_END:
		return sieve_tree_add(p->t, (struct sieve_node){SIEVE_REPEAT, 1, 2,
								add_bytes(p, &s), 0});
	default:
		return give_up(p);
	}
}

/* A class; p->i is after its bracket. */
static uint32_t parse_class(struct parser *p)
{
	struct sieve_set s;

	return sieve_item_class(p->s, &p->i, p->caseless, &s) ? add_bytes(p, &s)
							      : give_up(p);
}

/* The options of (?i) or (?i-s:; p->i is after the question mark, and then after the end
 * of them. False when one is unknown. */
static bool skip_options(struct parser *p)
{
	bool on = true;

	for (; !at_end(p) && !next_is(p, ')') && !next_is(p, ':'); p->i++) {
		unsigned char c = p->s.p[p->i];

		if (c == '-')
			on = false;
		else if (c == 'i')
			p->caseless = on;
		else if (c != 's' && c != 'm' && c != 'J' && c != 'U')
			return false;
	}
	return !at_end(p);
}

/* The name of (?<name>, (?'name' or (?P<name>, with its end. */
static bool skip_name(struct parser *p)
{
	unsigned char end = next_is(p, '\'') ? '\'' : '>';

	if (!skip(p, "P<") && !skip(p, "<") && !skip(p, "'"))
		return false;
	p->i = str_find(p->s, p->i, end) + 1;
	return p->i <= p->s.n;
}

/* GROUP_DEFINE takes no text, GROUP_CALL is (?&name). */
enum group {
	GROUP_BAD,
	GROUP_PLAIN,
	GROUP_AHEAD,
	GROUP_NOT_AHEAD,
	GROUP_BEHIND,
	GROUP_NOT_BEHIND,
	GROUP_DEFINE,
	GROUP_OPTIONS,
	GROUP_CALL
};

/* What begins with the bracket before p->i; then p->i is where its inside begins. */
static enum group skip_group_head(struct parser *p)
{
	static const struct {
		const char *text;
		enum group group;
	} heads[] = {
		{"=", GROUP_AHEAD},	    {"!", GROUP_NOT_AHEAD},
		{"<=", GROUP_BEHIND},	    {"<!", GROUP_NOT_BEHIND},
		{"(DEFINE)", GROUP_DEFINE}, {"&", GROUP_CALL},
		{":", GROUP_PLAIN},	    {">", GROUP_PLAIN},
		{"|", GROUP_PLAIN},
	};

	if (next_is(p, '*'))
		return GROUP_BAD;
	if (!skip(p, "?"))
		return GROUP_PLAIN;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (skip(p, heads[i].text))
			return heads[i].group;
	if (skip_name(p))
		return GROUP_PLAIN;
	if (!skip_options(p))
		return GROUP_BAD;
	return skip(p, ":") ? GROUP_PLAIN : GROUP_OPTIONS;
}

/* The offset after (?<name>; 0 when there is none. */
static size_t find_group(struct str s, struct str name)
{
	for (size_t i = 0; i + name.n + 4 <= s.n; i++)
		if (str_eq(str_sub(s, i, i + 3), STR("(?<")) &&
		    s.p[i + 3 + name.n] == '>' &&
		    str_eq(str_sub(s, i + 3, i + 3 + name.n), name))
			return i + 4 + name.n;
	return 0;
}

/* A call of a group: what the group is, with either case, since what holds there is not
 * known here. The group for white space is any of it. */
static uint32_t parse_call(struct parser *p)
{
	size_t end = str_find(p->s, p->i, ')');
	struct str name = str_sub(p->s, p->i, end);
	struct sieve_set space;
	uint32_t inner;

	if (str_eq(name, STR(PACK_REGEX_SPACE))) {
		sieve_set_escape('s', &space);
		inner = add_bytes(p, &space);
		p->i = end;
		return sieve_tree_add(p->t, (struct sieve_node){SIEVE_REPEAT, 1,
								SIEVE_FOREVER, inner, 0});
	}
	p->i = find_group(p->s, name);
	if (!p->i)
		return give_up(p);
	p->caseless = true;
	inner = parse_alternatives(p);
	p->i = end;
	return add_loosely(p, inner);
}

/* What an assertion says of the bytes beside it; inner itself for any other group. */
static uint32_t add_look(struct parser *p, enum group group, uint32_t inner)
{
	switch (group) {
	case GROUP_AHEAD:
		return sieve_look_ahead(p->t, inner);
	case GROUP_NOT_AHEAD:
		return sieve_look_not(p->t, SIEVE_AFTER, inner);
	case GROUP_BEHIND:
		return sieve_look_behind(p->t, inner);
	case GROUP_NOT_BEHIND:
		return sieve_look_not(p->t, SIEVE_BEFORE, inner);
	case GROUP_DEFINE:
		return 0;
	default:
		return inner;
	}
}

static uint32_t parse_group(struct parser *p)
{
	bool caseless = p->caseless;
	enum group group = skip_group_head(p);
	uint32_t inner = 0;

	if (group == GROUP_BAD || ++p->depth > DEPTH_MAX)
		return give_up(p);
	if (group == GROUP_CALL)
		inner = parse_call(p);
	else if (group != GROUP_OPTIONS)
		inner = parse_alternatives(p);
	/* (?i) alone goes on to the end of the group it stands in. */
	if (group != GROUP_OPTIONS)
		p->caseless = caseless;
	p->depth--;
	if (!at_end(p))
		inner = add_look(p, group, inner);
	if (!skip(p, ")"))
		return give_up(p);
	return inner;
}

static uint32_t parse_item(struct parser *p)
{
	unsigned char c = p->s.p[p->i++];
	struct sieve_set s;

	switch (c) {
	case '\\':
		return parse_escape(p);
	case '[':
		return parse_class(p);
	case '(':
		return parse_group(p);
	case '^':
	case '$':
		return sieve_look_assertion(p->t, c);
	case '.':
		memset(&s, 0xff, sizeof(s));
		return add_loosely(p, add_bytes(p, &s));
	case '{': /* none of these is a quantifier today, but some may be one day */
		return give_up(p);
	default:
		s = (struct sieve_set){{0}};
		sieve_set_range(&s, c, c);
		if (p->caseless)
			sieve_set_fold(&s);
		return add_bytes(p, &s);
	}
}

/* The number at p->i, at most SIEVE_FOREVER; false when there is none. */
static bool read_number(struct parser *p, unsigned *value)
{
	size_t start = p->i;

	for (*value = 0; p->i < p->s.n && ascii_digit(p->s.p[p->i]); p->i++)
		if (*value < SIEVE_FOREVER)
			*value = *value * 10 + (p->s.p[p->i] - '0');
	if (*value > SIEVE_FOREVER)
		*value = SIEVE_FOREVER;
	return p->i > start;
}

/* {n}, {n,} or {n,m}; anything else leaves p->i where it was: a brace is then a brace. */
static bool read_braces(struct parser *p, unsigned *min, unsigned *max)
{
	size_t start = p->i;

	if (skip(p, "{") && read_number(p, min)) {
		*max = *min;
		if (skip(p, ",") && !read_number(p, max))
			*max = SIEVE_FOREVER;
		if (skip(p, "}"))
			return true;
	}
	p->i = start;
	return false;
}

static bool read_quantifier(struct parser *p, unsigned *min, unsigned *max)
{
	*min = next_is(p, '+');
	*max = SIEVE_FOREVER;
	if (skip(p, "*") || skip(p, "+"))
		return true;
	*max = 1;
	return skip(p, "?") || read_braces(p, min, max);
}

static uint32_t parse_repeated(struct parser *p)
{
	uint32_t item = parse_item(p);
	unsigned min, max;

	while (!at_end(p) && read_quantifier(p, &min, &max)) {
		unsigned copies =
			p->t->node[item].kind == SIEVE_BYTES ? BYTE_COPIES : GROUP_COPIES;

		if (!skip(p, "?"))
			skip(p, "+");
		if (min > copies)
			min = copies;
		if (max > copies)
			max = SIEVE_FOREVER;
		item = sieve_tree_add(p->t,
				      (struct sieve_node){SIEVE_REPEAT, (uint8_t)min,
							  (uint8_t)max, item, 0});
	}
	return item;
}

static uint32_t parse_sequence(struct parser *p)
{
	uint32_t all = 0;

	while (!at_end(p) && !next_is(p, '|') && !next_is(p, ')')) {
		uint32_t item = parse_repeated(p);

		if (all && item)
			item = sieve_tree_add(p->t, (struct sieve_node){.kind = SIEVE_CAT,
									.a = all,
									.b = item});
		all = item ? item : all;
	}
	return all;
}

static uint32_t parse_alternatives(struct parser *p)
{
	uint32_t any = parse_sequence(p);

	while (!at_end(p) && skip(p, "|")) {
		uint32_t other = parse_sequence(p);

		any = sieve_tree_add(
			p->t,
			(struct sieve_node){.kind = SIEVE_ALT, .a = any, .b = other});
	}
	return any;
}

bool sieve_parse(struct sieve_tree *t, struct str pattern, bool caseless, uint32_t *root)
{
	struct parser p = {.t = t, .s = pattern, .caseless = caseless};

	sieve_tree_begin(t);
	*root = parse_alternatives(&p);
	return !p.bad && !t->failed && p.i == pattern.n;
}
