#!/bin/sh
# import-log lists what came in, shows what it changed, takes it back.
. "$(dirname "$0")/lib.sh"

TZ=UTC
export TZ
exam=2022-2023学年第二学期期末

# import DAY ARGUMENT...
import() {
	day=$1
	shift
	SOURCE_DATE_EPOCH=$((1688083200 + day * 86400)) import-scores -q -d district.db -e $exam "$@"
}

marks() {
	query-data -d district.db "select 姓名, 语文, 数学 from 成绩单 order by 姓名" | sed 1d
}

# states: batch and state of all batches but the shipped defaults.
states() {
	import-log -d district.db | grep -v defaults/ | sed 1d | cut -d, -f 1,13
}

said() {
	grep -q -- "$2" "$harness/err" || echo "nothing of \"$2\" in: $(cat "$harness/err")" >"$harness/why"
	conclude "$1"
	: >"$harness/why"
}

head='学校,班级,学籍号,姓名,语文,数学'
deng='一小,五年级1班,G999999201507149293,邓磊'
chao='一小,五年级1班,G999999201502043772,朝鲁布和'
printf '%s\n%s,85.5,90\n%s,缺考,60\n' "$head" "$deng" "$chao" >first.csv
printf '%s\n%s,86,90\n%s,缺考,60\n' "$head" "$deng" "$chao" >second.csv
printf '%s\n%s,86,90\n' "$head" "$deng" >third.csv

refused 'no database' 2 import-log
refused 'no database to undo in' 2 import-log undo 1
is 'and none is made' "$(ls -A ./*.db 2>/dev/null)" ''

import 0 first.csv
import 1 -r second.csv
is 'the list, newest last' "$(import-log -d district.db | grep -v defaults/ | cut -d, -f 1,2,4-)" '批次,导入时间,程序,表类,文件,编码,读入行数,新增,修改,未变,退回,现状,附加条件
21,2023-06-30 00:00:00,import-scores 0.1,成绩,first.csv,UTF-8,2,4,0,0,0,有效,2022-2023学年第二学期期末
22,2023-07-01 00:00:00,import-scores 0.1,成绩,second.csv,UTF-8,2,0,1,3,0,有效,2022-2023学年第二学期期末'
is 'in English' "$(import-log list -d district.db -L en | sed -n '1p;$p' | cut -d, -f 1,5,13)" 'Batch,Kind,State
22,scores,stands'
is 'as JSON' "$(import-log -d district.db -f json | grep -c '"批次":')" "$(import-log -d district.db | sed 1d | wc -l)"
is 'one batch' "$(import-log show -d district.db 22 | grep -E '^(批次|文件|修改|现状|附加条件|成绩)')" '批次,22
文件,second.csv
修改,1
现状,有效
附加条件,2022-2023学年第二学期期末
成绩：现存行数,1
成绩：替换或取消的旧行数,1'
is 'its file' "$(import-log show -d district.db 22 | sed -n 's/^校验码,//p')" "$(sha256sum <second.csv | cut -d' ' -f1)"
is 'what it changed' "$(import-log changes -d district.db 22)" '表类,行,关键字,列,原值,新值
成绩,2,2022-2023学年第二学期期末 G999999201507149293 语文,分数,85.5,86'
is 'a first batch changes nothing' "$(import-log -d district.db changes 4 | wc -l)" 1

before=$(sha256sum <district.db)
import-log undo -n -d district.db 22 >"$harness/out" 2>"$harness/err"
said 'a dry run tells' 'rows again as other imports have them: 1'
is 'and does nothing' "$(sha256sum <district.db)" "$before"
ok 'undo' env SOURCE_DATE_EPOCH=1688256000 import-log undo -d district.db 22
said 'says what became of the rows' 'rows again as other imports have them: 1'
is 'the old marks again' "$(marks)" '朝鲁布和,,60
邓磊,85.5,90'
is 'both batches in the list' "$(states)" '21,有效
22,已撤销（批次23）
23,有效'
is 'the undo has a time of its own' "$(import-log -d district.db | tail -n 1 | cut -d, -f 1,2,4-6)" '23,2023-07-02 00:00:00,import-log 0.1,撤销,second.csv'
is 'what held in between' "$(query-data --as-of 2023-07-01 -d district.db "select 语文 from 成绩单 where 姓名 = '邓磊'")" '语文
86'
refused 'twice' 2 import-log undo -d district.db 22
refused 'an undo of the undo' 2 import-log undo -d district.db 23
refused 'a batch that is not there' 2 import-log undo -d district.db 99
refused 'another one to show' 2 import-log show -d district.db 99
refused 'no number' 2 import-log show -d district.db x
refused 'no batch' 2 import-log undo -d district.db
refused 'two batches' 2 import-log undo -d district.db 21 22
refused 'no such form' 2 import-log redo -d district.db 21
refused '-n with a list' 2 import-log -n -d district.db
is 'refusals change nothing' "$(states | wc -l)" 3

import 3 -r second.csv
is 'the file can come again' "$(marks)" '朝鲁布和,,60
邓磊,86,90'
import 4 -r third.csv
is 'marks that are no longer in the file' "$(import-log changes -d district.db 25 | cut -d, -f 1,3,4)" '表类,关键字,列
成绩,2022-2023学年第二学期期末 G999999201502043772 语文,（整行取消）
成绩,2022-2023学年第二学期期末 G999999201502043772 数学,（整行取消）'
ok 'the first of all goes' import-log undo -d district.db 21
said 'pupils stay for those who still have marks' 'point to them'
is 'what later files have stays' "$(marks)" '邓磊,86,90'
ok 'the removal goes' import-log undo -d district.db 25
is 'what the second has holds again' "$(marks)" '朝鲁布和,,60
邓磊,86,90'
ok 'the second goes' import-log undo -d district.db 24
is 'nothing holds' "$(query-data -d district.db 'select (select count(*) from 成绩) + count(*) as n from 学生')" 'n
0'
ok 'settings can be undone, too' import-log undo -d district.db 3
is 'and are gone' "$(query-data -d district.db 'select count(*) as n from 综合公式')" 'n
0'

import-log -d district.db >/dev/full 2>"$harness/err"
is 'a full disk' $? 2
ok 'into a file' import-log -d district.db -o log.csv
is 'the file' "$(wc -l <log.csv)" "$(import-log -d district.db | wc -l)"
done_testing
