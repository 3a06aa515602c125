#!/bin/sh
# plan-check: what is due against what was done, by hand.
. "$(dirname "$0")/lib.sh"

cat >schools.csv <<EOF
学校,学校类型
甲校,完全小学
乙校,完全小学
园,幼儿园
EOF
# Winter holidays, summer holidays; 甲校 alone has its sports days, and a Saturday for one of them.
cat >calendar.csv <<EOF
学校,起始日期,结束日期,日类,按星期几
,2022-10-01,2022-10-07,放假,
,2022-10-08,,上课,星期四
,2023-01-14,2023-02-28,放假,
,2023-07-10,2023-08-31,放假,
EOF

# columns LIST: of CSV without quoted cells; LIST is 1,2,5.
columns() {
	cut -d , -f "$1"
}

# The day of the report, which every row ends in, is looked at once.
without_day() {
	sed 's/,统计日$//; s/,As at$//; s/,20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]$//'
}

# ---- missing ----

cat >checks.csv <<EOF
检查日期,检查类型,学校,教师编号,检查项目
2022-09-20,月查,甲校,T1,备课
2022-09-21,月查,甲校,T1,作业
2022-12-20,月查,甲校,T1,备课
2022-10-20,月查,乙校,T2,备课
EOF
missing() {
	plan-check missing --from schools=schools.csv --from calendar=calendar.csv "$@" >table || return
	without_day <table
}
# February has no school day; March is not over.
is 'a row for each school, a column for each month' "$(missing -k checks --from checks=checks.csv --since 2022-09 --until 2023-03 --on 2023-03-10)" \
"学校,表类,2022年|9月,2022年|10月,2022年|11月,2022年|12月,2023年|1月,2023年|2月,2023年|3月,行数,已完成,应完成,完成率,欠缺时段,口径
甲校,常规检查,2,,,1,,免,,3,2,5,40.00,2022-10至11、2023-01,按检查日期
乙校,常规检查,,1,,,,免,,1,1,5,20.00,2022-09、11至2023-01,按检查日期
园,常规检查,,,,,,免,,0,0,5,0.00,2022-09至2023-01,按检查日期
全学区,常规检查,2,1,0,1,0,0,0,4,3,15,20.00,,按检查日期"
is 'the day of the report' "$(sed 's/.*,//' table | sort | uniq -c | tr -s ' ')" \
' 4 2023-03-10
 1 统计日'
is 'several kinds, English, one school' "$(missing -k checks,findings --from checks=checks.csv -m 2022-09 --on 2023-03-10 -s 乙校 -L en)" \
'School,Kind,2022|Sep,Rows,Times done,Times due,Completion,Gaps,Definition
乙校,Checks,,0,0,1,0.00,2022-09,by Check date
乙校,Findings,,0,0,1,0.00,2022-09,by Check date'
is 'by term and type of school' "$(missing -k checks --from checks=checks.csv -b term -y 2022-2023 --on 2023-03-10 --school-type 幼儿园)" \
'学校,表类,2022-2023学年|第一学期,2022-2023学年|第二学期,行数,已完成,应完成,完成率,欠缺时段,口径
园,常规检查,,,0,0,1,0.00,2022-2023-1,按检查日期'
# 1 September 2022 is a Thursday: its week is the first of the month; that of 1 October, a Saturday, is one of September.
is 'by week' "$(missing -k checks --from checks=checks.csv -b week -m 2022-09 --on 2023-03-10 -s 甲校 | columns 3-9,12)" \
'2022年9月|8.29周,2022年9月|9.5周,2022年9月|9.12周,2022年9月|9.19周,2022年9月|9.26周,行数,已完成,欠缺时段
,,,2,,2,1,2022-08-29至09-12、09-26'

for exam in 期中 期末; do
	echo "2022-2023学年第一学期$exam,2022-2023-1,甲校,四年级1班,L150525201201010101,巴图,语文,正常,80"
done | sed '1i考试,学期,学校,班级,学籍号,姓名,学科,状态,分数' >scores.csv
sed '/期中/s/甲校/乙校/; s/0101,巴图/0102,巴图/' scores.csv | grep -v 期末 | sed 1d >>scores.csv
printf '考试,学期,考试日期\n2022-2023学年第一学期期中,2022-2023-1,2022-11-10\n2022-2023学年第一学期期末,2022-2023-1,2023-01-05\n' >exams.csv
is 'marks go by exams' "$(missing -k scores --from scores=scores.csv --from exams=exams.csv --on 2023-03-10 --year 2022-2023 --school-type 完全小学)" \
'学校,表类,2022-2023学年第一学期期中,2022-2023学年第一学期期末,行数,已完成,应完成,完成率,欠缺时段,口径
甲校,成绩,1,1,2,2,2,100.00,,按考试
乙校,成绩,1,,1,1,2,50.00,2022-2023学年第一学期期末,按考试
全学区,成绩,2,1,3,3,4,75.00,,按考试'

# ---- lessons ----

