/*
 * Given: folded text. Promises: to tell a misread 0 or 1 inside a word (Fernand0,
 * shou1der, MED1CAL) from a number beside one (L1, 5mg, PR2s), by the letters around it,
 * and where a letter so misread has letters in its numbers (2Ol3, ll/7/l3), the digits.
 * Must not: know any word, or touch what is not inside one or a number.
 */
#include "scan.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "../base/ascii.h"

#define MISREAD_MIN 2 /* words: one alone may be meant */
#define RUN 8	      /* letters looked at to either side */

struct letters {
	unsigned n;	/* letters in a row, RUN at most */
	unsigned upper; /* capitals among them */
	bool glued;	/* a digit stands behind them */
};

static struct letters letters_from(struct str s, size_t i, int step)
{
	struct letters l = {0};

	for (; i < s.n && ascii_alpha(s.p[i]) && l.n < RUN; i += (size_t)step, l.n++)
		l.upper += ascii_upper(s.p[i]);
	l.glued = i < s.n && ascii_digit(s.p[i]);
	return l;
}

/* Of the spine: L1FRACTURE lost a blank, K1RK is Kirk. */
static bool is_level(unsigned char c)
{
	return c == 'C' || c == 'T' || c == 'L' || c == 'S';
}

/* unti1, Apri1, gir1, tunne1, but visit1, Table1: may c be before the l that ends a word?
 */
static bool ends_in_l(unsigned char c, unsigned upper)
{
	return (c && strchr("aiourl", c)) || (c == 'e' && !upper);
}

/* The letter that the 0 or 1 at i stands for; 0 when it is a number. */
static unsigned char misread(struct str s, size_t i)
{
	struct letters a = letters_from(s, i - 1, -1), b = letters_from(s, i + 1, 1);
	bool zero = s.p[i] == '0', lower = !b.upper && a.upper <= 1;
	bool open = i + 1 == s.n || !ascii_alnum(s.p[i + 1]);
	bool begins = i == 0 || !ascii_alnum(s.p[i - 1]);

	if (a.n && b.n && a.upper == a.n && b.upper == b.n && b.n >= 2)
		return a.n + b.n >= 5 && !a.glued &&
				       (a.n >= 2 || zero || !is_level(s.p[i - 1]))
			       ? (zero ? 'O' : 'I')
			       : 0;
	if (a.n && b.n && lower && ascii_lowercase(s.p[i + 1]) && a.n >= 2)
		return zero ? 'o' : 'l'; /* Tramad0l, shou1der */
	if (!zero && a.n == 1 && a.upper == 1 && b.n >= 4 && !b.upper && !a.glued &&
	    !b.glued && !is_level(s.p[i - 1]))
		return 'i'; /* M1chelle */
	if (!zero && open && a.n >= 3 && a.upper <= 1 && !a.glued)
		return ends_in_l(s.p[i - 1], a.upper) ? 'l' : 0;
	if (!zero || a.glued || b.glued)
		return 0;
	if (a.n >= 4 && a.upper == a.n && b.n == 1 && b.upper == 1)
		return 'O'; /* OKAF0R */
	if (a.n == 1 && a.upper == 1 && b.n >= 3 && !b.upper)
		return 'o'; /* C0unty; S1radicular is a level */
	if (a.n >= 4 && (a.upper <= 1 || a.upper == a.n) && open)
		return a.upper == a.n ? 'O' : 'o'; /* Fernand0, ORTH0 */
	return begins && b.n >= 5 && (!b.upper || b.upper == b.n) ? 'O'
								  : 0; /* 0rtho; 0mg */
}

/* The first 0 or 1 at or after i, or s.n. */
static size_t next_digit(struct str s, size_t i)
{
#ifdef __SSE2__
	for (; s.n - i >= 16; i += 16) {
		__m128i b = _mm_loadu_si128((const __m128i *)(const void *)(s.p + i));
		int hits = _mm_movemask_epi8(
			_mm_or_si128(_mm_cmpeq_epi8(b, _mm_set1_epi8('0')),
				     _mm_cmpeq_epi8(b, _mm_set1_epi8('1'))));

		if (hits)
			return i + (size_t)__builtin_ctz((unsigned)hits);
	}
#endif
	while (i < s.n && s.p[i] != '0' && s.p[i] != '1')
		i++;
	return i;
}

