/*
 * Given: a finding. Promises: a tag that says its kind, and with a code who or what it
 * is. Must not: let anything of the value through.
 */
#include "mask.h"

#include "../base/ascii.h"

#define DIGITS 24 /* where the digits of the alphabet begin */

/* 32 characters without those that are taken for one another (I, O, 0, 1). */
static const char alphabet[32] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/* A digit is always among the four: letters alone may spell a name, even the one that is
 * replaced. */
void mask_code(const struct act_letter *l, struct str group, struct str value,
	       char out[4])
{
	uint64_t h = hash_u64(letter_key(l, KEY_TAGS), group, value);
	bool digit = false;

	for (int i = 0; i < 4; i++, h >>= 5) {
		out[i] = alphabet[h & 31];
		digit = digit || (h & 31) >= DIGITS;
	}
	if (!digit)
		out[h & 3] = alphabet[DIGITS + (h >> 2) % (sizeof(alphabet) - DIGITS)];
}

void mask_write(struct act_letter *l, size_t i)
{
	uint32_t kept = l->f[i].start, end = l->f[i].end;
	struct str text = l->doc->text;

	for (uint32_t at = kept; at < end; at++) {
		/* What follows the first byte of a character belongs to its X. */
		bool inside = (text.p[at] & 0xc0) == 0x80;

		if (!ascii_alnum(text.p[at]) && text.p[at] < 0x80)
			continue;
		draft_keep(&l->draft, kept, at);
		kept = at + 1;
		if (!inside)
			draft_byte(&l->draft, 'X');
	}
	draft_keep(&l->draft, kept, end);
}

/* Does the full stop of an abbreviation that was replaced end the sentence, too: "by
 * Acme, Inc. The worker"? */
static bool ends_sentence(const struct doc *doc, uint32_t end)
{
	uint32_t next = doc_token_at(doc, end);
	const struct token *t = &doc->tok[next];

	return end && doc->text.p[end - 1] == '.' &&
	       (t->kind == TOKEN_END || doc_break(doc, next) == DOC_PARAGRAPH ||
		(t->kind == TOKEN_WORD && t->gap && t->shape != SHAPE_LOWER));
}

void mask_tag(struct act_letter *l, size_t i, const struct replacer *r, bool code)
{
	const struct pack_type *type = &l->pack->types[l->f[i].type];
	struct normal value = {.n = 0};
	bool first = draft_begins_line(&l->draft, l->f[i].start);
	char four[4];

	/* Line ends go before the tag, where a blank already stands; at the start of a
	 * line that would make it an empty one. */
	if (!first)
		draft_breaks(&l->draft, l->f[i].start, l->f[i].end);
	draft_byte(&l->draft, '[');
	draft_put(&l->draft, str_of(type->tag));
	if (code) {
		if (r && r->identity)
			r->identity(l, i, &value);
		else
			normal_of(&value, letter_text(l, i));
		mask_code(l, str_of(r ? r->name : type->category), normal_str(&value),
			  four);
		draft_byte(&l->draft, '-');
		draft_put(&l->draft, str_from(four, sizeof(four)));
	}
	draft_byte(&l->draft, ']');
	if (ends_sentence(l->doc, l->f[i].end))
		draft_byte(&l->draft, '.');
	if (first)
		draft_breaks(&l->draft, l->f[i].start, l->f[i].end);
}
