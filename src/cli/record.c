/*
 * Given: a line. Promises: exactly what the record says, or a refusal: bytes that are not
 * UTF-8, half a surrogate pair, a key twice, a field nobody knows. Must not: guess, hand
 * on a field that was not searched, or quote.
 */
#include "record.h"

#include <jansson.h>
#include <stdio.h>

#include "../base/fault.h"

void record_init(void)
{
	json_object_seed(0);
}

/* The library's own message quotes the line. */
static enum lacuna_err malformed(const json_error_t *e, struct lacuna_fault *fault)
{
	const char *what = "not JSON";

	switch (json_error_code(e)) {
	case json_error_out_of_memory:
		return fault_memory(fault, "reading a record");
	case json_error_invalid_utf8:
		what = "not UTF-8";
		break;
	case json_error_duplicate_key:
		what = "a key twice";
		break;
	case json_error_stack_overflow:
		what = "too deep";
		break;
	default:
		break;
	}
	return fault_set(fault, LACUNA_REFUSED, "%s at byte %d of the line", what,
			 e->position);
}

static enum lacuna_err no(struct lacuna_fault *fault, const char *why)
{
	return fault_set(fault, LACUNA_REFUSED, "%s", why);
}

static struct lacuna_bytes bytes_of(const json_t *string)
{
	return (struct lacuna_bytes){json_string_value(string),
				     json_string_length(string)};
}

static enum lacuna_err take_id(struct record *r, const json_t *value,
			       struct lacuna_fault *fault)
{
	if (json_is_string(value)) {
		r->id = bytes_of(value);
		return LACUNA_OK;
	}
	if (!json_is_integer(value))
		return no(fault, "\"id\" is neither a string nor a whole number");
	snprintf(r->number, sizeof(r->number), "%" JSON_INTEGER_FORMAT,
		 json_integer_value(value));
	r->id = (struct lacuna_bytes){r->number, strlen(r->number)};
	return LACUNA_OK;
}

static enum lacuna_err take_case(struct record *r, const json_t *value,
				 struct lacuna_fault *fault)
{
	if (json_is_null(value))
		return LACUNA_OK;
	r->case_id = bytes_of(value);
	return r->case_id.n ? LACUNA_OK
			    : no(fault, "\"case\" is not a string, or an empty one");
}

static enum lacuna_err take_text(struct record *r, const json_t *value,
				 struct lacuna_fault *fault)
{
	r->text = bytes_of(value);
	return r->text.p ? LACUNA_OK : no(fault, "\"text\" is not a string");
}

static const struct field {
	const char *name;
	enum lacuna_err (*take)(struct record *r, const json_t *value,
				struct lacuna_fault *fault);
} fields[] = {{"id", take_id}, {"case", take_case}, {"text", take_text}};

static enum lacuna_err take_fields(struct record *r, struct lacuna_fault *fault)
{
	const char *key;
	json_t *value;

	json_object_foreach(r->json, key, value)
	{
		enum lacuna_err err = LACUNA_REFUSED;
		size_t i = 0;

		while (i < sizeof(fields) / sizeof(*fields) &&
		       strcmp(key, fields[i].name))
			i++;
		if (i == sizeof(fields) / sizeof(*fields))
			no(fault, "a field that is none of \"id\", \"case\", \"text\"");
		else
			err = fields[i].take(r, value, fault);
		if (err)
			return err;
	}
	if (!r->id.p)
		return no(fault, "no \"id\"");
	return r->text.p ? LACUNA_OK : no(fault, "no \"text\"");
}

enum lacuna_err record_read(struct record *r, struct str line, struct lacuna_fault *fault)
{
	json_error_t e;

	*r = (struct record){0};
	r->json = json_loadb((const char *)line.p, line.n,
			     JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &e);
	if (!r->json)
		return malformed(&e, fault);
	return json_is_object(r->json) ? take_fields(r, fault)
				       : no(fault, "not an object");
}

static int append(const char *p, size_t n, void *to)
{
	buf_add(to, p, n);
	return buf_ok(to) ? 0 : -1;
}

static bool set_bytes(json_t *object, const char *key, struct lacuna_bytes value)
{
	return json_object_set_new(object, key, json_stringn(value.p, value.n)) == 0;
}

/* Takes object, which may be NULL; ok tells whether it is whole. */
static enum lacuna_err write_line(struct buf *out, json_t *object, bool ok,
				  struct lacuna_bytes audit, struct lacuna_fault *fault)
{
	ok = ok && (!audit.n || set_bytes(object, "audit", audit));
	ok = ok && json_dump_callback(object, append, out, JSON_COMPACT) == 0;
	json_decref(object);
	buf_byte(out, '\n');
	return ok && buf_ok(out) ? LACUNA_OK : fault_memory(fault, "writing a record");
}

static json_t *answer(const struct record *r)
{
	json_t *object = json_object();
	json_t *id = json_object_get(r->json, "id");

	id = json_is_string(id) || json_is_integer(id) ? json_incref(id) : json_null();
	if (!object || json_object_set_new(object, "id", id) == 0)
		return object;
	json_decref(object);
	return NULL;
}

enum lacuna_err record_write(struct buf *out, const struct record *r,
			     struct lacuna_bytes cleaned, struct lacuna_bytes audit,
			     struct lacuna_fault *fault)
{
	json_t *object = answer(r);
	bool ok = object && set_bytes(object, "text",
				      cleaned.n ? cleaned : (struct lacuna_bytes){"", 0});

	return write_line(out, object, ok, audit, fault);
}

enum lacuna_err record_refuse(struct buf *out, const struct record *r, const char *reason,
			      struct lacuna_bytes audit, struct lacuna_fault *fault)
{
	json_t *object = answer(r);
	bool ok = object &&
		  json_object_set_new(object, "refused", json_string(reason)) == 0;

	return write_line(out, object, ok, audit, fault);
}

void record_free(struct record *r)
{
	json_decref(r->json);
	r->json = NULL;
}
