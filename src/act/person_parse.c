/*
 * Given: a finding that is a person's name. Promises: its words in order, each with its
 * part. Must not: write.
 */
#include "person_parse.h"

#include "../base/ascii.h"
#include "wordlist.h"

#define PARTICLE_MAX 5 /* bytes of the longest of these */

/* Words that belong to the surname after them. */
static const char *const particles[] = {
	"de",  "la",  "las", "los", "di",   "da",    "st",    "san", "santa",
	"von", "zur", "ter", "ibn", "dela", "delas", "delos", "sta", "sto",
};

/* These only in small letters, before another, cut short or before a hyphen: "Al Green",
 * "Van Nguyen" and "Den Boyle" have a first name. */
static const char *const small_particles[] = {
	"al",  "el", "bin", "abu",   "le",  "van", "der", "den",
	"ten", "zu", "del", "della", "dos", "das", "du",  "ste",
};

/* But these in capitals, too, behind another word: "SIDNEY DEL RIO". */
static const char *const inner_particles[] = {"der", "den", "del", "dos", "das"};

/* And these behind nothing, for hardly anybody is called so, or behind a title and before
 * the comma of a first name: "Der Sarkissian". */
static const char *const first_particles[] = {"der", "dos"};
static const char *const titled_particles[] = {"del", "den", "das"};

#define SUFFIX_MAX 3 /* bytes of the longest of these */

static const char *const suffixes[] = {"jr", "sr", "ii", "iii", "iv", "esq"};

static bool letter_byte(unsigned char c)
{
	return ascii_alpha(c) || c >= 0x80;
}

/* The end of the word at i; apostrophes inside it count, a possessive 's does not. */
static uint32_t word_end(struct str text, uint32_t i, uint32_t end)
{
	while (i < end) {
		bool inside = text.p[i] == '\'' && i + 1 < end &&
			      letter_byte(text.p[i + 1]) &&
			      !(ascii_lower(text.p[i + 1]) == 's' &&
				(i + 2 >= end || !letter_byte(text.p[i + 2])));

		if (!letter_byte(text.p[i]) && !inside)
			break;
		i++;
	}
	return i;
}

/* What stands between two words. */
struct between {
	bool hyphen, comma, quoted;
};

/* "Kowal-\nczyk" is one word that the end of a line cut: small letters go on after it. */
static bool is_cut(struct str text, uint32_t before, uint32_t after)
{
	bool line = false;

	for (uint32_t i = before + 1; i < after; i++) {
		if (!ascii_space(text.p[i]))
			return false;
		line = line || text.p[i] == '\n';
	}
	return line && text.p[before] == '-' && ascii_lowercase(text.p[after]);
}

static void add(struct person *p, uint32_t start, uint32_t end, struct str text,
		const struct between *b)
{
	struct person_word *w = &p->word[p->n];

	if (p->n && b->hyphen && is_cut(text, w[-1].end, start)) {
		w[-1].end = end;
		w[-1].kind = PERSON_NAME;
		return;
	}
	if (p->n == PERSON_WORDS) {
		p->more = true;
		return;
	}
	*w = (struct person_word){.start = start,
				  .end = end,
				  .hyphen = b->hyphen,
				  .comma = b->comma,
				  .quoted = b->quoted};
	if (p->n && end - start <= SUFFIX_MAX &&
	    WORDLIST_HAS(suffixes, str_sub(text, start, end)))
		w->kind = PERSON_SUFFIX;
	else
		w->kind = end - start == 1 ? PERSON_INITIAL : PERSON_NAME;
	p->n++;
}

/* User names have digits or underscores, or a dot that joins words of small letters. */
static bool is_handle(struct str s)
{
	bool capital = false, dot = false;

	for (size_t i = 0; i < s.n; i++) {
		if (ascii_digit(s.p[i]) || s.p[i] == '_' || s.p[i] == '@')
			return true;
		if (ascii_upper(s.p[i]) || ascii_space(s.p[i]))
			capital = true;
		if (s.p[i] == '.' && i > 0 && i + 2 < s.n && letter_byte(s.p[i - 1]) &&
		    letter_byte(s.p[i + 1]) && letter_byte(s.p[i + 2]))
			dot = true;
	}
	return dot && !capital;
}

static void split(struct person *p, struct str text, uint32_t at, uint32_t end)
{
	struct between b = {false, false, false};

	while (at < end) {
		unsigned char c = text.p[at];
		uint32_t next = letter_byte(c) ? word_end(text, at, end) : at + 1;

		if (letter_byte(c)) {
			add(p, at, next, text, &b);
			b.hyphen = b.comma = false;
		}
		b.hyphen = b.hyphen || c == '-';
		b.comma = b.comma || c == ',';
		if (c == '"' || c == '(')
			b.quoted = !b.quoted;
		else if (c == ')')
			b.quoted = false;
		at = next;
	}
}

