/*
 * Given: sections that lie within the image, of whole elements. Promises: NULL only when
 * nothing in them leads outside. Must not: follow an offset before it is checked.
 */
#include "pack_check.h"

#include <string.h>

static bool is_power_of_two(uint32_t n)
{
	return n && !(n & (n - 1));
}

/* The last byte of the strings is 0, so that any offset within is a text. */
static bool is_text(const struct pack_view *v, uint32_t at)
{
	return at < v->n[SECTION_STRINGS];
}

/* A text of that length, its NUL included. */
static bool is_text_of(const struct pack_view *v, uint32_t at, uint32_t len)
{
	const char *s = v->p[SECTION_STRINGS];

	return is_text(v, at) && len < v->n[SECTION_STRINGS] - at && s[at + len] == '\0';
}

static bool are_texts(const struct pack_view *v, enum image_section which)
{
	const uint32_t *at = v->p[which];

	for (uint32_t i = 0; i < v->n[which]; i++)
		if (!is_text(v, at[i]))
			return false;
	return true;
}

static const char *check_strings(const struct pack_view *v)
{
	const char *s = v->p[SECTION_STRINGS];
	uint32_t n = v->n[SECTION_STRINGS];

	return n > IMAGE_STRINGS_PAD && s[0] == '\0' && s[n - 1] == '\0' ? NULL
									 : "strings";
}

static const char *check_types(const struct pack_view *v)
{
	const struct image_type *t = v->p[SECTION_TYPES];
	uint32_t n = v->n[SECTION_TYPES], categories = v->n[SECTION_CATEGORIES];

	if (n == 0 || n > PACK_TYPES_MAX || categories == 0 ||
	    categories > PACK_TYPES_MAX || !are_texts(v, SECTION_CATEGORIES))
		return "categories";
	for (uint32_t i = 0; i < n; i++)
		if (!is_text(v, t[i].category) || !is_text(v, t[i].type) ||
		    !is_text(v, t[i].tag) || !is_text(v, t[i].replacer) ||
		    !is_text(v, t[i].pool) || t[i].category_index >= categories)
			return "types";
	return NULL;
}

static const char *check_zones(const struct pack_view *v)
{
	const struct image_heading *h = v->p[SECTION_HEADINGS];

	if (v->n[SECTION_ZONES] == 0 || v->n[SECTION_ZONES] > PACK_ZONES_MAX ||
	    !are_texts(v, SECTION_ZONES))
		return "zones";
	for (uint32_t i = 0; i < v->n[SECTION_HEADINGS]; i++)
		if (!is_text(v, h[i].text) || h[i].zone >= v->n[SECTION_ZONES])
			return "headings";
	return NULL;
}

static const char *check_rules(const struct pack_view *v)
{
	const struct image_rule *r = v->p[SECTION_RULES];

	if (v->n[SECTION_RULES] >= PACK_LIST_END)
		return "rules";
	for (uint32_t i = 0; i < v->n[SECTION_RULES]; i++)
		if (!is_text(v, r[i].id) || !is_text(v, r[i].gap) ||
		    !is_text_of(v, r[i].pattern, r[i].pattern_len) ||
		    r[i].type >= v->n[SECTION_TYPES] || r[i].lexicon > LEX_CLASSES ||
		    !(r[i].score >= 0 && r[i].score <= 1) || r[i].match_limit == 0)
			return "rules";
	return NULL;
}

static const char *check_lists(const struct pack_view *v)
{
	const uint16_t *list = v->p[SECTION_LISTS], *dispatch = v->p[SECTION_DISPATCH];
	uint32_t n = v->n[SECTION_LISTS];

	if (n == 0 || n > UINT16_MAX + 1 || list[0] != PACK_LIST_END ||
	    list[n - 1] != PACK_LIST_END)
		return "lists";
	for (uint32_t i = 0; i < n; i++)
		if (list[i] != PACK_LIST_END && list[i] >= v->n[SECTION_RULES])
			return "lists";
	if (v->n[SECTION_DISPATCH] != DISPATCHES)
		return "dispatch";
	for (uint32_t i = 0; i < DISPATCHES; i++)
		if (dispatch[i] >= v->n[SECTION_PEEK_ROWS])
			return "dispatch";
	return NULL;
}

