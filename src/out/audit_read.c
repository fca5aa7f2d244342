/*
 * Given: sealed bytes of a log. Promises: what they say, or a no. Must not: accept a
 * second way to say it, or trust a number.
 */
#include "audit_read.h"

#include "../base/ascii.h"
#include "../base/base64.h"
#include "audit.h"
#include "seal.h"

static bool take(struct audit_cursor *c, struct str text)
{
	if (!str_starts(str_sub(c->s, c->at, c->s.n), text))
		return false;
	c->at += text.n;
	return true;
}

static struct str upto(struct audit_cursor *c, unsigned char end)
{
	size_t from = c->at;

	c->at = str_find(c->s, from, end);
	return str_sub(c->s, from, c->at);
}

/* ` name="` given as open, then a number that fits, then the quote. */
static bool take_number(struct audit_cursor *c, struct str open, size_t *out)
{
	uint64_t v;

	if (!take(c, open) || !str_number(upto(c, '"'), SIZE_MAX / 4, &v))
		return false;
	*out = (size_t)v;
	return take(c, STR("\""));
}

static bool take_text(struct audit_cursor *c, struct str open, struct str *out)
{
	if (!take(c, open))
		return false;
	*out = upto(c, '"');
	return take(c, STR("\""));
}

static bool is_hex(struct str s, size_t n)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_digit(s.p[i]) && (s.p[i] < 'a' || s.p[i] > 'f'))
			return false;
	return s.n == n;
}

static bool originals_named(struct str name, enum lacuna_originals *out)
{
	for (int i = 0; audit_originals_name((enum lacuna_originals)i); i++) {
		*out = (enum lacuna_originals)i;
		if (str_eq(name, str_of(audit_originals_name(*out))))
			return true;
	}
	return false;
}

/* n digits, when the attribute is there. */
static bool take_optional(struct audit_cursor *c, struct str open, size_t n,
			  struct str *out)
{
	*out = str_sub(c->s, 0, 0);
	return !str_starts(str_sub(c->s, c->at, c->s.n), open) ||
	       (take_text(c, open, out) && is_hex(*out, n));
}

enum lacuna_err audit_read_head(struct audit_head *out, struct str head)
{
	struct audit_cursor c = {.s = head};
	struct str skip, originals;
	bool ok = take(&c, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<audit")) &&
		  take_text(&c, STR(" xmlns=\""), &skip) &&
		  take_text(&c, STR(" tool=\""), &skip) &&
		  take_text(&c, STR(" pack=\""), &skip) &&
		  take_text(&c, STR(" policy=\""), &skip) &&
		  take_text(&c, STR(" style=\""), &skip) &&
		  take_text(&c, STR(" key=\""), &out->key) &&
		  take_text(&c, STR(" originals=\""), &originals) &&
		  originals_named(originals, &out->originals) &&
		  take_optional(&c, STR(" decisions=\"blake2b:"), 32, &skip) &&
		  take_optional(&c, STR(" recipient=\"x25519:"), 64, &out->recipient) &&
		  take_optional(&c, STR(" signer=\"ed25519:"), 64, &out->signer) &&
		  take(&c, STR(" seal=\""));

	return ok && (out->recipient.n > 0) == (out->originals == LACUNA_ORIGINALS_SEALED)
		       ? LACUNA_OK
		       : LACUNA_NO;
}

/* What escaped text stands for: itself, or composed in b when it has an entity. */
static bool unescape(struct str s, struct buf *b, struct str *out)
{
	static const struct {
		struct str name;
		unsigned char c;
	} table[] = {
		{{(const unsigned char *)"&amp;", 5}, '&'},
		{{(const unsigned char *)"&#10;", 5}, '\n'},
		{{(const unsigned char *)"&#13;", 5}, '\r'},
		{{(const unsigned char *)"&#9;", 4}, '\t'},
		{{(const unsigned char *)"&lt;", 4}, '<'},
		{{(const unsigned char *)"&gt;", 4}, '>'},
		{{(const unsigned char *)"&quot;", 6}, '"'},
	};
	size_t at = str_find(s, 0, '&');

	*out = s;
	if (at == s.n)
		return true;
	buf_clear(b);
	for (size_t from = 0; from < s.n; at = str_find(s, from, '&')) {
		size_t i = 0, n = sizeof(table) / sizeof(*table);

		buf_str_add(b, str_sub(s, from, at));
		if (at == s.n)
			break;
		while (i < n && !str_starts(str_sub(s, at, s.n), table[i].name))
			i++;
		if (i == n)
			return false;
		buf_byte(b, table[i].c);
		from = at + table[i].name.n;
	}
	*out = buf_str(b);
	return buf_ok(b);
}

/* The text of <name>text</name>, given `<name` as open and `</name>` as close. */
static bool take_element(struct audit_cursor *c, struct str open, struct str close,
			 struct buf *b, struct str *out)
{
	bool base64;
	struct str text;

