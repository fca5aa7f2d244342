/*
 * What the file system says of a file: while it stays the same the file was not written
 * to, nor replaced. Cheaper to ask than to read the file.
 */
#ifndef CLI_BATCH_STAMP_H
#define CLI_BATCH_STAMP_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

/* Without padding: stored as it lies in memory. All zero is none, and like no other. */
struct batch_stamp {
	uint64_t inode, size;
	int64_t changed, changed_ns;		 /* the contents */
	int64_t inode_changed, inode_changed_ns; /* and all that is said of them */
};

struct batch_stamp batch_stamp_of(const struct stat *st);
/* The same; none when the last change is so young that the clock of the file system may
 * give the next one the same time. */
struct batch_stamp batch_stamp_aged(const struct stat *st);
bool batch_stamp_eq(const struct batch_stamp *a, const struct batch_stamp *b);

#endif
