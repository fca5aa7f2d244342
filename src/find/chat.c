/*
 * Given: words. Promises: people, firms and places in paragraphs typed without capitals,
 * as people write among themselves: "spoke w/ tyrell beaumont, works for golden eagle
 * trucking in barstow". Must not: look at paragraphs that have their capitals.
 */
#include "chat.h"
#include "names.h"
#include "org_kind.h"
#include "sites.h"

#define RANK_CHAT 43
#define STARTS_MIN 2	/* sentences that begin in small letters */
#define NAME_MARGIN 16	/* 2^2 times as often a name as a word */
#define ALONE_MARGIN 56 /* 2^7 times where nothing else says so: remy, not grace */
#define SURNAME_MIN 115 /* a lexicon_freq: 20 in a million */
#define ORG_WORDS 4	/* words of a firm's name at most */

/* Firms that chats name by one word. */
#define FIRMS (LEX_BIT(INSURER) | LEX_BIT(UR) | LEX_BIT(HEALTHORG))

/* Does a sentence end at token i, and go on in small letters (1) or capitals (-1)? */
static int start_after(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind != TOKEN_PUNCT || (t->c != '.' && t->c != '?' && t->c != '!') ||
	    i == 0 || t->gap ||
	    (t[-1].kind == TOKEN_WORD && t[-1].end - t[-1].start < 3) ||
	    t[1].kind != TOKEN_WORD || !t[1].gap)
		return 0;
	return chat_lower(s, i + 1) ? 1 : -1;
}

static bool is_chat(const struct scene *s, uint32_t first, uint32_t end)
{
	int lower = chat_lower(s, first), upper = !lower;

	for (uint32_t i = first; i < end; i++) {
		int start = start_after(s, i);

		lower += start > 0;
		upper += start < 0;
	}
	return lower >= STARTS_MIN && lower > 2 * upper;
}

/* A small word that is a name of these classes far more often than a word. */
static bool is_name_by(const struct scene *s, uint32_t i, uint64_t classes, int margin)
{
	const struct lexicon_entry *e = scene_entry(s, i);
	int name = classes & LEX_BIT(SURNAME) ? e->freq[FREQ_SURNAME] : 0;

	for (int k = FREQ_GIVEN_M; k <= FREQ_GIVEN_F && (classes & LEX_BITS_GIVEN); k++)
		name = e->freq[k] > name ? e->freq[k] : name;
	return chat_small(s, i) && (e->classes & classes) &&
	       !(e->classes & CHAT_OTHERWISE) && name > e->freq[FREQ_WORD] + margin;
}

static bool is_name(const struct scene *s, uint32_t i, uint64_t classes)
{
	return is_name_by(s, i, classes, NAME_MARGIN);
}

bool chat_given(const struct scene *s, uint32_t i)
{
	return is_name_by(s, i, LEX_BITS_GIVEN, ALONE_MARGIN) &&
	       !scene_class(s, i, LEX_BIT(EPONYM));
}

/* "told brennan": a surname of many, and nothing else. */
static bool is_surname(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);

	return chat_small(s, i) && e->freq[FREQ_SURNAME] >= SURNAME_MIN && !e->cues &&
	       !(e->classes & (CHAT_OTHERWISE | LEX_BIT(WORD) | LEX_BIT(EPONYM) |
			       LEX_BIT(ORGHEAD) | LEX_BIT(CITY) | LEX_BIT(TESTNOUN)));
}

static bool is_unknown(const struct scene *s, uint32_t i)
{
	return chat_small(s, i) && !scene_entry(s, i)->classes &&
	       !scene_entry(s, i)->cues;
}

static bool next_joins(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].gap == GAP_BLANK || run_joins(s, i);
}

static void put(const struct scene *s, uint32_t first, uint32_t end, uint16_t type,
		float score, struct finding_list *out)
{
	finding_put(out, s->doc, first, end,
		    (struct finding){.type = type,
				     .rank = RANK_CHAT,
				     .score = score,
				     .rule = "name.chat"});
}

