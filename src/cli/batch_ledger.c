/*
 * Given: settings and rows. Promises: what it says is done is done, whenever the run or
 * the machine stops. Must not: go on with a set that was made with other settings.
 */
#include "batch_ledger.h"

#include <sqlite3.h>
#include <stdio.h>

#include "../base/buf.h"
#include "../base/fault.h"

/* The columns before those of facts and categories. */
static const char columns[] = "path TEXT PRIMARY KEY, state TEXT NOT NULL, why TEXT,"
			      " case_tag TEXT, digest_in TEXT, digest_out TEXT,"
			      " digest_audit TEXT, stamp_in BLOB, stamp_out BLOB,"
			      " stamp_audit BLOB, bytes_in INTEGER, bytes_out INTEGER,"
			      " substitutions INTEGER, findings INTEGER, time TEXT";
#define COLUMNS 14 /* of them bound; time is not */

enum lacuna_err batch_ledger_fault(const struct batch_ledger *l,
				   struct lacuna_fault *fault)
{
	if (sqlite3_errcode(l->db) == SQLITE_NOTADB)
		return fault_set(fault, LACUNA_INPUT, "%s is no ledger", l->name);
	return fault_set(fault, LACUNA_OUTPUT, "%s: %s", l->name, sqlite3_errmsg(l->db));
}

/* Runs one statement that gives nothing. */
static enum lacuna_err do_sql(struct batch_ledger *l, const char *sql,
			      struct lacuna_fault *fault)
{
	if (sqlite3_exec(l->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return batch_ledger_fault(l, fault);
	return LACUNA_OK;
}

static enum lacuna_err prepare(struct batch_ledger *l, struct sqlite3_stmt **out,
			       const char *sql, struct lacuna_fault *fault)
{
	if (sqlite3_prepare_v2(l->db, sql, -1, out, NULL) != SQLITE_OK)
		return batch_ledger_fault(l, fault);
	return LACUNA_OK;
}

static enum lacuna_err make_tables(struct batch_ledger *l,
				   const struct lacuna_engine *engine,
				   struct lacuna_fault *fault)
{
	struct buf sql = {0};
	enum lacuna_err err;

	buf_printf(&sql,
		   "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT);"
		   "CREATE TABLE letter (%s",
		   columns);
	for (int i = 0; i < BATCH_FACTS; i++)
		buf_printf(&sql, ", trait_%s TEXT", batch_fact_name[i]);
	for (size_t i = 0; i < l->categories; i++)
		buf_printf(&sql, ", \"n_%s\" INTEGER", lacuna_category_name(engine, i));
	BUF_LIT(&sql, ") WITHOUT ROWID;");
	buf_byte(&sql, 0);
	err = buf_ok(&sql) ? do_sql(l, (char *)sql.p, fault)
			   : fault_memory(fault, "making a ledger");
	buf_free(&sql);
	return err;
}

void batch_row_refuse(struct batch_row *r, const char *why)
{
	*r = (struct batch_row){
		.path = r->path, .state = BATCH_REFUSED, .bytes_in = r->bytes_in};
	snprintf(r->why, sizeof(r->why), "%s", why);
}

static void bind(struct sqlite3_stmt *s, int at, struct str value)
{
	sqlite3_bind_text(s, at, (const char *)value.p, (int)value.n, SQLITE_STATIC);
}

static enum lacuna_err write_settings(struct batch_ledger *l,
				      const struct batch_setting *settings, size_t n,
				      struct lacuna_fault *fault)
{
	struct sqlite3_stmt *s;
	enum lacuna_err err =
		prepare(l, &s, "INSERT INTO setting VALUES (?1, ?2)", fault);

	for (size_t i = 0; i < n && !err; i++) {
		bind(s, 1, settings[i].name);
		bind(s, 2, settings[i].value);
		if (sqlite3_step(s) != SQLITE_DONE || sqlite3_reset(s) != SQLITE_OK)
			err = batch_ledger_fault(l, fault);
	}
	sqlite3_finalize(s);
	return err;
}

static struct str column(struct sqlite3_stmt *s, int at)
{
	const void *p = sqlite3_column_text(s, at);

	return str_from(p, (size_t)sqlite3_column_bytes(s, at));
}

static struct str value_of(const struct batch_setting *settings, size_t n,
			   struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(settings[i].name, name))
			return settings[i].value;
	return STR("");
}

static enum lacuna_err differs(const struct batch_ledger *l, struct str name,
			       struct str was, struct str is, struct lacuna_fault *fault)
{
	return fault_set(
		fault, LACUNA_USAGE,
		"%s was made with %.*s %.*s, this run has %.*s: give the same, or "
		"another OUT_DIR",
		l->name, STR_FMT(name), STR_FMT(was.n ? was : STR("none")),
		STR_FMT(is.n ? is : STR("none")));
}

/* Both have the same names, up to the version of the program, which differs then. */
static enum lacuna_err compare(struct batch_ledger *l,
			       const struct batch_setting *settings, size_t n,
			       struct lacuna_fault *fault)
{
	struct sqlite3_stmt *s;
	enum lacuna_err err = prepare(l, &s, "SELECT name, value FROM setting", fault);
	int step = SQLITE_DONE;
	size_t rows = 0;

