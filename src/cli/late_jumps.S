/*
 * The functions of libraries that are loaded late (late.h), each a jump to where late_load
 * found it. Which they are the Makefile finds out (late_names.sh): a line a library or a name.
 */
#if !defined(__x86_64__)
#error "late_jumps.S knows x86-64 alone"
#endif

	.macro row name, place, pointer
	.pushsection .rodata
7:	.asciz "\name"
	.popsection
	.pushsection .data.rel.ro.late, "aw"
	.quad 7b, \place, \pointer
	.popsection
	.endm

	.macro library file
	row "\file", 0, 0
	.endm

	.macro function name
	.pushsection .data
	.balign 8
8:	.quad late_missing
	.popsection
	row \name, 8b, 0
	.text
	.globl \name
	.hidden \name
	.type \name, @function
\name:	endbr64
	jmp *8b(%rip)
	.size \name, . - \name
	.endm

	.macro pointer name
	.data
	.balign 8
	.globl \name
	.hidden \name
	.type \name, @object
	.size \name, 8
\name:	.quad late_missing
	row \name, \name, 1
	.endm

	.hidden late_missing
	.section .data.rel.ro.late, "aw"
	.balign 8
	.globl late_rows
	.hidden late_rows
	.type late_rows, @object
late_rows:
	.include "late.inc"
	.section .data.rel.ro.late, "aw"
	.quad 0, 0, 0
	.size late_rows, . - late_rows

	.section .note.GNU-stack,"",%progbits
