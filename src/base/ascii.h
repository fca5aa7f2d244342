/* Bytes as ASCII, whatever the locale. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>

static inline bool ascii_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_upper(unsigned char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool ascii_lowercase(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_alpha(unsigned char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool ascii_alnum(unsigned char c)
{
	return ascii_alpha(c) || ascii_digit(c);
}

/* Blank, tab, line feed, carriage return, form feed, vertical tab. */
static inline bool ascii_space(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline unsigned char ascii_lower(unsigned char c)
{
	return ascii_upper(c) ? (unsigned char)(c | 0x20) : c;
}

static inline unsigned char ascii_toupper(unsigned char c)
{
	return ascii_lowercase(c) ? (unsigned char)(c & ~0x20) : c;
}

#endif