	while (!err && (step = sqlite3_step(s)) == SQLITE_ROW) {
		struct str name = column(s, 0), was = column(s, 1);
		struct str is = value_of(settings, n, name);

		rows++;
		if (!str_eq(was, is))
			err = differs(l, name, was, is, fault);
	}
	if (!err && step != SQLITE_DONE)
		err = batch_ledger_fault(l, fault);
	if (!err && rows != n)
		err = fault_set(fault, LACUNA_USAGE,
				"%s was made by another version: give another OUT_DIR",
				l->name);
	sqlite3_finalize(s);
	return err;
}

static enum lacuna_err is_fresh(struct batch_ledger *l, bool *fresh,
				struct lacuna_fault *fault)
{
	struct sqlite3_stmt *s;
	enum lacuna_err err = prepare(l, &s, "SELECT count(*) FROM sqlite_master", fault);

	if (!err && sqlite3_step(s) != SQLITE_ROW)
		err = batch_ledger_fault(l, fault);
	*fresh = !err && sqlite3_column_int(s, 0) == 0;
	sqlite3_finalize(s);
	return err;
}

static enum lacuna_err ready(struct batch_ledger *l, struct lacuna_fault *fault)
{
	size_t values = COLUMNS + BATCH_FACTS + l->categories;
	struct buf sql = {0};
	enum lacuna_err err;

	BUF_LIT(&sql, "INSERT OR REPLACE INTO letter VALUES (");
	for (size_t i = 1; i <= values; i++)
		buf_printf(&sql,
			   i == COLUMNS ? "?%zu, strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ')%s"
					: "?%zu%s",
			   i, i < values ? ", " : ")");
	buf_byte(&sql, 0);
	err = buf_ok(&sql) ? prepare(l, &l->put, (char *)sql.p, fault)
			   : fault_memory(fault, "opening a ledger");
	buf_free(&sql);
	if (!err)
		err = prepare(l, &l->stamp,
			      "UPDATE letter SET stamp_in = ?2, stamp_out = ?3,"
			      " stamp_audit = ?4 WHERE path = ?1",
			      fault);
	if (!err)
		err = prepare(l, &l->find,
			      "SELECT digest_in, digest_out, digest_audit, stamp_in,"
			      " stamp_out, stamp_audit FROM letter"
			      " WHERE path = ?1 AND state = 'done'",
			      fault);
	return err;
}

enum lacuna_err batch_ledger_open(struct batch_ledger *l, const char *file,
				  const struct lacuna_engine *engine,
				  const struct batch_setting *settings, size_t n,
				  bool *fresh, struct lacuna_fault *fault)
{
	const int flags =
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
	enum lacuna_err err;

	*l = (struct batch_ledger){.name = file, .categories = lacuna_categories(engine)};
	*fresh = false;
	if (sqlite3_open_v2(file, &l->db, flags, NULL) != SQLITE_OK)
		return batch_ledger_fault(l, fault);
	/* Sorting in memory: elsewhere than in OUT_DIR no file can be made. */
	err = do_sql(l, "PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; BEGIN",
		     fault);
	if (!err)
		err = is_fresh(l, fresh, fault);
	if (!err && *fresh)
		err = make_tables(l, engine, fault);
	if (!err)
		err = *fresh ? write_settings(l, settings, n, fault)
			     : compare(l, settings, n, fault);
	if (!err)
		err = do_sql(l, "COMMIT", fault);
	return err ? err : ready(l, fault);
}

void batch_ledger_close(struct batch_ledger *l)
{
	sqlite3_finalize(l->find);
	sqlite3_finalize(l->stamp);
	sqlite3_finalize(l->put);
	sqlite3_close(l->db);
	*l = (struct batch_ledger){0};
}

static void take_text(char out[BATCH_HEX], struct sqlite3_stmt *s, int at)
{
	struct str text = column(s, at);

	text = str_sub(text, 0, BATCH_HEX - 1);
	if (text.n)
		memcpy(out, text.p, text.n);
	out[text.n] = '\0';
}

/* None where there is none. */
static void take_stamp(struct batch_stamp *out, struct sqlite3_stmt *s, int at)
{
	const void *p = sqlite3_column_blob(s, at);

	*out = (struct batch_stamp){0};
	if (p && sqlite3_column_bytes(s, at) == sizeof(*out))
		memcpy(out, p, sizeof(*out));
}

static void take_row(struct batch_row *row, struct sqlite3_stmt *s)
{
	take_text(row->in, s, 0);
	take_text(row->out, s, 1);
	take_text(row->audit, s, 2);
	take_stamp(&row->stamp, s, 3);
	for (int i = 0; i < BATCH_SIDES; i++)
		take_stamp(&row->stamp_of[i], s, 4 + i);
}

enum lacuna_err batch_ledger_find(struct batch_ledger *l, const char *path,
				  struct batch_row *row, bool *there,
				  struct lacuna_fault *fault)
{
	int step;

