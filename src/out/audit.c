/*
 * Given: a letter, its edits and the cleaned letter. Promises: an element that accounts
 * for every byte. Must not: depend on a clock, a host or the order letters were worked
 * in.
 *
 * This is the hot path of the program's output (some thirty substitutions in a letter of
 * 4 KB), so it composes into a buf directly; what is constant in a run is made once.
 */
#include "audit.h"

#include "../base/sign.h"
#include "sealed.h"
#include "xml.h"

static const char *style_name(enum lacuna_style s)
{
	return s == LACUNA_STYLE_TAG ? "tag" : "surrogate";
}

const char *audit_originals_name(enum lacuna_originals o)
{
	static const char *const name[] = {
		[LACUNA_ORIGINALS_DIGEST] = "digest",
		[LACUNA_ORIGINALS_NONE] = "none",
		[LACUNA_ORIGINALS_PLAIN] = "plain",
		[LACUNA_ORIGINALS_SEALED] = "sealed",
	};

	return (size_t)o < sizeof(name) / sizeof(*name) ? name[o] : NULL;
}

static const char *gap_name(uint8_t gap)
{
	static const char *const name[] = {"", "blank", "mask", "residue"};

	return gap < sizeof(name) / sizeof(*name) ? name[gap] : "";
}

/* Moves what was composed in b after from into the arena. */
static struct str keep(struct buf *b, size_t from, struct arena *arena, bool *ok)
{
	size_t n = b->n - from;
	char *p = arena_copy(arena, b->p + from, n);

	b->n = from;
	*ok = *ok && p;
	return str_from(p, p ? n : 0);
}

/* Of most substitutions. */
#define LINE_BYTES 288

#define RULE_OPEN " rule=\""

static void type_add(struct buf *b, const struct pack_type *type)
{
	xml_attr(b, STR("category"), str_of(type->category));
	xml_attr(b, STR("type"), str_of(type->type));
}

/* Composes the attributes that are the same in every letter of a run. */
static bool precompute(struct buf *b, struct audit_run *run, struct arena *arena)
{
	size_t from = b->n;
	bool ok = true;

	run->heads = ARENA_ARRAY(arena, struct audit_heads, run->pack->ntypes);
	for (uint32_t t = 0; run->heads && t < run->pack->ntypes; t++) {
		type_add(b, &run->pack->types[t]);
		BUF_LIT(b, RULE_OPEN);
		run->heads[t].told = keep(b, from, arena, &ok);
		for (int a = 0; a < ACTIONS; a++) {
			type_add(b, &run->pack->types[t]);
			xml_attr(b, STR("action"),
				 str_of(policy_action_name((enum policy_action)a)));
			BUF_LIT(b, RULE_OPEN);
			run->heads[t].done[a] = keep(b, from, arena, &ok);
		}
	}
	return run->heads && ok && buf_ok(b);
}

static void public_key_add(struct buf *b, const char *open, const unsigned char *key)
{
	_Static_assert(BOX_PUBLIC == SIGN_PUBLIC, "keys of one length");
	buf_str_add(b, str_of(open));
	buf_hex(b, key, SIGN_PUBLIC);
	buf_byte(b, '"');
}

enum lacuna_err audit_begin(struct buf *out, struct audit_run *run, struct arena *arena)
{
	size_t from = out->n;

	if (!precompute(out, run, arena))
		return LACUNA_REFUSED;
	BUF_LIT(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		     "<audit xmlns=\"urn:lacuna:audit:1\" tool=\"lacuna " LACUNA_VERSION
		     "\" pack=\"blake2b:");
	buf_str_add(out, run->pack->digest);
	buf_byte(out, '"');
	xml_attr(out, STR("policy"), str_of(run->policy));
	xml_attr(out, STR("style"), str_of(style_name(run->style)));
	xml_attr(out, STR("key"), str_of(run->ephemeral ? "ephemeral" : run->key->id));
	xml_attr(out, STR("originals"), str_of(audit_originals_name(run->originals)));
	if (run->decisions && *run->decisions) {
		BUF_LIT(out, " decisions=\"blake2b:");
		buf_str_add(out, str_of(run->decisions));
		buf_byte(out, '"');
	}
	if (run->originals == LACUNA_ORIGINALS_SEALED)
		public_key_add(out, " recipient=\"x25519:", run->recipient);
	if (run->signer)
		public_key_add(out, " signer=\"ed25519:", run->signer);
	if (!buf_ok(out))
		return LACUNA_REFUSED;
	seal_head(&run->seal, str_sub(buf_str(out), from, out->n));
	BUF_LIT(out, " seal=\"blake2b:");
	buf_str_add(out, seal_text(&run->seal));
	BUF_LIT(out, "\">\n");
	return buf_ok(out) ? LACUNA_OK : LACUNA_REFUSED;
}

