/*
 * Given: a path. Promises: nothing that moves a cursor or ends a line; in XML the path
 * byte for byte. Must not: make two of one.
 */
#include "batch_name.h"

#include "../base/base64.h"
#include "../base/utf8.h"
#include "../out/xml.h"

/* Of C0, DEL and C1, a terminal obeys all. */
static bool is_shown(uint32_t c)
{
	return c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0);
}

void batch_name_page(struct buf *page, struct str path)
{
	for (size_t i = 0; i < path.n;) {
		uint32_t c = 0;
		size_t n = utf8_decode(path, i, &c);

		if (n && is_shown(c))
			buf_add(page, path.p + i, n);
		else
			for (size_t k = 0; k < (n ? n : 1); k++)
				buf_printf(page, "\\x%02x", path.p[i + k]);
		i += n ? n : 1;
	}
}

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
