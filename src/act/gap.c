/*
 * Given: what an earlier redaction left: a run of blanks, a mask, or nothing. Promises: a
 * tag of its class with the blanks around it right, line ends kept; parties that were
 * told apart
 * ("(Witness 1)", "Dr. W") stay apart. Must not: invent anything.
 */
#include <string.h>

#include "../base/ascii.h"
#include "decide.h"
#include "mask.h"

static bool is_blank(unsigned char c)
{
	return c == ' ' || c == '\t';
}

/* Is the byte at text offset at a blank that the letter has lost? */
static bool is_lost(const struct doc *doc, uint32_t at)
{
	return at < doc->text.n && doc->text.p[at] == ' ' &&
	       doc_raw_start(doc, at) == doc_raw_start(doc, at + 1);
}

/* Does the byte before the tag want a blank between? */
static bool wants_before(const struct doc *doc, uint32_t at)
{
	uint32_t end = at && is_lost(doc, at - 1) ? at - 1 : at;
	unsigned char c = end ? doc->text.p[end - 1] : '\n';

	return ascii_alnum(c) || (c && strchr(",;:.)", c)) || c >= 0x80;
}

static bool wants_after(const struct doc *doc, uint32_t end)
{
	uint32_t at = is_lost(doc, end) ? end + 1 : end;
	struct str text = doc->text;
	unsigned char c = at < text.n ? text.p[at] : '\n';

	return ascii_alnum(c) || c == '(' || c == '[' || c >= 0x80 ||
	       (c == '/' && at + 1 < text.n && is_blank(text.p[at + 1]));
}

/* Does what stands right behind finding i become a tag, too? */
static bool tag_follows(const struct act_letter *l, size_t i)
{
	const struct finding *next = &l->f[i + 1];

	return i + 1 < l->n && next->start == l->f[i].end && next->end > next->start &&
	       !ascii_space(l->doc->text.p[next->start]) &&
	       decide(l->in, next).action == ACTION_TAG;
}

/* Does the gap right before finding i leave a blank behind it? */
static bool left_blank(const struct act_letter *l, size_t i)
{
	return i > 0 && l->f[i - 1].gap && l->f[i - 1].end == l->f[i].start &&
	       decide(l->in, &l->f[i - 1]).action == ACTION_TAG;
}

static void put_blank_after(struct act_letter *l, size_t i)
{
	if (wants_after(l->doc, l->f[i].end) || tag_follows(l, i))
		draft_byte(&l->draft, ' ');
}

/*
 * Does the mask tell one party from another? A number in brackets does, and so do one to
 * three letters that are initials; "XXXX", "____" and "[REDACTED]" do not.
 */
static bool is_party(struct str text)
{
	size_t letters = 0, other = 0, digits = 0, x = 0;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = text.p[i];

		letters += ascii_alpha(c);
		x += c == 'X' || c == 'x';
		digits += ascii_digit(c);
		other += !ascii_alnum(c) && !ascii_space(c) && c != '.' && c != '(' &&
			 c != ')' && c != '[' && c != ']';
	}
	if (other || x == letters)
		return false;
	if (digits)
		return letters > 3 && digits <= 2 &&
		       (text.p[0] == '(' || text.p[0] == '[');
	return letters <= 3 && text.p[0] != '(' && text.p[0] != '[';
}

static void write_tag(struct act_letter *l, size_t i)
{
	const struct pack_type *type = &l->pack->types[l->f[i].type];
	struct str text = letter_text(l, i);
	struct normal value;
	char four[4];

	draft_byte(&l->draft, '[');
	draft_put(&l->draft, str_of(type->tag));
	if (is_party(text)) {
		mask_code(l, STR("gap"), normal_of(&value, text), four);
		draft_byte(&l->draft, '-');
		draft_put(&l->draft, str_from(four, sizeof(four)));
	}
	draft_byte(&l->draft, ']');
}

/* A run of white space: "represented  employee", also over a line end. */
static void fill_blank(struct act_letter *l, size_t i)
{
	struct str text = l->doc->text;
	uint32_t start = l->f[i].start, end = l->f[i].end, rest = start;
	bool broken = false;

	for (uint32_t k = start; k < end; k++)
		broken = broken || text.p[k] == '\n' || text.p[k] == '\f';
	if (wants_before(l->doc, start))
		draft_byte(&l->draft, ' ');
	write_tag(l, i);
	if (broken) {
		/* One blank of the run went before the tag. */
		rest += is_blank(text.p[start]);
		draft_keep(&l->draft, rest, end);
	} else {
		put_blank_after(l, i);
	}
}

bool gap_replace(struct act_letter *l, size_t i, struct edit *e)
{
	struct str text = l->doc->text;
	uint32_t start = l->f[i].start, end = l->f[i].end;
	bool first;

	e->action = ACTION_TAG;
	if (end > start && ascii_space(text.p[start]) &&
	    str_trim(letter_text(l, i)).n == 0) {
		fill_blank(l, i);
		return true;
	}
	if (wants_before(l->doc, start) && !left_blank(l, i))
		draft_byte(&l->draft, ' ');
	/* As with other tags: what follows the mask ('s) stays right behind it. */
	first = draft_begins_line(&l->draft, start);
	if (!first)
		draft_breaks(&l->draft, start, end);
	write_tag(l, i);
	if (first)
		draft_breaks(&l->draft, start, end);
	put_blank_after(l, i);
	return true;
}
