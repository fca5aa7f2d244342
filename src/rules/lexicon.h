/*
 * The words Lacuna knows, in one open-addressing table inside the pack image: looked up
 * once a word. An entry says which classes a word (or phrase) belongs to and how often it
 * is which; what follows from that is for find/ to weigh. Words of which the same is
 * known share one entry: there are twenty times as many words as entries.
 *
 * A key is compared as its tokens: words and numbers lower-cased, joined by token_mix,
 * with the characters of LEXICON_GLUE between them ignored, so "st. john's" and "St
 * John's" are one key.
 */
#ifndef RULES_LEXICON_H
#define RULES_LEXICON_H

#include "../text/doc.h"

#define LEXICON_GLUE "-.&'/"

/* clang-format off */
/* Every class a lexicon file may name in its "# lexicon:" line. A new class is a new row. */
#define LEXICON_CLASSES(X) \
	X(SURNAME, "surname") X(GIVEN_M, "given_m") X(GIVEN_F, "given_f") X(WORD, "word") \
	X(PROPERWORD, "properword") X(MEDWORD, "medword") X(CITY, "city") X(COUNTY, "county") \
	X(STATE, "state") X(COUNTRY, "country") X(DEMONYM, "demonym") X(EMPLOYER, "employer") \
	X(HEALTHORG, "healthorg") X(INSURER, "insurer") X(UR, "ur") X(OCCUPATION, "occupation") \
	X(OCCHEAD, "occhead") X(SPECIALTY, "specialty") X(DRUG, "drug") X(DEVICE, "device") \
	X(EPONYM, "eponym") X(GUIDELINE, "guideline") X(ACRONYM, "acronym") \
	X(CREDENTIAL, "credential") X(TITLE, "title") X(LEGALFORM, "legalform") \
	X(ORGHEAD, "orghead") X(STREETSUFFIX, "streetsuffix") X(MONTH, "month") \
	X(WEEKDAY, "weekday") X(NUMWORD, "numword") X(ROLE, "role") X(SAYVERB, "sayverb") \
	X(MASKWORD, "maskword") X(TESTNOUN, "testnoun") \
	X(AGENTCUE, "agentcue") X(PLACECUE, "placecue") X(WORKCUE, "workcue") \
	X(WORKVERB, "workverb") X(ORGROLE, "orgrole") X(KIN, "kin") X(FUNCTION, "function") \
	X(TASKNOUN, "tasknoun") X(PARTICLE, "particle") X(NAMESUFFIX, "namesuffix") \
	X(ORGOF, "orgof") X(JOBCUE, "jobcue") X(JOBSKIP, "jobskip") X(SLOT, "slot") \
	X(WEAKSLOT, "weakslot") X(CUE, "cue") X(PREDICATE, "predicate")

/* clang-format on */
enum lexicon_class {
#define X(name, text) LEX_##name,
	LEXICON_CLASSES(X)
#undef X
		LEX_CLASSES
};

/* clang-format off */
/* Small sets of words that detectors ask for by name; their members are data (cue.tsv). */
#define LEXICON_CUES(X) \
	X(ADVERB, "adverb") X(AUX, "aux") X(NOT, "not") X(TESTSKIP, "test-skip") \
	X(CITE, "cite") X(ETAL, "et-al") X(OF, "of") X(THE, "the") X(NO, "no") \
	X(AT, "at") X(FOR, "for") X(BY, "by") X(AS, "as") X(AND, "and") \
	X(NUMBERED, "numbered") X(NAMED, "named") X(EMPLOYEE, "employee") \
	X(ORGVERB, "org-verb") X(BYPER, "by-per") X(WHERE, "where") \
	X(ORGCUE, "org-cue") X(LAWYER, "lawyer") X(INNEAR, "in-near") \
	X(COUNTY, "county") X(JOBSTOP, "job-stop") X(AGEWORD, "age-word") \
	X(SUBJECT, "subject") X(PERSONROLE, "person-role") X(ARTICLE, "article") \
	X(ISVERB, "is-verb") X(BYNAME, "by-name") \
	X(PURETITLE, "pure-title") X(ANDOR, "and-or") X(PLURALTITLE, "plural-title") X(CALLED, "called") \
	X(OLD, "old") X(JOBWORKER, "job-worker") X(VAGUEHEAD, "vague-head") \
	X(JOBNOUN, "job-noun") X(INSTITUTION, "institution") X(YEARS, "years") \
	X(CODE, "code") X(SEAM, "seam") X(STUDY, "study") X(LAWFORM, "law-form") \
	X(SERVICES, "services") X(SENT, "sent") X(TO, "to") \
	X(MEMBER, "member") X(SOCIETY, "society") X(STEM, "stem") \
	X(IMPERATIVE, "imperative") X(DOCUMENT, "document") X(PLACEHOLDER, "placeholder") \
	X(CUTLEFT, "cut-left") X(ATTRIBUTE, "attribute") X(CARE, "care") \
	X(INSURE, "insure") X(INSTRUMENT, "instrument") X(SECONDHEAD, "second-head")

