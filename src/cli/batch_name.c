/*
 * Given: a path. Promises: in XML it stands byte for byte. Must not: make two of one.
 */
#include "batch_name.h"

#include "../base/base64.h"
#include "../out/xml.h"

void batch_name_xml(struct buf *xml, struct str path)
{
	struct buf ignored = {0};
	bool carried = xml_escape(&ignored, path);

	buf_free(&ignored);
	xml_attr(xml, STR("path"), path);
	if (carried)
		return;
	BUF_LIT(xml, " path-base64=\"");
	base64_add(xml, path);
	buf_byte(xml, '"');
}
