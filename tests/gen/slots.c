/* The table of slots: people and values of the case by their own tables, the rest here.
 * Given a parsed slot, promises that whatever identifies somebody is marked and nothing
 * else is. */
#include "slots.h"

#include "compose.h"
#include "dates.h"
#include "gaps.h"
#include "people.h"
#include "when.h"
#include "world.h"

/* Slot ids: people first, then values, then the rows below. op->hi is 1 where a gap is
 * asked for. */
enum { BASE_VALUE = 64, BASE_ROW = 256 };

struct row {
	const char *name;
	void (*write)(struct compose *c, const struct op *op);
	const char *const *subs, *const *forms;
	enum level level;
	int numeric; /* ":lo-hi" instead of a form */
};

static const char *const value_forms[] = {"full", "short", "acr",   "up", "squeeze",
					  "tail", "a",	   "first", NULL};
enum value_form { VF_FULL, VF_SHORT, VF_ACR, VF_UP, VF_SQUEEZE, VF_TAIL, VF_A, VF_FIRST };

static const char *const roles[] = {"applicant", "patient",  "injured worker",
				    "claimant",	 "employee", "worker"};

static void write_n(struct compose *c, const struct op *op)
{
	buf_num(&c->out, rng_range(&c->rng, op->lo, op->hi), 1);
}

static void write_d(struct compose *c, const struct op *op)
{
	for (unsigned i = 0; i < op->lo; i++)
		buf_put(&c->out, (char)('0' + rng_below(&c->rng, 10)));
}

static void write_l(struct compose *c, const struct op *op)
{
	static const char letters[] = "ABCDEFGHJKLMNPRSTVWXYZ";

	for (unsigned i = 0; i < op->lo; i++)
		buf_put(&c->out, letters[rng_below(&c->rng, sizeof letters - 1)]);
}

static void write_join(struct compose *c, const struct op *op)
{
	(void)op;
	compose_join(c);
}

static void write_year(struct compose *c, const struct op *op)
{
	(void)op;
	buf_num(&c->out, c->year, 2);
}

static void write_role(struct compose *c, const struct op *op)
{
	size_t at = c->out.n;

	buf_cstr(&c->out, roles[c->style.role % 6]);
	if (op->sub == 1)
		compose_letters(c, at, CASE_FIRST);
}

static const char *const role_subs[] = {"lower", "upper", NULL};

static const struct row rows[] = {
	{"n", write_n, NULL, NULL, LEVEL_CLEAN, 1},
	{"d", write_d, NULL, NULL, LEVEL_CLEAN, 1},
	{"L", write_l, NULL, NULL, LEVEL_CLEAN, 1},
	{".", write_join, NULL, NULL, LEVEL_CLEAN, 0},
	{"yy", write_year, NULL, NULL, LEVEL_CLEAN, 0},
	{"role", write_role, role_subs, NULL, LEVEL_CLEAN, 0},
	{"subj", people_subject, people_subject_subs, NULL, LEVEL_CLEAN, 0},
	{"DATE", when_date, world_days, date_forms, LEVEL_PLAIN, 0},
	{"DATES", when_dates, when_date_subs, NULL, LEVEL_PLAIN, 0},
	{"AGE", when_age, when_age_subs, when_age_forms, LEVEL_PLAIN, 0},
};
enum { NROWS = sizeof rows / sizeof *rows };

static int find(const char *const *names, struct str s)
{
	for (int i = 0; names != NULL && names[i] != NULL; i++) {
		if (strlen(names[i]) == s.n && memcmp(names[i], s.p, s.n) == 0)
			return i;
	}
	return -1;
}

static struct str cut(struct str *s, const char *stops)
{
	struct str head = *s;

	for (size_t i = 0; i < s->n; i++) {
		if (strchr(stops, s->p[i]) != NULL && i > 0) {
			head.n = i;
			s->p += i;
			s->n -= i;
			return head;
		}
	}
	s->p += s->n;
	s->n = 0;
	return head;
}

static int parse_numeric(struct str s, struct op *op)
{
	op->lo = op->hi = buf_number(&s);
	if (s.n > 1 && s.p[0] == '-') {
		s.p++;
		s.n--;
		op->hi = buf_number(&s);
	}
	return s.n == 0 && op->hi >= op->lo ? 1 : -1;
}

