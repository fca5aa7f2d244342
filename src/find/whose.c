/*
 * Given: resolved findings with their entities. Promises: who a person is (patient,
 * doctor, attorney, other) as the surest mention has it, at all mentions that are less
 * sure. Must not: add, drop or move a finding.
 */
#include "whose.h"

#include <string.h>

#include "evidence.h"

/* How sure a mention is of who somebody is. */
enum sure {
	SURE_GUESS, /* no word says, or what a known name was taken for */
	SURE_NAMED, /* a letter is to them, a list has them */
	SURE_TITLE, /* Mr., Ms.: the patient, when nobody else is */
	SURE_TOLD,  /* a role, a credential, Dr., a label */
};

static enum sure sure_of(const struct scene *s, const struct finding *f)
{
	const uint64_t told = EV(P_CREDENTIAL) | EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA) |
			      EV(P_ROLE_AFTER);
	const uint64_t title = EV(P_TITLE) | EV(P_TITLE_LIST);
	const uint16_t *person = s->models->ids.person;

	if (strncmp(f->rule, "known.", 6) == 0 || strcmp(f->rule, "name.chat") == 0)
		return SURE_GUESS;
	if (strcmp(f->rule, "name.evidence") != 0)
		return f->type == person[KIND_OTHER] ? SURE_NAMED : SURE_TOLD;
	if (f->evidence & told)
		return SURE_TOLD;
	if (f->evidence & title)
		return f->type == person[KIND_PATIENT] ? SURE_TITLE : SURE_TOLD;
	return SURE_GUESS;
}

struct whose {
	uint16_t type;
	uint8_t sure;
	bool titled; /* called Mr. or Ms. somewhere */
};

/* What each entity's surest mention says; the first of several. */
static void learn(const struct scene *s, const struct finding_list *l, struct whose *who)
{
	for (size_t i = 0; i < l->n; i++) {
		struct whose *w = &who[l->p[i].entity];
		enum sure sure;

		if (!l->p[i].entity || !s->models->ids.is_person[l->p[i].type])
			continue;
		sure = sure_of(s, &l->p[i]);
		w->titled = w->titled || (l->p[i].evidence & EV(P_TITLE));
		if (!w->type || sure > w->sure) {
			w->type = l->p[i].type;
			w->sure = (uint8_t)sure;
		}
	}
}

enum lacuna_err whose_settle(const struct scene *s, struct finding_list *l,
			     uint32_t entities)
{
	struct whose *who = ARENA_ARRAY(s->arena, struct whose, (size_t)entities + 1);
	const uint16_t *person = s->models->ids.person;
	bool patient = false;

	if (!who)
		return LACUNA_REFUSED;
	learn(s, l, who);
	for (uint32_t e = 1; e <= entities; e++)
		patient = patient || (who[e].sure == SURE_TOLD && who[e].titled &&
				      who[e].type == person[KIND_PATIENT]);
	for (size_t i = 0; i < l->n; i++) {
		const struct whose *w = &who[l->p[i].entity];

		if (!l->p[i].entity || !s->models->ids.is_person[l->p[i].type])
			continue;
		/* Where the letter calls the patient Ms., another Ms. is none. */
		if (patient && w->sure == SURE_TITLE)
			l->p[i].type = person[KIND_OTHER];
		else if (sure_of(s, &l->p[i]) < w->sure)
			l->p[i].type = w->type;
	}
	return LACUNA_OK;
}
