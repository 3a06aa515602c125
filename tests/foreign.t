#!/bin/sh
# What is not what it should be: another's database, no rights, a folder for a file, half a
# file; two programs at one database at the same time.
. "$(dirname "$0")/lib.sh"
. "$SRC/tests/fault/fixture.sh"

cp base.db marks.db
import-scores -q -d marks.db -e "$exam" scores.csv
sed '1!s/北坨/南坨/g; s/12,/13,/' schools.csv >more.csv

# refused_naming DESC WORDS CMD...: status 2, and the message says WORDS.
refused_naming() {
	name=$1 words=$2
	shift 2
	run "$@"
	{
		status_is 2
		grep -q -- "$words" "$harness/err" || { echo "no word of \"$words\":"; cat "$harness/err"; }
	} >"$harness/why"
	conclude "$name"
}

# every_program DESC DB WORDS: all that open a database refuse this one and leave it as it is.
every_program() {
	cp -a "$2" kept 2>/dev/null
	refused_naming "import-records: $1" "$3" import-records -d "$2" schools schools.csv
	refused_naming "import-scores: $1" "$3" import-scores -d "$2" -e "$exam" scores.csv
	refused_naming "import-scores -c: $1" "$3" import-scores -c -d "$2" -e "$exam" scores.csv
	refused_naming "query-data: $1" "$3" query-data -d "$2" 'select 1'
	refused_naming "score-report: $1" "$3" score-report -d "$2"
	refused_naming "score-report --from: $1" "$3" score-report -d "$2" --from exams=exams.csv
	if test -f kept; then
		ok "untouched: $1" cmp "$2" kept
	fi
	rm -rf kept
}

# ---- databases ----

not_ours() {
	printf x >text.db
	cp scores.csv sheet.db
	head -c 9000 /dev/urandom >noise.db
	sqlite3 other.db 'create table moz_places (id integer); insert into moz_places values (1)'
	mkdir folder.db
	for kind in text sheet noise other folder; do
		every_program "$kind" $kind.db "$kind.db is not a xuequ database"
	done
	(head -c 3000 base.db; head -c 200000 /dev/urandom) >broken.db
	every_program 'broken' broken.db 'broken.db is damaged'
	every_program 'a folder that is not there' nowhere/x.db 'nowhere/x.db'
	every_program 'a file for a folder' schools.csv/x.db 'schools.csv/x.db: Not a directory'
}

missing() {
	for program in 'query-data -d missing.db 1' 'score-report -d missing.db' "import-scores -c -d missing.db -e $exam scores.csv" \
	    'score-report -d missing.db --from exams=exams.csv'; do
		refused_naming "missing: $program" 'there is no database missing.db' $program
	done
	ok 'asking makes no database' test ! -e missing.db
}

# Columns and tables that a program of another time has, or has not.
other_times() {
	cp marks.db newer.db
	sqlite3 newer.db 'alter table schools_rows add column later text; create table later (a); pragma user_version = 1'
	is 'a newer database: report' "$(score-report -q -d newer.db)" "$(score-report -d marks.db)"
	is 'a newer database: --from' "$(score-report -q -d newer.db --from exams=exams.csv)" "$(score-report -d marks.db --from exams=exams.csv)"
	ok 'a newer database: import' import-records -q -d newer.db schools schools.csv
	cp marks.db older.db
	sqlite3 older.db 'alter table schools_rows drop column short; drop table formulas_past; pragma user_version = 1' 2>/dev/null ||
	sqlite3 older.db 'drop table formulas_past; pragma user_version = 1'
	ok 'an older database: import' import-records -q -d older.db schools schools.csv
	is 'an older database: completed' "$(score-report -q -d older.db)" "$(score-report -d marks.db)"
	is 'an older database: nothing lost' "$(sqlite3 older.db 'select count(*) from scores_rows')" 24
}

