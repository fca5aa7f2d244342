/*
 * Given: a rule or a table, and the path of a letter. Promises: its case, or why it has
 * none. Must not: guess: a letter that a rule says nothing of is refused, for it would
 * come out as somebody of another case.
 */
#include "batch_case.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "../base/fault.h"
#include "../base/io.h"

static enum lacuna_err open_regex(struct batch_case *c, const char *regex,
				  struct lacuna_fault *fault)
{
	unsigned char why[128] = "unknown";
	uint32_t groups = 0;
	PCRE2_SIZE at = 0;
	int code = 0;

	c->kind = BATCH_CASE_REGEX;
	c->code = pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED, PCRE2_NEVER_UTF,
				&code, &at, NULL);
	if (!c->code) {
		pcre2_get_error_message(code, why, sizeof(why));
		return fault_set(fault, LACUNA_USAGE, "--case-from: pattern byte %zu: %s",
				 (size_t)at, (const char *)why);
	}
	pcre2_pattern_info(c->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	if (groups != 1)
		return fault_set(fault, LACUNA_USAGE,
				 "--case-from: the pattern has %u groups; one is needed, "
				 "around the case",
				 (unsigned)groups);
	c->data = pcre2_match_data_create_from_pattern(c->code, NULL);
	return c->data ? LACUNA_OK : fault_memory(fault, "reading --case-from");
}

/* Cuts a field off *rest in place, RFC 4180: quotes around it, two for one inside.
 * *stop is what ended it: a comma, a newline, or 0 at the end; false when it is
 * malformed. */
static bool cut_field(struct str *rest, struct str *field, unsigned char *stop)
{
	unsigned char *p = (unsigned char *)(uintptr_t)rest->p, *to = p;
	const unsigned char *end = p + rest->n;
	bool quoted = p < end && *p == '"';

	*field = str_from(p, 0);
	for (p += quoted; p < end; p++) {
		if (quoted && *p == '"' && p + 1 < end && p[1] == '"')
			p++;
		else if (quoted ? *p == '"' : *p == ',' || *p == '\n')
			break;
		*to++ = *p;
	}
	if (quoted && p++ == end)
		return false;
	if (p + 1 < end && *p == '\r' && p[1] == '\n')
		p++;
	field->n = (size_t)(to - field->p);
	if (!quoted && field->n && p < end && *p == '\n' && to[-1] == '\r')
		field->n--;
	*stop = p < end ? *p : 0;
	*rest = p < end ? str_from(p + 1, (size_t)(end - p) - 1) : str_from(end, 0);
	return !*stop || *stop == ',' || *stop == '\n';
}

static bool cut_row(struct str *rest, struct batch_case_row *row, bool *blank)
{
	unsigned char stop;

	if (!cut_field(rest, &row->path, &stop))
		return false;
	*blank = stop != ',' && !row->path.n;
	if (*blank)
		return true;
	return stop == ',' && cut_field(rest, &row->id, &stop) && stop != ',' &&
	       row->path.n && row->id.n;
}

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct batch_case_row *)a)->path,
		       ((const struct batch_case_row *)b)->path);
}

static enum lacuna_err check_twice(const struct batch_case *c, const char *file,
				   struct lacuna_fault *fault)
{
	for (size_t i = 1; i < c->n; i++)
		if (str_eq(c->rows[i].path, c->rows[i - 1].path))
			return fault_set(fault, LACUNA_USAGE,
					 "%s:%zu: the letter is in line %zu, too", file,
					 c->rows[i].line, c->rows[i - 1].line);
	return LACUNA_OK;
}

static size_t count_lines(struct str s)
{
	size_t n = 1;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

static enum lacuna_err read_rows(struct batch_case *c, const char *file,
				 struct lacuna_fault *fault)
{
	struct str rest = buf_str(&c->csv);

	c->rows = calloc(count_lines(rest), sizeof(*c->rows));
	if (!c->rows)
		return fault_memory(fault, "reading the case map");
	for (size_t line = 1; rest.n; line++) {
		struct batch_case_row *row = &c->rows[c->n];
		bool blank;

		row->line = line;
		if (!cut_row(&rest, row, &blank))
			return fault_set(fault, LACUNA_USAGE,
					 "%s:%zu: not LETTER,CASE: two fields, the path "
					 "below IN_DIR and its case",
					 file, line);
		if (line == 1 && str_ieq(row->path, STR("letter")) &&
		    str_ieq(row->id, STR("case")))
			continue; /* a head */
		c->n += !blank;
	}
	qsort(c->rows, c->n, sizeof(*c->rows), by_path);
	return check_twice(c, file, fault);
}

static enum lacuna_err open_map(struct batch_case *c, const char *file,
				struct lacuna_fault *fault)
{
	enum lacuna_err err = io_read_file(&c->csv, file, fault);

	c->kind = BATCH_CASE_MAP;
	return err ? err : read_rows(c, file, fault);
}

enum lacuna_err batch_case_open(struct batch_case *c, const char *rule, const char *map,
				struct lacuna_fault *fault)
{
	*c = (struct batch_case){0};
	if (rule && map)
		return fault_set(fault, LACUNA_USAGE,
				 "--case-from and --case-map exclude each other");
	if (map)
		return open_map(c, map, fault);
	if (!rule)
		return LACUNA_OK;
	if (str_eq(str_of(rule), STR("dir"))) {
		c->kind = BATCH_CASE_DIR;
		return LACUNA_OK;
	}
	if (str_starts(str_of(rule), STR("file:")))
		return open_regex(c, rule + sizeof("file:") - 1, fault);
	return fault_set(fault, LACUNA_USAGE,
			 "--case-from takes dir or file:REGEX, not %s", rule);
}

static const char *of_dir(const char *path, struct lacuna_bytes *id)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return "no case: it lies in no directory below IN_DIR";
	*id = (struct lacuna_bytes){path, (size_t)(slash - path)};
	return NULL;
}

static const char *of_regex(const struct batch_case *c, const char *path,
			    struct lacuna_bytes *id)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(c->data);
	int rc =
		pcre2_match(c->code, (PCRE2_SPTR)path, strlen(path), 0, 0, c->data, NULL);

	if (rc < 0 && rc != PCRE2_ERROR_NOMATCH)
		return "no case: the pattern of --case-from gave up";
	if (rc != 2 || at[2] == at[3])
		return "no case: its path does not match --case-from";
	*id = (struct lacuna_bytes){path + at[2], at[3] - at[2]};
	return NULL;
}

static const char *of_map(const struct batch_case *c, const char *path,
			  struct lacuna_bytes *id)
{
	struct batch_case_row key = {.path = str_of(path)}, *row = NULL;

	if (c->n)
		row = bsearch(&key, c->rows, c->n, sizeof(*c->rows), by_path);
	if (!row)
		return "no case: it is not in the case map";
	*id = (struct lacuna_bytes){row->id.p, row->id.n};
	return NULL;
}

const char *batch_case_of(struct batch_case *c, const char *path, struct lacuna_bytes *id)
{
	*id = (struct lacuna_bytes){0};
	switch (c->kind) {
	case BATCH_CASE_LETTER:
		return NULL;
	case BATCH_CASE_DIR:
		return of_dir(path, id);
	case BATCH_CASE_REGEX:
		return of_regex(c, path, id);
	case BATCH_CASE_MAP:
		return of_map(c, path, id);
	}
	return "no case";
}

void batch_case_close(struct batch_case *c)
{
	pcre2_match_data_free(c->data);
	pcre2_code_free(c->code);
	buf_free(&c->csv);
	free(c->rows);
	*c = (struct batch_case){0};
}