	bind(l->find, 1, str_of(path));
	step = sqlite3_step(l->find);
	*there = step == SQLITE_ROW;
	if (*there)
		take_row(row, l->find);
	if (step != SQLITE_ROW && step != SQLITE_DONE)
		return batch_ledger_fault(l, fault);
	sqlite3_reset(l->find);
	return LACUNA_OK;
}

/* NULL for what is empty. */
static void bind_text(struct sqlite3_stmt *s, int at, const char *text)
{
	if (*text)
		bind(s, at, str_of(text));
}

static void bind_stamp(struct sqlite3_stmt *s, int at, const struct batch_stamp *stamp)
{
	if (stamp->inode)
		sqlite3_bind_blob(s, at, stamp, sizeof(*stamp), SQLITE_STATIC);
}

/* Where the next value goes. */
static int bind_stamps(struct sqlite3_stmt *s, int at, const struct batch_row *r)
{
	bind_stamp(s, at++, &r->stamp);
	for (int i = 0; i < BATCH_SIDES; i++)
		bind_stamp(s, at++, &r->stamp_of[i]);
	return at;
}

static struct sqlite3_stmt *bind_row(const struct batch_ledger *l,
				     const struct batch_row *r)
{
	const char *const text[] = {
		r->path,  r->state == BATCH_REFUSED ? "refused" : "done",
		r->why,	  r->case_tag,
		r->in,	  r->out,
		r->audit,
	};
	const uint64_t numbers[] = {r->bytes_in, r->bytes_out, r->substitutions,
				    r->findings};
	int at = 1;

	sqlite3_clear_bindings(l->put);
	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++)
		bind_text(l->put, at++, text[i]);
	at = bind_stamps(l->put, at, r);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		sqlite3_bind_int64(l->put, at++, (sqlite3_int64)numbers[i]);
	for (int i = 0; i < BATCH_FACTS; i++)
		bind_text(l->put, at++, r->facts.of[i]);
	for (size_t i = 0; i < l->categories; i++)
		sqlite3_bind_int64(l->put, at++, (sqlite3_int64)r->counts[i]);
	return l->put;
}

static struct sqlite3_stmt *bind_new_stamps(const struct batch_ledger *l,
					    const struct batch_row *r)
{
	sqlite3_clear_bindings(l->stamp);
	bind(l->stamp, 1, str_of(r->path));
	bind_stamps(l->stamp, 2, r);
	return l->stamp;
}

enum lacuna_err batch_ledger_put(struct batch_ledger *l, const struct batch_row *rows,
				 size_t n, struct lacuna_fault *fault)
{
	enum lacuna_err err = do_sql(l, "BEGIN IMMEDIATE", fault);

	for (size_t i = 0; i < n && !err; i++) {
		struct sqlite3_stmt *s;

		if (rows[i].state == BATCH_KEPT)
			continue;
		s = rows[i].state == BATCH_STAMPED ? bind_new_stamps(l, &rows[i])
						   : bind_row(l, &rows[i]);
		if (sqlite3_step(s) != SQLITE_DONE)
			err = batch_ledger_fault(l, fault);
		sqlite3_reset(s);
	}
	return err ? err : do_sql(l, "COMMIT", fault);
}
