#!/bin/sh
# Standard input and output in every state a shell or cron hands them over in; the locale;
# the same bytes from the same input; nothing that steers a terminal in the messages.
. "$(dirname "$0")/lib.sh"
. "$SRC/tests/fault/fixture.sh"

# It dates workbooks.
unset SOURCE_DATE_EPOCH
cp base.db marks.db
import-scores -q -d marks.db -e "$exam" scores.csv
awk 'BEGIN { print "序号,姓名"; for (i = 0; i < 40000; i++) print i ",张三" }' >many.csv
awk 'BEGIN { print "组,数"; for (i = 0; i < 9000; i++) print i % 30 "," i * i % 101 + i % 30 }' >groups.csv
many='with recursive n (i) as (select 1 union all select i + 1 from n where i < 40000) select i as 序号, 1 as 数 from n'

# writers DO: DO NAME CMD... for every program that writes a table, a workbook or a text.
writers() {
	"$1" query-data query-data -d marks.db "$many"
	"$1" 'query-data, JSON' query-data -d marks.db -f json "$many"
	"$1" excel-to-csv excel-to-csv many.csv
	"$1" csv-to-excel csv-to-excel many.csv
	"$1" 'import-scores -c' import-scores -q -c -d marks.db -e "$exam" scores.csv
	"$1" 'import-records --kinds' import-records --kinds
	"$1" 'import-records --template' import-records --template scores
	"$1" score-report score-report -q -d marks.db
	"$1" value-added value-added -q --residuals '数 ~ 1 + (1|组)' groups.csv
}

# ---- the reader goes away ----

# into_closed CMD...: the reader has gone before the first byte; sets $status.
into_closed() {
	mkfifo pipe
	(exec 8<pipe) &
	exec 9>pipe
	wait
	"$@" >&9 2>"$harness/err"
	status=$?
	exec 9>&-
	rm pipe
	: >"$harness/out"
}

# killed by SIGPIPE, as every filter, without a word
quiet_when_unread() {
	name=$1
	shift
	into_closed "$@" 2>/dev/null
	: >"$harness/why"
	test "$status" -eq 141 || echo "status $status" >>"$harness/why"
	test ! -s "$harness/err" || cat "$harness/err" >>"$harness/why"
	conclude "$name: ends without a word when nobody reads"
}

# Some that start programs ignore SIGPIPE: then it is an error like any other.
told_when_unread() {
	name=$1
	shift
	into_closed sh -c 'trap "" PIPE; exec "$@"' - "$@"
	status_is 2 >"$harness/why"
	grep -qi 'broken pipe' "$harness/err" || echo 'no word of it' >>"$harness/why"
	conclude "$name: SIGPIPE ignored, nobody reads"
}

# ---- full, closed ----

told_when_full() {
	name=$1
	shift
	"$@" >/dev/full 2>"$harness/err"
	status=$?
	: >"$harness/out"
	status_is 2 >"$harness/why"
	grep -q 'No space left' "$harness/err" || echo 'no word of it' >>"$harness/why"
	conclude "$name: standard output full"
}

told_when_closed() {
	name=$1
	shift
	"$@" >&- 2>"$harness/err"
	status=$?
	: >"$harness/out"
	status_is 2 >"$harness/why"
	conclude "$name: standard output closed"
}

# What is on a descriptor that was closed must not become a part of the database.
unharmed() {
	test "$(sqlite3 "$1" 'pragma integrity_check')" = ok || echo 'the database is damaged' >>"$harness/why"
	test "$(sqlite3 "$1" 'select count(*) from scores_rows')" = "$2" || echo 'the marks are not all there' >>"$harness/why"
}

