/*
 * Given: types and names as a user wrote them. Promises: each with its type's index and
 * its tokens, folded as letters are. Must not: quote one in a fault.
 */
#include "given.h"

#include "../base/fault.h"

struct reader {
	const struct lacuna_config *cfg;
	const struct pack *pack;
	const struct models *models;
	struct arena *arena;
	struct lacuna_fault *fault;
};

static enum lacuna_err refuse(const struct reader *r, const struct lacuna_known *k,
			      const char *what)
{
	return fault_set(r->fault, LACUNA_USAGE, "%s:%zu: %s",
			 r->cfg->known_from ? r->cfg->known_from : "known names", k->line,
			 what);
}

/* Does text name the type: DOCTOR, or NAME:DOCTOR? */
static bool names_type(const struct pack_type *type, struct str text)
{
	size_t colon = str_find(text, 0, ':');

	if (colon == text.n)
		return str_eq(text, str_of(type->type));
	return str_eq(str_sub(text, 0, colon), str_of(type->category)) &&
	       str_eq(str_sub(text, colon + 1, text.n), str_of(type->type));
}

static enum lacuna_err read_type(const struct reader *r, const struct lacuna_known *k,
				 uint16_t *out)
{
	const struct models_ids *ids = &r->models->ids;

	*out = TYPE_KEEP;
	for (uint16_t t = 1; t < r->pack->ntypes; t++) {
		if (!models_named(ids, t) ||
		    !names_type(&r->pack->types[t], str_from(k->type.p, k->type.n)))
			continue;
		if (*out != TYPE_KEEP)
			return refuse(
				r, k,
				"several categories have this type: say CATEGORY:TYPE");
		*out = t;
	}
	if (*out == TYPE_KEEP)
		return refuse(r, k,
			      "no type of person or organisation; one is PATIENT, DOCTOR,"
			      " EMPLOYER or another of lacuna(1)");
	return LACUNA_OK;
}

static enum lacuna_err read_name(const struct reader *r, const struct lacuna_known *k,
				 struct find_known *out)
{
	char *copy = arena_copy(r->arena, k->name.p, k->name.n);

	if (!copy || doc_read(&out->doc, str_from(copy, k->name.n), r->arena))
		return fault_memory(r->fault, "reading known names");
	for (uint32_t i = 0; i < out->doc.ntok; i++)
		if (out->doc.tok[i].kind == TOKEN_WORD &&
		    out->doc.tok[i].end - out->doc.tok[i].start > 1)
			return LACUNA_OK;
	return refuse(r, k, "no name: it has no word of two letters");
}

enum lacuna_err given_read(struct find_known **out, const struct lacuna_config *cfg,
			   const struct pack *pack, const struct models *models,
			   struct arena *arena, struct lacuna_fault *fault)
{
	struct reader r = {cfg, pack, models, arena, fault};

	*out = ARENA_ARRAY(arena, struct find_known, cfg->nknown + 1);
	if (!*out)
		return fault_memory(fault, "reading known names");
	for (size_t i = 0; i < cfg->nknown; i++) {
		enum lacuna_err err = read_type(&r, &cfg->known[i], &(*out)[i].type);

		if (!err)
			err = read_name(&r, &cfg->known[i], &(*out)[i]);
		if (err)
			return err;
	}
	return LACUNA_OK;
}
