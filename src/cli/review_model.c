/*
 * Given: a log, and its cleaned letters or not. Promises: each item where it lies in the
 * text. Must not: show a log that does not hold.
 */
#include "review_model.h"

#include <stdlib.h>

#include "../base/fault.h"
#include "../base/utf8.h"
#include "../out/audit_read.h"
#include "../out/verify.h"
#include "../out/xml.h"
#include "../text/fold.h"

enum lacuna_err review_open(struct review_log *log, struct str bytes, struct str cleaned,
			    struct str identity, struct lacuna_fault *fault)
{
	struct lacuna_fault local = {0};
	enum lacuna_err err = LACUNA_OK;

	*log = (struct review_log){.has_text = cleaned.p != NULL};
	if (cleaned.p)
		err = verify_log(&(struct verify_input){.cleaned = cleaned, .log = bytes},
				 &local);
	if (!err && cleaned.p)
		err = ledger_open(&log->ledger, cleaned, bytes, &local);
	else if (!err)
		err = ledger_read(&log->ledger, bytes, &local);
	log->sealed =
		log->ledger.head.originals == LACUNA_ORIGINALS_SEALED && !identity.p;
	memcpy(log->note, local.what, sizeof(log->note));
	if (!err && !log->sealed)
		err = originals_open(&log->originals, &log->ledger.head, identity,
				     &local);
	if (err && fault)
		*fault = local;
	return err;
}

void review_close(struct review_log *log)
{
	ledger_free(&log->ledger);
	originals_close(&log->originals);
}

/* What one letter is read with. */
struct reader {
	struct review_log *log;
	const struct ledger_row *row;
	struct review_letter *out;
	struct arena *arena;
	struct audit_cursor cursor;
	struct audit_entry entry;
	struct audit_sub *subs; /* without their texts */
	size_t nsubs;
	size_t cap; /* of out->items */
	struct buf room;
};

static struct str keep(struct reader *r, struct str s)
{
	return str_from(arena_copy(r->arena, s.p, s.n), s.n);
}

static bool read_original(struct reader *r, const struct audit_sub *s, struct str *out)
{
	bool held = s->plain || s->sealed.n;

	*out = str_from(NULL, 0);
	if (!held || r->log->sealed)
		return true;
	buf_clear(&r->room);
	if (!originals_next(&r->log->originals, s, &r->room))
		return false;
	*out = r->room.n ? keep(r, buf_str(&r->room)) : STR("");
	return out->p != NULL;
}

static bool read_subs(struct reader *r)
{
	for (size_t i = 0; i < r->nsubs; i++) {
		struct review_item *item = &r->out->items[i];
		struct audit_sub *s = &r->subs[i];
		bool more;

		if (audit_read_sub(&r->cursor, &r->entry, s, &more) || !more)
			return false;
		*item = (struct review_item){.placed = true,
					     .n = s->n,
					     .at = s->out_start,
					     .end = s->out_end,
					     .attrs = s->attrs};
		item->now = s->replacement.n ? keep(r, s->replacement) : STR("");
		if (!item->now.p || !read_original(r, s, &item->was))
			return false;
	}
	return true;
}

