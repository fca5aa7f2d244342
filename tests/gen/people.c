/* Writes people. Given a person and a form, promises a mark around the name alone (title,
 * credential and possessive outside) and that a bare surname or given name comes only
 * after a fuller one. */
#include "people.h"

#include "compose.h"
#include "gaps.h"
#include "world.h"

enum form {
	PF_ANY,
	PF_FULL,
	PF_FL,
	PF_LAST,
	PF_FIRST,
	PF_LF,
	PF_LFUP,
	PF_LASTUP,
	PF_FULLUP,
	PF_INIT,
	PF_INI,
	PF_IL,
	PF_BARE,
	PF_GIVEN,
	PF_CRED,
	PF_MR,
	PF_HE,
	PF_HEUP,
	PF_HIS,
	PF_HISUP,
	PF_HIM,
	PF_MAN,
	PF_SEX,
	PF_KIN
};

const char *const people_forms[] = {
	"any",	"full", "fl",  "last", "first", "lf",	"LF", "LAST", "FULL",
	"init", "ini",	"il",  "bare", "given", "cred", "mr", "he",   "He",
	"his",	"His",	"him", "man",  "sex",	"kin",	NULL};
const char *const people_subject_subs[] = {"lower", "upper", NULL};

int people_unmarked(unsigned form)
{
	return form >= PF_CRED;
}

static const struct person *person(const struct compose *c, unsigned id)
{
	return &c->w->people[id];
}

/* Initials of "de la Cruz" are those of Cruz. */
static struct str from_capital(struct str s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] >= 'a' && s.p[i] <= 'z') {
		while (i < s.n && s.p[i] != ' ' && s.p[i] != '-')
			i++;
		i++;
	}
	return i < s.n ? (struct str){s.p + i, s.n - i} : s;
}

static void initial(struct buf *b, struct str s, const char *after)
{
	size_t n = s.n > 1 && (unsigned char)s.p[0] >= 0xc0 ? 2 : 1;

	if (s.n == 0)
		return;
	buf_add(b, s.p, n);
	buf_cstr(b, after);
}

static void full(struct buf *b, const struct person *p, int middle)
{
	buf_str(b, p->given);
	buf_put(b, ' ');
	if (middle)
		initial(b, p->middle, ". ");
	buf_str(b, p->last);
	if (p->suffix.n > 0) {
		buf_cstr(b, p->suffix.p[0] == 'J' ? ", " : " ");
		buf_str(b, p->suffix);
	}
}

static void last_first(struct buf *b, const struct person *p)
{
	buf_str(b, p->last);
	buf_cstr(b, ", ");
	buf_str(b, p->given);
	if (p->middle.n > 0) {
		buf_put(b, ' ');
		initial(b, p->middle, "");
	}
}

static void write_words(struct compose *c, const struct person *p, unsigned form)
{
	struct buf *b = &c->out;

	switch (form) {
	case PF_FULL:
	case PF_FULLUP:
		full(b, p, 1);
		break;
	case PF_FL:
		full(b, p, 0);
		break;
	case PF_FIRST:
	case PF_GIVEN:
		buf_str(b, p->given);
		break;
	case PF_LF:
	case PF_LFUP:
		last_first(b, p);
		break;
	case PF_INIT:
		initial(b, p->given, ". ");
		initial(b, p->middle, ". ");
		buf_str(b, p->last);
		break;
	case PF_IL:
		initial(b, p->given, ". ");
		buf_str(b, p->last);
		break;
	case PF_INI:
		initial(b, p->given, "");
		initial(b, from_capital(p->last), "");
		break;
	default:
		buf_str(b, p->last);
	}
}

static void write_name(struct compose *c, unsigned id, unsigned form)
{
	const struct person *p = person(c, id);
	size_t at = c->out.n;
	struct mark *k;

	write_words(c, p, form);
	if (form == PF_LFUP || form == PF_LASTUP || form == PF_FULLUP)
		compose_letters(c, at, CASE_ALL);
	k = compose_mark(c, at, CAT_NAME, world_people[id].type);
	k->who = world_people[id].name;
	k->form = people_forms[form];
	c->seen |= 1ul << id;
}

static const char *title(const struct compose *c, unsigned id)
{
	if (id <= P_REVIEWER && id >= P_DOCTOR)
		return "Dr. ";
	return person(c, id)->sex == 'm' ? "Mr. " : "Ms. ";
}

static int starts(const struct op *next, const char *s)
{
	size_t n = strlen(s);

	return next != NULL && next->lit.n >= n && memcmp(next->lit.p, s, n) == 0;
}

