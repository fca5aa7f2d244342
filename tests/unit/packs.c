#include "packs.h"

#include <check.h>

#include "../ground.h"

enum { FILES_MAX = 32 };

enum lacuna_err packs_compile(struct packs *p, const struct pack_file *files, size_t n)
{
	struct pack_file all[FILES_MAX];

	ck_assert_uint_le(n + GROUND_FILES, FILES_MAX);
	*p = (struct packs){0};
	for (size_t i = 0; i < n; i++)
		all[i] = files[i];
	n = ground_add(all, n);
	return pack_compile(&p->image, all, n, &p->fault);
}

void packs_open(struct packs *p, const struct pack_file *files, size_t n)
{
	enum lacuna_err err = packs_compile(p, files, n);

	ck_assert_msg(!err, "%s", p->fault.what);
	err = pack_open(&p->pack, buf_str(&p->image), &p->arena, &p->fault);
	ck_assert_msg(!err, "%s", p->fault.what);
}

void packs_free(struct packs *p)
{
	buf_free(&p->image);
	arena_free(&p->arena);
}
