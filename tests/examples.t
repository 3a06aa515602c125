#!/bin/sh
# What the pages show works as written, in the example district: every indented block of commands; the month's reports.
. "$(dirname "$0")/lib.sh"

# blocks PAGE FOLDER: writes the blocks of a page as FOLDER/1, FOLDER/2 ...
blocks() {
	awk -v folder="$2" '
		/^\.Bd -literal -offset indent/ { file = folder "/" ++count; next }
		/^\.Ed/ { file = "" }
		file != "" { gsub(/\\e/, "\\"); gsub(/\\&/, ""); print >file }' "$1"
}

# Blocks run one after the other, as a reader would, in a copy of the folder named.
try_page() {
	rm -rf blocks district
	mkdir blocks
	blocks "$SRC/man/$1" blocks
	cp -R "$2" district
	number=1
	while test -e blocks/$number; do
		ok "$1: $(sed -n '1s/ .*//p' blocks/$number), example $number" \
			env -C district bash -e -o pipefail ../blocks/$number
		number=$((number + 1))
	done
	ok "$1: has examples" test $number -gt 1
}

exam=2022-2023学年第二学期期末
"$BUILD/examples/district/generate" -o files
cp -R files with-registers
for kind in schools classes subjects exams teachers assignments; do
	import-records -q -d with-registers/district.db $kind files/registers/$kind.csv