/* The same, but asked for one at a time (lexicon_has): one a line, in order. */
#define LEXICON_CUES_ALONE(X) \
	X(ABSENT, "absent") \
	X(AGED, "aged") \
	X(ASKED, "asked") \
	X(BODILY, "before-aged-noun") \
	X(BOOK, "book") \
	X(BUREAU, "bureau") \
	X(BYTRADE, "by-trade") \
	X(CARECHAIN, "care-chain") \
	X(CASETHING, "case-thing") \
	X(CHANGED, "changed") \
	X(CHATLABEL, "chat-label") \
	X(CHATROLE, "chat-role") \
	X(CHILD, "child") \
	X(CITING, "citing") \
	X(CLOSING, "closing") \
	X(COLLEAGUE, "colleague") \
	X(COLUMN, "column") \
	X(COLUMNDATE, "column-date") \
	X(COLUMNGIVEN, "column-given") \
	X(COLUMNHEAD, "column-head") \
	X(COLUMNNUMBER, "column-number") \
	X(COLUMNPERSON, "column-person") \
	X(COLUMNPHONE, "column-phone") \
	X(COLUMNSURNAME, "column-surname") \
	X(DATEDEVENT, "dated-event") \
	X(DATEDWORD, "dated-word") \
	X(DATELABEL, "date-label") \
	X(DECIDED, "decided") \
	X(DEGREE, "doctor-degree") \
	X(DEPARTMENT, "department") \
	X(DESK, "desk-credential") \
	X(DIAGNOSIS, "diagnosis") \
	X(DICTATED, "dictated") \
	X(DIVISION, "division") \
	X(DOCTORATE, "doctorate-of") \
	X(DOSED, "dosed") \
	X(DOSEDFIRST, "dosed-first") \
	X(DOSEDFOR, "dosed-for") \
	X(DOSEDFROM, "dosed-from") \
	X(DOSEDNOW, "dosed-now") \
	X(DOSEDON, "dosed-on") \
	X(DOSEDSO, "dosed-so") \
	X(DOSEDTO, "dosed-to") \
	X(DOSEOF, "dose-of") \
	X(DWELLING, "dwelling") \
	X(EDITION, "edition") \
	X(EDITOR, "editor") \
	X(EVENTDECIDED, "event-decided") \
	X(EVENTPAPER, "event-paper") \
	X(FIELD, "field") \
	X(FILM, "film") \
	X(FIRMVERB, "firm-verb") \
	X(FORMBLANK, "form-blank") \
	X(FORMITEM, "form-item") \
	X(FOUND, "found-so") \
	X(GREETING, "greeting") \
	X(HEADING, "heading") \
	X(HIRED, "hired") \
	X(HIREDAS, "hired-on") \
	X(INTERPRETER, "interpreter") \
	X(JOBLABEL, "job-label") \
	X(JOBOF, "job-of") \
	X(JOURNAL, "journal-after") \
	X(LABELLED, "labelled") \
	X(LABELLING, "labelling") \
	X(LABELSHORT, "label-short") \
	X(LANDFORM, "town-word") \
	X(LEFTJOB, "left-job") \
	X(LINE, "line") \
	X(LOOKEDAT, "looked-at") \
	X(MADE, "made-by") \
	X(MAKER, "drug-maker") \
	X(MAKES, "makes") \
	X(MEASURE, "measure") \
	X(NAMELABEL, "name-label") \
	X(NOSEEN, "no-exam") \
	X(NOVALUE, "no-value") \
	X(OTHERTITLE, "title-or-other") \
	X(OWNPAPER, "own-paper") \
	X(PAPER, "paper") \
	X(PAPERNUMBER, "paper-number") \
	X(PAPEROF, "paper-of") \
	X(PAPERVERB, "paper-verb") \
	X(PARTICIPLE, "participle") \
	X(PARTY, "party") \
	X(PARTYSHORT, "party-short") \
	X(PASTALIKE, "past-alike") \
	X(PASTNOUN, "past-and-noun") \
	X(PASTONLY, "past-only") \
	X(POSTAL, "postal") \
	X(PREFIX, "prefix") \
	X(PUTON, "put-on") \
	X(QUALITY, "quality") \
	X(REDACTED, "redacted") \
	X(RELIEVES, "relieves") \
	X(REPORTED, "reported") \
	X(RESEARCH, "research") \
	X(ROLENOUN, "role-noun") \
	X(RULED, "ruled") \
	X(SCALE, "scale") \
	X(SECTION, "section") \
	X(SEX, "sex") \
	X(SEXORHAND, "sex-or-hand") \
	X(SHORTDOCTOR, "short-doctor") \
	X(SHORTLAWYER, "short-lawyer") \
	X(SHORTOTHER, "short-other") \
	X(SHORTPATIENT, "short-patient") \
	X(SHOWNAS, "shown-as") \
	X(SIDE, "side") \
	X(SIGNED, "signed") \
	X(SITE, "site") \
	X(SIZE, "size") \
	X(SPANS, "spans") \
	X(STATECODE, "state-code") \
	X(STUDIED, "studied") \
	X(STUDYGROUP, "study-group") \
	X(SUFFERED, "suffered") \
	X(TIMEADVERB, "time-adverb") \
	X(TIMEPREFIX, "time-prefix") \
	X(TIMEUNIT, "time-unit") \
	X(TOLD, "told") \
	X(UNREADABLE, "unreadable") \
	X(WHEREABOUTS, "whereabouts") \
	X(WORKERVERB, "worker-verb")

