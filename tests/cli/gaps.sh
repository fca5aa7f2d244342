#!/bin/sh
# --gaps-only: what an earlier redaction left is told of, and nothing is changed or shown.
. tests/lib.sh

printf 'The applicant is a represented  employee.\nShe saw Dr. XYZ in May.\n' >"$T/cut"
printf 'The applicant has filed a claim for neck pain.\n' >"$T/whole"

is "a letter with gaps says no" "$(code "$LACUNA" --gaps-only "$T/cut")" 1
printf '%s\t1\t1\t30\t32\tblank\tEMPLOYER\tgap.blank\t0.900\n' "$T/cut" >"$T/rows"
printf '%s\t1\t2\t54\t57\tmask\tNAME\tgap.mask\t0.900\n' "$T/cut" >>"$T/rows"
same "each gap has its row" "$T/out" "$T/rows"
is_empty "nothing is said of it elsewhere" "$T/err"
is "a letter without is well" "$(code "$LACUNA" --gaps-only "$T/whole")" 0
is_empty "and has no row" "$T/out"
is "one of several is enough" "$(code "$LACUNA" --gaps-only "$T/whole" "$T/cut")" 1
is "no audit log is asked for or written" "$(code "$LACUNA" --gaps-only -v "$T/whole")" 0
says "-v sums up" "$T/err" '0 gaps in 1 letter$'
"$LACUNA" --gaps-only --dump-text "$T/cut" >"$T/text"
says "text comes when asked for" "$T/text" 'XYZ$'
is "it excludes --explain" "$(code "$LACUNA" --gaps-only --explain "$T/cut")" 2
finish
