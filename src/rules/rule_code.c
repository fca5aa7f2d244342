/*
 * Given: a pattern, or the bytes an earlier compilation left. Promises: its code, the
 * same either way. Must not: take bytes from anywhere but the program itself: PCRE2
 * trusts them.
 */
#include "rule_code.h"

#include "warm_image.h"

pcre2_code *rule_code_compile(struct str pattern, bool cased, int *why, size_t *at)
{
	const uint32_t options = PCRE2_ANCHORED | PCRE2_DUPNAMES | PCRE2_NEVER_UTF |
				 PCRE2_NEVER_UCP | (cased ? 0 : PCRE2_CASELESS);
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	pcre2_code *code;

	*at = 0;
	*why = PCRE2_ERROR_HEAP_FAILED;
	if (!context)
		return NULL;
	/* The library's own defaults depend on how it was built. */
	pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
	pcre2_set_bsr(context, PCRE2_BSR_ANYCRLF);
	code = pcre2_compile(pattern.p, pattern.n, options, why, at, context);
	pcre2_compile_context_free(context);
	return code;
}

bool rule_code_freeze(struct buf *out, const pcre2_code *code)
{
	uint8_t *bytes = NULL;
	PCRE2_SIZE n = 0;

	if (pcre2_serialize_encode(&code, 1, &bytes, &n, NULL) != 1)
		return false;
	buf_add(out, bytes, n);
	pcre2_serialize_free(bytes);
	return buf_ok(out);
}

pcre2_code *rule_code_thaw(const unsigned char *bytes)
{
	pcre2_code *code = NULL;

	return pcre2_serialize_decode(&code, 1, bytes, NULL) == 1 ? code : NULL;
}

void rule_code_pcre2(struct warm_pcre2 *out)
{
	*out = (struct warm_pcre2){.version = ""};
	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= (int)sizeof(out->version))
		pcre2_config(PCRE2_CONFIG_VERSION, out->version);
	pcre2_config(PCRE2_CONFIG_LINKSIZE, &out->link_size);
	pcre2_config(PCRE2_CONFIG_UNICODE, &out->unicode);
}