/* clang-format on */
enum lexicon_cue {
#define X(name, text) CUE_##name,
	LEXICON_CUES(X) LEX_CUES_TOGETHER,
	LEX_CUES_BEFORE = 63,
	LEXICON_CUES_ALONE(X) LEX_CUES
#undef X
};

#define LEX_ALONE_WORDS ((LEX_CUES - 1) / 64)

#define CUE_BIT(name) (UINT64_C(1) << CUE_##name)

#define LEX_BIT(name) (UINT64_C(1) << LEX_##name)
#define LEX_BITS_GIVEN (LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F))
#define LEX_BITS_NAME (LEX_BIT(SURNAME) | LEX_BITS_GIVEN)

/* How often, as lexicon_entry.freq has it: 0 unknown, else 1 + 8 * log2(1000 * per
 * million), at most 255. */
enum lexicon_freq { FREQ_SURNAME, FREQ_GIVEN_M, FREQ_GIVEN_F, FREQ_WORD, FREQS };

/* What an organisation's last word or a role makes of the words around it. */
enum lexicon_kind {
	KIND_NONE,
	KIND_EMPLOYER,
	KIND_HOSPITAL,
	KIND_INSURER,
	KIND_UR,
	KIND_LAWFIRM,
	KIND_SCHOOL,
	KIND_PATIENT,
	KIND_DOCTOR,
	KIND_ATTORNEY,
	KIND_OTHER,
};

/* What an earlier redaction took away, by the words around the hole or in the mask. */
enum lexicon_gap {
	LEXICON_GAP_NONE,
	LEXICON_GAP_NAME,
	LEXICON_GAP_EMPLOYER,
	LEXICON_GAP_DATE,
	LEXICON_GAP_AGE,
	LEXICON_GAP_ID,
	LEXICON_GAP_ORGANIZATION,
	LEXICON_GAP_LOCATION,
	LEXICON_GAP_CONTACT,
	LEXICON_GAP_UNKNOWN,
	LEXICON_GAPS
};

/* Their names in lexicons and in the types of GAP; "" for NONE. */
extern const char *const lexicon_gap_names[LEXICON_GAPS];
/* The kind of that name, or LEXICON_GAP_NONE. */
uint8_t lexicon_gap_named(struct str name);

struct lexicon_entry {
	uint64_t classes;		 /* bits of enum lexicon_class */
	uint64_t cues;			 /* bits of LEXICON_CUES */
	uint64_t alone[LEX_ALONE_WORDS]; /* bits of LEXICON_CUES_ALONE, from 64 on */
	uint16_t value; /* month 1-12, weekday 0-6 (Sunday 0), number word, state index */
	uint16_t trigger;   /* rules to try at this word, 0 none */
	uint8_t slot;	    /* enum lexicon_gap; second column of slot and weakslot */
	uint8_t mask;	    /* enum lexicon_gap; second column of maskword */
	uint8_t words;	    /* words in the key */
	uint8_t phrase_max; /* words of the longest phrase beginning with this; 0 none */
	uint8_t freq[FREQS];
	uint8_t cap;	   /* how often written with a capital in running text, 0-255 */
	uint8_t org_kind;  /* enum lexicon_kind; second column of orghead and orgrole */
	uint8_t role_kind; /* enum lexicon_kind; second column of role, kin and title */
	uint8_t unused;
};

