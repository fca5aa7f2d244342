/*
 * Gaps: what an earlier redaction left. A site is where something may have been cut out; the
 * slot around it says whether something was, and what.
 */
#ifndef FIND_GAP_H
#define FIND_GAP_H

#include "around.h"

/* What the words around a hole say. */
struct gap_slot {
	uint8_t kind;   /* enum lexicon_gap; LEXICON_GAP_NONE: no slot */
	bool strong;    /* the words before call for a value */
};

/* The slot that the words before token i make. */
struct gap_slot gap_slot_before(const struct scene *s, uint32_t i);
/* What the word at token i says of a value before it (Hospital, employee, year old). */
uint8_t gap_kind_after(const struct scene *s, uint32_t i);
/* May nothing but a cut-out value have stood between a preposition and token i? */
bool gap_hole_before(const struct scene *s, uint32_t i);

/* A gap's finding: [start, end) text offsets; score under the policy's threshold makes it a
 * report. */
void gap_put(const struct scene *s, struct finding_list *out, uint32_t start, uint32_t end,
             uint8_t kind, enum gap_class class, float score, const char *rule);

/* Detectors of find.c's table, one a class of gap. */
enum lacuna_err gap_masks_detect(const struct scene *s, const struct finding_list *before,
                                 struct finding_list *out);
enum lacuna_err gap_blanks_detect(const struct scene *s, const struct finding_list *before,
                                  struct finding_list *out);
enum lacuna_err gap_residue_detect(const struct scene *s, const struct finding_list *before,
                                   struct finding_list *out);

enum lacuna_err gap_labels_detect(const struct scene *s, const struct finding_list *before,
                                  struct finding_list *out);

#endif
