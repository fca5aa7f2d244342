/*
 * Given: a worker. Promises: what its stages saw of a letter. Must not: compose a cleaned
 * letter.
 */
#include "lacuna_engine.h"
#include "lacuna_worker.h"

#include "base/fault.h"
#include "out/dump.h"

static enum lacuna_err run(struct lacuna_worker *w, const struct lacuna_letter *letter,
			   enum lacuna_stage last, struct lacuna_fault *fault)
{
	lacuna_run_stages(w, letter, 1, last);
	if (w->desk->err && fault)
		*fault = w->desk->fault;
	return w->desk->err;
}

struct lacuna_seen lacuna_last(const struct lacuna_worker *worker)
{
	const struct pass *p = &worker->desk->letter;

	return (struct lacuna_seen){&p->doc, &p->found, &p->edits};
}

enum lacuna_err lacuna_look(struct lacuna_worker *worker,
			    const struct lacuna_letter *letter, struct lacuna_seen *out,
			    struct lacuna_fault *fault)
{
	enum lacuna_err err = run(worker, letter, LACUNA_STAGE_EXPLAIN, fault);

	*out = lacuna_last(worker);
	return err;
}

enum lacuna_err lacuna_dump(struct lacuna_worker *worker,
			    const struct lacuna_letter *letter, enum lacuna_stage stage,
			    int with_text, struct lacuna_bytes *out,
			    struct lacuna_fault *fault)
{
	const struct pass *p = &worker->desk->letter;
	struct dump_input in = {&p->doc, &worker->engine->pack, &p->found, &p->edits,
				with_text};
	enum lacuna_err err;

	*out = (struct lacuna_bytes){0};
	if ((unsigned)stage > LACUNA_STAGE_GAPS)
		return fault_set(fault, LACUNA_USAGE, "there is no stage %d", (int)stage);
	err = run(worker, letter, stage, fault);
	if (err)
		return err;
	buf_clear(&worker->dump);
	dump_stage(&worker->dump, stage, &in);
	if (!buf_ok(&worker->dump))
		return fault_memory(fault, "composing a dump");
	*out = lacuna_engine_lend(buf_str(&worker->dump));
	return LACUNA_OK;
}