bool person_is_particle(struct str text, const struct person_word *w,
			const struct person_word *next, bool inner, bool titled)
{
	struct str s = str_sub(text, w->start, w->end);

	if (s.n > PARTICLE_MAX)
		return false;
	if (WORDLIST_HAS(small_particles, s))
		return (inner && WORDLIST_HAS(inner_particles, s)) ||
		       WORDLIST_HAS(first_particles, s) ||
		       (titled && WORDLIST_HAS(titled_particles, s)) || next->hyphen ||
		       ascii_lowercase(s.p[0]) || text.p[w->end] == '.' ||
		       WORDLIST_HAS(small_particles,
				    str_sub(text, next->start, next->end)) ||
		       WORDLIST_HAS(particles, str_sub(text, next->start, next->end));
	return WORDLIST_HAS(particles, s);
}

/* The comma of "LAST, FIRST": the first one that no suffix follows. 0 when there is none.
 */
static unsigned inverted_at(const struct person *p)
{
	for (unsigned i = 1; i < p->n; i++)
		if (p->word[i].comma && p->word[i].kind != PERSON_SUFFIX)
			return i;
	return 0;
}

/* "de la Cruz" is one word from here on, and so are "al-Rashid" and "Van der Berg". */
static void join_particles(struct person *p, struct str text, bool titled)
{
	unsigned n = 0;

	for (unsigned i = 0; i < p->n; i++) {
		struct person_word w = p->word[i];

		while (w.kind == PERSON_NAME && i + 1 < p->n && !p->word[i + 1].comma &&
		       p->word[i + 1].kind == PERSON_NAME &&
		       person_is_particle(text, &p->word[i], &p->word[i + 1], i > 0,
					  titled))
			w.end = p->word[++i].end;
		p->word[n++] = w;
	}
	p->n = n;
}

/* A title that the finder took along is no part of the name: "Dr. Kelly Jones". */
static void set_title(const struct act_letter *l, struct person *p)
{
	struct person_word *w = &p->word[0];
	struct str text = l->doc->text;
	struct normal key;
	uint64_t classes;

	if (p->n < 2 || w->end - w->start > 5)
		return;
	classes = lexicon_key(&l->pack->lex,
			      normal_of(&key, str_sub(text, w->start, w->end)))
			  ->classes;
	if ((classes & LEX_BIT(TITLE)) && text.p[w->end] == '.' && w->end - w->start > 1)
		w->kind = PERSON_SUFFIX;
}

/* Names of a list that are gone back over for the title before it. */
#define LIST_MAX 8

static bool lists(struct str between)
{
	static const char *const joins[] = {"and", "&", "or"};

	between = str_trim(between);
	if (between.n && between.p[0] == ',')
		between = str_trim(str_sub(between, 1, between.n));
	return between.n == 0 || WORDLIST_HAS(joins, between);
}

/* Where the list of names that finding i is in begins: "Lee" for the "Nhan" of "Lee, Ng
 * and Nhan". */
static size_t list_start(const struct act_letter *l, size_t i)
{
	for (unsigned k = 0; k < LIST_MAX && i > 0; k++, i--)
		if (l->f[i - 1].type != l->f[i].type ||
		    l->f[i - 1].end >= l->f[i].start ||
		    !lists(doc_text(l->doc, l->f[i - 1].end, l->f[i].start)))
			break;
	return i;
}

/* The word before finding i and its full stop; NULL when there is none. */
static const struct lexicon_entry *word_before(const struct act_letter *l, size_t i)
{
	uint32_t t = doc_token_at(l->doc, l->f[i].start);

	while (t > 0 && l->doc->tok[t - 1].kind == TOKEN_PUNCT &&
	       l->doc->tok[t - 1].c == '.')
		t--;
	return t > 0 ? lexicon_word(&l->pack->lex, l->doc, t - 1) : NULL;
}

/* "her sister Ana" is no Sister. */
static bool has_title(const struct act_letter *l, size_t i)
{
	const struct lexicon_entry *before = word_before(l, i);
	size_t first;

	if (before && (before->classes & LEX_BIT(TITLE)))
		return !(before->classes & LEX_BIT(KIN));
	first = list_start(l, i);
	before = first < i ? word_before(l, first) : NULL;
	return before && (before->cues & CUE_BIT(PLURALTITLE));
}

/* "Dr. Del Mundo", "Del Mundo, Samson": no first name stands before the particle. */
static bool begins_with_surname(const struct act_letter *l, size_t i,
				const struct person *p)
{
	bool particle = false;

	for (unsigned k = 0; k < p->n && !particle; k++) {
		struct str word = doc_text(l->doc, p->word[k].start, p->word[k].end);

		particle = word.n <= PARTICLE_MAX && WORDLIST_HAS(titled_particles, word);
	}
	return particle && ((p->n == 2 && has_title(l, i)) || inverted_at(p) == 2);
}

