/*
 * Given: a key, or text. Promises: each from the other, for one kind of key at a time.
 * Must not: read more than the one form that RFC 8410 gives a key without extras.
 */
#include "pem.h"

#include "base64.h"

#define ED25519 "\x2b\x65\x70"
#define X25519 "\x2b\x65\x6e"
#define SECRET_DER(oid) "\x30\x2e\x02\x01\x00\x30\x05\x06\x03" oid "\x04\x22\x04\x20"
#define PUBLIC_DER(oid) "\x30\x2a\x30\x05\x06\x03" oid "\x03\x21\x00"
#define DER(text) text, sizeof(text) - 1

/* All of a key's DER but its 32 bytes is the same in every key of a kind. */
static const struct {
	const char *der;
	size_t n;
	const char *label, *name;
} kinds[] = {
	[PEM_SIGN_SECRET] = {DER(SECRET_DER(ED25519)), "PRIVATE",
			     "an Ed25519 secret key"},
	[PEM_SIGN_PUBLIC] = {DER(PUBLIC_DER(ED25519)), "PUBLIC", "an Ed25519 public key"},
	[PEM_BOX_SECRET] = {DER(SECRET_DER(X25519)), "PRIVATE", "an X25519 secret key"},
	[PEM_BOX_PUBLIC] = {DER(PUBLIC_DER(X25519)), "PUBLIC", "an X25519 public key"},
};

const char *pem_name(enum pem_kind kind)
{
	return kinds[kind].name;
}

void pem_write(struct buf *b, enum pem_kind kind, const unsigned char key[PEM_KEY])
{
	struct buf der = {0};

	buf_add(&der, kinds[kind].der, kinds[kind].n);
	buf_add(&der, key, PEM_KEY);
	buf_printf(b, "-----BEGIN %s KEY-----\n", kinds[kind].label);
	base64_add(b, buf_str(&der));
	buf_printf(b, "\n-----END %s KEY-----\n", kinds[kind].label);
	b->failed |= der.failed;
	buf_wipe(&der);
}

/* Is line `-----BEGIN label KEY-----`, with BEGIN or END as edge? */
static bool is_edge(struct str line, const char *edge, const char *label)
{
	struct buf want = {0};
	bool ok;

	buf_printf(&want, "-----%s %s KEY-----", edge, label);
	ok = buf_ok(&want) && str_eq(str_trim(line), buf_str(&want));
	buf_free(&want);
	return ok;
}

bool pem_read(unsigned char out[PEM_KEY], enum pem_kind kind, struct str text)
{
	struct str first = str_cut(&text, '\n'), middle = str_cut(&text, '\n');
	struct str last = str_cut(&text, '\n');
	struct buf der = {0};
	bool ok = is_edge(first, "BEGIN", kinds[kind].label) &&
		  is_edge(last, "END", kinds[kind].label) && !str_trim(text).n &&
		  base64_read(&der, str_trim(middle)) && buf_ok(&der) &&
		  der.n == kinds[kind].n + PEM_KEY &&
		  memcmp(der.p, kinds[kind].der, kinds[kind].n) == 0;

	if (ok)
		memcpy(out, der.p + kinds[kind].n, PEM_KEY);
	buf_wipe(&der);
	return ok;
}