all_closed() {
	cp base.db closed.db
	import-scores -d closed.db -e "$exam" scores.csv <&- >&- 2>&-
	status=$?
	: >"$harness/out" >"$harness/err"
	status_is 0 >"$harness/why"
	unharmed closed.db 24
	conclude 'import with all closed'
	sed 's/80\.5/181/' scores.csv >wrong.csv
	cp base.db closed.db
	import-scores -d closed.db -e "$exam" wrong.csv <&- >&- 2>&-
	status=$?
	status_is 1 >"$harness/why"
	unharmed closed.db 0
	conclude 'faults named while all is closed'
}

no_input() {
	"$@" <&-
}

# ---- input in pieces ----

# A pipe gives what is there: every read ends somewhere, in the middle of a character as well.
in_pieces() {
	perl -e 'open my $file, "<", shift; while (sysread $file, $bytes, -s $file > 9999 ? 4099 : 13) { syswrite STDOUT, $bytes; select undef, undef, undef, .001 }' "$1"
}

pieces() {
	"$@" "$file" >whole 2>/dev/null
	in_pieces "$file" | "$@" >pieces 2>"$harness/err"
	ok "$1: in pieces what it is as a whole, $file" cmp whole pieces
}

# ---- surroundings ----

# All the programs write, one after the other; before each stands the command given.
all_reports() {
	"$@" query-data -d marks.db 'select 姓名, 语文 from 成绩单 order by 姓名'
	"$@" value-added -q --residuals '数 ~ 1 + (1|组)' groups.csv
	"$@" query-data -d marks.db 'select 5.5 as a, 1234567.25 as b'
	"$@" score-report -q -d marks.db
	"$@" import-scores -c -d marks.db -e "$exam" scores.csv
	"$@" excel-to-csv many.csv
	"$@" csv-to-excel scores.csv many.csv
	"$@" import-records --describe scores
	"$@" import-records --template pupils
}

digest() {
	all_reports "$@" 2>/dev/null | sha256sum
}

same_bytes() {
	name=$1
	shift
	is "the same bytes $name" "$(digest "$@")" "$expected_bytes"
}

# A locale with a decimal comma, made here where the system has none.
german() {
	if locale -a 2>/dev/null | grep -qix 'de_DE.utf-*8' || localedef -i de_DE -f UTF-8 "$PWD/de_DE.UTF-8" 2>/dev/null; then
		same_bytes 'with a decimal comma' env LOCPATH="$(test -d de_DE.UTF-8 && echo "$PWD")" LC_ALL=de_DE.UTF-8
	else
		skip 'the same bytes with a decimal comma' 'there is no German locale, nor the source of one'
	fi
}

# messages NAME SETTING SETTING: however the locale is set, a message comes, about the file.
messages() {
	refused "a message $1" 2 env "$2" "$3" query-data -d 无.db 'select 1'
	cp "$harness/err" said
	ok "it names the file, $1" grep -q '无\.db' said
	ok "it is UTF-8, $1" iconv -f UTF-8 -t UTF-16 -o utf16 said
}

# ---- what steers terminals ----

# Control characters and the signs that turn the direction of writing, in UTF-8.
steering=$(printf '[\001-\011\013-\037\177]|\302[\200-\237]|\342\200[\252-\256]|\342\201[\246-\251]')

# harmless DESC CMD...: something is said on standard error, in one line a message, nothing steers.
harmless() {
	name=$1
	shift
	run "$@"
	: >"$harness/why"
	test "$status" -lt 126 || echo "status $status" >>"$harness/why"
	test -s "$harness/err" || echo 'not a word' >>"$harness/why"
	! LC_ALL=C grep -qE "$steering" "$harness/err" || echo 'control characters in the messages' >>"$harness/why"
	grep -v "^$1: \|^usage: \|^       " "$harness/err" >>"$harness/why"
	conclude "nothing steers the terminal: $name"
}

escape=$(printf 'a\033]0;owned\007\302\233m\342\200\256b\nimport-records: all is well')

