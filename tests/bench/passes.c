/*
 * What a careful programmer would write first: each pattern of a file (one a line) looked
 * for in all of standard input, compiled with JIT, one pass a pattern. Prints how many
 * matches there were.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char *read_all(size_t *n)
{
	size_t cap = 1 << 20, got;
	unsigned char *p = malloc(cap);

	for (*n = 0; p && (got = fread(p + *n, 1, cap - *n, stdin)) > 0;) {
		*n += got;
		if (*n == cap)
			p = realloc(p, cap *= 2);
	}
	return p;
}

static unsigned long pass(const char *pattern, const unsigned char *text, size_t n)
{
	int error;
	PCRE2_SIZE where, at = 0;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, 0,
					 &error, &where, NULL);
	pcre2_match_data *data = code ? pcre2_match_data_create(1, NULL) : NULL;
	unsigned long count = 0;

	if (!data || pcre2_jit_compile(code, PCRE2_JIT_COMPLETE))
		exit(2);
	while (pcre2_jit_match(code, text, n, at, 0, data, NULL) >= 0) {
		at = pcre2_get_ovector_pointer(data)[1];
		count++;
	}
	pcre2_match_data_free(data);
	pcre2_code_free(code);
	return count;
}

int main(int argc, char **argv)
{
	FILE *f = argc == 2 ? fopen(argv[1], "r") : NULL;
	char pattern[1024];
	size_t n;
	unsigned char *text = read_all(&n);
	unsigned long count = 0;

	if (!f || !text)
		return 2;
	while (fgets(pattern, sizeof(pattern), f)) {
		pattern[strcspn(pattern, "\n")] = '\0';
		count += pass(pattern, text, n);
	}
	printf("%lu\n", count);
	fclose(f);
	free(text);
	return 0;
}
