/*
 * Given: a ledger with what each cleaned letter says of its person. Promises: every group
 * smaller than k, with its letters. Must not: take one person's letters for several
 * persons.
 */
#include "batch_risk.h"

#include <sqlite3.h>

#include "../base/fault.h"
#include "../base/utf8.h"
#include "../out/xml.h"
#include "batch_name.h"

#define SHOWN 10

/* The letters of a group while it is read. */
struct group {
	struct buf facts; /* of BATCH_FACTS texts, each with its NUL */
	struct buf paths; /* each with its NUL */
	struct buf last_case;
	size_t letters, cases;
};

struct risk {
	struct group group;
	size_t k, groups, small, letters; /* the last: in small groups */
	struct buf *text, *xml;
	struct buf rows;
};

static void add_text(struct buf *b, const unsigned char *s)
{
	struct str text = str_of((const char *)s);

	buf_str_add(b, text);
	buf_byte(b, 0);
}

static void open_group(struct risk *r)
{
	const char *fact = (const char *)r->group.facts.p;
	size_t n = 0;

	BUF_LIT(&r->rows, "    <group");
	xml_attr_u64(&r->rows, STR("cases"), r->group.cases);
	if (r->small <= SHOWN)
		buf_printf(r->text, "  %5zu  %7zu  ", r->group.cases, r->group.letters);
	for (int i = 0; i < BATCH_FACTS; i++, fact += strlen(fact) + 1) {
		if (!*fact)
			continue;
		xml_attr(&r->rows, str_of(batch_fact_name[i]), str_of(fact));
		if (r->small <= SHOWN)
			buf_printf(r->text, "%s%s", n++ ? ", " : "", fact);
	}
	if (r->small <= SHOWN) {
		BUF_LIT(r->text, ": ");
		utf8_show(r->text, str_of((const char *)r->group.paths.p));
		buf_printf(r->text, "%s\n", r->group.letters > 1 ? " ..." : "");
	}
	BUF_LIT(&r->rows, ">\n");
}

/* Facts that say nothing are nobody's. */
static bool says_something(const struct group *g)
{
	for (size_t i = 0; i < g->facts.n; i++)
		if (g->facts.p[i])
			return true;
	return false;
}

static void close_group(struct risk *r)
{
	struct str rest = buf_str(&r->group.paths);

	if (!r->group.letters || !says_something(&r->group) || !buf_ok(&r->group.facts) ||
	    !buf_ok(&r->group.paths))
		return;
	r->groups++;
	if (r->group.cases >= r->k)
		return;
	r->small++;
	r->letters += r->group.letters;
	open_group(r);
	while (rest.n) {
		BUF_LIT(&r->rows, "      <letter");
		batch_name_xml(&r->rows, str_cut(&rest, 0));
		BUF_LIT(&r->rows, "/>\n");
	}
	BUF_LIT(&r->rows, "    </group>\n");
}

/* Rows come by facts, then case: columns are the path, the case, the facts. */
static bool read_row(struct risk *r, struct sqlite3_stmt *q, struct buf *facts)
{
	struct group *g = &r->group;
	struct str tag = str_of((const char *)sqlite3_column_text(q, 1));

	buf_clear(facts);
	for (int i = 0; i < BATCH_FACTS; i++)
		add_text(facts, sqlite3_column_text(q, 2 + i));
	if (!g->letters || !str_eq(buf_str(facts), buf_str(&g->facts))) {
		close_group(r);
		buf_clear(&g->facts);
		buf_str_add(&g->facts, buf_str(facts));
		buf_clear(&g->paths);
		g->letters = g->cases = 0;
	}
	if (!g->letters || !str_eq(tag, buf_str(&g->last_case))) {
		g->cases++;
		buf_clear(&g->last_case);
		buf_str_add(&g->last_case, tag);
	}
	g->letters++;
	add_text(&g->paths, sqlite3_column_text(q, 0));
	return buf_ok(facts) && buf_ok(&g->facts) && buf_ok(&g->paths) &&
	       buf_ok(&g->last_case);
}

static struct sqlite3_stmt *query(struct batch_ledger *ledger, struct buf *room)
{
	struct sqlite3_stmt *q = NULL;
	struct buf list = {0};

	for (int i = 0; i < BATCH_FACTS; i++)
		buf_printf(&list, ", trait_%s", batch_fact_name[i]);
	buf_printf(room,
		   "SELECT path, case_tag%.*s FROM letter WHERE state = 'done' "
		   "ORDER BY %.*s, case_tag, path",
		   STR_FMT(buf_str(&list)), STR_FMT(str_sub(buf_str(&list), 2, list.n)));
	buf_byte(room, 0);
	if (buf_ok(&list) && buf_ok(room))
		sqlite3_prepare_v2(ledger->db, (char *)room->p, -1, &q, NULL);
	buf_free(&list);
	return q;
}

static void finish(struct risk *r)
{
	close_group(r);
	if (r->small > SHOWN)
		buf_printf(r->text, "  and %zu more, in summary.xml\n", r->small - SHOWN);
	if (r->small)
		buf_printf(r->text,
			   "%zu letters in %zu of %zu groups have fewer than %zu cases\n",
			   r->letters, r->small, r->groups, r->k);
	BUF_LIT(r->xml, "  <risk");
	xml_attr_u64(r->xml, STR("k"), r->k);
	xml_attr_u64(r->xml, STR("groups"), r->groups);
	xml_attr_u64(r->xml, STR("small"), r->small);
	xml_attr_u64(r->xml, STR("letters"), r->letters);
	BUF_LIT(r->xml, ">\n");
	buf_str_add(r->xml, buf_str(&r->rows));
	BUF_LIT(r->xml, "  </risk>\n");
}

enum lacuna_err batch_risk_add(struct batch_ledger *ledger, size_t k, struct buf *text,
			       struct buf *xml, struct lacuna_fault *fault)
{
	struct risk r = {.k = k, .text = text, .xml = xml};
	struct buf facts = {0}, sql = {0};
	struct sqlite3_stmt *q = query(ledger, &sql);
	size_t head = text->n;
	int step = SQLITE_ERROR;
	bool ok = true;

	buf_printf(text,
		   "\nWhat stays may tell who it is: age, sex, state, year of injury, "
		   "occupation, kind of employer\nof fewer than %zu cases:\n"
		   "  cases  letters  what they say\n",
		   k);
	while (q && ok && (step = sqlite3_step(q)) == SQLITE_ROW)
		ok = read_row(&r, q, &facts);
	finish(&r);
	if (!r.small && buf_ok(text))
		text->n = head;
	ok = ok && buf_ok(&r.rows);
	sqlite3_finalize(q);
	buf_free(&facts);
	buf_free(&sql);
	buf_free(&r.rows);
	buf_free(&r.group.facts);
	buf_free(&r.group.paths);
	buf_free(&r.group.last_case);
	if (!ok)
		return fault_memory(fault, "weighing the risk");
	return step == SQLITE_DONE ? LACUNA_OK : batch_ledger_fault(ledger, fault);
}
