/* The filter's run over a stream of letters: for each its audit first, its text last. */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "crew.h"
#include "feed.h"
#include "sink.h"

struct stream {
	const struct crew *crew; /* as many threads as it has workers */
	struct feed *feed;
	struct sink *letters;
	struct sink *audit; /* NULL: no log */
	struct lacuna_log *log;
	struct lacuna_bytes case_id;
	bool records; /* JSON, in and out: each with its audit, unless bare */
	bool bare;
	bool verbose; /* a line on stderr for each letter */
	/* counted by stream_run */
	size_t done, refused, substitutions, findings;
};

/* LACUNA_OK when all was read and written, refused letters aside: they are told of and
 * counted. Any error ends the run where it happened. */
enum lacuna_err stream_run(struct stream *s, struct lacuna_fault *fault);
/* What a stage saw of each letter, in place of the letters. */
enum lacuna_err stream_dump(struct stream *s, enum lacuna_stage stage, bool with_text,
			    struct lacuna_fault *fault);

/* The gaps of each letter, a row each with the letter's name before it, in place of the
 * letters; s->findings counts them. */
enum lacuna_err stream_gaps(struct stream *s, bool with_text, struct lacuna_fault *fault);

#endif
