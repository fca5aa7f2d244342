/* The paths of letters in XML: any byte but NUL and slash may be in a name. */
#ifndef CLI_BATCH_NAME_H
#define CLI_BATCH_NAME_H

#include "../base/buf.h"

/* Appends ` path="..."`, and where XML cannot carry it ` path-base64="..."` too. */
void batch_name_xml(struct buf *xml, struct str path);

#endif
