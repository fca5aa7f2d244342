/*
 * The compiled packs, and what was made of them beforehand, as read-only data: NAME up to
 * NAME_end. The include path names the directory the files were made in.
 */
	.section .rodata

	.macro image name, file
	.balign 16
	.globl \name
	.hidden \name
	.type \name, %object
\name:
	.incbin "\file"
	.globl \name\()_end
	.hidden \name\()_end
	.type \name\()_end, %object
\name\()_end:
	.byte 0
	.size \name, \name\()_end - \name
	.endm

	image lacuna_pack_image, pack.bin
	image lacuna_warm_image, warm.bin

#if defined(__linux__) && defined(__ELF__)
	.section .note.GNU-stack,"",%progbits
#endif
