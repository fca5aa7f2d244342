/*
 * Given: originals, or their sealed form. Promises: each from the other, the second only
 * with the recipient's secret. Must not: leave an original in memory that is given back.
 */
#include "sealed.h"

#include "../base/base64.h"

void sealed_begin(struct buf *b, struct box *box,
		  const unsigned char recipient[BOX_PUBLIC], struct str raw, bool last)
{
	unsigned char head[BOX_HEAD + HASH_KEY + BOX_EXTRA], digest[HASH_KEY];

	if (!box_seal(box, head, recipient)) {
		b->failed = true;
		return;
	}
	hash_plain(raw, digest, sizeof(digest));
	box_put(box, str_from(digest, sizeof(digest)), last, head + BOX_HEAD);
	base64_add(b, str_from(head, sizeof(head)));
}

void sealed_add(struct buf *b, struct box *box, struct str original, bool last)
{
	struct buf out = {0};

	if (buf_reserve(&out, original.n + BOX_EXTRA)) {
		box_put(box, original, last, out.p);
		base64_add(b, str_from(out.p, original.n + BOX_EXTRA));
	}
	b->failed |= out.failed;
	buf_free(&out);
}

bool sealed_open(struct box *box, const unsigned char identity[BOX_SECRET],
		 struct str head, bool last, unsigned char digest[HASH_KEY])
{
	struct buf bytes = {0};
	bool ok = base64_read(&bytes, head) && buf_ok(&bytes) &&
		  bytes.n == BOX_HEAD + HASH_KEY + BOX_EXTRA &&
		  box_open(box, str_sub(buf_str(&bytes), 0, BOX_HEAD), identity) &&
		  box_get(box, str_sub(buf_str(&bytes), BOX_HEAD, bytes.n), last, digest);

	buf_free(&bytes);
	return ok;
}

bool sealed_read(struct buf *b, struct box *box, struct str text, bool last)
{
	struct buf bytes = {0};
	bool ok = base64_read(&bytes, text) && buf_ok(&bytes) && bytes.n >= BOX_EXTRA &&
		  buf_reserve(b, bytes.n - BOX_EXTRA) &&
		  box_get(box, buf_str(&bytes), last, b->p + b->n);

	if (ok)
		b->n += bytes.n - BOX_EXTRA;
	buf_free(&bytes);
	return ok;
}
