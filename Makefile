# Lacuna. The verbs:
#   make            the library (static, shared) and ./lacuna
#   make demo       install what is missing, build, scrub three sample letters, show the changes
#   make check      install what is missing, build, run every test
#   make install    to PREFIX (/usr/local) below DESTDIR; make uninstall takes it away again
#   make lint       rule examples, static analysis, include layers, layout, man page, shell scripts
#   make asan | tsan | valgrind | fuzz | bench | score      see CONTRIBUTING.md
#   make lib | unit | clean                          for work on one module:
#                   make unit SUITES="buf doc" links and runs those suites alone
# Everything made lies under build/ (sanitizers: build/asan). Sources are found by wildcard.

VERSION := $(shell sed -n 's/^.define LACUNA_VERSION "\(.*\)"/\1/p' src/lacuna.h)
SOVERSION := 0
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
GOLD ?= ../shared/gold/letters

CC ?= cc
PKGS := libpcre2-8 libxml-2.0 libsodium libutf8proc
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
CFLAGS ?= -O2 -g
HARDEN ?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong
CPPFLAGS_ALL := -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE \
	$(shell pkg-config --cflags $(PKGS) 2>/dev/null) $(CPPFLAGS)
CFLAGS_ALL := -std=c11 $(WARN) -pthread -fPIC -fvisibility=hidden $(HARDEN) $(CFLAGS) $(SAN)
LDFLAGS_ALL := -pthread -Wl,-z,relro,-z,now -Wl,--as-needed $(LDFLAGS) $(SAN)
LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm
# What the program alone needs.
CLI_PKGS := sqlite3 jansson libxslt
CLI_LIBS := $(shell pkg-config --libs $(CLI_PKGS) 2>/dev/null)
# What it loads only when it needs it: src/cli/late.h. LATE= links it with them.
LATE_PKGS := libxml-2.0 $(CLI_PKGS)
LATE ?= $(if $(SAN),,$(filter x86_64-linux-gnu,$(shell $(CC) -dumpmachine)))
ifdef LTO
CFLAGS_ALL += -flto=auto
LDFLAGS_ALL += -flto=auto -O2
endif

