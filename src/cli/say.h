/* What the user is told, on stderr: one line, no letter text. */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/buf.h"
#include "../lacuna.h"

/* Prints "lacuna: WHAT" and returns the fault's code as the exit code. */
int say_fault(const struct lacuna_fault *fault);
/* Prints "lacuna: TEXT". */
void say_line(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Appends a line that may hold a name, which may hold anything, made safe to print. */
void say_add(struct buf *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Is fd a terminal whose user has not set NO_COLOR? */
bool say_in_colour(int fd);
/* Is stderr a terminal a person reads? */
bool say_is_seen(void);

#endif