open_to_all() {
	cp marks.db open.db
	chmod 644 open.db
	run query-data -d open.db 'select 1'
	status_is 0 >"$harness/why"
	grep -q 'chmod 600' "$harness/err" || echo 'no warning' >>"$harness/why"
	conclude 'a database that others can read: told'
	is 'a new database is for its owner' "$(stat -c %a base.db)" 600
	score-report -d marks.db -o report.csv && csv-to-excel -o report.xlsx report.csv
	is 'so are reports' "$(stat -c %a report.csv report.xlsx)" "600
600"
}

# ---- rights; root has them all, so somebody else tries ----

as_other() {
	if test "$(id -u)" -eq 0; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}

rights() {
	chmod 711 "$harness" . && mkdir locked && cp marks.db locked/x.db && chmod 644 locked/x.db ./*.csv
	cp scores.csv secret.csv && chmod 0 secret.csv && cp marks.db secret.db && chmod 0 secret.db
	chmod 555 locked
	if ! as_other query-data -q -d locked/x.db 'select 1' >/dev/null 2>&1; then
		skip 'without rights' 'nobody else may run the programs here'
		return
	fi
	ok 'reading where one may only read' as_other score-report -q -d locked/x.db
	refused_naming 'import where one may only read' 'locked/x.db cannot be written' as_other import-records -d locked/x.db schools more.csv
	refused_naming 'a new database where one may only read' 'locked/new.db' as_other import-records -d locked/new.db schools schools.csv
	refused_naming 'a report where one may only read' 'locked/r.csv.*Permission denied' as_other score-report -q -d locked/x.db -o locked/r.csv
	refused_naming 'a workbook where one may only read' 'locked/r.xlsx.*Permission denied' as_other csv-to-excel -o locked/r.xlsx scores.csv
	refused_naming 'an unreadable database' 'secret.db: Permission denied' as_other query-data -d secret.db 'select 1'
	refused_naming 'an unreadable database, import' 'secret.db: Permission denied' as_other import-records -d secret.db schools schools.csv
	refused_naming 'an unreadable file' 'secret.csv.*Permission denied' as_other excel-to-csv secret.csv
	refused_naming 'an unreadable sheet of marks' 'secret.csv.*Permission denied' as_other import-scores -c -d locked/x.db -e "$exam" secret.csv
	is 'nothing is left behind' "$(ls locked)" x.db
	cut_off
}

# An import that was killed: its reader without the right to write is told whose turn it is.
cut_off() {
	if ! strace -qq -o /dev/null -e trace=none true; then
		skip 'a database cut off, read only' 'strace may not trace here'
		return
	fi
	chmod 755 locked
	cp base.db locked/x.db
	{ strace -qq -o /dev/null -e trace=fdatasync -e inject=fdatasync:signal=KILL:when=3 \
	    import-scores -d locked/x.db -e "$exam" scores.csv; } >/dev/null 2>&1
	chmod 644 locked/x.db*
	chmod 555 locked
	ok 'a journal was left' test -s locked/x.db-journal
	refused_naming 'a database cut off, read only' 'owner' as_other query-data -d locked/x.db 'select 1'
	chmod 755 locked
	ok 'its owner puts it right' query-data -q -d locked/x.db 'select 1'
	ok 'nothing of the import is there' test "$(sqlite3 locked/x.db 'select count(*) from scores_rows')" = 0
}

# ---- files that are no files ----

no_files() {
	for program in excel-to-csv 'csv-to-excel -o x.xlsx' 'import-records -d base.db schools' "import-scores -d base.db -e $exam" \
	    'query-data -i'; do
		refused_naming "$program: missing file" 'missing.csv.*No such file' $program missing.csv
		refused_naming "$program: a folder" 'folder.db.*\(directory\|folder\)' $program folder.db
	done
	ok 'no workbook was made' test ! -e x.xlsx
	refused_naming 'a folder for the output' 'folder.db.*[Dd]irectory' csv-to-excel -o folder.db scores.csv
	refused_naming 'a folder for the report' 'folder.db.*[Dd]irectory' score-report -d marks.db -o folder.db
	is 'the folder is left as it was' "$(ls -A folder.db; ls -d folder.db*)" folder.db
}

# ---- two at once ----

# The first import waits for the rest of its sheet while the second begins.
two_imports() {
	cp base.db two.db
	mkfifo slow
	import-scores -q -d two.db -e "$exam" - <slow 2>first.err &
	first=$!
	exec 9>slow
	wait_for test -s two.db-journal
	import-records -q -d two.db schools more.csv 2>second.err 9>&- &
	second=$!
	sleep 0.3
	ok 'the second import waits for the first' kill -0 $second
	ok 'meanwhile one can read' timeout 5 query-data -d two.db 'select count(*) from 成绩单'
	cat scores.csv >&9
	exec 9>&-
	wait $first
	is 'the first ends well' "$? $(cat first.err)" '0 '
	wait $second
	is 'the second ends well' "$? $(cat second.err)" '0 '
	is 'both are in' "$(sqlite3 two.db 'select (select count(*) from scores_rows), (select count(*) from schools_rows)')" '24|2'
}

# Two that make the database: each thing of it is there once.
two_new() {
	import-records -q -d new.db schools schools.csv 2>first.err &
	first=$!
	import-records -q -d new.db exams exams.csv 2>second.err &
	second=$!
	wait $first
	is 'a new database by two: the first' "$? $(cat first.err)" '0 '
	wait $second
	is 'a new database by two: the second' "$? $(cat second.err)" '0 '
	is 'a new database by two: both are in, the defaults once' \
	    "$(sqlite3 new.db 'select kind, count(*) from batches group by 1' | tr '\n' ' ')" \
	    'appraisal|1 appraisal_grades|1 check_rules|1 curriculum|1 deadlines|1 exams|1 formulas|1 homeroom_rules|1 lifecycle|1 rules|1 school_types|1 schools|1 subjects|1 workload|1 '
}

# ---- half a file ----

# Success with fewer rows is no success, unless the cut is behind a row; where that is not
# certain, because the last line has no end, there is a word of it.
cut_sheet() {
	: >"$harness/why"
	size=$(stat -c %s scores.csv)
	for cut in $(seq 2 11 "$size"); do
		head -c "$cut" scores.csv >cut.csv
		cp base.db cut.db
		run import-scores -d cut.db -e "$exam" cut.csv
		rows=$(sqlite3 cut.db 'select count(*) from scores_rows')
		case $status in
		0) judge_success >>"$harness/why" ;;
		1) test "$rows" -eq 0 || echo "cut at $cut: refused, but $rows marks stored" >>"$harness/why" ;;
		*) echo "cut at $cut: status $status" >>"$harness/why" ;;
		esac
	done
	conclude 'half a sheet of marks, CSV'
}

judge_success() {
	test "$rows" -eq $((3 * ($(grep -c '' cut.csv) - 1))) || echo "cut at $cut: success with $rows marks"
	test -z "$(tail -c 1 cut.csv)" || grep -q 'the last line has no end' "$harness/err" || echo "cut at $cut: no word of it"
}

cut_workbook() {
	csv-to-excel --no-sign -o whole.xlsx scores.csv
	cp base.db cut.db
	ok 'the whole workbook is fine' import-scores -q -d cut.db -e "$exam" whole.xlsx
	: >"$harness/why"
	size=$(stat -c %s whole.xlsx)
	for cut in $(seq 4 $((size / 60)) $((size - 1))); do
		head -c "$cut" whole.xlsx >cut.xlsx
		run excel-to-csv cut.xlsx
		test "$status" -eq 1 || test "$status" -eq 2 || echo "cut at $cut: excel-to-csv, status $status" >>"$harness/why"
		cp base.db cut.db
		run import-scores -d cut.db -e "$exam" cut.xlsx
		test "$status" -eq 1 || test "$status" -eq 2 || echo "cut at $cut: import-scores, status $status" >>"$harness/why"
		test "$(sqlite3 cut.db 'select count(*) from scores_rows')" -eq 0 || echo "cut at $cut: marks are stored" >>"$harness/why"
	done
	conclude 'half a workbook'
}

not_ours
missing
other_times
open_to_all
rights
no_files
two_imports
two_new
cut_sheet
cut_workbook
done_testing
