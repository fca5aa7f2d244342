/*
 * Given: a log that was read, and perhaps a public key. Promises: a no when the signature
 * is missing, another's, or of other bytes. Must not: take the key in the log for proof
 * of who signed.
 */
#include "signature.h"

#include "../base/base64.h"
#include "../base/fault.h"
#include "../base/pem.h"
#include "../base/sign.h"
#include "log.h"

static enum lacuna_err no(struct lacuna_fault *fault, const char *what)
{
	return fault_set(fault, LACUNA_NO, "%s", what);
}

/* What 64 digits, checked before, stand for. */
static void unhex(unsigned char out[SIGN_PUBLIC], struct str hex)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < SIGN_PUBLIC && 2 * i + 1 < hex.n; i++) {
		const char *high = strchr(digits, hex.p[2 * i]);
		const char *low = strchr(digits, hex.p[2 * i + 1]);

		out[i] = (unsigned char)(high && low
						 ? (high - digits) << 4 | (low - digits)
						 : 0);
	}
}

static bool holds(const struct ledger *l, const unsigned char key[SIGN_PUBLIC])
{
	unsigned char digest[HASH_KEY];
	struct buf text = {0}, signature = {0};
	bool ok;

	hash_plain(l->covered, digest, sizeof(digest));
	log_signed_text(&text, digest);
	ok = base64_read(&signature, l->signature) && buf_ok(&signature) &&
	     buf_ok(&text) && signature.n == SIGN_BYTES &&
	     sign_is(signature.p, buf_str(&text), key);
	buf_free(&text);
	buf_free(&signature);
	return ok;
}

enum lacuna_err signature_check(const struct ledger *l, struct str public_key,
				struct lacuna_fault *fault)
{
	unsigned char signer[SIGN_PUBLIC] = {0}, wanted[PEM_KEY];

	unhex(signer, l->head.signer);
	if (public_key.p) {
		if (!pem_read(wanted, PEM_SIGN_PUBLIC, public_key))
			return fault_set(fault, LACUNA_USAGE,
					 "the public key is not %s in PEM",
					 pem_name(PEM_SIGN_PUBLIC));
		if (!l->head.signer.n)
			return no(fault, "the audit is not signed");
		if (memcmp(wanted, signer, sizeof(signer)) != 0)
			return no(fault, "the audit was signed with another key");
	}
	if (l->unfinished) /* remarked on, but no proof of anything */
		return public_key.p
			       ? no(fault, "the audit is unfinished: nobody signed it")
			       : LACUNA_OK;
	if (!l->signature.n != !l->head.signer.n)
		return no(fault, l->signature.n ? "the audit has a signature that its "
						  "head does not tell of"
						: "the audit's signature was taken away");
	if (l->signature.n && !holds(l, signer))
		return no(fault, "the audit's signature does not hold");
	return LACUNA_OK;
}
