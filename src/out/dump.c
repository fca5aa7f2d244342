/*
 * Given: what a stage made. Promises: one row an item, whatever the text holds. Must not:
 * show text unless asked for it.
 */
#include "dump.h"

#include "../base/utf8.h"
#include "../find/reason.h"

static void number_add(struct buf *b, uint64_t v)
{
	buf_byte(b, '\t');
	buf_u64(b, v);
}

static void name_add(struct buf *b, const char *name)
{
	buf_byte(b, '\t');
	buf_str_add(b, str_of(name && *name ? name : "-"));
}

static void row_end(struct buf *b, const struct dump_input *in, struct str text)
{
	if (in->with_text) {
		buf_byte(b, '\t');
		utf8_show(b, text);
	}
	buf_byte(b, '\n');
}

static void header_add(struct buf *b, const struct dump_input *in, const char *columns)
{
	buf_str_add(b, str_of(columns));
	buf_str_add(b, in->with_text ? STR("\ttext\n") : STR("\n"));
}

static void dump_tokens(struct buf *b, const struct dump_input *in)
{
	static const char *const kind[] = {"end", "word", "number", "poss", "punct"};
	static const char *const shape[] = {"-",     "lower",	"cap",
					    "upper", "initial", "mixed"};

	header_add(b, in, "n\tstart\tend\traw-start\traw-end\tkind\tshape\tgap");
	for (uint32_t i = 0; i < in->doc->ntok; i++) {
		const struct token *t = &in->doc->tok[i];

		buf_u64(b, i);
		number_add(b, t->start);
		number_add(b, t->end);
		number_add(b, doc_raw_start(in->doc, t->start));
		number_add(b, doc_raw_end(in->doc, t->end));
		name_add(b, kind[t->kind]);
		name_add(b, shape[t->shape]);
		buf_printf(b, "\t%02x", t->gap);
		row_end(b, in, doc_token(in->doc, i));
	}
}

static void type_add(struct buf *b, const struct dump_input *in, uint16_t type)
{
	name_add(b, in->pack->types[type].category);
	name_add(b, in->pack->types[type].type);
}

/* The pieces of evidence a finding's score is made of, comma-separated. */
static void evidence_add(struct buf *b, const struct finding *f)
{
	int model = models_of_rule(f->rule);
	bool any = false;

	buf_byte(b, '\t');
	for (unsigned bit = 0; model >= 0 && bit < 64; bit++) {
		const char *name;

		if (!(f->evidence >> bit & 1))
			continue;
		name = models_evidence((enum model_kind)model, bit);
		if (any)
			buf_byte(b, ',');
		buf_str_add(b, str_of(name ? name : "?"));
		any = true;
	}
	if (!any)
		buf_byte(b, '-');
}

static void finding_add_row(struct buf *b, const struct dump_input *in,
			    const struct finding *f, const char *fate)
{
	buf_u64(b, f->start);
	number_add(b, f->end);
	number_add(b, doc_raw_start(in->doc, f->start));
	number_add(b, f->start < f->end ? doc_raw_end(in->doc, f->end)
					: doc_raw_start(in->doc, f->start));
	type_add(b, in, f->type);
	name_add(b, f->rule);
	number_add(b, f->rank);
	buf_printf(b, "\t%.3f", (double)f->score);
	number_add(b, f->entity);
	name_add(b, f->note);
	evidence_add(b, f);
	if (fate)
		name_add(b, fate);
	row_end(b, in, doc_text(in->doc, f->start, f->end));
}

#define FINDING_COLUMNS               \
	"start\tend\traw-start\traw-" \
	"end\tcategory\ttype\trule\trank\tscore\tentity\tnote\tevidence"

static void dump_findings(struct buf *b, const struct dump_input *in,
			  const struct finding_list *list)
{
	header_add(b, in, FINDING_COLUMNS);
	for (size_t i = 0; i < list->n; i++)
		finding_add_row(b, in, &list->p[i], NULL);
}

static void edit_add(struct buf *b, const struct dump_input *in, const struct edit *e,
		     const char *action)
{
	buf_u64(b, e->start);
	number_add(b, e->end);
	type_add(b, in, e->type);
	name_add(b, action);
	name_add(b, e->rule);
	buf_printf(b, "\t%.3f", (double)e->score);
	number_add(b, e->entity);
	name_add(b, e->note);
	if (in->with_text) {
		buf_byte(b, '\t');
		utf8_show(b, e->replacement);
	}
	row_end(b, in, str_sub(in->doc->raw, e->start, e->end));
}

static void dump_edits(struct buf *b, const struct dump_input *in)
{
	BUF_LIT(b,
		"raw-start\traw-end\tcategory\ttype\taction\trule\tscore\tentity\tnote");
	header_add(b, in, in->with_text ? "\treplacement" : "");
	for (size_t i = 0; i < in->edits->n; i++)
		edit_add(b, in, &in->edits->p[i],
			 policy_action_name((enum policy_action)in->edits->p[i].action));
	for (size_t i = 0; i < in->edits->nreports; i++)
		edit_add(b, in, &in->edits->reports[i], "report");
}

/* Is f among the findings that won, which are in text order and disjoint? */
static bool is_kept(const struct finding_list *kept, const struct finding *f)
{
	size_t lo = 0, hi = kept->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (kept->p[mid].start < f->start)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < kept->n && kept->p[lo].start == f->start; lo++)
		if (kept->p[lo].end == f->end && kept->p[lo].type == f->type &&
		    str_eq(str_of(kept->p[lo].rule), str_of(f->rule)))
			return true;
	return false;
}

