/*
 * Given: white space. Promises: each doubled blank, and each blank kept at a line's end
 * or start, where its slot says that a value was cut out; a report where it only might
 * be. Must not: take typing for a cut: sentence blanks, columns, justified lines, slips.
 */
#include "gap.h"
#include "sites.h"

#include <string.h>

#define LINE_SITES 8
#define COLUMN 3 /* blanks: more of them are a column's */

/* The cuts of one line, kept until it is known whether the whole line is spread out. */
struct line {
	struct finding_list *out;
	struct {
		uint32_t start, end;
		float score;
		uint8_t kind;
		const char *rule;
	} site[LINE_SITES];
	unsigned n;
	unsigned cuts, plain; /* doubled blanks that their slots speak for, and others */
	bool columns;	      /* a wider blank: a table, or an author who aligns */
};

static void add_site(struct line *l, uint32_t start, uint32_t end, uint8_t kind,
		     float score, const char *rule)
{
	unsigned n = l->n;

	if (score < 0.5f)
		l->plain++;
	else
		l->cuts++;
	if (n == LINE_SITES)
		return;
	l->site[n].start = start;
	l->site[n].end = end;
	l->site[n].kind = kind;
	l->site[n].score = score;
	l->site[n].rule = rule;
	l->n = n + 1;
}

/* One slip on a line is a slip; where doubled blanks stand anywhere, none of them says
 * anything. */
static void close_line(const struct scene *s, struct line *l)
{
	bool spread = l->columns || (l->plain > 1 && l->plain >= l->cuts);

	for (unsigned k = 0; k < l->n; k++)
		if (l->site[k].kind || !spread)
			gap_put(s, l->out, l->site[k].start, l->site[k].end,
				l->site[k].kind, GAP_CLASS_BLANK,
				spread ? GAP_DOUBT : l->site[k].score, l->site[k].rule);
	l->n = l->cuts = l->plain = 0;
	l->columns = false;
}

bool gap_sentence_ended(const struct scene *s, uint32_t i)
{
	const struct token *before = &s->doc->tok[i - 1];

	if (before->kind != TOKEN_PUNCT || scene_punct(s, i - 1, ','))
		return false;
	if (scene_punct(s, i - 1, ')') && i > 1 && around_is(s, i - 2, "n"))
		return false; /* "is a(n)  year old" */
	if (!scene_punct(s, i - 1, '.') || i < 2)
		return true;
	if (around_is(s, i - 2, "v vs"))
		return false;
	if (around_is(s, i - 2, "no nos") && gap_slot_before(s, i).kind == LEXICON_GAP_ID)
		return false; /* "claim no.  were joined" */
	return s->doc->tok[i - 2].kind != TOKEN_WORD ||
	       !scene_class(s, i - 2, LEX_BIT(TITLE));
}

/* A date or another number, or a name, stands behind the blank: nothing is missing. */
static bool value_follows(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind == TOKEN_NUMBER || (s->words.w[i].flags & WORD_FOUND))
		return true;
	if (scene_punct(s, i, ')') && i > 0 && t->start - s->doc->tok[i - 1].end > COLUMN)
		return true; /* the rule down a caption: "Applicant,        )" */
	if (t->kind == TOKEN_PUNCT)
		return strchr(",.;?!)(-", t->c) == NULL && !gap_orphan(s, i);
	return t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER &&
	       !(s->words.w[i].flags & WORD_CAPS) && !gap_kind_after(s, i);
}

/* "Santa Rosa,  92814": the state before its postal code. */
static bool state_cut(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	const struct lexicon_entry *e;

	if (t->kind != TOKEN_NUMBER || t->end - t->start != 5 || i < 2)
		return false;
	if (around_ends_with(s, i - 1 - scene_punct(s, i - 1, ','), LEX_BIT(STATE), &e) !=
	    AROUND_NONE)
		return false; /* "California  94063": the state is there */
	if (scene_punct(s, i - 1, ','))
		return s->doc->tok[i - 2].shape == SHAPE_CAP ||
		       s->doc->tok[i - 2].shape == SHAPE_UPPER;
	return s->doc->tok[i - 1].kind == TOKEN_WORD &&
	       around_ends_with(s, i - 1, LEX_BIT(CITY), &e) != AROUND_NONE;
}

