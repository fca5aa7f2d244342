/* Makes up a case. Given templates and a generator, promises people with different
 * surnames and days in their proper order. Values come from data files; this file only
 * says which there are. */
#include "world.h"

#include "compose.h"
#include "dates.h"

const struct person_row world_people[P_COUNT] = {
	{"PATIENT", "PATIENT", "make.surname", NULL},
	{"DOCTOR", "DOCTOR", "make.surname", "cred.any"},
	{"DOCTOR2", "DOCTOR", "make.docname", "cred.md"},
	{"DOCTOR3", "DOCTOR", "make.surname", "cred.any"},
	{"DOCTOR4", "DOCTOR", "make.surname", "cred.therapist"},
	{"DOCTOR5", "DOCTOR", "make.docname", "cred.md"},
	{"DOCTOR6", "DOCTOR", "make.surname", "cred.psych"},
	{"REVIEWER", "DOCTOR", "make.surname", "cred.md"},
	{"ATTORNEY", "ATTORNEY", "make.surname", NULL},
	{"DEFATT", "ATTORNEY", "make.surname", NULL},
	{"ADJUSTER", "OTHER", "make.surname", NULL},
	{"SPOUSE", "OTHER", NULL, NULL},
	{"CHILD", "OTHER", NULL, NULL},
	{"PARENT", "OTHER", NULL, NULL},
	{"COWORKER", "OTHER", "make.surname", NULL},
	{"SUPERVISOR", "OTHER", "make.surname", NULL},
	{"INTERP", "OTHER", "make.surname", NULL},
	{"JUDGE", "OTHER", "make.surname", NULL},
	{"VENDOR", "OTHER", "make.surname", NULL},
};

const struct value_row world_values[V_COUNT] = {
	{"EMPLOYER", "make.employer", CAT_EMPLOYER, "EMPLOYER", "EMPLOYER", 0},
	{"EMPLOYER2", "make.employer", CAT_EMPLOYER, "EMPLOYER", "EMPLOYER", 0},
	{"INSURER", "make.insurer", CAT_ORGANIZATION, "INSURER", "ORGANIZATION", 0},
	{"INSURER2", "make.insurer", CAT_ORGANIZATION, "INSURER", "ORGANIZATION", 0},
	{"URV", "make.urvendor", CAT_ORGANIZATION, "UR", "ORGANIZATION", 0},
	{"LAWFIRM", "make.lawfirm", CAT_ORGANIZATION, "LAWFIRM", "ORGANIZATION", 0},
	{"LAWFIRM2", "make.lawfirm", CAT_ORGANIZATION, "LAWFIRM", "ORGANIZATION", 0},
	{"UNION", "make.union", CAT_ORGANIZATION, "OTHER", "ORGANIZATION", 0},
	{"HOSPITAL", "make.hospital", CAT_LOCATION, "HOSPITAL", "LOCATION", 0},
	{"HOSPITAL2", "make.clinic", CAT_LOCATION, "HOSPITAL", "LOCATION", 0},
	{"HOSPITAL3", "make.imaging", CAT_LOCATION, "HOSPITAL", "LOCATION", 0},
	{"HOSPITAL4", "make.pharmacy", CAT_LOCATION, "HOSPITAL", "LOCATION", 0},
	{"CITY", "cities", CAT_LOCATION, "CITY", "LOCATION", 0},
	{"CITY2", "cities", CAT_LOCATION, "CITY", "LOCATION", 0},
	{"CITY3", "cities", CAT_LOCATION, "CITY", "LOCATION", 0},
	{"CITYTX", "txcities", CAT_LOCATION, "CITY", "LOCATION", 0},
	{"CITYNY", "nycities", CAT_LOCATION, "CITY", "LOCATION", 0},
	{"TEXAS", "const.texas", CAT_LOCATION, "STATE", "LOCATION", 0},
	{"ZIPTX", "make.ziptx", CAT_LOCATION, "ZIP", "LOCATION", 0},
	{"COUNTY", "make.county", CAT_LOCATION, "COUNTY", "LOCATION", 0},
	{"STREET", "make.street", CAT_LOCATION, "STREET", "LOCATION", 0},
	{"STREET2", "make.street", CAT_LOCATION, "STREET", "LOCATION", 0},
	{"ZIP", "make.zip", CAT_LOCATION, "ZIP", "LOCATION", 0},
	{"ZIP2", "make.zip", CAT_LOCATION, "ZIP", "LOCATION", 0},
	{"COUNTRY", "countries", CAT_LOCATION, "COUNTRY", "LOCATION", 0},
	{"PLACE", "make.place", CAT_LOCATION, "OTHER", "LOCATION", 0},
	{"HOME", "make.homestate", CAT_LOCATION, "STATE", "LOCATION", 0},
	{"STATE1", "make.licstate", CAT_LOCATION, "STATE", "LOCATION", 1},
	{"STATE2", "make.licstate", CAT_LOCATION, "STATE", "LOCATION", 1},
	{"STATE3", "make.licstate", CAT_LOCATION, "STATE", "LOCATION", 1},
	{"STATE4", "states", CAT_LOCATION, "STATE", "LOCATION", 1},
	{"JOB", "occupations", CAT_PROFESSION, "PROFESSION", "UNKNOWN", 1},
	{"JOB2", "occupations", CAT_PROFESSION, "PROFESSION", "UNKNOWN", 1},
	{"PHONE", "make.phone", CAT_CONTACT, "PHONE", "CONTACT", 0},
	{"PHONE2", "make.phone", CAT_CONTACT, "PHONE", "CONTACT", 0},
	{"PHONE3", "make.phone", CAT_CONTACT, "PHONE", "CONTACT", 0},
	{"FAX", "make.fax", CAT_CONTACT, "FAX", "CONTACT", 0},
	{"FAX2", "make.fax", CAT_CONTACT, "FAX", "CONTACT", 0},
	{"EMAIL", "make.email", CAT_CONTACT, "EMAIL", "CONTACT", 0},
	{"EMAIL2", "make.email", CAT_CONTACT, "EMAIL", "CONTACT", 0},
	{"URL", "make.url", CAT_CONTACT, "URL", "CONTACT", 0},
	{"IP", "make.ip", CAT_CONTACT, "IP", "CONTACT", 0},
	{"CASENO", "make.caseno", CAT_ID, "CASE", "ID", 1},
	{"ADJ", "make.adj", CAT_ID, "CASE", "ID", 0},
	{"LEGACY", "make.legacy", CAT_ID, "CASE", "ID", 0},
	{"CLAIM", "make.claim", CAT_ID, "CLAIM", "ID", 0},
	{"CLAIM2", "make.claim", CAT_ID, "CLAIM", "ID", 0},
	{"MRN", "make.mrn", CAT_ID, "MRN", "ID", 0},
	{"LICENSE", "make.license", CAT_ID, "LICENSE", "ID", 0},
	{"LICENSE2", "make.license", CAT_ID, "LICENSE", "ID", 0},
	{"NPI", "make.npi", CAT_ID, "OTHER", "ID", 0},
	{"SSN", "make.ssn", CAT_ID, "SSN", "ID", 0},
	{"ACCT", "make.acct", CAT_ID, "ACCOUNT", "ID", 0},
	{"POLICY", "make.policy", CAT_ID, "OTHER", "ID", 0},
	{"REF", "make.ref", CAT_ID, "OTHER", "ID", 0},
};

