#!/bin/sh
# query-data answers what is asked, names what is not there, and cannot be made to write.
. "$(dirname "$0")/lib.sh"

SOURCE_DATE_EPOCH=1688083200 TZ=UTC
export SOURCE_DATE_EPOCH TZ

said() {
	grep -q -- "$2" "$harness/err" || echo "nothing of \"$2\" in: $(cat "$harness/err")" >"$harness/why"
	conclude "$1"
	: >"$harness/why"
}

# denied SQL: refused with 2, nothing on standard output, no file, the database as it was.
denied() {
	run query-data --timeout 1 -d "$work/district.db" --from t="$work/t.csv" "$1"
	{
		status_is 2
		test -s "$harness/err" || echo 'refused without a word on standard error'
		test ! -s "$harness/out" || echo "answered: $(head -c 200 "$harness/out")"
		test -z "$(ls -A)" || echo "made: $(ls -A)"
		test "$(sha256sum <"$work/district.db")" = "$before" || echo 'the database has changed'
	} >"$harness/why"
	rm -f ./*
	conclude "denied: $1"
}

printf '\357\273\277姓名,分数,,姓名\n张三,085.50,x,1\n李四, 缺考 ,,2\n' >t.csv
printf '学校,班级,学籍号,姓名,语文,数学\n一小,五年级1班,G999999201507149293,邓磊,85.5,90\n一小,五年级1班,G999999201502043772,朝鲁布和,缺考,60\n' >first.csv
sed 's/85.5/86/' first.csv >second.csv
exam=2022-2023学年第二学期期末

# ---- files without a database
is 'cells are text, headings are the names' "$(query-data --from t=t.csv 'select * from t')" '姓名,分数,列3,姓名2
张三,085.50,x,1
李四,缺考,,2'
is 'blank cells are null' "$(query-data --from t=t.csv 'select count(列3) from t')" 'count(列3)
1'
is 'unnamed columns in English' "$(query-data -L en --from t=t.csv 'select column3 from t limit 1')" 'column3
x'
is 'two files joined' "$(query-data --from t=t.csv --from u=first.csv 'select count(*) as n from t, u')" 'n
4'
is 'a table from standard input' "$(query-data --from t=- 'select count(*) as n from t' <t.csv)" 'n
2'
printf 'a,A\n1,2,,4\n' >wide.csv
is 'names that differ by case, a row that is too long' "$(query-data -q --from t=wide.csv 'select * from t')" 'a,A2,列3,列4
1,2,,4'
query-data --from t=wide.csv 'select 1' >"$harness/out" 2>"$harness/err"
said 'a row that is too long is told of' 'wide.csv:2:3'
seq -s, 1500 >many.csv && seq -s, 1500 >>many.csv
is 'many columns' "$(query-data --from t=many.csv 'select "1500" as n from t')" 'n
1500'
printf 'x\n1\n' >'odd#name.csv'
is 'a file with # in its name' "$(query-data --from 't=odd#name.csv' 'select x from t')" 'x
1'
printf '姓名,分数\n王五,7\n' | csv-to-excel -o one.xlsx 期末=-
is 'a sheet of a workbook by its name' "$(query-data -q --from 't=one.xlsx#期末' 'select count(*) > 0 as any from t')" 'any
1'
refused 'a sheet that is not there' 2 query-data --from 't=one.xlsx#期中' 'select 1'
refused 'an empty file' 1 query-data --from t=/dev/null 'select 1'
refused 'a file that is not there' 2 query-data --from t=none.csv 'select 1'
refused 'one name twice' 2 query-data --from t=t.csv --from T=t.csv 'select 1'
refused 'a name without a file' 2 query-data --from t 'select 1'

# ---- values and forms
is 'numbers in their shortest form' "$(query-data --from t=t.csv "select 85.5, 85.0, 0.1 + 0.2, 1 / 3.0, -0.5, 7 / 2, 1e20, 1 / 0, x'00ff'")" \
	"85.5,85.0,0.1 + 0.2,1 / 3.0,-0.5,7 / 2,1e20,1 / 0,x'00ff'
85.5,85,0.3,0.333333333333333,-0.5,3,1e+20,,00ff"
is 'what is no text is shown as bytes' "$(query-data --from t=t.csv "select 'a' || char(0) || 'b' as x, cast(x'ff41' as text) as y")" 'x,y
a\x00b,\xffA'
is 'JSON has numbers and null' "$(query-data -f json --from t=t.csv 'select 姓名, 分数 + 0 as n, 列3 from t')" '[
{"姓名":"张三","n":85.5,"列3":"x"},
{"姓名":"李四","n":0,"列3":null}
]'
is 'JSON of nothing' "$(query-data -f json --from t=t.csv 'select * from t where 0')" '[]'
refused 'JSON with one name twice' 2 query-data -f json --from t=t.csv 'select 姓名, 姓名 from t'
is 'a table' "$(query-data -f table --from t=t.csv 'select 姓名, length(分数) as n from t')" '姓名  n
----  -
张三  6
李四  2'
is 'no rows, but headings' "$(query-data --from t=t.csv 'select 姓名 from t where 0')" '姓名'
is 'JSON functions work' "$(query-data --from t=t.csv "select value from json_each('[1,2]')")" 'value
1
2'
is 'EXPLAIN works' "$(query-data --from t=t.csv 'explain query plan select * from t' | sed 1d | cut -d, -f4)" 'SCAN t'

# ---- where the statement comes from
echo 'select count(*) as n from t; -- all' >q.sql
is 'from a file' "$(query-data -i q.sql --from t=t.csv)" 'n
2'
is 'from standard input' "$(query-data --from t=t.csv <q.sql)" 'n
2'
is 'from standard input by name' "$(query-data --from t=t.csv - <q.sql)" 'n
2'
refused 'statement and table from one input' 2 query-data --from t=- -
refused 'two operands' 2 query-data --from t=t.csv 'select 1' 'select 2'
refused 'no statement' 2 query-data --from t=t.csv ''
refused 'a wrong format' 2 query-data -f xml --from t=t.csv 'select 1'
ok 'into a file' query-data --from t=t.csv -o out.csv 'select 1 as a'
is 'the file' "$(cat out.csv)" 'a
1'
refused 'a failing query' 2 query-data --from t=t.csv -o out.csv 'select b'
is 'leaves the file' "$(cat out.csv)" 'a
1'
is 'and nothing beside it' "$(ls out.csv*)" out.csv

# ---- names that are not there
query-data --from t=t.csv 'select 姓明 from t' >"$harness/out" 2>"$harness/err"
said 'a mistyped column' 'did you mean 姓名'
query-data --from scores=t.csv 'select * from score' >"$harness/out" 2>"$harness/err"
said 'a mistyped table' 'did you mean scores'
query-data --from t=t.csv "select * from t where 姓名 = \"张三\"" >"$harness/out" 2>"$harness/err"
said 'text in double quotes' 'single quotes'
query-data --from t=t.csv 'select nothing_like_it from t' >"$harness/out" 2>"$harness/err"
said 'where the names are listed' 'query-data --tables'
refused 'an unknown column' 2 query-data --from t=t.csv 'select x from t'
refused 'wrong SQL' 2 query-data --from t=t.csv 'selec 1'
is 'tables without any database' "$(query-data --tables | grep '^成绩,分数')" '成绩,分数,分数，最多两位小数'
is 'tables in English' "$(query-data --tables -L en | grep '^scores,mark,')" 'scores,mark,"the mark, at most two decimals"'
is 'one language at a time' "$(query-data --tables -L en | grep -c '成绩')" 0
is 'tables of files' "$(query-data --tables --from t=t.csv | cut -d, -f1,2)" '表,列
t,姓名
t,分数
t,列3
t,姓名2'

# ---- a database
refused 'no database' 2 query-data 'select 1'
ok 'an import' import-scores -q -d district.db -e $exam first.csv
is 'marks as the schools write them' "$(query-data -d district.db "select 姓名, 语文, 数学, 总分 from 成绩单 where 班级 = '五年级1班'")" '姓名,语文,数学,总分
邓磊,85.5,90,175.5
朝鲁布和,,60,60'
is 'the same in English' "$(query-data -d district.db "select name, subject, status, mark from scores where mark is null")" 'name,subject,status,mark
朝鲁布和,语文,absent,'
is 'the environment names it' "$(XUEQU_DB=district.db query-data 'select count(*) as n from 成绩')" 'n
4'
is 'a file beside it' "$(query-data -d district.db --from t=t.csv 'select (select count(*) from t) + count(*) as n from 成绩')" 'n
6'
SOURCE_DATE_EPOCH=1688256000 import-scores -qr -d district.db -e $exam second.csv
is 'now' "$(query-data -d district.db "select 语文 from 成绩单 where 姓名 = '邓磊'")" '语文
86'
is 'as of the day before' "$(query-data --as-of 2023.7.1 -d district.db "select 语文 from 成绩单 where 姓名 = '邓磊'")" '语文
85.5'
is 'as of the day itself' "$(query-data --as-of 2023-07-02 -d district.db "select 语文 from 成绩单 where 姓名 = '邓磊'")" '语文
86'
refused 'as of a day before everything' 2 query-data --as-of 2020-01-01 -d district.db 'select 1'
refused 'as of no day' 2 query-data --as-of 2023-02-30 -d district.db 'select 1'
refused 'no SQLite file' 2 query-data -d t.csv 'select 1'
sqlite3 other.db 'create table x (a)' && chmod 600 other.db
refused "somebody else's database" 2 query-data -d other.db 'select 1'

# ---- what reading must not become
work=$PWD
before=$(sha256sum <district.db)
mkdir empty && cd empty || exit 2
endless='with recursive c(x) as (select 1 union all select x + 1 from c)'
denied "vacuum into 'copy.db'"
denied 'vacuum'
denied "explain vacuum into 'copy.db'"
denied "attach 'other.db' as o"
denied 'detach main'
denied 'pragma query_only = 0'
denied 'pragma writable_schema = 1'
denied 'pragma journal_mode = wal'
denied 'select * from pragma_table_list'
denied "select count(*) from pragma_table_info('t')"
denied "select fts3_tokenizer('simple')"
denied "select hex(fts3_tokenizer('simple'))"
denied "select load_extension('x')"
denied "select readfile('/etc/passwd')"
denied "select writefile('x', 'y')"
denied "select edit('x')"
denied 'create temp table z (a)'
denied 'create temp view z as select 1'
denied 'create table z (a)'
denied 'create virtual table temp.z using fts5(a)'
denied 'create table z as select * from t'
denied "insert into t values ('a', 'b', 'c', 'd')"
denied "insert into batches (kind) values ('x')"
denied "with x as (select 1) insert into t select 1, 2, 3, 4"
denied 'update t set 姓名 = 1 returning *'
denied 'update scores_rows set mark = 10000'
denied 'delete from scores_rows'
denied 'delete from sqlite_schema'
denied 'drop table t'
denied 'drop view 成绩'
denied 'alter table t add column z'
denied 'analyze'
denied 'reindex'
denied 'begin exclusive'
denied 'savepoint s'
denied 'explain delete from t'
denied 'select 1; select 2'
denied 'select 1; drop table t'
denied 'select * from dbstat'
denied 'select * from sqlite_dbpage'
denied 'select * from sqlite_stmt'
denied "select * from fts3tokenize('simple', 'a')"
denied 'select * from bulk_rows'
denied "select zeroblob(1000000000)"
denied "select randomblob(1000000000)"
denied "select length(printf('%.*c', 1000000000, 'x'))"
denied "$endless select count(*) from c"
denied "$endless select x from c"
denied "$endless select x from c order by x desc"
denied "$endless select group_concat(x) from c"
denied "with recursive c(s) as (select 'a' union all select s || s from c) select max(length(s)) from c"
denied "select 1$(printf ' union all select %s' $(seq 60))"
denied "select $(printf '(%.0s' $(seq 300))1$(printf ')%.0s' $(seq 300)) + $(printf -- '-(%.0s' $(seq 300))1$(printf ')%.0s' $(seq 300))"
cd "$work" || exit 2
head -c 1100000 /dev/zero | tr '\0' ' ' >long.sql && echo 'select 1' >>long.sql
refused 'a statement without end' 2 query-data --from t=t.csv -i long.sql
ok 'more time for who asks for it' query-data --timeout 0 --from t=t.csv 'select 1'

# ---- the surroundings
(query-data -d district.db "select * from 成绩, (values (1), (2), (3)), json_each('[1,2,3,4,5,6,7,8,9]')" | head -n 1) >"$harness/out" 2>"$harness/err"
is 'a reader that goes away is no reason for words' "$(cat "$harness/err")" ''
query-data -d district.db 'select * from 成绩' >/dev/full 2>"$harness/err"
is 'a full disk' $? 2
said 'is named' 'No space left'
TMPDIR=/nonexistent query-data --from t=t.csv 'select 1' >"$harness/out" 2>"$harness/err"
is 'no room for temporary files' $? 2
is 'under another locale' "$(LC_ALL=de_DE.UTF-8 query-data --from t=t.csv 'select 85.5 as x')" 'x
85.5'

# ---- Where findings stand ----

printf '学校,学校类型\n甲校,小学\n' | import-records -q -d life.db schools
printf '检查日期,学校,类别,存在问题,等级\n2023-04-03,甲校,安全,灭火器过期,一般\n2023-04-03,甲校,设施,门窗破损,重大\n2023-04-04,甲校,安全,楼道堆物,一般\n' |
	import-records -q -d life.db findings
printf '问题编号,办理日期,环节,新时限\n2023-0001,2023-04-04,反馈签收,\n2023-0001,2023-04-05,延期,2023-04-20\n2023-0001,2023-04-06,已整改,\n' |
	import-records -q -d life.db rectifications
printf '问题编号,办理日期,环节\n2023-0002,2023-04-05,已整改\n2023-0002,2023-04-05,复查合格\n2023-0002,2023-04-05,销号\n' |
	import-records -q -d life.db rectifications
printf '问题编号,办理日期,环节\n2023-0001,2023-04-07,复查合格\n' | import-records -q -d life.db rectifications
is 'states of findings' "$(query-data -d life.db 'select 问题编号, 整改时限, 办理状态, 状态起始 from 问题状态')" \
'问题编号,整改时限,办理状态,状态起始
2023-0001,2023-04-20,待销号,2023-04-07
2023-0002,2023-04-08,已销号,2023-04-05
2023-0003,2023-04-11,待反馈,2023-04-04'
is 'the same in English' "$(query-data -d life.db "select finding, severity, finding_state from finding_states where finding_state = 'closed'")" \
'finding,severity,finding_state
2023-0002,major,closed'
# Without the batch that mended it the step after it does not fit.
import-log -d life.db undo "$(import-log -d life.db -f csv | grep 整改记录 | head -n 1 | cut -d , -f 1)" 2>messages
is 'a step that does not fit is passed over' "$(query-data -d life.db "select 问题编号, 整改时限, 办理状态, 状态起始 from 问题状态 where 问题编号 = '2023-0001'")" \
'问题编号,整改时限,办理状态,状态起始
2023-0001,2023-04-10,待反馈,2023-04-03'

done_testing
