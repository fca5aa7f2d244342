/*
 * Given: a run of words. Promises: counts of what the lexicon takes them for.
 * Must not: look outside the run.
 */
#include "../base/ascii.h"
#include "candidate.h"

/* A word counts as a name when it is one 2^(MARGIN/8) times as often as a word, and as a
 * plain word the other way round. */
#define MARGIN 16
#define SMALL 56 /* and a small word, 2^7 times as often, is never one */

#define RARE 96	   /* a lexicon_freq: 4 in a million */
#define WIDELY 138 /* a lexicon_freq: 150 in a million */
#define WORDS                                                                     \
	(LEX_BIT(WORD) | LEX_BIT(MEDWORD) | LEX_BIT(PROPERWORD) | LEX_BIT(ROLE) | \
	 LEX_BIT(TITLE) | LEX_BIT(KIN) | LEX_BIT(SPECIALTY) | LEX_BIT(DEMONYM) |  \
	 LEX_BIT(MONTH) | LEX_BIT(WEEKDAY) | LEX_BIT(FUNCTION) | LEX_BIT(NAMESUFFIX))
#define EXPLAINED                                                               \
	(LEX_BIT(EPONYM) | LEX_BIT(DRUG) | LEX_BIT(DEVICE) | LEX_BIT(ACRONYM) | \
	 LEX_BIT(PROPERWORD) | LEX_BIT(DEMONYM) | LEX_BIT(MONTH) | LEX_BIT(GUIDELINE))
#define MEDICAL (LEX_BIT(DRUG) | LEX_BIT(DEVICE) | LEX_BIT(MEDWORD) | LEX_BIT(GUIDELINE))

static int max3(int a, int b, int c)
{
	int m = a > b ? a : b;

	return m > c ? m : c;
}

static bool compound_tail(const struct scene *s, uint32_t i, uint32_t first)
{
	return i > first && s->doc->tok[i].gap == 0 && scene_punct(s, i - 1, '-');
}

/* Neurostimulation, extracorporeal: endings that make terms, not names; norfentanyl:
 * those that drugs and what becomes of them share (stems of the WHO). */
static bool clinical_ending(struct str w)
{
#define END(text)                      \
	{                              \
		text, sizeof(text) - 1 \
	}
	static const struct {
		char text[8];
		size_t n;
	} endings[] = {END("tion"),	END("sion"),	 END("oreal"),	  END("pathy"),
		       END("itis"),	END("osis"),	 END("plasty"),	  END("scopy"),
		       END("gram"),	END("graphy"),	 END("ectomy"),	  END("otomy"),
		       END("therapy"),	END("wave"),	 END("emia"),	  END("algia"),
		       END("metry"),	END("genic"),	 END("logic"),	  END("ical"),
		       END("metric"),	END("codone"),	 END("morphone"), END("zolam"),
		       END("azepam"),	END("barbital"), END("yline"),	  END("oxetine"),
		       END("profen"),	END("cillin"),	 END("mycin"),	  END("floxacin"),
		       END("olol"),	END("statin"),	 END("triptan"),  END("gabalin"),
		       END("setron"),	END("azole"),	 END("coxib"),	  END("fenac"),
		       END("fentanil"), END("fentanyl"), END("etamine"),  END("pramine"),
		       END("tidine"),	END("thiazine"), END("thasone"),  END("rtisone"),
		       END("solone"),	END("lukast"),	 END("dronate"),  END("gliptin"),
		       END("glutide"),	END("flozin"),	 END("tinib"),	  END("zumab"),
		       END("ximab"),	END("ecgonine"), END("caine"),	  END("oxone"),
		       END("zodone")};
#undef END
	unsigned char last = ascii_lower(w.p[w.n - 1]);

	for (size_t k = 0; k < sizeof(endings) / sizeof(endings[0]); k++) {
		size_t n = endings[k].n;

		if ((unsigned char)endings[k].text[n - 1] == last && w.n > n + 2 &&
		    str_ieq(str_sub(w, w.n - n, w.n), str_from(endings[k].text, n)))
			return true;
	}
	return false;
}

bool lexical_ends(const struct scene *s, uint32_t i, const char *endings, size_t stem)
{
	struct str w = doc_token(s->doc, i);
	unsigned char last = w.n ? ascii_lower(w.p[w.n - 1]) : 0;

	for (size_t n; *endings; endings += n + (endings[n] == ' ')) {
		for (n = 0; endings[n] > ' ';)
			n++;
		if ((unsigned char)endings[n - 1] == last && w.n > n + stem &&
		    str_ieq(str_sub(w, w.n - n, w.n), str_from(endings, n)))
			return true;
	}
	return false;
}

bool lexical_procedure(const struct scene *s, uint32_t i)
{
	return lexical_ends(s, i, "ectomy otomy ostomy plasty desis pexy rrhaphy", 2);
}

int lexical_name_freq(const struct lexicon_entry *e)
{
	return max3(e->freq[FREQ_SURNAME], e->freq[FREQ_GIVEN_M], e->freq[FREQ_GIVEN_F]);
}

