/*
 * Given: the paths that will still be needed. Promises: no other path, and nothing but
 * files, can be reached after sandbox_lock. Must not: be a reason not to run where a
 * kernel is old.
 */
#define _GNU_SOURCE /* O_PATH */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../base/fault.h"
#include "sandbox_calls.h"

/* Files that are read; those that are made, changed and removed. */
#define READ_FILES LANDLOCK_ACCESS_FS_READ_FILE
#define RENAME_FILES (LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE)
#define TREE_FILES                                                       \
	(READ_FILES | RENAME_FILES | LANDLOCK_ACCESS_FS_READ_DIR |       \
	 LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | \
	 LANDLOCK_ACCESS_FS_MAKE_DIR | RIGHTS_2_3)
/* What the first Landlock knows: thirteen rights; REFER came with the second, TRUNCATE
 * with the third. Younger headers name them. */
#define RIGHTS_1 ((UINT64_C(1) << 13) - 1)
#define RIGHT_2 (UINT64_C(1) << 13)
#define RIGHT_3 (UINT64_C(1) << 14)
#define RIGHTS_2_3 (RIGHT_2 | RIGHT_3)

static const uint64_t rights_of[] = {
	[SANDBOX_READ] = READ_FILES,
	[SANDBOX_RENAME] = RENAME_FILES,
	[SANDBOX_TREE] = TREE_FILES,
};

/* The version of Landlock; less than 1 when there is none. */
static long landlock_version(void)
{
#ifdef SANDBOX_OFF
	return 0;
#else
	return syscall(SYS_landlock_create_ruleset, NULL, 0,
		       LANDLOCK_CREATE_RULESET_VERSION);
#endif
}

/* All rights that this kernel can take away. */
static uint64_t all_rights(void)
{
	long version = landlock_version();

	return RIGHTS_1 | (version >= 2 ? RIGHT_2 : 0) | (version >= 3 ? RIGHT_3 : 0);
}

/* 1 and not 0: a kernel that pipes cores to a program asks for a limit of just that. */
void sandbox_no_dumps(void)
{
	struct rlimit limit = {1, 1};

	if (setrlimit(RLIMIT_CORE, &limit)) {
		limit = (struct rlimit){0, 0};
		(void)setrlimit(RLIMIT_CORE, &limit);
	}
}

void sandbox_begin(struct sandbox *s)
{
	struct landlock_ruleset_attr attr = {.handled_access_fs = all_rights()};

	*s = (struct sandbox){.rules = -1};
	if (landlock_version() >= 1)
		s->rules =
			(int)syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);
}

/* The first Landlock lets no file move to another directory, which a tree needs. */
static void give_up_rules(struct sandbox *s)
{
	if (s->rules >= 0)
		close(s->rules);
	s->rules = -1;
}

void sandbox_allow_fd(struct sandbox *s, int fd, enum sandbox_use use)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = rights_of[use] & all_rights(), .parent_fd = fd};

	s->uses |= 1U << use;
	if (use == SANDBOX_TREE && !(all_rights() & RIGHT_2))
		give_up_rules(s);
	/* Where this fails the path cannot be used: the fault comes when it is. */
	if (s->rules >= 0)
		(void)syscall(SYS_landlock_add_rule, s->rules, LANDLOCK_RULE_PATH_BENEATH,
			      &rule, 0);
}

void sandbox_allow(struct sandbox *s, const char *path, enum sandbox_use use)
{
	int fd = open(path, O_PATH | O_CLOEXEC);

	sandbox_allow_fd(s, fd, use);
	if (fd >= 0)
		close(fd);
}

static enum lacuna_err failed(struct lacuna_fault *fault, const char *what)
{
	return fault_set(fault, LACUNA_REFUSED, "cannot lock the process: %s: %s", what,
			 strerror(errno));
}

enum lacuna_err sandbox_lock(struct sandbox *s, struct lacuna_fault *fault)
{
	int rules = s->rules;

	s->rules = -1;
	/* Who may open files later may need his own /proc entries, as /dev/stdin does. */
	if (!s->uses && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0))
		return failed(fault, "dumps");
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return failed(fault, "privileges");
	if (rules >= 0 && syscall(SYS_landlock_restrict_self, rules, 0)) {
		close(rules);
		return failed(fault, "Landlock");
	}
	if (rules >= 0)
		close(rules);
	return sandbox_calls_lock(s->uses, fault);
}

enum lacuna_err sandbox_lock_all(struct lacuna_fault *fault)
{
	struct sandbox box;

	sandbox_begin(&box);
	return sandbox_lock(&box, fault);
}

void sandbox_say(struct buf *out)
{
	long version = landlock_version();

	if (version >= 1)
		buf_printf(out, "Landlock %ld", version);
	else
		BUF_LIT(out, "no Landlock");
	if (sandbox_calls_there())
		BUF_LIT(out, ", seccomp");
	else
		BUF_LIT(out, ", no seccomp");
}