/* The role of the word before token i, when it leads to a name: "adjuster kim". */
static bool led(const struct scene *s, uint32_t i, enum lexicon_kind *kind)
{
	const struct lexicon_entry *e;

	if (i == 0 || scene_fresh(s, i))
		return false;
	if (around_cue(s, i - 1, CUE_BIT(AUX)) && i > 1) /* the adjuster is kim */
		i--;
	if (around_ends_with(s, i - 1, LEX_BIT(ROLE) | LEX_BIT(KIN) | LEX_BIT(TITLE),
			     &e) != AROUND_NONE) {
		*kind = (enum lexicon_kind)e->role_kind;
		return true;
	}
	if (scene_punct(s, i - 1, ':') && i > 1) /* re: zamora */
		return around_in(s, i - 2, CUE_CHATLABEL);
	return around_cue(s, i - 1, CUE_BIT(BYNAME)) || scene_punct(s, i - 1, '/') ||
	       around_in(s, i - 1, CUE_CHATROLE);
}

/* "this is" before token i: who calls says so. */
static bool announced(const struct scene *s, uint32_t i)
{
	return i > 1 && around_is(s, i - 1, "is") && around_is(s, i - 2, "this");
}

/* j. park: an initial and a word that may be a surname; the token after it, or i. */
static uint32_t initial_name(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->end - t->start != 1 || !scene_punct(s, i + 1, '.') || t[1].gap ||
	    t[2].kind != TOKEN_WORD || !chat_lower(s, i + 2) || t[2].gap != GAP_BLANK ||
	    t[2].end - t[2].start < 3)
		return i;
	return is_unknown(s, i + 2) ||
			       (scene_class(s, i + 2, LEX_BIT(SURNAME)) &&
				(run_credential(s, i + 3) > i + 3 ||
				 scene_punct(s, i + 3, ',') || is_name(s, i + 2, ~0ULL)))
		       ? i + 3
		       : i;
}

/* de la torre: a surname of several small words from i; the token after it, or i. */
static uint32_t long_surname(const struct scene *s, uint32_t i)
{
	return chat_lower(s, i) ? scene_phrase_end(s, i, LEX_BIT(SURNAME)) : i;
}

/* "vang, chue - clm": the token after a surname and a given name on a line of their own
 * or before a dash, or i. */
static uint32_t filed_name(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	return is_name(s, i, LEX_BIT(SURNAME)) && scene_punct(s, i + 1, ',') &&
			       tok[i + 1].gap == 0 && tok[i + 2].gap == GAP_BLANK &&
			       (is_name(s, i + 2, LEX_BITS_GIVEN) ||
				is_unknown(s, i + 2)) &&
			       (scene_punct(s, i + 3, '-') ||
				scene_punct(s, i + 3, '/') ||
				(tok[i + 3].gap & GAP_NEWLINES) || scene_fresh(s, i + 3))
		       ? i + 3
		       : i;
}

/* w el-masri: the token after a name of two halves, one of which nobody else has, or i.
 */
static uint32_t halved_name(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return scene_punct(s, i + 1, '-') && !t[1].gap && !t[2].gap &&
			       (is_unknown(s, i) || is_name(s, i, LEX_BIT(SURNAME)) ||
				scene_class(s, i, LEX_BIT(PARTICLE))) &&
			       (is_unknown(s, i + 2) ||
				is_name(s, i + 2, LEX_BIT(SURNAME)))
		       ? i + 3
		       : i;
}

