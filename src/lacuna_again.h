/*
 * A letter of tags is looked at again: what is found beside a tag, and was not beside
 * what it stands for, is changed at once. So nothing changes when it is cleaned again.
 */
#ifndef LACUNA_AGAIN_H
#define LACUNA_AGAIN_H

#include "act/edit.h"
#include "find/find.h"

/* Appends to changes what the edits `more`, of the letter that edits make (with out_start
 * of emit_letter), still change in it. */
void again_carry(struct finding_list *changes, const struct doc *doc,
		 const struct edit_list *edits, const size_t *out_start,
		 struct str cleaned, const struct edit_list *more);

#endif
