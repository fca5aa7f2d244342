/*
 * A compiled pack: everything in patterns/ as one flat, position-independent, read-only
 * image. pack_open checks an image and points into it; it never copies or allocates per
 * row.
 */
#ifndef RULES_PACK_H
#define RULES_PACK_H

#include "../base/arena.h"
#include "../base/buf.h"
#include "lexicon.h"
#include "seam.h"
#include "sieve_net.h"
#include "warm.h"

/* One category and type of patterns/categories.xml, e.g. NAME and DOCTOR. Index 0 is
 * KEEP: text that must stay as it is. */
#define TYPE_KEEP 0
#define PACK_TYPES_MAX 128

struct pack_type {
	const char *category; /* NAME */
	const char *type;     /* DOCTOR */
	const char *tag;      /* the word a tag shows, e.g. DOCTOR */
	const char *replacer; /* the surrogate replacer's name in act/, e.g. person */
	const char *pool;     /* a pool's name for the replacer, or "" */
	uint16_t category_index;
};

/* Where in a letter a rule applies; zones.xml says where they begin. */
#define PACK_ZONES_MAX 16

struct pack_rule {
	const char *id;
	const char *pattern; /* PCRE2, expanded; "": a lexicon rule without condition */
	uint32_t pattern_len;
	uint16_t type;	 /* index of the type; TYPE_KEEP protects */
	uint16_t zones;	 /* bits of the zones it applies in */
	uint8_t rank;	 /* 0-255: a higher one wins an overlap */
	uint8_t lexicon; /* 1 + class whose phrase is the match; 0: the pattern is */
	uint8_t cased;	 /* letters match their own case only */
	float score;	 /* 0..1 */
	uint32_t match_limit;
	uint64_t then[4]; /* the bytes that may follow the first token; all ones: any */
	const char *gap;  /* gap class blank|mask|residue, or "" */
};

/* A weight of patterns/weights.tsv: evidence for a kind of candidate. */
struct pack_weight {
	const char *model;    /* person, org, place, job */
	const char *evidence; /* its name in --explain */
	float weight;
};

/* A value of a pool. Most are short and lie here, too: memory is read once to have one.
 */
struct pack_value {
	uint32_t at; /* offset in strings, where it ends in NUL */
	uint8_t n;   /* its length */
	char text[11];
};

struct pack_pool {
	const char *name;
	uint32_t n;
	const struct pack_value *values;
	const uint32_t *slots; /* open addressing on token_hash of the value */
	uint32_t mask;
};

/* A slot of a pool is 0 or 1 + a value's index, with the hash's upper bits above it: what
 * is not in the pool is told without a look at its values. */
#define POOL_INDEX_BITS 20
#define POOL_INDEX_MAX (UINT32_C(1) << POOL_INDEX_BITS)

/* A list of rule indices, ended by PACK_LIST_END. */
#define PACK_LIST_END UINT16_MAX

struct pack {
	struct str image;
	struct str digest; /* the image's BLAKE2b as hex */
	struct lexicon lex;
	const char *strings;
	struct pack_type *types;
	uint32_t ntypes, ncategories;
	const char *categories[PACK_TYPES_MAX];
	struct pack_rule *rules;
	uint32_t nrules;
	struct sieve_net net;	       /* of their patterns */
	const uint16_t *trigger_lists; /* lexicon_entry.trigger indexes into it */
	uint32_t nlists;	       /* elements of it; the lists below are in it too */
	const uint16_t *peek_row;      /* by where a list begins: its row of peek_rest */
	const uint16_t *peek_rest;     /* by row and class of the next token's first byte:
					  where the list of the rules begins that go on */
	const uint8_t *peek_class;     /* by byte */
	uint32_t npeek_classes;
	const uint16_t *class_rules[LEX_CLASSES]; /* at a word or phrase of a class */
	const uint16_t *number_rules;		  /* rules to try at a number */
	const uint16_t *punct_rules[256];	  /* rules to try at a punctuation byte */
	const uint16_t *cap_rules;	   /* rules to try at any capitalised word */
	const uint16_t *cap_apart_rules;   /* the same, and more, where it stands apart */
	const char *zones[PACK_ZONES_MAX]; /* zone names by bit */
	uint32_t nzones;
	const struct pack_heading *headings;
	uint32_t nheadings;
	struct pack_weight *weights;
	uint32_t nweights;
	const struct pack_seam *seams; /* by rank */
	uint32_t nseams;
	struct pack_pool *pools;
	uint32_t npools;
	struct pack_policy_source *policies; /* each policies/NAME.xml */
	uint32_t npolicies;
	struct warm warm; /* of the built-in image */
};

/* A phrase that begins a zone when it stands at the start of a line or before a colon. */
struct pack_heading {
	const char *text; /* lower case, single blanks */
	uint8_t zone;
	uint32_t first; /* pack_heading_first(text) */
};

/* The token_hash of a heading's first word. */
uint32_t pack_heading_first(const char *text);

struct pack_policy_source {
	const char *name;
	struct str xml;
};

/* One file handed to the compiler: its path inside the pack directory and its bytes. */
struct pack_file {
	struct str path; /* e.g. rules/dates.xml */
	struct str bytes;
};

/* Compiles pack files into an image. The order of files makes no difference. LACUNA_PACK
 * with a fault that begins with path and line when one is malformed; whoever knows the
 * directory puts its name before them. */
enum lacuna_err pack_compile(struct buf *image, const struct pack_file *files, size_t n,
			     struct lacuna_fault *fault);
/* Opens an image, which must be 8-byte aligned and outlive the pack. Arrays that need
 * pointers come from arena. Refuses (LACUNA_PACK) an image that does not fit its digest
 * or has any offset out of range: reads all of it. */
enum lacuna_err pack_open(struct pack *pack, struct str image, struct arena *arena,
			  struct lacuna_fault *fault);
/* Opens the built-in image, linked in at build time: without the checks of its large
 * parts, which were made when it was built. */
enum lacuna_err pack_open_builtin(struct pack *pack, struct arena *arena,
				  struct lacuna_fault *fault);
/* Gives back the memory that the built-in images took, until they are read again: for
 * whoever is about to need much. Always allowed, by any thread. */
void pack_builtin_rest(void);

/* The type index of category and type, or -1. */
int pack_type_find(const struct pack *pack, struct str category, struct str type);
/* Is a group's name in the form of a type, capitals, one underscore, capitals, perhaps a
 * digit (LOCATION_CITY, LOCATION_CITY2)? Then category and type are its parts. */
bool pack_type_named(struct str name, struct str *category, struct str *type);
const struct pack_pool *pack_pool_find(const struct pack *pack, const char *name);
/* The index of value (compared without case) in the pool, or -1. */
int64_t pack_pool_index(const struct pack *pack, const struct pack_pool *pool,
			struct str value);
/* The same, for who asks several pools; hash: token_hash of the value. */
int64_t pack_pool_hashed(const struct pack *pack, const struct pack_pool *pool,
			 struct str value, uint32_t hash);
/* The value at i, as the file has it. Pools state and statecode are made from the state
 * lexicon: entry->value - 1 is the index in both. A value of zip is a whole line. */
struct str pack_pool_value(const struct pack *pack, const struct pack_pool *pool,
			   uint32_t i);

#endif
