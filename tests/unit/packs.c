#include "packs.h"

#include <check.h>

static const char categories[] =
	"<categories xmlns=\"urn:lacuna:categories:1\">\n"
	"<category name=\"DATE\"><type name=\"DATE\" tag=\"DATE\" "
	"replacer=\"date\"/></category>\n"
	"<category name=\"LOCATION\">\n"
	"<type name=\"STATE\" tag=\"STATE\" replacer=\"state\" pool=\"state\"/>\n"
	"<type name=\"CITY\" tag=\"CITY\" replacer=\"pool\" pool=\"city\"/></category>\n"
	"<category name=\"GAP\"><type name=\"DATE\" tag=\"DATE\" "
	"replacer=\"gap\"/></category>\n"
	"</categories>\n";

static const char zones[] =
	"<zones xmlns=\"urn:lacuna:zones:1\"><zone name=\"header\"/>\n"
	"<zone name=\"summary\"><heading>case summary</heading></zone>\n"
	"<zone name=\"guideline\"><heading>maximus guideline</heading></zone></zones>\n";

enum { FILES_MAX = 32 };

static bool is_there(const struct pack_file *files, size_t n, struct str path)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(files[i].path, path))
			return true;
	return false;
}

enum lacuna_err packs_compile(struct packs *p, const struct pack_file *files, size_t n)
{
	struct pack_file all[FILES_MAX];
	size_t k = 0;

	ck_assert_uint_le(n + 2, FILES_MAX);
	*p = (struct packs){0};
	for (size_t i = 0; i < n; i++)
		all[k++] = files[i];
	if (!is_there(files, n, STR("categories.xml")))
		all[k++] = (struct pack_file){STR("categories.xml"), STR(categories)};
	if (!is_there(files, n, STR("zones.xml")))
		all[k++] = (struct pack_file){STR("zones.xml"), STR(zones)};
	return pack_compile(&p->image, all, k, &p->fault);
}

void packs_open(struct packs *p, const struct pack_file *files, size_t n)
{
	enum lacuna_err err = packs_compile(p, files, n);

	ck_assert_msg(!err, "%s", p->fault.what);
	err = pack_open(&p->pack, buf_str(&p->image), &p->arena, &p->fault);
	ck_assert_msg(!err, "%s", p->fault.what);
}

void packs_free(struct packs *p)
{
	buf_free(&p->image);
	arena_free(&p->arena);
}
