/*
 * Given: triggers. Promises: a list of rules, ascending and without repeats, for each
 * place a rule is tried at.
 */
#include "pack_lists.h"

#include <stdlib.h>

#define LISTS_MAX UINT16_MAX

static int by_place(const void *a, const void *b)
{
	const struct part_trigger *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return (x->rule > y->rule) - (x->rule < y->rule);
}

static void put(struct pack_parts *parts, struct pack_list *lists, uint16_t value)
{
	uint16_t *kept = PACK_ADD(parts->job, lists, uint16_t);

	if (kept)
		*kept = value;
	if (lists->n > LISTS_MAX)
		pack_job_fail(parts->job, (struct pack_place){STR("rules"), 0},
			      "too many places where rules are tried");
}

/* Where the list of a place is told. */
static uint16_t *slot_of(struct pack_parts *parts, const struct part_trigger *t,
			 uint16_t dispatch[DISPATCHES])
{
	switch (t->kind) {
	case AT_NUMBER:
		return &dispatch[DISPATCH_NUMBER];
	case AT_CAP:
		return &dispatch[DISPATCH_CAP];
	case AT_CAP_APART:
		return &dispatch[DISPATCH_CAP_APART];
	case AT_PUNCT:
		return &dispatch[DISPATCH_PUNCT + t->value];
	case AT_CLASS:
		return &dispatch[DISPATCH_CLASS + t->value];
	case AT_WORD:
		break;
	}
	return &PACK_AT(&parts->words.words, struct pack_word, t->value)->entry.trigger;
}

void pack_lists_make(struct pack_parts *parts, struct pack_list *lists,
		     uint16_t dispatch[DISPATCHES])
{
	struct part_trigger *t = parts->triggers.p;
	size_t n = parts->triggers.n;

	put(parts, lists, PACK_LIST_END);
	if (n)
		qsort(t, n, sizeof(*t), by_place);
	for (size_t i = 0; i < n && !parts->job->err; i++) {
		bool first = i == 0 || t[i].kind != t[i - 1].kind ||
			     t[i].value != t[i - 1].value;
		bool last = i + 1 == n || t[i].kind != t[i + 1].kind ||
			    t[i].value != t[i + 1].value;

		if (first)
			*slot_of(parts, &t[i], dispatch) = (uint16_t)lists->n;
		if (first || t[i].rule != t[i - 1].rule)
			put(parts, lists, t[i].rule);
		if (last)
			put(parts, lists, PACK_LIST_END);
	}
}
