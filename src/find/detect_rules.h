/* Pattern rules: one walk over the tokens, each rule tried only where it may begin. */
#ifndef FIND_DETECT_RULES_H
#define FIND_DETECT_RULES_H

#include "scene.h"

/* Appends a finding a match group. LACUNA_REFUSED when a match limit is hit. */
enum lacuna_err rules_detect(const struct scene *s, struct finding_list *out,
			     struct lacuna_fault *fault);

#endif
