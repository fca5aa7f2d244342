/*
 * Given: the name, code or abbreviation of a state. Promises: the same form of another
 * one; a permutation of all, so that different states stay different. Must not: take a
 * word for a code.
 */
#include "state.h"

#include "../base/ascii.h"
#include "pool.h"
#include "replacer.h"

/* The fifty, the District of Columbia and Puerto Rico. Code, not data: no list of words
 * to weigh, but the three forms that must be told from one another. */
const struct state state_list[STATES] = {
	{"Alabama", "AL", "Ala."},
	{"Alaska", "AK", "Alaska"},
	{"Arizona", "AZ", "Ariz."},
	{"Arkansas", "AR", "Ark."},
	{"California", "CA", "Calif."},
	{"Colorado", "CO", "Colo."},
	{"Connecticut", "CT", "Conn."},
	{"Delaware", "DE", "Del."},
	{"District of Columbia", "DC", "D.C."},
	{"Florida", "FL", "Fla."},
	{"Georgia", "GA", "Ga."},
	{"Hawaii", "HI", "Hawaii"},
	{"Idaho", "ID", "Idaho"},
	{"Illinois", "IL", "Ill."},
	{"Indiana", "IN", "Ind."},
	{"Iowa", "IA", "Iowa"},
	{"Kansas", "KS", "Kans."},
	{"Kentucky", "KY", "Ky."},
	{"Louisiana", "LA", "La."},
	{"Maine", "ME", "Maine"},
	{"Maryland", "MD", "Md."},
	{"Massachusetts", "MA", "Mass."},
	{"Michigan", "MI", "Mich."},
	{"Minnesota", "MN", "Minn."},
	{"Mississippi", "MS", "Miss."},
	{"Missouri", "MO", "Mo."},
	{"Montana", "MT", "Mont."},
	{"Nebraska", "NE", "Nebr."},
	{"Nevada", "NV", "Nev."},
	{"New Hampshire", "NH", "N.H."},
	{"New Jersey", "NJ", "N.J."},
	{"New Mexico", "NM", "N.M."},
	{"New York", "NY", "N.Y."},
	{"North Carolina", "NC", "N.C."},
	{"North Dakota", "ND", "N.D."},
	{"Ohio", "OH", "Ohio"},
	{"Oklahoma", "OK", "Okla."},
	{"Oregon", "OR", "Ore."},
	{"Pennsylvania", "PA", "Pa."},
	{"Puerto Rico", "PR", "P.R."},
	{"Rhode Island", "RI", "R.I."},
	{"South Carolina", "SC", "S.C."},
	{"South Dakota", "SD", "S.D."},
	{"Tennessee", "TN", "Tenn."},
	{"Texas", "TX", "Tex."},
	{"Utah", "UT", "Utah"},
	{"Vermont", "VT", "Vt."},
	{"Virginia", "VA", "Va."},
	{"Washington", "WA", "Wash."},
	{"West Virginia", "WV", "W.Va."},
	{"Wisconsin", "WI", "Wis."},
	{"Wyoming", "WY", "Wyo."},
};

enum form { FORM_NAME, FORM_CODE, FORM_BRIEF };

/* Is the text the form, but for case, dots and white space? */
static bool is_form(struct str text, const char *form)
{
	size_t i = 0;

	for (;;) {
		while (i < text.n && !ascii_alpha(text.p[i]))
			i++;
		while (*form && !ascii_alpha((unsigned char)*form))
			form++;
		if (i == text.n || !*form)
			return i == text.n && !*form;
		if (ascii_lower(text.p[i++]) != ascii_lower((unsigned char)*form++))
			return false;
	}
}

static int find_form(struct str text, enum form *form)
{
	unsigned char first = text.n ? ascii_toupper(text.p[0]) : 0;

	for (int s = 0; s < STATES; s++) {
		const struct state *state = &state_list[s];

		/* All three forms begin with the same letter. */
		if (first != (unsigned char)state->name[0])
			continue;
		if (is_form(text, state->name))
			*form = FORM_NAME;
		else if (is_form(text, state->code))
			*form = str_find(text, 0, '.') < text.n ? FORM_BRIEF : FORM_CODE;
		else if (is_form(text, state->brief))
			*form = FORM_BRIEF;
		else
			continue;
		return s;
	}
	if (!is_form(text, "Cal") && !is_form(text, "Cali"))
		return -1;
	*form = FORM_BRIEF;
	return state_find(STR("CA"));
}

int state_find(struct str text)
{
	enum form form;

	return find_form(text, &form);
}

int state_surrogate(const struct act_letter *l, int s)
{
	struct letter_cache *cache = l->cache;

	if (l->policy->row[l->in->tables->state].action == ACTION_KEEP)
		return s; /* and so do its cities and ZIP codes */
	if (!cache->states)
		hash_cycle(letter_key(l, KEY_PLACES), 's', STATES, cache->state);
	cache->states = true;
	return cache->state[s];
}

bool state_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct finding *f = &l->f[i];
	struct str text = letter_text(l, i), value;
	enum form form = FORM_NAME;
	int s = find_form(text, &form);

	if (s < 0) {
		e->note = "unknown-value";
		return false;
	}
	s = state_surrogate(l, s);
	value = str_of(form == FORM_NAME   ? state_list[s].name
		       : form == FORM_CODE ? state_list[s].code
					   : state_list[s].brief);
	if (form == FORM_BRIEF && value.p[value.n - 1] == '.' &&
	    text.p[text.n - 1] != '.')
		value.n--;
	pool_put(l, f->start, f->end, value);
	return true;
}