const char *const world_days[] = {
	"doi", "dob", "prior", "hire", "v1",   "v2",   "v3",  "v4",  "v5",  "v6",
	"v7",  "v8",  "v9",    "mri",  "emg",  "surg", "inj", "pt1", "pt2", "stop",
	"rtw", "rfa", "ur",    "app",  "recv", "asgn", "dec", "qme", NULL};

/* Expands the symbol and keeps the result in the pool; offsets, because the pool may
 * move. */
static struct str keep(struct compose *c, struct buf *pool, const char *sym)
{
	size_t at = c->out.n;
	struct str s;

	compose_sym(c, sym);
	s = (struct str){NULL, c->out.n - at};
	if (pool->cap - pool->n < s.n)
		return (struct str){"", 0};
	s.p = pool->p + pool->n;
	buf_add(pool, c->out.p + at, s.n);
	c->out.n = at;
	return s;
}

static int same(struct str a, struct str b)
{
	return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

static int taken(const struct world *w, int n, struct str last)
{
	for (int i = 0; i < n; i++) {
		if (same(w->people[i].last, last))
			return 1;
	}
	return 0;
}

static void make_person(struct world *w, struct compose *c, struct buf *pool, int i)
{
	const struct person_row *row = &world_people[i];
	struct person *p = &w->people[i];

	p->sex = rng_pct(&c->rng, 50) ? 'f' : 'm';
	if (i == P_SPOUSE && rng_pct(&c->rng, 97))
		p->sex = w->people[P_PATIENT].sex == 'f' ? 'm' : 'f';
	p->given = keep(c, pool, p->sex == 'f' ? "given.f" : "given.m");
	p->middle = (struct str){"", 0};
	if (rng_pct(&c->rng, 30))
		p->middle = keep(c, pool, "initial");
	p->last = w->people[P_PATIENT].last;
	for (int k = 0; row->make != NULL && k < 8; k++) {
		p->last = keep(c, pool, row->make);
		if (!taken(w, i, p->last))
			break;
	}
	p->suffix = (struct str){"", 0};
	if (p->sex == 'm' && rng_pct(&c->rng, 4))
		p->suffix = keep(c, pool, "suffix");
	p->cred = (struct str){"", 0};
	if (row->cred != NULL)
		p->cred = keep(c, pool, row->cred);
}

/* "Acme Foods~, Inc.": the tilde ends the short form. */
static void make_value(struct world *w, struct compose *c, struct buf *pool, int i)
{
	struct value *v = &w->values[i];
	const char *tilde;

	v->full = keep(c, pool, world_values[i].make);
	for (int k = 0; k < 4 && i > 0 && same(v->full, v[-1].full); k++)
		v->full = keep(c, pool, world_values[i].make);
	v->brief = v->full;
	tilde = memchr(v->full.p, '~', v->full.n);
	if (tilde == NULL)
		return;
	v->brief = (struct str){pool->p + pool->n, (size_t)(tilde - v->full.p)};
	buf_add(pool, v->full.p, v->brief.n);
	memmove(pool->p + (tilde - pool->p), tilde + 1,
		(size_t)(v->full.p + v->full.n - tilde - 1));
	v->full.n--;
}

static void make_visits(struct world *w, struct rng *r)
{
	long d = w->days[D_RFA] - (long)rng_below(r, 14);

	for (int i = D_V9; i >= D_V1; i--) {
		w->days[i] = d;
		d -= (long)rng_range(r, 6, i > D_V5 ? 45 : 110);
	}
	w->days[D_DOI] = w->days[D_V1] - (long)rng_below(r, 25);
	if (rng_pct(r, 40))
		w->days[D_DOI] -= (long)rng_range(r, 200, 5200);
	w->days[D_MRI] = w->days[D_V2] + (long)rng_below(r, 60);
	w->days[D_EMG] = w->days[D_V4] + (long)rng_below(r, 60);
	w->days[D_SURG] = w->days[D_V3] + (long)rng_below(r, 30);
	w->days[D_INJ] = w->days[D_V5] + (long)rng_below(r, 20);
	w->days[D_PT1] = w->days[D_V2] + (long)rng_below(r, 20);
	w->days[D_PT2] = w->days[D_PT1] + (long)rng_range(r, 20, 90);
	w->days[D_STOP] = w->days[D_DOI] + (long)rng_below(r, 90);
	w->days[D_RTW] = w->days[D_V4] + (long)rng_below(r, 60);
	w->days[D_QME] = w->days[D_V6] + (long)rng_below(r, 30);
}

static void make_days(struct world *w, struct rng *r)
{
	long *d = w->days;

	d[D_DEC] = date_days(2013, 7, 1) + (long)rng_below(r, 1500);
	d[D_ASGN] = d[D_DEC] - (long)rng_range(r, 15, 60);
	d[D_RECV] = d[D_ASGN] - (long)rng_range(r, 5, 60);
	d[D_APP] = d[D_RECV] - (long)rng_range(r, 1, 9);
	d[D_UR] = d[D_APP] - (long)rng_range(r, 3, 28);
	d[D_RFA] = d[D_UR] - (long)rng_range(r, 3, 12);
	make_visits(w, r);
	d[D_HIRE] = d[D_DOI] - (long)rng_range(r, 60, 7000);
	d[D_PRIOR] = d[D_DOI] - (long)rng_range(r, 300, 6000);
	d[D_DOB] = d[D_DOI] - (long)rng_range(r, 19 * 365 + 6, 62 * 365);
}

static void make_ages(struct world *w, struct rng *r)
{
	long span = w->days[D_DEC] - w->days[D_DOB];

	for (int i = 0; i < P_COUNT; i++)
		w->people[i].age = rng_range(r, 25, 68);
	w->people[P_PATIENT].age = (unsigned)(span * 400 / 146097);
	w->people[P_SPOUSE].age = w->people[P_PATIENT].age + rng_below(r, 7);
	w->people[P_CHILD].age = rng_range(r, 2, 17);
	w->people[P_PARENT].age = w->people[P_PATIENT].age + rng_range(r, 19, 32);
}

void world_make(struct world *w, struct compose *c, struct buf *pool)
{
	enum level level = c->level;

	memset(w, 0, sizeof *w);
	c->level = LEVEL_CLEAN;
	pool->n = 0;
	if (pool->cap < 65536)
		buf_grow(pool, 65536);
	make_days(w, &c->rng);
	c->year = (unsigned)(date_ymd(w->days[D_RECV]).y % 100);
	for (int i = 0; i < P_COUNT; i++)
		make_person(w, c, pool, i);
	for (int i = 0; i < V_COUNT; i++)
		make_value(w, c, pool, i);
	make_ages(w, &c->rng);
	c->level = level;
}
