/*
 * Given: a ledger. Promises: the same summary from the same letters, in however many runs
 * they were done. Must not: say more of a letter than its path and numbers.
 */
#include "batch_summary.h"

#include <sqlite3.h>

#include "../base/fault.h"
#include "../base/utf8.h"
#include "../out/xml.h"
#include "batch_name.h"
#include "batch_risk.h"

#define SHOWN 10 /* rows of each list on the page; the file has all of them */

typedef void row_fn(struct batch_summary *s, struct sqlite3_stmt *q, size_t n);

static struct str column(struct sqlite3_stmt *q, int at)
{
	const void *p = sqlite3_column_text(q, at);

	return str_from(p, (size_t)sqlite3_column_bytes(q, at));
}

static unsigned long long number(struct sqlite3_stmt *q, int at)
{
	return (unsigned long long)sqlite3_column_int64(q, at);
}

/* Calls row, which may be NULL, for each row of a query; *n counts them. */
static enum lacuna_err each_row(struct batch_summary *s, const char *sql, row_fn *row,
				size_t *n, struct lacuna_fault *fault)
{
	struct sqlite3_stmt *q;
	int step = SQLITE_ERROR;

	*n = 0;
	if (sqlite3_prepare_v2(s->ledger->db, sql, -1, &q, NULL) == SQLITE_OK)
		while ((step = sqlite3_step(q)) == SQLITE_ROW)
			row(s, q, (*n)++);
	sqlite3_finalize(q);
	return step == SQLITE_DONE ? LACUNA_OK : batch_ledger_fault(s->ledger, fault);
}

static void totals_row(struct batch_summary *s, struct sqlite3_stmt *q, size_t n)
{
	(void)n;
	s->letters = (size_t)number(q, 0);
	s->refused = (size_t)number(q, 1);
	BUF_LIT(&s->xml, "<summary xmlns=\"urn:lacuna:summary:1\"");
	xml_attr_u64(&s->xml, STR("letters"), number(q, 0));
	xml_attr_u64(&s->xml, STR("refused"), number(q, 1));
	xml_attr_u64(&s->xml, STR("cases"), number(q, 2));
	xml_attr_u64(&s->xml, STR("bytes-in"), number(q, 3));
	xml_attr_u64(&s->xml, STR("bytes-out"), number(q, 4));
	xml_attr_u64(&s->xml, STR("substitutions"), number(q, 5));
	xml_attr_u64(&s->xml, STR("findings"), number(q, 6));
	BUF_LIT(&s->xml, ">\n");
	buf_printf(&s->text,
		   "%llu letters of %llu cases: %llu cleaned, %llu refused\n"
		   "%llu bytes in, %llu out; %llu substitutions, %llu seen and left\n",
		   number(q, 0), number(q, 2), number(q, 0) - number(q, 1), number(q, 1),
		   number(q, 3), number(q, 4), number(q, 5), number(q, 6));
}

static void setting_row(struct batch_summary *s, struct sqlite3_stmt *q, size_t n)
{
	(void)n;
	BUF_LIT(&s->xml, "  <setting");
	xml_attr(&s->xml, STR("name"), column(q, 0));
	xml_attr(&s->xml, STR("value"), column(q, 1));
	BUF_LIT(&s->xml, "/>\n");
}

static enum lacuna_err totals(struct batch_summary *s, struct lacuna_fault *fault)
{
	size_t n;
	enum lacuna_err err;

	BUF_LIT(&s->xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	err = each_row(s,
		       "SELECT count(*), ifnull(sum(state = 'refused'), 0),"
		       " count(DISTINCT case_tag), ifnull(sum(bytes_in), 0),"
		       " ifnull(sum(bytes_out), 0), ifnull(sum(substitutions), 0),"
		       " ifnull(sum(findings), 0) FROM letter",
		       totals_row, &n, fault);
	if (err)
		return err;
	return each_row(s, "SELECT name, value FROM setting ORDER BY name", setting_row,
			&n, fault);
}

static void category_row(struct batch_summary *s, struct sqlite3_stmt *q, size_t n)
{
	(void)n;
	for (int i = 0; i < sqlite3_column_count(q); i += 2) {
		const char *name = sqlite3_column_name(q, i);

		if (!number(q, i))
			continue;
		buf_printf(&s->text, "  %-14s %13llu %9llu\n", name, number(q, i),
			   number(q, i + 1));
		BUF_LIT(&s->xml, "  <count");
		xml_attr(&s->xml, STR("category"), str_of(name));
		xml_attr_u64(&s->xml, STR("n"), number(q, i));
		xml_attr_u64(&s->xml, STR("letters"), number(q, i + 1));
		BUF_LIT(&s->xml, "/>\n");
	}
}

static enum lacuna_err categories(struct batch_summary *s, struct lacuna_fault *fault)
{
	struct buf sql = {0};
	enum lacuna_err err;
	size_t n;