cat >rooms.csv <<EOF
学校,班级,授课语言,班级类型
甲小学,小2019级1班,汉语,
甲小学,小2021级1班,汉语,复式班
甲小学,小2022级1班,汉语,小学复式班
乙小学,小2019级1班,汉语,
丙小学,小2019级1班,蒙古语,
EOF
cat >staff.csv <<EOF
教师编号,教师姓名,学校
T1,王芳,甲小学
T2,李明,甲小学
T3,巴图,乙小学
T4,李明,乙小学
EOF
# The later row of 语文 counts; for classes taught in Mongolian there is a total of their own.
cat >plan.csv <<EOF
适用年级,授课语言,学科,启用日期,周课时下限,周课时上限
1-2,不限,,2023-01-01,2,2
3-6,不限,,2023-01-01,5,5
3-6,蒙古语,,2022-09-01,1,1
3-6,不限,语文,2022-09-01,8,8
3-6,不限,语文,2023-01-01,2,3
3-6,不限,数学,2022-09-01,2,2
3-6,不限,音乐,2022-09-01,1,
3-6,不限,科学,2022-09-01,0.5,1
3-6,不限,劳动,2022-09-01,1,1
3-6,不限,劳动,2023-01-01,0,0
3-6,不限,语文,2024-01-01,9,9
EOF
cat >assigned.csv <<EOF
教师编号,教师姓名,学校,班级,学科,起始日期
T1,王芳,甲小学,四年级1班,语文,2022-09-01
T2,李明,甲小学,四年级1班,数学,2022-09-01
T3,巴图,乙小学,四年级1班,语文,2022-09-01
T1,王芳,甲小学,二年级1班,语文,2022-09-01
T1,王芳,甲小学,一年级1班,语文,2022-09-01
EOF
# That of the autumn is no longer in force; one teacher has two classes of a multi-grade room at once.
cat >week.csv <<EOF
学校,班级,起始日期,节次,星期一,星期二
甲小学,四年级1班,2023-02-20,1,语文,数学 王芳
甲小学,四年级1班,2023-02-20,2,数学,数学
甲小学,四年级1班,2023-02-20,3,美术,
甲小学,四年级1班,2022-09-01,1,科学,科学
甲小学,二年级1班,2023-02-20,2,语文,
甲小学,一年级1班,2023-02-20,2,语文,
乙小学,四年级1班,2023-02-20,1,语文 王芳,音乐
EOF
lessons() {
	plan-check "$@" --from classes=rooms.csv --from teachers=staff.csv --from curriculum=plan.csv --from assignments=assigned.csv --from timetable=week.csv
}
is 'a class against the plan: missing, too few, too many, not planned, the total' "$(lessons lessons --on 2023-04-10 -s 甲小学 | columns 1-2,4-11 | grep -v '[一二]年级')" \
'学校,班级,学科,周课时下限,周课时上限,实开课时,课时差,核查结论,任课,备注
甲小学,四年级1班,语文,2,3,1,-1,课时不足,王芳,
甲小学,四年级1班,数学,2,2,3,1,超课时,李明、王芳,
甲小学,四年级1班,科学,0.5,1,0,-0.5,缺科,,
甲小学,四年级1班,音乐,1,1,0,-1,缺科,,
甲小学,四年级1班,美术,,,1,,未列入方案,,
甲小学,四年级1班,周总课时,5,5,5,0,符合,,
甲小学,四年级1班,数学,,,,,与任课表不符,王芳,任课表为李明
甲小学,四年级1班,语文,,,,,教师冲突,王芳,星期一第1节同时在乙小学四年级1班语文'
is 'a multi-grade room is no clash; grades 1 and 2 have a total only' "$(lessons lessons --on 2023-04-10 | grep '[一二]年级' | columns 1-2,4-9)" \
'甲小学,一年级1班,语文,,,1,,方案未定
甲小学,一年级1班,周总课时,2,2,1,-1,课时不足
甲小学,二年级1班,语文,,,1,,方案未定
甲小学,二年级1班,周总课时,2,2,1,-1,课时不足'
is 'without the room it is one' "$(sed s/复式// rooms.csv >plain.csv; lessons lessons --on 2023-04-10 --faults | grep -c '^甲小学,二年级1班.*教师冲突'; \
	plan-check lessons --from classes=plain.csv --from teachers=staff.csv --from assignments=assigned.csv --from timetable=week.csv --on 2023-04-10 --faults | grep -c '^甲小学,二年级1班.*教师冲突')" \
'0
1'
is 'faults only, in English, a class without a timetable' "$(lessons lessons --on 2023-04-10 --faults -L en >faults.csv; grep '^[丙S乙]' faults.csv)" \
'School,Class,Language,Subject,Lessons from,Lessons to,Scheduled,Lessons short or over,Result,Taught by,Check date,Category,Problem,Definition
乙小学,Grade 4 Class 1,han,语文,2,3,1,-1,too few,王芳,2023-04-10,教学常规,"Grade 4 Class 1 语文: too few, 2 to 3 due, 1 scheduled","grades 3-6, any, from 2023-01-01"
乙小学,Grade 4 Class 1,han,数学,2,2,0,-2,missing subject,,2023-04-10,教学常规,"Grade 4 Class 1 数学: missing subject, 2 due, 0 scheduled","grades 3-6, any, from 2022-09-01"
乙小学,Grade 4 Class 1,han,科学,0.5,1,0,-0.5,missing subject,,2023-04-10,教学常规,"Grade 4 Class 1 科学: missing subject, 0.5 to 1 due, 0 scheduled","grades 3-6, any, from 2022-09-01"
乙小学,Grade 4 Class 1,han,Total of the week,5,5,2,-3,too few,,2023-04-10,教学常规,"Grade 4 Class 1 Total of the week: too few, 5 due, 2 scheduled","grades 3-6, any, from 2023-01-01"
乙小学,Grade 4 Class 1,han,语文,,,,,not the assigned teacher,王芳,2023-04-10,教学常规,"Grade 4 Class 1 语文: not the assigned teacher (王芳), assigned: 巴图",
乙小学,Grade 4 Class 1,han,语文,,,,,teacher in two places,王芳,2023-04-10,教学常规,"Grade 4 Class 1 语文: teacher in two places (王芳), monday lesson 1, at the same time in 甲小学 Grade 4 Class 1 语文",
丙小学,,,,,,,,no timetable,,2023-04-10,教学常规,"no timetable, classes: 1",'
is 'the autumn has its own timetable' "$(lessons lessons --on 2022-10-10 -s 甲小学 | grep 四年级 | columns 4-9)" \
'语文,8,8,0,-8,缺科
数学,2,2,0,-2,缺科
科学,0.5,1,2,1,超课时
音乐,1,1,0,-1,缺科
劳动,1,1,0,-1,缺科
周总课时,30,30,2,-28,课时不足'
printf '适用年级,启用日期,周课时下限,周课时上限\n3-6,2022-09-01,29,29\n' >other.csv
is 'a table given takes the place of the shipped one' "$(plan-check lessons --from classes=rooms.csv --from teachers=staff.csv --from curriculum=other.csv --from timetable=week.csv \
	--on 2023-04-10 -s 乙小学 | grep 周总课时 | columns 4-9)" '周总课时,29,29,2,-27,课时不足'
