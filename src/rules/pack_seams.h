/* seams.xml: pairs of sides that a value is missing between. */
#ifndef RULES_PACK_SEAMS_H
#define RULES_PACK_SEAMS_H

#include "pack_source.h"

/* Reads the file into seams (struct source_seam), the one to ask first at the front. */
void pack_seams_read(struct pack_job *job, const struct pack_file *file,
		     struct pack_list *seams);

#endif
