/*
 * Given: bytes. Promises: no text in ASCII, UTF-8 or Windows-1252 is called foreign,
 * stray controls or not. Must not: look further than it must: it looks at every letter.
 */
#include "foreign.h"

#define EXTRACT ": take its text out first"

/* How files begin that are known to hold text which is not there as such. */
static const struct {
	const char *begins;
	size_t n;
	const char *what;
} table[] = {
#define ROW(begins, what)                        \
	{                                        \
		begins, sizeof(begins) - 1, what \
	}
	ROW("%PDF-", "a PDF file" EXTRACT),
	ROW("PK\x03\x04", "a ZIP archive, as DOCX and ODT files are" EXTRACT),
	ROW("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file" EXTRACT),
	ROW("{\\rtf", "an RTF file" EXTRACT),
	ROW("\x1f\x8b\x08", "a gzip file" EXTRACT),
	ROW("BZh", "a bzip2 file" EXTRACT),
	ROW("\xfd\x37zXZ", "an xz file" EXTRACT),
	ROW("\x28\xb5\x2f\xfd", "a zstd file" EXTRACT),
	ROW("II*\0", "a TIFF picture" EXTRACT),
	ROW("MM\0*", "a TIFF picture" EXTRACT),
	ROW("\x89PNG", "a PNG picture" EXTRACT),
	ROW("\xff\xd8\xff", "a JPEG picture" EXTRACT),
#undef ROW
};

/* UTF-16 or UTF-32: begins with a mark, or has a NUL beside every second or fourth byte;
 * text has hardly any. */
static bool is_wide(struct str raw)
{
	bool marked =
		str_starts(raw, STR("\xff\xfe")) || str_starts(raw, STR("\xfe\xff"));
	size_t n = 0;

	for (size_t i = str_find(raw, 0, 0); i < raw.n; i = str_find(raw, i + 1, 0))
		n++;
	return (marked && n) || (n >= 4 && n > raw.n / 4);
}

const char *foreign_what(struct str raw)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (str_starts(raw, str_from(table[i].begins, table[i].n)))
			return table[i].what;
	return is_wide(raw) ? "UTF-16, or no text: convert it to UTF-8 first" : NULL;
}
