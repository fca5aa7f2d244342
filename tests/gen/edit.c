/* Random edits. Given a text, promises one with words replaced by others of a list that
 * holds them, words dropped, doubled, put in, in other case, other blanks, marks and
 * numbers, some of it repeated, its head or its end torn off. It does not look at what
 * the text says. */
#include "edit.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

struct edit_entry {
	const char *word;
	size_t list;
};

enum kind { WORD, NUMBER, SPACE, MARK };

/* About one token in so many is edited. */
#define EVERY 10

static const char *const spaces[] = {" ",   "  ", "   ", "\n", "\n\n",
				     " \n", "\t", "",	 "\f"};
static const char *const marks[] = {".", ",",  ";", ":", "(", ")",  "-",  "/",
				    "'", "\"", "#", "&", "?", "--", "[]", ""};
static const char *const tails[] = {"'s", "s", ".", ",", "-", " and", " of", "/"};
#define ONE(r, list) (list)[rng_below(r, sizeof(list) / sizeof *(list))]

static int by_word(const void *a, const void *b)
{
	const struct edit_entry *x = a, *y = b;
	int c = strcasecmp(x->word, y->word);

	return c ? c : (x->list > y->list) - (x->list < y->list);
}

/* The words of one line, up to its end. */
static char *read_line(struct edit_lists *l, char *p, size_t *n)
{
	l->list[l->lists++] = *n;
	for (;;) {
		p += strspn(p, " ");
		if (*p == '\n' || *p == '\0')
			break;
		l->word[(*n)++] = p;
		p += strcspn(p, " \n");
		if (*p == '\n') {
			*p++ = '\0';
			return p;
		}
		*p++ = '\0';
	}
	return p + (*p == '\n');
}

