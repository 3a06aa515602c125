#!/bin/sh
# attendance-track care: pupils to be cared for, by hand.
. "$(dirname "$0")/lib.sh"

# columns LIST: of CSV without quoted cells; LIST is 1,2,5.
columns() {
	cut -d , -f "$1"
}

printf '学校\n甲校\n乙校\n丙校\n' >schools.csv
printf '学校,班级,班主任\n甲校,小2019级1班,王老师\n丙校,小2019级1班,李老师\n' >classes.csv
# 其力嘎 has left.
cat >pupils.csv <<EOF
学籍号,姓名,学校,班级,转入日期,离校日期
L150525201301010101,巴图,甲校,小2019级1班,,
L150525201301010102,乌云,甲校,小2019级1班,,
L150525201301010103,其力嘎,甲校,小2019级1班,,2023-04-01
L150525201301010104,娜仁,丙校,小2019级1班,,
L150525201301010105,苏和,丙校,小2019级1班,,
EOF
# 巴图: one kind by two registers from the same day, and another. 乌云: one ended yesterday, one ends today.
cat >care.csv <<EOF
学籍号,姓名,类别,起始日期,结束日期,来源,结对教师
L150525201301010101,巴图,留守,2022-09-01,,教育,王老师
L150525201301010101,巴图,留守,2022-09-01,,民政,李老师
L150525201301010101,巴图,残疾,2021-05-01,,残联,王老师
L150525201301010102,乌云,单亲,2020-09-01,2023-04-09,,
L150525201301010102,乌云,脱贫户,2020-09-01,2023-04-10,,
L150525201301010103,其力嘎,留守,2022-09-01,,教育,王老师
L150525201301010104,娜仁,留守,2022-09-01,,教育,
L150525201301010105,苏和,留守,2023-04-11,,教育,
EOF
# The term begins on 1 February.
cat >visits.csv <<EOF
学籍号,姓名,日期,方式,走访人
L150525201301010101,巴图,2023-01-31,入户,王老师
L150525201301010102,乌云,2023-02-01,电话,王老师
L150525201301010102,乌云,2023-01-15,入户,赵老师
L150525201301010104,娜仁,2023-04-11,入户,李老师
EOF
care() {
	attendance-track care --from schools=schools.csv --from classes=classes.csv --from pupils=pupils.csv --from care=care.csv --from visits=visits.csv \
	    --on 2023-04-10 "$@"
}

is 'a row for each pupil, kinds joined and both sources kept' "$(care -q | columns 1-12)" \
'学校,班级,班主任,学籍号,姓名,关爱类别与来源,结对教师,最近走访,方式,走访人,距今天数,本学期已走访
甲校,四年级1班,王老师,L150525201301010101,巴图,残疾（残联，自2021-05-01）；留守（教育，自2022-09-01）；留守（民政，自2022-09-01）,王老师、李老师,2023-01-31,入户,王老师,69,否
甲校,四年级1班,王老师,L150525201301010102,乌云,脱贫户（自2020-09-01）,,2023-02-01,电话,王老师,68,是
丙校,四年级1班,李老师,L150525201301010104,娜仁,留守（教育，自2022-09-01）,,,,,,否'
is 'what is wanting is told' "$(care 2>&1 >out)" 'attendance-track: not visited since 2023-02-01: 2 of 3 pupils
attendance-track: pupils to be cared for who are in no class on 2023-04-10 are left out: 1'
is 'by school, kind and source; each pupil once in the sum; zeros' "$(care -q --by school | columns 1-7)" \
'学校,关爱类别,数据来源,人数,已走访人数,未走访人数,走访率
甲校,残疾,残联,1,0,1,0.00
甲校,留守,教育,1,0,1,0.00
甲校,留守,民政,1,0,1,0.00
甲校,脱贫户,,1,1,0,100.00
甲校,合计（不重复）,,2,1,1,50.00
乙校,合计（不重复）,,0,0,0,
丙校,留守,教育,1,0,1,0.00
丙校,合计（不重复）,,1,0,1,0.00
全学区,残疾,残联,1,0,1,0.00
全学区,留守,教育,2,0,2,0.00
全学区,留守,民政,1,0,1,0.00
全学区,脱贫户,,1,1,0,100.00
全学区,合计（不重复）,,3,1,2,33.33'
is 'a day later, a term later' "$(care -q --on 2023-04-11 | columns 5,6,8,11,12 | tail -n +3)" '娜仁,留守（教育，自2022-09-01）,2023-04-11,0,是
苏和,留守（教育，自2023-04-11）,,,否'
is 'masked for teachers, in English' "$(care -q -a teacher -L en -s 丙校)" \
'School,Class,Head teacher,Pupil ID,Name,Kinds of care,Partner,Last contact,Way,Visitor,Days since,Visited this term,Definition
丙校,Grade 4 Class 1,李老师,L150525********0104,娜*,留守（教育，since 2022-09-01）,,,,,,no,"rows valid on the day; sources of one kind have definitions of their own and stay apart; visits of any way count, from the first day of the term"'
is 'of one class' "$(care -q -s 甲校 -c 四年级1班 --by school | tail -n 1 | columns 1-4)" '甲校,合计（不重复）,,2'
refused 'not in public' 2 care -a public
is 'by the rule of law' "$(care -a public -L en 2>&1)" 'attendance-track: the rule "特殊群体不公开" refuses this report: lists and numbers of pupils to be cared for are not published (未成年人学校保护规定（2021）、个人信息保护法（2021）)'
refused 'nor are the numbers' 2 care -a public --by school
refused 'nor for parents' 2 care -a parent
refused 'no such unit' 2 care --by class

# ---- as the database stood ----

import-records -q classes classes.csv
import-records -q pupils pupils.csv
ok 'the tables' import-records -q care care.csv
ok 'are stored' import-records -q visits visits.csv
is 'the same from the database' "$(attendance-track care -q --on 2023-04-10)" "$(care -q)"
sed -i '2s/教育/妇联/' care.csv
is 'another source is another row' "$(import-records care care.csv 2>&1 | grep rows)" 'import-records: care.csv: rows: 8 read, 1 added, 0 changed, 7 unchanged, 0 rejected'
today=$(sqlite3 district.db 'select max(substr(imported_at, 1, 10)) from batches')
is 'as the tables stood' "$(attendance-track care -q --on 2023-04-10 --as-of "$today" | columns 1-12 | sed -n 2p)" \
    '甲校,四年级1班,王老师,L150525201301010101,巴图,残疾（残联，自2021-05-01）；留守（妇联，自2022-09-01）；留守（教育，自2022-09-01）；留守（民政，自2022-09-01）,王老师、李老师,2023-01-31,入户,王老师,69,否'
refused 'before there were any' 2 attendance-track care --as-of 2001-01-01
sed 's/2022-09-01,,教育/2022-13-01,,教育/' care.csv >bad.csv
refused 'no such day' 1 import-records care bad.csv

done_testing
