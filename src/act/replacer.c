/*
 * Given: a name of categories.xml. Promises: the functions behind it. To add a replacer,
 * add a file and a row. Must not: know a category.
 */
#include "replacer.h"

#include <string.h>

static const struct replacer replacers[] = {
	{"date", date_replace, date_generalise, date_identity, NULL},
	{"age", age_replace, age_generalise, NULL, NULL},
	{"person", person_replace, NULL, person_identity, NULL},
	{"org", org_replace, NULL, org_identity, NULL},
	{"pool", pool_replace, NULL, NULL, NULL},
	{"state", state_replace, NULL, NULL, NULL},
	{"street", street_replace, NULL, NULL, NULL},
	{"city", city_replace, NULL, NULL, NULL},
	{"county", county_replace, NULL, NULL, NULL},
	{"zip", zip_replace, zip_generalise, NULL, NULL},
	{"code", code_replace, NULL, NULL, NULL},
	{"ssn", ssn_replace, NULL, NULL, NULL},
	{"phone", phone_replace, NULL, NULL, NULL},
	{"email", email_replace, NULL, NULL, NULL},
	{"url", url_replace, NULL, NULL, NULL},
	{"ip", ip_replace, NULL, NULL, NULL},
	{"gap", gap_replace, gap_replace, NULL, gap_replace},
};

const struct replacer *replacer_find(const char *name)
{
	for (size_t i = 0; i < sizeof(replacers) / sizeof(replacers[0]); i++)
		if (strcmp(replacers[i].name, name) == 0)
			return &replacers[i];
	return NULL;
}