/* The 1-based line of an offset, for offsets that mostly go up. */
struct lines {
	struct str raw;
	size_t at, line;
};

static size_t line_of(struct lines *l, size_t offset)
{
	if (offset < l->at) {
		l->at = 0;
		l->line = 1;
	}
	while (l->at < offset) {
		const unsigned char *nl = memchr(l->raw.p + l->at, '\n', offset - l->at);

		l->at = nl ? (size_t)(nl - l->raw.p) + 1 : offset;
		l->line += nl != NULL;
	}
	return l->line;
}

/* Bytes that an attribute with a number may take. */
#define ATTR_ROOM 40
#define ATTR_U64(b, name, value) attr_add(b, STR(" " name "=\""), value)

/* Writes an attribute with a number at p; open is its name up to the quotation mark. */
static inline unsigned char *put_attr(unsigned char *p, struct str open, uint64_t v)
{
	memcpy(p, open.p, open.n);
	p = buf_digits(p + open.n, v);
	*p++ = '"';
	return p;
}

static inline void attr_add(struct buf *b, struct str open, uint64_t v)
{
	if (buf_reserve(b, ATTR_ROOM))
		b->n = (size_t)(put_attr(b->p + b->n, open, v) - b->p);
}

/* Two decimals, cut to 0..1. */
static void score_add(struct buf *b, float score)
{
	unsigned v = score <= 0 ? 0 : score >= 1 ? 100 : (unsigned)(score * 100 + 0.5f);
	char text[] = " score=\"0.00\"";

	text[8] = (char)('0' + v / 100);
	text[10] = (char)('0' + v / 10 % 10);
	text[11] = (char)('0' + v % 10);
	buf_add(b, text, sizeof(text) - 1);
}

/* What substitutions and findings have in common, from the rule's id on. */
static void reasons_add(struct buf *b, const struct edit *e)
{
	xml_value(b, str_of(e->rule));
	buf_byte(b, '"');
	score_add(b, e->score);
	if (e->entity) {
		BUF_LIT(b, " entity=\"e");
		buf_u64(b, e->entity);
		buf_byte(b, '"');
	}
	if (e->gap)
		xml_attr(b, STR("class"), str_of(gap_name(e->gap)));
	if (e->note)
		xml_attr(b, STR("note"), str_of(e->note));
}

/* The start tag up to the rule's id. */
static void place_add(struct buf *b, const struct audit_letter *l, size_t i, size_t line)
{
	const struct edit *e = &l->edits->p[i];
	size_t out = l->out_start[i];
	unsigned char *p;

	if (!buf_reserve(b, 7 * ATTR_ROOM))
		return;
	p = b->p + b->n;
	p = put_attr(p, STR("    <substitution n=\""), i + 1);
	p = put_attr(p, STR(" start=\""), e->start);
	p = put_attr(p, STR(" end=\""), e->end);
	p = put_attr(p, STR(" out-start=\""), out);
	p = put_attr(p, STR(" out-end=\""), out + e->replacement.n);
	p = put_attr(p, STR(" line=\""), line);
	b->n = (size_t)(p - b->p);
}

static void digest_add(struct buf *b, const struct hash_key *key, struct str original)
{
	unsigned char digest[HASH_DIGEST];

	hash_fast(key, original, digest);
	BUF_LIT(b, " digest=\"");
	buf_hex(b, digest, sizeof(digest));
	buf_byte(b, '"');
}

/* What the log keeps of a letter's originals, and how. */
struct keeping {
	enum lacuna_originals originals;
	struct hash_key key; /* that they are digested with */
	struct box box;	     /* or sealed in */
};

static void original_add(struct buf *b, struct keeping *k, struct str original, bool last)
{
	if (k->originals == LACUNA_ORIGINALS_PLAIN) {
		xml_element(b, STR("original"), original);
	} else if (k->originals == LACUNA_ORIGINALS_SEALED) {
		BUF_LIT(b, "<original encoding=\"sealed\">");
		sealed_add(b, &k->box, original, last);
		BUF_LIT(b, "</original>");
	}
}

static void substitution_add(struct buf *b, const struct audit_run *run,
			     const struct audit_letter *l, size_t i, size_t line,
			     struct keeping *k)
{
	const struct edit *e = &l->edits->p[i];
	struct str original = str_sub(l->doc->raw, e->start, e->end);

	place_add(b, l, i, line);
	buf_str_add(b, run->heads[e->type].done[e->action]);
	reasons_add(b, e);
	if (k->originals == LACUNA_ORIGINALS_DIGEST)
		digest_add(b, &k->key, original);
	buf_byte(b, '>');
	original_add(b, k, original, i + 1 == l->edits->n);
	xml_element(b, STR("replacement"), e->replacement);
	BUF_LIT(b, "</substitution>\n");
}

