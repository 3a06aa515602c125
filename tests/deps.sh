#!/bin/sh
# deps.sh PACKAGE...: sees to it that these Debian packages are there. Silent when
# nothing is missing. Elsewhere than on Debian it asks pkg-config for the libraries.
cd "$(dirname "$0")/.." || exit 2

say() {
	echo "deps: $*" >&2
}

give_up() {
	say "$@"
	exit 1
}

missing_packages() {
	for package in "$@"; do
		state=$(dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -x installed)
		test -n "$state" || echo "$package"
	done
}

as_root() {
	if test "$(id -u)" -eq 0; then
		DEBIAN_FRONTEND=noninteractive "$@"
	else
		sudo DEBIAN_FRONTEND=noninteractive "$@"
	fi
}

apt_install() {
	as_root apt-get install -y -q --no-install-recommends "$@"
}

# The lists of packages may be absent or old: get them and try once more.
install_packages() {
	test "$(id -u)" -eq 0 || command -v sudo >/dev/null || give_up "as root: apt-get install $*"
	say "installing $*"
	apt_install "$@" >&2 || { as_root apt-get update -q >&2 && apt_install "$@" >&2; } ||
		give_up "could not install $*"
}

missing_modules() {
	for module in $(sed -n 's/^MODULES = //p' Makefile) cmocka; do
		pkg-config --exists "$module" || echo "$module"
	done
	echo '#include <csv.h>' | ${CC:-cc} -E - >/dev/null 2>&1 || echo libcsv
	echo '#include <suitesparse/cholmod.h>' | ${CC:-cc} -E - >/dev/null 2>&1 || echo cholmod
	echo 'int main(void) { return 0; }' | ${CC:-cc} -x c -o /dev/null - -llapack -lblas 2>/dev/null || echo lapack
	for tool in msgfmt mandoc prove sqlite3; do
		command -v $tool >/dev/null || echo $tool
	done
}

if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
	missing=$(missing_packages "$@")
	test -z "$missing" || install_packages $missing
else
	command -v pkg-config >/dev/null || give_up 'please install pkg-config first'
	missing=$(missing_modules)
	test -z "$missing" || give_up "please install (names of libraries and tools):" $missing "(Debian's packages: $*)"
fi
