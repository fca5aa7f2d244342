#!/bin/sh
# Installs what a verb needs and this machine lacks, through apt, saying what. Asks for root
# only when something is missing. Usage: sh tests/bootstrap.sh build|check|lint|browser|valgrind|cluster|fuzz
set -eu

verb=${1:-build}
missing=

# Is the library there, for pkg-config? need_lib NAME PACKAGE
need_lib() {
	pkg-config --exists "$1" 2>/dev/null || missing="$missing $2"
}

need_command() {
	command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

need_command make make
need_command cc gcc
need_command pkg-config pkg-config
need_lib libpcre2-8 libpcre2-dev
need_lib libxml-2.0 libxml2-dev
need_lib libsodium libsodium-dev
need_lib libutf8proc libutf8proc-dev
need_lib sqlite3 libsqlite3-dev
need_lib jansson libjansson-dev
need_lib libxslt libxslt1-dev
case $verb in
build) ;;
check)
	need_lib check check
	need_command xmllint libxml2-utils
	need_command mandoc mandoc
	need_command sqlite3 sqlite3
	;;
lint)
	need_command gcc gcc
	need_command mandoc mandoc
	need_command clang-format clang-format
	need_command shellcheck shellcheck
	need_command cppcheck cppcheck
	;;
fuzz)
	need_command clang clang
	;;
browser)
	need_command chromium chromium
	need_command node nodejs
	need_command npm npm
	;;
valgrind)
	need_command valgrind valgrind
	;;
cluster)
	PATH=$PATH:/usr/sbin
	need_command parallel parallel
	need_command sshd openssh-server
	need_command ssh openssh-client
	need_command munged munge
	need_command slurmctld slurmctld
	need_command slurmd slurmd
	need_command sbatch slurm-client
	;;
*)
	echo "usage: sh tests/bootstrap.sh build|check|lint|browser|valgrind|cluster|fuzz" >&2
	exit 2
	;;
esac
[ -n "$missing" ] || exit 0

echo "To be installed for 'make $verb':$missing"
if ! command -v apt-get >/dev/null 2>&1; then
	echo "There is no apt-get here: install what these Debian packages hold, then try again." >&2
	exit 1
fi
root=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo "This needs root: apt-get install$missing" >&2
		exit 1
	fi
	root=sudo
fi
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
$root apt-get update -q
# shellcheck disable=SC2086 # the list is words
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