escapes() {
	harmless 'missing file' import-records -d e.db schools "$escape.csv"
	harmless 'missing file, excel-to-csv' excel-to-csv "$escape.csv"
	harmless 'missing file, csv-to-excel' csv-to-excel -o x.xlsx "$escape.csv"
	harmless 'output' csv-to-excel -o "no/$escape" scores.csv
	harmless 'database' query-data -d "$escape.db" 'select 1'
	harmless 'SQL' query-data -d marks.db "select $escape"
	harmless 'table' query-data -d marks.db "select * from \"$escape\""
	harmless 'examination' import-scores -d e.db -e "$escape" scores.csv
	harmless 'option' score-report --format "$escape"
	harmless 'unknown option' score-report "--$escape"
	harmless 'kind' import-records "$escape" schools.csv
	harmless 'form' score-report "$escape"
	sed "s/80\.5/$(printf '8\033[31m\302\233\342\200\256')/" scores.csv >cell.csv
	cp base.db cell.db
	harmless 'mark' import-scores -d cell.db -e "$exam" cell.csv
	sed "s/梁梦/$(printf '梁\033[31m\302\233\342\200\256')/" scores.csv >cell.csv
	harmless 'name' import-scores -d cell.db -e "$exam" cell.csv
	sed "1s/英语/$(printf '英\033[31m\302\233\342\200\256')/" scores.csv >cell.csv
	harmless 'heading' import-scores -d cell.db -e "$exam" cell.csv
	sed "s/教学点/$(printf '点\033[31m\302\233\342\200\256')/" schools.csv >"$escape.csv"
	harmless 'file' import-records -d e.db schools "$escape.csv"
}

writers quiet_when_unread
writers told_when_unread
writers told_when_full
writers told_when_closed
all_closed
for program in 'excel-to-csv' 'csv-to-excel -o x.xlsx' 'query-data -d marks.db' 'import-records -d x.db schools' \
    "import-scores -c -d marks.db -e $exam" 'value-added 数~(1|组)'; do
	refused "$program: standard input closed" 2 no_input $program
done
is 'nothing was made of no input' "$(ls x.xlsx 2>&1 | grep -c '^x')" 0
for file in scores.csv many.csv; do
	pieces excel-to-csv
done
file=scores.csv
pieces import-scores -q -c -d marks.db -e "$exam"
file=groups.csv
pieces value-added -q '数 ~ 1 + (1|组)'
all_reports env 2>/dev/null >whole
ok 'there is something to compare' test "$(wc -l <whole)" -gt 40000
expected_bytes=$(digest env)
same_bytes 'twice' env
same_bytes 'as from cron' env -i PATH="$PATH" LANG=C
same_bytes 'under LC_ALL=C' env LC_ALL=C
same_bytes 'under a locale that is not there' env LC_ALL=xx_YY.UTF-8
same_bytes 'with Chinese messages' env LANGUAGE=zh_CN LC_ALL=C.UTF-8
same_bytes 'in another time zone' env TZ=Asia/Shanghai
same_bytes 'without a home' env -u HOME TERM=dumb COLUMNS=20
german
messages 'in English' LC_ALL=C.UTF-8 LANGUAGE=
messages 'under cron' LC_ALL=C LANGUAGE=zh_CN
messages 'in Chinese' LC_ALL=C.UTF-8 LANGUAGE=zh_CN
messages 'in a language that is not there' LC_ALL=xx_YY LANGUAGE=xx
escapes
# A device is written to, never replaced; a copy of the null device takes the risk
if mknod -m 666 null c 1 3 2>/dev/null && (: >null) 2>/dev/null; then
	ok 'into a device' score-report -q -d marks.db -o null
	is 'which stays one' "$(stat -c %F null)" 'character special file'
	refused 'a workbook into a device' 2 csv-to-excel -o null many.csv
	is 'which still stays one' "$(stat -c %F null)" 'character special file'
else
	skip 'into a device' 'no device can be made here'
fi

done_testing
