/*
 * Given: folded text. Promises: to tell a misread 0 or 1 inside a word (Fernand0,
 * shou1der, MED1CAL) from a number beside one (L1, 5mg, PR2s), by the letters around it.
 * Must not: know any word, or touch what is not inside one.
 */
#include "scan.h"

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
	if (!zero || a.glued || b.glued)
		return 0;
	if (a.n >= 4 && a.upper == a.n && b.n == 1 && b.upper == 1)
		return 'O'; /* OKAF0R */
	if (a.n == 1 && a.upper == 1 && b.n >= 3 && !b.upper)
		return 'o'; /* C0unty; S1radicular is a level */
	if (a.n >= 4 && (a.upper <= 1 || a.upper == a.n) && open)
		return a.upper == a.n ? 'O' : 'o';	 /* Fernand0, ORTH0 */
	return begins && b.n >= 5 && !b.upper ? 'O' : 0; /* 0rthopaedic; 0mg */
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

void scan_mend(unsigned char *p, size_t n)
{
	struct str s = str_from(p, n);

	for (size_t i = next_digit(s, 0); i < n; i = next_digit(s, i + 1)) {
		unsigned char c = beside_letter(s, i) ? misread(s, i) : 0;

		p[i] = c ? c : p[i];
	}
	/* TREATlNG: the small letter that looks like the capital. */
	for (size_t i = 2; i + 2 < n; i++)
		if (p[i] == 'l' && ascii_upper(p[i - 1]) && ascii_upper(p[i + 1]) &&
		    ascii_upper(p[i - 2]) && ascii_upper(p[i + 2]))
			p[i] = 'I';
}
