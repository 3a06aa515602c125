#!/bin/sh
# The unit tests of the library: each program's results as part of one list.
. "$(dirname "$0")/lib.sh"

# Numbers the results anew under the program's name; what else it says becomes comment.
pass_on() {
	while IFS= read -r line; do
		case $line in
		# cmocka says "not ok" of what it skips.
		'ok '*\#*[Ss][Kk][Ii][Pp]* | 'not ok '*'# SKIP '*) skip "$1: ${line#*ok }" 'by the program' ;;
		'ok '*) report ok "$1: ${line#ok * - }" ;;
		'not ok '*) report 'not ok' "$1: ${line#not ok * - }" ;;
		1..* | '# ok - '* | '# not ok - '*) ;;
		'# '*) printf '%s\n' "$line" ;;
		*) printf '%s\n' "$line" | comment ;;
		esac
	done
}

# Ended by itself with 0, and gave as many results as it had promised.
complete() {
	status_is 0 &&
	grep -q '^1\.\.[1-9]' "$harness/log" &&
	test "$(sed -n 's/^1\.\.//p' "$harness/log")" -eq "$(grep -Ec '^(not )?ok ' "$harness/log")"
}

run_unit() {
	mkdir "$1"
	(cd "$1" && exec timeout 300 "$BUILD/tests/unit/$1") >"$harness/log" 2>&1
	status=$?
	pass_on "$1" <"$harness/log"
	echo "status $status" >"$harness/out"
	: >"$harness/err"
	complete >"$harness/why" || tail -n 5 "$harness/log" >>"$harness/why"
	conclude "$1: whole"
}

found=$(cd "$SRC" && ls tests/unit/*.c 2>/dev/null)
ok 'there are unit tests' test -n "$found"
for source in $found; do
	run_unit "$(basename "$source" .c)"
done
done_testing
