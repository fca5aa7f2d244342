/*
 * Given: a row of the ledger. Promises: yes only when a letter and both its files are
 * what the row says. Must not: fail: what cannot be read is not done, and is made again.
 */
#include "batch_done.h"

bool batch_done_by_stamp(const struct batch_tree *tree, const struct batch_row *row,
			 const struct batch_stamp *stamp)
{
	struct batch_stamp now;

	if (!batch_stamp_eq(stamp, &row->stamp))
		return false;
	for (int side = 0; side < BATCH_SIDES; side++)
		if (!batch_tree_stamp(tree, (enum batch_side)side, row->path, &now) ||
		    !batch_stamp_eq(&now, &row->stamp_of[side]))
			return false;
	return true;
}

static bool is(const struct buf *digest, const char *wanted)
{
	return buf_ok(digest) && str_eq(buf_str(digest), str_of(wanted));
}

static bool is_letter(const struct lacuna_engine *engine, struct str letter,
		      const char *wanted)
{
	struct buf digest = {0};
	bool same;

	lacuna_digest(engine, letter, &digest);
	same = is(&digest, wanted);
	buf_free(&digest);
	return same;
}

static bool is_cleaned(struct str cleaned, const char *wanted)
{
	unsigned char bytes[HASH_KEY];
	struct buf digest = {0};
	bool same;

	hash_plain(cleaned, bytes, sizeof(bytes));
	BUF_LIT(&digest, "blake2b:");
	buf_hex(&digest, bytes, sizeof(bytes));
	same = is(&digest, wanted);
	buf_free(&digest);
	return same;
}

bool batch_done_by_digest(const struct batch_tree *tree,
			  const struct lacuna_engine *engine, struct str letter,
			  struct batch_row *row, struct buf *room)
{
	struct batch_stamp stamp[BATCH_SIDES];

	if (!is_letter(engine, letter, row->in))
		return false;
	if (!batch_tree_read(tree, BATCH_LETTERS, row->path, room,
			     &stamp[BATCH_LETTERS]) ||
	    !is_cleaned(buf_str(room), row->out))
		return false;
	if (!batch_tree_read(tree, BATCH_AUDIT, row->path, room, &stamp[BATCH_AUDIT]) ||
	    !is_letter(engine, buf_str(room), row->audit))
		return false;
	memcpy(row->stamp_of, stamp, sizeof(stamp));
	return true;
}
