/*
 * Given: digits. Promises: the same double everywhere. Must not: ask the locale or libm.
 */
#include "pack_decimal.h"

#include "../base/ascii.h"

#define DIGITS_MAX 40
#define EXPONENT_MAX 30

/* The digits of s before its e, or false; *scale counts those after the point. */
static bool mantissa(struct str s, double *out, int *scale)
{
	bool point = false, any = false;

	*out = 0;
	*scale = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (!ascii_digit(s.p[i]))
			return false;
		*out = *out * 10 + (s.p[i] - '0');
		*scale += point;
		any = true;
	}
	return any && s.n <= DIGITS_MAX;
}

bool pack_decimal(struct str s, double *out)
{
	size_t whole = s.n;
	struct str digits = str_cut(&s, 'e');
	bool minus = s.n && s.p[0] == '-';
	double ten = 1;
	uint64_t e = 0;
	int scale, power;

	if (s.n && (minus || s.p[0] == '+'))
		s = str_sub(s, 1, s.n);
	if (!mantissa(digits, out, &scale) ||
	    (digits.n < whole && !str_number(s, EXPONENT_MAX, &e)))
		return false;
	power = (minus ? -(int)e : (int)e) - scale;
	for (int i = power < 0 ? -power : power; i > 0; i--)
		ten *= 10;
	*out = power < 0 ? *out / ten : *out * ten;
	return true;
}

bool pack_decimal_signed(struct str s, double *out)
{
	bool minus = s.n && s.p[0] == '-';

	if (!pack_decimal(minus ? str_sub(s, 1, s.n) : s, out))
		return false;
	if (minus)
		*out = -*out;
	return true;
}

uint8_t pack_decimal_freq(double per_million)
{
	double x = 1000 * per_million;
	int log = 0;

	if (!(x >= 1))
		return 1;
	for (; x >= 2 && log < UINT8_MAX; log += 8)
		x /= 2;
	/* Each squaring of the rest gives one more binary digit of its logarithm. */
	for (int digit = 4; digit; digit /= 2) {
		x *= x;
		if (x >= 2) {
			log += digit;
			x /= 2;
		}
	}
	return (uint8_t)(log + 1 > UINT8_MAX ? UINT8_MAX : log + 1);
}
