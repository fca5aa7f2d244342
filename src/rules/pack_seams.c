/*
 * Given: seams.xml. Promises: its seams by rank, each with sides that there are, a kind,
 * a reason and examples, and none twice. Must not: run the examples.
 */
#include "pack_seams.h"

#include <stdlib.h>

#include "../base/ascii.h"
#include "pack_examples.h"
#include "pack_xml.h"

#define SEAMS_NS "urn:lacuna:seams:1"

const char *const seam_left_names[SEAM_LEFTS] = {
	"any",	 "opener", "time", "both", "aged", "article", "is",
	"comma", "pair",   "when", "and",  "one",  "sex"};
const char *const seam_right_names[SEAM_RIGHTS] = {
	"verb",	      "and",	"stop",	 "comma", "link",  "employee", "for",
	"credential", "versus", "other", "acts",  "field", "bracket"};

/* The bits of the sides that a list of names holds. */
static uint16_t read_sides(struct pack_xml *x, xmlNodePtr node, const char *attribute,
			   const char *const *names, unsigned n)
{
	struct str list = pack_xml_need(x, node, attribute);
	uint16_t bits = 0;

	while (list.n) {
		struct str name = str_cut(&list, ' ');
		unsigned k = 0;

		while (k < n && !str_eq(name, str_of(names[k])))
			k++;
		if (k == n || (bits >> k & 1))
			pack_job_fail(x->job, pack_xml_place(x, node),
				      "%s: %.*s is no side, or there twice", attribute,
				      STR_FMT(name));
		else
			bits |= (uint16_t)(1U << k);
	}
	if (!bits)
		pack_job_fail(x->job, pack_xml_place(x, node), "%s: no side", attribute);
	return bits;
}

static bool is_id(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_lowercase(s.p[i]) && s.p[i] != '-')
			return false;
	return s.n > 0;
}

static void read_seam(struct pack_xml *x, xmlNodePtr node, struct source_seam *seam)
{
	static const char *const known[] = {"id", "left", "right", "kind", "rank", NULL};
	struct str kind = pack_xml_attr(x, node, "kind");
	struct pack_examples examples = {.reason = false};
	uint64_t rank = 0;

	pack_xml_only(x, node, known);
	seam->place = pack_xml_place(x, node);
	seam->id = pack_xml_need(x, node, "id");
	if (!is_id(seam->id))
		pack_job_fail(x->job, seam->place, "a seam's id is small letters and -");
	seam->pair.left = read_sides(x, node, "left", seam_left_names, SEAM_LEFTS);
	seam->pair.right = read_sides(x, node, "right", seam_right_names, SEAM_RIGHTS);
	seam->pair.kind = lexicon_gap_named(kind);
	if (kind.p && !seam->pair.kind)
		pack_job_fail(x->job, seam->place, "%.*s is no kind of gap",
			      STR_FMT(kind));
	if (!str_number(pack_xml_need(x, node, "rank"), UINT8_MAX, &rank))
		pack_job_fail(x->job, seam->place,
			      "seam %.*s: rank is not a number 0 to 255",
			      STR_FMT(seam->id));
	seam->pair.rank = (uint8_t)rank;
	for (xmlNodePtr c = pack_xml_first(x, node); c; c = pack_xml_next(x, c))
		if (!pack_examples_take(&examples, x, c))
			pack_xml_unexpected(x, c);
	pack_examples_check(&examples, x->job, seam->place, "seam", seam->id);
	seam->examples = examples.list.p;
	seam->nexamples = examples.list.n;
}

static int by_rank(const void *a, const void *b)
{
	const struct source_seam *x = a, *y = b;
	int d = (y->pair.rank > x->pair.rank) - (y->pair.rank < x->pair.rank);

	return d ? d : str_cmp(x->id, y->id);
}

/* Each pair of sides says one thing. */
static void check_unique(struct pack_job *job, const struct pack_list *seams)
{
	for (size_t i = 0; i < seams->n; i++)
		for (size_t k = 0; k < i; k++) {
			const struct source_seam *a =
				PACK_AT(seams, struct source_seam, i);
			const struct source_seam *b =
				PACK_AT(seams, struct source_seam, k);

			if (str_eq(a->id, b->id) || ((a->pair.left & b->pair.left) &&
						     (a->pair.right & b->pair.right)))
				pack_job_fail(job, a->place,
					      "seam %.*s: its id or a pair of its sides "
					      "is also on line %u",
					      STR_FMT(a->id), (unsigned)b->place.line);
		}
}

void pack_seams_read(struct pack_job *job, const struct pack_file *file,
		     struct pack_list *seams)
{
	struct pack_xml x = {.job = job, .file = pack_job_copy(job, file->path)};
	xmlNodePtr root = pack_xml_open(&x, file->bytes, "seams", SEAMS_NS);

	for (xmlNodePtr c = root ? pack_xml_first(&x, root) : NULL; c && !job->err;
	     c = pack_xml_next(&x, c)) {
		struct source_seam *seam = PACK_ADD(job, seams, struct source_seam);

		if (!pack_xml_is(c, "seam"))
			pack_xml_unexpected(&x, c);
		else if (seam)
			read_seam(&x, c, seam);
	}
	pack_xml_close(&x);
	if (seams->n)
		qsort(seams->p, seams->n, sizeof(struct source_seam), by_rank);
	check_unique(job, seams);
}
