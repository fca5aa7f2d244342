/*
 * Given: requests for memory and complaints. Promises: the first complaint is kept, with
 * its file and line. Must not: lose a failed allocation.
 */
#include "pack_job.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool pack_job_fail(struct pack_job *job, struct pack_place at, const char *fmt, ...)
{
	char text[sizeof(job->fault->what)];
	va_list ap;

	if (job->err)
		return false;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (at.line)
		job->err = fault_set(job->fault, LACUNA_PACK, "%.*s:%u: %s",
				     STR_FMT(at.file), (unsigned)at.line, text);
	else
		job->err = fault_set(job->fault, LACUNA_PACK, "%.*s: %s",
				     STR_FMT(at.file), text);
	return false;
}

void pack_job_memory(struct pack_job *job)
{
	if (!job->err)
		job->err = fault_memory(job->fault, "compiling the pack");
}

void *pack_job_alloc(struct pack_job *job, size_t count, size_t size)
{
	void *p = arena_array(job->arena, count, size);

	if (!p)
		pack_job_memory(job);
	return p;
}

struct str pack_job_copy(struct pack_job *job, struct str s)
{
	char *p = arena_copy(job->arena, s.p, s.n);

	if (!p) {
		pack_job_memory(job);
		return STR("");
	}
	return str_from(p, s.n);
}

void *pack_list_add(struct pack_job *job, struct pack_list *l, size_t size)
{
	if (l->n == l->cap) {
		size_t cap = l->cap ? 2 * l->cap : 16;
		void *p = pack_job_alloc(job, cap, size);

		if (!p)
			return NULL;
		if (l->n)
			memcpy(p, l->p, l->n * size);
		l->p = p;
		l->cap = cap;
	}
	return (unsigned char *)l->p + l->n++ * size;
}
