/*
 * Gaps: what an earlier redaction left. A site is where something may have been cut out;
 * the slot around it says whether something was, and what.
 */
#ifndef FIND_GAP_H
#define FIND_GAP_H

#include "around.h"

/* Scores. Policies change what scores 0.5 or more; DOUBT is only reported. */
#define GAP_SURE 0.9f
#define GAP_LIKELY 0.7f
#define GAP_DOUBT 0.3f

/* A mask beats whoever took its letters for a name or a number: "Dr. XYZ". */
#define GAP_RANK_MASK 84
#define GAP_RANK_DOUBT 20

/* What the words before a hole say. */
struct gap_slot {
	uint8_t kind; /* enum lexicon_gap; LEXICON_GAP_NONE: no slot */
	bool strong;  /* they call for a value: "signed by", not "by" */
	bool comma;   /* in apposition: "the attorney, " */
};

/* The slot that the words before token i make. */
struct gap_slot gap_slot_before(const struct scene *s, uint32_t i);
/* What stands at token i says of a value before it (Hospital, employee, year old, , MD).
 */
uint8_t gap_kind_after(const struct scene *s, uint32_t i);
/* May no value of its own begin at token i, so that one is missing before it? "by | on".
 */
bool gap_hole_before(const struct scene *s, uint32_t i);
/* Did a sentence end before token i? "Dr." and "vs." end none. */
bool gap_sentence_ended(const struct scene *s, uint32_t i);
/* Does a line end stand before token i with two blanks before it, or one on either side?
 */
bool gap_blank_kept(const struct scene *s, uint32_t i);
/* Can token i be the predicate of a missing subject: a finite verb, " 's"? */
bool gap_verb(const struct scene *s, uint32_t i);

/* "with said limitations in place": the article of lawyers, no verb. */
bool gap_said(const struct scene *s, uint32_t i);
/* Is it a verb in the past of which people are the subject: "performed"? Also an
 * adjective. */
bool gap_past(const struct scene *s, uint32_t i);
/* Is it a verb in the present with its object behind it: "meets each"? Or "times the". */
bool gap_present(const struct scene *s, uint32_t i);
/* Is "'s" at token i, after a word, a mask or nothing? */
bool gap_possessive(const struct scene *s, uint32_t i);
/* A possessive with nothing before it: "report of  's". */
bool gap_orphan(const struct scene *s, uint32_t i);
/* The kind of value that the label ending with this colon asks for, or NONE when it is
 * none. */
uint8_t gap_label_kind(const struct scene *s, uint32_t colon);
/* The first token of that label, on its line and in its column. */
uint32_t gap_label_start(const struct scene *s, uint32_t colon);
/* The kind of value that the word or phrase ending at token i names: "claim number",
 * wife. */
uint8_t gap_word_kind(const struct scene *s, uint32_t i);
/* What the words right before token i name: "license |", "the claim number is |". */
uint8_t gap_named_before(const struct scene *s, uint32_t i);
/* An applicant, an employee: a noun for the person that an employer's name stands before.
 */
bool gap_role_noun(const struct scene *s, uint32_t i);

/* Do the tokens left and i need a value between them, and of what kind? A score: under
 * 0.5, not that one could tell. */
float gap_seam(const struct scene *s, uint32_t left, uint32_t i, uint8_t *kind);
/* "is indicated. | has tried an injection": does the sentence that begins at token i,
 * lower case, begin with its verb? */
bool gap_seam_subject(const struct scene *s, uint32_t i);

/* "seen by | on Monday": the kind of value whose blanks went with it, where one blank is
 * left; NONE when the words may well stand side by side. */
uint8_t gap_closed(const struct scene *s, uint32_t i);

/* Is an object or a subject still wanted between tokens left and i? "he was told  to
 * rest" has its person already, and "pain and  is" its subject. */
bool gap_seam_wants(const struct scene *s, uint32_t left, uint32_t i);
/* "from  to the present", "notes of  through 5/6/2013": one end of a stretch of time? */
bool gap_seam_half(const struct scene *s, uint32_t left, uint32_t i, bool strong);

/* A gap's finding: [start, end) text offsets; score under the policy's threshold makes it
 * a report. */
void gap_put(const struct scene *s, struct finding_list *out, uint32_t start,
	     uint32_t end, uint8_t kind, enum gap_class class, float score,
	     const char *rule);

/* A gap of class residue: nothing is left at text offset at. */
void gap_put_empty(const struct scene *s, struct finding_list *out, uint32_t at,
		   uint8_t kind, float score, const char *rule);
/* A title at token i, a credential at token i, without a name (gap_title.c). */
void gap_title(const struct scene *s, uint32_t i, struct finding_list *out);
void gap_credential(const struct scene *s, uint32_t i, struct finding_list *out);

/* A mask by its make (gap_mask.c), in brackets (gap_bracket.c), a word
 * by itself (gap_token.c), or letters that stand for
 * a person (gap_letters.c). Each puts what it finds at token i and returns the token
 * after it, or i. */
uint32_t gap_mask_run(const struct scene *s, uint32_t i, struct finding_list *out);
uint32_t gap_bracket(const struct scene *s, uint32_t i, struct finding_list *out);
uint32_t gap_token(const struct scene *s, uint32_t i, struct finding_list *out);

/* The rule of a mask without a slot that is no form's blank either: one where the
 * letter's other masks are of the same make. */
#define GAP_ALONE "gap.mask-alone"

/* The initials of the people a letter names, so that letters may stand for one of them.
 */
struct gap_initials {
	bool ready;
	uint32_t last;	    /* a bit a letter: surnames that begin with it */
	uint32_t after[26]; /* after[a]: letters that follow a in somebody's initials */
};
uint32_t gap_letters(const struct scene *s, uint32_t i, const struct finding_list *before,
		     struct gap_initials *named, struct finding_list *out);

/* Detectors of find.c's table, one a class of gap. */
enum lacuna_err gap_masks_detect(const struct scene *s, const struct finding_list *before,
				 struct finding_list *out);
enum lacuna_err gap_blanks_detect(const struct scene *s,
				  const struct finding_list *before,
				  struct finding_list *out);
enum lacuna_err gap_residue_detect(const struct scene *s,
				   const struct finding_list *before,
				   struct finding_list *out);
enum lacuna_err gap_labels_detect(const struct scene *s,
				  const struct finding_list *before,
				  struct finding_list *out);

#endif