static void weigh_word(const struct scene *s, uint32_t i, struct lexical *out)
{
	const struct lexicon_entry *e = scene_entry(s, i);
	int name = lexical_name_freq(e), word = e->freq[FREQ_WORD];

	if ((e->classes & WORDS) && word < 40)
		word = 40; /* known as a word, however rare */
	if (e->classes & (LEX_BIT(MONTH) | LEX_BIT(WEEKDAY)))
		word = 160; /* the lists of words leave April and Monday out */
	out->medical += (e->classes & MEDICAL) != 0;
	out->eponym += (e->classes & LEX_BIT(EPONYM)) != 0;
	out->acronym += (e->classes & LEX_BIT(ACRONYM)) != 0;
	out->explained += (e->classes & EXPLAINED) != 0;
	out->given += (e->classes & LEX_BITS_GIVEN) != 0;
	if (!(e->classes & (LEX_BITS_NAME | WORDS)) &&
	    clinical_ending(doc_token(s->doc, i))) {
		out->plain++;
		out->medical++;
	} else if (!(e->classes & (LEX_BITS_NAME | WORDS)))
		out->unknown +=
			!(e->classes & (MEDICAL | LEX_BIT(EPONYM) | LEX_BIT(ACRONYM)));
	else if (!(e->classes & LEX_BITS_NAME) || name + MARGIN < word ||
		 ((e->classes & LEX_BIT(MEDWORD)) && !(e->classes & LEX_BITS_GIVEN) &&
		  name < RARE))
		out->plain++; /* the patella */
	else if (!(e->classes & WORDS) || name > word + MARGIN)
		out->names++;
	else if ((e->classes & LEX_BIT(MEDWORD)) && !(e->classes & LEX_BITS_GIVEN))
		out->plain++; /* knee, pain */
	else
		out->mixed++;
}

/* MacVay, DeSouza, O'Dea: the second capital of a name is behind a small word. */
static bool is_prefix(struct str s)
{
	static const char *const prefixes[] = {"Mc",  "Mac", "De",  "Del", "Di",   "Da",
					       "Du",  "La",  "Le",  "Lo",  "Van",  "Von",
					       "St",  "Al",  "El",  "Ben", "Fitz", "San",
					       "Ter", "Ver", "Des", "Dal", "Ap"};

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (str_eq(s, str_of(prefixes[i])))
			return true;
	return false;
}

static bool is_camel(struct str w)
{
	size_t i = 1;

	if (w.n < 6 || !ascii_upper(w.p[0]))
		return false;
	while (i < w.n && ascii_lowercase(w.p[i]))
		i++;
	return i > 2 && i + 2 <= w.n && ascii_upper(w.p[i]) &&
	       !is_prefix(str_sub(w, 0, i));
}

void lexical_count(const struct scene *s, uint32_t first, uint32_t end,
		   struct lexical *out)
{
	*out = (struct lexical){0};
	for (uint32_t i = first; i < end; i++) {
		const struct token *t = &s->doc->tok[i];
		uint64_t classes = scene_entry(s, i)->classes;

		out->hyphen = out->hyphen || (i > first && scene_punct(s, i, '-') &&
					      !scene_halves(s, i - 1));
		if (t->kind != TOKEN_WORD || t->shape == SHAPE_INITIAL)
			continue;
		if (t->shape == SHAPE_LOWER && !compound_tail(s, i, first)) {
			out->particle = out->particle || (classes & LEX_BIT(PARTICLE));
			continue;
		}
		if (out->words == 0)
			out->given_first = (classes & LEX_BITS_GIVEN) != 0;
		out->surname_last = (classes & LEX_BIT(SURNAME)) != 0;
		out->words++;
		out->upper += t->shape == SHAPE_UPPER;
		out->acro += t->shape == SHAPE_UPPER && t->end - t->start <= 4;
		if (t->shape == SHAPE_MIXED) {
			out->mixed_case = true;
			out->camel = out->camel || is_camel(doc_token(s->doc, i));
		}
		weigh_word(s, i, out);
	}
}

bool lexical_common(const struct lexicon_entry *e)
{
	return lexical_name_freq(e) + SMALL < e->freq[FREQ_WORD];
}

bool lexical_given(const struct lexicon_entry *e)
{
	int given = max3(e->freq[FREQ_GIVEN_M], e->freq[FREQ_GIVEN_F], 0);

	return given && given >= max3(e->freq[FREQ_SURNAME], e->freq[FREQ_WORD], 0);
}

bool lexical_widely(const struct lexicon_entry *e)
{
	return lexical_name_freq(e) >= WIDELY;
}

uint64_t lexical_whole(const struct scene *s, uint32_t first, uint32_t end)
{
	const struct phrase *p = scene_phrase_at(s, first);

	if (p && p->end == end)
		return scene_phrase_entry(s, p)->classes;
	return end == first + 1 || (end == first + 3 && scene_halves(s, first))
		       ? scene_entry(s, first)->classes
		       : 0;
}

bool lexical_state_code(const struct scene *s, uint32_t end)
{
	return scene_punct(s, end, ',') &&
	       lexicon_has(scene_entry(s, end + 1), CUE_STATECODE) &&
	       s->doc->tok[end + 1].shape == SHAPE_UPPER;
}

bool lexical_town_state(const struct scene *s, uint32_t first, uint32_t end)
{
	uint64_t town = lexical_whole(s, first, end);

	return (town & LEX_BIT(CITY)) && !(town & LEX_BITS_NAME) &&
	       lexical_state_code(s, end);
}

bool lexical_small(const struct lexicon_entry *e)
{
	return (e->classes & LEX_BIT(FUNCTION)) && lexical_common(e);
}