static inline bool lexicon_has(const struct lexicon_entry *e, enum lexicon_cue alone)
{
	return e->alone[alone / 64 - 1] >> alone % 64 & 1;
}

/*
 * A slot is 0 or all there is of a key: where its bytes (words joined by one blank) lie
 * among the keys, how many there are, its entry, and the lower bits of its hash, whose
 * upper bits tell where it is looked for first. So a miss touches nothing else.
 */
#define LEXICON_KEY_BITS 22
#define LEXICON_LEN_BITS 8
#define LEXICON_ENTRY_BITS 15
#define LEXICON_LEN_SHIFT LEXICON_KEY_BITS
#define LEXICON_ENTRY_SHIFT (LEXICON_LEN_SHIFT + LEXICON_LEN_BITS)
#define LEXICON_HASH_SHIFT (LEXICON_ENTRY_SHIFT + LEXICON_ENTRY_BITS)
#define LEXICON_BITS(slot, from, n) \
	((uint32_t)((slot) >> (from)) & ((UINT32_C(1) << (n)) - 1))

static inline uint32_t lexicon_slot_key(uint64_t slot)
{
	return LEXICON_BITS(slot, 0, LEXICON_KEY_BITS);
}

static inline uint32_t lexicon_slot_len(uint64_t slot)
{
	return LEXICON_BITS(slot, LEXICON_LEN_SHIFT, LEXICON_LEN_BITS);
}

static inline uint16_t lexicon_slot_entry(uint64_t slot)
{
	return (uint16_t)LEXICON_BITS(slot, LEXICON_ENTRY_SHIFT, LEXICON_ENTRY_BITS);
}

/* After the slots where keys are looked for first: room for those of the last that are
 * taken. The very last is 0: a search ends there. */
#define LEXICON_SPILL 256

/* The slot of so many where a key of that hash is looked for first. */
static inline uint32_t lexicon_home(uint32_t hash, uint32_t homes)
{
	return (uint32_t)((uint64_t)hash * homes >> 32);
}

/* token_hash of "s": the possessive as a word of a phrase ("adson's test" has three). */
#define LEXICON_POSS_HASH UINT32_C(0x1c38c54d)

struct lexicon {
	const struct lexicon_entry *entries; /* entries[0] is all zeros: not known */
	const uint64_t *slots;		     /* homes of them, and LEXICON_SPILL */
	uint32_t homes;
	const uint64_t *phrases; /* a bit for each hash of a phrase or beginning of one */
	uint32_t phrase_mask;	 /* the number of bits, a power of two, less one */
	const unsigned char *keys;
};

/* The entry of a word or number token; &entries[0] when there is none. Never NULL.
 * Classes are 0 for a word that is there only because it begins a phrase or triggers a
 * rule. */
const struct lexicon_entry *lexicon_word(const struct lexicon *lex, const struct doc *doc,
					 uint32_t token);
/* The index of every word's entry, 0 for other tokens, ntok of them: lexicon_word for a
 * whole letter. */
void lexicon_words(const struct lexicon *lex, const struct doc *doc, uint16_t *index);
/* May a phrase begin at the token, whose entry says that some do? Most words are followed
 * by one that goes on with none, and one bit tells. */
static inline bool lexicon_may_phrase(const struct lexicon *lex, const struct token *t)
{
	uint32_t bit = token_mix(t[0].hash, t[1].hash) & lex->phrase_mask;

	if ((t[1].kind != TOKEN_WORD && t[1].kind != TOKEN_NUMBER) ||
	    (t[1].gap & GAP_NEWLINES))
		return true;
	return lex->phrases[bit / 64] >> bit % 64 & 1;
}
/* The longest phrase of two words or more starting at token (whose own entry is first);
 * *end is the token after it. &entries[0] when there is none. Phrases do not cross a
 * paragraph. */
const struct lexicon_entry *lexicon_phrase(const struct lexicon *lex,
					   const struct doc *doc, uint32_t token,
					   const struct lexicon_entry *first,
					   uint32_t *end);
/* The entry of a lower-case key given as text ("st. john's"), a word or a phrase;
 * &entries[0] when there is none. */
const struct lexicon_entry *lexicon_key(const struct lexicon *lex, struct str key);
const char *lexicon_class_name(enum lexicon_class c);
/* The class of that name, or -1. */
int lexicon_class_find(struct str name);

#endif
