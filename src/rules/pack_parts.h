/*
 * Everything of a pack, read and checked, before it is flattened into an image. Names not
 * in source and words are lists of the structures below.
 */
#ifndef RULES_PACK_PARTS_H
#define RULES_PACK_PARTS_H

#include "pack_source.h"
#include "pack_words.h"

struct part_type {
	struct str category, type, tag, replacer, pool;
	uint16_t category_index;
};

struct part_heading {
	struct pack_place place;
	struct str text;
	uint8_t zone;
};

struct part_weight {
	struct pack_place place;
	struct str model, evidence;
	float weight;
};

struct part_pool {
	struct str name;
	const struct str *values;
	uint32_t n;
};

struct part_policy {
	struct str name, xml;
};

/* Where a rule is tried; lists of rule indices are made from these. */
struct part_trigger {
	enum { AT_NUMBER, AT_CAP, AT_CAP_APART, AT_PUNCT, AT_CLASS, AT_WORD } kind;
	uint32_t value; /* character, class, or word */
	uint16_t rule;
};

struct part_rule {
	const struct source_rule *source;
	struct str pattern; /* expanded */
	uint16_t type, zones;
	uint8_t lexicon;
	uint64_t then[4];
};

struct pack_parts {
	struct pack_job *job;
	struct pack_source source;
	struct pack_words words;
	struct pack_list categories; /* struct str; [0] is KEEP */
	struct pack_list types;	     /* struct part_type; [0] is KEEP */
	struct pack_list zones;	     /* struct str */
	struct pack_list headings;   /* struct part_heading, by text */
	struct pack_list weights;    /* struct part_weight, by model and evidence */
	struct pack_list pools;	     /* struct part_pool, by name */
	struct pack_list policies;   /* struct part_policy, by name */
	struct pack_list rules;	     /* struct part_rule, by id */
	struct pack_list triggers;   /* struct part_trigger */
};

/* Reads every file into parts, whose job is set. */
void pack_parts_read(struct pack_parts *parts, const struct pack_file *files, size_t n);
void pack_parts_free(struct pack_parts *parts);
/* The index of a type, or -1. */
int pack_parts_type(const struct pack_parts *parts, struct str category, struct str type);
int pack_parts_zone(const struct pack_parts *parts, struct str name);

#endif
