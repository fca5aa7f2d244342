/*
 * Given: a rule, text and an offset. Promises: what the rule's pattern says there, within
 * bounded time, stack and memory, or a refusal. Must not: take a limit for "no match", or
 * decide where a rule is worth trying.
 */
#include "matcher.h"

#include <stdlib.h>

#include "../base/ascii.h"
#include "../base/fault.h"
#include "rule_code.h"

/* Machine code takes 40 to 100 ns to make for each byte of a compiled pattern and then
 * saves a few us a try, less where rules take turns and their code is in no cache: after
 * so many tries it is worth it. A stream of a few letters gets there with few rules. */
#define TRIES_BEFORE_JIT(size) (5 + (size) / 64)

#define JIT_STACK_MIN ((size_t)32 * 1024)
#define JIT_STACK_MAX ((size_t)512 * 1024)
#define HEAP_LIMIT_KIB 4096

struct compiled {
	pcre2_code *code;    /* NULL until the rule is first tried */
	uint32_t tries_left; /* before machine code is made; 0: it was tried */
	bool jit;	     /* machine code is there */
	bool gap;	     /* an empty group is a finding */
	uint8_t groups;	     /* capturing groups, helpers aside */
	uint16_t type[1 + MATCHER_GROUPS]; /* by group number; [0] is the whole match's */
};

struct matcher {
	const struct pack *pack;
	struct compiled *rules;
	pcre2_match_context *context;
	pcre2_match_data *data;
	const PCRE2_SIZE *ovector; /* of data: start and end of each group */
	pcre2_jit_stack *stack;
	uint32_t limit;	   /* the match limit context has now */
	uint32_t prepared; /* rules */
	struct sieve *sieve;
};

static bool set_up(struct matcher *m)
{
	m->rules = calloc((size_t)m->pack->nrules + 1, sizeof(*m->rules));
	m->context = pcre2_match_context_create(NULL);
	m->data = pcre2_match_data_create(1 + MATCHER_GROUPS, NULL);
	m->stack = pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL);
	m->sieve = sieve_new(m->pack);
	if (!m->rules || !m->context || !m->data || !m->sieve)
		return false;
	pcre2_set_heap_limit(m->context, HEAP_LIMIT_KIB);
	/* Where there is no JIT there is no stack either, and none is needed. */
	if (m->stack)
		pcre2_jit_stack_assign(m->context, NULL, m->stack);
	m->ovector = pcre2_get_ovector_pointer(m->data);
	return true;
}

enum lacuna_err matcher_new(struct matcher **out, const struct pack *pack,
			    struct lacuna_fault *fault)
{
	struct matcher *m = calloc(1, sizeof(*m));

	*out = NULL;
	if (!m)
		return fault_memory(fault, "making a matcher");
	m->pack = pack;
	if (!set_up(m)) {
		matcher_free(m);
		return fault_memory(fault, "making a matcher");
	}
	*out = m;
	return LACUNA_OK;
}

void matcher_free(struct matcher *m)
{
	if (!m)
		return;
	for (uint32_t i = 0; m->rules && i < m->pack->nrules; i++)
		pcre2_code_free(m->rules[i].code);
	free(m->rules);
	sieve_free(m->sieve);
	pcre2_jit_stack_free(m->stack);
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	free(m);
}

/* Gives each group the type it is named after, or the rule's when its name is not of
 * that form. A group named _something is a helper: defined, called, and no finding. */
static enum lacuna_err type_groups(const struct pack *pack, const struct pack_rule *rule,
				   struct compiled *c, struct lacuna_fault *fault)
{
	PCRE2_SPTR table = NULL;
	uint32_t count = 0, size = 0;

