/*
 * The program with a fault planted in it: the replacer of names leaves the surname.
 * Linked with --wrap=person_replace. The self-check has to refuse every letter that names
 * somebody, and those alone.
 */
#define _GNU_SOURCE /* memmem */
#include <stdio.h>
#include <string.h>

#include "../../src/act/replacer.h"
#include "../../src/lacuna.h"

#define KEY "a key for tests, 32 bytes or more"

bool __wrap_person_replace(struct act_letter *l, size_t i, struct edit *e);

static bool planted = true;
static unsigned passed, failed;

/* As the true one, but for the last word of the name. */
bool __real_person_replace(struct act_letter *l, size_t i, struct edit *e);
bool __wrap_person_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct finding *f = &l->f[i];
	uint32_t last = f->end;

	if (!planted)
		return __real_person_replace(l, i, e);
	while (last > f->start && l->doc->text.p[last - 1] != ' ')
		last--;
	draft_put(&l->draft, STR("Anna "));
	draft_keep(&l->draft, last, f->end);
	return true;
}

static void is(const char *name, bool good)
{
	printf("%sok - %s\n", good ? "" : "not ", name);
	good ? passed++ : failed++;
}

static enum lacuna_err scrub(struct lacuna_worker *w, const char *text,
			     struct lacuna_result *result, struct lacuna_fault *fault)
{
	struct lacuna_letter letter = {
		.text = {text, strlen(text)}, .id = {"a", 1}, .number = 1};

	return lacuna_scrub(w, &letter, result, fault);
}

static void run(struct lacuna_worker *w)
{
	static const char *const letters[] = {
		"Dr. Ngozi Okonkwo saw her on 12/01/2008.\n",
		"Seen by Maria del Carmen Ruiz-Vega, M.D., and then by Dr. Ruiz-Vega.\n",
		"Patient Name: THI LAN NGUYEN\n",
	};
	struct lacuna_result result;
	struct lacuna_fault fault;

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		planted = true;
		is("a surname that was left refuses the letter",
		   scrub(w, letters[i], &result, &fault) == LACUNA_REFUSED &&
			   strncmp(fault.what, "self-check", 10) == 0);
		is("nothing of the letter leaves", result.cleaned.n == 0);
		is("the log says that it was refused",
		   result.audit.n > 0 &&
			   memmem(result.audit.p, result.audit.n, "refused=", 8));
		planted = false;
		is("without the fault the letter is cleaned",
		   scrub(w, letters[i], &result, &fault) == LACUNA_OK);
	}
	planted = true;
	is("a letter without names is cleaned all the same",
	   scrub(w, "She was seen on 12/01/2008.\n", &result, &fault) == LACUNA_OK);
}

int main(void)
{
	struct lacuna_config config = {.key = {KEY, sizeof(KEY) - 1}};
	struct lacuna_engine *engine = NULL;
	struct lacuna_worker *worker = NULL;
	struct lacuna_fault fault = {0};

	if (lacuna_engine_new(&engine, &config, &fault) ||
	    lacuna_worker_new(&worker, engine, &fault))
		is(fault.what, false);
	else
		run(worker);
	lacuna_worker_free(worker);
	lacuna_engine_free(engine);
	printf("%u passed, %u failed, 0 skipped\n", passed, failed);
	return failed != 0;
}
