# The harness of the tests of programs; each tests/NAME.t begins with
#     . "$(dirname "$0")/lib.sh"
# and ends with done_testing. It then stands in an empty folder of its own, finds
# the programs on PATH, the source tree in $SRC and what was built in $BUILD. Results
# are counted in a file, so that a test may stand behind a pipe: printf ... | golden ...
#
#     golden NAME STATUS CMD...     output, messages and status as in tests/golden/TEST/NAME.out and
#                                   .err (none: no messages); UPDATE=1 writes these files
#     ok DESC CMD...                CMD ends with 0
#     refused DESC STATUS CMD...    CMD ends with this status and says why; with 2 it writes nothing else
#     is DESC ACTUAL EXPECTED       the texts are the same
#     skip DESC WHY                 cannot be tested here
#
# A status from 126 up is a crash (or no such program) and never passes.

SRC=$(cd "$(dirname "$0")/.." && pwd) || exit 2
BUILD=$(cd "${BUILD:-$SRC/build}" && pwd) || exit 2
test_name=$(basename "$0" .t)
golden_dir=$SRC/tests/golden/$test_name
harness=$(mktemp -d) || exit 2
trap 'clean_up' EXIT
trap 'exit 2' HUP INT TERM

PATH=$BUILD/bin:$PATH
LC_ALL=C.UTF-8
# A fault found by a sanitizer must not look like exit status 1, faulty data.
ASAN_OPTIONS=exitcode=199${ASAN_OPTIONS:+:$ASAN_OPTIONS}
UBSAN_OPTIONS=exitcode=199:print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}
export SRC BUILD PATH LC_ALL ASAN_OPTIONS UBSAN_OPTIONS
unset LANGUAGE XUEQU_DB XUEQU_LANG
umask 022
exec </dev/null
echo 0 >"$harness/count"
mkdir "$harness/work" && cd "$harness/work" || exit 2

clean_up() {
	cd / && rm -rf "$harness"
}

# report WORD DESC [DIRECTIVE]: WORD is "ok" or "not ok".
report() {
	read -r count <"$harness/count"
	count=$((count + 1))
	echo $count >"$harness/count"
	printf '%s %d - %s%s\n' "$1" $count "$(printf '%s' "$2" | sed 's/#/\\#/g')" "${3:+ # $3}"
	test "$1" = ok || echo "$2" >>"$harness/failed"
}

# Diagnostics: standard input as comment lines, cut to what one can read.
comment() {
	sed -e 's/^/# /' -e '60q'
}

# Runs a command; leaves its output in $harness/out and err, its status in $status.
run() {
	"$@" >"$harness/out" 2>"$harness/err"
	status=$?
}

# Same status, and no crash; else says so and shows what the command wrote.
status_is() {
	test "$status" -eq "$1" && test "$status" -lt 126 && return
	echo "status $status, expected $1"
	for stream in out err; do
		test ! -s "$harness/$stream" || echo "standard $stream ends in:"
		tail -n 25 "$harness/$stream"
	done
	return 1
}

# A verdict on what was just run: reasons, if any, are in $harness/why.
conclude() {
	if test -s "$harness/why"; then
		report 'not ok' "$1"
		comment <"$harness/why"
	else
		report ok "$1"
	fi
}

ok() {
	description=$1
	shift
	run "$@"
	status_is 0 >"$harness/why"
	conclude "$description"
}

refused() {
	description=$1 expected=$2
	shift 2
	run "$@"
	{
		status_is "$expected"
		test -s "$harness/err" || echo 'refused without a word on standard error'
		test "$status" -ne 2 || test ! -s "$harness/out" || { echo 'it could not run, and yet wrote:'; head -n 3 "$harness/out"; }
	} >"$harness/why"
	conclude "$description"
}

is() {
	printf '%s\n' "$2" >"$harness/actual"
	printf '%s\n' "$3" >"$harness/expected"
	diff -u --label expected --label actual "$harness/expected" "$harness/actual" >"$harness/why"
	conclude "$1"
}

skip() {
	report ok "$1" "SKIP $2"
}

# The place of the source tree is no part of what is expected.
without_place() {
	LC_ALL=C sed "s|$SRC|SRC|g" "$harness/$1" >"$harness/$1.plain"
}

# update KIND FILE: keeps an empty .out, which says that nothing is written, but no empty .err.
update() {
	mkdir -p "$golden_dir"
	rm -f "$2"
	if test "$1" = out || test -s "$harness/$1.plain"; then
		cp "$harness/$1.plain" "$2"
	fi
}

compare() {
	if test "$1" = err && ! test -e "$2"; then
		set -- "$1" /dev/null
	fi
	diff -u --label "expected $1" --label "actual $1" "$2" "$harness/$1.plain"
}

golden() {
	name=$1 expected=$2
	shift 2
	run "$@"
	status_is "$expected" >"$harness/why"
	for kind in out err; do
		without_place $kind
		test -z "$UPDATE" || update $kind "$golden_dir/$name.$kind"
		compare $kind "$golden_dir/$name.$kind" >>"$harness/why" 2>&1
	done
	conclude "$name"
}

done_testing() {
	read -r count <"$harness/count"
	echo "1..$count"
	test "$count" -gt 0 && ! test -e "$harness/failed"
	exit
}