/* The first edit at *at or later that does not end before the raw span [start, end). */
static const struct edit *edit_at(const struct edit_list *edits, size_t *at, size_t start,
				  size_t end)
{
	while (*at < edits->n && edits->p[*at].end < start)
		++*at;
	for (size_t i = *at; i < edits->n && edits->p[i].start <= end; i++)
		if (edits->p[i].start <= start && edits->p[i].end >= end)
			return &edits->p[i];
	return NULL;
}

/*
 * What became of each finding: lost an overlap, protects its span, was changed, or is
 * only reported.
 */
static void dump_explain(struct buf *b, const struct dump_input *in)
{
	const struct finding_list *kept = &in->found->resolved;
	size_t at = 0;

	header_add(b, in, FINDING_COLUMNS "\tfate");
	for (size_t i = 0; i < kept->n; i++) {
		const struct finding *f = &kept->p[i];
		const struct edit *e =
			edit_at(in->edits, &at, doc_raw_start(in->doc, f->start),
				doc_raw_end(in->doc, f->end));

		finding_add_row(b, in, f,
				f->type == TYPE_KEEP ? "protects"
				: e ? policy_action_name((enum policy_action)e->action)
				    : "reported");
	}
	for (size_t i = 0; i < in->found->all.n; i++)
		if (!is_kept(kept, &in->found->all.p[i]))
			finding_add_row(b, in, &in->found->all.p[i], "overruled");
}

/* The lexicon's classes of a word, comma-separated. */
static void classes_add(struct buf *b, uint64_t classes)
{
	bool any = false;

	buf_byte(b, '\t');
	for (unsigned c = 0; c < LEX_CLASSES; c++) {
		if (!(classes >> c & 1))
			continue;
		if (any)
			buf_byte(b, ',');
		buf_str_add(b, str_of(lexicon_class_name((enum lexicon_class)c)));
		any = true;
	}
	if (!any)
		buf_byte(b, '-');
}

static void survivor_add(struct buf *b, const struct dump_input *in, uint32_t i)
{
	const struct token *t = &in->doc->tok[i];

	buf_u64(b, t->start);
	number_add(b, t->end);
	number_add(b, doc_raw_start(in->doc, t->start));
	number_add(b, doc_raw_end(in->doc, t->end));
	BUF_LIT(b, "\t-\t-\t-\t0\t0.000\t0");
	name_add(b, reason_name(reason_of(in->found->scene, i)));
	classes_add(b, scene_entry(in->found->scene, i)->classes);
	name_add(b, "survives");
	row_end(b, in, doc_token(in->doc, i));
}

/* Capitalised words and numbers that no finding covers: each stays for a reason. */
static void dump_survivors(struct buf *b, const struct dump_input *in)
{
	const struct finding_list *kept = &in->found->resolved;
	size_t k = 0;

	for (uint32_t i = 0; i < in->doc->ntok; i++) {
		const struct token *t = &in->doc->tok[i];

		while (k < kept->n && kept->p[k].end <= t->start)
			k++;
		if (k < kept->n && kept->p[k].start < t->end)
			continue;
		if (reason_asked(in->found->scene, i))
			survivor_add(b, in, i);
	}
}

static size_t newlines(struct str text, size_t from, size_t to)
{
	size_t n = 0;

	for (; from < to; from++)
		n += text.p[from] == '\n';
	return n;
}

/* What an earlier redaction left, as far as the policy would change it. */
static void dump_gaps(struct buf *b, const struct dump_input *in)
{
	static const char *const class[] = {"-", "blank", "mask", "residue"};
	const struct finding_list *kept = &in->found->resolved;
	size_t at = 0, line = 1, read = 0;

	for (size_t i = 0; i < kept->n; i++) {
		const struct finding *f = &kept->p[i];
		size_t start = doc_raw_start(in->doc, f->start);
		size_t end = f->start < f->end ? doc_raw_end(in->doc, f->end) : start;

		if (f->gap == GAP_NOT || !edit_at(in->edits, &at, start, end))
			continue;
		line += newlines(in->doc->raw, read, start);
		read = start;
		buf_u64(b, line);
		number_add(b, start);
		number_add(b, end);
		name_add(b, class[f->gap]);
		name_add(b, in->pack->types[f->type].type);
		name_add(b, f->rule);
		buf_printf(b, "\t%.3f", (double)f->score);
		row_end(b, in, doc_text(in->doc, f->start, f->end));
	}
}

void dump_stage(struct buf *out, enum lacuna_stage stage, const struct dump_input *in)
{
	switch (stage) {
	case LACUNA_STAGE_TOKENS:
		dump_tokens(out, in);
		break;
	case LACUNA_STAGE_FINDINGS:
		dump_findings(out, in, &in->found->all);
		break;
	case LACUNA_STAGE_RESOLVED:
		dump_findings(out, in, &in->found->resolved);
		break;
	case LACUNA_STAGE_DECISIONS:
		dump_edits(out, in);
		break;
	case LACUNA_STAGE_EXPLAIN:
		dump_explain(out, in);
		dump_survivors(out, in);
		break;
	case LACUNA_STAGE_GAPS:
		dump_gaps(out, in);
		break;
	}
}
