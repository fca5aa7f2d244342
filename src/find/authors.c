/*
 * Given: words, with what the rules found marked. Promises: authors as papers are cited
 * (Deyo RA, van Tulder MW, Koes B. Title. Journal. 2004;29:79; Ames, Quist et al.) are
 * kept. Must not: keep a party of the case: "Venn MD, Lee DO" are doctors.
 */
#include "authors.h"

#include "around.h"
#include "sites.h"

#define RANK_AUTHORS 66
#define INITIALS_MAX 3
#define AUTHORS_BACK 6	   /* names looked at before "et al." */
#define LIST_REACH 8	   /* tokens between authors and one more behind a semicolon */
#define REFERENCE_REACH 60 /* tokens from an author to the paper's year */

/* A word with a capital; in capitals, one that is no word of the language alone. */
static bool surname_looks(const struct scene *s, uint32_t i)
{
	enum token_shape shape = s->doc->tok[i].shape;

	if (shape == SHAPE_UPPER && (s->words.w[i].flags & WORD_CAPS))
		return scene_class(s, i, LEX_BIT(SURNAME)) || !scene_entry(s, i)->classes;
	return shape == SHAPE_CAP || shape == SHAPE_MIXED;
}

/* The first token of the surname that ends at token i: over hyphens and particles. */
static uint32_t surname_first(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	if (tok[i].kind != TOKEN_WORD || !surname_looks(s, i))
		return AROUND_NONE;
	while (i >= 2 && scene_punct(s, i - 1, '-') && tok[i].gap == 0 &&
	       tok[i - 1].gap == 0 && tok[i - 2].kind == TOKEN_WORD)
		i -= 2;
	while (i > 0 && !scene_fresh(s, i) && tok[i - 1].kind == TOKEN_WORD &&
	       scene_class(s, i - 1, LEX_BIT(PARTICLE)))
		i--;
	return i;
}

static bool is_initials(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if ((s->words.w[i].flags & WORD_CAPS) &&
	    (scene_class(s, i, LEX_BIT(FUNCTION)) || (t->gap & GAP_WIDE) ||
	     (i > 0 && scene_class(s, i, LEX_BIT(SURNAME)) &&
	      scene_class(s, i - 1, LEX_BITS_GIVEN))))
		return false; /* QUIST AND, TRAN FOR, NGOZI LAM */
	return t->kind == TOKEN_WORD && t->end - t->start <= INITIALS_MAX &&
	       (t->shape == SHAPE_UPPER || t->shape == SHAPE_INITIAL);
}

/* The first token of the author whose initials stand at i, or AROUND_NONE. */
static uint32_t author_first(const struct scene *s, uint32_t i)
{
	if (i == 0 || !is_initials(s, i) || !s->doc->tok[i].gap)
		return AROUND_NONE;
	if (scene_fresh(s, i) && !scene_punct(s, i + 1, ',') &&
	    !scene_punct(s, i + 1, '.'))
		return AROUND_NONE; /* a paragraph, unless the list goes on or ends */
	return surname_first(s, i - 1);
}

/* The token after ", " or " and " or both from i on; i when neither is there. */
static uint32_t over_comma(const struct scene *s, uint32_t i)
{
	if (scene_punct(s, i, ',') || scene_punct(s, i, ';'))
		i++;
	if (around_cue(s, i, CUE_BIT(AND)) || scene_punct(s, i, '&'))
		i++;
	return i;
}

/* The initials of the author that begins at token i, or AROUND_NONE. */
static uint32_t author_initials(const struct scene *s, uint32_t i)
{
	for (uint32_t k = i + 1; k < i + 8 && (!scene_fresh(s, k) || is_initials(s, k));
	     k++)
		if (author_first(s, k) == i)
			return k;
	return AROUND_NONE;
}

