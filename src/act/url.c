/*
 * Given: a web address. Promises: the same scheme at example.org (RFC 2606), a path of
 * the same shape. Must not: keep the host.
 */
#include "../base/ascii.h"
#include "replacer.h"
#include "shape.h"

/* The length of "https://" and of "www." after it. */
static size_t scheme_of(struct str text)
{
	size_t i = 0;

	while (i < text.n && ascii_alnum(text.p[i]))
		i++;
	if (!str_eq(str_sub(text, i, i + 3), STR("://")))
		i = 0;
	else
		i += 3;
	return str_ieq(str_sub(text, i, i + 4), STR("www.")) ? i + 4 : i;
}

bool url_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct finding *f = &l->f[i];
	struct str text = letter_text(l, i), rest;
	size_t scheme = scheme_of(text), host = scheme;
	bool path;

	(void)e;
	while (host < text.n && text.p[host] != '/' && text.p[host] != '?' &&
	       text.p[host] != '#')
		host++;
	rest = str_sub(text, host, text.n);
	path = rest.n > 1;
	draft_keep(&l->draft, f->start, f->start + (uint32_t)scheme);
	/* The bare example.org may be what stood there. */
	draft_put(&l->draft,
		  !path && str_ieq(str_sub(text, scheme, host), STR("example.org"))
			  ? STR("example.com")
			  : STR("example.org"));
	draft_breaks(&l->draft, f->start + (uint32_t)scheme, f->start + (uint32_t)host);
	shape_replace(&l->draft, letter_key(l, KEY_NUMBERS), f->start + (uint32_t)host,
		      f->end);
	return true;
}