/* "Employer/Carrier:  / Weiland": the first of a label's two values is not there. */
static uint8_t after_label(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i - 1, ':') && scene_punct(s, i, '/')
		       ? gap_label_kind(s, i - 1)
		       : (uint8_t)LEXICON_GAP_NONE;
}

static bool wide(const struct scene *s, uint32_t i)
{
	return (s->doc->tok[i].gap & GAP_WIDE) && !(s->doc->tok[i].gap & GAP_NEWLINES) &&
	       s->doc->tok[i].start - s->doc->tok[i - 1].end == 2;
}

/* "Between  and  function", "at  from  to  gave": nobody doubles the blanks on both sides
 * of such a word, and a line all spread out is close_line's. */
static bool lone_joiner(const struct scene *s, uint32_t i)
{
	static const char words[] = "and or nor to through thru from";

	return (around_is(s, i, words) && wide(s, i) && wide(s, i + 1)) ||
	       (around_is(s, i - 1, words) && i > 1 && wide(s, i) && wide(s, i - 1));
}

static uint8_t joined_kind(const struct scene *s, uint32_t i)
{
	struct gap_slot slot = gap_slot_before(s, i);
	uint32_t joiner =
		wide(s, i + 1) && around_is(s, i, "to through thru from") ? i : i - 1;

	if (slot.kind && slot.strong)
		return slot.kind;
	if (around_is(s, joiner, "to through thru from") ||
	    (around_is(s, joiner, "and") && joiner > 0 &&
	     around_is(s, joiner - 1, "between")))
		return LEXICON_GAP_DATE;
	return slot.kind ? slot.kind : (uint8_t)LEXICON_GAP_NAME;
}

/* "09:10   Call placed", "Q.   Good morning", "3)  A letter": what follows a line's first
 * mark or two stands apart from it, and is text all the same. */
static bool hanging(const struct scene *s, uint32_t i)
{
	uint32_t b = i - 1;

	while (b > 0 && i - b < 4 &&
	       !(s->doc->tok[b].gap & (GAP_NEWLINES | GAP_FORMFEED)))
		b--;
	return (b == 0 || (s->doc->tok[b].gap & (GAP_NEWLINES | GAP_FORMFEED))) &&
	       (s->doc->tok[b].kind != TOKEN_WORD ||
		s->doc->tok[b].end - s->doc->tok[b].start == 1);
}

/* Two blanks on a line. */
static void try_doubled(const struct scene *s, uint32_t i, struct line *l)
{
	uint32_t start = s->doc->tok[i - 1].end, end = s->doc->tok[i].start;
	bool tab = memchr(s->doc->text.p + start, '\t', end - start) != NULL;
	uint8_t kind;
	float score;

	if (gap_sentence_ended(s, i)) {
		kind = after_label(s, i);
		if (kind)
			add_site(l, start, end, kind, GAP_LIKELY, "gap.label");
		else if (!tab && (end - start <= 3 || around_is(s, i, "v vs")) &&
			 gap_seam_subject(s, i))
			add_site(l, start, end, LEXICON_GAP_NAME, GAP_LIKELY,
				 "gap.subject");
		return;
	}
	if (lone_joiner(s, i)) {
		add_site(l, start, end, joined_kind(s, i), GAP_LIKELY, "gap.joined");
		l->cuts--; /* a spread line has such pairs, too */
		return;
	}
	if (!tab && end - start == 2 && state_cut(s, i)) {
		add_site(l, start, end, LEXICON_GAP_LOCATION, GAP_LIKELY, "gap.state");
		return;
	}
	if (tab || value_follows(s, i)) {
		l->columns = l->columns || tab || (end - start > 2 && !hanging(s, i));
		return;
	}
	score = gap_seam(s, i - 1, i, &kind);
	if (end - start > 2 && score < 0.5f)
		/* else a value blacked out, and read out as blanks */
		l->columns = l->columns || !hanging(s, i);
	else
		add_site(l, start, end, kind, score, "gap.blank");
}

/* "4. Operative report", "* Operative report" on a line of its own. */
static bool list_item(const struct scene *s, uint32_t i)
{
	if (scene_punct(s, i, '*') || scene_punct(s, i, '-') ||
	    str_eq(doc_token(s->doc, i), STR("\xe2\x80\xa2")))
		return (s->doc->tok[i].gap & GAP_NEWLINES) && s->doc->tok[i + 1].gap;
	return s->doc->tok[i].kind == TOKEN_NUMBER && (s->words.w[i].flags & WORD_LINE) &&
	       s->doc->tok[i].end - s->doc->tok[i].start <= 2 &&
	       scene_punct(s, i + 1, '.') && s->doc->tok[i + 1].gap == 0 &&
	       s->doc->tok[i + 2].gap != 0;
}

