/*
 * Given: a pattern PCRE2 compiles. Promises: one that matches the same. Must not: change
 * the order of two alternatives that can match at one place, or of groups.
 */
#include "pack_factor.h"

#include <string.h>

#include "../base/ascii.h"
#include "../base/buf.h"
#include "pack_regex.h"

/* An alternative. */
struct way {
	struct str text;
	bool stays; /* has groups, which are counted by their order; or in a lookbehind */
};

struct reader {
	struct pack_job *job;
	struct str s;
	size_t i;
	bool bad; /* sticks: not understood */
};

/* What holds inside a group. */
struct inside {
	bool caseless;
	bool behind; /* in a lookbehind, whose ways must each have one length */
	bool captures;
};

static bool next_is(const struct reader *r, const char *text)
{
	return str_starts(str_sub(r->s, r->i, r->s.n), str_of(text));
}

static void copy(struct reader *r, struct buf *out, size_t end)
{
	buf_str_add(out, str_sub(r->s, r->i, end));
	r->i = end;
}

/* A letter or digit that is itself, and neither more nor less than one. */
static bool is_literal(struct str s)
{
	return s.n && ascii_alnum(s.p[0]) &&
	       !(s.n > 1 && s.p[1] && strchr("?*+{", s.p[1]));
}

static unsigned char first_of(const struct way *w, bool caseless)
{
	return caseless ? ascii_lower(w->text.p[0]) : w->text.p[0];
}

static bool moves(const struct way *w)
{
	return !w->stays && is_literal(w->text);
}

static void put_ways(struct pack_job *job, struct buf *out, struct way *w, size_t n,
		     bool caseless);

static bool all_begin(const struct way *w, size_t n, unsigned char first, bool caseless)
{
	for (size_t i = 0; i < n; i++)
		if (!moves(&w[i]) || first_of(&w[i], caseless) != first)
			return false;
	return true;
}

/* The n ways, all of which begin with first: it and what more they have in common, and
 * then what they have not. */
static void put_together(struct pack_job *job, struct buf *out, struct way *w, size_t n,
			 bool caseless)
{
	do {
		buf_byte(out, w->text.p[0]);
		for (size_t i = 0; i < n; i++)
			w[i].text = str_sub(w[i].text, 1, w[i].text.n);
	} while (moves(w) && all_begin(w, n, first_of(w, caseless), caseless));
	BUF_LIT(out, "(?:");
	put_ways(job, out, w, n, caseless);
	BUF_LIT(out, ")");
}

/* The n ways, which all move: those that begin alike to where the first of them is. */
static void put_moving(struct pack_job *job, struct buf *out, struct way *w, size_t n,
		       bool caseless)
{
	struct way *alike = pack_job_alloc(job, n, sizeof(*alike));

	while (alike && n) {
		unsigned char first = first_of(w, caseless);
		size_t kept = 0, found = 0;

		for (size_t i = 0; i < n; i++) {
			if (first_of(&w[i], caseless) == first)
				alike[found++] = w[i];
			else
				w[kept++] = w[i];
		}
		if (found > 1)
			put_together(job, out, alike, found, caseless);
		else
			buf_str_add(out, alike->text);
		if (kept)
			buf_byte(out, '|');
		n = kept;
	}
}

static void put_ways(struct pack_job *job, struct buf *out, struct way *w, size_t n,
		     bool caseless)
{
	for (size_t i = 0, end; i < n; i = end) {
		if (i)
			buf_byte(out, '|');
		for (end = i; end < n && moves(&w[end]);)
			end++;
		if (end > i)
			put_moving(job, out, w + i, end - i, caseless);
		else
			buf_str_add(out, w[end++].text);
	}
}

