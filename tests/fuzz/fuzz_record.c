/*
 * A line of --jsonl. Promises: refused in one line of words that shows no byte of it, or
 * read; then what is written of it is one line, and read again is the same record. The
 * line that tells of a refusal is JSON, too.
 */
#include "../../src/cli/record.h"

#include <jansson.h>

#include "fuzz.h"

static const struct lacuna_bytes no_audit;

/* Printable ASCII: what a letter has beyond it cannot be quoted. */
static bool is_plain(const char *what)
{
	while (*what >= ' ' && *what <= '~')
		what++;
	return *what == '\0';
}

static bool same(struct lacuna_bytes a, struct lacuna_bytes b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* One line, which *line is then, without its end. */
static void check_line(const struct buf *made, struct str *line)
{
	struct str rest = buf_str(made);

	FUZZ_HOLDS(buf_ok(made) && rest.n && rest.p[rest.n - 1] == '\n');
	*line = str_cut(&rest, '\n');
	FUZZ_HOLDS(rest.n == 0);
}

static void check_written(const struct record *r)
{
	struct lacuna_fault fault = {0};
	struct buf made = {0};
	struct record again;
	struct str line;

	FUZZ_HOLDS(!record_write(&made, r, r->text, no_audit, &fault));
	check_line(&made, &line);
	if (record_read(&again, line, &fault))
		fuzz_die("a written record", &fault);
	FUZZ_HOLDS(same(again.id, r->id) && same(again.text, r->text));
	FUZZ_HOLDS(again.case_id.n == 0);
	record_free(&again);
	buf_free(&made);
}

static void check_refused(const struct record *r, const char *why)
{
	struct lacuna_fault fault = {0};
	struct buf made = {0};
	struct str line;
	json_t *json;

	FUZZ_HOLDS(!record_refuse(&made, r, why, no_audit, &fault));
	check_line(&made, &line);
	json = json_loadb((const char *)line.p, line.n,
			  JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
	FUZZ_HOLDS(json_object_size(json) == 2 && json_object_get(json, "id"));
	FUZZ_HOLDS(json_is_string(json_object_get(json, "refused")));
	json_decref(json);
	buf_free(&made);
}

void fuzz_record(struct str in)
{
	struct lacuna_fault fault = {0};
	struct record r;

	record_init();
	if (record_read(&r, in, &fault)) {
		FUZZ_HOLDS(fault.code == LACUNA_REFUSED && fault.what[0]);
		FUZZ_HOLDS(is_plain(fault.what));
		check_refused(&r, fault.what);
	} else {
		check_written(&r);
		check_refused(&r, "as a letter may be");
	}
	record_free(&r);
}
