/*
 * Given: the engine's key and a case id. Promises: keys that depend on nothing else.
 * Must not: leave a key behind on the stack.
 */
#include "casekey.h"

#include "../base/ascii.h"
#include "../base/utf8.h"
#include "../text/fold.h"

static const char *const purpose[KEYS] = {
	[KEY_DATES] = "dates",	 [KEY_AGES] = "ages", [KEY_NAMES] = "names",
	[KEY_PLACES] = "places", [KEY_ORGS] = "orgs", [KEY_NUMBERS] = "numbers",
	[KEY_POOLS] = "pools",	 [KEY_TAGS] = "tags",
};

/* A case id is rarely longer than 20 bytes; of a longer one each block is chained. */
struct normal_id {
	struct hash_key chain;
	unsigned char block[128];
	size_t n;
};

static void flush(struct normal_id *id)
{
	hash_keyed(&id->chain, str_from(id->block, id->n), id->chain.k,
		   sizeof(id->chain.k));
	id->n = 0;
}

static void put(struct normal_id *id, unsigned char c)
{
	if (ascii_space(c) || c == '-')
		return;
	if (id->n == sizeof(id->block))
		flush(id);
	id->block[id->n++] = ascii_toupper(c);
}

/* The character at id.p[i], folded as letters are; its length. */
static size_t put_char(struct normal_id *out, struct str id, size_t i)
{
	unsigned char folded[FOLD_MAX];
	unsigned n = 0;
	uint32_t c;
	size_t len = id.p[i] < 0x80 ? 1 : utf8_decode(id, i, &c);
	enum fold_action act = len > 1 ? fold_char(c, folded, &n) : FOLD_KEEP;

	if (len == 0)
		len = 1;
	if (act == FOLD_KEEP)
		for (size_t k = 0; k < len; k++)
			put(out, id.p[i + k]);
	else if (act == FOLD_REPLACE)
		for (unsigned k = 0; k < n; k++)
			put(out, folded[k]);
	return len;
}

void casekey_make(struct casekey *out, const struct hash_key *master, struct str case_id)
{
	struct normal_id id = {.chain = *master};

	/* Whatever else the master key may hash does not begin so. */
	for (const char *c = "case\n"; *c; c++)
		id.block[id.n++] = (unsigned char)*c;
	for (size_t i = 0; i < case_id.n;)
		i += put_char(&id, case_id, i);
	flush(&id);
	out->chain = id.chain;
	for (int i = 0; i < KEYS; i++)
		out->made[i] = false;
	hash_wipe(&id.chain);
}

const struct hash_key *casekey_of(struct casekey *keys, enum casekey_use use)
{
	if (!keys->made[use]) {
		hash_derive(&keys->of[use], &keys->chain, str_of(purpose[use]));
		keys->made[use] = true;
	}
	return &keys->of[use];
}

void casekey_wipe(struct casekey *keys)
{
	hash_wipe(&keys->chain);
	for (int i = 0; i < KEYS; i++)
		if (keys->made[i])
			hash_wipe(&keys->of[i]);
}
