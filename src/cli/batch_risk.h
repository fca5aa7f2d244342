/*
 * Who could be told by what stays: age, sex, state, year of injury, occupation and kind
 * of employer are no names, but few persons may have the same of all six.
 */
#ifndef CLI_BATCH_RISK_H
#define CLI_BATCH_RISK_H

#include "../base/buf.h"
#include "batch_ledger.h"

/* Adds the groups of letters that say the same of their person and belong to fewer than k
 * cases: the first to the page, all to the XML. A case counts once, however many letters
 * it has: letters of one case are of one person. */
enum lacuna_err batch_risk_add(struct batch_ledger *ledger, size_t k, struct buf *text,
			       struct buf *xml, struct lacuna_fault *fault);

#endif
