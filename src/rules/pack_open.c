/*
 * Given: an image from anywhere. Promises: a pack all of whose offsets and indices are in
 * range, or LACUNA_PACK. Must not: copy or touch the large sections of a trusted image.
 */
#include "pack_open.h"

#include <string.h>

#include "../base/fault.h"
#include "../base/hash.h"
#include "pack_check.h"

static const struct {
	const char *name;
	uint32_t size; /* of an element */
} sections[SECTIONS] = {
	[SECTION_STRINGS] = {"strings", 1},
	[SECTION_ENTRIES] = {"words", sizeof(struct lexicon_entry)},
	[SECTION_SLOTS] = {"word slots", sizeof(uint64_t)},
	[SECTION_KEYS] = {"keys", 1},
	[SECTION_PHRASES] = {"phrases", sizeof(uint64_t)},
	[SECTION_CATEGORIES] = {"categories", sizeof(uint32_t)},
	[SECTION_TYPES] = {"types", sizeof(struct image_type)},
	[SECTION_ZONES] = {"zones", sizeof(uint32_t)},
	[SECTION_HEADINGS] = {"headings", sizeof(struct image_heading)},
	[SECTION_RULES] = {"rules", sizeof(struct image_rule)},
	[SECTION_LISTS] = {"lists", sizeof(uint16_t)},
	[SECTION_PEEK_ROWS] = {"peek rows", sizeof(uint16_t)},
	[SECTION_PEEK_RESTS] = {"peek rests", sizeof(uint16_t)},
	[SECTION_PEEK_CLASSES] = {"peek classes", sizeof(uint8_t)},
	[SECTION_DISPATCH] = {"dispatch", sizeof(uint16_t)},
	[SECTION_WEIGHTS] = {"weights", sizeof(struct image_weight)},
	[SECTION_SEAMS] = {"seams", sizeof(struct pack_seam)},
	[SECTION_POOLS] = {"pools", sizeof(struct image_pool)},
	[SECTION_POOL_VALUES] = {"pool values", sizeof(struct pack_value)},
	[SECTION_POOL_SLOTS] = {"pool slots", sizeof(uint32_t)},
	[SECTION_POLICIES] = {"policies", sizeof(struct image_policy)},
	[SECTION_NET_STEPS] = {"net steps", sizeof(struct sieve_step)},
	[SECTION_NET_SETS] = {"net sets", sizeof(struct sieve_set)},
	[SECTION_NET_STARTS] = {"net starts", sizeof(uint32_t)},
	[SECTION_NET_CLASSES] = {"net classes", sizeof(uint8_t)},
};

static bool has_header(struct str image, const struct image_header *h)
{
	return image.n >= sizeof(*h) && (uintptr_t)image.p % IMAGE_ALIGN == 0 &&
	       memcmp(h->magic, IMAGE_MAGIC, sizeof(h->magic)) == 0 &&
	       h->version == IMAGE_VERSION && h->endian == IMAGE_ENDIAN &&
	       h->size == image.n && h->sections == SECTIONS &&
	       h->classes == image_classes();
}

/* The name of the first section out of range, or NULL. */
static const char *read_sections(struct pack_view *v, struct str image,
				 const struct image_header *h)
{
	for (int i = 0; i < SECTIONS; i++) {
		uint32_t at = h->section[i].at, bytes = h->section[i].bytes;

		if (at % IMAGE_ALIGN || at < sizeof(*h) || at > image.n ||
		    bytes > image.n - at || bytes % sections[i].size)
			return sections[i].name;
		v->p[i] = image.p + at;
		v->n[i] = bytes / sections[i].size;
	}
	return NULL;
}

static bool digest_fits(struct str image, const struct image_header *h)
{
	unsigned char digest[IMAGE_DIGEST];

	hash_plain(image_digested(image), digest, IMAGE_DIGEST);
	return memcmp(digest, h->digest, IMAGE_DIGEST) == 0;
}

static struct str hex(struct arena *arena, const unsigned char *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	char *out = arena_alloc(arena, 2 * n + 1);

	for (size_t i = 0; out && i < n; i++) {
		out[2 * i] = digit[p[i] >> 4];
		out[2 * i + 1] = digit[p[i] & 15];
	}
	return str_from(out, out ? 2 * n : 0);
}

static const char *text(const struct pack_view *v, uint32_t at)
{
	return (const char *)v->p[SECTION_STRINGS] + at;
}

