/*
 * Given: pack files. Promises: one flat image, the same bytes for the same files in any
 * order. Must not: leave a byte of it unset.
 */
#include "pack.h"

#include "../base/ascii.h"
#include "../base/hash.h"
#include "pack_image.h"
#include "pack_lexicon.h"
#include "pack_lists.h"
#include "pack_parts.h"
#include "pack_peeks.h"
#include "sieve_maker.h"

struct writer {
	struct pack_parts *parts;
	struct buf section[SECTIONS];
};

#define PUT(w, which, ...) \
	buf_add(&(w)->section[which], &(__VA_ARGS__), sizeof(__VA_ARGS__))

/* The offset a text gets. */
static uint32_t text(struct writer *w, struct str s)
{
	struct buf *strings = &w->section[SECTION_STRINGS];
	size_t at = strings->n;

	if (!s.n)
		return 0;
	buf_str_add(strings, s);
	buf_byte(strings, 0);
	return (uint32_t)at;
}

static void put_name(struct writer *w, enum image_section which, struct str name)
{
	uint32_t at = text(w, name);

	PUT(w, which, at);
}

static void put_tables(struct writer *w)
{
	const struct pack_parts *p = w->parts;

	for (size_t i = 0; i < p->categories.n; i++)
		put_name(w, SECTION_CATEGORIES, *PACK_AT(&p->categories, struct str, i));
	for (size_t i = 0; i < p->zones.n; i++)
		put_name(w, SECTION_ZONES, *PACK_AT(&p->zones, struct str, i));
	for (size_t i = 0; i < p->types.n; i++) {
		const struct part_type *t = PACK_AT(&p->types, struct part_type, i);
		struct image_type out = {text(w, t->category), text(w, t->type),
					 text(w, t->tag),      text(w, t->replacer),
					 text(w, t->pool),     t->category_index};

		PUT(w, SECTION_TYPES, out);
	}
	for (size_t i = 0; i < p->headings.n; i++) {
		const struct part_heading *h =
			PACK_AT(&p->headings, struct part_heading, i);
		struct image_heading out = {text(w, h->text), h->zone};

		PUT(w, SECTION_HEADINGS, out);
	}
	for (size_t i = 0; i < p->weights.n; i++) {
		const struct part_weight *v = PACK_AT(&p->weights, struct part_weight, i);
		struct image_weight out = {text(w, v->model), text(w, v->evidence),
					   v->weight};

		PUT(w, SECTION_WEIGHTS, out);
	}
	for (size_t i = 0; i < p->source.nseams; i++)
		PUT(w, SECTION_SEAMS, p->source.seams[i].pair);
	for (size_t i = 0; i < p->policies.n; i++) {
		const struct part_policy *v =
			PACK_AT(&p->policies, struct part_policy, i);
		struct image_policy out = {text(w, v->name), text(w, v->xml),
					   (uint32_t)v->xml.n};

		PUT(w, SECTION_POLICIES, out);
	}
}

static void put_rules(struct writer *w)
{
	for (size_t i = 0; i < w->parts->rules.n; i++) {
		const struct part_rule *r =
			PACK_AT(&w->parts->rules, struct part_rule, i);
		struct image_rule out = {
			.then = {r->then[0], r->then[1], r->then[2], r->then[3]},
			.id = text(w, r->source->id),
			.pattern = text(w, r->pattern),
			.pattern_len = (uint32_t)r->pattern.n,
			.gap = text(w, r->source->gap),
			.match_limit = r->source->match_limit,
			.score = r->source->score,
			.type = r->type,
			.zones = r->zones,
			.rank = r->source->rank,
			.lexicon = r->lexicon,
			.cased = r->source->cased,
		};

		PUT(w, SECTION_RULES, out);
	}
}

/* Puts n zeroed slots, 2 n and a power of two of them, at the end of section; their
 * number. */
static uint32_t put_slots(struct writer *w, enum image_section which, size_t n)
{
	uint32_t slots = 4, zero = 0;

	while (slots < 2 * n)
		slots *= 2;
	for (uint32_t i = 0; i < slots; i++)
		PUT(w, which, zero);
	return slots;
}

/* The slots from the number first on. */
static uint32_t *slots_at(struct writer *w, enum image_section which, uint32_t first)
{
	return buf_ok(&w->section[which])
		       ? (uint32_t *)(void *)w->section[which].p + first
		       : NULL;
}