refused 'a timetable of the school year before is none' 1 lessons lessons --on 2023-09-10
refused 'not for parents' 2 lessons lessons -a parent

# The same sheet as a file of one class under a title, and long.
printf '甲小学四年级课程表,,,\n,,,\n节次,一,周二,星期三\n第一节,语文(王芳),数学,\n大课间,,,\n2,数学/李明,音乐,语文王芳\n' >sheet.csv
printf '学校,班级,起始日期,星期,节次,学科,教师姓名\n甲小学,四年级1班,2023-02-20,星期一,1,语文,王芳\n甲小学,四年级1班,2023-02-20,周一,2,数学,李明\n' >long.csv
printf '甲小学,四年级1班,2023-02-20,2,1,数学,\n甲小学,四年级1班,2023-02-20,2,2,音乐,\n甲小学,四年级1班,2023-02-20,3,2,语文,王芳\n' >>long.csv
for form in sheet long; do
	import-records -q -d $form.db classes rooms.csv
	import-records -q -d $form.db teachers staff.csv
	import-records -q -d $form.db assignments assigned.csv
done
ok 'a sheet with the class in its title' import-records -d sheet.db --date 2023-02-20 timetable sheet.csv
ok 'the same, long' import-records -d long.db timetable long.csv
timetable() {
	query-data -d "$1" 'select 学校, 班级, 星期, 节次, 起始日期, 学科, 教师编号, 教师姓名 from 课程表'
}
is 'both are the same table' "$(timetable sheet.db)" "$(timetable long.db)"
is '李明 is the one who is assigned' "$(timetable sheet.db | grep -c 'T2,李明')" 1
cp sheet.db again.db
ok 'the same sheet from another day is another timetable' import-records -d again.db --date 2023-04-03 timetable sheet.csv
is 'it is there beside the first' "$(timetable again.db | cut -d , -f 5 | sort | uniq -c | tr -s ' ')" \
' 5 2023-02-20
 5 2023-04-03
 1 起始日期'
# Lessons that begin on 28 August are those of the coming year.
printf '班级,节次,星期一\n五年级,1,语文\n' >august.csv
ok 'a timetable from August' import-records -d again.db --date 2023-08-28 -s 甲小学 timetable august.csv
is 'is of the coming year' "$(timetable again.db | grep 2023-08; query-data -d again.db "select count(*) from timetable_rows t where t.\"from\" > '2023-08' and class in (select class from classes_rows where entry_year = 2019)" | tail -n 1
	plan-check lessons -d again.db --on 2023-08-29 | grep -c 五年级1班)" \
'甲小学,五年级1班,星期一,1,2023-08-28,语文,,
1
2'
sheet() {
	printf "$1" >bad.csv
	import-records -d sheet.db --date 2023-02-20 -s 甲小学 timetable bad.csv
}
refused 'no day of the week' 1 sheet '班级,节次,星期一,星期八\n四年级,3,语文,数学\n'
refused 'lesson 0' 1 sheet '班级,节次,星期一\n四年级,0,语文\n'
refused 'no such subject' 1 sheet '班级,节次,星期一\n四年级,3,炼金术\n'
refused 'no such teacher' 1 sheet '班级,节次,星期一\n四年级,3,语文 张飞\n'
refused 'two teachers of one name' 1 sheet '班级,节次,星期一\n二年级,3,语文 李明\n四年级,3,体育与健康 李明二\n'
refused 'two timetables of a class from one day, in a file' 1 sheet '班级,节次,星期一\n四年级,3,语文\n四年级,3,数学\n'
refused 'and in two files' 1 sheet '班级,节次,星期一\n四年级,1,数学\n'
is 'nothing of these is stored' "$(timetable sheet.db)" "$(timetable long.db)"
printf '适用年级,学科,启用日期,周课时下限,周课时上限\n3-6,语文,2023-01-01,6,5\n3-6,数学,2023-01-01,61,\n' >bad.csv
refused 'more than there are' 1 import-records -d sheet.db curriculum bad.csv

# ---- lessons inspected ----

