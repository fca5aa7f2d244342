/* A view of logs as a page of HTML that needs nothing but itself. */
#ifndef CLI_REVIEW_PAGE_H
#define CLI_REVIEW_PAGE_H

#include "../base/buf.h"
#include "../lacuna.h"

/* Appends the page made of the view, which is XML of the form review_view.c makes. */
enum lacuna_err review_page(struct buf *out, struct str view, struct lacuna_fault *fault);

#endif