/* "Carla Venn, M.D.," with the commas and stops that the text after it asks for. */
static void with_credential(struct compose *c, unsigned id, unsigned form)
{
	struct str cred = person(c, id)->cred;

	write_name(c, id, form);
	buf_cstr(&c->out, ", ");
	if (starts(c->next, ".") && cred.n > 0 && cred.p[cred.n - 1] == '.')
		cred.n--;
	buf_str(&c->out, cred);
	if (starts(c->next, " "))
		buf_put(&c->out, ',');
}

static void first_mention(struct compose *c, unsigned id)
{
	unsigned r = rng_below(&c->rng, 100);

	if (person(c, id)->cred.n > 0 && r >= 55 && !starts(c->next, "'")) {
		static const unsigned forms[] = {PF_FULL, PF_FULL, PF_FL, PF_IL, PF_INIT};

		with_credential(c, id, forms[rng_below(&c->rng, 5)]);
		return;
	}
	if (id == P_PATIENT && r < 45) {
		write_name(c, id, PF_FULL);
		return;
	}
	buf_cstr(&c->out, title(c, id));
	write_name(c, id, r < 25 ? PF_FULL : r < 40 && id != P_PATIENT ? PF_FL : PF_LAST);
}

static void later_mention(struct compose *c, unsigned id)
{
	unsigned r = rng_below(&c->rng, 100);

	if (id == P_PATIENT && r < 8) {
		write_name(c, id, PF_FIRST);
		return;
	}
	if (r < 24) {
		write_name(c, id, r < 21 ? PF_LAST : PF_LASTUP);
		return;
	}
	if (r < 30 && person(c, id)->cred.n > 0 && !starts(c->next, "'")) {
		with_credential(c, id, PF_LAST);
		return;
	}
	buf_cstr(&c->out, title(c, id));
	write_name(c, id, r < 92 ? PF_LAST : PF_FL);
}

static void any(struct compose *c, const struct op *op)
{
	unsigned id = op->id;

	if (c->style.gaps > 0 && !c->style.nogaps && rng_pct(&c->rng, 50)) {
		size_t at = c->out.n;

		buf_cstr(&c->out, title(c, id));
		if (gaps_person(c, world_people[id].type, 0))
			return;
		c->out.n = at;
	}
	if (c->seen >> id & 1)
		later_mention(c, id);
	else
		first_mention(c, id);
}

/* What the person is to the worker. */
static const char *kin(const struct compose *c, const struct person *p)
{
	int male = p->sex == 'm';

	if (p == person(c, P_SPOUSE))
		return male ? "husband" : "wife";
	if (p == person(c, P_CHILD))
		return male ? "son" : "daughter";
	if (p == person(c, P_PARENT))
		return male ? "father" : "mother";
	return male ? "brother" : "sister";
}

static void write_pronoun(struct compose *c, const struct person *p, unsigned form)
{
	static const char *const m[] = {"Mr.", "he",  "He",  "his",
					"His", "him", "man", "male"};
	static const char *const f[] = {"Ms.", "she", "She",   "her",
					"Her", "her", "woman", "female"};

	if (form == PF_CRED)
		buf_str(&c->out, p->cred);
	else if (form == PF_KIN)
		buf_cstr(&c->out, kin(c, p));
	else
		buf_cstr(&c->out, (p->sex == 'm' ? m : f)[form - PF_MR]);
}

void people_write(struct compose *c, const struct op *op)
{
	unsigned form = op->form, known = (unsigned)(c->seen >> op->id & 1);

	if (people_unmarked(form)) {
		write_pronoun(c, person(c, op->id), form);
		return;
	}
	if (gaps_person(c, world_people[op->id].type, (int)op->hi))
		return;
	if (form == PF_ANY) {
		any(c, op);
	} else if ((form == PF_BARE || form == PF_GIVEN || form == PF_INI) && !known) {
		buf_cstr(&c->out, title(c, op->id));
		write_name(c, op->id, PF_FL);
	} else {
		write_name(c, op->id, form);
	}
}

void people_subject(struct compose *c, const struct op *op)
{
	static const struct op patient = {
		.kind = OP_SLOT, .id = P_PATIENT, .form = PF_ANY};
	static const char *const roles[] = {"the applicant",	  "the patient",
					    "the injured worker", "the claimant",
					    "the employee",	  "the worker"};
	size_t at = c->out.n;

	if (c->level == LEVEL_NAMES && rng_pct(&c->rng, c->style.named)) {
		any(c, &patient);
		return;
	}
	buf_cstr(&c->out, roles[c->style.role % 6]);
	if (op->sub == 1)
		compose_letters(c, at, CASE_FIRST);
}
