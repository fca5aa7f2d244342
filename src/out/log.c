/*
 * Given: elements of letters, in order. Promises: a log in which each hangs on all before
 * it. Must not: look into an element; that was done where it was made, perhaps by another
 * thread.
 */
#include "log.h"

#include "../base/base64.h"
#include "../base/sign.h"

void log_signed_text(struct buf *b, const unsigned char digest[HASH_KEY])
{
	BUF_LIT(b, "lacuna audit 1 blake2b:");
	buf_hex(b, digest, HASH_KEY);
	buf_byte(b, '\n');
}

static struct str lend(struct log *log)
{
	return buf_ok(&log->out) ? buf_str(&log->out) : str_from(NULL, 0);
}

void log_open(struct log *log, const struct log_keys *keys, struct str head,
	      const struct seal *seal)
{
	*log = (struct log){.keys = *keys, .seal = *seal};
	if (keys->sign) {
		digest_begin(&log->all);
		digest_add(&log->all, head);
	}
}

static void add_end(struct log *log, struct str element)
{
	struct str digest = str_sub(element, element.n - SEAL_HEX, element.n);
	unsigned char keyed[SEAL_KEYED];

	seal_keyed(keyed, log->keys.chain, &log->seal, digest);
	seal_next(&log->seal, digest, str_from(keyed, sizeof(keyed)));
	BUF_LIT(&log->out, SEAL_MIDDLE);
	buf_add(&log->out, keyed, sizeof(keyed));
	BUF_LIT(&log->out, SEAL_END);
	buf_str_add(&log->out, seal_text(&log->seal));
	BUF_LIT(&log->out, LOG_LETTER_END);
}

struct str log_letter(struct log *log, struct str element)
{
	buf_clear(&log->out);
	if (element.n < SEAL_HEX)
		return str_from(NULL, 0);
	buf_str_add(&log->out, element);
	add_end(log, element);
	if (log->keys.sign)
		digest_add(&log->all, buf_str(&log->out));
	return lend(log);
}

struct str log_letter_end(struct log *log, struct str element)
{
	buf_clear(&log->out);
	if (element.n < SEAL_HEX)
		return str_from(NULL, 0);
	add_end(log, element);
	if (log->keys.sign) {
		digest_add(&log->all, element);
		digest_add(&log->all, buf_str(&log->out));
	}
	return lend(log);
}

static void sign(struct log *log)
{
	unsigned char digest[HASH_KEY], signature[SIGN_BYTES];
	struct buf text = {0};

	digest_end(&log->all, digest);
	log_signed_text(&text, digest);
	log->out.failed |= text.failed;
	if (buf_ok(&text)) {
		sign_make(signature, buf_str(&text), log->keys.sign);
		BUF_LIT(&log->out, LOG_SIGNATURE);
		base64_add(&log->out, str_from(signature, sizeof(signature)));
		BUF_LIT(&log->out, LOG_SIGNATURE_END);
	}
	buf_free(&text);
}

struct str log_close(struct log *log)
{
	buf_clear(&log->out);
	if (log->keys.sign)
		sign(log);
	BUF_LIT(&log->out, LOG_TAIL);
	return lend(log);
}

void log_free(struct log *log)
{
	buf_wipe(&log->out);
}
