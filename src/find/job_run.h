/* The words of a job: "forklift operator", "tool and die maker", "egg candler". */
#ifndef FIND_JOB_RUN_H
#define FIND_JOB_RUN_H

#include "around.h"
#include "finding.h"

#define JOB_HEADS (LEX_BIT(OCCHEAD) | LEX_BIT(OCCUPATION))
#define JOB_NEVER                                              \
	(LEX_BIT(KIN) | LEX_BIT(FUNCTION) | LEX_BIT(SAYVERB) | \
	 LEX_BIT(SPECIALTY)) /* in no job */

/* May the word at i be part of a job? */
bool job_run_word(const struct scene *s, uint32_t i);
/* Is [i, end) "injured worker", "represented employee": the person of the letter? */
bool job_run_person(const struct scene *s, uint32_t i, uint32_t end);
/* The end of the job that begins at i: its last head word within reach, and a grade
 * (Clerk III); i when there is none. Where the sentence leaves no doubt that a job comes
 * (sure), a rare word made like the name of a trade is a head, too. */
uint32_t job_run_end(const struct scene *s, uint32_t i, bool sure);

/* "by Ana Quist, a nurse": is the job that ends at end and whose article is token i that
 * of somebody who cared for the person of the letter? */
bool job_run_cares(const struct scene *s, uint32_t i, uint32_t end);

/* Skips "52 year old", "right-handed", "male", "longtime" from token i. */
uint32_t job_skip(const struct scene *s, uint32_t i);

/* Adds the job [i, end), but not one that is the half of a word: a Third-Party
 * Administrator. */
void job_put(const struct scene *s, struct finding_list *out, uint16_t type, uint32_t i,
	     uint32_t end, float score);

#endif
