/* Line files of a pack (lexicons, pools, weights): a head of "# name: value" lines, rows.
 */
#ifndef RULES_PACK_TSV_H
#define RULES_PACK_TSV_H

#include "pack_job.h"

struct pack_tsv {
	struct pack_job *job;
	struct pack_place at; /* the row last read */
	struct str rest;
};

/* Starts on a file, whose lines must be UTF-8. */
void pack_tsv_open(struct pack_tsv *t, struct pack_job *job, struct str file,
		   struct str bytes);
/* Reads the head, which must have kind, source, licence and derived; the value of kind.
 */
struct str pack_tsv_head(struct pack_tsv *t, const char *kind);
/* The next row without its line end; false at the end. Empty lines and lines that begin
 * with
 * "# " are skipped; control characters but tab are an error. */
bool pack_tsv_row(struct pack_tsv *t, struct str *row);

#endif
