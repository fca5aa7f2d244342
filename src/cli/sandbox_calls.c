/*
 * Given: what will still be done with files. Promises: a filter that allows what a run
 * needs for that, by name. Must not: allow what could reach another process, another
 * machine, or run a program; or take memory. (libseccomp 2.5 makes such filters, too, but
 * spins for ever when an allocation fails.)
 */
#define _GNU_SOURCE /* AT_EMPTY_PATH */
#include "sandbox_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../base/fault.h"
#include "sandbox.h"

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#else
#define MACHINE 0 /* its calls are not known here: no filter */
#endif

#define READ (1U << SANDBOX_READ)
#define RENAME (1U << SANDBOX_RENAME)
#define TREE (1U << SANDBOX_TREE)
#define ALWAYS (READ | RENAME | TREE | 1U << 31)

/* A call, the uses (any of them) that need it, and what has to hold of one argument. */
static const struct allowed {
	uint32_t call;
	unsigned uses;
	int argument; /* -1: any */
	uint32_t mask, is;
} table[] = {
#define ANY -1, 0, 0
#define SELF 0 /* this process */
	/* What is open is read, written, closed; memory (PCRE2 compiles to machine code);
	 * threads of this process; signals, time, numbers. */
	{SYS_read, ALWAYS, ANY},
	{SYS_write, ALWAYS, ANY},
	{SYS_readv, ALWAYS, ANY},
	{SYS_writev, ALWAYS, ANY},
	{SYS_lseek, ALWAYS, ANY},
	{SYS_close, ALWAYS, ANY},
	{SYS_fsync, ALWAYS, ANY},
	{SYS_ftruncate, ALWAYS, ANY},
	{SYS_fstat, ALWAYS, ANY},
	{SYS_fcntl, ALWAYS, ANY},
	{SYS_newfstatat, ALWAYS, 3, AT_EMPTY_PATH, AT_EMPTY_PATH}, /* fstat() of today */
	{SYS_ioctl, ALWAYS, 1, UINT32_MAX, TCGETS},		   /* is it a terminal? */
	{SYS_ioctl, ALWAYS, 1, UINT32_MAX, TIOCGWINSZ},
	{SYS_ppoll, ALWAYS, ANY},
	{SYS_pipe2, ALWAYS, ANY},
	{SYS_brk, ALWAYS, ANY},
	{SYS_mmap, ALWAYS, ANY},
	{SYS_munmap, ALWAYS, ANY},
	{SYS_mremap, ALWAYS, ANY},
	{SYS_mprotect, ALWAYS, ANY},
	{SYS_madvise, ALWAYS, ANY},
	{SYS_mlock, ALWAYS, ANY},
	{SYS_munlock, ALWAYS, ANY},
	{SYS_clone, ALWAYS, 0, CLONE_THREAD, CLONE_THREAD},
	{SYS_futex, ALWAYS, ANY},
	{SYS_set_robust_list, ALWAYS, ANY},
	{SYS_rseq, ALWAYS, ANY},
	{SYS_gettid, ALWAYS, ANY},
	{SYS_getpid, ALWAYS, ANY},
	{SYS_tgkill, ALWAYS, 0, UINT32_MAX, SELF}, /* abort() */
	{SYS_sched_yield, ALWAYS, ANY},
	{SYS_sched_getaffinity, ALWAYS, ANY},
	{SYS_exit, ALWAYS, ANY},
	{SYS_exit_group, ALWAYS, ANY},
	{SYS_rt_sigaction, ALWAYS, ANY},
	{SYS_rt_sigprocmask, ALWAYS, ANY},
	{SYS_rt_sigreturn, ALWAYS, ANY},
	{SYS_sigaltstack, ALWAYS, ANY},
	{SYS_restart_syscall, ALWAYS, ANY},
	{SYS_clock_gettime, ALWAYS, ANY},
	{SYS_clock_nanosleep, ALWAYS, ANY},
	{SYS_nanosleep, ALWAYS, ANY},
	{SYS_getrandom, ALWAYS, ANY},
	{SYS_sysinfo, ALWAYS, ANY}, /* qsort() asks how much memory there is */
	/* Files that are read later: only to be read. */
	{SYS_openat, READ, 2, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY},
	/* An output takes its name. */
	{SYS_renameat, RENAME | TREE, ANY},
	{SYS_renameat2, RENAME | TREE, ANY},
	{SYS_unlinkat, RENAME | TREE, ANY},
	/* A tree of files. */
	{SYS_openat, TREE, ANY},
	{SYS_newfstatat, TREE, ANY},
	{SYS_faccessat, TREE, ANY},
	{SYS_faccessat2, TREE, ANY},
	{SYS_readlinkat, TREE, ANY},
	{SYS_getdents64, TREE, ANY},
	{SYS_mkdirat, TREE, ANY},
	{SYS_fchmod, TREE, ANY},
	{SYS_fchmodat, TREE, ANY},
	{SYS_umask, TREE, ANY},
	{SYS_flock, TREE, ANY},
	{SYS_fdatasync, TREE, ANY},
	{SYS_syncfs, TREE, ANY},
	{SYS_fchown, TREE, ANY}, /* SQLite, for root */
	{SYS_pread64, TREE, ANY},
	{SYS_pwrite64, TREE, ANY},
	{SYS_getcwd, TREE, ANY},
	{SYS_geteuid, TREE, ANY},
	{SYS_fallocate, TREE, ANY},
#ifdef SYS_open /* what older machines have besides */
	{SYS_poll, ALWAYS, ANY},
	{SYS_pipe, ALWAYS, ANY},
	{SYS_open, READ, 1, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY},
	{SYS_rename, RENAME | TREE, ANY},
	{SYS_unlink, RENAME | TREE, ANY},
	{SYS_open, TREE, ANY},
	{SYS_stat, TREE, ANY},
	{SYS_lstat, TREE, ANY},
	{SYS_access, TREE, ANY},
	{SYS_readlink, TREE, ANY},
	{SYS_mkdir, TREE, ANY},
	{SYS_rmdir, TREE, ANY},
#endif
#undef ANY
};

