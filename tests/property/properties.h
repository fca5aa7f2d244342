/*
 * Every property there is: a row makes it run. The second column says why one does not
 * hold today: it must fail then, so that the row is mended with the code.
 */
PROPERTY(resolve_keeps_what_the_detectors_covered, NULL)
PROPERTY(resolve_keeps_what_random_findings_covered, NULL)
PROPERTY(kept_bytes_and_edits_make_up_the_letter, NULL)
PROPERTY(the_log_alone_tells_every_changed_byte, NULL)
PROPERTY(every_survivor_is_explained, NULL)
PROPERTY(verify_notices_any_flipped_byte, NULL)
PROPERTY(restore_gives_back_every_byte, NULL)
PROPERTY(faults_never_quote_the_letter, NULL)
PROPERTY(the_same_letter_gives_the_same_bytes, NULL)
PROPERTY(one_value_has_one_replacement_in_a_case, NULL)
PROPERTY(initials_are_the_same_in_a_letter_without_the_full_name, NULL)
PROPERTY(another_case_has_other_replacements, NULL)
PROPERTY(dates_of_a_case_move_together_by_whole_weeks, NULL)
PROPERTY(a_birth_cut_out_moves_no_other_date, NULL)
PROPERTY(tags_are_stable, NULL)
PROPERTY(chunks_change_nothing, NULL)
PROPERTY(time_is_linear, NULL)
PROPERTY(slow_texts_take_linear_time, NULL)
PROPERTY(memory_is_bounded_by_the_largest_letter, NULL)
