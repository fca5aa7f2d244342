/*
 * Given: what the user chose. Promises: an engine with exactly that. Must not: leave a
 * key in memory once the engine has it.
 */
#include "setup.h"

#include <string.h>

#include "../base/fault.h"
#include "../base/io.h"
#include "casenames.h"
#include "keyfile.h"
#include "late.h"
#include "packdir.h"
#include "sink.h"

static enum lacuna_err read_packs(struct buf *image, const char *dir,
				  struct lacuna_fault *fault)
{
	struct packdir packs;
	enum lacuna_err err;

	err = packdir_read(&packs, dir, fault);
	if (err)
		return err;
	err = pack_compile(image, packs.files, packs.n, fault);
	packdir_free(&packs);
	return err;
}

static bool is_file_name(const char *policy)
{
	size_t n = strlen(policy);

	return strchr(policy, '/') || (n > 4 && strcmp(policy + n - 4, ".xml") == 0);
}

enum lacuna_err setup_spares(const struct setup_options *o, const char *option,
			     const char *path, struct lacuna_fault *fault)
{
	const struct sink_input read[] = {
		{"--key-file", o->key_file},   {"--case-names", o->case_names},
		{"--decisions", o->decisions}, {"--recipient", o->recipient},
		{"--sign", o->sign},	       {"--policy", o->policy},
	};

	return sink_spares(option, path, read, sizeof(read) / sizeof(read[0]), fault);
}

/* What the engine parses: an empty file is not none, and a file that cannot be read is no
 * letter. */
static enum lacuna_err read_xml(struct buf *xml, struct lacuna_bytes *bytes,
				const char *path, struct lacuna_fault *fault)
{
	enum lacuna_err err = io_read_config(xml, path, fault);

	if (err == LACUNA_INPUT)
		err = fault->code = LACUNA_PACK;
	if (!err && !buf_reserve(xml, 1))
		err = fault_memory(fault, "reading a policy or decisions");
	*bytes = (struct lacuna_bytes){xml->p, xml->n};
	return err ? err : late_load(LATE_XML, fault);
}

static enum lacuna_err read_policy(struct buf *xml, struct lacuna_config *cfg,
				   const char *policy, struct lacuna_fault *fault)
{
	if (!policy)
		return LACUNA_OK;
	if (!is_file_name(policy)) {
		cfg->policy = (struct lacuna_bytes){policy, strlen(policy)};
		return LACUNA_OK;
	}
	cfg->policy_from = policy;
	return read_xml(xml, &cfg->policy_xml, policy, fault);
}

static enum lacuna_err read_names(struct casenames *names, struct lacuna_config *cfg,
				  const char *path, struct lacuna_fault *fault)
{
	enum lacuna_err err;

	if (!path)
		return LACUNA_OK;
	err = casenames_read(names, path, fault);
	cfg->known = names->names;
	cfg->nknown = names->n;
	cfg->known_from = path;
	return err;
}

static void choose(struct lacuna_config *cfg, const struct setup_options *o)
{
	static const enum lacuna_originals originals[] = {
		LACUNA_ORIGINALS_DIGEST, LACUNA_ORIGINALS_NONE, LACUNA_ORIGINALS_DIGEST,
		LACUNA_ORIGINALS_PLAIN, LACUNA_ORIGINALS_SEALED};

	cfg->style = o->style == 2 ? LACUNA_STYLE_TAG : LACUNA_STYLE_SURROGATE;
	cfg->originals = originals[o->originals];
	cfg->key_is_ephemeral = !o->key_file;
	cfg->max_letter = o->max_letter;
}

/* Whom logs are sealed for and who signs them. */
static enum lacuna_err read_evidence(struct buf *recipient, struct keyfile *sign,
				     struct lacuna_config *cfg,
				     const struct setup_options *o,
				     struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;

	if ((o->originals == SETUP_SEALED) != (o->recipient != NULL))
		return fault_set(fault, LACUNA_USAGE,
				 "--originals sealed and --recipient go together");
	if (o->recipient)
		err = io_read_config(recipient, o->recipient, fault);
	if (!err && o->sign)
		err = keyfile_read(sign, o->sign, fault);
	cfg->recipient = (struct lacuna_bytes){recipient->p, recipient->n};
	cfg->sign_key = keyfile_bytes(sign);
	return err;
}

static enum lacuna_err read_decisions(struct buf *xml, struct lacuna_config *cfg,
				      const char *path, struct lacuna_fault *fault)
{
	if (!path)
		return LACUNA_OK;
	cfg->decisions_from = path;
	return read_xml(xml, &cfg->decisions_xml, path, fault);
}

enum lacuna_err setup_open(struct setup *out, const struct setup_options *o,
			   struct lacuna_fault *fault)
{
	struct lacuna_config cfg = {0};
	struct keyfile key = {0}, sign = {0};
	struct buf policy = {0}, recipient = {0}, decisions = {0};
	struct casenames names = {0};
	enum lacuna_err err;

	*out = (struct setup){0};
	choose(&cfg, o);
	err = o->key_file ? keyfile_read(&key, o->key_file, fault)
			  : keyfile_fresh(&key, fault);
	if (!err)
		err = read_policy(&policy, &cfg, o->policy, fault);
	if (!err)
		err = read_names(&names, &cfg, o->case_names, fault);
	if (!err)
		err = read_decisions(&decisions, &cfg, o->decisions, fault);
	if (!err)
		err = read_evidence(&recipient, &sign, &cfg, o, fault);
	if (!err && o->patterns)
		err = read_packs(&out->image, o->patterns, fault);
	if (!err) {
		cfg.image = (struct lacuna_bytes){out->image.p, out->image.n};
		cfg.key = keyfile_bytes(&key);
		err = lacuna_engine_new(&out->engine, &cfg, fault);
	}
	keyfile_wipe(&key);
	keyfile_wipe(&sign);
	buf_free(&policy);
	buf_free(&recipient);
	buf_wipe(&decisions);
	casenames_free(&names);
	if (err)
		setup_close(out);
	return err;
}

void setup_close(struct setup *s)
{
	lacuna_engine_free(s->engine);
	buf_free(&s->image);
	*s = (struct setup){0};
}