/* et al.; and colleagues */
static bool et_al(const struct scene *s, uint32_t i)
{
	if (around_cue(s, i, CUE_BIT(AND)) && !scene_fresh(s, i + 1))
		return around_in(s, i + 1, CUE_COLLEAGUE);
	return around_cue(s, i, CUE_BIT(ETAL)) && around_cue(s, i + 1, CUE_BIT(ETAL)) &&
	       !scene_fresh(s, i + 1);
}

/* "Journal. 2007": does a journal that a rule knows end before token i? */
static bool journal_before(const struct scene *s, uint32_t i)
{
	uint32_t j = i - 1;

	if (scene_punct(s, j, '.') || scene_punct(s, j, ','))
		j--;
	return s->doc->tok[j].kind == TOKEN_WORD && s->doc->tok[j].shape != SHAPE_LOWER &&
	       (s->words.w[j].flags & WORD_KEEP);
}

/* "Title. Journal. 2007 Apr 15": does a year that a rule took for a paper's follow? */
static bool paper_follows(const struct scene *s, uint32_t i)
{
	if (!scene_punct(s, i, '.') || s->doc->tok[i + 1].kind != TOKEN_WORD ||
	    s->doc->tok[i + 1].shape == SHAPE_LOWER)
		return false;
	for (uint32_t k = i + 1; k < i + REFERENCE_REACH; k++) {
		if (k > i + 1 && scene_fresh(s, k))
			return false;
		if (s->doc->tok[k].kind == TOKEN_NUMBER &&
		    s->doc->tok[k].end - s->doc->tok[k].start == 4 &&
		    ((s->words.w[k].flags & WORD_KEEP) ||
		     (around_bare_year(s, k) && journal_before(s, k))))
			return true;
	}
	return false;
}

/* "Management of Disorders, 7th ed.": does a book follow the comma at i? */
static bool book_follows(const struct scene *s, uint32_t i)
{
	if (!scene_punct(s, i, ',') || s->doc->tok[i + 1].shape != SHAPE_CAP)
		return false;
	for (uint32_t k = i + 2; k < i + REFERENCE_REACH && !scene_fresh(s, k); k++)
		if (around_in(s, k, CUE_EDITION) &&
		    s->doc->tok[k - 2].kind == TOKEN_NUMBER)
			return true;
	return false;
}

static void keep(const struct scene *s, uint32_t first, uint32_t end,
		 struct finding_list *out)
{
	finding_put(out, s->doc, first, end,
		    (struct finding){.type = TYPE_KEEP,
				     .rank = RANK_AUTHORS,
				     .score = 1,
				     .rule = "keep.authors"});
}

/* Becker MA, Fields TR, UpToDate; Quist RD: do authors that were kept end a few words
 * before token i? */
static bool behind_authors(const struct scene *s, uint32_t i,
			   const struct finding_list *out)
{
	const struct finding *f = out->n ? &out->p[out->n - 1] : NULL;

	return f && f->type == TYPE_KEEP && i > LIST_REACH &&
	       f->end >= s->doc->tok[i - LIST_REACH].start;
}

/* Smith SC Jr, King SB 3rd: the token behind what follows the initials. */
static uint32_t over_suffix(const struct scene *s, uint32_t i)
{
	if (s->doc->tok[i].kind == TOKEN_NUMBER && s->doc->tok[i + 1].gap == 0 &&
	    around_is(s, i + 1, "nd rd th"))
		return i + 2;
	return i + scene_class(s, i, LEX_BIT(NAMESUFFIX));
}

