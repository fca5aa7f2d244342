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

# A gap without its slot is told of and left; the policy says how sure a gap must be.
echo 'He reports pain  with lifting.' >"$T/slip"
"$LACUNA" -q -a "$T/slip.xml" "$T/slip" >"$T/kept"
same "a gap without its slot is left" "$T/kept" "$T/slip"
says "and is a finding" "$T/slip.xml" '<finding start="15" end="17".* category="GAP" .*note="low-confidence"'
sed '/category name="GAP"/s/action="tag"/& threshold="0.95"/' patterns/policies/imr.xml >"$T/sure.xml"
"$LACUNA" -q --no-audit -p "$T/sure.xml" "$T/cut" >"$T/kept"
says "a threshold over its score leaves a gap" "$T/kept" 'represented  employee'

# What stands beside a mask is looked at again: the name the first redactor missed.
echo 'The block was given by Dr. XYZ and Mr. Radnor in the spring.' >"$T/beside"
"$LACUNA" -q --no-audit -s tag "$T/beside" >"$T/kept"
is "a name beside a mask goes, too" "$(grep -c 'Radnor\|XYZ' "$T/kept")" 0

cat >"$T/beside" <<'END'
Dr. XYZ and Whitlock saw her, with [REDACTED], Okonjo, and Dr. XXXX (Radnor).
Dr. XYZ and Physical Therapy saw her, and [REDACTED] (Neurology), and Mr. XXXX and Norco.
END
"$LACUNA" -q --no-audit -s tag "$T/beside" >"$T/kept"
is "a name alone, joined to a mask, too" "$(grep -c 'Whitlock\|Okonjo\|Radnor' "$T/kept")" 0
is "what is no name stays" "$(grep -c 'Physical Therapy.*Neurology.*Norco' "$T/kept")" 1

# Repair: a tag for each hole and no more, the blanks around it single, the lines as they were.
cat >"$T/holes" <<'END'
It was signed by  , MD, and by  
, MD, for the represented  employee. Dr.  , who left, saw the
claimant,  , on  . Claim Number:
Employer:  / self-insured. Dr. H----- and (Healthcare Provider 2) met; Dr. (Healthcare
Provider 2) wrote.
END
"$LACUNA" -q --no-audit -s tag "$T/holes" | sed 's/-[A-Z0-9]*\]/-1234]/g' >"$T/filled"
cat >"$T/want" <<'END'
It was signed by [NAME], MD, and by [NAME]
, MD, for the represented [EMPLOYER] employee. Dr. [NAME], who left, saw the
claimant, [NAME], on [DATE]. Claim Number:
Employer: [EMPLOYER] / self-insured. Dr. [NAME] and [NAME-1234] met; Dr. 
[NAME-1234] wrote.
END
same "one tag a hole, blanks single, lines kept" "$T/filled" "$T/want"
"$LACUNA" -q --no-audit -s tag "$T/filled" >"$T/again"
same "and what is repaired has no hole" "$T/again" "$T/filled"
finish
