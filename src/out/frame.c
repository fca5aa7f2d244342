/*
 * Given: a log's bytes. Promises: every byte of it is under a seal or is compared with
 * the constant it has to be. Must not: interpret what a letter's element says.
 */
#include "frame.h"

#include "../base/base64.h"
#include "../base/fault.h"
#include "../base/sign.h"
#include "log.h"

#define HEAD_START                                            \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<audit " \
	"xmlns=\"urn:lacuna:audit:1\" "
#define HEAD_SEAL " seal=\"blake2b:"
#define HEAD_END "\">\n"
#define LETTER_START "  <letter n=\""
#define SEAL_INDENT "    "
#define SEAL_LINE SEAL_INDENT "<seal "
#define LETTER_LINE "  </letter>"

/* Where line is the beginning of a line at or after from; s.n when it is none. */
static size_t find_line(struct str s, size_t from, struct str line)
{
	while (from < s.n && !str_starts(str_sub(s, from, s.n), line)) {
		from = str_find(s, from, '\n');
		from += from < s.n;
	}
	return from;
}

static enum lacuna_err no(const struct frame *f, size_t at, const char *what,
			  struct lacuna_fault *fault)
{
	return fault_set(fault, LACUNA_NO, "audit, byte %zu (after %zu letters): %s", at,
			 f->letters, what);
}

/* Do the bytes at *at begin with text? Then *at is moved past them. */
static bool take(struct str s, size_t *at, struct str text)
{
	if (!str_starts(str_sub(s, *at, s.n), text))
		return false;
	*at += text.n;
	return true;
}

enum lacuna_err frame_open(struct frame *f, struct str log, struct lacuna_fault *fault)
{
	size_t at = 0, line;

	*f = (struct frame){.log = log};
	if (!take(log, &at, STR(HEAD_START)))
		return no(f, 0, "this is no audit log of lacuna", fault);
	line = str_find(log, at, '\n');
	while (at < line && !str_starts(str_sub(log, at, line), STR(HEAD_SEAL)))
		at++;
	seal_head(&f->seal, str_sub(log, 0, at));
	if (!take(log, &at, STR(HEAD_SEAL)) || !take(log, &at, seal_text(&f->seal)) ||
	    !take(log, &at, STR(HEAD_END)))
		return no(f, 0, "the head is not as it was sealed", fault);
	f->head = str_sub(log, 0, at);
	f->at = at;
	return LACUNA_OK;
}

/* Do the bytes at *at begin with text, or end before they part from it? In the second
 * case *cut is set: there the log was cut off. */
static bool take_or_cut(struct str s, size_t *at, struct str text, bool *cut)
{
	struct str have = str_sub(s, *at, *at + text.n);

	*cut = have.n < text.n && str_starts(text, have);
	return take(s, at, text);
}

static bool take_hex(struct str s, size_t *at, size_t n, struct str *out, bool *cut)
{
	*out = str_sub(s, *at, *at + n);
	for (size_t i = 0; i < out->n; i++)
		if (!(out->p[i] >= '0' && out->p[i] <= '9') &&
		    !(out->p[i] >= 'a' && out->p[i] <= 'f'))
			return false;
	*cut = out->n < n;
	*at += out->n;
	return !*cut;
}

enum found { FOUND_ALL, FOUND_OTHER, FOUND_ALTERED, FOUND_UNLINKED };

/* Checks the seal at *at, where the element's last lines begin, and moves past it; *cut
 * when the log ends inside it. */
static enum found take_seal(struct frame *f, struct str rest, size_t *at,
			    struct frame_letter *out, bool *cut)
{
	struct seal seal = f->seal;
	struct buf want = {0};
	bool ok;

	out->before = f->seal;
	seal_digest_add(&want, str_sub(rest, 0, *at));
	ok = buf_ok(&want) && take_or_cut(rest, at, buf_str(&want), cut);
	buf_free(&want);
	if (!ok)
		return FOUND_ALTERED;
	out->digest = str_sub(rest, *at - SEAL_HEX, *at);
	if (!take_or_cut(rest, at, STR(SEAL_MIDDLE), cut) ||
	    !take_hex(rest, at, SEAL_KEYED, &out->keyed, cut) ||
	    !take_or_cut(rest, at, STR(SEAL_END), cut))
		return FOUND_ALTERED;
	seal_next(&seal, out->digest, out->keyed);
	if (!take_or_cut(rest, at, seal_text(&seal), cut))
		return FOUND_UNLINKED;
	if (!take_or_cut(rest, at, STR(LOG_LETTER_END), cut))
		return FOUND_ALTERED;
	f->seal = seal;
	return FOUND_ALL;
}

/* The end: a signature perhaps, then the tail. */
static bool take_end(struct frame *f, struct str rest, bool *cut)
{
	size_t at = 0, digits = BASE64_LENGTH(SIGN_BYTES);

	if (take_or_cut(rest, &at, STR(LOG_TAIL), cut))
		return at == rest.n;
	if (*cut || !take_or_cut(rest, &at, STR(LOG_SIGNATURE), cut))
		return false;
	f->signature = str_sub(rest, at, at + digits);
	at += f->signature.n;
	*cut = f->signature.n < digits &&
	       str_find(f->signature, 0, '<') == f->signature.n;
	if (!*cut && take_or_cut(rest, &at, STR(LOG_SIGNATURE_END), cut) &&
	    take_or_cut(rest, &at, STR(LOG_TAIL), cut))
		return at == rest.n;
	return false;
}

/* Is rest how a log ends that was cut off inside a letter's element? */
static bool is_cut(struct str rest)
{
	return (rest.n < strlen(LETTER_START) ? str_starts(STR(LETTER_START), rest)
					      : str_starts(rest, STR(LETTER_START))) &&
	       find_line(rest, 0, STR(LETTER_LINE)) == rest.n &&
	       find_line(rest, 0, STR(LOG_TAIL)) == rest.n;
}

static enum lacuna_err read_end(struct frame *f, struct str rest,
				struct lacuna_fault *fault)
{
	bool cut;

	if (take_end(f, rest, &cut))
		return LACUNA_OK;
	f->unfinished = cut || is_cut(rest);
	f->signature = str_sub(rest, 0, 0);
	return f->unfinished ? LACUNA_OK
			     : no(f, f->at, "neither a letter nor the end", fault);
}

static const char *const wrong[] = {
	[FOUND_OTHER] = "neither a letter nor the end",
	[FOUND_ALTERED] = "the letter is not as it was sealed",
	[FOUND_UNLINKED] = "the letter does not follow the one before: something was "
			   "taken away, moved or added",
};

enum lacuna_err frame_next(struct frame *f, struct frame_letter *out,
			   struct lacuna_fault *fault)
{
	struct str rest = str_sub(f->log, f->at, f->log.n);
	size_t at = find_line(rest, 0, STR(SEAL_LINE));
	enum found found = FOUND_OTHER;

	*out = (struct frame_letter){.element = str_sub(rest, 0, 0)};
	if (at == rest.n)
		return read_end(f, rest, fault);
	at += strlen(SEAL_INDENT);
	if (str_starts(rest, STR(LETTER_START)))
		found = take_seal(f, rest, &at, out, &f->unfinished);
	if (f->unfinished)
		return LACUNA_OK;
	if (found != FOUND_ALL)
		return no(f, f->at, wrong[found], fault);
	out->element = str_sub(rest, 0, (size_t)(out->digest.p - rest.p) + SEAL_HEX);
	f->at += at;
	f->letters++;
	return LACUNA_OK;
}