/* A letter to one side at least: most digits have none. */
static bool beside_letter(struct str s, size_t i)
{
	return (i && ascii_alpha(s.p[i - 1])) || (i + 1 < s.n && ascii_alpha(s.p[i + 1]));
}

bool scan_misread(struct str text)
{
	unsigned found = 0;

	for (size_t i = next_digit(text, 0); i < text.n; i = next_digit(text, i + 1))
		if (beside_letter(text, i) && misread(text, i) && ++found >= MISREAD_MIN)
			return true;
	return false;
}

/* The digit that a letter of a misread number is; 0 for any other letter. */
static unsigned char digit_of(unsigned char c)
{
	return c == 'O' || c == 'o'   ? '0'
	       : c == 'l' || c == 'I' ? '1'
	       : c == 'Z'	      ? '2'
				      : 0;
}

/* The end of the digits, and of letters that may be digits, that begin at i; how many are
 * digits. Without one, letters that are others, too, are none. */
static size_t number_end(struct str s, size_t i, size_t *digits)
{
	bool other = false;

	for (*digits = 0; i < s.n && (ascii_digit(s.p[i]) || digit_of(s.p[i])); i++) {
		*digits += ascii_digit(s.p[i]);
		other = other || s.p[i] == 'o' || s.p[i] == 'Z';
	}
	return other && !*digits ? 0 : i;
}

static bool in_word(struct str s, size_t i)
{
	return i < s.n && (ascii_alnum(s.p[i]) || s.p[i] >= 0x80);
}

/* Is what joins at i the next part of a number: the 7 behind the l of l/7/l3? Not of
 * I-80. */
static bool joins_number(struct str s, size_t first, size_t i)
{
	size_t digits, end;

	if (i + 1 >= s.n || !(s.p[i] == '/' || s.p[i] == '-') ||
	    (i == first + 1 && s.p[first] == 'I'))
		return false;
	end = number_end(s, i + 1, &digits);
	return digits && !in_word(s, end);
}

static bool in_brackets(struct str s, size_t i, size_t end)
{
	return i && end < s.n && s.p[i] == 'l' && s.p[i - 1] == '(' && s.p[end] == ')';
}

/* l2/O3/2Ol3, ll-29-l3, lO7 Vance Ave., at 5l: the digits of numbers, of which one at
 * least was read. */
static void mend_numbers(unsigned char *p, struct str s)
{
	size_t digits, end;
	bool joined = false; /* to a number before */

	for (size_t i = 0; i<s.n; i = end> i ? end : i + 1) {
		end = number_end(s, i, &digits);
		if (end <= i || in_word(s, end) || (i && in_word(s, i - 1))) {
			joined = joined && (s.p[i] == '/' || s.p[i] == '-');
			end = end < i ? i : end;
			while (end > i && in_word(s, end))
				end++;
			continue;
		}
		joined = digits || joined || joins_number(s, i, end) ||
			 (end == i + 2 && in_brackets(s, i, end)); /* Ana (ll) */
		for (size_t k = i; joined && k < end; k++)
			p[k] = digit_of(p[k]) ? digit_of(p[k]) : p[k];
	}
}

void scan_mend(unsigned char *p, size_t n)
{
	struct str s = str_from(p, n);

	for (size_t i = next_digit(s, 0); i < n; i = next_digit(s, i + 1)) {
		unsigned char c = beside_letter(s, i) ? misread(s, i) : 0;

		p[i] = c ? c : p[i];
	}
	mend_numbers(p, s);
	/* TREATlNG, forkIift: the letter that looks like one of the other case. */
	for (size_t i = 2; i + 2 < n; i++)
		if (p[i] == 'l' && ascii_upper(p[i - 1]) && ascii_upper(p[i + 1]) &&
		    ascii_upper(p[i - 2]) && ascii_upper(p[i + 2]))
			p[i] = 'I';
		else if (p[i] == 'I' && ascii_lowercase(p[i - 1]) &&
			 ascii_lowercase(p[i - 2]) && ascii_lowercase(p[i + 1]))
			p[i] = 'l';
}
