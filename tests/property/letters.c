/*
 * Given: a seed. Promises: the same letters from the same seed, and the same damage to
 * them. Must not: make two letters of one with a NUL in it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "prop.h"

#define READ 65536

/* What parsers, C strings and line-wise tools trip over. */
static const struct {
	const char *p;
	size_t n;
} specials[] = {
#define ROW(s)                   \
	{                        \
		s, sizeof(s) - 1 \
	}
	ROW("\f"),
	ROW("\r\n"),
	ROW("\0"),
	ROW("]]>"),
	ROW("&"),
	ROW("<"),
	ROW("\""),
	ROW("\xff"),
	ROW("\xc3"),
	ROW("\xed\xa0\x80"),
	ROW("\xef\xbb\xbf"),
	ROW("\xc2\xad"),
	ROW("\xe2\x80\x99"),
	ROW("e\xcc\x81"),
	ROW("\n\n"),
	ROW("  "),
	ROW("[[{{"),
	ROW("[DOCTOR-K7Q]"),
	ROW(" Dr. Quillfeather "),
	ROW(" 3/4/2012 "),
#undef ROW
};

static void add(struct letters *out, struct str s)
{
	struct buf *p = realloc(out->p, (out->n + 1) * sizeof(*p));

	if (!p)
		abort();
	out->p = p;
	p[out->n] = (struct buf){0};
	buf_str_add(&p[out->n++], s);
}

void letters_split(struct letters *out, struct str stream)
{
	while (stream.n)
		add(out, str_cut(&stream, '\0'));
}

bool letters_generate(struct letters *out, const char *options)
{
	struct buf command = {0}, stream = {0};
	size_t n = 1;
	FILE *from;
	bool ok;

	buf_printf(&command, "build/lettergen --stream %s", options);
	buf_byte(&command, 0);
	from = popen((const char *)command.p, "r");
	while (from && n && buf_reserve(&stream, READ)) {
		n = fread(stream.p + stream.n, 1, READ, from);
		stream.n += n;
	}
	ok = from && pclose(from) == 0 && stream.n;
	if (ok)
		letters_split(out, buf_str(&stream));
	buf_free(&command);
	buf_free(&stream);
	return ok;
}

void letters_free(struct letters *l)
{
	for (size_t i = 0; i < l->n; i++)
		buf_free(&l->p[i]);
	free(l->p);
	*l = (struct letters){0};
}

/* Takes [at, at + cut) out of b and puts s there. */
static void splice(struct buf *b, size_t at, size_t cut, struct str s)
{
	struct buf out = {0};

	if (cut > b->n - at)
		cut = b->n - at;
	buf_add(&out, b->p, at);
	buf_str_add(&out, s);
	buf_add(&out, b->p + at + cut, b->n - at - cut);
	buf_free(b);
	*b = out;
}

static void mutate_once(struct prop *p, struct buf *b)
{
	size_t at = prop_below(p, b->n + 1), what = prop_below(p, 6), i, len;
	unsigned char byte = (unsigned char)prop_random(p);

	switch (what) {
	case 0:
		splice(b, at, 1, str_from(&byte, 1));
		break;
	case 1:
		splice(b, at, 1 + prop_below(p, 12), STR(""));
		break;
	case 2: /* some of the letter once more */
		len = prop_below(p, 80);
		i = prop_below(p, b->n + 1);
		{
			struct buf part = {0};

			buf_str_add(&part, str_sub(buf_str(b), i, i + len));
			splice(b, at, 0, buf_str(&part));
			buf_free(&part);
		}
		break;
	default:
		i = prop_below(p, sizeof(specials) / sizeof(specials[0]));
		splice(b, at, prop_below(p, 3), str_from(specials[i].p, specials[i].n));
	}
}

struct buf letters_mutate(struct prop *p, struct str letter)
{
	struct buf b = {0};
	size_t n = 1 + prop_below(p, 20);

	buf_str_add(&b, letter);
	while (n--)
		mutate_once(p, &b);
	if (b.failed)
		abort();
	return b;
}
