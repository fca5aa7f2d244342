/*
 * Given: a document and where blanks are missing. Promises: the document with them, whose
 * every text offset leads back to the raw bytes still. Must not: find out where.
 */
#include "doc_space.h"

#include <string.h>

struct spacer {
	const struct doc *doc;
	unsigned char *text;
	struct fold *fold;
	uint32_t n, nfold;    /* written */
	uint32_t from, folds; /* read */
};

static void put_fold(struct spacer *s, struct fold f)
{
	s->fold[s->nfold++] = f;
}

/* The text up to end and the folds of what stands before it. */
static void put_text(struct spacer *s, uint32_t end)
{
	uint32_t added = s->n - s->from;

	for (; s->folds < s->doc->nfold; s->folds++) {
		struct fold f = s->doc->fold[s->folds];

		if (f.text > end || (f.text == end && f.tlen))
			break;
		f.text += added;
		put_fold(s, f);
	}
	memcpy(s->text + s->n, s->doc->text.p + s->from, end - s->from);
	s->n += end - s->from;
	s->from = end;
}

/* Does the folded character that was written last go on? */
static bool inside_fold(const struct spacer *s)
{
	const struct fold *last = s->nfold ? &s->fold[s->nfold - 1] : NULL;

	return last && last->text + last->tlen > s->n;
}

static void put_blank(struct spacer *s)
{
	size_t raw = doc_raw_start(s->doc, s->from);

	if (inside_fold(s))
		return;
	put_fold(s, (struct fold){s->n, (uint32_t)raw, 1, 0});
	s->text[s->n++] = ' ';
}

enum lacuna_err doc_space(struct doc *doc, const uint32_t *at, uint32_t n,
			  struct arena *arena)
{
	struct spacer s = {.doc = doc};

	s.text = arena_raw(arena, doc->text.n + n + 1, 1);
	s.fold = ARENA_RAW(arena, struct fold, (size_t)doc->nfold + n + 1);
	if (!s.text || !s.fold)
		return LACUNA_REFUSED;
	for (uint32_t i = 0; i < n; i++) {
		put_text(&s, at[i]);
		put_blank(&s);
	}
	put_text(&s, (uint32_t)doc->text.n);
	doc->text = str_from(s.text, s.n);
	doc->fold = s.fold;
	doc->nfold = s.nfold;
	return doc_tokens(doc, arena);
}
