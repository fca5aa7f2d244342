/*
 * liblacuna: find what still identifies a person in a medical-review letter, and the gaps
 * an earlier redaction left; replace both consistently per case; account for every byte.
 *
 * The library takes bytes and gives bytes. It does not print, exit, read files, the
 * clock, the environment or the locale, and it keeps no global state. Offsets are bytes,
 * spans are half-open. Whatever a function hands out through a pointer marked "borrowed"
 * belongs to the object it came from and lives until that object's next call or its
 * _free.
 *
 * Categories and types are those of the n2c2 2014 de-identification track (Stubbs and
 * Uzuner, 2015), with EMPLOYER, ORGANIZATION and GAP added; safe-harbor follows HIPAA,
 * 45 CFR 164.514(b)(2).
 */
#ifndef LACUNA_H
#define LACUNA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push( \
	default) /* the library is built with everything else hidden */

#define LACUNA_VERSION "0.1.0"

/* What went wrong; also the exit code of the program. A new code is a new row here. */
enum lacuna_err {
	LACUNA_OK = 0,
	LACUNA_NO = 1,	  /* verify, lint or score says no */
	LACUNA_USAGE = 2, /* the caller asked for something that does not exist */
	LACUNA_PACK = 3,  /* a rule, lexicon, category, pool or policy is bad */
	LACUNA_INPUT = 4, /* input cannot be read */
	LACUNA_REFUSED =
		5, /* this letter cannot be processed safely; nothing of it may leave */
	LACUNA_OUTPUT = 6 /* output could not be written completely */
};

/*
 * Says what went wrong, for a person. Never holds letter text: rule ids, file names, line
 * numbers and byte offsets only, so that it is safe to mail.
 */
struct lacuna_fault {
	enum lacuna_err code;
	char what[384]; /* one line, NUL-terminated, no newline */
};

/* What replaces a value: an invented plausible one, or a readable tag such as
 * [DOCTOR-K7Q]. */
enum lacuna_style { LACUNA_STYLE_SURROGATE, LACUNA_STYLE_TAG };

/* What the audit keeps of each original. Digests are keyed, so that short values cannot
 * be guessed from them. */
enum lacuna_originals {
	LACUNA_ORIGINALS_DIGEST,
	LACUNA_ORIGINALS_NONE,
	LACUNA_ORIGINALS_PLAIN,
	LACUNA_ORIGINALS_SEALED /* for the recipient, whoever else has the log and key */
};

struct lacuna_engine; /* packs, policy and key: built once, then read-only, shared by
			 threads */
struct lacuna_worker; /* one per thread: the memory letters are processed in */

struct lacuna_bytes {
	const void *p; /* borrowed */
	size_t n;
};

#define LACUNA_KEY_MIN 32			     /* bytes a key must have at least */
#define LACUNA_KEY_MAX 4096			     /* and at most */
#define LACUNA_MAX_LETTER ((size_t)16 * 1024 * 1024) /* default cap, bytes */
#define LACUNA_MAX_LETTER_LIMIT ((size_t)1 << 30)    /* the cap may be raised to this */

/* A name of a person or organisation of the case, known beforehand. */
struct lacuna_known {
	struct lacuna_bytes
		type; /* PATIENT, or NAME:PATIENT where the type alone is not clear */
	struct lacuna_bytes
		name; /* as one would write it: Ana Ruiz-Vega; Ruiz-Vega, Ana */
	size_t line;  /* where it was read, for faults */
};

struct lacuna_config {
	struct lacuna_bytes image;  /* a compiled pack image; {NULL,0}: the built-in one.
				       It must be 8-byte aligned and outlive the engine */
	struct lacuna_bytes policy; /* name of a policy in the image; {NULL,0}: "imr" */
	struct lacuna_bytes
		policy_xml; /* a policy file's bytes instead of a name, or {NULL,0} */
	const char *policy_from; /* what a fault calls it; NULL: by its digest */
	struct lacuna_bytes key; /* LACUNA_KEY_MIN..MAX bytes; copied, wiped by _free */
	int key_is_ephemeral;	 /* the audit then says key="ephemeral" */
	enum lacuna_style style;
	enum lacuna_originals originals;
	struct lacuna_bytes decisions_xml; /* a decisions file's bytes, or {NULL,0} */
	const char *decisions_from;	   /* what a fault calls it */
	struct lacuna_bytes recipient; /* X25519 public key in PEM: for SEALED, only */
	struct lacuna_bytes sign_key;  /* Ed25519 secret key in PEM: logs are signed with
					  it; or {NULL,0}. Wiped by _free */
	size_t max_letter;	       /* 0: LACUNA_MAX_LETTER */
	const struct lacuna_known *known; /* found in every letter; copied */
	size_t nknown;
	const char *
		known_from; /* what a fault calls the list of them, such as a file name */
};

/* Builds an engine; nothing of cfg is needed afterwards but the image. On failure *out is
 * NULL and fault, if not NULL, says why: LACUNA_USAGE (a key, a recipient, a limit, a
 * name), LACUNA_PACK (image, policy, decisions) or LACUNA_REFUSED (no memory). Every
 * function below that takes a fault takes NULL, too. */
