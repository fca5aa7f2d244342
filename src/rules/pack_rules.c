/*
 * Given: rules as written. Promises: every name in them is one of a category, type, zone
 * or lexicon class there is, or an error with file, line and rule id.
 */
#include "pack_rules.h"

#include "../base/ascii.h"
#include "../base/utf8.h"
#include "pack_regex.h"

#define RULES_MAX (PACK_LIST_END - 1)

static void fail(struct pack_parts *parts, const struct source_rule *rule,
		 const char *what, struct str name)
{
	pack_job_fail(parts->job, rule->place, "rule %.*s: %s \"%.*s\"",
		      STR_FMT(rule->id), what, STR_FMT(name));
}

static uint16_t resolve_type(struct pack_parts *parts, const struct source_rule *rule)
{
	bool keep = str_eq(rule->category, STR("KEEP"));
	int type;

	if (keep && !rule->type.p)
		return TYPE_KEEP;
	type = keep ? -1 : pack_parts_type(parts, rule->category, rule->type);
	if (type < 0)
		pack_job_fail(parts->job, rule->place,
			      "rule %.*s: no type \"%.*s\" of category "
			      "\"%.*s\"",
			      STR_FMT(rule->id), STR_FMT(rule->type),
			      STR_FMT(rule->category));
	return type < 0 ? 0 : (uint16_t)type;
}

/* The next of blank-separated words; empty at the end. */
static struct str next_word(struct str *rest)
{
	struct str word;

	do
		word = str_cut(rest, ' ');
	while (!word.n && rest->n);
	return word;
}

static uint16_t resolve_zones(struct pack_parts *parts, const struct source_rule *rule)
{
	struct str rest = rule->zones, word;
	uint16_t only = 0, not = 0;

	while ((word = next_word(&rest)).n) {
		bool minus = word.p[0] == '-';
		int zone =
			pack_parts_zone(parts, minus ? str_sub(word, 1, word.n) : word);

		if (zone < 0)
			fail(parts, rule, "unknown zone", word);
		else
			*(minus ? &not : &only) |= (uint16_t)(1U << zone);
	}
	if (rule->zones.p && !only == !not )
		fail(parts, rule,
		     "zones are either all with or all without a minus:", rule->zones);
	return only ? only : (uint16_t) ~not ;
}

static uint8_t resolve_lexicon(struct pack_parts *parts, const struct source_rule *rule)
{
	int class = rule->lexicon.p ? lexicon_class_find(rule->lexicon) : -1;

	if (rule->lexicon.p && class < 0)
		fail(parts, rule, "unknown lexicon class", rule->lexicon);
	return (uint8_t)(class + 1);
}

static void allow(uint64_t then[4], unsigned char c)
{
	then[c >> 6] |= UINT64_C(1) << (c & 63);
}

/* A blank among the characters stands for any white space, and a letter for its capital,
 * too, where the pattern takes both. */
static void resolve_then(struct part_rule *r, struct str then)
{
	for (int i = 0; i < 4; i++)
		r->then[i] = then.p ? 0 : UINT64_MAX;
	for (size_t i = 0; i < then.n; i++) {
		allow(r->then, then.p[i]);
		if (!r->source->cased) {
			allow(r->then, ascii_lower(then.p[i]));
			allow(r->then, ascii_toupper(then.p[i]));
		}
		for (unsigned char c = 0; then.p[i] == ' ' && c < ' '; c++)
			if (ascii_space(c))
				allow(r->then, c);
	}
}

static void check_gap(struct pack_parts *parts, const struct source_rule *rule)
{
	bool known = str_eq(rule->gap, STR("blank")) || str_eq(rule->gap, STR("mask")) ||
		     str_eq(rule->gap, STR("residue"));

	if (rule->gap.p && !known)
		fail(parts, rule, "gap is not blank, mask or residue:", rule->gap);
	if (!!rule->gap.p != str_eq(rule->category, STR("GAP")))
		fail(parts, rule,
		     "gap belongs to category GAP, and to no other:", rule->category);
}

static void add_trigger(struct pack_parts *parts, struct part_trigger t)
{
	struct part_trigger *kept =
		PACK_ADD(parts->job, &parts->triggers, struct part_trigger);

	if (kept)
		*kept = t;
}

/* 'c: at a punctuation character; at one beyond ASCII, wherever its first byte stands. */
static bool is_punct_trigger(struct str c)
{
	uint32_t point;

	if (c.n == 1)
		return !ascii_alnum(c.p[0]) && c.p[0] < 0x7f;
	return c.n > 1 && c.p[0] >= 0x80 && utf8_decode(c, 0, &point) == c.n;
}

/* One word of at; false when it is none. */
static bool resolve_at_word(struct pack_parts *parts, uint16_t rule, struct str word)
{
	int class = lexicon_class_find(word);
	uint32_t entry;

	if (str_eq(word, STR("number"))) {
		add_trigger(parts, (struct part_trigger){AT_NUMBER, 0, rule});
	} else if (str_eq(word, STR("cap"))) {
		add_trigger(parts, (struct part_trigger){AT_CAP, 0, rule});
		add_trigger(parts, (struct part_trigger){AT_CAP_APART, 0, rule});
	} else if (str_eq(word, STR("cap-apart"))) {
		add_trigger(parts, (struct part_trigger){AT_CAP_APART, 0, rule});
	} else if (class >= 0) {
		add_trigger(parts,
			    (struct part_trigger){AT_CLASS, (uint32_t) class, rule});
	} else if (word.p[0] == '\'') {
		if (!is_punct_trigger(str_sub(word, 1, word.n)))
			return false;
		add_trigger(parts, (struct part_trigger){AT_PUNCT, word.p[1], rule});
	} else if (word.p[0] == '=') {
		entry = pack_words_need(&parts->words, str_sub(word, 1, word.n));
		if (!entry)
			return false;
		add_trigger(parts, (struct part_trigger){AT_WORD, entry, rule});
	} else {
		return false;
	}
	return true;
}

static void resolve_at(struct pack_parts *parts, const struct source_rule *rule,
		       uint16_t index)
{
	struct str rest = rule->at, word;
	bool any = false;

	if (!rule->at.p && rule->lexicon.p)
		rest = rule->lexicon;
	while ((word = next_word(&rest)).n) {
		any = true;
		if (rule->lexicon.p && !str_eq(word, rule->lexicon))
			fail(parts, rule,
			     "a lexicon rule begins at its own class, not at", word);
		if (!resolve_at_word(parts, index, word))
			fail(parts, rule,
			     ascii_lowercase(word.p[0]) ? "unknown lexicon class"
							: "bad at",
			     word);
	}
	if (!any)
		fail(parts, rule, "at is not there or empty", rule->at);
}

void pack_rules_resolve(struct pack_parts *parts)
{
	const struct pack_source *src = &parts->source;

	if (src->nrules > RULES_MAX)
		pack_job_fail(parts->job, src->rules[RULES_MAX].place,
			      "more than %d rules", RULES_MAX);
	for (size_t i = 0; i < src->nrules && !parts->job->err; i++) {
		const struct source_rule *rule = &src->rules[i];
		struct part_rule *r =
			PACK_ADD(parts->job, &parts->rules, struct part_rule);

		if (!r)
			return;
		r->source = rule;
		r->type = resolve_type(parts, rule);
		r->zones = resolve_zones(parts, rule);
		r->lexicon = resolve_lexicon(parts, rule);
		resolve_then(r, rule->then);
		check_gap(parts, rule);
		resolve_at(parts, rule, (uint16_t)i);
		r->pattern = pack_regex_expand(parts, rule);
	}
}