static bool point_types(struct pack *pack, const struct pack_view *v, struct arena *arena)
{
	const struct image_type *t = v->p[SECTION_TYPES];
	const uint32_t *category = v->p[SECTION_CATEGORIES];

	pack->types = ARENA_ARRAY(arena, struct pack_type, v->n[SECTION_TYPES]);
	if (!pack->types)
		return false;
	pack->ntypes = v->n[SECTION_TYPES];
	for (uint32_t i = 0; i < pack->ntypes; i++)
		pack->types[i] = (struct pack_type){
			.category = text(v, t[i].category),
			.type = text(v, t[i].type),
			.tag = text(v, t[i].tag),
			.replacer = text(v, t[i].replacer),
			.pool = text(v, t[i].pool),
			.category_index = (uint16_t)t[i].category_index,
		};
	pack->ncategories = v->n[SECTION_CATEGORIES];
	for (uint32_t i = 0; i < pack->ncategories; i++)
		pack->categories[i] = text(v, category[i]);
	return true;
}

static bool point_rules(struct pack *pack, const struct pack_view *v, struct arena *arena)
{
	const struct image_rule *r = v->p[SECTION_RULES];

	pack->rules =
		ARENA_ARRAY(arena, struct pack_rule, (size_t)v->n[SECTION_RULES] + 1);
	if (!pack->rules)
		return false;
	pack->nrules = v->n[SECTION_RULES];
	for (uint32_t i = 0; i < pack->nrules; i++) {
		pack->rules[i] = (struct pack_rule){
			.id = text(v, r[i].id),
			.pattern = text(v, r[i].pattern),
			.pattern_len = r[i].pattern_len,
			.type = r[i].type,
			.zones = r[i].zones,
			.rank = r[i].rank,
			.lexicon = r[i].lexicon,
			.cased = r[i].cased,
			.score = r[i].score,
			.match_limit = r[i].match_limit,
			.gap = text(v, r[i].gap),
		};
		memcpy(pack->rules[i].then, r[i].then, sizeof(r[i].then));
	}
	return true;
}

static const uint16_t *list(const struct pack_view *v, int dispatch)
{
	uint16_t at = ((const uint16_t *)v->p[SECTION_DISPATCH])[dispatch];

	return at ? (const uint16_t *)v->p[SECTION_LISTS] + at : NULL;
}

static void point_lists(struct pack *pack, const struct pack_view *v)
{
	pack->trigger_lists = v->p[SECTION_LISTS];
	pack->nlists = v->n[SECTION_LISTS];
	pack->peek_row = v->p[SECTION_PEEK_ROWS];
	pack->peek_rest = v->p[SECTION_PEEK_RESTS];
	pack->peek_class = v->p[SECTION_PEEK_CLASSES];
	pack->npeek_classes = pack_classes(pack->peek_class);
	pack->number_rules = list(v, DISPATCH_NUMBER);
	pack->cap_rules = list(v, DISPATCH_CAP);
	pack->cap_apart_rules = list(v, DISPATCH_CAP_APART);
	for (int c = 0; c < 256; c++)
		pack->punct_rules[c] = list(v, DISPATCH_PUNCT + c);
	for (int c = 0; c < LEX_CLASSES; c++)
		pack->class_rules[c] = list(v, DISPATCH_CLASS + c);
}

static void point_net(struct pack *pack, const struct pack_view *v)
{
	pack->net = (struct sieve_net){
		.step = v->p[SECTION_NET_STEPS],
		.set = v->p[SECTION_NET_SETS],
		.start = v->p[SECTION_NET_STARTS],
		.class = v->p[SECTION_NET_CLASSES],
		.nsteps = v->n[SECTION_NET_STEPS],
		.nsets = v->n[SECTION_NET_SETS],
		.nparts = v->n[SECTION_NET_STARTS],
	};
	pack->net.nclasses = pack_classes(pack->net.class);
}

