/*
 * The compiled packs as read-only data: lacuna_pack_image up to lacuna_pack_image_end. The
 * include path names the directory pack.bin was made in.
 */
	.section .rodata
	.balign 16
	.globl lacuna_pack_image
	.hidden lacuna_pack_image
	.type lacuna_pack_image, %object
lacuna_pack_image:
	.incbin "pack.bin"
	.globl lacuna_pack_image_end
	.hidden lacuna_pack_image_end
	.type lacuna_pack_image_end, %object
lacuna_pack_image_end:
	.byte 0
	.size lacuna_pack_image, lacuna_pack_image_end - lacuna_pack_image

#if defined(__linux__) && defined(__ELF__)
	.section .note.GNU-stack,"",%progbits
#endif
