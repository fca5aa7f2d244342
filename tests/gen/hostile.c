/* Pathological letters. Given a shape and a size, promises that much text of that shape,
 * valid UTF-8 and without NUL. They are for timing: nothing in them is annotated. */
#include "hostile.h"

struct shape {
	const char *name;
	const char *const *parts; /* repeated in random order, ended by NULL */
	unsigned line;		  /* bytes of a line; 0: one line */
};

static const char *const titles[] = {"Dr. ",	  "Dr. Dr. ", "Drs. ", "Mr. ",
				     "Mrs. Dr. ", "M.D., ",   NULL};
static const char *const opens[] = {"[", "(",  "{",	     "[(",	   "((",
				    "<", "\"", "[REDACTED ", "(Employer ", NULL};
static const char *const capitals[] = {"ALPHA ", "Beta ", "GAMMA-", "Delta", "EPSILON'S ",
				       "Zeta. ", "Eta, ", "McA",    "O'",    NULL};
static const char *const digits[] = {"1/", "12/", "3-", "2012", "/",	  "-",
				     "10", "5/5", "0",	".",	"31/12/", NULL};
static const char *const months[] = {
	"May ",	 "May, ", "March of ", "March 3",	  ", ", "2012",
	"20123", "of ",	  "\n",	       "June 4, 11 and ", NULL};
static const char *const blanks[] = {" ",     "  ", "        ", "\n",	" \n", "\t",
				     " \n\n", "\f", "by  ",	", , ", NULL};
static const char *const labels[] = {"Claim Number:", "Employee:",     " ",  "DOB:", "\n",
				     "Phone:",	      "Case Number: ", "::", NULL};
static const char *const scores[] = {"_",     "__", "____ ", "X",   "XX/",
				     "XXXX ", "#",  "*",     "** ", NULL};
static const char *const commas[] = {"Lee, ", "Ng, ", "and ",	  "Oh and ", ", ",
				     "& ",    "; ",   "et al., ", NULL};
static const char *const joined[] = {"a@", "b.", "c.example", "www.", "http://",
				     "x",  ".",	 "@",	      "%40",  NULL};
static const char *const utf8[] = {"\xc3\xa9",
				   "\xe2\x80\x99",
				   "e\xcc\x81",
				   "\xc2\xa0",
				   "\xe2\x80\x91",
				   "\xef\xac\x81",
				   "\xe2\x96\x88",
				   "\xf0\x9f\x99\x82",
				   "\xc2\xad",
				   "\xe2\x80\x8b",
				   "a",
				   " ",
				   NULL};
static const char *const doses[] = {"320.5/30/16mg", "10/325", "mg ",	   "#60 ",
				    "L4-5 ",	     "5-/5 ",  "7/10 to ", "12-8 ",
				    "Table ",	     NULL};
static const char *const same_a[] = {"a", NULL};
static const char *const same_cap[] = {"A", NULL};
static const char *const same_digit[] = {"7", NULL};
static const char *const hyphens[] = {"Smith-", "Jones-", "de ",  "la ",
				      "van ",	"der ",	  "von-", NULL};
static const char *const claims[] = {"Claim Number: 06-", "8", "31", "4", "07",
				     "-C\nClaim Number: 06-", NULL};
static const char *const persons[] = {"Dr. Xa", "ro", "ki", "ne", "tul", " saw. Dr. Xo",
				      NULL};

static const struct shape shapes[] = {
	{"titles", titles, 100},
	{"titles-line", titles, 0},
	{"open-brackets", opens, 0},
	{"capitals", capitals, 0},
	{"capitals-wrapped", capitals, 98},
	{"digits", digits, 0},
	{"months", months, 0},
	{"blanks", blanks, 0},
	{"labels", labels, 0},
	{"masks", scores, 0},
	{"name-lists", commas, 0},
	{"mail-like", joined, 0},
	{"utf8", utf8, 0},
	{"doses", doses, 0},
	{"one-letter", same_a, 0},
	{"one-capital", same_cap, 0},
	{"one-digit", same_digit, 0},
	{"hyphens", hyphens, 0},
	{"many-claims", claims, 0},
	{"many-persons", persons, 0},
};
enum { NSHAPES = sizeof shapes / sizeof *shapes };

const char *hostile_name(unsigned which)
{
	return shapes[which % NSHAPES].name;
}

void hostile_write(struct buf *out, struct rng *r, unsigned which, size_t n)
{
	const struct shape *s = &shapes[which % NSHAPES];
	size_t end = out->n + n, line = out->n;
	unsigned count = 0;

	while (s->parts[count] != NULL)
		count++;
	while (out->n < end) {
		buf_cstr(out, s->parts[rng_below(r, count)]);
		if (s->line > 0 && out->n - line >= s->line) {
			buf_put(out, '\n');
			line = out->n;
		}
	}
}
