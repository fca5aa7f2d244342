/*
 * One compilation of a pack: its memory, its growing lists and its first error. Errors
 * stick: after the first every further step may run but changes nothing that matters, and
 * the compiler asks job->err between stages.
 */
#ifndef RULES_PACK_JOB_H
#define RULES_PACK_JOB_H

#include "../base/arena.h"
#include "../base/fault.h"
#include "../base/str.h"

struct pack_job {
	struct arena *arena;
	struct lacuna_fault *fault;
	enum lacuna_err err;
};

/* A place in a pack file. */
struct pack_place {
	struct str file;
	uint32_t line;
};

/* Keeps the first error: "file:line: text". Always false. */
bool pack_job_fail(struct pack_job *job, struct pack_place at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Memory is out. */
void pack_job_memory(struct pack_job *job);
void *pack_job_alloc(struct pack_job *job, size_t count, size_t size);
/* A copy of s, NUL-terminated. */
struct str pack_job_copy(struct pack_job *job, struct str s);

/* A growing array of one type, told by size at each call. */
struct pack_list {
	void *p;
	size_t n, cap;
};

/* A new zeroed element at the end; NULL (and job->err) when memory is out. Moves the
 * others. */
void *pack_list_add(struct pack_job *job, struct pack_list *l, size_t size);

#define PACK_ADD(job, list, type) ((type *)pack_list_add((job), (list), sizeof(type)))
#define PACK_AT(list, type, i) (&((type *)(list)->p)[i])

#endif
