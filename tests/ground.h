/* Categories and zones that small packs of tests stand on. */
#ifndef TESTS_GROUND_H
#define TESTS_GROUND_H

#include "../src/rules/pack.h"

#define GROUND_FILES 2

static const char ground_categories[] =
	"<categories xmlns=\"urn:lacuna:categories:1\">\n"
	"<category name=\"DATE\"><type name=\"DATE\" tag=\"DATE\" "
	"replacer=\"date\"/></category>\n"
	"<category name=\"LOCATION\">\n"
	"<type name=\"STATE\" tag=\"STATE\" replacer=\"state\" pool=\"state\"/>\n"
	"<type name=\"CITY\" tag=\"CITY\" replacer=\"pool\" pool=\"city\"/></category>\n"
	"<category name=\"GAP\"><type name=\"DATE\" tag=\"DATE\" "
	"replacer=\"gap\"/></category>\n"
	"</categories>\n";

static const char ground_zones[] =
	"<zones xmlns=\"urn:lacuna:zones:1\"><zone name=\"header\"/>\n"
	"<zone name=\"summary\"><heading>case summary</heading></zone>\n"
	"<zone name=\"guideline\"><heading>maximus guideline</heading></zone></zones>\n";

static inline bool ground_has(const struct pack_file *files, size_t n, struct str path)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(files[i].path, path))
			return true;
	return false;
}

/* Adds those of the GROUND_FILES that the n files do not replace; how many there are
 * then. */
static inline size_t ground_add(struct pack_file *files, size_t n)
{
	const struct pack_file ground[GROUND_FILES] = {
		{STR("categories.xml"), str_of(ground_categories)},
		{STR("zones.xml"), str_of(ground_zones)},
	};

	for (size_t i = 0; i < GROUND_FILES; i++)
		if (!ground_has(files, n, ground[i].path))
			files[n++] = ground[i];
	return n;
}

#endif