	if (!take(c, open))
		return false;
	base64 = take(c, STR(" encoding=\"base64\""));
	if (!take(c, STR(">")))
		return false;
	text = upto(c, '<');
	if (!take(c, close))
		return false;
	if (!base64)
		return unescape(text, b, out);
	buf_clear(b);
	if (!base64_read(b, text) || !buf_ok(b))
		return false;
	*out = buf_str(b);
	return true;
}

/* The line that comes first when originals are sealed. */
static bool read_sealed(struct audit_cursor *c, struct audit_entry *out)
{
	if (!take(c, STR("    <sealed>")))
		return true;
	out->sealed = upto(c, '<');
	return out->sealed.n && take(c, STR("</sealed>\n"));
}

static bool read_entry(struct audit_cursor *c, struct audit_entry *out)
{
	struct str skip, tag;

	if (!take_number(c, STR("  <letter n=\""), &out->n) ||
	    !take_text(c, STR(" id=\""), &skip))
		return false;
	if (take_number(c, STR(" bytes-in=\""), &out->bytes_in)) {
		out->refused = true;
		return take_text(c, STR(" refused=\""), &skip) && take(c, STR(">\n"));
	}
	return take_text(c, STR(" case=\""), &tag) &&
	       unescape(tag, &c->case_tag, &out->case_tag) &&
	       take_text(c, STR(" encoding=\""), &skip) &&
	       take_number(c, STR(" bytes-in=\""), &out->bytes_in) &&
	       take_number(c, STR(" bytes-out=\""), &out->bytes_out) &&
	       take_text(c, STR(" digest-in=\""), &out->digest_in) &&
	       is_hex(out->digest_in, 32) &&
	       take_text(c, STR(" digest-out=\"blake2b:"), &out->digest_out) &&
	       is_hex(out->digest_out, 64) && take(c, STR(">\n")) && read_sealed(c, out);
}

enum lacuna_err audit_read_entry(struct audit_cursor *c, struct audit_entry *out,
				 struct str element)
{
	c->s = element;
	c->at = 0;
	*out = (struct audit_entry){0};
	return read_entry(c, out) ? LACUNA_OK : LACUNA_NO;
}

static bool take_line(struct audit_cursor *c)
{
	upto(c, '\n');
	return take(c, STR("\n"));
}

/* Findings and counts change nothing; all that matters is that they lie in the letter. */
static bool read_finding(struct audit_cursor *c, const struct audit_entry *entry,
			 struct audit_finding *out)
{
	if (!take_number(c, STR(" start=\""), &out->start) ||
	    !take_number(c, STR(" end=\""), &out->end) || out->end < out->start ||
	    out->end > entry->bytes_in)
		return false;
	out->attrs = upto(c, '/');
	while (c->at < c->s.n && !str_starts(str_sub(c->s, c->at, c->s.n), STR("/>"))) {
		c->at++; /* a slash in a note */
		upto(c, '/');
	}
	out->attrs.n = c->at - (size_t)(out->attrs.p - c->s.p);
	return take(c, STR("/>")) && take_line(c);
}

static bool read_rest(struct audit_cursor *c, const struct audit_entry *entry)
{
	if (!entry->refused && (!take(c, STR("    <counts>")) || !take_line(c)))
		return false;
	return take(c, STR("    " SEAL_START));
}

enum lacuna_err audit_read_finding(struct audit_cursor *c,
				   const struct audit_entry *entry,
				   struct audit_finding *out, bool *more)
{
	*out = (struct audit_finding){0};
	*more = take(c, STR("    <finding"));
	if (*more)
		return read_finding(c, entry, out) ? LACUNA_OK : LACUNA_NO;
	return read_rest(c, entry) ? LACUNA_OK : LACUNA_NO;
}

/* The attributes from line to >, of which only the last, digest, is of use here. */
static bool take_reasons(struct audit_cursor *c, struct str *all, struct str *digest)
{
	size_t n = sizeof(" digest=\"\"") - 1 + 32;
	struct str attrs = upto(c, '>');

	*all = attrs;
	*digest = str_sub(attrs, 0, 0);
	if (attrs.n >= n &&
	    str_starts(str_sub(attrs, attrs.n - n, attrs.n), STR(" digest=\"")))
		*digest = str_sub(attrs, attrs.n - 33, attrs.n - 1);
	return take(c, STR(">")) && (!digest->n || is_hex(*digest, 32));
}

static bool read_sub(struct audit_cursor *c, struct audit_sub *out)
{
	if (!take_number(c, STR(" n=\""), &out->n) ||
	    !take_number(c, STR(" start=\""), &out->start) ||
	    !take_number(c, STR(" end=\""), &out->end) ||
	    !take_number(c, STR(" out-start=\""), &out->out_start) ||
	    !take_number(c, STR(" out-end=\""), &out->out_end) ||
	    !take_reasons(c, &out->attrs, &out->digest))
		return false;
	if (take(c, STR("<original encoding=\"sealed\">"))) {
		out->sealed = upto(c, '<');
		if (!out->sealed.n || !take(c, STR("</original>")))
			return false;
	}
	out->plain = str_starts(str_sub(c->s, c->at, c->s.n), STR("<original"));
	if (out->plain && !take_element(c, STR("<original"), STR("</original>"),
					&c->original, &out->original))
		return false;
	return take_element(c, STR("<replacement"), STR("</replacement>"),
			    &c->replacement, &out->replacement) &&
	       take(c, STR("</substitution>\n"));
}

enum lacuna_err audit_read_sub(struct audit_cursor *c, const struct audit_entry *entry,
			       struct audit_sub *out, bool *more)
{
	*out = (struct audit_sub){0};
	*more = !entry->refused && take(c, STR("    <substitution"));
	return !*more || read_sub(c, out) ? LACUNA_OK : LACUNA_NO;
}

size_t audit_read_count(const struct audit_cursor *c, const struct audit_entry *entry)
{
	struct audit_cursor own = {.s = c->s, .at = c->at};
	struct audit_sub s;
	bool more = true;
	size_t n = 0;

	while (!audit_read_sub(&own, entry, &s, &more) && more)
		n++;
	audit_read_free(&own);
	return n;
}

void audit_read_free(struct audit_cursor *c)
{
	buf_free(&c->case_tag);
	buf_free(&c->original);
	buf_free(&c->replacement);
}