static void finding_line_add(struct buf *b, const struct audit_run *run,
			     const struct edit *e, size_t line)
{
	BUF_LIT(b, "    <finding");
	ATTR_U64(b, "start", e->start);
	ATTR_U64(b, "end", e->end);
	ATTR_U64(b, "line", line);
	buf_str_add(b, run->heads[e->type].told);
	reasons_add(b, e);
	BUF_LIT(b, "/>\n");
}

static void counts_add(struct buf *b, const struct pack *pack,
		       const struct edit_list *edits)
{
	size_t count[PACK_TYPES_MAX] = {0};

	for (size_t i = 0; i < edits->n; i++)
		count[pack->types[edits->p[i].type].category_index]++;
	BUF_LIT(b, "    <counts>");
	for (uint32_t i = 0; i < pack->ncategories; i++) {
		if (!count[i])
			continue;
		BUF_LIT(b, "<count");
		xml_attr(b, STR("category"), str_of(pack->categories[i]));
		ATTR_U64(b, "n", count[i]);
		BUF_LIT(b, "/>");
	}
	BUF_LIT(b, "</counts>\n");
}

static void letter_open(struct buf *b, size_t number, struct str id)
{
	BUF_LIT(b, "  <letter n=\"");
	buf_u64(b, number);
	buf_byte(b, '"');
	xml_attr(b, STR("id"), id);
}

/* Digests the element that begins at from. */
static void letter_close(struct buf *b, size_t from)
{
	BUF_LIT(b, "    ");
	if (buf_ok(b))
		seal_digest_add(b, str_sub(buf_str(b), from, b->n));
}

static void letter_attrs_add(struct buf *b, const struct audit_run *run,
			     const struct audit_letter *l)
{
	unsigned char in[HASH_DIGEST], out[HASH_KEY];

	hash_fast(&run->key->letters, l->doc->raw, in);
	hash_plain(l->cleaned, out, sizeof(out));
	xml_attr(b, STR("case"), l->case_tag);
	xml_attr(b, STR("encoding"), l->doc->cp1252 ? STR("windows-1252") : STR("UTF-8"));
	ATTR_U64(b, "bytes-in", l->doc->raw.n);
	ATTR_U64(b, "bytes-out", l->cleaned.n);
	BUF_LIT(b, " digest-in=\"");
	buf_hex(b, in, sizeof(in));
	BUF_LIT(b, "\" digest-out=\"blake2b:");
	buf_hex(b, out, sizeof(out));
	BUF_LIT(b, "\">\n");
}

static void keeping_begin(struct buf *b, struct keeping *k, const struct audit_run *run,
			  const struct audit_letter *l)
{
	k->originals = run->originals;
	if (k->originals == LACUNA_ORIGINALS_DIGEST && l->edits->n) {
		logkey_case(&k->key, run->key, l->case_tag);
	} else if (k->originals == LACUNA_ORIGINALS_SEALED) {
		BUF_LIT(b, "    <sealed>");
		sealed_begin(b, &k->box, run->recipient, l->doc->raw, !l->edits->n);
		BUF_LIT(b, "</sealed>\n");
	}
}

static void keeping_end(struct keeping *k)
{
	if (k->originals == LACUNA_ORIGINALS_DIGEST)
		hash_wipe(&k->key);
	else if (k->originals == LACUNA_ORIGINALS_SEALED)
		box_wipe(&k->box);
}

void audit_letter_add(struct buf *out, const struct audit_run *run,
		      const struct audit_letter *l)
{
	struct lines lines = {.raw = l->doc->raw, .line = 1};
	struct keeping keeping;
	size_t from = out->n;

	/* All at once, so that a long log is never there twice. */
	buf_reserve(out, (l->edits->n + l->edits->nreports) * LINE_BYTES);
	letter_open(out, l->number, l->id);
	letter_attrs_add(out, run, l);
	keeping_begin(out, &keeping, run, l);
	for (size_t i = 0; i < l->edits->n; i++)
		substitution_add(out, run, l, i, line_of(&lines, l->edits->p[i].start),
				 &keeping);
	for (size_t i = 0; i < l->edits->nreports; i++)
		finding_line_add(out, run, &l->edits->reports[i],
				 line_of(&lines, l->edits->reports[i].start));
	counts_add(out, run->pack, l->edits);
	letter_close(out, from);
	keeping_end(&keeping);
}

void audit_refused_add(struct buf *out, size_t number, struct str id, size_t bytes,
		       const char *reason)
{
	size_t from = out->n;

	letter_open(out, number, id);
	ATTR_U64(out, "bytes-in", bytes);
	xml_attr(out, STR("refused"), str_of(reason));
	BUF_LIT(out, ">\n");
	letter_close(out, from);
}
