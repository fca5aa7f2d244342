/*
 * The ledger of a set, OUT_DIR/ledger.db: what the set was made with, and a row a letter.
 * A letter's row is written when its files are in place; what has no row is done again.
 */
#ifndef CLI_BATCH_LEDGER_H
#define CLI_BATCH_LEDGER_H

#include <stdbool.h>

#include "../base/hash.h"
#include "../lacuna.h"
#include "../rules/pack.h"
#include "batch_facts.h"
#include "batch_stamp.h"
#include "batch_tree.h"

struct sqlite3;
struct sqlite3_stmt;

#define BATCH_LEDGER_FORM "2" /* another when columns change */
#define BATCH_HEX 80	      /* room for a digest as the audit writes it */
#define BATCH_CASE 129
#define BATCH_WHY 384

/* What became of a letter in a run. */
enum batch_state {
	BATCH_DONE,
	BATCH_REFUSED,
	BATCH_KEPT,    /* done before, and as it was: its row stays */
	BATCH_STAMPED, /* so too, but its row gets new stamps */
};

struct batch_row {
	const char *path;
	enum batch_state state;
	char why[BATCH_WHY];	   /* when refused */
	char case_tag[BATCH_CASE]; /* as the audit shows the case, cut to fit */
	char in[BATCH_HEX], out[BATCH_HEX], audit[BATCH_HEX]; /* digests */
	struct batch_stamp stamp;			      /* of the letter */
	struct batch_stamp stamp_of[BATCH_SIDES];	      /* of what it became */
	uint64_t bytes_in, bytes_out, substitutions, findings;
	uint64_t counts[PACK_TYPES_MAX]; /* substitutions by category */
	struct batch_facts facts;
};

/* Says so, and nothing else of the letter but its path and size. */
void batch_row_refuse(struct batch_row *r, const char *why);

struct batch_ledger {
	const char *name;
	struct sqlite3 *db;
	struct sqlite3_stmt *find, *put, *stamp;
	size_t categories;
};

/* What must be the same for a set to be gone on with. */
struct batch_setting {
	struct str name, value;
};

/* Opens or makes OUT_DIR/ledger.db. LACUNA_USAGE, with what differs, when it was made
 * with other settings; *fresh when there was none. The engine names the categories. */
enum lacuna_err batch_ledger_open(struct batch_ledger *l, const char *file,
				  const struct lacuna_engine *engine,
				  const struct batch_setting *settings, size_t n,
				  bool *fresh, struct lacuna_fault *fault);
void batch_ledger_close(struct batch_ledger *l);
/* The digests and stamps of a letter that is done; *there is false when it is not. */
enum lacuna_err batch_ledger_find(struct batch_ledger *l, const char *path,
				  struct batch_row *row, bool *there,
				  struct lacuna_fault *fault);
/* All rows at once or none; those of state BATCH_KEPT are none. */
enum lacuna_err batch_ledger_put(struct batch_ledger *l, const struct batch_row *rows,
				 size_t n, struct lacuna_fault *fault);
/* What SQLite said last, as a fault about the ledger. */
enum lacuna_err batch_ledger_fault(const struct batch_ledger *l,
				   struct lacuna_fault *fault);

#endif
