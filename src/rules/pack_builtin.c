/*
 * Given: the image the assembler put in (builtin.S). Promises: it, as it is, opened fast.
 */
#include "pack_open.h"

extern const unsigned char lacuna_pack_image[];
extern const unsigned char lacuna_pack_image_end[];

struct str pack_builtin(void)
{
	return str_from(lacuna_pack_image,
			(size_t)(lacuna_pack_image_end - lacuna_pack_image));
}

enum lacuna_err pack_open_builtin(struct pack *pack, struct arena *arena,
				  struct lacuna_fault *fault)
{
	return pack_open_image(pack, pack_builtin(), true, arena, fault);
}
