/* The originals back, from a cleaned stream and a log that holds them. */
#ifndef OUT_RESTORE_H
#define OUT_RESTORE_H

#include "../base/str.h"
#include "../lacuna.h"

/* lacuna_restore; identity, as PEM, is for logs with sealed originals. */
enum lacuna_err restore_log(struct str cleaned, struct str log, struct str identity,
			    void **out, size_t *n, struct lacuna_fault *fault);

#endif
