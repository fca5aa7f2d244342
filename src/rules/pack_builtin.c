/*
 * Given: the images the assembler put in (builtin.S). Promises: the packs, opened fast.
 */
#include "pack_open.h"

#include <sys/mman.h>

#include "../base/pages.h"

extern const unsigned char lacuna_pack_image[];
extern const unsigned char lacuna_pack_image_end[];
extern const unsigned char lacuna_warm_image[];
extern const unsigned char lacuna_warm_image_end[];

static struct str pack_image(void)
{
	return str_from(lacuna_pack_image,
			(size_t)(lacuna_pack_image_end - lacuna_pack_image));
}

struct str warm_builtin(void)
{
	return str_from(lacuna_warm_image,
			(size_t)(lacuna_warm_image_end - lacuna_warm_image));
}

/* Pages of the program's own file: who reads them again gets them again. */
static void let_go(const void *p, size_t n)
{
	pages_advise(p, n, MADV_DONTNEED);
}

enum lacuna_err pack_open_builtin(struct pack *pack, struct arena *arena,
				  struct lacuna_fault *fault)
{
	enum lacuna_err err = pack_open_image(pack, pack_image(), true, arena, fault);

	if (err)
		return err;
	warm_open(&pack->warm, warm_builtin(), pack);
	pack->warm.let_go = let_go;
	return LACUNA_OK;
}

void pack_builtin_rest(void)
{
	struct str packs = pack_image(), warm = warm_builtin();

	let_go(packs.p, packs.n);
	let_go(warm.p, warm.n);
}
