/*
 * Given: the columns of one row. Promises: the same entry whatever order rows come in, or
 * what is wrong. A class without a row in the table has columns for people only.
 */
#include "pack_columns.h"

#include "pack_decimal.h"

struct rule {
	int class;
	const char *(*apply)(struct pack_word *word, const struct rule *rule,
			     struct str columns);
	int arg;
};

/* Occurrences per million, and for words how often they are capitalised. */
static const char *apply_freq(struct pack_word *word, const struct rule *rule,
			      struct str columns)
{
	struct str million = str_cut(&columns, '\t');
	uint8_t *freq = &word->entry.freq[rule->arg];
	double number = 0, share = 0;
	uint8_t level, cap;

	if (million.n && !pack_decimal(million, &number))
		return "has a frequency that is no number";
	level = pack_decimal_freq(number);
	if (level > *freq)
		*freq = level;
	if (rule->arg != FREQ_WORD || !columns.n)
		return NULL;
	if (!pack_decimal(columns, &share) || share > 1)
		return "has a share of capitals that is not 0 to 1";
	cap = (uint8_t)(share * 255 + 0.5);
	if (cap > word->entry.cap)
		word->entry.cap = cap;
	return NULL;
}

static const char *apply_value(struct pack_word *word, const struct rule *rule,
			       struct str columns)
{
	uint64_t number;

	if (!str_number(str_cut(&columns, '\t'), (uint64_t)rule->arg, &number))
		return "has no number in range in its second column";
	if (word->valued && word->entry.value != number)
		return "has another value in another row";
	word->entry.value = (uint16_t)number;
	word->valued = true;
	return NULL;
}

/* The value is given when all states are known. */
static const char *apply_state(struct pack_word *word, const struct rule *rule,
			       struct str columns)
{
	(void)rule;
	if (str_cut(&columns, '\t').n != 2)
		return "has no postal code in its second column";
	if (word->valued)
		return "is there twice or has another value in another row";
	word->valued = true;
	return NULL;
}

static int kind_of(struct str name)
{
	static const char *const names[] = {
		[KIND_EMPLOYER] = "employer", [KIND_HOSPITAL] = "hospital",
		[KIND_INSURER] = "insurer",   [KIND_UR] = "ur",
		[KIND_LAWFIRM] = "lawfirm",   [KIND_SCHOOL] = "school",
		[KIND_PATIENT] = "patient",   [KIND_DOCTOR] = "doctor",
		[KIND_ATTORNEY] = "attorney", [KIND_OTHER] = "other",
	};

	for (int k = KIND_NONE + 1; k <= KIND_OTHER; k++)
		if (str_eq(name, str_of(names[k])))
			return k;
	return KIND_NONE;
}

/* Where two classes give a kind the first one of the table wins. */
static const char *keep_kind(uint8_t *kind, uint8_t *from, int found,
			     const struct rule *rule)
{
	if (*from && *from < rule->arg)
		return NULL;
	if (*from == rule->arg && *kind != found)
		return "has another kind in another row";
	*kind = (uint8_t)found;
	*from = (uint8_t)rule->arg;
	return NULL;
}

static const char *apply_org(struct pack_word *word, const struct rule *rule,
			     struct str columns)
{
	int kind = kind_of(str_cut(&columns, '\t'));

	if (kind == KIND_NONE || (kind > KIND_SCHOOL && kind != KIND_OTHER))
		return "has no kind of organisation in its second column";
	return keep_kind(&word->entry.org_kind, &word->org_class, kind, rule);
}

static const char *apply_role(struct pack_word *word, const struct rule *rule,
			      struct str columns)
{
	int kind = kind_of(str_cut(&columns, '\t'));

	if (kind < KIND_PATIENT)
		return "has no kind of person in its second column";
	return keep_kind(&word->entry.role_kind, &word->role_class, kind, rule);
}

/* A title may say whose it is. */
static const char *apply_title(struct pack_word *word, const struct rule *rule,
			       struct str columns)
{
	return columns.n ? apply_role(word, rule, columns) : NULL;
}

/* What kind of value a slot's hole or a mask's word stands for. */
static const char *apply_slot(struct pack_word *word, const struct rule *rule,
			      struct str columns)
{
	uint8_t kind = lexicon_gap_named(str_cut(&columns, '\t'));
	uint8_t *to = rule->arg ? &word->entry.slot : &word->entry.mask;

	if (!kind)
		return "has no kind of gap in its second column";
	if (*to && *to != kind)
		return "has another kind of gap in another row";
	*to = kind;
	return NULL;
}

/* The sets of words this one is in. */
static const char *apply_cue(struct pack_word *word, const struct rule *rule,
			     struct str columns)
{
#define X(name, text) [CUE_##name] = (text),
	static const char *const names[LEX_CUES] = {LEXICON_CUES(X)
							    LEXICON_CUES_ALONE(X)};
#undef X
	(void)rule;
	while (columns.n) {
		struct str name = str_cut(&columns, ' ');
		int k = 0;

		while (k < LEX_CUES && !(names[k] && str_eq(name, str_of(names[k]))))
			k++;
		if (k == LEX_CUES)
			return "names a cue that there is not";
		if (k < 64)
			word->entry.cues |= UINT64_C(1) << k;
		else
			word->entry.alone[k / 64 - 1] |= UINT64_C(1) << k % 64;
	}
	return NULL;
}

static const struct rule rules[] = {
	{LEX_SURNAME, apply_freq, FREQ_SURNAME},
	{LEX_GIVEN_M, apply_freq, FREQ_GIVEN_M},
	{LEX_GIVEN_F, apply_freq, FREQ_GIVEN_F},
	{LEX_WORD, apply_freq, FREQ_WORD},
	{LEX_MONTH, apply_value, 12},
	{LEX_WEEKDAY, apply_value, 6},
	{LEX_NUMWORD, apply_value, 60000},
	{LEX_STATE, apply_state, 0},
	{LEX_ORGHEAD, apply_org, 1},
	{LEX_ORGROLE, apply_org, 2},
	{LEX_ROLE, apply_role, 1},
	{LEX_KIN, apply_role, 2},
	{LEX_TITLE, apply_title, 3},
	{LEX_SLOT, apply_slot, 1},
	{LEX_WEAKSLOT, apply_slot, 1},
	{LEX_MASKWORD, apply_slot, 0},
	{LEX_CUE, apply_cue, 0},
};

const char *pack_columns_apply(struct pack_word *word, int class, struct str columns)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (rules[i].class == class)
			return rules[i].apply(word, &rules[i], columns);
	return NULL;
}
