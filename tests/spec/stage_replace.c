/*
 * Given: cases of replacements. Promises: each marked surface is replaced by what its
 * pattern takes whole, and nothing else is. Must not: depend on a key.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "stages.h"

/* s so that a pattern takes it literally. */
static void add_literal(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_printf(b, "\\x%02x", s.p[i]);
}

/* [[(\w+) (\w+)|Ann Poe]] ... Ms. [[\2|Poe]]: groups are numbered through the case. */
static void add_pattern(struct buf *b, const struct spec_case *c)
{
	size_t at = 0;

	BUF_LIT(b, "\\A");
	for (size_t i = 0; i < c->nmarks; i++) {
		add_literal(b, str_sub(c->text, at, c->marks[i].start));
		BUF_LIT(b, "(?:");
		buf_str_add(b, c->marks[i].name);
		BUF_LIT(b, ")");
		at = c->marks[i].end;
	}
	add_literal(b, str_sub(c->text, at, c->text.n));
	BUF_LIT(b, "\\z");
}

/* 1: cleaned is as the case says, 0: it is not, -1: its patterns are not in form. */
static int fits(const struct spec_case *c, struct lacuna_bytes cleaned)
{
	struct buf pattern = {0};
	pcre2_match_data *data = NULL;
	pcre2_code *code;
	PCRE2_SIZE where;
	int rc = -1, n;

	add_pattern(&pattern, c);
	code = pcre2_compile(pattern.p, pattern.n, PCRE2_DOTALL, &n, &where, NULL);
	if (code)
		data = pcre2_match_data_create_from_pattern(code, NULL);
	if (data) {
		n = pcre2_match(code, cleaned.p, cleaned.n, 0, 0, data, NULL);
		rc = n > 0 ? 1 : n == PCRE2_ERROR_NOMATCH ? 0 : -1;
	}
	pcre2_match_data_free(data);
	pcre2_code_free(code);
	buf_free(&pattern);
	return rc;
}

static bool is_edited(const struct edit_list *edits, const struct mark *m)
{
	for (size_t i = 0; i < edits->n; i++)
		if (edits->p[i].start <= m->end && edits->p[i].end >= m->start)
			return true;
	return false;
}

static enum verdict judge(struct stand *s, const struct spec_case *c,
			  struct lacuna_bytes cleaned, const struct edit_list *edits)
{
	int fit = fits(c, cleaned);
	bool edited = true;

	for (size_t i = 0; i < c->nmarks; i++)
		edited = edited && is_edited(edits, &c->marks[i]);
	if (fit < 0)
		return stage_malformed(s, "a mark whose name is no pattern");
	if (fit && edited)
		return PASSED;
	BUF_LIT(&s->why, "    wanted: ");
	stage_show(&s->why, c->text, c->marks, c->nmarks);
	BUF_LIT(&s->why, "\n    got:    ");
	stage_show(&s->why, str_from(cleaned.p, cleaned.n), NULL, 0);
	return FAILED;
}

enum verdict stage_replacements(struct stand *s, struct spec_case *c)
{
	struct lacuna_letter letter = {.case_id = {s->case_id.p, s->case_id.n},
				       .number = 1};
	struct lacuna_fault fault = {0};
	struct lacuna_result result;
	struct lacuna_seen seen;
	struct buf cleaned = {0};
	enum verdict v = FAILED;

	if (!cases_text(c, c->lines, &s->arena) || c->arrow == (c->nmarks > 0) ||
	    (c->arrow && !str_eq(c->wanted, STR("nothing"))))
		return stage_malformed(s, "either marks [[pattern|text]], or => nothing");
	letter.text = (struct lacuna_bytes){c->text.p, c->text.n};
	if (lacuna_scrub(s->worker, &letter, &result, &fault)) {
		buf_printf(&s->why, "    refused: %s", fault.what);
		return FAILED;
	}
	buf_add(&cleaned, result.cleaned.p, result.cleaned.n);
	if (!lacuna_look(s->worker, &letter, &seen, &fault))
		v = judge(s, c, (struct lacuna_bytes){cleaned.p, cleaned.n}, seen.edits);
	buf_free(&cleaned);
	return v;
}