/* The options of (?i-s: at r->i. */
static void read_options(struct reader *r, struct inside *in, struct buf *out)
{
	size_t end = r->i;
	bool on = true;

	for (; end < r->s.n && (ascii_alpha(r->s.p[end]) || r->s.p[end] == '-'); end++) {
		if (r->s.p[end] == '-')
			on = false;
		else if (r->s.p[end] == 'i')
			in->caseless = on;
	}
	r->bad = end == r->i || end >= r->s.n || r->s.p[end] != ':';
	if (!r->bad)
		copy(r, out, end + 1);
}

/* The head of the group at r->i, and what it makes of its inside. */
static void read_head(struct reader *r, struct inside *in, struct buf *out)
{
	static const char *const plain[] = {"(?:", "(?>", "(?=", "(?!"};
	static const char *const behind[] = {"(?<=", "(?<!"};
	size_t end;

	for (size_t k = 0; k < sizeof(plain) / sizeof(plain[0]); k++)
		if (next_is(r, plain[k])) {
			copy(r, out, r->i + 3);
			return;
		}
	for (size_t k = 0; k < sizeof(behind) / sizeof(behind[0]); k++)
		if (next_is(r, behind[k])) {
			in->behind = true;
			copy(r, out, r->i + 4);
			return;
		}
	in->captures = true;
	if (next_is(r, "(?(DEFINE)")) {
		copy(r, out, r->i + 10);
	} else if (next_is(r, "(?<")) {
		end = str_find(r->s, r->i, '>');
		copy(r, out, end < r->s.n ? end + 1 : end);
	} else if (next_is(r, "(?")) {
		in->captures = false;
		copy(r, out, r->i + 2);
		read_options(r, in, out);
	} else {
		r->bad = next_is(r, "(*");
		copy(r, out, r->i + 1);
	}
}

static bool read_ways(struct reader *r, struct inside in, struct buf *out);

/* The group at r->i; does it capture? */
static bool read_group(struct reader *r, struct inside in, struct buf *out)
{
	bool captures;

	if (next_is(r, "(?&")) {
		size_t end = str_find(r->s, r->i, ')');

		copy(r, out, end < r->s.n ? end + 1 : end);
		return false;
	}
	in.captures = false;
	read_head(r, &in, out);
	captures = !r->bad && read_ways(r, in, out);
	r->bad = r->bad || !next_is(r, ")");
	if (!r->bad)
		copy(r, out, r->i + 1);
	return captures || in.captures;
}

/* What stands up to the next | or ) of this group; does it capture? */
static bool read_way(struct reader *r, struct inside in, struct buf *out)
{
	bool captures = false;

	while (!r->bad && r->i < r->s.n && !next_is(r, "|") && !next_is(r, ")")) {
		if (next_is(r, "("))
			captures = read_group(r, in, out) || captures;
		else
			copy(r, out, pack_regex_item(r->s, r->i));
	}
	return captures;
}

/* The ways of a group, up to its bracket or the pattern's end; does one capture? */
static bool read_ways(struct reader *r, struct inside in, struct buf *out)
{
	struct pack_list ways = {0};
	struct buf text = {0};
	bool captures = false, more = true;

	while (!r->bad && more) {
		struct way *w = PACK_ADD(r->job, &ways, struct way);

		if (!w)
			break;
		buf_clear(&text);
		w->stays = read_way(r, in, &text);
		captures = captures || w->stays;
		w->stays = w->stays || in.behind;
		w->text = pack_job_copy(r->job, buf_str(&text));
		r->bad = r->bad || !buf_ok(&text) || r->job->err;
		more = next_is(r, "|");
		r->i += more;
	}
	buf_free(&text);
	if (!r->bad)
		put_ways(r->job, out, ways.p, ways.n, in.caseless);
	return captures;
}

struct str pack_factor(struct pack_job *job, struct str pattern, bool caseless)
{
	struct reader r = {.job = job, .s = pattern};
	struct buf out = {0};

	read_ways(&r, (struct inside){.caseless = caseless}, &out);
	if (!r.bad && r.i == pattern.n && buf_ok(&out))
		pattern = buf_str(&out);
	pattern = pack_job_copy(job, pattern);
	buf_free(&out);
	return pattern;
}