	for (unsigned g = 0; g <= MATCHER_GROUPS; g++)
		c->type[g] = rule->type;
	pcre2_pattern_info(c->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(c->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(c->code, PCRE2_INFO_NAMETABLE, &table);
	for (; count; count--, table += size) {
		unsigned group = (unsigned)table[0] << 8 | table[1];
		struct str name = str_of((const char *)table + 2), category, type;
		int index;

		if (name.p[0] == '_')
			c->groups--;
		if (!pack_type_named(name, &category, &type))
			continue;
		index = pack_type_find(pack, category, type);
		if (index < 0)
			return fault_set(fault, LACUNA_PACK,
					 "rule %s: group %.*s: no such type", rule->id,
					 STR_FMT(name));
		c->type[group] = (uint16_t)index;
	}
	return LACUNA_OK;
}

static enum lacuna_err check_groups(const struct pack_rule *rule, struct compiled *c,
				    struct lacuna_fault *fault)
{
	uint32_t groups = 0;

	pcre2_pattern_info(c->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	if (groups > MATCHER_GROUPS)
		return fault_set(fault, LACUNA_PACK,
				 "rule %s: %u groups, at most %d are allowed", rule->id,
				 (unsigned)groups, MATCHER_GROUPS);
	c->groups = (uint8_t)groups;
	return LACUNA_OK;
}

static enum lacuna_err compile_fault(const struct pack_rule *rule, int code, size_t at,
				     struct lacuna_fault *fault)
{
	unsigned char why[160] = "unknown";

	if (code == PCRE2_ERROR_HEAP_FAILED)
		return fault_memory(fault, "compiling a rule");
	pcre2_get_error_message(code, why, sizeof(why));
	return fault_set(fault, LACUNA_PACK, "rule %s: pattern byte %zu: %s", rule->id,
			 at, (const char *)why);
}

/* The rule's code as it was made beforehand, else made now. */
static enum lacuna_err make_code(const struct pack *pack, uint32_t r, pcre2_code **out,
				 struct lacuna_fault *fault)
{
	const struct pack_rule *rule = &pack->rules[r];
	const struct warm *warm = &pack->warm;
	int why = 0;
	size_t at = 0;

	*out = warm->codes ? rule_code_thaw(warm->codes + warm->code_at[r]) : NULL;
	if (!*out)
		*out = rule_code_compile(str_from(rule->pattern, rule->pattern_len),
					 rule->cased, &why, &at);
	return *out ? LACUNA_OK : compile_fault(rule, why, at, fault);
}

/* A letter alone needs few codes, and soon. After more, all they are copied from is let
 * go of each time: what was copied brought its neighbours into memory, too. */
#define PREPARED_OF_A_FEW 128

static void let_go(struct matcher *m)
{
	const struct warm *warm = &m->pack->warm;

	if (++m->prepared >= PREPARED_OF_A_FEW)
		warm_let_go(warm, warm->codes, warm->code_at[m->pack->nrules]);
}

static enum lacuna_err prepare(struct matcher *m, uint32_t r, struct lacuna_fault *fault)
{
	const struct pack_rule *rule = &m->pack->rules[r];
	struct compiled c = {.gap = rule->gap && rule->gap[0]};
	enum lacuna_err err = make_code(m->pack, r, &c.code, fault);
	PCRE2_SIZE size = 0;

	if (err)
		return err;
	if (m->pack->warm.codes)
		let_go(m);
	pcre2_pattern_info(c.code, PCRE2_INFO_SIZE, &size);
	c.tries_left = TRIES_BEFORE_JIT((uint32_t)size);
	err = check_groups(rule, &c, fault);
	if (!err)
		err = type_groups(m->pack, rule, &c, fault);
	if (err)
		pcre2_code_free(c.code);
	else
		m->rules[r] = c;
	return err;
}

static const char *limit_name(int rc)
{
	switch (rc) {
	case PCRE2_ERROR_MATCHLIMIT:
		return "match limit";
	case PCRE2_ERROR_DEPTHLIMIT:
		return "depth limit";
	case PCRE2_ERROR_HEAPLIMIT:
		return "heap limit";
	case PCRE2_ERROR_JIT_STACKLIMIT:
		return "stack limit";
	default:
		return NULL;
	}
}

static enum lacuna_err match_fault(const struct pack_rule *rule, int rc, size_t at,
				   struct lacuna_fault *fault)
{
	const char *limit = limit_name(rc);

	if (limit)
		return fault_set(fault, LACUNA_REFUSED, "rule %s: %s reached at byte %zu",
				 rule->id, limit, at);
	return fault_set(fault, LACUNA_REFUSED, "rule %s: PCRE2 error %d at byte %zu",
			 rule->id, rc, at);
}

/* True when there is machine code now. That it can't be made (no memory that may be
 * executed, say) is no fault: the interpreter finds the same. */
static bool make_jit(struct matcher *m, struct compiled *c)
{
	if (!c->jit && pcre2_jit_compile(c->code, PCRE2_JIT_COMPLETE) == 0) {
		c->jit = true;
		sieve_cheap(m->sieve, (uint32_t)(c - m->rules));
	}
	return c->jit;
}

static bool use_jit(struct matcher *m, struct compiled *c)
{
	if (c->tries_left && --c->tries_left == 0)
		return make_jit(m, c);
	return c->jit;
}

static void set_limit(struct matcher *m, uint32_t limit)
{
	if (limit == m->limit)
		return;
	pcre2_set_match_limit(m->context, limit);
	pcre2_set_depth_limit(m->context, limit);
	m->limit = limit;
}

static int run(struct matcher *m, struct compiled *c, struct str text, size_t at,
	       uint32_t options)
{
	if (!use_jit(m, c)) {
		int rc = pcre2_match(c->code, text.p, text.n, at, options, m->data,
				     m->context);

		/* Machine code counts fewer steps, so where it can be made it has the
		 * last word: what ran before must not decide over a letter. */
		if (!limit_name(rc) || !make_jit(m, c))
			return rc;
	}
	return pcre2_jit_match(c->code, text.p, text.n, at, options, m->data, m->context);
}

static void add_group(const struct matcher *m, const struct compiled *c, unsigned g,
		      struct match *out)
{
	PCRE2_SIZE start = m->ovector[2 * g], end = m->ovector[2 * g + 1];

	if (start == PCRE2_UNSET || (start == end && !c->gap))
		return;
	out->group[out->n++] =
		(struct match_group){(uint32_t)start, (uint32_t)end, c->type[g]};
}

/* What a match of the groups before number rc gives; false when it is no finding. */
static bool collect(const struct matcher *m, const struct compiled *c, unsigned rc,
		    struct match *out)
{
	out->n = 0;
	out->end = (uint32_t)m->ovector[1];
	if (c->groups == 0)
		out->group[out->n++] = (struct match_group){(uint32_t)m->ovector[0],
							    out->end, c->type[0]};
	for (unsigned g = 1; g < rc; g++)
		add_group(m, c, g, out);
	return out->n > 0;
}

static enum lacuna_err try_pattern(struct matcher *m, uint32_t r, struct str text,
				   size_t at, struct match *out, bool *hit,
				   struct lacuna_fault *fault)
{
	const struct pack_rule *rule = &m->pack->rules[r];
	bool cut = text.n - at > MATCHER_REACH;
	int rc;

	if (!m->rules[r].code) {
		enum lacuna_err err = prepare(m, r, fault);

		if (err)
			return err;
	}
	if (cut)
		text.n = at + MATCHER_REACH;
	set_limit(m, rule->match_limit);
	rc = run(m, &m->rules[r], text, at, cut ? PCRE2_NOTEOL : 0);
	if (rc == PCRE2_ERROR_NOMATCH)
		return LACUNA_OK;
	if (rc <= 0)
		return match_fault(rule, rc, at, fault);
	if (cut && m->ovector[1] == text.n)
		return fault_set(fault, LACUNA_REFUSED,
				 "rule %s: match of more than %d bytes at byte %zu",
				 rule->id, MATCHER_REACH, at);
	*hit = collect(m, &m->rules[r], (unsigned)rc, out);
	return LACUNA_OK;
}

enum lacuna_err matcher_try(struct matcher *m, uint32_t r, struct str text, size_t at,
			    struct match *out, bool *hit, struct lacuna_fault *fault)
{
	const struct pack_rule *rule = &m->pack->rules[r];

	*hit = false;
	if (at > text.n)
		return fault_set(fault, LACUNA_REFUSED,
				 "rule %s: byte %zu is past the end", rule->id, at);
	if (rule->pattern_len)
		return try_pattern(m, r, text, at, out, hit, fault);
	out->n = 1;
	out->end = (uint32_t)at;
	out->group[0] = (struct match_group){(uint32_t)at, (uint32_t)at, rule->type};
	*hit = true;
	return LACUNA_OK;
}

void matcher_sieve(struct matcher *m, struct sieve_ask *asks, size_t n, struct str text)
{
	sieve_rules(m->sieve, asks, n, text);
}

struct sieve_seed matcher_made(struct matcher *m)
{
	return sieve_made(m->sieve);
}
