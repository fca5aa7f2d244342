# The letter generator of the tests; the top Makefile includes this.
GEN_SRC := $(wildcard tests/gen/*.c)
GEN_HDR := $(wildcard tests/gen/*.h) tests/splitmix.h

build/lettergen: $(GEN_SRC) $(GEN_HDR)
	@mkdir -p build
	$(CC) -std=c11 $(WARN) $(CPPFLAGS) $(CFLAGS) -D_POSIX_C_SOURCE=200809L -o $@ $(GEN_SRC) $(LDFLAGS)

.PHONY: check-gen
check-gen: build/lettergen
	tests/gen/check.sh build/lettergen