objs = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $(1)))
LOW_OBJS := $(call objs,src/base/*.c) $(call objs,src/text/*.c) $(call objs,src/rules/*.c)
HIGH_OBJS := $(call objs,src/find/*.c src/act/*.c src/out/*.c src/lacuna*.c)
IMAGE_OBJS := $(patsubst %.S,$(BUILD)/%.o,$(wildcard src/rules/*.S))
LIB_OBJS := $(LOW_OBJS) $(HIGH_OBJS) $(IMAGE_OBJS)
MKPACK_OBJS := $(call objs,src/cli/mkpack.c src/cli/packdir.c src/cli/late.c) \
	$(filter-out $(BUILD)/src/rules/%builtin.o,$(LOW_OBJS))
MAIN_OBJ := $(BUILD)/src/cli/main.o
CLI_OBJS := $(filter-out $(MAIN_OBJ) $(BUILD)/src/cli/mkpack.o,$(call objs,src/cli/*.c)) \
	$(BUILD)/src/cli/review_data.o
PATTERNS := $(shell find patterns -type f)
# What letters say, for the program to be quick at from its first one; nothing else hangs on it.
WARM_MARKED := $(sort $(wildcard fixtures/*/*.mark))
WARM_TEXTS := $(sort $(wildcard fixtures/demo/*.txt fixtures/prose/*.txt)) $(BUILD)/warm.txt

.PHONY: all lib unit property tests check browser demo asan tsan kills cluster valgrind analyze lint coverage approve mutate format \
	fuzz bench score install uninstall clean force
.DELETE_ON_ERROR:

all: $(BUILD)/liblacuna.a $(BUILD)/liblacuna.so.$(SOVERSION) lacuna

# ./lacuna is the one from build/; a sanitizer build leaves it alone.
lacuna: build/lacuna
	ln -sf build/lacuna lacuna

$(BUILD)/packages.ok:
	@mkdir -p $(@D)
	@pkg-config --exists $(PKGS) $(CLI_PKGS) || { echo "make: development packages are missing:" \
		"run tests/bootstrap.sh build" >&2; exit 1; }
	@touch $@

$(BUILD)/%.o: %.c | $(BUILD)/packages.ok
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(BUILD)/src/rules/%.o: src/rules/%.S $(BUILD)/pack.bin $(BUILD)/warm.bin
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -Wa,-I$(BUILD) -c -o $@ $<

$(BUILD)/src/cli/review_data.o: $(wildcard src/cli/review/*)
$(BUILD)/src/cli/%.o: src/cli/%.S
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -Wa,-Isrc/cli/review -c -o $@ $<

# The packs as one flat image, and what a program would first make of them; made by a program
# of the same sources that later read both.
$(BUILD)/mkpack: $(MKPACK_OBJS)
	$(CC) $(LDFLAGS_ALL) -pie -o $@ $^ $(LIBS)

# Without the marks: {{NAME:PATIENT|Ana Quist}} is Ana Quist, over a line end, too. So much of
# them as pays: what a program begins with takes memory, and room from what it learns.
$(BUILD)/warm.txt: $(WARM_MARKED)
	@mkdir -p $(@D)
	cat $^ </dev/null | head -c 300000 | tr '\n' '\001' | sed 's/{{[^{}|]*|\([^{}]*\)}}/\1/g' | tr '\001' '\n' >$@

$(BUILD)/pack.bin $(BUILD)/warm.bin &: $(BUILD)/mkpack $(PATTERNS) $(WARM_TEXTS)
	$(BUILD)/mkpack patterns $(BUILD)/pack.bin $(BUILD)/warm.bin $(WARM_TEXTS)

# Everything there is so far, without asking for the rest.
lib: $(LOW_OBJS) $(HIGH_OBJS)

$(BUILD)/liblacuna.a: $(LIB_OBJS)
	rm -f $@
	$(AR) qcs $@ $^

$(BUILD)/liblacuna.so.$(SOVERSION): $(LIB_OBJS)
	$(CC) -shared -Wl,-soname,liblacuna.so.$(SOVERSION) -Wl,-z,defs $(LDFLAGS_ALL) \
		-o $@ $^ $(LIBS)

LATE_OBJ := $(if $(LATE),$(BUILD)/src/cli/late_jumps.o)
$(BUILD)/late.inc: src/cli/late_names.sh $(CLI_OBJS) $(LIB_OBJS)
	sh src/cli/late_names.sh "$(LATE_PKGS)" $(CLI_OBJS) $(LIB_OBJS) >$@

$(BUILD)/src/cli/late_jumps.o: src/cli/late_jumps.S $(BUILD)/late.inc
	$(CC) $(CFLAGS_ALL) -Wa,-I$(BUILD) -c -o $@ $<

$(BUILD)/lacuna: $(MAIN_OBJ) $(CLI_OBJS) $(LATE_OBJ) $(BUILD)/liblacuna.a
	$(CC) $(LDFLAGS_ALL) -pie -o $@ $^ $(CLI_LIBS) $(LIBS)

# ---- tests --------------------------------------------------------------------------------
# tests/unit/test_NAME.c exports NAME_suite; tests/spec and tests/property are one program
# each; see tests/README.md.
CHECK_CFLAGS := $(shell pkg-config --cflags check 2>/dev/null)
CHECK_LIBS := $(shell pkg-config --libs check 2>/dev/null)
ALL_SUITES := $(patsubst tests/unit/test_%.c,%,$(sort $(wildcard tests/unit/test_*.c)))
SUITES ?= $(ALL_SUITES)
# Some suites alone: without the image of the packs, so that a pack in work stops nobody.
SOME := $(if $(filter command line,$(origin SUITES)),-some)
UNIT_OBJS := $(BUILD)/tests/unit$(SOME)/main.o $(SUITES:%=$(BUILD)/tests/unit/test_%.o) \
	$(filter-out $(BUILD)/tests/unit/main.o $(BUILD)/tests/unit/test_%,\
	$(call objs,tests/unit/*.c))
TEST_KINDS := $(foreach k,spec property cases attack fuzz planted sandbox,$(if $(wildcard tests/$(k)/*.c),$(k)))

# An archive, so that only the objects a test needs are taken, and work on one module is not
# stopped by another that is not there yet. (q, not r: two directories may have a verify.c.)
TESTS_A := $(BUILD)/tests$(SOME).a
$(TESTS_A): $(LOW_OBJS) $(HIGH_OBJS) $(CLI_OBJS) $(if $(SOME),,$(IMAGE_OBJS))
	rm -f $@
	$(AR) qcs $@ $^

$(BUILD)/tests/unit$(SOME)/suites.h: force
	@mkdir -p $(@D)
	@for s in $(SUITES); do echo "SUITE($$s)"; done >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(BUILD)/tests/unit/%.o $(BUILD)/tests/unit$(SOME)/main.o: CPPFLAGS_ALL += $(CHECK_CFLAGS)

$(BUILD)/tests/unit$(SOME)/main.o: tests/unit/main.c $(BUILD)/tests/unit$(SOME)/suites.h
	$(CC) $(CPPFLAGS_ALL) -I$(@D) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(BUILD)/tests/run-unit$(SOME): $(UNIT_OBJS) $(TESTS_A)
	$(CC) $(LDFLAGS_ALL) -pie -o $@ $^ $(CHECK_LIBS) $(LIBS)

define kind_rule
$$(BUILD)/tests/run-$(1): $$(call objs,tests/$(1)/*.c) $$(TESTS_A)
	$$(CC) $$(LDFLAGS_ALL) -pie -o $$@ $$^ $$(LIBS)
endef
$(foreach k,$(TEST_KINDS),$(eval $(call kind_rule,$(k))))

# A fault in a function of src/ is planted by the linker.
$(BUILD)/tests/run-planted: private LDFLAGS_ALL += -Wl,--wrap=person_replace
# So are calls counted, and stages timed.
$(BUILD)/tests/bench/rules: private LDFLAGS_ALL += -Wl,--wrap=matcher_try,--wrap=matcher_sieve
$(BUILD)/tests/bench/stages: private LDFLAGS_ALL += \
	$(foreach f,doc_read words_scan zones_mark rules_detect find_step caseid_settle act_run,-Wl,--wrap=$(f))
# Records are the program's, not the library's.
$(BUILD)/tests/run-fuzz: LIBS += $(CLI_LIBS)

unit: $(BUILD)/tests/run-unit$(SOME)
	$<

# The properties alone: SEED=n for other letters, LONG=1 for twenty times as many.
property: $(BUILD)/tests/run-property $(BUILD)/lacuna build/lettergen
	BUILD=$(BUILD) SEED=$(SEED) LONG=$(LONG) $<

$(BUILD)/tests/fault.so: tests/fault/fault.c
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARN) -D_GNU_SOURCE -O2 -shared -fPIC -o $@ $< -ldl

# Built with the tests, so that they follow what they measure.
BENCH := $(patsubst tests/bench/%.c,$(BUILD)/tests/bench/%,$(wildcard tests/bench/*.c))
tests: $(BUILD)/lacuna $(BUILD)/tests/run-unit $(TEST_KINDS:%=$(BUILD)/tests/run-%) \
	$(if $(wildcard tests/fault/fault.c),$(BUILD)/tests/fault.so) \
	$(if $(wildcard tests/gen/gen.mk),build/lettergen) $(BENCH)

check:
	sh tests/bootstrap.sh check
	$(MAKE) all tests
	BUILD=$(BUILD) GOLD=$(GOLD) sh tests/run.sh

# The review page in chromium; pictures of it in build/browser/shots.
browser: all tests
	sh tests/bootstrap.sh browser
	npm install --no-audit --no-fund --silent --prefix build/browser playwright-core@1
	BUILD=$(BUILD) sh tests/browser/run.sh

demo:
	sh tests/bootstrap.sh build
	$(MAKE) lacuna
	@BUILD=build sh tests/demo.sh

asan:
	sh tests/bootstrap.sh check
	$(MAKE) BUILD=build/asan HARDEN= CFLAGS="-O1 -g -fno-omit-frame-pointer" \
		CPPFLAGS=-DSANDBOX_OFF SAN="-fsanitize=address,undefined -fno-sanitize-recover=all" tests
	BUILD=build/asan GOLD=$(GOLD) SANITIZED=1 sh tests/run.sh

# What runs in threads, under the thread sanitizer.
tsan:
	$(MAKE) BUILD=build/tsan HARDEN= CFLAGS="-O1 -g" SAN=-fsanitize=thread build/tsan/lacuna \
		build/lettergen
	BUILD=build/tsan sh tests/run.sh cli/jobs.sh cli/batch.sh

# batch killed at 50 random moments; SEED=n for the same ones again.
kills: all build/lettergen
	KILLS=50 KILL_LETTERS=4000 SEED=$(SEED) sh tests/run.sh cli/batch-kills.sh

# The drivers for several machines, with GNU parallel over ssh and with Slurm, on this one.
cluster: all build/lettergen
	sh tests/run.sh cluster/parallel.sh cluster/slurm.sh

# The same tests, the program and the unit tests under valgrind.
valgrind:
	sh tests/bootstrap.sh check
	sh tests/bootstrap.sh valgrind
	$(MAKE) BUILD=build/unlocked CPPFLAGS=-DSANDBOX_OFF tests
	BUILD=build/unlocked GOLD=$(GOLD) sh tests/valgrind.sh

# Lines of src/ that the tests run.
coverage:
	sh tests/bootstrap.sh check
	rm -rf build/cov
	$(MAKE) BUILD=build/cov HARDEN= CFLAGS="-O0 -g" SAN=--coverage CPPFLAGS=-DSANDBOX_OFF tests
	BUILD=build/cov GOLD=$(GOLD) SANITIZED=1 sh tests/run.sh
	sh tests/coverage.sh

# What rules and letters come to (tests/approved) is approved as it is. ANEW=1 makes other examples
# for rules whose pattern changed, and other edits of texts.
approve: all build/lettergen
	python3 -B tests/approved/examples.py ./lacuna $(if $(ANEW),anew)
	$(if $(ANEW),LC_ALL=C awk -f tests/approved/alike.awk src/text/*.c src/find/*.c src/act/*.c \
		patterns/rules/*.xml patterns/lexicons/*.tsv >tests/approved/alike.txt)
	APPROVE=1 BUILD=build sh tests/run.sh approved/rules.sh approved/letters.sh approved/edited.sh

# Do the tests notice a changed line? MUTATIONS=50 at random; SEED=n FROM=21 goes on where a run
# of the same seed was stopped.
MUTATIONS ?= 50
mutate:
	sh tests/bootstrap.sh check
	GOLD=$(GOLD) python3 tests/mutate.py $(MUTATIONS) $(SEED) $(FROM)

# gcc follows each file's paths: an error on one is found where no test goes. What it says of leaks
# and of unset values has been wrong each time, and valgrind looks for both. Each file that passed is
# left alone until it changes.
ANALYZED := $(patsubst %.c,build/analyzed/%.o,$(wildcard src/*.c src/*/*.c))
build/analyzed/%.o: %.c
	@mkdir -p $(@D)
	gcc $(CPPFLAGS_ALL) -std=c11 $(WARN) -O1 -fanalyzer -Werror -Wno-analyzer-malloc-leak \
		-Wno-analyzer-use-of-uninitialized-value -MMD -MP -c -o $@ $<

