#!/bin/sh
# What every program does alike, in every surrounding that cron and shells bring.
. "$(dirname "$0")/lib.sh"

# contains FILE PATTERN
contains() {
	grep -q -- "$2" "$harness/$1" || echo "no \"$2\" on standard $1put" | sed 's/errput/error/' >>"$harness/why"
}

# Shows the usage on standard output, however it was called.
shows_help() {
	description=$1 program=$2
	shift 2
	run "$@"
	status_is 0 >"$harness/why"
	contains out "usage: $program"
	test ! -s "$harness/err" || echo 'messages with the help' >>"$harness/why"
	conclude "$program: $description"
}

shows_version() {
	run "$1" -V
	status_is 0 >"$harness/why"
	contains out "^$1 (xuequ) [0-9]"
	conclude "$1: version"
}

refuses_option() {
	run "$1" "$2"
	status_is 2 >"$harness/why"
	contains err "$1"
	contains err "$1 -h"
	test ! -s "$harness/out" || echo 'usage on standard output' >>"$harness/why"
	conclude "$1: refuses $2"
}

# survives DESC LEAST CMD...: a status from LEAST up, but no crash. CMD sets $status.
survives() {
	description=$1 least=$2
	shift 2
	"$@"
	test "$status" -ge "$least" && test "$status" -lt 126 || echo "status $status" >"$harness/why"
	conclude "$description"
	: >"$harness/why"
}

full_disk() { "$@" >/dev/full 2>/dev/null; status=$?; }
no_output() { "$@" >&- 2>/dev/null; status=$?; }
no_messages() { "$@" >/dev/null 2>&-; status=$?; }
nothing_open() { "$@" <&- >&- 2>&-; status=$?; }

for path in "$BUILD"/bin/*; do
	program=$(basename "$path")
	shows_help 'help' "$program" "$program" -h
	shows_help 'help, long' "$program" "$program" --help
	shows_help 'help under LANG=C' "$program" env LC_ALL=C LANG=C "$program" -h
	shows_help 'help in an empty environment' "$program" env -i PATH="$BUILD/bin:/usr/bin:/bin" "$program" -h
	shows_version "$program"
	refuses_option "$program" --no-such-option
	refuses_option "$program" '-?'
	: >"$harness/why"
	for option in -h -V; do
		survives "$program: $option on a full disk is no success" 1 full_disk "$program" $option
		survives "$program: $option with output closed" 0 no_output "$program" $option
		survives "$program: $option with all closed" 0 nothing_open "$program" $option
	done
	survives "$program: refuses with messages closed" 2 no_messages "$program" --no-such-option
	survives "$program: refuses with all closed" 2 nothing_open "$program" --no-such-option
	is "$program: leaves nothing behind" "$(ls -A)" ''
done
test -e "$path" || report 'not ok' 'there are programs'
done_testing
