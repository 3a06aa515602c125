#!/bin/sh
# Pages: well-formed, in both languages, and no option that -h shows is missing in them.
. "$(dirname "$0")/lib.sh"

lint() {
	run mandoc -Tlint -W warning "$SRC/$1"
	cat "$harness/out" "$harness/err" >"$harness/why"
	test "$status" -eq 0 || echo "status $status" >>"$harness/why"
	conclude "$1: well-formed"
}

# As read on a terminal, without overstrikes and line breaks.
rendered() {
	mandoc -Tutf8 -O width=500 "$1" | sed 's/.\x08//g'
}

# Options as the help lists them: "  -d, --database FILE  use ...".
options_of() {
	"$1" -h | sed -n 's/^  \(-[^ ].*\)/\1/p' | sed 's/   *.*//' | tr -s ', ' '\n' | grep '^-'
}

missing_options() {
	rendered "$2" >"$harness/page"
	options_of "$1" | while read -r option; do
		grep -Eq -- "(^|[^[:alnum:]-])$option([^[:alnum:]-]|\$)" "$harness/page" || echo "$option"
	done
}

check_page() {
	ok "$1: has $2" test -e "$SRC/$2"
	test ! -e "$SRC/$2" || is "$1: all options in $2" "$(missing_options "$1" "$SRC/$2")" ''
}

pages=$(cd "$SRC" && ls man/man?/* man/zh_CN/man?/* 2>/dev/null)
ok 'there are pages' test -n "$pages"
for page in $pages; do
	lint "$page"
done
is 'xuequ-tables(5) is what make man writes' "$("$BUILD/man/tables" en)" "$(cat "$SRC/man/man5/xuequ-tables.5")"
is 'xuequ-tables(5) in Chinese is, too' "$("$BUILD/man/tables" zh)" "$(cat "$SRC/man/zh_CN/man5/xuequ-tables.5")"
for source in "$SRC"/cmd/*.c; do
	program=$(basename "$source" .c)
	check_page "$program" "man/man1/$program.1"
	check_page "$program" "man/zh_CN/man1/$program.1"
	ok "$program: has tests" test -e "$SRC/tests/$program.t"
	ok "$program: its help lists options" test -n "$(options_of "$program")"
	is "$program: stands in both tables of the README" "$(grep -c "^| .$program. |" "$SRC/README.md")" 2
	for page in man/man7/xuequ.7 man/zh_CN/man7/xuequ.7; do
		ok "$program: stands in $page" grep -q "^\.It Xr $program 1\$" "$SRC/$page"
		ok "$program: $page refers to it" grep -q "^\.Xr $program 1 ,\$" "$SRC/$page"
	done
done
done_testing