static void set_slot(uint32_t *slots, uint32_t mask, uint32_t hash, uint32_t value)
{
	while (slots[hash & mask])
		hash++;
	slots[hash & mask] = value;
}

static void put_words(struct writer *w)
{
	const struct pack_lexicon out = {
		&w->section[SECTION_ENTRIES],
		&w->section[SECTION_SLOTS],
		&w->section[SECTION_KEYS],
		&w->section[SECTION_PHRASES],
	};

	pack_lexicon_put(&out, &w->parts->words);
}

static void put_list(struct writer *w, enum image_section which,
		     const struct pack_list *l)
{
	if (l->n)
		buf_add(&w->section[which], l->p, l->n * sizeof(uint16_t));
}

static void put_lists(struct writer *w, const struct sieve_net *net)
{
	struct pack_list lists = {0};
	struct pack_peeks peeks = {.nclasses = 0};
	uint16_t dispatch[DISPATCHES] = {0};

	pack_lists_make(w->parts, &lists, dispatch);
	pack_peeks_make(w->parts, net, &lists, &peeks);
	put_list(w, SECTION_LISTS, &lists);
	put_list(w, SECTION_PEEK_ROWS, &peeks.row);
	put_list(w, SECTION_PEEK_RESTS, &peeks.rest);
	PUT(w, SECTION_PEEK_CLASSES, peeks.class);
	PUT(w, SECTION_DISPATCH, dispatch);
}

static void put_net(struct writer *w, const struct sieve_net *net)
{
	if (net->nsteps)
		buf_add(&w->section[SECTION_NET_STEPS], net->step,
			net->nsteps * sizeof(*net->step));
	if (net->nsets)
		buf_add(&w->section[SECTION_NET_SETS], net->set,
			net->nsets * sizeof(*net->set));
	if (net->nparts)
		buf_add(&w->section[SECTION_NET_STARTS], net->start,
			net->nparts * sizeof(*net->start));
	buf_add(&w->section[SECTION_NET_CLASSES], net->class, 256);
}

/* A lexicon rule's pattern begins after the token: it is not looked at. */
static void put_sieve(struct writer *w)
{
	struct sieve_maker m = {0};
	struct sieve_net net;

	for (size_t i = 0; i < w->parts->rules.n; i++) {
		const struct part_rule *r =
			PACK_AT(&w->parts->rules, struct part_rule, i);

		sieve_maker_add(&m, r->lexicon ? STR("") : r->pattern, !r->source->cased);
	}
	if (!sieve_maker_net(&m, &net))
		pack_job_memory(w->parts->job);
	put_net(w, &net);
	put_lists(w, &net);
	sieve_maker_free(&m);
}

static struct str lower(struct pack_job *job, struct str s)
{
	unsigned char *out = pack_job_alloc(job, s.n + 1, 1);

	for (size_t i = 0; out && i < s.n; i++)
		out[i] = ascii_lower(s.p[i]);
	return str_from(out, out ? s.n : 0);
}

/* Two values of a pool must differ, or replacements would collide. */
static bool is_twice(const struct part_pool *pool, const uint32_t *slots, uint32_t mask,
		     uint32_t hash, struct str value)
{
	for (; slots[hash & mask]; hash++)
		if (str_ieq(pool->values[(slots[hash & mask] & (POOL_INDEX_MAX - 1)) - 1],
			    value))
			return true;
	return false;
}

static void put_value(struct writer *w, struct str value)
{
	struct pack_value out = {.at = text(w, value), .n = (uint8_t)value.n};

	if (value.n > UINT8_MAX)
		pack_job_fail(w->parts->job, (struct pack_place){STR("pools"), 0},
			      "a value of more than %d bytes", UINT8_MAX);
	else if (value.n < sizeof(out.text))
		memcpy(out.text, value.p, value.n);
	PUT(w, SECTION_POOL_VALUES, out);
}

