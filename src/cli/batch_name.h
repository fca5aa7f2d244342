/*
 * The paths of letters where people and programs read them: any byte but NUL and slash
 * may be in a name, and some do things to terminals.
 */
#ifndef CLI_BATCH_NAME_H
#define CLI_BATCH_NAME_H

#include "../base/buf.h"

/* On one line: control characters and bytes that are not UTF-8 become \xHH. */
void batch_name_page(struct buf *page, struct str path);
/* Appends ` path="..."`, and where XML cannot carry it ` path-base64="..."` too. */
void batch_name_xml(struct buf *xml, struct str path);

#endif
