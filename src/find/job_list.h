/* Jobs that follow a job: "cook, then waiter; later a baker". */
#ifndef FIND_JOB_LIST_H
#define FIND_JOB_LIST_H

#include "around.h"
#include "finding.h"

/* Does a list of jobs end or go on at token i? */
bool job_list_stops(const struct scene *s, uint32_t i);
/* Adds the further jobs of a list whose first ends before token i; the token after them.
 */
uint32_t job_list(const struct scene *s, uint32_t i, struct finding_list *out,
		  uint16_t type);

#endif
