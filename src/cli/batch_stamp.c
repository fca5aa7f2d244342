/*
 * Given: what stat() says. Promises: another stamp after any change that has a time of
 * its own. Must not: name the device, whose number may be another when it is mounted
 * again.
 */
#include "batch_stamp.h"

#include <string.h>
#include <time.h>

#define COARSEST 2 /* seconds a file system may count in */

struct batch_stamp batch_stamp_of(const struct stat *st)
{
	return (struct batch_stamp){
		.inode = st->st_ino,
		.size = (uint64_t)st->st_size,
		.changed = st->st_mtim.tv_sec,
		.changed_ns = st->st_mtim.tv_nsec,
		.inode_changed = st->st_ctim.tv_sec,
		.inode_changed_ns = st->st_ctim.tv_nsec,
	};
}

struct batch_stamp batch_stamp_aged(const struct stat *st)
{
	struct timespec now;

	if (clock_gettime(CLOCK_REALTIME, &now) ||
	    st->st_ctim.tv_sec >= now.tv_sec - COARSEST)
		return (struct batch_stamp){0};
	return batch_stamp_of(st);
}

bool batch_stamp_eq(const struct batch_stamp *a, const struct batch_stamp *b)
{
	return a->inode && memcmp(a, b, sizeof(*a)) == 0;
}
