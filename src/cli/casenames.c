/*
 * Given: a file a user wrote. Promises: its types and names with their lines; comments
 * and empty lines are none. Must not: show a name.
 */
#include "casenames.h"

#include <stdlib.h>

#include "../base/fault.h"
#include "../base/io.h"
#include "../base/str.h"

static size_t count_lines(struct str s)
{
	size_t n = 0;

	while (s.n) {
		str_cut(&s, '\n');
		n++;
	}
	return n;
}

static struct lacuna_bytes bytes(struct str s)
{
	return (struct lacuna_bytes){s.p, s.n};
}

static bool read_line(struct str line, struct lacuna_known *out)
{
	size_t blank = str_find(line, 0, ' '), tab = str_find(line, 0, '\t');
	size_t end = blank < tab ? blank : tab;

	out->type = bytes(str_sub(line, 0, end));
	out->name = bytes(str_trim(str_sub(line, end, line.n)));
	return out->name.n > 0;
}

static enum lacuna_err read_lines(struct casenames *c, const char *path,
				  struct lacuna_fault *fault)
{
	struct str rest = buf_str(&c->bytes);

	for (size_t number = 1; rest.n; number++) {
		struct str line = str_trim(str_cut(&rest, '\n'));

		if (line.n == 0 || line.p[0] == '#')
			continue;
		c->names[c->n].line = number;
		if (!read_line(line, &c->names[c->n++]))
			return fault_set(fault, LACUNA_USAGE,
					 "%s:%zu: not a type, a blank and a name", path,
					 number);
	}
	return LACUNA_OK;
}

enum lacuna_err casenames_read(struct casenames *out, const char *path,
			       struct lacuna_fault *fault)
{
	enum lacuna_err err;

	*out = (struct casenames){.n = 0};
	err = io_read_config(&out->bytes, path, fault);
	if (err)
		return err;
	out->names = calloc(count_lines(buf_str(&out->bytes)) + 1, sizeof(*out->names));
	if (!out->names)
		return fault_memory(fault, "reading known names");
	return read_lines(out, path, fault);
}

void casenames_free(struct casenames *c)
{
	free(c->names);
	buf_wipe(&c->bytes);
	*c = (struct casenames){.n = 0};
}
