/* Names of people, organisations and places: candidates, evidence, decision. */
#ifndef FIND_NAMES_H
#define FIND_NAMES_H

#include "candidate.h"

/* One detector of find.c's table: appends what the document alone gives. */
enum lacuna_err names_detect(const struct scene *s, const struct finding_list *before,
			     struct finding_list *out);
/* The same in paragraphs typed without capitals. */
enum lacuna_err chat_detect(const struct scene *s, const struct finding_list *before,
			    struct finding_list *out);
/* What stands below the headings of a table. */
enum lacuna_err columns_detect(const struct scene *s, const struct finding_list *before,
			       struct finding_list *out);
/* Is the small word at i a given name that is hardly ever a word: denise, not grace? */
bool chat_given(const struct scene *s, uint32_t i);
/* Known names: what was found is hunted through the whole letter, every spelling. */
enum lacuna_err known_detect(const struct scene *s, const struct finding_list *before,
			     struct finding_list *out);
/* Known values: what was found is looked for in the whole letter, where nothing else is
 * found and no reason says that it may stay. */
enum lacuna_err echo_detect(const struct scene *s, const struct finding_list *before,
			    struct finding_list *out);
/* The injured worker's job. */
enum lacuna_err jobs_detect(const struct scene *s, const struct finding_list *before,
			    struct finding_list *out);

#endif
