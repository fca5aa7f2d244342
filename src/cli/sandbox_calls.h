/* The system calls that are left after the lock. */
#ifndef CLI_SANDBOX_CALLS_H
#define CLI_SANDBOX_CALLS_H

#include <stdbool.h>

#include "../lacuna.h"

/* Has this kernel seccomp filters? */
bool sandbox_calls_there(void);
/* uses: bits of enum sandbox_use. Every other call fails with EPERM, in this thread and
 * those it makes. Nothing when the kernel has no filters. */
enum lacuna_err sandbox_calls_lock(unsigned uses, struct lacuna_fault *fault);

#endif