bool sandbox_calls_there(void)
{
#ifdef SANDBOX_OFF
	return false;
#else
	/* Without an address the kernel can only say EFAULT, if it has such a thing. */
	return MACHINE && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) < 0 &&
	       errno == EFAULT;
#endif
}

#define STEPS_A_CALL 6
#define STEPS (STEPS_A_CALL * sizeof(table) / sizeof(table[0]) + 8)

struct filter {
	struct sock_filter step[STEPS];
	unsigned short n;
};

static void load(struct filter *f, size_t offset)
{
	f->step[f->n++] =
		(struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset);
}

/* Skips so many steps unless what is loaded equals is. */
static void skip_unless(struct filter *f, uint32_t is, uint8_t steps)
{
	f->step[f->n++] =
		(struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, is, 0, steps);
}

static void answer(struct filter *f, uint32_t what)
{
	f->step[f->n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, what);
}

/* The lower half of an argument: flags are ints. */
static size_t argument(int i)
{
	size_t at = offsetof(struct seccomp_data, args) + 8 * (size_t)i;

	return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? at + 4 : at;
}

static void allow(struct filter *f, const struct allowed *a)
{
	uint32_t is = a->call == SYS_tgkill ? (uint32_t)getpid() : a->is;

	skip_unless(f, a->call, a->argument < 0 ? 1 : 5);
	if (a->argument >= 0) {
		load(f, argument(a->argument));
		f->step[f->n++] =
			(struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, a->mask);
		skip_unless(f, is, 1);
	}
	answer(f, SECCOMP_RET_ALLOW);
	if (a->argument >= 0)
		load(f, offsetof(struct seccomp_data, nr));
}

static void fill(struct filter *f, unsigned uses)
{
	/* The numbers are this machine's. */
	load(f, offsetof(struct seccomp_data, arch));
	f->step[f->n++] =
		(struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
	answer(f, SECCOMP_RET_ERRNO | EPERM);
	load(f, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].uses == ALWAYS || (table[i].uses & uses))
			allow(f, &table[i]);
	/* clone3 hides its flags in memory: not known is what makes libc take clone. */
	skip_unless(f, SYS_clone3, 1);
	answer(f, SECCOMP_RET_ERRNO | ENOSYS);
	answer(f, SECCOMP_RET_ERRNO | EPERM);
}

enum lacuna_err sandbox_calls_lock(unsigned uses, struct lacuna_fault *fault)
{
	struct filter f = {.n = 0};
	struct sock_fprog program = {.filter = f.step};

	if (!sandbox_calls_there())
		return LACUNA_OK;
	fill(&f, uses);
	program.len = f.n;
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0))
		return fault_set(fault, LACUNA_REFUSED,
				 "cannot lock the process: seccomp: %s", strerror(errno));
	return LACUNA_OK;
}
