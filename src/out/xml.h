/*
 * Text composed as XML 1.0 straight into a buf. Letters hold what XML can't carry (form
 * feeds, NUL, bytes that are not UTF-8): that is written as base64 and marked so, never
 * dropped.
 */
#ifndef OUT_XML_H
#define OUT_XML_H

#include "../base/buf.h"

/* Appends s escaped for element text or for an attribute value in double quotes. Appends
 * nothing and returns false when s holds what XML can't carry. */
bool xml_escape(struct buf *b, struct str s);
/* Appends an attribute's value; what XML can't carry becomes U+FFFD. */
void xml_value(struct buf *b, struct str value);
/* Appends ` name="value"`. name: "rule", a literal. */
void xml_attr(struct buf *b, struct str name, struct str value);
void xml_attr_u64(struct buf *b, struct str name, uint64_t value);
/* Appends <name>text</name>, or <name encoding="base64">...</name>. */
void xml_element(struct buf *b, struct str name, struct str text);

#endif
