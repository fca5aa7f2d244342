/*
 * Given: a log. Promises: for each of its letters the lines of the cleaned letter that
 * hold an item, as they were where the log knows it, and as they are; then where each
 * item comes from. Must not: let a letter's bytes steer the terminal.
 */
#include "review_text.h"

#include "../base/fault.h"
#include "say.h"

#define RED "\033[31m"
#define GREEN "\033[32m"
#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

struct writer {
	struct buf *out;
	const struct review_letter *l;
	bool colour;
};

static void put(struct writer *w, const char *colour, const char *text)
{
	buf_str_add(w->out, str_of(w->colour ? colour : ""));
	buf_str_add(w->out, str_of(text));
	buf_str_add(w->out, str_of(w->colour ? PLAIN : ""));
}

/* Bytes as review_show has them, without XML's escapes, line ends as their pictures. */
static void show(struct writer *w, struct str s)
{
	struct buf b = {0};
	struct str rest;

	review_show(&b, s);
	rest = buf_str(&b);
	while (rest.n) {
		static const struct {
			const char *xml, *is;
		} table[] = {{"&amp;", "&"},   {"&lt;", "<"},	 {"&gt;", ">"},
			     {"&quot;", "\""}, {"\n", "\u2424"}, {"\t", " "}};
		size_t i = 0, n = sizeof(table) / sizeof(*table);

		while (i < n && !str_starts(rest, str_of(table[i].xml)))
			i++;
		if (i < n)
			buf_str_add(w->out, str_of(table[i].is));
		else
			buf_byte(w->out, rest.p[0]);
		rest = str_sub(rest, i < n ? strlen(table[i].xml) : 1, rest.n);
	}
	w->out->failed |= b.failed;
	buf_free(&b);
}

/* The value of an attribute, as XML. */
static struct str value(struct str attrs, const char *open)
{
	size_t n = strlen(open);

	while (attrs.n && !str_starts(attrs, str_from(open, n)))
		attrs = str_sub(attrs, 1, attrs.n);
	attrs = str_sub(attrs, n, attrs.n);
	return str_cut(&attrs, '"');
}

static size_t line_start(struct str s, size_t at)
{
	while (at && s.p[at - 1] != '\n')
		at--;
	return at;
}

/* One side of the diff: items first to last, which lie in [from, to) of the text. */
static void side_add(struct writer *w, size_t first, size_t last, size_t from, size_t to,
		     bool before)
{
	size_t at = from;

	put(w, before ? RED : GREEN, before ? "- " : "+ ");
	for (size_t i = first; i < last; i++) {
		const struct review_item *item = &w->l->items[i];

		show(w, str_sub(w->l->cleaned, at, item->at));
		if (!item->finding) {
			buf_str_add(w->out, str_of(!w->colour ? "{"
						   : before   ? RED BOLD
							      : GREEN BOLD));
			show(w, before ? item->was : item->now);
			put(w, "", w->colour ? "" : "}");
		} else {
			show(w, item->now);
		}
		at = item->end;
	}
	if (to > at && w->l->cleaned.p[to - 1] == '\r') /* of a line end */
		to--;
	show(w, str_sub(w->l->cleaned, at, to));
	buf_byte(w->out, '\n');
}

static void source_add(struct writer *w, const struct review_item *item)
{
	struct buf line = {0};

	buf_printf(&line, "    %s%zu line %.*s: %.*s %.*s, %.*s, %.*s%s\n",
		   item->finding ? "?" : "", item->n,
		   STR_FMT(value(item->attrs, " line=\"")),
		   STR_FMT(value(item->attrs, " category=\"")),
		   STR_FMT(value(item->attrs, " type=\"")),
		   STR_FMT(value(item->attrs, " rule=\"")),
		   STR_FMT(value(item->attrs, " score=\"")),
		   item->finding && item->placed ? ", left as it was" : "");
	buf_byte(&line, 0);
	if (buf_ok(&line))
		put(w, DIM, (const char *)line.p);
	w->out->failed |= line.failed;
	buf_free(&line);
}

/* The items from first on whose lines touch, and what they come from; the next item. */
static size_t hunk_add(struct writer *w, size_t first)
{
	const struct review_letter *l = w->l;
	size_t last = first, from = line_start(l->cleaned, l->items[first].at), to;
	bool replaced = false, held = true;

	do {
		const struct review_item *item = &l->items[last++];

		if (!item->finding) {
			replaced = true;
			held = held && item->was.p;
		}
		to = str_find(l->cleaned, item->end, '\n');
	} while (last < l->n && l->items[last].placed && l->items[last].at <= to);
	if (replaced && held)
		side_add(w, first, last, from, to, true);
	side_add(w, first, last, from, to, false);
	for (size_t i = first; i < last; i++)
		source_add(w, &l->items[i]);
	return last;
}

static void item_add(struct writer *w, const struct review_item *item)
{
	if (item->was.p) {
		put(w, RED, "- ");
		show(w, item->was);
		buf_byte(w->out, '\n');
	}
	if (item->now.p && !item->finding) {
		put(w, GREEN, "+ ");
		show(w, item->now);
		buf_byte(w->out, '\n');
	}
	source_add(w, item);
}

static void letter_add(struct writer *w)
{
	const struct review_letter *l = w->l;

	put(w, BOLD, "letter ");
	show(w, value(l->attrs, " n=\""));
	buf_byte(w->out, ' ');
	show(w, value(l->attrs, " id=\""));
	if (l->refused) {
		put(w, RED, " refused: ");
		show(w, value(l->attrs, " refused=\""));
	}
	buf_byte(w->out, '\n');
	for (size_t i = 0; i < l->n;) {
		if (l->has_text && l->items[i].placed)
			i = hunk_add(w, i);
		else
			item_add(w, &l->items[i++]);
	}
}

enum lacuna_err review_text(struct buf *out, const char *name, struct review_log *log,
			    bool colour, struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;
	struct arena arena = {0};

	say_add(out, "%s: %zu letters%s%s", name, log->ledger.n, log->note[0] ? ", " : "",
		log->note);
	for (size_t i = 0; i < log->ledger.n && !err; i++) {
		struct review_letter l;

		arena_reset(&arena, 1 << 20);
		err = review_read(log, i, &l, &arena, fault);
		if (!err)
			letter_add(&(struct writer){out, &l, colour});
	}
	arena_free(&arena);
	return err	     ? err
	       : buf_ok(out) ? LACUNA_OK
			     : fault_memory(fault, "composing a review");
}
