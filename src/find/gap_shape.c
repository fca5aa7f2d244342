/*
 * Given: tokens. Promises: where a mask begins and ends, with whatever of the value still
 * shows through it: CM13-XXXX, J*** S****, WC-****-0031. Must not: decide whether it is a
 * mask; a form has such marks too.
 */
#include "gap_shape.h"

#include "gap.h"

#include <string.h>

/* U+2573, a crossed box; U+2580..U+25FF without the hollow shapes, which are check boxes.
 */
static bool block(const struct scene *s, uint32_t i)
{
	struct str text = doc_token(s->doc, i);

	if (str_eq(text, STR("\xe2\x95\xb3")))
		return true;
	if (text.n != 3 || text.p[0] != 0xe2 || (text.p[1] != 0x96 && text.p[1] != 0x97))
		return false;
	return !(text.p[1] == 0x96 && (text.p[2] == 0xa1 || text.p[2] == 0xa2)) &&
	       !(text.p[1] == 0x97 && (text.p[2] == 0x8b || text.p[2] == 0xaf));
}

/* XX, XXXX, xxxx, NNNN: one letter over and over, as nobody is called. */
static bool letters_repeat(struct str w, uint8_t shape)
{
	unsigned char c = w.p[0] | 0x20;

	if (w.n > 4 && c != 'x' && shape == SHAPE_CAP && w.p[1] == 'x') {
		w.p++; /* Hxxxx */
		w.n--;
		c = 'x';
	}
	if (w.n < 2 || c == 'i' || (c != 'x' && (w.n < 4 || shape != SHAPE_UPPER)))
		return false;
	if (shape != SHAPE_UPPER && w.n < 3)
		return false;
	for (size_t k = 1; k < w.n; k++)
		if ((w.p[k] | 0x20) != c)
			return false;
	return true;
}

/* The token after an HTML entity that draws a block or a line (&#9608; &block; &#x5f;); i
 * when it is none. */
static uint32_t entity(const struct scene *s, uint32_t i)
{
	static const char *const names[] = {"block", "blk14", "blk12",	"blk34", "lhblk",
					    "uhblk", "squf",  "lowbar", "#95",	 "#x5f"};
	uint32_t j = i + 1;
	struct str t;

	if (!scene_punct(s, i, '&'))
		return i;
	while (j < i + 5 && s->doc->tok[j].gap == 0 && !scene_punct(s, j, ';'))
		j++;
	if (!scene_punct(s, j, ';') || s->doc->tok[j].gap)
		return i;
	t = doc_text(s->doc, s->doc->tok[i].end, s->doc->tok[j].start);
	for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
		if (str_ieq(t, str_of(names[k])))
			return j + 1;
	/* U+2580..U+25AF: &#9600; to &#9647;, &#x2580; to &#x25af; */
	if (t.n == 5 && t.p[0] == '#' && t.p[1] == '9' && t.p[2] == '6' && t.p[3] <= '4')
		return j + 1;
	return t.n == 6 && t.p[1] == 'x' && t.p[2] == '2' && t.p[3] == '5' &&
			       strchr("89aA", t.p[4])
		       ? j + 1
		       : i;
}

/* Does the same mark stand next to it? */
static bool twice(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	return (s->doc->tok[i + 1].gap == 0 && str_eq(doc_token(s->doc, i + 1), w)) ||
	       (i > 0 && s->doc->tok[i].gap == 0 && str_eq(doc_token(s->doc, i - 1), w));
}

/* What kind of mask character or word token i is. */
static enum gap_make make_of(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind == TOKEN_PUNCT)
		switch (t->c) {
		case '_':
			return MAKE_LINE;
		case '*':
			return MAKE_STAR;
		case '#':
			return MAKE_HASH;
		case '-':
			return MAKE_DASH;
		case '~':
		case '=':
		case '?':
		case '@':
		case '$':
			return MAKE_OTHER;
		case '&':
			return entity(s, i) > i ? MAKE_BLOCK : MAKE_NONE;
		case '%':
		case '+':
		case '/':
		case '\\':
		case '^':
		case 0xc2:
			return twice(s, i) ? MAKE_OTHER : MAKE_NONE;
		case 0xe2:
			return block(s, i) ? MAKE_BLOCK
			       : str_eq(doc_token(s->doc, i), STR("\xe2\x80\xa2"))
				       ? MAKE_OTHER
				       : MAKE_NONE;
		default:
			return MAKE_NONE;
		}
	if (t->kind != TOKEN_WORD)
		return MAKE_NONE;
	if (letters_repeat(doc_token(s->doc, i), t->shape))
		return MAKE_X;
	if (t->shape != SHAPE_UPPER || (t->c != 'a' && t->c != 'x' && t->c != 'z'))
		return MAKE_NONE;
	return around_cue(s, i, CUE_BIT(PLACEHOLDER)) ? MAKE_ABC : MAKE_NONE;
}

static bool joined(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].gap == 0;
}

/* A capital or two, as of J*** or WC-****. */
static bool short_capitals(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_WORD && t->end - t->start <= 4 &&
	       (t->shape == SHAPE_INITIAL || t->shape == SHAPE_UPPER);
}

static bool hyphen(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, '-');
}

/* The end of the part that begins at i: digits or mask characters; i when it is neither.
 */