analyze: $(ANALYZED)

lint: all
	sh tests/bootstrap.sh lint
	$(MAKE) analyze
	cppcheck -q --error-exitcode=1 --std=c11 --enable=warning,performance,portability \
		--suppress=ctuuninitvar --suppress=comparePointers:src/rules/pack_builtin.c \
		-D__linux__ -D__x86_64__ src
	./lacuna lint patterns
	sh tests/layers.sh
	mandoc -T lint -W warning src/cli/lacuna.1
	shellcheck -s sh -S warning -e SC2034 tests/*.sh tests/*/*.sh src/cluster/lacuna-* .ci/*
	clang-format --dry-run -Werror $(FORMATTED)

format:
	clang-format -i $(FORMATTED)

FORMATTED = $(wildcard src/*.[ch] src/*/*.[ch] tests/*.h tests/unit/*.[ch] tests/spec/*.[ch] \
	tests/property/*.[ch] tests/fault/*.[ch] tests/fuzz/*.[ch] \
	tests/fuzz/clang/*.c tests/planted/*.c tests/sandbox/*.c tests/bench/*.c)

# Needs clang. FUZZ_TIME=seconds for each harness, FUZZ="doc packs" for some of them.
FUZZ_TIME ?= 60
FUZZ ?= $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_SAN := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
fuzz:
	sh tests/bootstrap.sh fuzz
	$(MAKE) BUILD=build/fuzz CC=clang HARDEN= CFLAGS="-O1 -g" \
		CPPFLAGS=-DSANDBOX_OFF SAN="$(FUZZ_SAN)" fuzz-program
	for f in $(FUZZ); do sh tests/fuzz/run.sh $$f $(FUZZ_TIME) || exit 1; done

.PHONY: fuzz-program
fuzz-program: $(BUILD)/fuzz
$(BUILD)/fuzz: $(filter-out %/main.o,$(call objs,tests/fuzz/*.c tests/fuzz/clang/*.c)) $(TESTS_A)
	$(CC) -fsanitize=fuzzer,address,undefined -o $@ $^ $(LIBS) $(CLI_LIBS)

# BENCH_BYTES=100M, BENCH_ROUNDS=3, TABLES="tools stages rules kinds start"
$(filter-out %/copy,$(BENCH)): $(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(TESTS_A)
	$(CC) $(LDFLAGS_ALL) -Wl,--no-as-needed -pie -o $@ $^ $(LIBS) $(CLI_LIBS)

# Those the program itself begins with.
$(BUILD)/tests/bench/copy: $(BUILD)/tests/bench/copy.o $(BUILD)/lacuna
	$(CC) $(LDFLAGS_ALL) -Wl,--no-as-needed -pie -o $@ $< \
		$$(objdump -p $(BUILD)/lacuna | awk '$$1 == "NEEDED" { print "-l:" $$2 }')

bench: all build/lettergen $(BENCH)
	BUILD=$(BUILD) sh tests/bench/bench.sh

score: all build/lettergen
	BUILD=build GOLD=$(GOLD) sh tests/score.sh

# ---- install ------------------------------------------------------------------------------
INSTALL ?= install
bindir = $(DESTDIR)$(PREFIX)/bin
libdir = $(DESTDIR)$(PREFIX)/lib
includedir = $(DESTDIR)$(PREFIX)/include
mandir = $(DESTDIR)$(PREFIX)/share/man/man1

$(BUILD)/lacuna.pc: src/lacuna.pc.in force
	@sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@PKGS@|$(PKGS)|' $< >$@

install: all $(BUILD)/lacuna.pc
	$(INSTALL) -d $(bindir) $(libdir)/pkgconfig $(includedir) $(mandir)
	$(INSTALL) -m 755 $(BUILD)/lacuna $(bindir)/lacuna
	$(INSTALL) -m 755 $(wildcard src/cluster/lacuna-*) $(bindir)
	$(INSTALL) -m 644 $(BUILD)/liblacuna.a $(libdir)/liblacuna.a
	$(INSTALL) -m 755 $(BUILD)/liblacuna.so.$(SOVERSION) $(libdir)/liblacuna.so.$(SOVERSION)
	ln -sf liblacuna.so.$(SOVERSION) $(libdir)/liblacuna.so
	$(INSTALL) -m 644 src/lacuna.h $(includedir)/lacuna.h
	$(INSTALL) -m 644 $(BUILD)/lacuna.pc $(libdir)/pkgconfig/lacuna.pc
	$(INSTALL) -m 644 src/cli/lacuna.1 $(mandir)/lacuna.1

uninstall:
	rm -f $(patsubst src/cluster/%,$(bindir)/%,$(wildcard src/cluster/lacuna-*))
	rm -f $(bindir)/lacuna $(libdir)/liblacuna.a $(libdir)/liblacuna.so \
		$(libdir)/liblacuna.so.$(SOVERSION) $(includedir)/lacuna.h \
		$(libdir)/pkgconfig/lacuna.pc $(mandir)/lacuna.1

clean:
	rm -rf build lacuna

-include $(wildcard tests/gen/gen.mk)
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