done
import-records -q -d with-registers/district.db pupils files/registers/pupils/*
cp -R with-registers with-marks
import-scores -q -d with-marks/district.db -e $exam files/scores/$exam/*

for language in '' zh_CN/; do
	try_page ${language}man1/import-records.1 files
	try_page ${language}man1/import-scores.1 with-registers
	try_page ${language}man1/excel-to-csv.1 files
	try_page ${language}man7/xuequ.7 with-marks
done

# The month's reports, of a database with the plan of the year.
monthly=$SRC/examples/monthly
cp -R with-registers plan
for kind in calendar requirements projects curriculum timetable lesson_checks; do
	import-records -q -d plan/district.db $kind files/registers/$kind.csv
done
import-records -q -d plan/district.db activities files/activities/*
import-records -q -d plan/district.db checks files/checks/*
for month in 03 04; do
	import-records -q -d plan/district.db findings files/findings/2023-$month.csv
	import-records -q -d plan/district.db rectifications files/rectifications/2023-$month.csv
done
export XUEQU_DB="$PWD/plan/district.db"
mkdir place && cd place || exit 2

sums() {
	sha256sum "$1"/*
}

# fake PROGRAM: a folder bin with all programs but this one, which standard input is.
fake() {
	rm -rf ../bin
	mkdir ../bin
	ln -s "$BUILD"/bin/* ../bin/
	rm -f "../bin/$1"
	cat >"../bin/$1"
	chmod +x "../bin/$1"
}

ok 'monthly: the reports of a month' sh "$monthly" 2023-04
is 'monthly: says nothing' "$(cat "$harness/out" "$harness/err")" ''
is 'monthly: leaves nothing but the folder' "$(ls -A)" 2023-04
is 'monthly: with workbooks' "$(ls 2023-04 | grep -c 'xlsx$') $(ls -A 2023-04 | grep -vc 'xlsx$')" "$(grep -c '^workbook ' "$monthly") 0"
is 'monthly: each has rows' "$(for book in 2023-04/*; do test "$(excel-to-csv -q -k "$book" | wc -l)" -gt 4 || echo "$book"; done)" ''
is 'monthly: which nobody else may read' "$(stat -c %a 2023-04 2023-04/* | sort -u | tr '\n' ' ')" '600 700 '
before=$(sums 2023-04)
ok 'monthly: once more' sh "$monthly" 2023-04
is 'monthly: gives the same bytes' "$(sums 2023-04)" "$before"
is 'monthly: in the place of the first' "$(ls -A)" 2023-04
ok 'monthly: into a folder named' sh "$monthly" 2023-05 '五月 报表/'
ok 'monthly: which is there' test -s '五月 报表/问题清单.xlsx'
ok 'monthly: a month in which nothing was done' sh "$monthly" 2021-02 empty

fake date <<'END'
#!/bin/sh
test "$1" = +%Y-%m-01 && echo "2024-$THIS_MONTH-01" || exec /bin/date "$@"
END
ok 'monthly: without a month, in March' env THIS_MONTH=03 PATH="$PWD/../bin:$PATH" sh "$monthly"
is 'monthly: the one before, to its last day' "$(excel-to-csv -q -k 2024-02/问题清单.xlsx | grep -o '2024-[0-9-]*' | sort -u)" 2024-02-29
ok 'monthly: and in January' env THIS_MONTH=01 PATH="$PWD/../bin:$PATH" sh "$monthly"
ok 'monthly: that of the year before' test -d 2023-12
rm -rf ./20* empty 五月*

for bad in 2023-13 2023-00 2023-4 202304 2023年4月 2023-04-01 x; do
	refused "monthly: no month: '$bad'" 2 sh "$monthly" "$bad"
done
refused 'monthly: three words' 2 sh "$monthly" 2023-04 a b
mkdir mine
echo mine >mine/letter.txt
refused 'monthly: a folder with other things' 1 sh "$monthly" 2023-04 mine
is 'monthly: is left alone' "$(cat mine/*)" mine
refused 'monthly: a folder in none' 1 sh "$monthly" 2023-04 none/here
rm -rf mine
refused 'monthly: no database' 1 env XUEQU_DB=none.db sh "$monthly" 2023-04
is 'monthly: leaves nothing behind' "$(ls -A)" ''

fake checklist-report <<'END'
#!/bin/sh
test "$1" != overdue || { echo one >&2; echo 'the reason' >&2; exit 1; }
exec "$BUILD/bin/checklist-report" "$@"
END
refused 'monthly: a report that fails' 1 env PATH="$PWD/../bin:$PATH" sh "$monthly" 2023-04
is 'monthly: is named, with its reason' "$(cat "$harness/out" "$harness/err")" \
	'monthly: 2023-04: checklist-report overdue --on 2023-04-30: status 1: the reason'
is 'monthly: no folder appears' "$(ls -A)" ''
ok 'monthly: where one was' sh "$monthly" 2023-04
before=$(sums 2023-04)
refused 'monthly: and a report fails' 1 env PATH="$PWD/../bin:$PATH" sh "$monthly" 2023-04
is 'monthly: it stays' "$(sums 2023-04; ls -A)" "$before
2023-04"
rm -rf 2023-04

fake csv-to-excel <<'END'
#!/bin/sh
kill -9 $$
END
refused 'monthly: a program that is killed' 1 env PATH="$PWD/../bin:$PATH" sh "$monthly" 2023-04
is 'monthly: leaves no folder either' "$(ls -A)" ''

# A second run while the first is at work.
fake checklist-report <<'END'
#!/bin/sh
test -e ../second || sh "$SRC/examples/monthly" 2023-04 2>../second
exec "$BUILD/bin/checklist-report" "$@"
END
ok 'monthly: the first run' env PATH="$PWD/../bin:$PATH" sh "$monthly" 2023-04
is 'monthly: the second is told of it' "$(cat ../second)" 'monthly: 2023-04: another run is at work there'
ok 'monthly: later it may' sh "$monthly" 2023-04

is 'monthly: cron has five fields of time, a user and a command' \
	"$(sed '/^#/d; /^[A-Z_]*=/d' "$SRC/examples/monthly.cron" | awk '{ for (i = 1; i < 6; i++) times += $i ~ "^[0-9*,/-]+$"; print times, $6, $7, /%/ }')" '5 xuequ cd 0'
if command -v systemd-analyze >/dev/null; then
	mkdir ../units
	for unit in monthly.timer monthly.service monthly-mail.service; do
		sed 's|^ExecStart=.*xuequ-monthly$|ExecStart=/bin/true|' "$SRC/examples/$unit" >"../units/xuequ-$unit"
	done
	ok 'monthly: systemd reads its files' systemd-analyze verify ../units/xuequ-monthly.timer ../units/xuequ-monthly.service ../units/xuequ-monthly-mail.service
	is 'monthly: without a complaint' "$(grep units/ "$harness/err")" ''
else
	skip 'monthly: systemd reads its files' 'systemd-analyze is not here'
fi
if command -v shellcheck >/dev/null; then
	ok 'monthly: shellcheck' shellcheck -s sh "$monthly" "$SRC/examples/district/demo"
else
	skip 'monthly: shellcheck' 'shellcheck is not here'
fi
done_testing