uint32_t pack_classes(const uint8_t class[256])
{
	uint32_t n = 0;

	for (int c = 0; c < 256; c++)
		if (class[c] >= n)
			n = class[c] + 1u;
	return n;
}

static const char *check_peeks(const struct pack_view *v)
{
	if (v->n[SECTION_PEEK_CLASSES] != 256)
		return "peek classes";
	return v->n[SECTION_PEEK_ROWS] > v->n[SECTION_LISTS] ? "peek rows" : NULL;
}

/* Does each row lead to lists? */
static const char *check_peek_rows(const struct pack_view *v)
{
	const uint16_t *row = v->p[SECTION_PEEK_ROWS], *rest = v->p[SECTION_PEEK_RESTS];
	uint32_t rests = v->n[SECTION_PEEK_RESTS];
	uint32_t classes = pack_classes(v->p[SECTION_PEEK_CLASSES]);

	for (uint32_t i = 0; i < v->n[SECTION_PEEK_ROWS]; i++)
		if ((row[i] + 1u) * classes > rests)
			return "peek rows";
	for (uint32_t i = 0; i < rests; i++)
		if (rest[i] >= v->n[SECTION_LISTS])
			return "peek rests";
	return NULL;
}

static const char *check_weights(const struct pack_view *v)
{
	const struct image_weight *w = v->p[SECTION_WEIGHTS];
	const struct image_policy *p = v->p[SECTION_POLICIES];

	for (uint32_t i = 0; i < v->n[SECTION_WEIGHTS]; i++)
		if (!is_text(v, w[i].model) || !is_text(v, w[i].evidence) ||
		    !(w[i].weight >= -IMAGE_WEIGHT_MAX &&
		      w[i].weight <= IMAGE_WEIGHT_MAX))
			return "weights";
	for (uint32_t i = 0; i < v->n[SECTION_POLICIES]; i++)
		if (!is_text(v, p[i].name) || !is_text_of(v, p[i].xml, p[i].xml_len))
			return "policies";
	return NULL;
}

static const char *check_seams(const struct pack_view *v)
{
	const struct pack_seam *s = v->p[SECTION_SEAMS];

	for (uint32_t i = 0; i < v->n[SECTION_SEAMS]; i++)
		if (s[i].kind >= LEXICON_GAPS)
			return "seams";
	return NULL;
}

static bool is_part(uint32_t start, uint32_t n, uint32_t of)
{
	return start <= of && n <= of - start;
}

static bool are_values(const struct pack_view *v)
{
	const struct pack_value *p = v->p[SECTION_POOL_VALUES];
	const char *s = v->p[SECTION_STRINGS];

	for (uint32_t i = 0; i < v->n[SECTION_POOL_VALUES]; i++)
		if (!is_text_of(v, p[i].at, p[i].n) ||
		    (p[i].n < sizeof(p[i].text) &&
		     memcmp(p[i].text, s + p[i].at, p[i].n + 1U) != 0))
			return false;
	return true;
}

static const char *check_pools(const struct pack_view *v)
{
	const struct image_pool *p = v->p[SECTION_POOLS];

	for (uint32_t i = 0; i < v->n[SECTION_POOLS]; i++)
		if (!is_text(v, p[i].name) || p[i].n == 0 || p[i].mask == UINT32_MAX ||
		    !is_power_of_two(p[i].mask + 1) ||
		    !is_part(p[i].values, p[i].n, v->n[SECTION_POOL_VALUES]) ||
		    !is_part(p[i].slots, p[i].mask + 1, v->n[SECTION_POOL_SLOTS]))
			return "pools";
	return NULL;
}

/* Whether steps lead on within the net is a matter for pack_check_large. */
static const char *check_net(const struct pack_view *v)
{
	return v->n[SECTION_NET_STARTS] == 2 * v->n[SECTION_RULES] &&
			       v->n[SECTION_NET_CLASSES] == 256
		       ? NULL
		       : "net";
}

const char *pack_check_small(const struct pack_view *v)
{
	static const char *(*const checks[])(const struct pack_view *) = {
		check_strings, check_types,   check_zones, check_rules, check_lists,
		check_peeks,   check_weights, check_seams, check_pools, check_net,
	};
	const char *wrong = NULL;

	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]) && !wrong; i++)
		wrong = checks[i](v);
	if (!wrong && (v->n[SECTION_ENTRIES] == 0 ||
		       v->n[SECTION_ENTRIES] > 1u << LEXICON_ENTRY_BITS ||
		       v->n[SECTION_SLOTS] <= LEXICON_SPILL ||
		       v->n[SECTION_KEYS] < IMAGE_STRINGS_PAD ||
		       !is_power_of_two(v->n[SECTION_PHRASES]) ||
		       v->n[SECTION_PHRASES] > UINT32_MAX / 64))
		wrong = "words";
	return wrong;
}