/* A person that begins at token i: the token after the name, or i. */
static uint32_t read_person(const struct scene *s, uint32_t i, struct finding_list *out)
{
	enum lexicon_kind kind = KIND_OTHER;
	bool leads = led(s, i, &kind), given = is_name(s, i, LEX_BITS_GIVEN);
	uint32_t end = initial_name(s, i), whole = long_surname(s, given ? i + 1 : i);

	if (end == i)
		end = filed_name(s, i);
	if (end == i && leads)
		end = halved_name(s, i);
	if (end == i && whole > i + 1 && (given || leads))
		end = whole + (is_name(s, whole, LEX_BIT(SURNAME)) ? 1 : 0);
	else if (end == i && given && next_joins(s, i + 1) &&
		 (is_name(s, i + 1, LEX_BIT(SURNAME)) || is_unknown(s, i + 1)))
		end = i + 2;
	else if (end == i && (leads || announced(s, i)) && is_unknown(s, i) &&
		 is_name(s, i + 1, LEX_BIT(SURNAME)) && next_joins(s, i + 1))
		end = i + 2; /* this is delroy campbell */
	else if (end == i && leads &&
		 (given || is_name(s, i, LEX_BIT(SURNAME)) || is_unknown(s, i)))
		end = i + 1;
	else if (end == i && (chat_given(s, i) || is_surname(s, i)))
		end = i + 1;
	if (end == i + 1 && given && leads && s->doc->tok[end].kind == TOKEN_WORD &&
	    s->doc->tok[end].end - s->doc->tok[end].start == 1 && !scene_fresh(s, end) &&
	    s->doc->tok[end].gap == GAP_BLANK && !around_is(s, end, "a i") &&
	    !around_in(s, end, CUE_CHATROLE))
		end++; /* kurt b */
	if (end > i)
		put(s, i, end, s->models->ids.person[kind ? kind : KIND_OTHER],
		    end > i + 1 || leads ? 0.85f : 0.65f, out);
	return end;
}

/* A word of a firm's name: no function word, no determiner. */
static bool is_firm_word(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].kind == TOKEN_WORD && chat_lower(s, i) &&
	       !scene_fresh(s, i) &&
	       !scene_class(s, i,
			    LEX_BIT(FUNCTION) | LEX_BIT(ROLE) | LEX_BIT(KIN) |
				    LEX_BIT(DRUG)) &&
	       !(s->words.w[i].flags & (WORD_KEEP | WORD_FOUND));
}

/* A firm behind the "for", "at" or "to" at token i, up to its head: the token after it,
 * or i + 1. Where nobody speaks of work it is a hospital or a brand. */
static uint32_t read_org(const struct scene *s, uint32_t i, struct finding_list *out)
{
	bool work = around_has_before(s, i + 1, 5, LEX_BIT(WORKVERB) | LEX_BIT(OCCHEAD));
	enum lexicon_kind kind = KIND_NONE;
	const struct lexicon_entry *e;
	uint32_t end = i + 1, j = i + 1;
	bool own = false; /* a word that is no term: golden, marian */

	if (scene_class(s, j, FIRMS) && chat_small(s, j) &&
	    (is_name(s, j, FIRMS | LEX_BIT(SURNAME)) ||
	     !scene_class(s, j, LEX_BIT(WORD)))) {
		own = true;
		kind = org_brand(scene_entry(s, j)->classes);
		end = ++j;
	}
	for (; j <= i + ORG_WORDS && is_firm_word(s, j); j++) {
		if (j > i + 1 && own &&
		    around_ends_with(s, j, LEX_BIT(ORGHEAD), &e) != AROUND_NONE &&
		    (work || around_cue(s, j, CUE_BIT(INSTITUTION)))) {
			kind = (enum lexicon_kind)e->org_kind;
			end = j + 1;
		}
		own = own || !scene_class(s, j, LEX_BIT(MEDWORD) | LEX_BIT(ORGHEAD));
	}
	if (end > i + 1)
		put(s, i + 1, end, s->models->ids.org[kind], 0.7f, out);
	return end;
}

/* "says genex approved", "seen concentra": a firm that is nothing else, wherever it
 * stands. */
static uint32_t read_brand(const struct scene *s, uint32_t i, struct finding_list *out)
{
	const struct lexicon_entry *e = scene_entry(s, i);

	if (!(e->classes & FIRMS) || !chat_small(s, i) ||
	    (e->classes & (CHAT_OTHERWISE | LEX_BIT(WORD) | LEX_BIT(SURNAME) |
			   LEX_BIT(CITY) | LEX_BITS_GIVEN)))
		return i;
	put(s, i, i + 1, s->models->ids.org[org_brand(e->classes)], 0.7f, out);
	return i + 1;
}

/* A city behind the "in" at token i that is nothing else: the token after it, or i + 1.
 */
static uint32_t read_city(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t end = scene_phrase_end(s, i + 1, LEX_BIT(CITY));

	if (end == i + 1 && (is_name(s, i + 1, LEX_BIT(CITY)) ||
			     (scene_class(s, i + 1, LEX_BIT(CITY)) &&
			      !scene_class(s, i + 1, CHAT_OTHERWISE | LEX_BIT(WORD)))))
		end = i + 2;
	if (end > i + 1 && chat_lower(s, i + 1))
		put(s, i + 1, end, s->models->ids.city, 0.75f, out);
	return end;
}

