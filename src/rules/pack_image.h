/*
 * The image: a header and sections, each 8-byte aligned, offsets instead of pointers. A
 * name or text is an offset into SECTION_STRINGS, where it ends in NUL; offset 0 is "".
 */
#ifndef RULES_PACK_IMAGE_H
#define RULES_PACK_IMAGE_H

#include "pack.h"

#define IMAGE_MAGIC "LACUNAPK"
#define IMAGE_VERSION 8
#define IMAGE_ENDIAN UINT32_C(0x01020304)
#define IMAGE_ALIGN 8
#define IMAGE_DIGEST 32
/* Zeros after strings and keys, for those who read them 8 at a time. */
#define IMAGE_STRINGS_PAD 24

_Static_assert(LEX_CLASSES < 64 && LEX_CUES_TOGETHER < 64,
	       "classes and cues are bits of a uint64_t");

enum image_section {
	SECTION_STRINGS,      /* bytes; the first and the last are 0 */
	SECTION_ENTRIES,      /* struct lexicon_entry */
	SECTION_SLOTS,	      /* uint64_t: see lexicon.h */
	SECTION_KEYS,	      /* bytes, and zeros as after the strings */
	SECTION_PHRASES,      /* uint64_t, a power of two of them: see struct lexicon */
	SECTION_CATEGORIES,   /* uint32_t: names */
	SECTION_TYPES,	      /* struct image_type */
	SECTION_ZONES,	      /* uint32_t: names */
	SECTION_HEADINGS,     /* struct image_heading */
	SECTION_RULES,	      /* struct image_rule */
	SECTION_LISTS,	      /* uint16_t: rules, each list ended by PACK_LIST_END */
	SECTION_PEEK_ROWS,    /* uint16_t: see struct pack_peeks */
	SECTION_PEEK_RESTS,   /* uint16_t */
	SECTION_PEEK_CLASSES, /* uint8_t, 256 of them */
	SECTION_DISPATCH, /* uint16_t: a list for each of enum image_dispatch, 0 none */
	SECTION_WEIGHTS,  /* struct image_weight */
	SECTION_SEAMS,	  /* struct pack_seam, by rank */
	SECTION_POOLS,	  /* struct image_pool */
	SECTION_POOL_VALUES, /* struct pack_value */
	SECTION_POOL_SLOTS,  /* uint32_t: see struct pack_pool */
	SECTION_POLICIES,    /* struct image_policy */
	SECTION_NET_STEPS,   /* struct sieve_step: see struct sieve_net */
	SECTION_NET_SETS,    /* struct sieve_set */
	SECTION_NET_STARTS,  /* uint32_t, two a rule */
	SECTION_NET_CLASSES, /* uint8_t, 256 of them */
	SECTIONS
};

enum image_dispatch {
	DISPATCH_NUMBER,
	DISPATCH_CAP,
	DISPATCH_CAP_APART,
	DISPATCH_PUNCT,
	DISPATCH_CLASS = DISPATCH_PUNCT + 256,
	DISPATCHES = DISPATCH_CLASS + LEX_CLASSES
};

struct image_header {
	char magic[8];
	uint32_t version, endian;
	uint64_t size;			    /* of the image */
	unsigned char digest[IMAGE_DIGEST]; /* of what follows this member */
	uint32_t classes;		    /* image_classes(): what class numbers mean */
	uint32_t sections;
	struct {
		uint32_t at, bytes;
	} section[SECTIONS];
};

struct image_type {
	uint32_t category, type, tag, replacer, pool;
	uint32_t category_index;
};

struct image_heading {
	uint32_t text, zone;
};

struct image_rule {
	uint64_t then[4];
	uint32_t id, pattern, pattern_len, gap;
	uint32_t match_limit;
	float score;
	uint16_t type, zones;
	uint8_t rank, lexicon, cased, unused;
};

#define IMAGE_WEIGHT_MAX 1000.0f /* log-odds: a hundredth of it decides alone */

struct image_weight {
	uint32_t model, evidence;
	float weight;
};

struct image_pool {
	uint32_t name, n;
	uint32_t values; /* index into SECTION_POOL_VALUES */
	uint32_t slots;	 /* index into SECTION_POOL_SLOTS */
	uint32_t mask;	 /* the number of its slots less one */
};

struct image_policy {
	uint32_t name, xml, xml_len;
};

/* The bytes the digest is of. */
static inline struct str image_digested(struct str image)
{
	size_t start = offsetof(struct image_header, digest) + IMAGE_DIGEST;

	return str_sub(image, start, image.n);
}

/* Changes when a lexicon class is added, moved or renamed. */
static inline uint32_t image_classes(void)
{
	uint32_t h = (uint32_t)sizeof(struct lexicon_entry);

	for (int c = 0; c < LEX_CLASSES; c++) {
		const char *name = lexicon_class_name((enum lexicon_class)c);

		h = token_mix(h, token_hash(str_of(name)));
	}
	return h;
}

#endif