/* Slots hold 1 + an index below n, and one of them is empty: probing ends. */
static bool are_pool_slots(const uint32_t *slots, uint32_t count, uint32_t n)
{
	bool empty = false;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = slots[i] & (POOL_INDEX_MAX - 1);

		if (slots[i] && (at == 0 || at > n))
			return false;
		empty = empty || !slots[i];
	}
	return empty;
}

/* The last is empty, so that no search runs past it. */
static bool are_word_slots(const struct pack_view *v)
{
	const uint64_t *slot = v->p[SECTION_SLOTS];
	uint32_t keys = v->n[SECTION_KEYS] - IMAGE_STRINGS_PAD;

	for (uint32_t i = 0; i < v->n[SECTION_SLOTS]; i++)
		if (lexicon_slot_entry(slot[i]) >= v->n[SECTION_ENTRIES] ||
		    lexicon_slot_key(slot[i]) + lexicon_slot_len(slot[i]) > keys)
			return false;
	return slot[v->n[SECTION_SLOTS] - 1] == 0;
}

static bool are_cues(const struct lexicon_entry *e)
{
	for (int k = LEX_CUES; k < 64 * (1 + LEX_ALONE_WORDS); k++)
		if (lexicon_has(e, (enum lexicon_cue)k))
			return false;
	return e->cues >> LEX_CUES_TOGETHER == 0;
}

static bool is_entry(const struct pack_view *v, const struct lexicon_entry *e)
{
	return e->classes >> LEX_CLASSES == 0 && are_cues(e) &&
	       e->trigger < v->n[SECTION_PEEK_ROWS] && e->org_kind <= KIND_OTHER &&
	       e->role_kind <= KIND_OTHER && e->slot < LEXICON_GAPS &&
	       e->mask < LEXICON_GAPS;
}

static bool is_step(const struct pack_view *v, const struct sieve_step *s)
{
	uint32_t args = v->n[s->kind == STEP_FORK ? SECTION_NET_STEPS : SECTION_NET_SETS];

	if (s->kind >= STEP_KINDS || s->part >= v->n[SECTION_NET_STARTS])
		return false;
	return s->kind == STEP_MATCH ||
	       (s->next < v->n[SECTION_NET_STEPS] && s->arg < args);
}

static bool are_steps(const struct pack_view *v)
{
	const struct sieve_step *step = v->p[SECTION_NET_STEPS];
	const uint32_t *start = v->p[SECTION_NET_STARTS];

	for (uint32_t i = 0; i < v->n[SECTION_NET_STEPS]; i++)
		if (!is_step(v, &step[i]))
			return false;
	for (uint32_t i = 0; i < v->n[SECTION_NET_STARTS]; i++)
		if (start[i] != SIEVE_NO_STEP && start[i] >= v->n[SECTION_NET_STEPS])
			return false;
	return true;
}

const char *pack_check_large(const struct pack_view *v)
{
	static const struct lexicon_entry none;
	const struct lexicon_entry *e = v->p[SECTION_ENTRIES];
	const struct image_pool *p = v->p[SECTION_POOLS];
	const char *wrong;

	if (memcmp(&e[0], &none, sizeof(none)) != 0)
		return "words";
	for (uint32_t i = 0; i < v->n[SECTION_ENTRIES]; i++)
		if (!is_entry(v, &e[i]))
			return "words";
	if (!are_word_slots(v))
		return "word slots";
	if (!are_steps(v))
		return "net";
	wrong = check_peek_rows(v);
	if (wrong)
		return wrong;
	if (!are_values(v))
		return "pool values";
	for (uint32_t i = 0; i < v->n[SECTION_POOLS]; i++)
		if (!are_pool_slots((const uint32_t *)v->p[SECTION_POOL_SLOTS] +
					    p[i].slots,
				    p[i].mask + 1, p[i].n))
			return "pool slots";
	return NULL;
}