# Sunday 23 April goes by the timetable of Monday; 1 May is a holiday.
printf '起始日期,结束日期,日类,按星期几\n2023-04-23,,上课,星期一\n2023-05-01,2023-05-03,放假,\n' >spring.csv
cat >seen.csv <<EOF
检查日期,学校,班级,节次,课堂情况,学科,教师姓名,检查人
2023-04-10,甲小学,四年级1班,1,,语文,王芳,赵督学
2023-04-10,甲小学,四年级1班,3,,数学,李明,赵督学
2023-04-11,甲小学,四年级1班,1,,数学,李明,赵督学
2023-04-11,甲小学,四年级1班,2,自习,,,赵督学
2023-04-11,甲小学,四年级1班,5,,数学,,赵督学
2023-04-23,甲小学,四年级1班,3,,语文,,赵督学
2023-05-01,甲小学,四年级1班,1,,语文,,赵督学
2023-04-17,乙小学,四年级1班,1,,语文,王芳,赵督学
2022-10-10,甲小学,四年级1班,1,,科学,,赵督学
EOF
taught() {
	lessons taught --from lesson_checks=seen.csv --from calendar=spring.csv --on 2023-06-30 "$@"
}
# Of five two are as scheduled, the substitute's among them; lesson 5 and the holiday are not in the timetable.
is 'rates by school' "$(taught -t 2022-2023-2)" \
'学校,巡查节数,按表上课,按表上课率,挪用节数,自习空堂,表外节数,口径
甲小学,5,2,40.00,2,1,2,2023-02-01至2023-06-30巡课，按表上课率=按表上课÷巡查节数
乙小学,1,1,100.00,0,0,0,2023-02-01至2023-06-30巡课，按表上课率=按表上课÷巡查节数
全部,6,3,50.00,2,1,2,2023-02-01至2023-06-30巡课，按表上课率=按表上课÷巡查节数'
is 'by class, in the autumn by its timetable' "$(taught -m 2022-10 --by class -L en)" \
'School,Class,Inspected,As scheduled,Rate as scheduled,Taken,Not taught,Off the timetable,Definition
甲小学,Grade 4 Class 1,1,1,100.00,0,0,0,"inspections from 2022-10-01 to 2022-10-31; rate = as scheduled / inspected"
All,,1,1,100.00,0,0,0,"inspections from 2022-10-01 to 2022-10-31; rate = as scheduled / inspected"'
is 'which subjects are taken' "$(taught -t 2022-2023-2 --by subject | columns 1-6)" \
'课表学科,巡查节数,按表上课,按表上课率,挪用节数,自习空堂
语文,2,2,100.00,0,0
数学,2,1,50.00,0,1
美术,2,0,0.00,2,0
全部,6,3,50.00,2,1'
is 'who took what' "$(taught -t 2022-2023-2 --by lesson)" \
'检查日期,星期,节次,学校,班级,课表学科,课表教师,实上学科,实上教师,巡课结论,检查人,备注
2023-04-10,星期一,3,甲小学,四年级1班,美术,,数学,李明,挪用,赵督学,
2023-04-11,星期二,1,甲小学,四年级1班,数学,王芳,数学,李明,代课,赵督学,
2023-04-11,星期二,2,甲小学,四年级1班,数学,,,,自习,赵督学,
2023-04-11,星期二,5,甲小学,四年级1班,,,数学,,表外,赵督学,
2023-04-23,星期一,3,甲小学,四年级1班,美术,,语文,,挪用,赵督学,补课日
2023-05-01,星期一,1,甲小学,四年级1班,,,语文,,表外,赵督学,非上课日'
printf '检查日期,学校,班级,节次,课堂情况,学科\n2023-04-10,甲小学,四年级1班,1,上课,\n' >bad.csv
refused 'a lesson without its subject' 1 import-records -d sheet.db lesson_checks bad.csv
refused 'no such unit' 2 taught --by pupil
taught -t 2022-2023-2 --by lesson --faults >taken.csv
is 'what was not given, as findings' "$(columns 1,4,13-14 <taken.csv)" \
'检查日期,学校,问题类别,问题描述
2023-04-10,甲小学,教学常规,四年级1班第3节美术：挪用，改上数学
2023-04-11,甲小学,教学常规,四年级1班第2节数学：自习
2023-04-23,甲小学,教学常规,四年级1班第3节美术：挪用，改上语文'
ok 'faults of lessons go into the register of findings' import-records -q -d sheet.db findings faults.csv taken.csv
is 'all of them' "$(checklist-report -d sheet.db --on 2023-04-23 | sed 1d | wc -l)" "$(($(cat faults.csv taken.csv | wc -l) - 2))"

# ---- projects ----

cat >projects.csv <<EOF
项目名称,学校,节点,计划日期,完成日期,责任人,备注
监控,甲小学,采购,2023-03-01,2023-03-05,王芳,
监控,甲小学,安装,2023-04-01,2023-03-03,王芳,
监控,甲小学,验收,2023-04-05,,王芳,等待检测
监控,乙小学,采购,2023-03-01,,李明,
监控,乙小学,安装,2023-05-01,2023-04-02,李明,
操场,,设计,2023-05-10,2023-04-20,李明,
操场,,施工,2023-05-11,,李明,
EOF
projects() {
	plan-check projects --from classes=rooms.csv --from projects=projects.csv --on 2023-04-10 "$@"
}
is 'the latest first; dates that cannot be are named' "$(projects)" \
'项目名称,学校,节点,计划日期,完成日期,进度状态,逾期天数,剩余天数,责任人,备注,统计日
监控,乙小学,采购,2023-03-01,,逾期未完成,40,,李明,,2023-04-10
监控,甲小学,验收,2023-04-05,,逾期未完成,5,,王芳,等待检测,2023-04-10
操场,全学区,设计,2023-05-10,2023-04-20,30日内到期,,30,李明,填报的完成日期2023-04-20晚于统计日,2023-04-10
操场,全学区,施工,2023-05-11,,未到期,,31,李明,,2023-04-10
监控,甲小学,采购,2023-03-01,2023-03-05,逾期完成,4,,王芳,,2023-04-10
监控,乙小学,安装,2023-05-01,2023-04-02,按期完成,,,李明,前一节点“采购”尚未完成,2023-04-10
监控,甲小学,安装,2023-04-01,2023-03-03,按期完成,,,王芳,完成日期早于前一节点“采购”（2023-03-05）,2023-04-10'
is 'by project' "$(projects --by project -L en)" \
'Project,Milestones,Done,Done late,Late,Next milestone,Planned,Days late,Days left,As at
操场,2,0,0,0,设计,2023-05-10,,30,2023-04-10
监控,5,3,1,2,采购 (乙小学),2023-03-01,40,,2023-04-10'
is 'by school' "$(projects --by school -s 甲小学)" \
'项目名称,学校,节点数,完成节点数,其中逾期完成,逾期未完成,下一节点,计划日期,逾期天数,剩余天数,统计日
监控,甲小学,3,2,1,1,验收,2023-04-05,5,,2023-04-10'
is 'late ones alone, in public without persons' "$(projects --faults -a public | columns 1-7)" \
'项目名称,学校,节点,计划日期,完成日期,进度状态,逾期天数
监控,乙小学,采购,2023-03-01,,逾期未完成,40
监控,甲小学,验收,2023-04-05,,逾期未完成,5'
is 'no name of theirs' "$(projects -a public | grep -c '责任人\|李明\|王芳')" 0
refused 'no such unit of projects' 2 projects --by week
ok 'interviews after an exam have a day of their own' missing -k checks,interviews -m 2022-09