int edit_load(struct edit_lists *l, const char *path)
{
	FILE *f = fopen(path, "r");
	char piece[4096], *p;
	size_t n;

	while (f != NULL && (n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(&l->text, piece, n);
	if (f == NULL || ferror(f) || l->text.n == 0) {
		fprintf(stderr, "lettergen: cannot read %s\n", path);
		if (f != NULL)
			fclose(f);
		return -1;
	}
	fclose(f);
	buf_put(&l->text, '\0');
	l->word = buf_alloc(l->text.n * sizeof *l->word);
	l->list = buf_alloc((l->text.n + 1) * sizeof *l->list);
	n = 0;
	for (p = l->text.p; *p != '\0';)
		p = read_line(l, p, &n);
	l->list[l->lists] = n;
	l->index = buf_alloc(n * sizeof *l->index);
	for (size_t i = 0; i < l->lists; i++)
		for (size_t k = l->list[i]; k < l->list[i + 1]; k++)
			l->index[k] = (struct edit_entry){l->word[k], i};
	qsort(l->index, n, sizeof *l->index, by_word);
	return 0;
}

void edit_free(struct edit_lists *l)
{
	buf_free(&l->text);
	free(l->word);
	free(l->list);
	free(l->index);
}

static const char *of_list(const struct edit_lists *l, size_t i, struct rng *r)
{
	size_t n = l->list[i + 1] - l->list[i];

	return n ? l->word[l->list[i] + rng_below(r, (unsigned)n)] : "";
}

static const char *any_word(const struct edit_lists *l, struct rng *r)
{
	return of_list(l, rng_below(r, (unsigned)l->lists), r);
}

/* Another word of one of the lists that hold it; NULL when none does. */
static const char *alike(const struct edit_lists *l, struct str word, struct rng *r)
{
	char name[64];
	size_t lo = 0, hi = l->list[l->lists], first;

	if (word.n >= sizeof name)
		return NULL;
	memcpy(name, word.p, word.n);
	name[word.n] = '\0';
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcasecmp(l->index[mid].word, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (first = lo; hi < l->list[l->lists] && !strcasecmp(l->index[hi].word, name);)
		hi++;
	if (first == hi)
		return NULL;
	return of_list(l, l->index[first + rng_below(r, (unsigned)(hi - first))].list, r);
}

/* The word with the capitals of another. */
static void put_like(struct buf *out, const char *word, struct str like)
{
	int first = isupper((unsigned char)like.p[0]);
	int all = first && like.n > 1 && isupper((unsigned char)like.p[1]);

	for (size_t i = 0; word[i] != '\0'; i++)
		buf_put(out, word[i] == '_' ? ' '
			     : all || (first && i == 0)
				     ? (char)toupper((unsigned char)word[i])
				     : word[i]);
}

static void put_cased(struct buf *out, struct str word, struct rng *r)
{
	unsigned way = rng_below(r, 3); /* lower, Title, CAPITALS */

	for (size_t i = 0; i < word.n; i++) {
		int c = (unsigned char)word.p[i];

		buf_put(out, (char)(way == 2 || (way == 1 && i == 0) ? toupper(c)
								     : tolower(c)));
	}
}

static void edit_word(const struct edit_lists *l, struct str word, struct rng *r,
		      struct buf *out)
{
	unsigned way = rng_below(r, 100);
	const char *other = alike(l, word, r);

	if (other != NULL && way < 40) {
		put_like(out, other, word);
	} else if (way < 55) {
		put_like(out, any_word(l, r), word);
	} else if (way < 65) {
		buf_cstr(out, any_word(l, r));
		buf_put(out, ' ');
		buf_str(out, word);
	} else if (way < 80) {
		put_cased(out, word, r);
	} else if (way < 88) {
		buf_str(out, word);
		buf_cstr(out, ONE(r, tails));
	} else if (way < 92) {
		buf_str(out, word);
		buf_put(out, ' ');
		buf_str(out, word);
	} /* else it is gone */
}

static void edit_number(struct str number, struct rng *r, struct buf *out)
{
	unsigned way = rng_below(r, 4);
	unsigned at = rng_below(r, (unsigned)number.n);

	for (unsigned i = 0; i < number.n; i++) {
		if (i == at && way == 0)
			continue;
		buf_put(out, i == at && way < 3 ? (char)('0' + rng_below(r, 10))
						: number.p[i]);
		if (i == at && way == 1)
			buf_put(out, number.p[i]);
	}
}

static void edit_token(const struct edit_lists *l, enum kind kind, struct str token,
		       struct rng *r, struct buf *out)
{
	switch (kind) {
	case WORD:
		edit_word(l, token, r, out);
		break;
	case NUMBER:
		edit_number(token, r, out);
		break;
	case SPACE:
		buf_cstr(out, ONE(r, spaces));
		break;
	case MARK:
		if (rng_pct(r, 20))
			buf_str(out, token);
		buf_cstr(out, ONE(r, marks));
		break;
	}
}

static enum kind kind_of(char c)
{
	unsigned char u = (unsigned char)c;

	if (u >= 0x80 || isalpha(u))
		return WORD;
	if (isdigit(u))
		return NUMBER;
	return isspace(u) ? SPACE : MARK;
}

/* One text in so many begins somewhere inside, and one ends there. */
#define TORN 8

static struct str torn(struct str text, struct rng *r)
{
	unsigned n = (unsigned)text.n;

	if (rng_below(r, TORN) == 0) {
		unsigned from = rng_below(r, n);

		text = (struct str){text.p + from, n -= from};
	}
	if (rng_below(r, TORN) == 0)
		text.n = rng_below(r, n);
	return text;
}

/* What stands from `from` on, again and again. */
static void repeat(size_t from, struct rng *r, struct buf *out)
{
	size_t n = out->n - from;

	for (unsigned times = rng_range(r, 1, 6); times > 0; times--) {
		buf_grow(out, n);
		memcpy(out->p + out->n, out->p + from, n);
		out->n += n;
	}
}

#define LAST 8 /* tokens that may be repeated */

void edit_text(const struct edit_lists *l, struct str text, struct rng *r,
	       struct buf *out)
{
	size_t starts[LAST], ntok = 0;

	text = torn(text, r);
	for (size_t i = 0, end; i < text.n; i = end, ntok++) {
		enum kind kind = kind_of(text.p[i]);

		for (end = i + 1;
		     end < text.n && kind != MARK && kind_of(text.p[end]) == kind;)
			end++;
		struct str token = {text.p + i, end - i};

		if (ntok >= LAST && rng_below(r, 10 * EVERY) == 0)
			repeat(starts[rng_below(r, LAST)], r, out);
		starts[ntok % LAST] = out->n;
		if (rng_below(r, EVERY) == 0)
			edit_token(l, kind, token, r, out);
		else
			buf_str(out, token);
	}
}
