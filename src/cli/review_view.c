/*
 * Given: logs, opened. Promises: a document of this form:
 *
 *	review(types(type*), log*)
 *	log		attributes of the log's head, name, last (seal), note
 *	letter		attributes of the log's letter, id L1, L2 ... over all logs
 *	body		text, with items in their places; text="no": items alone
 *	i		attributes of the log's element from line on; id i1, i2 ... over
 *all; kind s (substitution) or f (finding), n; in it was, now	original, where the log
 *holds it; replacement, or what a finding is of
 *
 * Must not: hold anything the reviewer's page is not to show.
 */
#include "review_view.h"

#include "../base/fault.h"
#include "../out/xml.h"

void review_view_begin(struct review_view *v, const struct pack *pack)
{
	*v = (struct review_view){.logs = 0};
	BUF_LIT(&v->xml,
		"<review xmlns=\"urn:lacuna:review:1\" tool=\"lacuna " LACUNA_VERSION
		"\"><types>");
	for (uint32_t i = 0; i < pack->ntypes; i++) {
		BUF_LIT(&v->xml, "<type");
		xml_attr(&v->xml, STR("category"), str_of(pack->types[i].category));
		xml_attr(&v->xml, STR("type"), str_of(pack->types[i].type));
		BUF_LIT(&v->xml, "/>");
	}
	BUF_LIT(&v->xml, "</types>\n");
}

static void show(struct buf *b, const char *open, struct str s, const char *close)
{
	if (!s.p)
		return;
	buf_str_add(b, str_of(open));
	review_show(b, s);
	buf_str_add(b, str_of(close));
}

static void item_add(struct review_view *v, const struct review_item *item)
{
	struct buf *b = &v->xml;

	buf_printf(b, "<i id=\"i%zu\" kind=\"%c\" n=\"%zu\"", ++v->items,
		   item->finding ? 'f' : 's', item->n);
	buf_str_add(b, item->attrs);
	if (!item->placed)
		BUF_LIT(b, " unplaced=\"yes\"");
	buf_byte(b, '>');
	show(b, "<was>", item->was, "</was>");
	show(b, "<now>", item->now, "</now>");
	BUF_LIT(b, "</i>");
}

static void body_add(struct review_view *v, const struct review_letter *l)
{
	size_t at = 0;

	buf_printf(&v->xml, "<body text=\"%s\">", l->has_text ? "yes" : "no");
	for (size_t i = 0; i < l->n; i++) {
		const struct review_item *item = &l->items[i];

		if (l->has_text && item->placed) {
			review_show(&v->xml, str_sub(l->cleaned, at, item->at));
			at = item->end;
		} else if (l->has_text) { /* the rest of the text goes before it */
			review_show(&v->xml, str_sub(l->cleaned, at, l->cleaned.n));
			at = l->cleaned.n;
		}
		item_add(v, item);
	}
	if (l->has_text)
		review_show(&v->xml, str_sub(l->cleaned, at, l->cleaned.n));
	BUF_LIT(&v->xml, "</body>");
}

static void log_open_add(struct review_view *v, const char *name,
			 const struct review_log *log)
{
	const struct ledger *l = &log->ledger;
	struct str head = l->covered;
	struct buf *b = &v->xml;

	str_cut(&head, '\n');
	head = str_cut(&head, '\n');
	BUF_LIT(b, "<log");
	xml_attr(b, STR("name"), str_of(name));
	xml_attr(b, STR("note"), str_of(log->note));
	BUF_LIT(b, " last=\"blake2b:");
	buf_str_add(b, seal_text(&l->seal));
	buf_printf(b, "\" checked=\"%s\" unfinished=\"%s\"", log->has_text ? "yes" : "no",
		   l->unfinished ? "yes" : "no");
	/* <audit xmlns="..." and the rest up to > */
	buf_str_add(b, str_sub(head, sizeof("<audit xmlns=\"urn:lacuna:audit:1\"") - 1,
			       head.n));
	BUF_LIT(b, "\n");
}

enum lacuna_err review_view_add(struct review_view *v, const char *name,
				struct review_log *log, struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;
	struct arena arena = {0};

	v->logs++;
	log_open_add(v, name, log);
	for (size_t i = 0; i < log->ledger.n && !err; i++) {
		struct review_letter l;

		arena_reset(&arena, 1 << 20);
		err = review_read(log, i, &l, &arena, fault);
		if (err)
			break;
		BUF_LIT(&v->xml, "<letter");
		/* the log's id is the letter's name here */
		buf_printf(&v->xml, " key=\"L%zu\"", ++v->letters);
		buf_str_add(&v->xml, l.attrs);
		buf_byte(&v->xml, '>');
		body_add(v, &l);
		BUF_LIT(&v->xml, "</letter>\n");
	}
	arena_free(&arena);
	BUF_LIT(&v->xml, "</log>\n");
	return err		 ? err
	       : buf_ok(&v->xml) ? LACUNA_OK
				 : fault_memory(fault, "composing a review");
}

void review_view_end(struct review_view *v)
{
	BUF_LIT(&v->xml, "</review>\n");
}
