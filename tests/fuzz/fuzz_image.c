/*
 * A compiled image that somebody altered: the input says where, and its digest is made to
 * fit. Promises: refused, or safe to use.
 */
#include <stdlib.h>

#include "../../src/base/hash.h"
#include "../../src/find/scene.h"
#include "../../src/rules/pack_image.h"
#include "fuzz.h"

#define HEAD(kind, name) \
	"# " kind ": " name "\n# source: a test\n# licence: none\n# derived: by hand\n"
#define LETTER "Seen in Fresno on Monday, March 3, 2012 (Fresno County).\n"

static const struct pack_file files[] = {
#define FILE(path, bytes)                                   \
	{{(const unsigned char *)(path), sizeof(path) - 1}, \
	 {(const unsigned char *)(bytes), sizeof(bytes) - 1}},
	FILE("categories.xml",
	     "<categories xmlns=\"urn:lacuna:categories:1\"><category name=\"DATE\">"
	     "<type name=\"DATE\" tag=\"DATE\" replacer=\"date\"/></category>"
	     "<category name=\"LOCATION\"><type name=\"CITY\" tag=\"CITY\" "
	     "replacer=\"pool\" pool=\"city\"/></category></categories>")
		FILE("zones.xml",
		     "<zones xmlns=\"urn:lacuna:zones:1\"><zone name=\"header\"/>"
		     "<zone name=\"summary\"><heading>case summary</heading>"
		     "</zone></zones>") FILE("lexicons/month.tsv",
					     HEAD("lexicon", "month") "march\t3\n")
			FILE("pools/city.txt",
			     HEAD("pool", "city") "Fresno\nOakland\nSan Jose\n")
				FILE("rules/a.xml",
				     "<rules xmlns=\"urn:lacuna:rules:1\"><rule "
				     "id=\"t.r\" category=\"DATE\" "
				     "type=\"DATE\" rank=\"50\" score=\"0.9\" "
				     "at=\"month\"><reason>x</reason>"
				     "<pattern>march \\d</pattern><hit>[[march "
				     "3]]</hit><hit>[[March 4]]</hit>"
				     "<miss>a</miss><miss>b</miss></rule></rules>")
#undef FILE
};

static struct str base_image(void)
{
	static struct buf image;
	struct lacuna_fault fault;

	if (!image.n &&
	    (!hash_init() ||
	     pack_compile(&image, files, sizeof(files) / sizeof(files[0]), &fault)))
		fuzz_die("the image to alter", &fault);
	return buf_str(&image);
}

/* Four bytes of input alter one of the image: where (24 bits), and to what. */
static void alter(unsigned char *image, size_t n, struct str in)
{
	struct image_header *h = (void *)image;

	for (size_t i = 0; i + 4 <= in.n; i += 4) {
		size_t at = (size_t)in.p[i] | (size_t)in.p[i + 1] << 8 |
			    (size_t)in.p[i + 2] << 16;

		image[at % n] = in.p[i + 3];
	}
	hash_plain(image_digested(str_from(image, n)), h->digest, IMAGE_DIGEST);
}

static void use_rules(struct pack *pack, struct str text)
{
	struct lacuna_fault fault;
	struct match match;
	struct matcher *m;
	bool hit;

	if (matcher_new(&m, pack, &fault))
		return;
	for (uint32_t r = 0; r < pack->nrules && r < 16; r++)
		for (size_t at = 0; at < text.n; at += 7)
			(void)matcher_try(m, r, text, at, &match, &hit, &fault);
	matcher_free(m);
}

static void use(struct pack *pack, struct arena *arena)
{
	struct words words;
	struct doc doc;

	FUZZ_HOLDS(!doc_read(&doc, STR(LETTER), arena));
	(void)words_scan(&words, &doc, pack, arena);
	(void)pack_type_find(pack, STR("LOCATION"), STR("CITY"));
	for (uint32_t i = 0; i < pack->npools; i++) {
		const struct pack_pool *pool = &pack->pools[i];

		(void)pack_pool_index(pack, pool, STR("fresno"));
		for (uint32_t k = 0; k < pool->n; k++)
			(void)pack_pool_value(pack, pool, k);
	}
	use_rules(pack, doc.text);
}

void fuzz_image(struct str in)
{
	struct str base = base_image();
	unsigned char *image = malloc(base.n);
	struct arena arena = {0};
	struct lacuna_fault fault = {0};
	struct pack pack;

	FUZZ_HOLDS(image);
	memcpy(image, base.p, base.n);
	alter(image, base.n, in);
	if (!pack_open(&pack, str_from(image, base.n), &arena, &fault))
		use(&pack, &arena);
	else
		FUZZ_HOLDS(fault.code == LACUNA_PACK && fault.what[0]);
	arena_free(&arena);
	free(image);
}
