/*
 * Given: a mail address, "(at)" and "(dot)" forms included. Promises: another local part
 * of the same shape at example.org (RFC 2606). Must not: keep the domain.
 */
#include "../base/ascii.h"
#include "replacer.h"
#include "shape.h"

/* The span of the at sign in text, with brackets and blanks around it; false without one.
 */
static bool find_at(struct str text, size_t *from, size_t *to)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '@') {
			*from = i;
			*to = i + 1;
			return true;
		}
		if ((text.p[i] == '(' || text.p[i] == '[') &&
		    str_ieq(str_sub(text, i + 1, i + 3), STR("at"))) {
			*from = i;
			*to = str_find(text, i, text.p[i] == '(' ? ')' : ']') + 1;
			return *to <= text.n;
		}
	}
	return false;
}

/* What stands for the last dot of the domain: "." or " (dot) ". */
static struct str dot_of(struct str domain)
{
	size_t open = str_find(domain, 0, '('), close = str_find(domain, open, ')');

	if (close < domain.n) {
		while (open > 0 && domain.p[open - 1] == ' ')
			open--;
		for (close++; close < domain.n && domain.p[close] == ' '; close++)
			;
		return str_sub(domain, open, close);
	}
	return STR(".");
}

bool email_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct finding *f = &l->f[i];
	struct str text = letter_text(l, i);
	size_t from, to, host;

	(void)e;
	if (!find_at(text, &from, &to)) {
		shape_replace(&l->draft, letter_key(l, KEY_NUMBERS), f->start, f->end);
		return true;
	}
	while (from > 0 && ascii_space(text.p[from - 1]))
		from--;
	for (host = to; host < text.n && ascii_space(text.p[host]); host++)
		;
	shape_replace(&l->draft, letter_key(l, KEY_NUMBERS), f->start,
		      f->start + (uint32_t)from);
	draft_keep(&l->draft, f->start + (uint32_t)from, f->start + (uint32_t)host);
	draft_put(&l->draft, STR("example"));
	draft_put(&l->draft, dot_of(str_sub(text, host, text.n)));
	draft_put(&l->draft, STR("org"));
	draft_breaks(&l->draft, f->start + (uint32_t)host, f->end);
	return true;
}
