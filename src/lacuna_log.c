/*
 * Given: an engine and what its workers say of letters; or a log and letters. Promises: a
 * log; or what it proves. Must not: scrub.
 */
#include <stdlib.h>

#include "base/fault.h"
#include "lacuna_engine.h"
#include "out/log.h"
#include "out/restore.h"
#include "out/verify.h"

struct lacuna_log {
	struct log log;
};

enum lacuna_err lacuna_log_new(struct lacuna_log **out,
			       const struct lacuna_engine *engine,
			       struct lacuna_fault *fault)
{
	const struct log_keys keys = {
		.chain = &engine->keys->log.chain,
		.sign = engine->run.signer ? engine->keys->sign : NULL,
	};
	struct lacuna_log *log = aligned_alloc(_Alignof(struct lacuna_log), sizeof(*log));

	*out = log;
	if (!log)
		return fault_memory(fault, "starting a log");
	log_open(&log->log, &keys, buf_str(&engine->head), &engine->run.seal);
	return LACUNA_OK;
}

void lacuna_log_free(struct lacuna_log *log)
{
	if (!log)
		return;
	log_free(&log->log);
	free(log);
}

struct lacuna_bytes lacuna_log_head(const struct lacuna_engine *engine)
{
	return lacuna_engine_lend(buf_str(&engine->head));
}

struct lacuna_bytes lacuna_log_letter(struct lacuna_log *log, struct lacuna_bytes audit)
{
	return lacuna_engine_lend(log_letter(&log->log, lacuna_engine_str(audit)));
}

struct lacuna_bytes lacuna_log_letter_end(struct lacuna_log *log,
					  struct lacuna_bytes audit)
{
	return lacuna_engine_lend(log_letter_end(&log->log, lacuna_engine_str(audit)));
}

struct lacuna_bytes lacuna_log_tail(struct lacuna_log *log)
{
	return lacuna_engine_lend(log_close(&log->log));
}

enum lacuna_err lacuna_verify(const struct lacuna_evidence *evidence,
			      struct lacuna_fault *fault)
{
	return verify_log(
		&(struct verify_input){
			.cleaned = lacuna_engine_str(evidence->cleaned),
			.log = lacuna_engine_str(evidence->audit),
			.original = lacuna_engine_str(evidence->original),
			.key = lacuna_engine_str(evidence->key),
			.public_key = lacuna_engine_str(evidence->public_key),
		},
		fault);
}

enum lacuna_err lacuna_restore(struct lacuna_bytes cleaned, struct lacuna_bytes audit,
			       struct lacuna_bytes identity, void **out, size_t *n,
			       struct lacuna_fault *fault)
{
	return restore_log(lacuna_engine_str(cleaned), lacuna_engine_str(audit),
			   lacuna_engine_str(identity), out, n, fault);
}
