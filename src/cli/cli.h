/*
 * What the subcommands share. Each is one file NAME.c with one NAME_run and one row of
 * the table in main.c; argv[0] is its name, the result is the exit code.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "../lacuna.h"

int filter_run(int argc, char **argv);
int verify_run(int argc, char **argv);
int restore_run(int argc, char **argv);
int review_run(int argc, char **argv);
int score_run(int argc, char **argv);
int lint_run(int argc, char **argv);
int batch_run(int argc, char **argv);
int keygen_run(int argc, char **argv);

#endif
