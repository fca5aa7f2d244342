/* The review page's stylesheet, looks and comfort, as read-only data, each with a NUL. */
	.section .rodata

	.macro text name, file
	.globl \name
	.hidden \name
	.type \name, %object
\name:
	.incbin "\file"
	.byte 0
	.size \name, . - \name
	.endm

	text review_page_xsl, "page.xsl"
	text review_page_css, "page.css"
	text review_page_js, "page.js"

#if defined(__linux__) && defined(__ELF__)
	.section .note.GNU-stack,"",%progbits
#endif
