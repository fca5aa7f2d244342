/* Whether the one who is said to have signed a log did. */
#ifndef OUT_SIGNATURE_H
#define OUT_SIGNATURE_H

#include "ledger.h"

/* Checks the signature that the log's head promises. public_key, as PEM, is whose it has
 * to be; with .p NULL anyone's that the head names. LACUNA_USAGE when it is no key. */
enum lacuna_err signature_check(const struct ledger *l, struct str public_key,
				struct lacuna_fault *fault);

#endif