static void put_pool(struct writer *w, const struct part_pool *pool)
{
	uint32_t first = (uint32_t)(w->section[SECTION_POOL_SLOTS].n / sizeof(uint32_t));
	uint32_t mask = put_slots(w, SECTION_POOL_SLOTS, pool->n) - 1;
	uint32_t *slots = slots_at(w, SECTION_POOL_SLOTS, first);
	struct image_pool out = {
		.name = text(w, pool->name),
		.n = pool->n,
		.values = (uint32_t)(w->section[SECTION_POOL_VALUES].n /
				     sizeof(struct pack_value)),
		.slots = first,
		.mask = mask,
	};

	PUT(w, SECTION_POOLS, out);
	if (pool->n >= POOL_INDEX_MAX)
		pack_job_fail(w->parts->job, (struct pack_place){STR("pools"), 0},
			      "pool %.*s: more than %u values", STR_FMT(pool->name),
			      (unsigned)POOL_INDEX_MAX - 1);
	if (w->parts->job->err)
		return;
	for (uint32_t i = 0; i < pool->n && slots; i++) {
		struct str value = pool->values[i];
		uint32_t hash = token_hash(lower(w->parts->job, value));

		if (is_twice(pool, slots, mask, hash, value))
			pack_job_fail(w->parts->job, (struct pack_place){STR("pools"), 0},
				      "pool %.*s: \"%.*s\" is there twice",
				      STR_FMT(pool->name), STR_FMT(value));
		set_slot(slots, mask, hash,
			 hash >> POOL_INDEX_BITS << POOL_INDEX_BITS | (i + 1));
		put_value(w, value);
	}
}

/* Header and sections, one after the other. */
static void join(struct writer *w, struct buf *image)
{
	struct image_header h = {.version = IMAGE_VERSION,
				 .endian = IMAGE_ENDIAN,
				 .classes = image_classes(),
				 .sections = SECTIONS};
	static const unsigned char zeros[IMAGE_ALIGN];
	size_t at = (sizeof(h) + IMAGE_ALIGN - 1) / IMAGE_ALIGN * IMAGE_ALIGN;

	memcpy(h.magic, IMAGE_MAGIC, sizeof(h.magic));
	for (int i = 0; i < SECTIONS; i++) {
		h.section[i].at = (uint32_t)at;
		h.section[i].bytes = (uint32_t)w->section[i].n;
		at = (at + w->section[i].n + IMAGE_ALIGN - 1) / IMAGE_ALIGN * IMAGE_ALIGN;
	}
	h.size = at;
	buf_add(image, &h, sizeof(h));
	for (int i = 0; i < SECTIONS; i++) {
		buf_add(image, zeros, -image->n % IMAGE_ALIGN);
		buf_str_add(image, buf_str(&w->section[i]));
	}
	buf_add(image, zeros, -image->n % IMAGE_ALIGN);
	if (at > UINT32_MAX)
		pack_job_fail(w->parts->job, (struct pack_place){STR("pack"), 0},
			      "is too large");
	if (!buf_ok(image) || w->parts->job->err)
		return;
	hash_plain(image_digested(buf_str(image)), h.digest, IMAGE_DIGEST);
	memcpy(image->p + offsetof(struct image_header, digest), h.digest, IMAGE_DIGEST);
}

static void write_image(struct pack_parts *parts, struct buf *image)
{
	struct writer w = {.parts = parts};

	buf_byte(&w.section[SECTION_STRINGS], 0);
	put_tables(&w);
	put_rules(&w);
	put_sieve(&w);
	put_words(&w);
	for (size_t i = 0; i < parts->pools.n; i++)
		put_pool(&w, PACK_AT(&parts->pools, struct part_pool, i));
	for (int i = 0; i < IMAGE_STRINGS_PAD; i++) {
		buf_byte(&w.section[SECTION_STRINGS], 0);
		buf_byte(&w.section[SECTION_KEYS], 0);
	}
	for (int i = 0; i < SECTIONS; i++)
		if (!buf_ok(&w.section[i]))
			pack_job_memory(parts->job);
	if (!parts->job->err)
		join(&w, image);
	for (int i = 0; i < SECTIONS; i++)
		buf_free(&w.section[i]);
}

enum lacuna_err pack_compile(struct buf *image, const struct pack_file *files, size_t n,
			     struct lacuna_fault *fault)
{
	struct arena arena = {0};
	struct pack_job job = {&arena, fault, LACUNA_OK};
	struct pack_parts parts = {.job = &job};

	buf_clear(image);
	pack_parts_read(&parts, files, n);
	if (!job.err)
		write_image(&parts, image);
	if (!buf_ok(image))
		pack_job_memory(&job);
	if (job.err)
		buf_clear(image);
	pack_parts_free(&parts);
	arena_free(&arena);
	return job.err;
}