/* Authors with initials from the one whose initials stand at i: the token after them. */
static uint32_t read_authors(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t first = author_first(s, i), end = i + 1, n = 1;
	bool plain = false; /* initials that are no credential */

	if (first == AROUND_NONE)
		return end;
	for (;; n++) {
		uint32_t next;

		plain = plain || run_credential(s, i) == i;
		end = over_suffix(s, i + 1);
		next = over_comma(s, end);
		next = next > end ? author_initials(s, next) : AROUND_NONE;
		if (next == AROUND_NONE)
			break;
		i = next;
	}
	i = scene_punct(s, end, ',') ? end + 1 : end;
	if (et_al(s, i))
		keep(s, first, i + 2, out);
	else if ((plain && n > 1) || around_in(s, i, CUE_EDITOR) ||
		 (scene_punct(s, first - 1, ';') && behind_authors(s, first, out)) ||
		 ((plain || !(s->words.w[first].flags & WORD_CAPS)) &&
		  paper_follows(s, end)) ||
		 (plain && book_follows(s, end)))
		keep(s, first, end, out);
	return end;
}

/* Authors without initials before the "et al." at i. */
static void before_et_al(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t first = i, at;

	for (int n = 0; n < AUTHORS_BACK && first > 0 && !scene_fresh(s, first); n++) {
		uint32_t j = first - 1;

		if (scene_punct(s, j, '&') || around_cue(s, j, CUE_BIT(AND)))
			j--;
		if (j > 0 && scene_punct(s, j, ','))
			j--;
		if ((n > 0 && j + 1 == first) || j >= first)
			break;
		at = author_first(s, j);
		if (at == AROUND_NONE)
			at = surname_first(s, j);
		if (at == AROUND_NONE ||
		    scene_class(s, j, LEX_BIT(FUNCTION) | LEX_BIT(TITLE)))
			break;
		first = at;
	}
	if (first < i)
		keep(s, first, i + 2, out);
}

/* "Quist, D.A., Venn, R., & Aziz, R.S. (1999)" from the surname at i: the token after the
 * last author; i when it is none. *n counts them. */
static uint32_t reversed_authors(const struct scene *s, uint32_t i, uint32_t *n)
{
	const struct token *tok = s->doc->tok;
	uint32_t end = i, at = i;

	*n = 0;
	while (tok[at].kind == TOKEN_WORD && tok[at].shape == SHAPE_CAP) {
		uint32_t j = at + 1;

		while (scene_punct(s, j, '-') && tok[j].gap == 0 &&
		       tok[j + 1].shape == SHAPE_CAP)
			j += 2;
		if (!scene_punct(s, j, ',') || tok[j + 1].shape != SHAPE_INITIAL ||
		    !scene_punct(s, j + 2, '.') || scene_fresh(s, j + 1))
			break;
		for (j++; tok[j].shape == SHAPE_INITIAL && scene_punct(s, j + 1, '.');)
			j += 2 + scene_punct(s, j + 2, '-');
		++*n;
		end = j;
		at = over_comma(s, j);
		if (at == j || scene_fresh(s, at))
			return end;
	}
	return end;
}

/* Keeps them when there are three or a year in brackets follows: one party of the case is
 * written so, too. */
static uint32_t after_reversed(const struct scene *s, uint32_t i,
			       struct finding_list *out)
{
	uint32_t n, end = reversed_authors(s, i, &n);

	if (n && (n > 2 || et_al(s, over_comma(s, end)) ||
		  (scene_punct(s, end, '(') && around_bare_year(s, end + 1))))
		keep(s, i, end, out);
	return n ? end : i;
}

enum lacuna_err authors_keep(const struct scene *s, struct finding_list *out)
{
	uint32_t i = 0;

	while ((i = sites_next(s, SITE_NAME, i)) < s->doc->ntok) {
		uint32_t end = i + 1;

		if (scene_punct(s, end, ',') || scene_punct(s, end, '-'))
			end = after_reversed(s, i, out);
		if (end > i + 1) {
			i = end;
			continue;
		}
		end = i + 1;
		if (is_initials(s, i))
			end = read_authors(s, i, out);
		else if (et_al(s, end + (scene_punct(s, end, ',') ? 1 : 0)))
			before_et_al(s, end + (scene_punct(s, end, ',') ? 1 : 0), out);
		i = end;
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
