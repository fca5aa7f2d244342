/*
 * Given: a log's bytes. Promises: every byte of it is under a seal or is compared with
 * the constant it has to be. Must not: interpret what a letter's element says.
 */
#include "frame.h"

#include "../base/buf.h"
#include "../base/fault.h"
#include "audit.h"
#include "seal.h"

#define HEAD_START                                            \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<audit " \
	"xmlns=\"urn:lacuna:audit:1\" "
#define HEAD_SEAL " seal=\""
#define HEAD_END "\">\n"
#define LETTER_START "  <letter n=\""
#define SEAL_LINE "    <seal>"
#define LETTER_LINE "  </letter>"
#define LETTER_END "</seal>\n" LETTER_LINE "\n"

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
	struct buf seal = {0};
	size_t at = 0, line;
	bool ok;

	*f = (struct frame){.log = log};
	if (!take(log, &at, STR(HEAD_START)))
		return no(f, 0, "this is no audit log of lacuna", fault);
	line = str_find(log, at, '\n');
	while (at < line && !str_starts(str_sub(log, at, line), STR(HEAD_SEAL)))
		at++;
	seal_head(&f->seal, str_sub(log, 0, at));
	seal_head_add(&seal, &f->seal);
	ok = take(log, &at, STR(HEAD_SEAL)) && take(log, &at, buf_str(&seal)) &&
	     take(log, &at, STR(HEAD_END)) && buf_ok(&seal);
	buf_free(&seal);
	if (!ok)
		return no(f, 0, "the head is not as it was sealed", fault);
	f->head = str_sub(log, 0, at);
	f->at = at;
	return LACUNA_OK;
}

/* Is rest how a log ends that was cut off before its tail, or inside a letter's element?
 */
static bool is_cut(struct str rest)
{
	if (rest.n < sizeof(LETTER_START) - 1)
		return str_starts(STR(LETTER_START), rest) ||
		       str_starts(audit_tail(), rest);
	return str_starts(rest, STR(LETTER_START)) &&
	       find_line(rest, 0, STR(LETTER_LINE)) == rest.n &&
	       find_line(rest, 0, audit_tail()) == rest.n;
}

/* Checks the seal at *at, in the element's last lines, and moves past it; *cut when the
 * log ends inside it. */
static bool take_seal(const struct frame *f, struct str rest, size_t *at, bool *cut)
{
	struct buf want = {0};
	struct str have;
	bool ok;

	BUF_LIT(&want, "<seal>");
	seal_letter_add(&want, &f->seal, str_sub(rest, 0, *at));
	BUF_LIT(&want, LETTER_END);
	have = str_sub(rest, *at, *at + want.n);
	*cut = have.n < want.n && str_starts(buf_str(&want), have);
	ok = buf_ok(&want) && take(rest, at, buf_str(&want));
	buf_free(&want);
	return ok;
}

enum lacuna_err frame_next(struct frame *f, struct str *element,
			   struct lacuna_fault *fault)
{
	struct str rest = str_sub(f->log, f->at, f->log.n);
	size_t at = find_line(rest, 0, STR(SEAL_LINE));
	bool ok;

	*element = str_sub(rest, 0, 0);
	if (str_eq(rest, audit_tail()))
		return LACUNA_OK;
	if (at == rest.n) {
		f->unfinished = is_cut(rest);
		return f->unfinished
			       ? LACUNA_OK
			       : no(f, f->at, "neither a letter nor the end", fault);
	}
	at += sizeof("    ") - 1;
	ok = str_starts(rest, STR(LETTER_START)) &&
	     take_seal(f, rest, &at, &f->unfinished);
	if (f->unfinished)
		return LACUNA_OK;
	if (!ok)
		return no(f, f->at, "the letter is not as it was sealed", fault);
	*element = str_sub(rest, 0, at);
	f->at += at;
	f->letters++;
	return LACUNA_OK;
}