# ---- required ----

# need: requirements, a line each; did: activities, "what day school group class teacher pupil quantity".
need() {
	sed '1i活动,组别,单位对象,学校类型,次数,周期,数量下限,数量上限,起始日期,结束日期,假期免除' >requirements.csv
}
did() {
	sed '1i活动,活动日期,学校,组别,班级,教师编号,学籍号,数量' >activities.csv
}
required() {
	plan-check required --from schools=schools.csv --from calendar=calendar.csv --from requirements=requirements.csv --from activities=activities.csv "$@" >table || return
	without_day <table
}

need <<EOF
示范课,文科,学区,,1,每月,,,2022-09-01,,是
示范课,理科,学区,,1,每月,,,2022-09-01,,是
EOF
did <<EOF
示范课,2022-09-13,甲校,文科,,,,
示范课,2022-10-13,乙校,文科,,,,
示范课,2022-09-14,甲校,理科,,,,
示范课,2022-09-15,甲校,理科,,,,
示范课,2022-12-11,甲校,理科,,,,
EOF
# What is done twice counts once; December is not over, and what comes after the day is not known.
is 'each month, by group' "$(required --since 2022-09 --until 2022-12 --on 2022-12-10)" \
'学校,活动,组别,2022年|9月,2022年|10月,2022年|11月,2022年|12月,已完成,应完成,完成率,欠缺时段,口径
全学区,示范课,文科,1/1,1/1,0/1 ×,(0/1),2,3,66.67,2022-11,学区每月1次
全学区,示范课,理科,1/1,0/1 ×,0/1 ×,(0/1),1,3,33.33,2022-10至11,学区每月1次'

# The kindergarten has a rule of its own. 1 September leaves a third of its first quarter. A zero report is nothing done.
need <<EOF
应急演练,,学校,,1,每月,,,2022-09-01,,是
应急演练,,学校,幼儿园,1,每季度,,,2022-09-01,,是
EOF
did <<EOF
应急演练,2022-09-14,甲校,,,,,
应急演练,2022-11-15,甲校,,,,,
应急演练,2022-11-15,园,,,,,
应急演练,2022-12-15,乙校,,,,,0
EOF
is 'each month and each quarter, by type of school' "$(required --since 2022-09 --until 2022-12 --on 2022-12-31)" \
'学校,活动,2022年|9月,2022年|10月,2022年|11月,2022年|12月,已完成,应完成,完成率,欠缺时段,口径
甲校,应急演练,1/1,0/1 ×,1/1,0/1 ×,2,4,50.00,2022-10、12,学校每月1次
乙校,应急演练,0/1 ×,0/1 ×,0/1 ×,0/1 ×,0,4,0.00,2022-09至12,学校每月1次
全学区,应急演练,1/2 ×,0/2 ×,1/2 ×,0/2 ×,2,8,25.00,2022-09至12,学校每月1次
园,应急演练,-,,+1,1/1,1,1,100.00,,幼儿园每季度1次
全学区,应急演练,-,,+1,1/1,1,1,100.00,,幼儿园每季度1次'
is 'one school, English' "$(required --since 2022-09 --until 2023-02 --on 2023-02-28 -s 甲校 -L en)" \
'School,Activity,2022|Sep,2022|Oct,2022|Nov,2022|Dec,2023|Jan,2023|Feb,Times done,Times due,Completion,Gaps,Definition
甲校,应急演练,1/1,0/1 ×,1/1,0/1 ×,0/1 ×,exempt,2,5,40.00,"2022-10, 12 to 2023-01","school, each month: 1"'
is 'a zero report is handed in' "$(missing -k activities --from activities=activities.csv -m 2022-12 --on 2022-12-31 | columns 1,3-6)" \
'学校,2022年|12月,行数,已完成,应完成
甲校,,0,0,1
乙校,1,1,1,1
园,,0,0,1
全学区,1,1,1,3'

printf '活动,活动日期,学校,数量\n问题清单,2022-12-31,甲校,0\nfindings,2022-12-01,园,0\n问题清单,2022-12-01,乙校,1\n' >zeros.csv
is 'a zero report of another kind' "$(missing -k findings --from activities=zeros.csv -m 2022-12 --on 2022-12-31 | columns 1-7)" \
'学校,表类,2022年|12月,行数,已完成,应完成,完成率
甲校,问题清单,0,0,1,1,100.00
乙校,问题清单,,0,0,1,0.00
园,问题清单,0,0,1,1,100.00
全学区,问题清单,0,0,2,3,66.67'

