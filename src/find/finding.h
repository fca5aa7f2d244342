/* What finders hand on: spans of text with what they are and why. */
#ifndef FIND_FINDING_H
#define FIND_FINDING_H

#include "../rules/pack.h"

enum gap_class { GAP_NOT, GAP_CLASS_BLANK, GAP_CLASS_MASK, GAP_CLASS_RESIDUE };

struct finding {
	uint32_t start,
		end;	  /* text offsets, half-open; equal for a gap that left nothing */
	uint16_t type;	  /* pack type; TYPE_KEEP protects the span from lower ranks */
	uint16_t tag;	  /* the type that a kept tag of ours stands for; or 0 */
	uint8_t rank;	  /* a higher one wins an overlap */
	uint8_t gap;	  /* enum gap_class */
	bool survivor;	  /* a strict policy lets it not stay, whatever its score */
	float score;	  /* 0..1 */
	uint32_t entity;  /* 0, or the number of the person or organisation in this letter
			   */
	const char *rule; /* id, from the image or a literal */
	const char *
		note; /* NULL, or why it is only a report: "conflict", "malformed", ... */
	uint64_t evidence; /* bits into the weights of its model, for --explain */
};

struct finding_list {
	struct finding *p;
	size_t n, cap;
	struct arena *arena;
	bool failed; /* sticks: memory ran out */
};

/* Room for n more; sets failed when memory is out. */
void finding_reserve(struct finding_list *l, size_t n);
/* Appends f; sets failed when memory is out. */
void finding_add(struct finding_list *l, const struct finding *f);
/* Appends f as what the tokens [first, end) are. */
void finding_put(struct finding_list *l, const struct doc *doc, uint32_t first,
		 uint32_t end, struct finding f);
/* The index of the first that ends after pos, of a list in text order and disjoint. */
size_t finding_after(const struct finding_list *l, uint32_t pos);
/* Text order: start, then longer first, then rank, then rule id. Total, so that sorting
 * is deterministic. */
int finding_cmp(const void *a, const void *b);

#endif
