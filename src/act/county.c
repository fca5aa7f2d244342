/*
 * Given: a county, with or without the word. Promises: another; the word stays where it
 * is. Must not: keep a part of its name.
 */
#include "county.h"

#include "../base/ascii.h"
#include "pick.h"
#include "pool.h"
#include "replacer.h"

/* The length of the name in "Kern County", "Calaveras Co.". */
static size_t name_length(struct str s)
{
	static const char *const words[] = {"county", "counties", "co.",
					    "co",     "parish",	  "borough"};

	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++) {
		struct str w = str_of(words[k]);
		size_t n = s.n > w.n ? s.n - w.n : 0;

		if (n && ascii_space(s.p[n - 1]) && str_ieq(str_sub(s, n, s.n), w))
			return str_trim(str_sub(s, 0, n)).n;
	}
	return s.n;
}

size_t county_head(struct str text, struct str what)
{
	size_t at = what.n;

	if (!str_ieq(str_sub(text, 0, at), what))
		return 0;
	for (int word = 0; word < 2; word++) {
		size_t from = at;

		while (at < text.n && ascii_space(text.p[at]))
			at++;
		if (at == from)
			return 0;
		if (word == 0 && !str_ieq(str_sub(text, at, at + 2), STR("of")))
			return 0;
		at += word == 0 ? 2 : 0;
	}
	return at;
}

static bool put(struct act_letter *l, size_t i, uint32_t start, uint32_t end)
{
	struct str name = doc_text(l->doc, start, end);
	struct str value = pick_listed(l, letter_pool(l, POOL_COUNTY),
				       letter_key(l, KEY_PLACES), name);
	unsigned char room[PICK_ROOM];
	struct normal key;

	/* What no list of counties knows becomes what it would as a surname; no county of
	 * the list is one of those. */
	if (value.n == 0)
		value = pick_name(l, letter_pool(l, POOL_SURNAME),
				  letter_key(l, KEY_NAMES), normal_of(&key, name), room);
	if (value.n == 0)
		return false;
	draft_keep(&l->draft, l->f[i].start, start);
	pool_put(l, start, end, value);
	draft_keep(&l->draft, end, l->f[i].end);
	return true;
}

bool county_write(struct act_letter *l, size_t i)
{
	struct str text = letter_text(l, i);
	uint32_t start = l->f[i].start, n = (uint32_t)name_length(text);
	uint32_t head = (uint32_t)county_head(text, STR("county"));

	if (head)
		return put(l, i, start + head, l->f[i].end);
	return str_ieq(str_trim(str_sub(text, n, text.n)), STR("county")) &&
	       put(l, i, start, start + n);
}

bool county_replace(struct act_letter *l, size_t i, struct edit *e)
{
	uint32_t start = l->f[i].start;

	(void)e;
	return county_write(l, i) ||
	       put(l, i, start, start + (uint32_t)name_length(letter_text(l, i)));
}