static bool point_zones(struct pack *pack, const struct pack_view *v, struct arena *arena)
{
	const uint32_t *zone = v->p[SECTION_ZONES];
	const struct image_heading *h = v->p[SECTION_HEADINGS];
	struct pack_heading *out = ARENA_ARRAY(arena, struct pack_heading,
					       (size_t)v->n[SECTION_HEADINGS] + 1);

	if (!out)
		return false;
	pack->nzones = v->n[SECTION_ZONES];
	for (uint32_t i = 0; i < pack->nzones; i++)
		pack->zones[i] = text(v, zone[i]);
	pack->nheadings = v->n[SECTION_HEADINGS];
	for (uint32_t i = 0; i < pack->nheadings; i++)
		out[i] = (struct pack_heading){text(v, h[i].text), (uint8_t)h[i].zone,
					       pack_heading_first(text(v, h[i].text))};
	pack->headings = out;
	return true;
}

static bool point_weights(struct pack *pack, const struct pack_view *v,
			  struct arena *arena)
{
	const struct image_weight *w = v->p[SECTION_WEIGHTS];
	const struct image_policy *p = v->p[SECTION_POLICIES];

	pack->weights =
		ARENA_ARRAY(arena, struct pack_weight, (size_t)v->n[SECTION_WEIGHTS] + 1);
	pack->policies = ARENA_ARRAY(arena, struct pack_policy_source,
				     (size_t)v->n[SECTION_POLICIES] + 1);
	if (!pack->weights || !pack->policies)
		return false;
	pack->nweights = v->n[SECTION_WEIGHTS];
	for (uint32_t i = 0; i < pack->nweights; i++)
		pack->weights[i] = (struct pack_weight){
			text(v, w[i].model), text(v, w[i].evidence), w[i].weight};
	pack->npolicies = v->n[SECTION_POLICIES];
	for (uint32_t i = 0; i < pack->npolicies; i++)
		pack->policies[i] = (struct pack_policy_source){
			text(v, p[i].name), str_from(text(v, p[i].xml), p[i].xml_len)};
	return true;
}

static bool point_pools(struct pack *pack, const struct pack_view *v, struct arena *arena)
{
	const struct image_pool *p = v->p[SECTION_POOLS];

	pack->pools =
		ARENA_ARRAY(arena, struct pack_pool, (size_t)v->n[SECTION_POOLS] + 1);
	if (!pack->pools)
		return false;
	pack->npools = v->n[SECTION_POOLS];
	for (uint32_t i = 0; i < pack->npools; i++)
		pack->pools[i] = (struct pack_pool){
			.name = text(v, p[i].name),
			.n = p[i].n,
			.values = (const struct pack_value *)v->p[SECTION_POOL_VALUES] +
				  p[i].values,
			.slots = (const uint32_t *)v->p[SECTION_POOL_SLOTS] + p[i].slots,
			.mask = p[i].mask,
		};
	return true;
}

static bool point_all(struct pack *pack, const struct pack_view *v, struct arena *arena)
{
	pack->strings = text(v, 0);
	pack->lex = (struct lexicon){
		.entries = v->p[SECTION_ENTRIES],
		.slots = v->p[SECTION_SLOTS],
		.homes = v->n[SECTION_SLOTS] - LEXICON_SPILL,
		.phrases = v->p[SECTION_PHRASES],
		.phrase_mask = v->n[SECTION_PHRASES] * 64 - 1,
		.keys = v->p[SECTION_KEYS],
	};
	pack->seams = v->p[SECTION_SEAMS];
	pack->nseams = v->n[SECTION_SEAMS];
	point_lists(pack, v);
	point_net(pack, v);
	return point_types(pack, v, arena) && point_rules(pack, v, arena) &&
	       point_zones(pack, v, arena) && point_weights(pack, v, arena) &&
	       point_pools(pack, v, arena);
}

enum lacuna_err pack_open_image(struct pack *pack, struct str image, bool trusted,
				struct arena *arena, struct lacuna_fault *fault)
{
	const struct image_header *h = (const void *)image.p;
	struct pack_view view;
	const char *wrong;

	*pack = (struct pack){.image = image};
	if (!has_header(image, h))
		return fault_set(fault, LACUNA_PACK, "not a pack image of this version");
	wrong = read_sections(&view, image, h);
	if (!wrong)
		wrong = pack_check_small(&view);
	if (!wrong && !trusted)
		wrong = digest_fits(image, h) ? pack_check_large(&view) : "digest";
	if (wrong)
		return fault_set(fault, LACUNA_PACK, "pack image damaged: %s", wrong);
	pack->digest = hex(arena, h->digest, IMAGE_DIGEST);
	if (!pack->digest.p || !point_all(pack, &view, arena))
		return fault_memory(fault, "opening the pack");
	return LACUNA_OK;
}