# October 2022: 21 days from Monday to Friday, five of them holidays, and Saturday 8; 甲校 has one holiday more.
{ cat calendar.csv; echo 甲校,2022-10-10,,放假,; } >own.csv
need <<EOF
一分钟教育,,学校,完全小学,1,每日,,,2022-09-01,,是
EOF
did <<EOF
一分钟教育,2022-10-05,甲校,,,,,
一分钟教育,2022-10-08,甲校,,,,,
一分钟教育,2022-10-10,甲校,,,,,
一分钟教育,2022-10-11,甲校,,,,,
一分钟教育,2022-10-10,乙校,,,,,
EOF
is 'each school day' "$(required -m 2022-10 --on 2022-11-01 --from calendar=own.csv | columns 1,3-6)" \
'学校,2022年|10月,已完成,应完成,完成率
甲校,2/16 ×,2,16,12.50
乙校,1/17 ×,1,17,5.88
全学区,3/33 ×,3,33,9.09'
is 'a daily duty in a month that has begun, and in one to come' "$(required --since 2022-10 --until 2022-11 --on 2022-10-11 -s 乙校 | columns 1,3-7)" \
'学校,2022年|10月,2022年|11月,已完成,应完成,完成率
乙校,1/3 ×,,1,3,33.33'

# The week of 3 October has a school day, the Saturday; Monday 31 is of the week of 3 November.
need <<EOF
五分钟教育,,学校,完全小学,1,每周,,,2022-09-01,,是
EOF
did <<EOF
五分钟教育,2022-10-09,甲校,,,,,
五分钟教育,2022-10-31,甲校,,,,,
EOF
is 'each week' "$(required -m 2022-10 --on 2022-11-01 -s 甲校 | columns 3-6)" \
'2022年|10月,已完成,应完成,完成率
1/4 ×,1,4,25.00'
is 'each week, in weeks' "$(required -m 2022-10 -b week --on 2022-11-01 -s 甲校 | columns 3-10)" \
'2022年10月|10.3周,2022年10月|10.10周,2022年10月|10.17周,2022年10月|10.24周,已完成,应完成,完成率,欠缺时段
1/1,0/1 ×,0/1 ×,0/1 ×,1,4,25.00,2022-10-10至10-24'
is 'weeks without a school day' "$(required -m 2023-01 -b week --on 2023-02-01 -s 甲校 | columns 3-10)" \
'2023年1月|1.2周,2023年1月|1.9周,2023年1月|1.16周,2023年1月|1.23周,已完成,应完成,完成率,欠缺时段
0/1 ×,0/1 ×,免,免,0,2,0.00,2023-01-02至01-09'

# Before 1 October are 24 to 30 September, before 14 January 7 to 13.
need <<EOF
半小时教育,,学校,完全小学,1,放假前,,,2022-09-01,,是
EOF
did <<EOF
半小时教育,2022-09-24,甲校,,,,,
半小时教育,2023-01-13,甲校,,,,,
半小时教育,2022-09-23,乙校,,,,,
半小时教育,2022-10-01,乙校,,,,,
EOF
is 'before holidays' "$(required -t 2022-2023-1 --on 2023-02-01 | columns 1,3-10)" \
'学校,2022年|9月,2022年|10月,2022年|11月,2022年|12月,2023年|1月,已完成,应完成,完成率
甲校,1/1,,,,1/1,2,2,100.00
乙校,0/1 ×,,,,0/1 ×,0,2,0.00
全学区,1/2 ×,,,,1/2 ×,2,4,50.00'

need <<EOF
家长会,,学校,完全小学,1,每学期,,,2022-09-01,,否
运动会,,学校,完全小学,2,每学年,,,2022-09-01,,否
EOF
did <<EOF
家长会,2023-01-31,甲校,,,,,
家长会,2023-02-01,乙校,,,,,
运动会,2022-10-10,甲校,,,,,
运动会,2023-08-31,甲校,,,,,
运动会,2023-09-01,乙校,,,,,
EOF
is 'borders of terms and years' "$(required -y 2022-2023 -b term --on 2023-09-30 | columns 1-7,9)" \
'学校,活动,2022-2023学年|第一学期,2022-2023学年|第二学期,已完成,应完成,完成率,口径
甲校,家长会,1/1,0/1 ×,1,2,50.00,完全小学每学期1次，假期不免
乙校,家长会,0/1 ×,1/1,1,2,50.00,完全小学每学期1次，假期不免
全学区,家长会,1/2 ×,1/2 ×,2,4,50.00,完全小学每学期1次，假期不免
甲校,运动会,+1,2/2,2,2,100.00,完全小学每学年2次，假期不免
乙校,运动会,,0/2 ×,0,2,0.00,完全小学每学年2次，假期不免
全学区,运动会,+1,2/4 ×,2,4,50.00,完全小学每学年2次，假期不免'

# From 16 September on are 15 of its 30 days, from 17 on 14. What begins later ends what was before.
need <<EOF
甲,,学区,,1,每月,,,2022-09-16,2022-10-31,是
乙,,学区,,1,每月,,,2022-09-17,,是
丙,,学区,,1,每月,,,2022-09-01,,是
丙,,学区,,2,每月,,,2022-11-01,,是
丁,,学区,,1,每月,,,2022-09-01,,否
戊,,学区,,1,每月,,,2024-09-01,,是
EOF
did <<EOF
丙,2022-11-01,甲校,,,,,
己,2022-11-01,甲校,,,,,
己,2022-11-02,甲校,,,,,
EOF
is 'in force' "$(required --since 2022-09 --until 2023-02 --on 2023-03-01 -q | columns 2-10)" \
'活动,2022年|9月,2022年|10月,2022年|11月,2022年|12月,2023年|1月,2023年|2月,已完成,应完成
丁,0/1 ×,0/1 ×,0/1 ×,0/1 ×,0/1 ×,0/1 ×,0,6
丙,0/1 ×,0/1 ×,-,-,-,-,0,2
丙,-,-,1/2 ×,0/2 ×,0/2 ×,免,1,6
乙,-,0/1 ×,0/1 ×,0/1 ×,0/1 ×,免,0,4
甲,0/1 ×,0/1 ×,-,-,-,-,0,2'
required --on 2023-03-01 >/dev/null 2>said
is 'what no requirement names is said' "$(cat said)" 'plan-check: activities that no requirement names, with their rows: 己 (2)'
plan-check --from requirements=requirements.csv -m 2022-09 --on 2022-10-01 2>said | columns 2,3 >shown
is 'nothing is guessed without a calendar, and that is said' "$(cut -c 1-54 said; sed -n 2p shown)" \
'plan-check: the calendar has no holidays for this peri
丁,0/1 ×'

