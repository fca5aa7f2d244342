/*
 * Given: any bytes. Promises: well-formed XML from which a reader gets the same bytes
 * back. Must not: write a character that XML 1.0 does not have.
 */
#include "xml.h"

#include "../base/base64.h"
#include "../base/utf8.h"

/*
 * A bit for each byte that can't be copied as it is: controls, " & < >, and all that is
 * not ASCII, which has to be looked at.
 */
static const uint64_t special[4] = {UINT64_C(0x50000044ffffffff), 0, ~UINT64_C(0),
				    ~UINT64_C(0)};

static inline bool is_special(unsigned char c)
{
	return special[c >> 6] >> (c & 63) & 1;
}

/* How an ASCII character that can't be copied is written; {NULL,0} when XML can't carry
 * it. */
static struct str entity(unsigned char c)
{
	static const struct {
		unsigned char c;
		const char *text;
	} table[] = {
		{'\n', "&#10;"}, {'\r', "&#13;"}, {'\t', "&#9;"}, {'"', "&quot;"},
		{'&', "&amp;"},	 {'<', "&lt;"},	  {'>', "&gt;"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (table[i].c == c)
			return str_of(table[i].text);
	return str_from(NULL, 0);
}

/* Writes the special character at s.p[i]; its bytes in s, or 0 when XML can't carry it.
 */
static size_t put_special(struct buf *b, struct str s, size_t i)
{
	uint32_t c;
	size_t len;

	if (s.p[i] < 0x80) {
		struct str e = entity(s.p[i]);

		buf_str_add(b, e);
		return e.n ? 1 : 0;
	}
	len = utf8_decode(s, i, &c);
	if (!len || c == 0xfffe || c == 0xffff)
		return 0;
	buf_add(b, s.p + i, len);
	return len;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
/* Is one of the eight bytes of x zero, or below n (at most 128)? */
#define ANY_ZERO(x) (((x)-EACH(1)) & ~(x)&EACH(0x80))
#define ANY_BELOW(x, n) (((x)-EACH(n)) & ~(x)&EACH(0x80))

/* Is none of the eight bytes special? */
static inline bool is_plain(uint64_t x)
{
	return !((x & EACH(0x80)) | ANY_BELOW(x, 0x20) | ANY_ZERO(x ^ EACH('"')) |
		 ANY_ZERO(x ^ EACH('&')) | ANY_ZERO(x ^ EACH('<')) |
		 ANY_ZERO(x ^ EACH('>')));
}

#define EIGHT sizeof(uint64_t)

/* Copies eight bytes when none of them is special. */
static inline bool copy_eight(unsigned char *to, const unsigned char *from)
{
	uint64_t x;

	memcpy(&x, from, sizeof(x));
	if (!is_plain(x))
		return false;
	memcpy(to, &x, sizeof(x));
	return true;
}

/* Copies the n bytes at from up to the first special one; how many that are. */
static inline size_t copy_plain(unsigned char *to, const unsigned char *from, size_t n)
{
	size_t i = 0;

	while (n - i >= EIGHT && copy_eight(to + i, from + i))
		i += EIGHT;
	/* The last few, with some of those before them once more. */
	if (i && i < n && n - i < EIGHT && copy_eight(to + n - EIGHT, from + n - EIGHT))
		return n;
	for (; i < n && !is_special(from[i]); i++)
		to[i] = from[i];
	return i;
}

/* Copies s up to the first character that XML can't carry; where that is, or s.n. */
static size_t put_carried(struct buf *b, struct str s)
{
	size_t i = 0, n;

	while (i < s.n) {
		if (!buf_reserve(b, s.n - i))
			return s.n;
		n = copy_plain(b->p + b->n, s.p + i, s.n - i);
		b->n += n;
		i += n;
		if (i == s.n)
			break;
		n = put_special(b, s, i);
		if (!n)
			break;
		i += n;
	}
	return i;
}

bool xml_escape(struct buf *b, struct str s)
{
	size_t before = b->n;

	if (put_carried(b, s) == s.n)
		return true;
	b->n = before;
	return false;
}

void xml_value(struct buf *b, struct str value)
{
	for (;;) {
		size_t n = put_carried(b, value);

		if (n == value.n)
			break;
		BUF_LIT(b, "\xef\xbf\xbd");
		value = str_sub(value, n + 1, value.n);
	}
}

void xml_attr(struct buf *b, struct str name, struct str value)
{
	buf_byte(b, ' ');
	buf_str_add(b, name);
	BUF_LIT(b, "=\"");
	xml_value(b, value);
	buf_byte(b, '"');
}

void xml_attr_u64(struct buf *b, struct str name, uint64_t value)
{
	unsigned char digits[BUF_DIGITS];

	xml_attr(b, name, str_from(digits, (size_t)(buf_digits(digits, value) - digits)));
}

void xml_element(struct buf *b, struct str name, struct str text)
{
	size_t open;

	buf_byte(b, '<');
	buf_str_add(b, name);
	open = b->n;
	buf_byte(b, '>');
	if (!xml_escape(b, text)) {
		b->n = open;
		BUF_LIT(b, " encoding=\"base64\">");
		base64_add(b, text);
	}
	BUF_LIT(b, "</");
	buf_str_add(b, name);
	buf_byte(b, '>');
}
