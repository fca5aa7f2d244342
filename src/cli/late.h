/*
 * Libraries that few runs need: to load libxml2, with ICU and the C++ library behind it,
 * takes as long as cleaning a letter. Who needs one says so before calling it. The source
 * calls its functions as ever; in the program (not in tests, and on x86-64 alone) they
 * are the jumps of late_jumps.S.
 */
#ifndef CLI_LATE_H
#define CLI_LATE_H

#include "../lacuna.h"

#define LATE_JANSSON "libjansson"
#define LATE_SQLITE "libsqlite3"
#define LATE_XML "libxml2"
#define LATE_XSLT "libxslt"

/* Loads it, if it is one of late_jumps.S; before the sandbox, which opens no file. */
enum lacuna_err late_load(const char *library, struct lacuna_fault *fault);

#endif