enum lacuna_err lacuna_engine_new(struct lacuna_engine **out,
				  const struct lacuna_config *cfg,
				  struct lacuna_fault *fault);
void lacuna_engine_free(struct lacuna_engine *engine); /* NULL is allowed */

/* A worker borrows its engine and may be used by one thread at a time. */
enum lacuna_err lacuna_worker_new(struct lacuna_worker **out,
				  const struct lacuna_engine *engine,
				  struct lacuna_fault *fault);
void lacuna_worker_free(struct lacuna_worker *worker); /* NULL is allowed */

struct lacuna_letter {
	struct lacuna_bytes text;    /* any bytes; read as UTF-8, else as Windows-1252 */
	struct lacuna_bytes id;	     /* what the audit calls it, e.g. the file name */
	struct lacuna_bytes case_id; /* {NULL,0}: the case number found in the letter,
					else a digest of the letter */
	size_t number;		     /* 1 for the first letter of the stream */
};

struct lacuna_result {
	struct lacuna_bytes cleaned; /* borrowed from the worker */
	struct lacuna_bytes audit;   /* for lacuna_log_letter; borrowed from the worker */
	size_t substitutions;
	size_t findings; /* left as they were, and logged: for a person to look at */
};

/*
 * Processes one letter: finds, replaces, composes the audit element, and verifies that
 * the original plus the audit replays to the cleaned letter. LACUNA_REFUSED when any part
 * of that fails; then nothing of the letter may be written, and result->audit holds what
 * to log instead, a <letter refused="..."> (.p is NULL when memory is out). The letter's
 * bytes are needed during the call alone.
 */
enum lacuna_err lacuna_scrub(struct lacuna_worker *worker,
			     const struct lacuna_letter *letter,
			     struct lacuna_result *result, struct lacuna_fault *fault);

/*
 * An audit log, to be written in this order: its head, each letter's part, its tail. A
 * letter's part hangs on all that went before it, so letters may be scrubbed by several
 * threads but go into the log one after the other, by their numbers. A log borrows its
 * engine, whose head lives as long as it does; what else is handed out is borrowed until
 * the log's next call. .p is NULL when memory is out.
 */
struct lacuna_log;
enum lacuna_err lacuna_log_new(struct lacuna_log **out,
			       const struct lacuna_engine *engine,
			       struct lacuna_fault *fault);
void lacuna_log_free(struct lacuna_log *log); /* NULL is allowed */
struct lacuna_bytes lacuna_log_head(const struct lacuna_engine *engine);
struct lacuna_bytes lacuna_log_letter(struct lacuna_log *log, struct lacuna_bytes audit);
/* The same without a copy: what is to be written right after audit itself. */
struct lacuna_bytes lacuna_log_letter_end(struct lacuna_log *log,
					  struct lacuna_bytes audit);
struct lacuna_bytes lacuna_log_tail(struct lacuna_log *log);

/* Substitutions by category since the worker was made; index < lacuna_categories(). */
size_t lacuna_categories(const struct lacuna_engine *engine);
const char *lacuna_category_name(const struct lacuna_engine *engine, size_t index);
uint64_t lacuna_worker_count(const struct lacuna_worker *worker, size_t index);

/* What a stage saw, tab-separated, one row an item, offsets only unless with_text.
 * Borrowed from the worker, until it is given another letter or dump. LACUNA_USAGE: there
 * is no such stage; LACUNA_REFUSED: the letter is refused, as lacuna_scrub refuses it. */
enum lacuna_stage {
	LACUNA_STAGE_TOKENS,
	LACUNA_STAGE_FINDINGS,
	LACUNA_STAGE_RESOLVED,
	LACUNA_STAGE_DECISIONS,
	LACUNA_STAGE_EXPLAIN,
	LACUNA_STAGE_GAPS /* the gaps that would be changed, a row each, no header */
};
enum lacuna_err lacuna_dump(struct lacuna_worker *worker,
			    const struct lacuna_letter *letter, enum lacuna_stage stage,
			    int with_text, struct lacuna_bytes *out,
			    struct lacuna_fault *fault);

/* What lacuna_verify is to look at; all but the first two may be {NULL,0}. */
struct lacuna_evidence {
	struct lacuna_bytes cleaned; /* the letters the audit describes, in order,
					NUL-terminated each when the stream was */
	struct lacuna_bytes audit;
	struct lacuna_bytes original;	/* the same letters as they were */
	struct lacuna_bytes key;	/* the run's: keyed digests are checked too */
	struct lacuna_bytes public_key; /* Ed25519 in PEM: whose signature it must be */
};

/* Does the audit account for every byte? LACUNA_NO with a fault naming the letter and
 * offset when it does not. After LACUNA_OK the fault says what was not looked at. */
enum lacuna_err lacuna_verify(const struct lacuna_evidence *evidence,
			      struct lacuna_fault *fault);

/* The original of a cleaned stream whose audit holds originals; identity, the
 * recipient's X25519 secret key in PEM, is for sealed ones. *out is malloc()ed, the
 * caller frees it. */
enum lacuna_err lacuna_restore(struct lacuna_bytes cleaned, struct lacuna_bytes audit,
			       struct lacuna_bytes identity, void **out, size_t *n,
			       struct lacuna_fault *fault);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
