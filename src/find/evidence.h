/*
 * The pieces of evidence each model weighs. Names are what weights.tsv and --explain use;
 * a piece is one bit of finding.evidence, in the order of its list.
 */
#ifndef FIND_EVIDENCE_H
#define FIND_EVIDENCE_H

#include <stdint.h>

/* clang-format off */
#define EVIDENCE_PERSON(X) \
	X(P_BIAS, "bias") \
	X(P_TITLE, "title") X(P_TITLE_LIST, "title-list") X(P_CREDENTIAL, "credential") \
	X(P_ROLE_BEFORE, "role-before") X(P_ROLE_COMMA, "role-comma") \
	X(P_ROLE_AFTER, "role-after") X(P_KIN, "kin") \
	X(P_SAY_AFTER, "say-after") X(P_AUX_AFTER, "aux-after") X(P_SAY_BEFORE, "say-before") \
	X(P_BY, "by") X(P_AGENT, "agent") X(P_POSS_TASK, "possessive-task") X(P_POSS, "possessive") \
	X(P_LIST, "list-neighbour") X(P_LABEL, "label") X(P_ALONE, "line-alone") \
	X(P_GIVEN_FIRST, "given-first") X(P_FIRST_MI_LAST, "first-mi-last") \
	X(P_INITIAL_LAST, "initial-last") X(P_NICKNAME, "nickname") X(P_SUFFIX, "suffix") \
	X(P_LAST_FIRST, "last-first") X(P_HYPHEN, "hyphenated") X(P_PARTICLE, "particle") \
	X(P_NAME_WORDS, "name-words") X(P_SURNAME_LAST, "surname-last") \
	X(P_MIXED_WORDS, "mixed-words") X(P_PLAIN_WORDS, "plain-words") \
	X(P_UNKNOWN_WORD, "unknown-word") X(P_GIVEN_ALONE, "given-alone") \
	X(P_MID_CAP, "mid-capital") X(P_START, "sentence-start") X(P_CAPS, "in-capitals") \
	X(P_TITLED, "title-line") X(P_UPPER, "upper-case") X(P_THREE, "three-words") \
	X(P_FOUR, "four-words") X(P_TEST_AFTER, "test-after") X(P_NUMBER_AFTER, "number-after") \
	X(P_EPONYM, "eponym") X(P_MEDICAL, "medical-word") X(P_CITED, "guideline-zone") \
	X(P_PLACE_CUE, "place-cue") X(P_CITY, "city") X(P_ORG_CUE, "org-cue") \
	X(P_NOUN_AFTER, "noun-after") X(P_HEADER, "header-zone") \
	X(P_ACRO, "short-capitals") X(P_COLON, "colon-after") X(P_YEAR_AFTER, "year-after") \
	X(P_VERB_AFTER, "verb-after") X(P_UNSUPPORTED, "unsupported") \
	X(P_BARE, "no-cue") X(P_TERMS, "among-terms") X(P_STUDY, "among-studies") \
	X(P_NOBODY, "nobody-named") X(P_ARTICLE, "article-before") X(P_CAMEL, "camel-case") \
	X(P_SLOT, "name-slot") X(P_FIRM, "known-firm")

#define EVIDENCE_ORG(X) \
	X(O_BIAS, "bias") \
	X(O_HEAD_LAST, "head-last") X(O_HEAD_INSIDE, "head-inside") X(O_LEGAL, "legal-form") \
	X(O_KNOWN, "known-brand") X(O_AMPERSAND, "ampersand") X(O_OF, "of-form") \
	X(O_ROLE_BEFORE, "role-before") X(O_ROLE_IS, "role-is") X(O_WORK_BEFORE, "work-before") \
	X(O_AT, "at") X(O_FOR, "for") X(O_BY, "by") X(O_EMPLOYEE_AFTER, "employee-after") \
	X(O_ORG_VERB, "org-verb") X(O_LABEL, "label") X(O_WORDS, "plain-words") \
	X(O_TWO, "two-words") X(O_THREE, "three-words") X(O_UPPER, "upper-case") \
	X(O_UNKNOWN, "unknown-word") X(O_MIXED_CASE, "mixed-case") \
	X(O_GIVEN_FIRST, "given-first") X(O_PERSON_CUE, "person-cue") \
	X(O_MID_CAP, "mid-capital") X(O_START, "sentence-start") X(O_CAPS, "in-capitals") \
	X(O_TITLED, "title-line") X(O_TEST_AFTER, "test-after") X(O_NUMBER_AFTER, "number-after") \
	X(O_MEDICAL, "medical-word") X(O_CITED, "guideline-zone") X(O_POSS, "possessive") \
	X(O_CITY, "city") X(O_ACRONYM, "acronym") X(O_HEAD_ALONE, "head-alone") \
	X(O_THE, "the-before") X(O_HEADER, "header-zone") X(O_EPONYM, "eponym") \
	X(O_COLON, "colon-after") X(O_YEAR_AFTER, "year-after") \
	X(O_HEAD_FIRST, "head-first") X(O_BARE, "no-cue") \
	X(O_PLAIN, "all-plain") X(O_PLAIN_BARE, "all-plain-no-cue") \
	X(O_TERMS, "among-terms") X(O_STUDY, "among-studies") \
	X(O_NOBODY, "nobody-named") X(O_ARTICLE, "article-before") X(O_CAMEL, "camel-case") \
	X(O_PLACED, "placed")

#define EVIDENCE_PLACE(X) \
	X(L_BIAS, "bias") \
	X(L_CITY, "city") X(L_CITY_COMMON, "city-common") X(L_IN, "in") X(L_CUE, "place-cue") \
	X(L_STATE_AFTER, "state-after") X(L_LIVES, "lives") X(L_LIST, "list-neighbour") \
	X(L_COUNTRY, "country") X(L_COUNTY, "county") X(L_UNKNOWN, "unknown-word") \
	X(L_PLAIN, "plain-word") X(L_SURNAME, "surname") X(L_GIVEN_FIRST, "given-first") \
	X(L_PERSON_CUE, "person-cue") X(L_MID_CAP, "mid-capital") X(L_START, "sentence-start") \
	X(L_CAPS, "in-capitals") X(L_TITLED, "title-line") X(L_TEST_AFTER, "test-after") \
	X(L_CITED, "guideline-zone") X(L_SAY_AFTER, "say-after") X(L_POSS, "possessive") \
	X(L_ORG_AFTER, "org-after") X(L_MEDICAL, "medical-word") X(L_TWO, "two-words") \
	X(L_COLON, "colon-after") X(L_YEAR_AFTER, "year-after") \
	X(L_BARE, "no-cue") X(L_NOBODY, "nobody-named")
/* clang-format on */

#define X(name, text) EV_##name,
enum evidence_person { EVIDENCE_PERSON(X) EV_PERSON_N };
enum evidence_org { EVIDENCE_ORG(X) EV_ORG_N };
enum evidence_place { EVIDENCE_PLACE(X) EV_PLACE_N };
#undef X

#define EV(name) (UINT64_C(1) << EV_##name)

/* A title or a degree; that, or a role in front. */
#define EV_TITLED (EV(P_TITLE) | EV(P_TITLE_LIST) | EV(P_CREDENTIAL))
#define EV_CALLED (EV_TITLED | EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA))

#endif