/* How many substitutions begin before the offset start of the original. */
static size_t subs_before(const struct reader *r, size_t start)
{
	size_t low = 0, high = r->nsubs;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (r->subs[mid].start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Where a finding lies in the cleaned letter, unless some of it was replaced. */
static void place(const struct reader *r, const struct audit_finding *f,
		  struct review_item *item)
{
	size_t i = subs_before(r, f->start);
	size_t in = i ? r->subs[i - 1].end : 0, out = i ? r->subs[i - 1].out_end : 0;

	item->placed = f->start >= in && (i == r->nsubs || f->end <= r->subs[i].start);
	if (item->placed) {
		item->at = out + (f->start - in);
		item->end = item->at + (f->end - f->start);
	}
}

static bool add_finding(struct reader *r, const struct audit_finding *f, size_t n)
{
	struct review_letter *out = r->out;
	struct review_item *items = out->items;

	if (out->n == r->cap) {
		r->cap = 2 * r->cap + 8;
		items = ARENA_ARRAY(r->arena, struct review_item, r->cap);
		if (!items)
			return false;
		if (out->n)
			memcpy(items, out->items, out->n * sizeof(*items));
		out->items = items;
	}
	items[out->n] = (struct review_item){.finding = true, .n = n, .attrs = f->attrs};
	place(r, f, &items[out->n++]);
	return true;
}

static bool read_findings(struct reader *r)
{
	struct audit_finding f;
	bool more = true;

	for (size_t n = 1; more; n++)
		if (audit_read_finding(&r->cursor, &r->entry, &f, &more) ||
		    (more && !add_finding(r, &f, n)))
			return false;
	return true;
}

static int by_place(const void *a, const void *b)
{
	const struct review_item *x = a, *y = b;

	if (x->placed != y->placed)
		return x->placed ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->finding != y->finding)
		return x->finding ? 1 : -1;
	return x->n < y->n ? -1 : x->n > y->n;
}

/* In the order of the text; what lies in another item is not shown in its place. */
static void arrange(struct review_letter *l)
{
	size_t at = 0;

	if (l->n)
		qsort(l->items, l->n, sizeof(*l->items), by_place);
	for (size_t i = 0; i < l->n; i++) {
		struct review_item *item = &l->items[i];

		item->placed = item->placed && item->at >= at;
		if (item->placed)
			at = item->end;
		if (item->finding && item->placed && l->has_text)
			item->now = str_sub(l->cleaned, item->at, item->end);
	}
}

static struct str letter_attrs(struct str element)
{
	struct str line = str_cut(&element, '\n');

	return str_sub(line, sizeof("  <letter") - 1, line.n - 1);
}

static bool read_letter(struct reader *r)
{
	unsigned char digest[HASH_KEY];
	struct str element = r->row->letter.element;

	if (audit_read_entry(&r->cursor, &r->entry, element))
		return false;
	r->nsubs = r->cap = audit_read_count(&r->cursor, &r->entry);
	*r->out = (struct review_letter){
		.attrs = letter_attrs(element),
		.refused = r->row->refused,
		.cleaned = r->row->cleaned,
		.has_text = r->log->has_text && !r->row->refused &&
			    r->row->cleaned.n == r->row->bytes_out,
		.items = ARENA_ARRAY(r->arena, struct review_item, r->nsubs),
		.n = r->nsubs,
	};
	r->subs = ARENA_ARRAY(r->arena, struct audit_sub, r->nsubs);
	if ((r->nsubs && (!r->out->items || !r->subs)) ||
	    (!r->log->sealed && !r->row->refused &&
	     !originals_letter(&r->log->originals, &r->entry, r->nsubs, digest)))
		return false;
	return read_subs(r) && read_findings(r);
}

enum lacuna_err review_read(struct review_log *log, size_t i, struct review_letter *out,
			    struct arena *arena, struct lacuna_fault *fault)
{
	struct reader r = {
		.log = log, .row = &log->ledger.rows[i], .out = out, .arena = arena};
	bool ok = read_letter(&r);

	audit_read_free(&r.cursor);
	buf_wipe(&r.room);
	if (!ok)
		return fault_set(fault, LACUNA_NO,
				 "letter %zu cannot be read, or is not for this identity",
				 r.row->number);
	arrange(out);
	return LACUNA_OK;
}

static void utf8_add(struct buf *b, uint32_t c)
{
	unsigned char u[3] = {(unsigned char)(0xe0 | c >> 12),
			      (unsigned char)(0x80 | (c >> 6 & 63)),
			      (unsigned char)(0x80 | (c & 63))};

	if (c >= 0x800) {
		buf_add(b, u, 3);
	} else {
		u[1] = (unsigned char)(0xc0 | c >> 6);
		buf_add(b, u + 1, 2);
	}
}

/* The picture of a control character (U+2400 and so on); of others nothing. */
static bool picture_add(struct buf *b, unsigned char c)
{
	if (c == '\n' || c == '\t')
		buf_byte(b, c);
	else if (c < 0x20 || c == 0x7f)
		utf8_add(b, c == 0x7f ? 0x2421 : 0x2400u + c);
	else
		return false;
	return true;
}

/* Is c one that XML 1.0 has, past ASCII? */
static bool is_carried(uint32_t c)
{
	return c != 0xfffe && c != 0xffff;
}

void review_show(struct buf *b, struct str s)
{
	bool utf8 = utf8_valid(s);

	for (size_t i = 0; i < s.n;) {
		size_t from = i, len = 1;
		uint32_t c;

		while (i < s.n && s.p[i] >= 0x20 && s.p[i] < 0x7f)
			i++;
		xml_escape(b, str_sub(s, from, i));
		if (i == s.n)
			break;
		if (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n') {
			i++; /* an ordinary line end of its kind */
			continue;
		}
		if (!picture_add(b, s.p[i])) {
			len = utf8 ? utf8_decode(s, i, &c) : 1;
			if (utf8 && len && is_carried(c) && utf8_shown(c))
				buf_add(b, s.p + i, len);
			else
				utf8_add(b, utf8 ? 0xfffd : fold_cp1252(s.p[i]));
		}
		i += len ? len : 1;
	}
}
