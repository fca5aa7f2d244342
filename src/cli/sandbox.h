/*
 * What the process gives up once everything it needs is open: with Landlock all files but
 * those named here, with seccomp every system call but those that reading, working and
 * writing take: no new file, no socket, no program. So whatever a letter makes the
 * program do, it does to that letter and its output alone.
 */
#ifndef CLI_SANDBOX_H
#define CLI_SANDBOX_H

#include "../base/buf.h"
#include "../lacuna.h"

/* What may still be done with a path. */
enum sandbox_use {
	SANDBOX_READ,	/* a file that is opened later, or all below a directory */
	SANDBOX_RENAME, /* a directory: a file in it gets another name, or goes */
	SANDBOX_TREE,	/* a directory: all files below it are read, made, changed */
};

struct sandbox {
	int rules;     /* Landlock's; -1: the kernel has none */
	unsigned uses; /* a bit for each enum sandbox_use there is a path for */
};

/* No core of this process is ever written: before anything secret is read. */
void sandbox_no_dumps(void);

void sandbox_begin(struct sandbox *s);
/* A path that is not there is nothing that may be used. */
void sandbox_allow(struct sandbox *s, const char *path, enum sandbox_use use);
/* The same of what is open already. */
void sandbox_allow_fd(struct sandbox *s, int fd, enum sandbox_use use);
/* Closes the door, for threads made later, too. Where the kernel cannot it stays open:
 * sandbox_say tells. LACUNA_REFUSED when it could and did not. */
enum lacuna_err sandbox_lock(struct sandbox *s, struct lacuna_fault *fault);
/* All of this where no path is needed any more. */
enum lacuna_err sandbox_lock_all(struct lacuna_fault *fault);
/* Appends what protects a run on this machine, such as "Landlock 3, seccomp". */
void sandbox_say(struct buf *out);

#endif