# ---- classes, teachers, pupils ----

printf '学校,班级\n甲校,小2017级1班\n甲校,小2023级1班\n' >classes.csv
need <<EOF
大课间跑步,,班级,,1,每月,600,1200,2022-09-01,,是
EOF
did <<EOF
大课间跑步,2023-05-08,甲校,,六年级1班,,,600
大课间跑步,2023-06-08,甲校,,六年级1班,,,1200
大课间跑步,2023-07-03,甲校,,六年级1班,,,599.5
大课间跑步,2023-07-04,甲校,,六年级1班,,,
大课间跑步,2023-07-05,甲校,,六年级1班,,,1200.01
大课间跑步,2023-09-08,甲校,,一年级1班,,,800
EOF
is 'a range of quantities; classes that leave and come' "$(required --from classes=classes.csv --since 2023-05 --until 2023-09 --on 2023-09-30)" \
'学校,班级,活动,2023年|5月,2023年|6月,2023年|7月,2023年|8月,2023年|9月,已完成,应完成,完成率,数量不符,欠缺时段,口径
甲校,一年级1班,大课间跑步,-,-,-,-,1/1,1,1,100.00,0,,班级每月1次，数量600-1200
甲校,小2017级1班,大课间跑步,1/1,1/1,0/1 ×,免,-,2,3,66.67,3,2023-07,班级每月1次，数量600-1200
全学区,,大课间跑步,1/1,1/1,0/1 ×,免,1/1,3,4,75.00,3,2023-07,班级每月1次，数量600-1200'

printf '教师编号,教师姓名,学校\nT1,王芳,甲校\nT2,李强,乙校\n' >teachers.csv
need <<EOF
法律培训,,教师,,1,每月,,,2022-09-01,,是
EOF
did <<EOF
法律培训,2022-09-09,甲校,,,T1,,
法律培训,2022-10-09,甲校,,,T2,,
EOF
is 'each teacher' "$(required --from teachers=teachers.csv --since 2022-09 --until 2022-10 --on 2022-10-31)" \
'学校,教师编号,教师姓名,活动,2022年|9月,2022年|10月,已完成,应完成,完成率,欠缺时段,口径
甲校,T1,王芳,法律培训,1/1,0/1 ×,1,2,50.00,2022-10,教师每月1次
乙校,T2,李强,法律培训,0/1 ×,1/1,1,2,50.00,2022-09,教师每月1次
全学区,,,法律培训,1/2 ×,1/2 ×,2,4,50.00,2022-09至10,教师每月1次'

cat >pupils.csv <<EOF
学籍号,姓名,学校,班级,转入日期,离校日期
L150525201201010101,巴图,甲校,小2017级1班,,
L150525201201010102,其木格,甲校,小2017级1班,,
L150525201201010103,张明,甲校,小2017级1班,,2023-01-31
L150525201201010104,王小红,甲校,小2017级1班,2023-02-01,
EOF
need <<EOF
家访,,学生,,1,每学期,,,2022-09-01,,否
EOF
did <<EOF
家访,2022-10-10,甲校,,六年级1班,,L150525201201010101,
家访,2022-10-11,甲校,,六年级1班,,L150525201201010101,
家访,2022-10-12,甲校,,六年级1班,,L150525201201010103,
家访,2023-03-10,甲校,,六年级1班,,L150525201201010104,
EOF
visits() {
	required --from classes=classes.csv --from pupils=pupils.csv -y 2022-2023 "$@"
}
# 张明 left before the end of the first term, 王小红 came in the second.
is 'visited pupils of those of the class' "$(visits -b term --on 2023-03-31)" \
'学校,班级,活动,2022-2023学年|第一学期,2022-2023学年|第二学期,已完成,应完成,完成率,欠缺时段,口径
甲校,六年级1班,家访,1/2 ×,(1/3),2,3,66.67,2022-2023-1,学生每学期1次，假期不免
全学区,,家访,1/2 ×,(1/3),2,3,66.67,2022-2023-1,学生每学期1次，假期不免'
is 'who was not visited' "$(visits -g --on 2023-03-31)" \
'检查日期,学校,班级,教师编号,教师姓名,学籍号,姓名,活动,组别,时段,欠缺情况,已完成,应完成,问题类别,问题描述,口径
2023-01-31,甲校,六年级1班,,,L150525201201010102,其木格,家访,,2022-2023学年第一学期,逾期,0,1,其他,家访，2022-2023学年第一学期：应完成1次，已完成0次,学生每学期1次，假期不免'
is 'who is not visited yet, for teachers' "$(visits -p --on 2023-03-31 -a teacher | columns 1,6,7,10,11)" \
'检查日期,学籍号,姓名,时段,欠缺情况
2023-03-31,L150525********0101,巴*,2022-2023学年第二学期,待完成
2023-01-31,L150525********0102,其*格,2022-2023学年第一学期,逾期
2023-03-31,L150525********0102,其*格,2022-2023学年第二学期,待完成'

