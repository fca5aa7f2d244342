/* Numbers of data files, whatever the locale and the machine's libm. */
#ifndef RULES_PACK_DECIMAL_H
#define RULES_PACK_DECIMAL_H

#include "../base/str.h"

/* A decimal that fills s: -12, 0.98, 3e-05. Refuses what is too long or too large. */
bool pack_decimal_signed(struct str s, double *out);
/* The same, without a sign. */
bool pack_decimal(struct str s, double *out);
/* 1 + 8 * log2(1000 * per_million), rounded down, 1..255. */
uint8_t pack_decimal_freq(double per_million);

#endif
