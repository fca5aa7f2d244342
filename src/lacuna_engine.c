/*
 * Given: a configuration. Promises: an engine with exactly that, or a fault that says
 * what is wrong with it. Must not: keep a pointer into what only the configuration owns,
 * but the image.
 */
#include "lacuna_engine.h"

#include <stdlib.h>

#include "base/fault.h"
#include "base/pem.h"
#include "find/given.h"
#include "lacuna_internal.h"

static enum lacuna_err engine_keys(struct lacuna_engine *e,
				   const struct lacuna_config *cfg,
				   struct lacuna_fault *fault)
{
	if (cfg->key.n < LACUNA_KEY_MIN || cfg->key.n > LACUNA_KEY_MAX)
		return fault_set(fault, LACUNA_USAGE,
				 "a key has %d to %d bytes, this one %zu", LACUNA_KEY_MIN,
				 LACUNA_KEY_MAX, cfg->key.n);
	e->keys = keyring_new(lacuna_engine_str(cfg->key));
	return e->keys ? LACUNA_OK : fault_memory(fault, "keeping the key");
}

/* What logs are sealed for and signed with. */
static enum lacuna_err engine_evidence(struct lacuna_engine *e,
				       const struct lacuna_config *cfg,
				       struct lacuna_fault *fault)
{
	bool sealed = cfg->originals == LACUNA_ORIGINALS_SEALED;

	if (sealed != (cfg->recipient.p != NULL))
		return fault_set(fault, LACUNA_USAGE,
				 "sealed originals take a recipient, others have none");
	if (sealed &&
	    !pem_read(e->recipient, PEM_BOX_PUBLIC, lacuna_engine_str(cfg->recipient)))
		return fault_set(fault, LACUNA_USAGE, "the recipient is not %s in PEM",
				 pem_name(PEM_BOX_PUBLIC));
	if (!cfg->sign_key.p)
		return LACUNA_OK;
	if (!pem_read(e->keys->sign, PEM_SIGN_SECRET, lacuna_engine_str(cfg->sign_key)))
		return fault_set(fault, LACUNA_USAGE,
				 "the key to sign with is not %s in PEM",
				 pem_name(PEM_SIGN_SECRET));
	sign_public(e->signer, e->keys->sign);
	return LACUNA_OK;
}

static enum lacuna_err engine_policy(struct lacuna_engine *e,
				     const struct lacuna_config *cfg,
				     struct lacuna_fault *fault)
{
	struct str name = cfg->policy.n ? lacuna_engine_str(cfg->policy) : STR("imr");
	unsigned char digest[HASH_DIGEST];

	if (!cfg->policy_xml.p)
		return policy_find(&e->policy, &e->pack, name, &e->arena, fault);
	hash_plain(lacuna_engine_str(cfg->policy_xml), digest, sizeof(digest));
	logkey_name(e->policy_id, "file:", digest);
	return policy_read(&e->policy, &e->pack, e->policy_id,
			   cfg->policy_from ? cfg->policy_from : e->policy_id,
			   lacuna_engine_str(cfg->policy_xml), &e->arena, fault);
}

static enum lacuna_err engine_open(struct lacuna_engine *e,
				   const struct lacuna_config *cfg,
				   struct lacuna_fault *fault)
{
	enum lacuna_err err = engine_keys(e, cfg, fault);

	if (!err)
		err = engine_evidence(e, cfg, fault);
	if (err)
		return err;
	e->max_letter = cfg->max_letter ? cfg->max_letter : LACUNA_MAX_LETTER;
	if (e->max_letter > LACUNA_MAX_LETTER_LIMIT)
		return fault_set(fault, LACUNA_USAGE,
				 "a letter may have at most %zu bytes",
				 LACUNA_MAX_LETTER_LIMIT);
	if (cfg->image.n)
		err = pack_open(&e->pack, lacuna_engine_str(cfg->image), &e->arena,
				fault);
	else
		err = pack_open_builtin(&e->pack, &e->arena, fault);
	if (!err)
		err = models_read(&e->models, &e->pack, fault);
	if (!err)
		err = engine_policy(e, cfg, fault);
	if (!err && tables_read(&e->tables, &e->pack, &e->arena))
		err = fault_memory(fault, "looking pools up");
	if (!err && cfg->decisions_xml.p)
		err = verdicts_read(&e->verdicts, &e->pack, cfg->decisions_from,
				    lacuna_engine_str(cfg->decisions_xml), &e->arena,
				    fault);
	if (!err)
		err = given_read(&e->known, cfg, &e->pack, &e->models, &e->arena, fault);
	if (err)
		return err;
	e->nknown = cfg->nknown;
	e->run = (struct audit_run){
		.pack = &e->pack,
		.policy = e->policy.name,
		.style = cfg->style,
		.originals = cfg->originals,
		.key = &e->keys->log,
		.ephemeral = cfg->key_is_ephemeral,
		.decisions = e->verdicts.id,
		.recipient = e->recipient,
		.signer = cfg->sign_key.p ? e->signer : NULL,
	};
	err = audit_begin(&e->head, &e->run, &e->arena);
	return err ? fault_memory(fault, "composing the audit's head") : LACUNA_OK;
}

enum lacuna_err lacuna_engine_new(struct lacuna_engine **out,
				  const struct lacuna_config *cfg,
				  struct lacuna_fault *fault)
{
	struct lacuna_engine *e;
	enum lacuna_err err;

	*out = NULL;
	if (!hash_init())
		return fault_set(fault, LACUNA_REFUSED, "libsodium cannot start");
	e = calloc(1, sizeof(*e));
	if (!e)
		return fault_memory(fault, "starting");
	err = engine_open(e, cfg, fault);
	if (err)
		lacuna_engine_free(e);
	else
		*out = e;
	return err;
}

void lacuna_engine_free(struct lacuna_engine *engine)
{
	if (!engine)
		return;
	keyring_free(engine->keys);
	buf_free(&engine->head);
	arena_free(&engine->arena);
	free(engine);
}

const struct pack *lacuna_pack(const struct lacuna_engine *engine)
{
	return &engine->pack;
}

size_t lacuna_categories(const struct lacuna_engine *engine)
{
	return engine->pack.ncategories;
}

const char *lacuna_category_name(const struct lacuna_engine *engine, size_t index)
{
	return engine->pack.categories[index];
}