/* "MD", "D.C." behind finding i. */
static bool has_credential(const struct act_letter *l, size_t i)
{
	const struct token *tok = l->doc->tok;
	uint32_t t = doc_token_at(l->doc, l->f[i].start), end;
	struct normal key;

	while (t < l->doc->ntok && tok[t].start < l->f[i].end)
		t++;
	if (tok[t].kind == TOKEN_PUNCT && tok[t].c == ',')
		t++;
	if (tok[t].kind != TOKEN_WORD || tok[t].shape == SHAPE_LOWER ||
	    tok[t].shape == SHAPE_CAP)
		return false;
	for (end = t + 1;
	     tok[end].gap == 0 && (tok[end].c == '.' || tok[end].shape == SHAPE_INITIAL);)
		end++;
	return lexicon_key(&l->pack->lex, normal_of(&key, doc_text(l->doc, tok[t].start,
								   tok[end - 1].end)))
		       ->classes &
	       LEX_BIT(CREDENTIAL);
}

bool person_sues(const struct act_letter *l, uint32_t end)
{
	const struct token *t = &l->doc->tok[doc_token_at(l->doc, end)];
	struct str next = str_sub(l->doc->text, t->start, t->end);

	return t->start >= end && (str_ieq(next, STR("v")) || str_ieq(next, STR("vs")));
}

bool person_addressed(const struct act_letter *l, size_t i)
{
	return has_title(l, i) || has_credential(l, i) || person_sues(l, l->f[i].end);
}

/* The last word that is a name, nicknames and suffixes aside; -1 when there is none. */
static int last_name(const struct person *p)
{
	for (unsigned i = p->n; i-- > 0;)
		if (p->word[i].kind == PERSON_NAME && !p->word[i].quoted)
			return (int)i;
	return -1;
}

/* In natural order the last name is the surname; words hyphened to it are, too. What
 * stands in the middle is what it mostly is elsewhere. */
static void natural_order(const struct act_letter *l, struct person *p, int last)
{
	bool joined = true;

	for (int i = last; i >= 0; i--) {
		struct person_word *w = &p->word[i];
		struct str word = doc_text(l->doc, w->start, w->end);

		if (w->kind != PERSON_NAME || w->quoted)
			w->part = NAME_GIVEN;
		else if (joined)
			w->part = NAME_SURNAME;
		else
			w->part = (uint8_t)(i == 0 || w->hyphen ? NAME_GIVEN
								: name_guess(l, word));
		joined = joined && w->hyphen;
	}
}

static void assign_parts(const struct act_letter *l, size_t i, struct person *p)
{
	unsigned comma = inverted_at(p), names = 0;
	int last = last_name(p);

	for (unsigned k = 0; k < p->n; k++) {
		p->word[k].part = comma && k < comma ? NAME_SURNAME : NAME_GIVEN;
		names += p->word[k].kind != PERSON_SUFFIX && !p->word[k].hyphen;
	}
	if (comma || last < 0)
		return;
	natural_order(l, p, last);
	/* A first name and the initial of the other: "Maria H." */
	if ((unsigned)last + 1 < p->n && p->word[last + 1].kind == PERSON_INITIAL &&
	    last == 0 &&
	    name_guess(l, doc_text(l->doc, p->word[0].start, p->word[0].end)) ==
		    NAME_GIVEN) {
		p->word[0].part = NAME_GIVEN;
		p->word[1].part = NAME_SURNAME;
	} else if (names == 1 && p->word[last].part == NAME_SURNAME && last == 0 &&
		   !person_addressed(l, i)) {
		struct person_word *w = &p->word[0];

		w->part = (uint8_t)name_guess(l, doc_text(l->doc, w->start, w->end));
	}
}

void person_parse(const struct act_letter *l, size_t i, struct person *out)
{
	struct str text = l->doc->text;

	out->n = 0;
	out->more = false;
	out->handle = is_handle(letter_text(l, i));
	split(out, text, l->f[i].start, l->f[i].end);
	set_title(l, out);
	join_particles(out, text, begins_with_surname(l, i, out));
	assign_parts(l, i, out);
}

int person_find(const struct act_letter *l, const struct person *p, struct str word)
{
	struct normal a, b;
	struct str key = normal_of(&a, word);

	for (unsigned i = 0; i < p->n; i++)
		if (p->word[i].kind == PERSON_NAME &&
		    str_eq(key, normal_of(&b, doc_text(l->doc, p->word[i].start,
						       p->word[i].end))))
			return (int)i;
	return -1;
}