bool gap_blank_kept(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	const unsigned char *p = s->doc->text.p;

	return (t->gap & GAP_NEWLINES) && p[t[-1].end] == ' ' &&
	       ((t->gap & GAP_TRAILING) || p[t->start - 1] == ' ') &&
	       doc_break(s->doc, i) != DOC_PARAGRAPH;
}

/* Blanks kept around a line end, two before it or one on either side. What begins the
 * next line may be a date that the margin kept whole. */
static void try_wrapped(const struct scene *s, uint32_t i, struct line *l)
{
	uint32_t start = s->doc->tok[i - 1].end, end = s->doc->tok[i].start, cut = end;
	const unsigned char *p = s->doc->text.p;
	uint8_t kind;

	if (!gap_blank_kept(s, i))
		return;
	if (gap_sentence_ended(s, i)) {
		if (!gap_seam_subject(s, i))
			return;
		kind = LEXICON_GAP_NAME;
	} else if (list_item(s, i)) {
		struct gap_slot slot = gap_slot_before(s, i);

		if (!slot.strong && !around_is(s, i - 1, "to through of"))
			return;
		kind = slot.kind ? slot.kind : (uint8_t)LEXICON_GAP_UNKNOWN;
	} else if (state_cut(s, i)) {
		kind = LEXICON_GAP_LOCATION;
	} else if (value_follows(s, i) || gap_seam(s, i - 1, i, &kind) < 0.5f) {
		return;
	}
	if (p[end - 1] != ' ')
		for (cut = start; p[cut] == ' ';)
			cut++;
	if (cut - start > 1 || cut == end)
		add_site(l, start, cut, kind, GAP_LIKELY, "gap.blank-wrapped");
}

/* The token after an entity of a blank, &nbsp; or &#160;, at i; i when it is none. */
static uint32_t blank_entity(const struct scene *s, uint32_t i)
{
	uint32_t j = i + 1;

	if (!scene_punct(s, i, '&'))
		return i;
	if (scene_punct(s, j, '#'))
		j++;
	if (!scene_punct(s, j + 1, ';') || s->doc->tok[j + 1].gap)
		return i;
	return around_is(s, j, "nbsp ensp emsp thinsp") ||
			       str_eq(doc_token(s->doc, j), STR("160"))
		       ? j + 2
		       : i;
}

/* A run of blanks written as entities: the token after it. */
static uint32_t try_entities(const struct scene *s, uint32_t i, struct line *l)
{
	uint32_t end = i, next;
	unsigned n = 0;
	uint8_t kind;
	float score;

	while ((next = blank_entity(s, end)) > end) {
		end = next;
		n++;
	}
	if (n == 0 || scene_fresh(s, i) || scene_fresh(s, end))
		return i + 1;
	if (n + (s->doc->tok[i].gap != 0) + (s->doc->tok[end].gap != 0) > 1 &&
	    !gap_sentence_ended(s, i) && !value_follows(s, end)) {
		score = gap_seam(s, i - 1, end, &kind);
		add_site(l, s->doc->tok[i - 1].end, s->doc->tok[end].start, kind, score,
			 "gap.blank");
	}
	return end;
}

enum lacuna_err gap_blanks_detect(const struct scene *s,
				  const struct finding_list *before,
				  struct finding_list *out)
{
	struct line l = {.out = out};

	(void)before;
	for (uint32_t i = sites_next(s, SITE_BLANK, 1); i < s->doc->ntok;
	     i = sites_next(s, SITE_BLANK, i + 1)) {
		uint8_t gap = s->doc->tok[i].gap;

		if (s->doc->tok[i].c == '&')
			i = try_entities(s, i, &l) - 1;
		else if (gap & GAP_WIDE) {
			try_doubled(s, i, &l);
		} else if (gap & (GAP_NEWLINES | GAP_FORMFEED)) {
			if (!(gap & GAP_FORMFEED))
				try_wrapped(s, i, &l);
			close_line(s, &l);
		}
	}
	close_line(s, &l);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
