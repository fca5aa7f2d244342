/*
 * The names of leading cases, before where they are printed.
 */
#ifndef FIND_PRECEDENTS_H
#define FIND_PRECEDENTS_H

#include "finding.h"
#include "scene.h"

/* Protects Albertson's, Inc. v. Sinclair before its 984 S.W.2d 958, which a rule of out
 * found. */
enum lacuna_err precedents_keep(const struct scene *s, struct finding_list *out);

#endif