static uint32_t part_end(const struct scene *s, uint32_t i, struct gap_mask *m)
{
	enum gap_make make = make_of(s, i);

	if (make > MAKE_NONE && make != MAKE_DASH) {
		do {
			m->glyphs += make == MAKE_BLOCK
					     ? 1
					     : s->doc->tok[i].end - s->doc->tok[i].start;
			i = scene_punct(s, i, '&') ? entity(s, i) : i + 1;
		} while (joined(s, i) && make_of(s, i) == make);
		return i;
	}
	if (s->doc->tok[i].kind == TOKEN_NUMBER) {
		m->through = true;
		return i + 1;
	}
	return i;
}

/* Over "-0031" or an address's "@", each joined to what is before it. Not over a slash:
 * what it parts is a date, which a rule of gaps.xml knows, or a score left open: ___/10.
 */
static uint32_t tail_end(const struct scene *s, uint32_t i, struct gap_mask *m)
{
	for (;;) {
		uint32_t next;

		if (joined(s, i) && scene_punct(s, i, '@')) {
			m->mail = true;
			for (i++; joined(s, i) && s->doc->tok[i].kind != TOKEN_END &&
				  (!scene_punct(s, i, '.') || joined(s, i + 1)) &&
				  !scene_punct(s, i, ',');)
				i++;
			return i;
		}
		next = joined(s, i) && hyphen(s, i) && joined(s, i + 1)
			       ? part_end(s, i + 1, m)
			       : i;
		if (next <= i + 1)
			next = joined(s, i) ? part_end(s, i, m) : i;
		if (next == i)
			return i;
		i = next;
	}
}

/* Where the value begins of which only the front shows: CM13-XXXX, J***, WC-****. */
static uint32_t head_start(const struct scene *s, uint32_t i, struct gap_mask *m)
{
	uint32_t b = i;

	if (m->make != MAKE_X && m->make != MAKE_ABC && m->make != MAKE_BLOCK && b > 0 &&
	    joined(s, b) && s->doc->tok[b - 1].kind == TOKEN_WORD &&
	    s->doc->tok[b - 1].end - s->doc->tok[b - 1].start == 1 &&
	    (s->doc->tok[b - 1].shape == SHAPE_INITIAL || m->make == MAKE_STAR) &&
	    (b == 1 || !joined(s, b - 1))) {
		m->through = true;
		return b - 1;
	}
	/* Har*** */
	if ((m->make == MAKE_STAR || m->make == MAKE_HASH) && m->glyphs > 2 && b > 0 &&
	    joined(s, b) && s->doc->tok[b - 1].shape == SHAPE_CAP &&
	    gap_slot_before(s, b - 1).kind == LEXICON_GAP_NAME) {
		m->through = true;
		return b - 1;
	}
	while (b > 0 && joined(s, b)) {
		uint32_t c = b - 1;

		if (hyphen(s, c) && c > 0 && joined(s, c))
			c--;
		if (s->doc->tok[c].kind != TOKEN_NUMBER &&
		    !((c < b - 1 || s->doc->tok[b].kind == TOKEN_NUMBER) &&
		      short_capitals(s, c)))
			break;
		m->through = true;
		b = c;
	}
	return b;
}

/* _ _ _ _: single marks, a blank between. */
static uint32_t spaced_end(const struct scene *s, uint32_t i, struct gap_mask *m)
{
	if (m->glyphs != 1 || (m->make != MAKE_LINE && m->make != MAKE_STAR))
		return i;
	while (s->doc->tok[i].gap == GAP_BLANK && make_of(s, i) == m->make &&
	       !(joined(s, i + 1) && make_of(s, i + 1) == m->make)) {
		m->glyphs++;
		m->spaced = true;
		i++;
	}
	return i;
}

/* Further words of the same make: XXXXXX XXXX, J*** S****. */
static uint32_t more_words(const struct scene *s, uint32_t i, struct gap_mask *m)
{
	while (s->doc->tok[i].gap == GAP_BLANK) {
		uint32_t j = i;

		if (m->make == MAKE_STAR && s->doc->tok[j].shape == SHAPE_INITIAL &&
		    joined(s, j + 1))
			j++;
		else if (m->make != MAKE_X && (m->make != MAKE_STAR || m->glyphs < 4))
			break;
		if (make_of(s, j) != m->make ||
		    (m->make == MAKE_STAR && j == i && make_of(s, j + 2) != m->make))
			break;
		i = part_end(s, j, m);
	}
	return i;
}

bool gap_shape_read(const struct scene *s, uint32_t i, struct gap_mask *m)
{
	*m = (struct gap_mask){.make = make_of(s, i)};
	if (m->make == MAKE_NONE)
		return false;
	if (m->make == MAKE_DASH) {
		for (m->end = i + 1; joined(s, m->end) && scene_punct(s, m->end, '-');)
			m->end++;
		m->glyphs = m->end - i;
		m->first = m->glyphs > 1 ? head_start(s, i, m) : i;
		return m->glyphs > 1;
	}
	if (m->make == MAKE_HASH && joined(s, i + 1) && make_of(s, i + 1) > MAKE_DASH &&
	    make_of(s, i + 1) != MAKE_HASH)
		return false; /* store #____ */
	m->end = spaced_end(s, part_end(s, i, m), m);
	m->first = head_start(s, i, m);
	m->end = more_words(s, tail_end(s, m->end, m), m);
	return true;
}
