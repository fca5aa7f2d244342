/*
 * Given: marked text. Promises: what act_run makes of it. Must not: find anything by
 * itself.
 */
#include "acting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/cli/packdir.h"
#include "../../src/rules/policy.h"

const char *const acting_months[13] = {
	"",	"January", "February",	"March",   "April",    "May",	  "June",
	"July", "August",  "September", "October", "November", "December"};

static struct buf image;

static void stop(const char *what)
{
	fprintf(stderr, "acting: %s\n", what);
	abort();
}

void acting_prepare(void)
{
	struct packdir files = {0};
	struct lacuna_fault fault;

	if (image.n)
		return;
	if (packdir_read(&files, "patterns", &fault) ||
	    pack_compile(&image, files.files, files.n, &fault))
		stop(fault.what);
	packdir_free(&files);
}

void acting_open(struct acting *a)
{
	struct lacuna_fault fault;

	*a = (struct acting){.case_id = "CM13-0012345"};
	memset(a->key.k, 7, sizeof(a->key.k));
	if (!hash_init() || pack_open(&a->pack, buf_str(&image), &a->arena, &fault) ||
	    policy_find(&a->policy, &a->pack, STR("imr"), &a->arena, &fault) ||
	    tables_read(&a->tables, &a->pack, &a->arena))
		stop("the pack does not open");
}

uint64_t acting_seed(uint64_t otherwise)
{
	const char *s = getenv("LACUNA_TEST_SEED");

	return s ? strtoull(s, NULL, 10) : otherwise;
}

void acting_open_seeded(struct acting *a, uint64_t otherwise)
{
	acting_open(a);
	a->seed = a->state = acting_seed(otherwise);
}

void acting_close(struct acting *a)
{
	arena_free(&a->arena);
	arena_free(&a->scratch);
}

/* One mark as it stands in raw text. */
struct mark {
	size_t start, end;
	struct finding f;
};

/* Takes the marks out of marked; how many there were. */
static size_t strip(struct acting *a, struct str in, unsigned char *raw, size_t *n,
		    struct mark *marks)
{
	size_t count = 0;

	*n = 0;
	for (size_t i = 0; i < in.n;) {
		struct str rest = str_sub(in, i, in.n), head, category, type;
		struct mark *m = &marks[count];
		uint64_t entity = 0;
		int index;

		if (!str_starts(rest, STR("{{"))) {
			raw[(*n)++] = in.p[i++];
			continue;
		}
		rest = str_sub(rest, 2, rest.n);
		head = str_cut(&rest, '|');
		category = str_cut(&head, ':');
		type = str_cut(&head, '#');
		if (head.n && !str_number(head, 1000, &entity))
			stop("bad entity in a mark");
		index = str_eq(category, STR("KEEP"))
				? TYPE_KEEP
				: pack_type_find(&a->pack, category, type);
		if (index < 0)
			stop("unknown type in a mark");
		*m = (struct mark){.start = *n,
				   .f = {.type = (uint16_t)index,
					 .rank = 50,
					 .score = 1.0f,
					 .rule = "test.mark",
					 .entity = (uint32_t)entity,
					 .gap = str_eq(category, STR("GAP"))}};
		while (rest.n && !str_starts(rest, STR("}}"))) {
			raw[(*n)++] = rest.p[0];
			rest = str_sub(rest, 1, rest.n);
		}
		m->end = *n;
		count++;
		i = in.n - rest.n + 2;
	}
	return count;
}

/* The text offset of a raw one. */
static uint32_t text_offset(const struct doc *doc, size_t raw)
{
	uint32_t t = 0;

	while (t < doc->text.n && doc_raw_start(doc, t) < raw)
		t++;
	return t;
}

static struct str emit(struct acting *a)
{
	size_t at = 0, n = 0, cap = a->raw.n + 1;
	unsigned char *out;

	for (size_t i = 0; i < a->edits.n; i++)
		cap += a->edits.p[i].replacement.n;
	out = arena_alloc(&a->scratch, cap);
	for (size_t i = 0; i <= a->edits.n; i++) {
		const struct edit *e = i < a->edits.n ? &a->edits.p[i] : NULL;
		size_t upto = e ? e->start : a->raw.n;

		if (!out || upto < at || upto > a->raw.n)
			stop("edits out of order");
		memcpy(out + n, a->raw.p + at, upto - at);
		n += upto - at;
		if (!e)
			break;
		memcpy(out + n, e->replacement.p, e->replacement.n);
		n += e->replacement.n;
		at = e->end;
	}
	out[n] = 0;
	return str_from(out, n);
}

const char *acting_run_n(struct acting *a, struct str in, size_t *n)
{
	struct casekey keys;
	struct lacuna_fault fault;
	struct find_output found = {.case_number = STR("")};
	struct doc doc;
	unsigned char *raw;
	struct mark *marks;
	size_t count, len;
	struct str out;

	arena_reset(&a->scratch, 1 << 20);
	raw = arena_alloc(&a->scratch, in.n + 1);
	marks = ARENA_ARRAY(&a->scratch, struct mark, in.n / 4 + 1);
	if (!raw || !marks)
		stop("out of memory");
	count = strip(a, in, raw, &len, marks);
	a->raw = str_from(raw, len);
	if (doc_read(&doc, a->raw, &a->scratch))
		stop("the letter cannot be read");
	found.resolved.arena = &a->scratch;
	for (size_t i = 0; i < count; i++) {
		marks[i].f.start = text_offset(&doc, marks[i].start);
		marks[i].f.end = text_offset(&doc, marks[i].end);
		finding_add(&found.resolved, &marks[i].f);
	}
	if (act_run(&(struct act_input){.doc = &doc,
					.keys = &keys,
					.pack = &a->pack,
					.tables = &a->tables,
					.policy = &a->policy,
					.master = &a->key,
					.case_id = str_of(a->case_id),
					.tags = a->tags,
					.found = &found,
					.arena = &a->scratch},
		    &a->edits, &fault))
		stop(fault.what);
	out = emit(a);
	*n = out.n;
	return (const char *)out.p;
}

const char *acting_run(struct acting *a, const char *marked)
{
	size_t n;

	return acting_run_n(a, str_of(marked), &n);
}

const char *acting_report(const struct acting *a)
{
	return a->edits.nreports ? a->edits.reports[0].note : "";
}

static char *room(void)
{
	static char rooms[16][512];
	static unsigned next;

	return rooms[next++ % 16];
}

const char *acting_at(struct acting *a, size_t k)
{
	char *out = room();

	for (size_t i = 0; i < a->edits.n; i++) {
		const struct edit *e = &a->edits.p[i];

		if (strcmp(e->rule, "grammar.article") == 0 || k-- > 0)
			continue;
		snprintf(out, 512, "%.*s", STR_FMT(e->replacement));
		return out;
	}
	return "(no edit)";
}

const char *acting_one(struct acting *a, const char *type, const char *surface)
{
	char in[1024];

	snprintf(in, sizeof(in), "It is {{%s|%s}}.", type, surface);
	acting_run(a, in);
	return acting_at(a, 0);
}