/* "moved to yuba city": a town of two words or more, wherever it stands: the token after
 * it, or i. */
static uint32_t read_town(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t end = scene_phrase_end(s, i, LEX_BIT(CITY));

	if (end <= i + 1 || !chat_lower(s, i) ||
	    (scene_phrase_classes(s, i) & CHAT_OTHERWISE) ||
	    (s->words.w[i].flags & (WORD_KEEP | WORD_FOUND)))
		return i;
	put(s, i, end, s->models->ids.city, 0.7f, out);
	return end;
}

static void read_paragraph(const struct scene *s, uint32_t first, uint32_t end,
			   struct finding_list *out)
{
	for (uint32_t i = first; i < end;) {
		uint32_t next = read_person(s, i, out);

		if (next == i && around_cue(s, i, CUE_BIT(INNEAR)))
			next = read_city(s, i, out);
		else if (next == i && (around_is(s, i, "at by for from to with") ||
				       scene_punct(s, i, '@')))
			next = read_org(s, i, out);
		if (next == i)
			next = read_brand(s, i, out);
		if (next == i && s->words.w[i].phrase)
			next = read_town(s, i, out);
		i = next > i ? next : i + 1;
	}
}

#define CAPLESS 30 /* words without a capital that no letter's own prose has */

/* A voice mail written down: no full stop that tells, and no capital in many words. */
static bool is_capless(const struct scene *s, uint32_t first, uint32_t end)
{
	uint32_t words = 0;

	for (uint32_t i = first; i < end; i++) {
		if (s->doc->tok[i].kind != TOKEN_WORD)
			continue;
		if (!chat_lower(s, i))
			return false;
		words++;
	}
	return words >= CAPLESS;
}

/* Does a paragraph begin in small letters anywhere? */
static bool starts_small(const struct scene *s)
{
	if (chat_lower(s, 0) && s->doc->tok[0].kind == TOKEN_WORD)
		return true;
	for (uint32_t i = sites_next(s, SITE_LABEL, 0); i < s->doc->ntok;
	     i = sites_next(s, SITE_LABEL, i + 1))
		if (chat_lower(s, i) && s->doc->tok[i].kind == TOKEN_WORD &&
		    scene_fresh(s, i))
			return true;
	return false;
}

#define SOURCES_IN 300 /* tokens, one at most where nobody weighs guidelines */

/* A review typed in small letters weighs guidelines and cites studies: it is no note. */
static bool is_review(const struct scene *s)
{
	uint32_t sources = 0;

	for (uint32_t i = 0; i < s->doc->ntok; i++)
		sources += scene_class(s, i, LEX_BIT(GUIDELINE));
	return sources * SOURCES_IN > s->doc->ntok;
}

enum lacuna_err chat_detect(const struct scene *s, const struct finding_list *before,
			    struct finding_list *out)
{
	uint32_t first = 0, lower = chat_lower(s, 0);
	struct chat_names names;
	bool all; /* the letter */

	for (uint32_t i = sites_next(s, SITE_RESTART, 0);
	     i < s->doc->ntok && lower < STARTS_MIN;
	     i = sites_next(s, SITE_RESTART, i + 1))
		lower += start_after(s, i) > 0;
	if ((lower < STARTS_MIN && !starts_small(s)) || (s->doc->small && is_review(s)))
		return LACUNA_OK; /* as most letters */
	all = is_chat(s, 0, s->doc->ntok);
	for (uint32_t i = 1; i <= s->doc->ntok; i++) {
		if (!scene_fresh(s, i))
			continue;
		if (all || is_chat(s, first, i) || is_capless(s, first, i))
			read_paragraph(s, first, i, out);
		first = i;
	}
	chat_learn(s, before, out, &names);
	first = 0;
	for (uint32_t i = 1; i <= s->doc->ntok && names.n; i++) {
		if (!scene_fresh(s, i))
			continue;
		if (all || is_chat(s, first, i) || is_capless(s, first, i))
			chat_echo(s, first, i, &names, out);
		first = i;
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