/* What follows the name: ".sub" if the row has subs, then ":form" or ".form". */
static int parse_tail(const struct row *row, struct str s, struct op *op)
{
	int k;

	if (row->numeric && s.n > 1)
		return parse_numeric((struct str){s.p + 1, s.n - 1}, op);
	if (s.n > 0 && s.p[0] == '.' && row->subs != NULL) {
		struct str rest = {s.p + 1, s.n - 1};

		k = find(row->subs, cut(&rest, ":"));
		if (k < 0)
			return -1;
		op->sub = (unsigned short)k;
		s = rest;
	}
	if (s.n == 0)
		return 1;
	k = find(row->forms, (struct str){s.p + 1, s.n - 1});
	op->form = (unsigned short)k;
	return k < 0 ? -1 : 1;
}

static int match(const char *name, struct str head)
{
	return strlen(name) == head.n && memcmp(name, head.p, head.n) == 0;
}

int slots_parse(struct str s, struct op *op)
{
	static const struct row person = {"", NULL, NULL, people_forms, LEVEL_NAMES, 0};
	static const struct row value = {"", NULL, NULL, value_forms, LEVEL_NAMES, 0};
	struct str head;

	if (s.n > 4 && memcmp(s.p, "GAP.", 4) == 0) {
		op->hi = 1;
		s = (struct str){s.p + 4, s.n - 4};
	}
	head = s.n == 1 ? s : cut(&s, ".:");
	if (head.n == 1 && head.p == s.p)
		s = (struct str){s.p + 1, 0};
	for (unsigned i = 0; i < P_COUNT; i++) {
		if (match(world_people[i].name, head)) {
			op->id = i;
			return parse_tail(&person, s, op);
		}
	}
	for (unsigned i = 0; i < V_COUNT; i++) {
		if (match(world_values[i].name, head)) {
			op->id = BASE_VALUE + i;
			return parse_tail(&value, s, op);
		}
	}
	for (unsigned i = 0; i < NROWS; i++) {
		if (match(rows[i].name, head) && (s.n > 0 || !rows[i].numeric)) {
			op->id = BASE_ROW + i;
			return parse_tail(&rows[i], s, op);
		}
	}
	return 0;
}

enum level slots_level(const struct op *op)
{
	if (op->id >= BASE_ROW)
		return rows[op->id - BASE_ROW].level;
	if (op->id < BASE_VALUE && people_unmarked(op->form))
		return LEVEL_CLEAN;
	if (op->hi == 1 ||
	    (op->id >= BASE_VALUE && world_values[op->id - BASE_VALUE].plain))
		return LEVEL_PLAIN;
	return LEVEL_NAMES;
}

/* The capital letters of a name: "Mar Vista Unified School District" gives MVUSD. */
static void write_acronym(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			buf_put(b, s.p[i]);
	}
}

static void write_squeezed(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '-' && s.p[i] != ' ' && s.p[i] != '/')
			buf_put(b, s.p[i]);
	}
}

static void write_form(struct compose *c, const struct value *v, unsigned form)
{
	size_t at = c->out.n, n;

	switch (form) {
	case VF_SHORT:
		buf_str(&c->out, v->brief);
		break;
	case VF_ACR:
		write_acronym(&c->out, v->full);
		break;
	case VF_SQUEEZE:
		write_squeezed(&c->out, v->full);
		break;
	case VF_TAIL:
		n = v->full.n < 4 ? v->full.n : 4;
		buf_add(&c->out, v->full.p + v->full.n - n, n);
		break;
	default:
		buf_str(&c->out, v->full);
	}
	if (form == VF_UP)
		compose_letters(c, at, CASE_ALL);
	else if (form == VF_FIRST)
		compose_letters(c, at, CASE_FIRST);
}

static void write_value(struct compose *c, const struct op *op)
{
	unsigned id = op->id - BASE_VALUE;
	const struct value_row *row = &world_values[id];
	const struct value *v = &c->w->values[id];
	struct mark *k;
	size_t at;

	if (op->form == VF_A)
		buf_cstr(&c->out, v->full.n > 0 && strchr("aeiou", v->full.p[0]) != NULL
					  ? "an "
					  : "a ");
	if (gaps_try(c, row->gap, (int)op->hi))
		return;
	at = c->out.n;
	write_form(c, v, op->form);
	k = compose_mark(c, at, row->cat, row->type);
	k->who = row->name;
	k->form = value_forms[op->form];
}

void slots_write(struct compose *c, const struct op *op)
{
	if (op->id >= BASE_ROW)
		rows[op->id - BASE_ROW].write(c, op);
	else if (op->id >= BASE_VALUE)
		write_value(c, op);
	else
		people_write(c, op);
}