# ---- gaps become findings ----

need <<EOF
应急演练,,学校,完全小学,1,每月,,,2022-09-01,,是
EOF
did <<EOF
应急演练,2022-09-14,甲校,,,,,
EOF
required -g -m 2022-09 --on 2022-10-01 -L en >gaps.csv
is 'one row for each unit and period' "$(cat gaps.csv)" \
'Check date,School,Class,Teacher ID,Teacher,Pupil ID,Name,Activity,Group,Time span,Gap,Times done,Times due,Category,Problem,Definition
2022-09-30,乙校,,,,,,应急演练,,2022-09,missed,0,1,其他,"应急演练, 2022-09: 1 due, 0 done","完全小学, each month: 1"'
import-records -q -d gaps.db schools schools.csv
ok 'the list of gaps can be imported as findings' import-records -q -d gaps.db findings gaps.csv
is 'as findings' "$(checklist-report -d gaps.db --on 2022-10-01 | sed 1d | columns 1-4)" '2022-0001,2022-09-30,抽查,乙校'

# ---- the example district ----

generate=$BUILD/examples/district/generate
"$generate" -o district
for kind in schools classes teachers subjects assignments calendar requirements; do
	import-records -q -d district.db $kind district/registers/$kind.csv
done
import-records -q -d district.db pupils district/registers/pupils/*
import-records -q -d district.db activities district/activities/*
# Group or school and month, as the truth has them; of the daily safety lessons the school.
awk -F, '$1 == "missing-demonstration-lesson" { print "示范课", $7, $8 }
	$1 == "missing-drill" { print "应急演练", $3, $8 }
	$1 == "no-1530" { print "1530安全教育", $3, "" }' district/truth/planted.csv | sort >planted
plan-check -d district.db -g -t 2022-2023-2 --on 2023-06-30 | sed 1d | awk -F, '{ print $8, $2 $9, $8 ~ /1530/ ? "" : $10 }' | sort -u >found
is 'exactly the gaps that were planted' "$(cat found)" "$(cat planted)"
is 'three lessons, two drills, one school' "$(cut -d ' ' -f 1 found | sort | uniq -c | tr -s ' \n' ' ')" ' 1 1530安全教育 2 应急演练 3 示范课 '
is 'the school has done it on no day' "$(plan-check -d district.db -t 2022-2023-2 --on 2023-06-30 --activity 1530安全教育 | grep -c '×.*学校每日')" 2

for kind in curriculum timetable lesson_checks projects; do
	import-records -q -d district.db $kind district/registers/$kind.csv
done
awk -F, '$1 == "missing-subject" { print $3, $4, $7, "缺科" } $1 == "teacher-in-two-places" { print $3, $6, $7, "教师冲突" }
	$1 == "lesson-taken" { print $3, $4, $7, "挪用" } $1 == "late-milestone" { print $3, "逾期未完成" }' district/truth/planted.csv | sort >planted
{
	plan-check lessons -d district.db --faults --on 2023-04-10 | grep -v 无课程表 | sed 1d | awk -F, '{ print $1, $9 == "缺科" ? $2 : $10, $4, $9 }' | sort -u
	plan-check taught -d district.db --by lesson -t 2022-2023-2 --on 2023-06-30 | sed 1d | awk -F, '{ print $4, $5, $6, $10 }'
	plan-check projects -d district.db --faults --on 2023-06-30 | sed 1d | awk -F, '{ print $2, $6 }'
} | sort >found
is 'exactly the faults of lessons, lessons taken and late milestones that were planted' "$(cat found)" "$(cat planted)"

# ---- bad input ----

refused 'month 13' 2 missing -k checks -m 2023-13
refused 'no month' 2 missing -k checks --since soon
refused 'no year' 2 missing -k checks -y 2022-2024
refused 'no term' 2 missing -k checks -t 2022
refused 'two periods' 2 missing -k checks -m 2023-04 -y 2022-2023
refused 'it ends before it begins' 2 missing -k checks --since 2023-05 --until 2023-04
refused 'more columns than a sheet takes' 2 missing -k checks --since 1990-01 --until 2023-04
refused 'no such column' 2 missing -k checks --by day
refused 'no kind' 2 missing
refused 'a kind that is none' 2 missing -k nothing
refused 'a kind of no school' 2 missing -k formulas
refused 'exams and days' 2 missing -k scores,checks
refused 'no such school' 2 missing -k checks -s 丁校
refused 'no such type' 2 missing -k checks --school-type 大学
refused 'no such day' 2 missing -k checks --on 2023-02-30
refused 'not for parents' 2 missing -k checks -a parent

refused 'an activity that nobody requires' 2 required --activity 郊游
refused 'no requirements' 2 plan-check required --from schools=schools.csv
refused 'required: month 13' 2 required -m 2023-13
refused 'required is not for the public' 2 required -a public
import-records -q -d gaps.db classes classes.csv
echo 大课间跑步,2023-05-08,甲校,,六年级9班,,,600 | did
refused 'a class that is not there' 1 import-records -d gaps.db activities activities.csv
is 'is named, and nothing is stored' "$(grep -c 六年级9班 "$harness/err") $(query-data -d gaps.db 'select count(*) from activities' | tail -n 1)" '1 0'
echo 应急演练,,学校,,1,隔月,,,2022-09-01,,是 | need
refused 'no such rhythm' 1 required
echo 大课间跑步,,学校,,1,每日,1200,600,2022-09-01,,是 | need
refused 'a range that ends before it begins' 1 required
echo 应急演练,,学校,,0,每月,,,2022-09-01,,是 | need
refused 'no times at all' 1 required

done_testing
