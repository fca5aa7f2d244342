/* A case: its people, firms, places, numbers and days, the same in each of its letters.
 */
#ifndef GEN_WORLD_H
#define GEN_WORLD_H

#include "buf.h"
#include "mark.h"
#include "rng.h"

enum person_id {
	P_PATIENT,
	P_DOCTOR,
	P_DOCTOR2,
	P_DOCTOR3,
	P_DOCTOR4,
	P_DOCTOR5,
	P_DOCTOR6,
	P_REVIEWER,
	P_ATTORNEY,
	P_DEFATT,
	P_ADJUSTER,
	P_SPOUSE,
	P_CHILD,
	P_PARENT,
	P_COWORKER,
	P_SUPERVISOR,
	P_INTERP,
	P_JUDGE,
	P_VENDOR,
	P_COUNT
};

struct person {
	struct str given, middle, last, suffix, cred;
	char sex; /* f or m */
	unsigned age;
};

struct person_row {
	const char *name, *type,
		*make;	  /* slot; TYPE; symbol of the surname, or NULL: the patient's */
	const char *cred; /* symbol of the credential, or NULL */
};

enum value_id {
	V_EMPLOYER,
	V_EMPLOYER2,
	V_INSURER,
	V_INSURER2,
	V_URV,
	V_LAWFIRM,
	V_LAWFIRM2,
	V_UNION,
	V_HOSPITAL,
	V_HOSPITAL2,
	V_HOSPITAL3,
	V_HOSPITAL4,
	V_CITY,
	V_CITY2,
	V_CITY3,
	V_CITYTX,
	V_CITYNY,
	V_TEXAS,
	V_ZIPTX,
	V_COUNTY,
	V_STREET,
	V_STREET2,
	V_ZIP,
	V_ZIP2,
	V_COUNTRY,
	V_PLACE,
	V_HOME,
	V_STATE1,
	V_STATE2,
	V_STATE3,
	V_STATE4,
	V_JOB,
	V_JOB2,
	V_PHONE,
	V_PHONE2,
	V_PHONE3,
	V_FAX,
	V_FAX2,
	V_EMAIL,
	V_EMAIL2,
	V_URL,
	V_IP,
	V_CASENO,
	V_ADJ,
	V_LEGACY,
	V_CLAIM,
	V_CLAIM2,
	V_MRN,
	V_LICENSE,
	V_LICENSE2,
	V_NPI,
	V_SSN,
	V_ACCT,
	V_POLICY,
	V_REF,
	V_COUNT
};

struct value_row {
	const char *name, *make; /* slot; symbol that makes it */
	enum cat cat;
	const char *type, *gap; /* TYPE; type of its gap */
	int plain;		/* may stand in letters without names */
};

enum day_id {
	D_DOI,
	D_DOB,
	D_PRIOR,
	D_HIRE,
	D_V1,
	D_V2,
	D_V3,
	D_V4,
	D_V5,
	D_V6,
	D_V7,
	D_V8,
	D_V9,
	D_MRI,
	D_EMG,
	D_SURG,
	D_INJ,
	D_PT1,
	D_PT2,
	D_STOP,
	D_RTW,
	D_RFA,
	D_UR,
	D_APP,
	D_RECV,
	D_ASGN,
	D_DEC,
	D_QME,
	D_COUNT
};

struct value {
	struct str full, brief;
};

struct world {
	struct person people[P_COUNT];
	struct value values[V_COUNT];
	long days[D_COUNT];
};

extern const struct person_row world_people[P_COUNT];
extern const struct value_row world_values[V_COUNT];
extern const char *const world_days[]; /* names for templates, and NULL */

struct compose;

/* Makes up a case with the composer's generator and templates; the strings live in pool.
 */
void world_make(struct world *w, struct compose *c, struct buf *pool);

#endif
