/*
 * Decoding and tokens. Promises: tokens in order, all that is no white space in exactly
 * one of them, and every offset of the text leads back to the letter, forwards.
 */
#include "../../src/text/doc.h"
#include "fuzz.h"

static bool is_blank(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void check_tokens(const struct doc *doc)
{
	size_t at = 0;

	for (uint32_t i = 0; i <= doc->ntok; i++) {
		const struct token *t = &doc->tok[i];

		FUZZ_HOLDS(t->start >= at && t->end >= t->start);
		FUZZ_HOLDS(t->end <= doc->text.n);
		FUZZ_HOLDS((t->kind == TOKEN_END) == (i == doc->ntok));
		for (; at < t->start; at++)
			FUZZ_HOLDS(is_blank(doc->text.p[at]));
		at = t->end;
		if (t->hash)
			FUZZ_HOLDS(t->hash == token_hash(doc_token(doc, i)));
		if (t->end > t->start)
			FUZZ_HOLDS(doc_token_at(doc, t->start) == i);
	}
	FUZZ_HOLDS(at == doc->text.n);
}

static void check_offsets(const struct doc *doc)
{
	size_t start = 0, end = 0;

	for (size_t t = 0; t < doc->text.n; t++) {
		size_t s = doc_raw_start(doc, t), e = doc_raw_end(doc, t + 1);

		FUZZ_HOLDS(s >= start && e >= end);
		FUZZ_HOLDS(s < e && e <= doc->raw.n);
		if (!doc->fold)
			FUZZ_HOLDS(s == t && e == t + 1);
		start = s;
		end = e;
	}
}

void fuzz_doc(struct str in)
{
	struct arena arena = {0};
	struct doc doc;

	FUZZ_HOLDS(!doc_read(&doc, in, &arena));
	check_tokens(&doc);
	check_offsets(&doc);
	arena_free(&arena);
}