	BUF_LIT(&sql, "SELECT ");
	for (size_t i = 0; i < s->ledger->categories; i++) {
		const char *name = lacuna_category_name(s->engine, i);

		buf_printf(&sql,
			   "%sifnull(sum(\"n_%s\"), 0) AS \"%s\", "
			   "ifnull(sum(\"n_%s\" > 0), 0)",
			   i ? ", " : "", name, name, name);
	}
	BUF_LIT(&sql, " FROM letter");
	buf_byte(&sql, 0);
	buf_printf(&s->text, "\n  %-14s %13s %9s\n", "category", "substitutions",
		   "letters");
	err = buf_ok(&sql) ? each_row(s, (char *)sql.p, category_row, &n, fault)
			   : fault_memory(fault, "summing up");
	buf_free(&sql);
	return err;
}

static void page_line(struct batch_summary *s, struct str path, const char *mark,
		      struct str more)
{
	BUF_LIT(&s->text, "  ");
	utf8_show(&s->text, path);
	buf_printf(&s->text, "%s%.*s\n", mark, STR_FMT(more));
}

static void refused_row(struct batch_summary *s, struct sqlite3_stmt *q, size_t n)
{
	if (n == 0)
		BUF_LIT(&s->text, "\nRefused, and nothing of them written:\n");
	if (n < SHOWN)
		page_line(s, column(q, 0), ": ", column(q, 1));
	BUF_LIT(&s->xml, "  <refused");
	batch_name_xml(&s->xml, column(q, 0));
	xml_attr(&s->xml, STR("reason"), column(q, 1));
	BUF_LIT(&s->xml, "/>\n");
}

static void and_more(struct batch_summary *s, size_t n)
{
	if (n > SHOWN)
		buf_printf(&s->text, "  and %zu more, in summary.xml\n", n - SHOWN);
}

static void finding_row(struct batch_summary *s, struct sqlite3_stmt *q, size_t n)
{
	if (n == 0)
		BUF_LIT(&s->text,
			"\nMost seen and left as it was, for a person to look at:\n"
			"   findings  substitutions  letter\n");
	buf_printf(&s->text, "  %9llu %14llu", number(q, 1), number(q, 2));
	page_line(s, column(q, 0), "", STR(""));
	BUF_LIT(&s->xml, "  <most");
	batch_name_xml(&s->xml, column(q, 0));
	xml_attr_u64(&s->xml, STR("findings"), number(q, 1));
	xml_attr_u64(&s->xml, STR("substitutions"), number(q, 2));
	BUF_LIT(&s->xml, "/>\n");
}

static enum lacuna_err lists(struct batch_summary *s, struct lacuna_fault *fault)
{
	enum lacuna_err err;
	size_t n;

	err = each_row(s,
		       "SELECT path, why FROM letter WHERE state = 'refused'"
		       " ORDER BY path",
		       refused_row, &n, fault);
	if (err)
		return err;
	and_more(s, n);
	return each_row(s,
			"SELECT path, findings, substitutions FROM letter"
			" WHERE state = 'done' AND findings > 0"
			" ORDER BY findings DESC, substitutions DESC, path LIMIT 10",
			finding_row, &n, fault);
}

/* Letters of the ledger that IN_DIR no longer has: both are in order. */
static void gone_row(struct batch_summary *s, struct sqlite3_stmt *q, size_t n)
{
	static const struct batch_file none = {.path = ""};
	const struct batch_walk *w = s->walk;
	struct str path = column(q, 0);
	size_t lo = 0, hi = w->n;
	const struct batch_file *f;

	(void)n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (str_cmp(str_of(w->files[mid].path), path) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	f = lo < w->n ? &w->files[lo] : &none;
	if (str_eq(str_of(f->path), path))
		return;
	if (s->gone++ == 0)
		BUF_LIT(&s->text, "\nNo longer among the letters, and kept here:\n");
	if (s->gone <= SHOWN)
		page_line(s, path, "", STR(""));
	BUF_LIT(&s->xml, "  <gone");
	batch_name_xml(&s->xml, column(q, 0));
	BUF_LIT(&s->xml, "/>\n");
}

static enum lacuna_err gone(struct batch_summary *s, struct lacuna_fault *fault)
{
	size_t n;
	enum lacuna_err err = LACUNA_OK;

	if (s->letters > s->walk->n)
		err = each_row(s, "SELECT path FROM letter ORDER BY path", gone_row, &n,
			       fault);
	and_more(s, s->gone);
	return err;
}

enum lacuna_err batch_summary_write(struct batch_summary *s, struct lacuna_fault *fault)
{
	enum lacuna_err err = totals(s, fault);

	if (!err)
		err = categories(s, fault);
	if (!err)
		err = lists(s, fault);
	if (!err)
		err = gone(s, fault);
	if (!err)
		err = batch_risk_add(s->ledger, s->k, &s->text, &s->xml, fault);
	BUF_LIT(&s->xml, "</summary>\n");
	if (!err && (!buf_ok(&s->text) || !buf_ok(&s->xml)))
		err = fault_memory(fault, "summing up");
	return err;
}
