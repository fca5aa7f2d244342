/*
 * Given: a letter's edits, and that all its other bytes are kept. Promises: no replaced
 * value is left but with a reason. Must not: trust a finder to have found all of a value,
 * or a replacer to have replaced all of it.
 */
#include "leak.h"

#include "../act/city.h"
#include "../base/ascii.h"
#include "../base/fault.h"
#include "../find/values.h"

#define WORDS 16 /* of a replacement that are looked at */
#define CODE 4	 /* characters of a tag's code */

struct search {
	const struct leak_input *in;
	const struct scene *s;
	const struct doc *doc;
	struct values values;
	uint8_t *changed; /* one a token: an edit covers some of it */
	struct lacuna_fault *fault;
};

static enum lacuna_err leak(const struct search *k, size_t at, const char *what)
{
	return fault_set(k->fault, LACUNA_REFUSED, "self-check, byte %zu: %s", at, what);
}

/* Does a finding cover token i that a report tells of, or that the policy keeps? */
static bool is_told_of(const struct search *k, uint32_t i)
{
	const struct finding_list *l = &k->in->found->resolved;
	uint32_t at = k->doc->tok[i].start;
	size_t first = finding_after(l, at);

	return first < l->n && l->p[first].start <= at;
}

static enum lacuna_err search_kept(const struct search *k)
{
	for (uint32_t i = 0, end; (i = values_next(&k->values, i)) < k->doc->ntok; i++)
		if (values_look(&k->values, k->changed, i, &end) && !is_told_of(k, i))
			return leak(k, doc_raw_start(k->doc, k->doc->tok[i].start),
				    "a replaced value, or a part of one, is left");
	return LACUNA_OK;
}

/* Is what begins at i of s the code of a tag, "TU36]"? Letters in it say nothing: a digit
 * is always among them (act/mask.h). */
static bool is_code(struct str s, size_t i)
{
	size_t digits = 0, end = i + CODE;

	if (end >= s.n || s.p[end] != ']' || i == 0 || s.p[i - 1] != '-')
		return false;
	for (; i < end; i++) {
		if (!ascii_upper(s.p[i]) && !ascii_digit(s.p[i]))
			return false;
		digits += ascii_digit(s.p[i]);
	}
	return digits > 0;
}

/* What of a replacement may hold the value: all but a tag's "[PERSON", the same for
 * everybody, a Ms. Person, too. */
static struct str telling_part(const struct search *k, const struct edit *e)
{
	struct str s = str_trim(e->replacement),
		   kind = str_of(k->s->pack->types[e->type].tag);

	if (s.n && s.p[0] == '[' && str_starts(str_sub(s, 1, s.n), kind))
		return str_sub(s, 1 + kind.n, s.n);
	return s;
}

/* The words of s, at most WORDS. */
static size_t words_of(struct str s, struct str *words)
{
	size_t n = 0, from = 0;

	for (size_t i = 0; i <= s.n && n < WORDS; i++) {
		if (is_code(s, i))
			from = i += CODE;
		if (i < s.n && (ascii_alpha(s.p[i]) || s.p[i] == '\'' || s.p[i] >= 0x80))
			continue;
		if (i > from)
			words[n++] = str_sub(s, from, i);
		from = i + 1;
	}
	return n;
}

static size_t size_min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* A particle or a title: it says of nobody who it is. */
static bool is_quiet(const struct search *k, uint32_t i)
{
	return k->doc->tok[i].kind == TOKEN_WORD && !values_tells(k->s, i);
}

/*
 * Does a word of the name stand where it stood, in what replaces the name? Elsewhere it
 * may be another word's surrogate, the Elena of an "Elena Rose" that was Maria Elena.
 * Where there are fewer words (one for "de la Cruz") it stood no further back than that
 * leaves open, and the particles are what went first; where there are more, anywhere.
 */
static bool keeps_word(const struct search *k, const struct edit *e, uint32_t first,
		       uint32_t end)
{
	struct str words[WORDS];
	size_t n = words_of(telling_part(k, e), words), had = 0, quiet = 0;
	size_t at = 0, behind = 0; /* words before this one, and quiet ones of them */

	for (uint32_t i = first; i < end; i++) {
		had += k->doc->tok[i].kind == TOKEN_WORD;
		quiet += is_quiet(k, i);
	}
	for (uint32_t i = first; i < end; i++) {
		size_t went = had > n + quiet ? had - n - quiet : 0; /* telling ones */
		size_t less = n > had ? at : size_min(had - n, went + behind);
		size_t from = at > less ? at - less : 0, to = n > had ? n : at + 1;

		if (k->doc->tok[i].kind != TOKEN_WORD)
			continue;
		at++;
		behind += is_quiet(k, i);
		if (!values_tells(k->s, i) || values_shared(k->s, i))
			continue;
		if (n > had && city_dresses(doc_token(k->doc, i)))
			continue; /* North Fork: the Fork may be a North Topton now */
		for (; from < to && from < n; from++)
			if (str_ieq(words[from], doc_token(k->doc, i)))
				return true;
	}
	return false;
}

/* The tokens that edit e covers, partly or whole; *first was that of the edit before. */
static void tokens_of(const struct search *k, const struct edit *e, uint32_t *first,
		      uint32_t *end)
{
	size_t to = doc_text_start(k->doc, e->end);

	*first = scene_token_from(k->s, (uint32_t)doc_text_start(k->doc, e->start),
				  *first);
	*end = *first;
	while (*end < k->doc->ntok && k->doc->tok[*end].start < to)
		++*end;
}

/* Learns what the edits replace, and looks for it in what stands there now. */
static enum lacuna_err read_edits(struct search *k)
{
	uint32_t first = 0, end;

	for (size_t n = 0; n < k->in->edits->n; n++) {
		const struct edit *e = &k->in->edits->p[n];

		tokens_of(k, e, &first, &end);
		for (uint32_t i = first; i < end; i++)
			k->changed[i] = 1;
		if (e->gap)
			continue;
		values_add(&k->values, e->type, e->score, first, end);
		if (k->s->models->ids.is_person[e->type] && keeps_word(k, e, first, end))
			return leak(k, e->start, "a replacement holds what it replaces");
	}
	return LACUNA_OK;
}

enum lacuna_err leak_check(const struct leak_input *in, struct lacuna_fault *fault)
{
	struct search k = {.in = in, .s = in->found->scene, .fault = fault};
	struct arena_mark mark = arena_mark(in->arena);
	enum lacuna_err err;

	k.doc = k.s->doc;
	k.changed = ARENA_ARRAY(in->arena, uint8_t, (size_t)k.doc->ntok + TOKEN_PAD);
	if (!k.changed || values_open(&k.values, k.s, in->edits->n))
		return fault_memory(fault, "looking for what is left");
	err = read_edits(&k);
	if (!err && k.values.failed)
		err = fault_memory(fault, "looking for what is left");
	err = err ? err : search_kept(&k);
	arena_release(in->arena, mark);
	return err;
}
