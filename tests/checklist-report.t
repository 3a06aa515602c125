#!/bin/sh
# checklist-report: findings from the check to the closing, days that one can count by hand.
. "$(dirname "$0")/lib.sh"

SOURCE_DATE_EPOCH=1682000000 TZ=UTC
export SOURCE_DATE_EPOCH TZ

# columns LIST: of CSV without quoted cells; LIST is 1,2,5.
columns() {
	cut -d , -f "$1"
}

# register DB: two schools, two teachers and the findings of findings.csv.
register() {
	import-records -q -d "$1" schools schools.csv && import-records -q -d "$1" teachers teachers.csv && import-records -q -d "$1" findings findings.csv
}

# steps DB NAME: lines "finding,date,step,new deadline" as a file of rectifications.
steps() {
	{ echo 问题编号,办理日期,办理环节,新时限; cat; } >"$2.csv"
	import-records -q -d "$1" rectifications "$2.csv"
}

printf '学校,学校类型\n甲校,九年一贯制学校\n乙校,小学\n' >schools.csv
printf '教师编号,教师姓名,学校\nT01,钱多,甲校\nT02,李少,甲校\n' >teachers.csv
cat >findings.csv <<EOF
检查日期,检查类型,学校,教师编号,教师姓名,问题类别,问题描述,严重程度,检查人,责任单位,责任人,整改时限
2022-12-20,抽查,甲校,,,安全,灭火器过期,一般,赵检,甲校,孙安,2023-01-10
2022-12-20,抽查,乙校,,,设施,门窗破损,一般,赵检,乙校,周总,
2023-04-03,月查,甲校,T01,钱多,教学常规,教案缺两课,一般,赵检,甲校,钱多,
2023-04-03,月查,甲校,T02,李少,教学常规,作业漏批,较大,赵检,甲校,李少,
2023-04-04,专项检查,乙校,,,安全,配电箱无门,重大,赵检,乙校,周总,
EOF
ok 'a register' register a.db

# ---- open, overdue ----

# From 20 December to 20 April are 11 + 31 + 28 + 31 + 20 = 121 days. Deadlines by the table: 设施 15 days, 教学常规 7 (5 for the larger),
# 安全 of the major 1; of its own 10 January.
is 'open' "$(checklist-report -d a.db --on 2023-04-20 | columns 1-14)" \
"问题编号,检查日期,检查类型,学校,教师姓名,问题类别,严重程度,问题描述,责任人,整改时限,办理状态,已历天数,超期天数,统计日
2022-0001,2022-12-20,抽查,甲校,,安全,一般,灭火器过期,孙安,2023-01-10,待反馈,121,100,2023-04-20
2022-0002,2022-12-20,抽查,乙校,,设施,一般,门窗破损,周总,2023-01-04,待反馈,121,106,2023-04-20
2023-0001,2023-04-03,月查,甲校,钱多,教学常规,一般,教案缺两课,钱多,2023-04-10,待反馈,17,10,2023-04-20
2023-0002,2023-04-03,月查,甲校,李少,教学常规,较大,作业漏批,李少,2023-04-08,待反馈,17,12,2023-04-20
2023-0003,2023-04-04,专项检查,乙校,,安全,重大,配电箱无门,周总,2023-04-05,待反馈,16,15,2023-04-20"
is 'open in English, with cells to fill in' "$(checklist-report open -d a.db --on 2023-04-04 -s 乙校 -c 安全 -L en)" \
"Finding,Check date,Check type,School,Teacher,Category,Severity,Problem,Responsible person,Due,State,Days open,Days overdue,As at,Step date,Step,What was done,Evidence,Done by
2023-0003,2023-04-04,special,乙校,,安全,major,配电箱无门,周总,2023-04-05,open,0,,2023-04-04,,,,,"
is 'the findings of a teacher, by name and by number' "$(checklist-report open -d a.db -t 李少 | columns 1)" "$(checklist-report open -d a.db -t T02 | columns 1)"
is 'only those of the teacher' "$(checklist-report open -d a.db -t 李少 | columns 1)" "问题编号
2023-0002"
is 'what was found later is not there yet' "$(checklist-report open -d a.db --on 2023-04-03 | columns 1 | tail -n 1)" 2023-0002

# The ladder of 教学常规: 3, 10, 20 days; of 安全 major: 1, 3; of 安全 minor: 1, 7; of 设施: 7, 15; a rung is reached on its day.
is 'overdue: the longest first, the rung of the ladder' "$(checklist-report overdue -d a.db --on 2023-04-20 | columns 1,13-16)" \
"问题编号,超期天数,延期次数,上报级次,上报对象
2022-0002,106,0,2,学区
2022-0001,100,0,2,学区
2023-0003,15,0,2,教体局安全股
2023-0002,12,0,2,学区
2023-0001,10,0,2,校长"
is 'overdue: the days before' "$(checklist-report overdue -d a.db --on 2023-04-12 -c 教学常规 | columns 1,13-16)" \
"问题编号,超期天数,延期次数,上报级次,上报对象
2023-0002,4,0,1,校长
2023-0001,2,0,0,"
is 'the day of the deadline is in time' "$(checklist-report overdue -d a.db --on 2023-04-10 -t T01 | columns 1)" 问题编号
steps a.db extended <<EOF
2023-0001,2023-04-09,反馈签收,
2023-0001,2023-04-10,延期,2023-04-18
2022-0002,2023-02-01,已整改,
2023-0003,2023-04-06,上报,
EOF
is 'an extension sets another deadline; what is mended or sent up is not overdue' "$(checklist-report overdue -d a.db --on 2023-04-20 | columns 1,10-16)" \
"问题编号,整改时限,办理状态,已历天数,超期天数,延期次数,上报级次,上报对象
2022-0001,2023-01-10,待反馈,121,100,0,2,学区
2023-0002,2023-04-08,待反馈,17,12,0,2,学区
2023-0001,2023-04-18,整改中,17,2,1,0,"
is 'on an earlier day the old deadline' "$(checklist-report open -d a.db --on 2023-04-09 -t T01 | columns 1,10-11 | tail -n 1)" 2023-0001,2023-04-10,整改中

# ---- The register of a year ----

steps a.db closed <<EOF
2022-0001,2022-12-25,已整改,
2022-0001,2022-12-26,复查合格,
2022-0001,2022-12-27,销号,
2022-0002,2023-02-02,复查合格,
EOF
is 'a year begins with what was open' "$(checklist-report open -d a.db -y 2023 --on 2023-04-20 | columns 1,9,12)" \
"问题编号,上年结转,办理状态
2022-0002,是,待销号
2023-0001,,整改中
2023-0002,,待反馈
2023-0003,,已上报"
is 'and has nothing of the next' "$(checklist-report open -d a.db -y 2022 --on 2023-04-20 -L en | columns 1,9,12)" \
"Finding,Carried over,State
2022-0002,,passed"
is 'overdue in the register of the year' "$(checklist-report overdue -d a.db -y 2023 --on 2023-04-20 | columns 1,9)" \
"问题编号,上年结转
2023-0002,
2023-0001,"

printf '问题编号,办理日期,办理环节,经办人,整改措施,佐证材料\n2023-0003,2023-04-08,反馈签收,周总,,\n2023-0003,2023-04-09,已整改,周总,已装门,门.jpg\n2023-0003,2023-04-10,复查合格,赵检,,\n2023-0003,2023-04-11,销号,钱校,,\n' >door.csv
import-records -q -d a.db rectifications door.csv
is 'the whole register of the year' "$(checklist-report register -d a.db -y 2023 --on 2023-04-20 | columns 1,9,14-23 | sed '1p;/0002\|0003/!d')" \
"问题编号,上年结转,反馈日期,签收人,整改措施,整改完成日期,佐证材料,复查日期,复查人,销号日期,销号人,办理状态
2022-0002,是,,,,2023-02-01,,2023-02-02,,,,待销号
2023-0002,,,,,,,,,,,待反馈
2023-0003,,2023-04-08,周总,已装门,2023-04-09,门.jpg,2023-04-10,赵检,2023-04-11,钱校,已销号"
is 'and of a day before' "$(checklist-report register -d a.db -c 安全 --on 2023-04-09 -L en | columns 1,12-17 | sed '1p;/2023-0003/!d')" \
"Finding,Due,Told on,Told to,What was done,Mended on,Evidence
2023-0003,2023-04-05,2023-04-08,周总,已装门,2023-04-09,门.jpg"
import-records -q -d copy.db schools schools.csv
import-records -q -d copy.db teachers teachers.csv
is 'all of it comes in elsewhere' "$(checklist-report register -d a.db --on 2023-04-20 | import-records -d copy.db findings 2>&1 | tail -n 1)" \
	'import-records: standard input: rows: 5 read, 5 added, 0 changed, 0 unchanged, 0 rejected'

# ---- What is refused ----

refused 'an audience' 2 checklist-report open -d a.db -a public
refused 'a school that is not there' 2 checklist-report open -d a.db -s 丙校
refused 'a teacher who is not there' 2 checklist-report open -d a.db -t 无人
refused 'a category that is not there' 2 checklist-report open -d a.db -c 卫士
refused 'no day' 2 checklist-report open -d a.db --on 2023-02-30
refused 'no year' 2 checklist-report open -d a.db -y 23
refused 'month 13' 2 checklist-report open -d a.db -m 2023-13

# ---- A finding through every state ----

steps_all='反馈签收 延期 上报 长期坚持 已整改 复查不合格 复查合格 销号 重新打开'
on_day() {
	date=$1
	shift
	SOURCE_DATE_EPOCH=$(date -u -d "$date" +%s) "$@"
}

# walk.db holds one finding, 2023-0001 of 3 April.
one_step() {
	printf '问题编号,办理日期,办理环节,经办人\n2023-0001,%s,%s,赵检\n' "$2" "$1"
}

# take STEP DATE: stored on that day.
take() {
	one_step "$1" "$2" >"step-$2.csv"
	ok "$1 on $2" on_day "$2" import-records -q -d walk.db rectifications "step-$2.csv"
}

# state DAY [OPTION...]
state() {
	day=$1
	shift
	found=$(checklist-report open -q -d walk.db --on "$day" "$@" | sed -n 's/^2023-0001,.*,\([^,]*\),[0-9]*,[0-9]*,20[-0-9]*,,,,,$/\1/p')
	echo "${found:-已销号}"
}

# Each step tried and not stored: those that pass are listed, the others must name the same as possible.
possible() {
	passed=
	for step in $steps_all; do
		one_step "$step" "$1" >try.csv
		if LANGUAGE=zh_CN import-records -q -n -d walk.db rectifications try.csv 2>"said-$step"; then
			passed=${passed:+$passed、}$step
			rm "said-$step"
		fi
	done
	for said in said-*; do
		grep -q "可以办理：$passed\$" "$said" || echo "not among the words of $said: $passed"
		rm "$said"
	done
	echo "$passed"
}

for kind in schools teachers; do
	on_day 2023-04-01 import-records -q -d walk.db $kind $kind.csv
done
sed -n '1p;4p' findings.csv >one.csv
ok 'one finding' on_day 2023-04-03 import-records -q -d walk.db findings one.csv
is 'found' "$(state 2023-04-03): $(possible 2023-04-04)" '待反馈: 反馈签收、上报、已整改'
take 反馈签收 2023-04-04
is 'told' "$(state 2023-04-04): $(possible 2023-04-05)" '整改中: 延期、上报、长期坚持、已整改'
take 长期坚持 2023-04-05
is 'lasting' "$(state 2023-04-05): $(possible 2023-04-06)" '长期坚持: 已整改'
take 已整改 2023-04-06
is 'mended' "$(state 2023-04-06): $(possible 2023-04-07)" '待复查: 复查不合格、复查合格'
take 复查不合格 2023-04-07
is 'failed' "$(state 2023-04-07)" 整改中
take 上报 2023-04-08
is 'sent upward' "$(state 2023-04-08): $(possible 2023-04-09)" '已上报: 反馈签收、已整改'
take 已整改 2023-04-09
take 复查合格 2023-04-10
is 'passed' "$(state 2023-04-10): $(possible 2023-04-11)" '待销号: 复查不合格、销号'
take 销号 2023-04-11
is 'closed' "$(state 2023-04-11): $(possible 2023-04-12)" '已销号: 重新打开'
take 重新打开 2023-04-12
is 'opened again' "$(state 2023-04-12)" 整改中
take 延期 2023-04-13

is 'the state on each day, by the dates of the steps' "$(for day in 03 04 05 06 07 08 09 10 11 12; do state 2023-04-$day; done | tr '\n' ' ')" \
	'待反馈 整改中 长期坚持 待复查 整改中 已上报 待复查 待销号 已销号 整改中 '
is 'the same as the database stood' "$(for day in 03 04 05 06 07 08 09 10 11 12; do state 2023-04-30 --as-of 2023-04-$day; done | tr '\n' ' ')" \
	'待反馈 整改中 长期坚持 待复查 整改中 已上报 待复查 待销号 已销号 整改中 '
undo_last() {
	import-log undo -q -d walk.db "$(import-log -d walk.db | tail -n 1 | cut -d, -f 1)"
}
ok 'the extension is taken back' undo_last
one_step 延期 2023-04-13 >again.csv
is 'and can be taken' "$(import-records -d walk.db rectifications again.csv 2>&1)" 'import-records: again.csv: rows: 1 read, 1 added, 0 changed, 0 unchanged, 0 rejected'
undo_last
batch=$(import-log -d walk.db | grep step-2023-04-12 | cut -d, -f 1)
ok 'the opening is taken back' import-log undo -q -d walk.db "$batch"
is 'it is closed as before' "$(state 2023-04-12)" 已销号
batch=$(import-log -d walk.db | grep step-2023-04-10 | cut -d, -f 1)
ok 'a step in the middle is taken back' import-log undo -q -d walk.db "$batch"
is 'those after it do not count' "$(state 2023-04-12) $(checklist-report open -d walk.db --on 2023-04-12 2>&1 >/dev/null)" \
	'待复查 checklist-report: steps that no longer fit since others were taken back are passed over: 1, the first of 2023-0001'
one_step 复查合格 2023-04-10 >mended.csv
ok 'the step again' import-records -q -d walk.db rectifications mended.csv
is 'closes it again' "$(state 2023-04-12)" 已销号

# ---- What came back ----

cat >back.csv <<EOF
检查日期,学校,教师编号,教师姓名,问题类别,问题描述,反弹自
2023-05-01,甲校,T01,钱多,教学常规,教案缺两课,
EOF
is 'what is found again names the closed one' "$(import-records -d walk.db findings back.csv 2>&1 | head -n 1)" \
	'import-records: back.csv:2:6: 问题描述: the finding 2023-0001, closed, has come back'
steps walk.db close-again <<EOF
2023-0002,2023-05-02,已整改,
2023-0002,2023-05-03,复查合格,
2023-0002,2023-05-03,销号,
EOF
sed -i 's/2023-05-01/2023-06-01/; s/教案缺两课,/教案又缺,2023-0002/' back.csv
import-records -q -d walk.db findings back.csv
# Closed on 3 May, found on 1 June: 29 days.
is 'recurring' "$(checklist-report recurring -d walk.db --on 2023-06-10 | columns 1,9-16)" \
"问题编号,反弹次数,首次编号,首次检查日期,反弹自,上次销号日期,反弹间隔天数,办理状态,统计日
2023-0003,2,2023-0001,2023-04-03,2023-0002,2023-05-03,29,待反馈,2023-06-10"
# Closed on 11 April, found on 1 May: 19 + 1 days.
is 'recurring before that' "$(checklist-report recurring -d walk.db --on 2023-05-10 -L en | columns 1,9,10,13-15)" \
"Finding,Times back,First finding,Closed before,Days closed,State
2023-0002,1,2023-0001,2023-04-11,20,closed"
is 'by category' "$(checklist-report recurring -d walk.db --by category --on 2023-06-10)" \
"范围,问题数,反弹问题,反弹占比,最多反弹次数,平均反弹间隔,统计日,口径
教学常规,3,2,66.67,2,24.5,2023-06-10,按问题类别；反弹占比=反弹问题÷问题数；最多次数=同一问题反弹的次数；平均间隔=（检查日-上次销号日）的平均
合计,3,2,66.67,2,24.5,2023-06-10,按问题类别；反弹占比=反弹问题÷问题数；最多次数=同一问题反弹的次数；平均间隔=（检查日-上次销号日）的平均"
is 'by teacher, in English' "$(checklist-report recurring -d walk.db -b teacher --on 2023-05-10 -L en | columns 1-6)" \
"Scope,Findings,Found again,Share found again,Most times back,Mean days closed
T01 钱多,2,1,50.00,1,20.0
Total,2,1,50.00,1,20.0"
is 'nothing came back in another category' "$(checklist-report recurring -d walk.db -c 安全 | wc -l)" 1
printf '检查日期,学校,教师编号,教师姓名,问题类别,问题描述\n2023-05-01,甲校,T01,钱多,教学常规,教案缺两课\n2023-06-01,甲校,T01,钱多,教学常规,教案又缺\n' >without.csv
is 'a file that says nothing of it changes nothing' "$(import-records -d walk.db findings without.csv 2>&1)" \
	'import-records: without.csv: rows: 2 read, 0 added, 0 changed, 2 unchanged, 0 rejected'
printf '检查日期,学校,问题类别,问题描述,反弹自\n2023-06-05,甲校,教学常规,另一问题,2023-0003\n' >open.csv
refused 'an open one does not come back' 1 import-records -d walk.db findings open.csv
printf '检查日期,学校,问题类别,问题描述,反弹自\n2023-05-02,甲校,教学常规,另一问题,2023-0002\n' >open.csv
refused 'nor one that was closed later only' 1 import-records -d walk.db findings open.csv

# ---- Numbers are given once ----

printf '检查日期,学校,问题类别,问题描述\n2023-06-06,甲校,其他,校牌歪斜\n' >number.csv
import-records -q -d walk.db findings number.csv
is 'the next number' "$(checklist-report open -d walk.db -c 其他 --on 2023-06-30 | columns 1 | tail -n 1)" 2023-0004
undo_last
sed -i s/歪斜/脱落/ number.csv
import-records -q -d walk.db findings number.csv
is 'is not given again after an undo' "$(checklist-report open -d walk.db -c 其他 --on 2023-06-30 | columns 1,8 | tail -n 1)" 2023-0005,校牌脱落
printf '问题编号,检查日期,学校,问题类别,问题描述\n2023-0417,2023-06-07,甲校,其他,水管滴漏\n,2023-06-07,乙校,其他,水管滴漏\n,2024-01-02,乙校,其他,水管冻裂\n' >number.csv
import-records -q -d walk.db findings number.csv
is 'numbers of a file, the next after them, another year' "$(checklist-report open -d walk.db -c 其他 --on 2024-01-03 | columns 1 | tail -n 3 | tr '\n' ' ')" \
	'2023-0417 2023-0418 2024-0001 '
is 'the same finding of another file keeps its number' "$(printf '检查日期,学校,问题类别,问题描述,责任人\n2023-06-07,乙校,其他,水管滴漏,周总\n' |
	import-records -r -d walk.db findings 2>&1 | tail -n 1)" 'import-records: standard input: rows: 1 read, 0 added, 1 changed, 0 unchanged, 0 rejected'

# ---- Bad input ----

count_all() {
	query-data -d walk.db 'select (select count(*) from rectifications), (select count(*) from findings)' | tail -n 1
}
before=$(count_all)
# bad KIND WHAT SAID: standard input is the file.
bad() {
	cat >bad.csv
	refused "$2" 1 import-records -q -d walk.db "$1" bad.csv
	is "$2: what is said" "$(grep -c -- "$3" "$harness/err")" 1
}
head=问题编号,办理日期,办理环节,新时限
bad rectifications 'an unknown number' 'there is no finding 2023-9999' <<EOF
$head
2023-9999,2023-06-10,已整改,
EOF
bad rectifications 'a step before the finding' '"2023-06-06" is before the day of the finding, 2023-06-07' <<EOF
$head
2023-0417,2023-06-06,已整改,
EOF
bad rectifications 'two closings' '2023-0417: the step closed of 2023-06-11 is not possible, the finding is closed; possible: reopened' <<EOF
$head
2023-0417,2023-06-08,已整改,
2023-0417,2023-06-09,复查合格,
2023-0417,2023-06-10,销号,
2023-0417,2023-06-11,销号,
EOF
bad rectifications 'the same step twice' 'the row stands already in line 2' <<EOF
$head
2023-0417,2023-06-08,已整改,
2023-0417,2023-06-08,已整改,
EOF
bad rectifications 'month 13' 2023-13-01 <<EOF
$head
2023-0417,2023-13-01,已整改,
EOF
bad rectifications 'a step that is none' 擦掉 <<EOF
$head
2023-0417,2023-06-08,擦掉,
EOF
bad rectifications 'a deadline before the step' 'the new deadline 2023-06-01 is before the step itself' <<EOF
$head
2023-0417,2023-06-08,反馈签收,2023-06-01
EOF
bad rectifications 'a step before those that stand' '2023-0001: the step lasting of 2023-04-05 is not possible, the finding is sent_up; possible: notified, mended' <<EOF
$head
2023-0001,2023-04-05,上报,
EOF
head=问题编号,检查日期,学校,问题类别,问题描述
bad findings 'a number of another year' '"2022-0007" is no number of a finding of this year, which is like 2023-0001' <<EOF
$head
2022-0007,2023-06-10,甲校,其他,无
EOF
bad findings 'a number not written as numbers are' '"2023-417" is no number' <<EOF
$head
2023-417,2023-06-10,甲校,其他,无
EOF
bad findings 'a category of nobody' '"卫生" is no category of the table of deadlines, which has: 其他, 安全, 教学常规, 设施' <<EOF
$head
,2023-06-10,甲校,卫生,无
EOF
bad findings 'a check in month 13' 2023-13-10 <<EOF
$head
,2023-13-10,甲校,其他,无
EOF
bad findings 'a school of nobody' 丙校 <<EOF
$head
,2023-06-10,丙校,其他,无
EOF
bad findings 'the same finding twice' 'bad.csv:3' <<EOF
$head
,2023-06-10,甲校,其他,无
,2023-06-10,甲校,其他,无
EOF
printf '问题编号,检查日期,学校,问题类别,问题描述,教师编号,教师姓名\n2023-0001,2023-04-30,甲校,教学常规,教案缺两课,T01,钱多\n' >moved.csv
refused 'a finding moved behind its steps' 1 import-records -r -q -d walk.db findings moved.csv
is 'nothing of it was stored' "$(count_all)" "$before"

cat >mixed.csv <<EOF
问题编号,办理日期,办理环节
2023-0417,2023-06-08,反馈签收
2023-0417,2023-06-09,销号
2023-0417,2023-06-10,已整改
2023-0418,2023-06-08,复查合格
2023-9999,2023-06-08,已整改
2023-0418,2023-06-09,已整改
EOF
refused 'bad steps put aside' 1 import-records -q -d walk.db --reject rejected.csv rectifications mixed.csv
is 'the good ones are stored' "$(checklist-report open -d walk.db --on 2023-06-30 | grep '^2023-041' | columns 1,11)" '2023-0417,待复查
2023-0418,待复查'
is 'the others come back with the reason' "$(grep -c '2023-0417,2023-06-09,销号\|2023-0418,2023-06-08,复查合格\|2023-9999,2023-06-08,已整改' rejected.csv) of $(sed 1d rejected.csv | wc -l)" '3 of 3'

# ---- The workbook that goes out and comes back ----

register trip.db
checklist-report open -d trip.db --on 2023-04-20 | csv-to-excel -q -o out.xlsx -t 未销号问题清单 --row-height 28
printf 'what the camera saw' >教案.jpg
excel-to-csv out.xlsx | sed -e 's/^\(2023-0001,.*\),,,,,$/\1,2023-04-21,,补写两课,教案.jpg,钱多/' -e 's/^\(2023-0003,.*\),,,,,$/\1,2023.4.22,上报,,,周总/' |
	csv-to-excel -q -o back.xlsx
import-records -d trip.db rectifications back.xlsx 2>said
is 'a sheet comes back: rows that are not filled in are passed over' "$(sed 1d said)" \
'import-records: back.xlsx: rows of totals, remarks or signatures are passed over: 3
import-records: back.xlsx: rows that are not filled in are passed over: 3
import-records: back.xlsx: rows: 2 read, 2 added, 0 changed, 0 unchanged, 0 rejected'
is 'the steps of the others are taken' "$(checklist-report open -d trip.db --on 2023-04-22 | columns 1,11 | sed 1d)" \
'2022-0001,待反馈
2022-0002,待反馈
2023-0001,待复查
2023-0002,待反馈
2023-0003,已上报'
is 'the evidence is known by its sum' "$(XUEQU_LANG=zh query-data -d trip.db 'select 问题编号, 办理环节, 整改措施, 佐证材料, 佐证校验码, 经办人 from 整改记录 where 佐证材料 is not null' | sed 1d)" \
	"2023-0001,已整改,补写两课,教案.jpg,$(sha256sum 教案.jpg | cut -d' ' -f1),钱多"
is 'the same workbook twice changes nothing' "$(import-records -d trip.db rectifications back.xlsx 2>&1 | grep -c 'rows: .*added')" 0
printf '问题编号,办理日期,办理环节,佐证材料,佐证校验码\n2022-0001,2023-04-22,已整改,教案.jpg,%064d\n' 7 >sum.csv
refused 'evidence with another sum' 1 import-records -q -d trip.db rectifications sum.csv
printf '问题编号,办理日期,办理环节,佐证材料\n2022-0001,2023-04-22,已整改,没有.jpg\n' >missing.csv
is 'evidence that is not there' "$(import-records -d trip.db rectifications missing.csv 2>&1 | head -n 1)" \
	'import-records: missing.csv:2:4: 佐证材料: 没有.jpg is not there; only its name is kept'

# ---- notice ----

register notice.db
steps notice.db told <<EOF
2023-0001,2023-04-05,反馈签收,
EOF
is 'notice of a month: a page for each school and teacher, at once where the deadline is the next day' "$(checklist-report notice -d notice.db -m 2023-04 --on 2023-04-20)" \
"学校,教师编号,教师姓名,问题编号,检查日期,检查类型,检查人,问题类别,严重程度,问题描述,整改要求,责任人,整改时限,办理状态,反馈日期,签收人签字,签收日期,整改承诺
甲校,T02,李少,2023-0002,2023-04-03,月查,赵检,教学常规,较大,作业漏批,限期整改,李少,2023-04-08,待反馈,,,,
甲校,T01,钱多,2023-0001,2023-04-03,月查,赵检,教学常规,一般,教案缺两课,限期整改,钱多,2023-04-10,整改中,2023-04-05,,,
乙校,,,2023-0003,2023-04-04,专项检查,赵检,安全,重大,配电箱无门,立即整改,周总,2023-04-05,待反馈,,,,"
is 'without a month those not told' "$(checklist-report notice -d notice.db --on 2023-04-20 | columns 1,4)" \
"学校,问题编号
甲校,2022-0001
甲校,2023-0002
乙校,2022-0002
乙校,2023-0003"
is 'of a day of checks, in English' "$(checklist-report notice -d notice.db --checked 2023-4-4 -L en)" \
"School,Teacher ID,Teacher,Finding,Check date,Check type,Inspector,Category,Severity,Problem,To be mended,Responsible person,Due,State,Told on,Signed by,Signed on,What will be done
乙校,,,2023-0003,2023-04-04,special,赵检,安全,major,配电箱无门,at_once,周总,2023-04-05,open,,,,"
is 'of a teacher' "$(checklist-report notice -d notice.db -m 2023-04 -t T01 | columns 4 | tail -n 1)" 2023-0001
checklist-report notice -d notice.db -m 2023-04 --on 2023-04-20 | csv-to-excel -q -o notice.xlsx
is 'on pages to sign, one for each school and teacher' "$(excel-to-csv notice.xlsx | grep '^检查问题反馈单\|^被检查\|^2023-\|^检查人签字' | cut -d , -f 1,7)" \
'检查问题反馈单,
被检查单位：甲校　　被检查人：李少,
2023-0002,作业漏批
检查人签字：______________　　签收人签字：______________　　____年__月__日（盖章）,
检查问题反馈单,
被检查单位：甲校　　被检查人：钱多,
2023-0001,教案缺两课
检查人签字：______________　　签收人签字：______________　　____年__月__日（盖章）,
检查问题反馈单,
被检查单位：乙校,
2023-0003,配电箱无门
检查人签字：______________　　签收人签字：______________　　____年__月__日（盖章）,'
printf '教师编号,教师姓名,学校\nT03,李少,甲校\n' >namesake.csv
printf '检查日期,学校,教师编号,教师姓名,问题类别,问题描述\n2023-04-28,甲校,T03,李少,教学常规,无单元设计\n2023-04-28,甲校,T01,钱多,教学常规,无单元设计\n2023-04-28,甲校,T02,李少,教学常规,无单元设计\n' >alike.csv
cp notice.db alike.db
import-records -q -d alike.db teachers namesake.csv
import-records -q -d alike.db findings alike.csv
checklist-report notice -d alike.db --on 2023-04-30 --checked 2023-04-28 | csv-to-excel -q -o notice.xlsx
is 'two of one name have a page each' "$(excel-to-csv notice.xlsx | grep -c '^被检查单位')" 3
refused 'no day of checks' 2 checklist-report notice -d notice.db --checked 2023-04-31

# ---- pareto, closure ----

cat >many.csv <<EOF
检查日期,学校,问题类别,检查项目,问题描述,检查人,整改时限
2023-03-01,甲校,教学常规,备课,一,赵检,2023-03-08
2023-03-01,甲校,教学常规,备课,二,赵检,2023-03-08
2023-03-01,甲校,教学常规,作业,三,钱检,2023-03-08
2023-03-01,甲校,安全,,四,赵检,2023-03-08
2023-03-01,乙校,安全,,五,赵检,2023-03-02
2023-04-20,乙校,设施,,六,,2023-05-05
2023-04-29,乙校,设施,,七,,2023-05-14
2023-01-20,乙校,其他,,八,孙检,2023-01-30
EOF
printf '检查日期,学校,问题类别,检查项目,问题描述,检查人\n2023-04-10,甲校,教学常规,备课,一,赵检\n' >later.csv
printf '学校,学校类型,学区\n甲校,九年一贯制学校,东片\n乙校,小学,西片\n' >districts.csv
import-records -q -d many.db schools districts.csv
import-records -q -d many.db findings many.csv
ok 'four are closed' steps many.db many-steps <<EOF
2023-0001,2023-03-05,已整改,
2023-0001,2023-03-06,复查合格,
2023-0001,2023-03-07,销号,
2023-0002,2023-03-10,已整改,
2023-0002,2023-03-10,复查合格,
2023-0002,2023-03-11,销号,
2023-0003,2023-03-02,反馈签收,
2023-0003,2023-03-08,延期,2023-03-20
2023-0003,2023-03-18,已整改,
2023-0003,2023-03-20,复查合格,
2023-0003,2023-03-21,销号,
2023-0005,2023-03-02,已整改,
2023-0005,2023-03-03,复查合格,
2023-0005,2023-03-03,销号,
EOF
import-records -q -d many.db findings later.csv

is 'pareto: ties by name, the row that passes 80 % is of the main part' "$(checklist-report pareto -d many.db --on 2023-04-30 | columns 1-7)" \
"范围,问题数,占比,累计问题数,累计占比,主要部分,统计日
教学常规,4,44.44,4,44.44,是,2023-04-30
安全,2,22.22,6,66.67,是,2023-04-30
设施,2,22.22,8,88.89,是,2023-04-30
其他,1,11.11,9,100.00,,2023-04-30
合计,9,100.00,,,,2023-04-30"
is 'by item' "$(checklist-report pareto -d many.db --by item --on 2023-04-30 | columns 1,2,5,6)" \
"范围,问题数,累计占比,主要部分
教学常规·备课,3,33.33,是
安全,2,55.56,是
设施,2,77.78,是
其他,1,88.89,是
教学常规·作业,1,100.00,
合计,9,,"
is 'by inspector, with those of whom nothing is said' "$(checklist-report pareto -d many.db --by inspector --on 2023-04-30 -L en | columns 1-3,6)" \
"Scope,Findings,Share of findings,Main part
赵检,5,55.56,yes
(blank),2,22.22,yes
孙检,1,11.11,yes
钱检,1,11.11,
Total,9,100.00,"
is 'by school, of a month' "$(checklist-report pareto -d many.db --by school -m 2023-04 --on 2023-04-30 | columns 1-3,8)" \
"范围,问题数,占比,口径
乙校,2,66.67,按学校；占比=问题数÷合计；累计占比在本行之前不足80%的为主要部分
甲校,1,33.33,按学校；占比=问题数÷合计；累计占比在本行之前不足80%的为主要部分
合计,3,100.00,按学校；占比=问题数÷合计；累计占比在本行之前不足80%的为主要部分"
is 'by teacher, with the number' "$(checklist-report pareto -d notice.db --by teacher -m 2023-04 --on 2023-04-30 | columns 1,2)" \
"范围,问题数
T01 钱多,1
T02 李少,1
（未填）,1
合计,3"
is 'of nothing' "$(checklist-report pareto -d many.db -m 2022-04 | columns 1-4)" "范围,问题数,占比,累计问题数
合计,0,,"

# 甲校: 6, 10 and 20 days, the second late, the third within its extension; open for 60 and 20 days. 乙校: 2 days; open for 10, 1 and 100.
is 'closure: the total is pooled' "$(checklist-report closure -d many.db --on 2023-04-30 | columns 1-18)" \
"范围,问题数,已销号,未销号,超期未改,销号率,有时限的已销号,按期整改,按期率,平均销号天数,销号天数中位数,未销号0-7天,未销号8-30天,未销号31-90天,未销号90天以上,反弹,反弹率,统计日
甲校,5,3,2,2,60.00,3,2,66.67,12.0,10.0,0,1,1,0,1,33.33,2023-04-30
乙校,4,1,3,1,25.00,1,1,100.00,2.0,2.0,1,1,0,1,0,0.00,2023-04-30
合计,9,4,5,3,44.44,4,3,75.00,9.5,8.0,1,2,1,1,1,25.00,2023-04-30"
is 'by category' "$(checklist-report closure -d many.db --by category --on 2023-04-30 | columns 1-5,10)" \
"范围,问题数,已销号,未销号,超期未改,平均销号天数
其他,1,0,1,1,
安全,2,1,1,1,2.0
教学常规,4,3,1,1,12.0
设施,2,0,2,0,
合计,9,4,5,3,9.5"
is 'by district' "$(checklist-report closure -d many.db --by district --on 2023-04-30 -L en | columns 1-3)" "Scope,Findings,Closed
东片,5,3
西片,4,1
Total,9,4"
is 'the edges of the ages: 7 and 8, 30 and 31, 90 and 91 days' "$(for day in 01-27 01-28 02-19 02-20 04-20 04-21; do
	checklist-report closure -d many.db -c 其他 --on 2023-$day | columns 12-15 | tail -n 1; done | tr '\n' ' ')" \
	'1,0,0,0 0,1,0,0 0,1,0,0 0,0,1,0 0,0,1,0 0,0,0,1 '
is 'as it was on the day before the last closing' "$(checklist-report closure -d many.db --on 2023-03-20 | columns 1-4 | tail -n 1)" 合计,6,3,3
for form in closure pareto 'recurring --by school'; do
	checklist-report $form -d many.db --on 2023-04-30 | csv-to-excel -q -o sheet.xlsx
	is "$form: the definition stands once, below the table" "$(excel-to-csv sheet.xlsx | grep -c '^口径：.*=') $(excel-to-csv sheet.xlsx | grep -c ,口径)" '1 0'
done
refused 'groups that are none' 2 checklist-report closure -d many.db --by grade
refused 'groups of another form' 2 checklist-report closure -d many.db --by teacher
# The findings come before the closing, which then links what came back.
{ cat many.csv && sed 's/$/,/; 1d' later.csv; } >all.csv
is 'the same without a database' "$(checklist-report closure --from schools=districts.csv --from findings=all.csv --from rectifications=many-steps.csv --on 2023-04-30)" \
	"$(checklist-report closure -d many.db --on 2023-04-30)"

# ---- the sheet of a month, scores, whom to check next ----

printf '学校,学校类型,学区\n东村小学,完全小学,苇塘学区\n西村小学,完全小学,苇塘学区\n南村小学,完全小学,苇塘学区\n苇塘学区中心校,九年一贯制学校,苇塘学区\n' >schools-q.csv
printf '教师编号,教师姓名,学校\nT01,赵一,东村小学\nT02,钱二,东村小学\nT03,孙三,西村小学\nT04,李四,西村小学\nT05,周五,南村小学\n' >teachers-q.csv
printf '学校,班级\n东村小学,小2017级1班\n东村小学,小2018级1班\n西村小学,小2017级1班\n' >classes-q.csv
cat >assignments-q.csv <<EOF
教师编号,学校,班级,学科,起始日期
T01,东村小学,小2017级1班,语文,2022-09-01
T01,东村小学,小2017级1班,数学,2022-09-01
T01,东村小学,小2018级1班,语文,2022-09-01
T02,东村小学,小2018级1班,数学,2022-09-01
T02,东村小学,小2018级1班,科学,2023-05-01
EOF
cat >checks-q.csv <<EOF
检查日期,检查类型,学校,教师编号,学科,检查项目,应有数,实有数,得分,满分分值,主要问题
2023-04-06,抽查,东村小学,T01,语文,备课,,,16,20,
2023-04-27,月查,东村小学,T01,语文,备课,,,19,20,缺教学反思
2023-04-27,月查,东村小学,T01,语文,作业,,,17.5,20,批改不及时
2023-04-27,月查,东村小学,T01,,听课,10,9,,,
2023-04-27,月查,东村小学,T02,数学,备课,,,18,20,
2023-04-27,月查,东村小学,T02,数学,作业,,,12,20,
2023-04-26,月查,西村小学,T03,语文,备课,,,20,20,
2023-03-28,月查,东村小学,T01,语文,备课,,,15,20,旧问题
2023-03-28,月查,东村小学,T01,语文,作业,,,20,20,
EOF
cat >findings-q.csv <<EOF
检查日期,检查类型,学校,教师编号,问题类别,问题描述,严重程度
2023-03-20,专项检查,西村小学,,设施,上月的问题,一般
2023-04-27,月查,东村小学,T02,教学常规,作业无日期,一般
2023-04-20,专项检查,东村小学,,安全,灭火器过期,较大
2023-04-20,专项检查,苇塘学区中心校,,设施,操场围网破损,一般
EOF
checked() {
	for kind in schools teachers classes assignments checks findings; do
		import-records -q -d "$1" $kind $kind-q.csv || return
	done
}
ok 'a register of checks' checked q.db

# T01: 备课 (16 + 19) / 2, 听课 9 of 10 is the band of 80 %, 12 of 15: 47 of 55 is 85.45 %. T02: 30 of 40. Of March nothing is told.
is 'monthly: every school; what was found, nothing found, nothing looked at' "$(checklist-report monthly -d q.db -m 2023-04 --on 2023-04-30)" \
"学区,学校,月份,检查起始,检查截止,序号,教师姓名,任教年级学科,备课(20),作业(20),听课(15),合计得分,合计满分,等次,主要问题,本人签字,公示起始,公示截止,监督电话
苇塘学区,东村小学,2023-04,2023-04-06,2023-04-27,1,赵一,五年级语文；六年级语文、数学,17.5,17.5,12,47,55,良,备课：缺教学反思；作业：批改不及时,,,,
苇塘学区,东村小学,2023-04,2023-04-06,2023-04-27,2,钱二,五年级数学,18,12,,30,40,合格,作业无日期（2023-0002）,,,,
苇塘学区,东村小学,2023-04,2023-04-06,2023-04-27,,（学校）,安全,,,,,,,灭火器过期（2023-0003）,,,,
苇塘学区,西村小学,2023-04,2023-04-26,,1,孙三,语文,20,,,20,20,优,,,,,
苇塘学区,西村小学,2023-04,2023-04-26,,,,,,,,,,,本月检查未发现问题,,,,
苇塘学区,南村小学,2023-04,,,,,,,,,,,,本月未安排检查,,,,
苇塘学区,苇塘学区中心校,2023-04,,,,（学校）,设施,,,,,,,操场围网破损（2023-0004）,,,,"
is 'in English' "$(checklist-report monthly -d q.db -m 2023-04 --on 2023-04-30 -L en | sed -n '1p;3,4p;6,7p' | columns 2,6-9,15-16)" \
"School,No.,Teacher,Teaches,备课(20),Problems,Signature
东村小学,2,钱二,Grade 5 数学,18,作业无日期 (2023-0002),
东村小学,,(school),安全,,灭火器过期 (2023-0003),
西村小学,,,,,nothing was found wanting this month,
南村小学,,,,,no check was made this month,"
is 'several grades and subjects in English' "$(checklist-report monthly -d q.db -m 2023-04 --on 2023-04-30 -L en | grep -c 'Grade 5 语文; Grade 6 语文, 数学')" 1
is 'as things stood in the middle of the month' "$(checklist-report monthly -d q.db -m 2023-04 --on 2023-04-10 | columns 2,4-13)" \
"学校,检查起始,检查截止,序号,教师姓名,任教年级学科,备课(20),合计得分,合计满分,等次,主要问题
东村小学,2023-04-06,,1,赵一,五年级语文；六年级语文、数学,16,16,20,良,
东村小学,2023-04-06,,,,,,,,,本月检查未发现问题
西村小学,,,,,,,,,,本月未安排检查
南村小学,,,,,,,,,,本月未安排检查
苇塘学区中心校,,,,,,,,,,本月未安排检查"
is 'one school, for the public' "$(checklist-report monthly -d q.db -m 2023-04 --on 2023-04-30 -s 南村小学 -a public | columns 2,12 | tail -n +2)" 南村小学,本月未安排检查
# 29 April to 3 May were holidays, 6 May (a Saturday) was a school day: from 28 April on these are 28 April, 4, 5, 6 and 8 May.
printf '起始日期,结束日期,日类\n2023-04-29,2023-05-03,放假\n2023-05-06,2023-05-06,上课\n' >calendar-q.csv
posted() {
	checklist-report monthly -d q.db --from calendar=calendar-q.csv -m 2023-04 --on 2023-04-30 -s 东村小学 --posted "$1" --hotline 0475-1234567 | columns 17-19 | tail -n 1
}
is 'five working days are posted' "$(posted 2023-04-28)" 2023-04-28,2023-05-08,0475-1234567
is 'or as many as are asked for' "$(posted 2023-04-28:1)" 2023-04-28,2023-04-28,0475-1234567
sed 's/2023-04-27,月查,东村小学,T02,数学,备课,,,18,20/2023-04-27,月查,东村小学,T02,数学,备课,,,9,15/' checks-q.csv >other-q.csv
is 'an item out of 20 here and of 15 there: each cell says it' "$(checklist-report monthly -d q.db --from checks=other-q.csv -m 2023-04 --on 2023-04-30 | columns 7,9,12-14 | head -n 3)" \
"教师姓名,备课,合计得分,合计满分,等次
赵一,17.5/20,47,55,良
钱二,9/15,21,35,合格"
golden monthly-no-month 2 checklist-report monthly -d q.db
golden monthly-month 2 checklist-report monthly -d q.db -m 2023-13
golden monthly-later 2 checklist-report monthly -d q.db -m 2023-05 --on 2023-04-30
golden monthly-posted 2 checklist-report monthly -d q.db -m 2023-04 --posted 2023-05-04:0
golden monthly-teacher 2 checklist-report monthly -d q.db -m 2023-04 -t T01
golden monthly-parent 2 checklist-report monthly -d q.db -m 2023-04 -a parent
checklist-report monthly -d q.db -m 2023-04 --on 2023-04-30 | csv-to-excel -o 公示.xlsx
# Four pages, each with title, unit, time and signatures; two zero reports.
is 'the workbook needs no options' "$(excel-to-csv -q 公示.xlsx | grep -c '公示表\|^单位（盖章）\|^公示时间\|^检查人签字\|^本月')" 18

# Two months with 备课: 15, then 17.5, is 16.25; 作业 20 and 17.5; 听课 in April only.
is 'scores of the term: the mean of its months' "$(checklist-report scores -d q.db --on 2023-04-30 | columns 1-6,10-13,15)" \
"教师编号,教师姓名,学校,统计周期,检查项目,检查次数,项目得分,项目满分,检查得分率,检查月数,计分依据
T01,赵一,东村小学,2022-2023-2,备课,3,16.25,20.00,81.25,2,质量
T01,赵一,东村小学,2022-2023-2,作业,2,18.75,20.00,93.75,2,质量
T01,赵一,东村小学,2022-2023-2,听课,1,12.00,15.00,80.00,1,数量分档
T02,钱二,东村小学,2022-2023-2,备课,1,18.00,20.00,90.00,1,质量
T02,钱二,东村小学,2022-2023-2,作业,1,12.00,20.00,60.00,1,质量
T03,孙三,西村小学,2022-2023-2,备课,1,20.00,20.00,100.00,1,质量"
is 'which months, and the counts' "$(checklist-report scores -d q.db --on 2023-04-30 -t T01 | columns 5,7-9,13-14)" \
"检查项目,应有数,实有数,完成率,检查月数,检查月份
备课,,,,2,2023-03、2023-04
作业,,,,2,2023-03、2023-04
听课,10,9,90.00,1,2023-04"
is 'of a month, in English' "$(checklist-report scores -d q.db -m 2023-04 --on 2023-04-30 -s 西村小学 -L en | columns 1-16)" \
"Teacher ID,Teacher,School,Period,Check item,Checks,Expected,Found,Completion,Item points,Item points out of,Share of points,Months,Which months,Scored by,As at
T03,孙三,西村小学,2023-04,备课,1,,,,20.00,20.00,100.00,1,2023-04,quality,2023-04-30"
is 'month by month' "$(checklist-report scores -d q.db --term 2022-2023-2 --by month --on 2023-04-30 -t T01 | columns 4-6,10)" \
"统计周期,检查项目,检查次数,项目得分
2023-03,备课,1,15.00
2023-04,备课,2,17.50
2023-03,作业,1,20.00
2023-04,作业,1,17.50
2023-04,听课,1,12.00"
# The plan's: 30 for the number, 0.2 off for each missing, and 70 for quality: 96 due, 90 there, 17 of 20: 28.8 + 59.5.
cat >rules-q.csv <<EOF
检查项目,计分办法,达到比例,启用日期,办法分值,每缺扣分,等次
备课,质量,,2023-02-01,70,,
备课,缺数扣分,,2023-02-01,30,0.2,
EOF
printf '检查日期,学校,教师编号,检查项目,应有数,实有数,得分,满分分值\n2023-04-06,东村小学,T01,备课,96,90,17,20\n2023-04-06,东村小学,T02,作业,10,8,,\n' >counted-q.csv
is 'by rules of the office alone' "$(checklist-report scores -d q.db --from check_rules=rules-q.csv --from checks=counted-q.csv --on 2023-04-30 | columns 1,5,9-12,15)" \
"教师编号,检查项目,完成率,项目得分,项目满分,检查得分率,计分依据
T01,备课,93.75,88.30,100.00,88.30,质量+缺数扣分
T02,作业,80.00,,,,"
is 'on the sheet what has no rule shows its counts' "$(checklist-report monthly -d q.db --from check_rules=rules-q.csv --from checks=counted-q.csv -m 2023-04 --on 2023-04-10 | columns 7,9-13 | head -n 3)" \
"教师姓名,备课(100),作业,合计得分,合计满分,等次
赵一,88.3,,88.3,100,
钱二,,8/10,,,"
cat >bad-rules.csv <<EOF
检查项目,计分办法,达到比例,启用日期,办法分值,每缺扣分,等次
备课,缺数扣分,,2023-02-01,30,,
备课,数量分档,80,2023-02-01,,,
,等次,95,2023-02-01,,,
备课,奖励,,2023-02-01,5,,
EOF
golden bad-rules 1 import-records -d q.db check_rules bad-rules.csv
cat >bad-checks.csv <<EOF
检查日期,学校,教师编号,检查项目,得分,满分分值
2023-04-06,东村小学,T01,备课,21,20
2023-04-06,东村小学,T02,备课,-1,20
2023-13-06,东村小学,T01,作业,10,20
EOF
golden bad-checks 1 import-records -d q.db checks bad-checks.csv
golden scores-both 2 checklist-report scores -d q.db -m 2023-04 --term 2022-2023-2
golden scores-by 2 checklist-report scores -d q.db --by school
golden scores-term 2 checklist-report scores -d q.db --term 2023年下学期
refused 'points of teachers are not for the public' 2 checklist-report scores -d q.db -a public

# On 30 April: everyone 10; T01 3 days / 3 = 1 and 90 - 85.45 = 4; T02 an open finding 10, 1, and 90 - 75 = 15; T03 4 days / 3 = 1; T04 and T05
# were not checked, 40. printf 7,1 | sha256sum is 8562833f...: 2237825855, of 162 137 is left, behind 15 + 36 + 11 + 50.
is 'next: by lot and by risk' "$(checklist-report next -d q.db --on 2023-04-30 --seed 7 --count 3 | columns 1-15)" \
"抽取序号,教师编号,教师姓名,学校,抽查权数,未销号数,超期数,反弹数,上次检查,未查天数,检查得分率,随机种子,抽取号,剩余权数,统计日
1,T05,周五,南村小学,50,0,0,0,,,,7,137,162,2023-04-30
2,T04,李四,西村小学,50,0,0,0,,,,7,110,112,2023-04-30
3,T01,赵一,东村小学,15,0,0,0,2023-04-27,3,85.45,7,0,62,2023-04-30"
is 'with everybody, to be drawn again by hand' "$(checklist-report next -d q.db --on 2023-04-30 --seed 7 --count 3 --all -L en | columns 1-2,5-6,9-11,13-14)" \
"Draw,Teacher ID,Drawing weight,Open,Last checked,Days unchecked,Share of points,Ticket,Weights left
3,T01,15,0,2023-04-27,3,85.45,0,62
,T02,36,1,2023-04-27,3,75.00,,
,T03,11,0,2023-04-26,4,100.00,,
2,T04,50,0,,,,110,112
1,T05,50,0,,,,137,162"
# Overdue on 7 May (the deadline of 27 April is 4 May): 10 + 10 + 20 + 10 / 3 + 15.
is 'overdue ones weigh more' "$(checklist-report next -d q.db --on 2023-05-07 --seed 7 --all | grep T02 | columns 5-8,10)" 58,1,1,0,10
# In September a term begins in which nobody was checked yet: all have 40 for the days, none for points.
is 'a new term: nobody checked' "$(checklist-report next -d q.db --on 2023-09-01 --seed 7 --all | columns 2,5,9-11 | sed -n '2p;5p')" \
"T01,50,2023-04-27,,
T04,50,,,"
is 'of a school, more than there are' "$(checklist-report next -d q.db --on 2023-04-30 --seed 99 --count 9 -s 西村小学 | columns 2 | sort | tr '\n' ' ')" 'T03 T04 教师编号 '
is 'the same seed, the same list' "$(checklist-report next -d q.db --on 2023-04-30 --seed 123)" "$(checklist-report next -d q.db --on 2023-04-30 --seed 123)"
golden next-seed 2 checklist-report next -d q.db
golden next-count 2 checklist-report next -d q.db --seed 7 --count 0
golden next-month 2 checklist-report next -d q.db --seed 7 -m 2023-04
refused 'who is checked next is internal' 2 checklist-report next -d q.db --seed 7 -a teacher

# ---- Inspectors ----

printf '检查日期,学校,教师编号,检查项目,得分,满分分值,检查人\n' >balanced.csv
serial=0
while read -r school first second third; do
	for mark in "$first 何检" "$second 罗检" "$third 梁检"; do
		serial=$((serial + 1))
		printf '2023-04-%02d,%s,S%02d,备课,%s,100,%s\n' $serial "$school" $serial "${mark% *}" "${mark#* }"
	done
done >>balanced.csv <<EOF
子校 72 78 81
丑校 72 82 83
寅校 75 84 84
卯校 77 84 88
辰校 74 82 84
巳校 74 82 84
EOF
severity() {
	checklist-report inspectors --from checks=balanced.csv -m 2023-04 --on 2023-05-05 "$@"
}

# Three inspectors at each of six schools, 18 teachers once each. 何 gives 74 in the mean, 罗 82, 梁 84, all 80. Sums of squares:
# inspectors 6 x (36 + 4 + 16) = 336, schools 3 x (9 + 1 + 1 + 9) = 60, rest 8; mean squares 168, 12, 0.8. An effect is (1 - 0.8 / 168) x
# the difference of the means = 0.995238 x it; variance of its difference from their mean 0.8 / 6 x 0.995238 x 2 / 3 = 0.297432^2, of two
# 0.8 / 6 x 0.995238 x 2 = 0.515^2.
is 'inspectors of a balanced plan, as an analysis of variance gives them' "$(severity | columns 1-12)" \
"检查人,检查次数,检查学校数,原始得分率,偏严程度,标准误,区间下限,区间上限,明显严于,明显宽于,宽严判定,可比组
何检,6,6,74.00,5.97,0.2974,5.39,6.55,2,0,偏严,1
罗检,6,6,82.00,-1.99,0.2974,-2.57,-1.41,1,1,与他人无明显差别,1
梁检,6,6,84.00,-3.98,0.2974,-4.56,-3.40,0,2,偏宽,1"
# Schools: (1 - 0.8 / 12) x the difference; variance 0.8 / 3 x 0.933333 x 5 / 6 = 0.455420^2.
is 'and schools' "$(severity --by school -L en | columns 1-9,10,13-16)" \
"School,Checks,Inspectors,Raw share,Raw rank,Freed share,Std error,Interval from,Interval to,Rank,Places moved,Linked group,Note,Period
卯校,3,3,83.00,1,82.80,0.4554,81.91,83.69,1,0,1,,2023-04
寅校,3,3,81.00,2,80.93,0.4554,80.04,81.83,2,0,1,,2023-04
巳校,3,3,80.00,3,80.00,0.4554,79.11,80.89,3,0,1,,2023-04
辰校,3,3,80.00,3,80.00,0.4554,79.11,80.89,3,0,1,,2023-04
丑校,3,3,79.00,5,79.07,0.4554,78.17,79.96,5,0,1,,2023-04
子校,3,3,77.00,6,77.20,0.4554,76.31,78.09,6,0,1,,2023-04"
is 'a school alone is one row of them' "$(severity --by school -s 丑校 | columns 1,6,10)" "学校,校正得分率,名次
丑校,79.07,5"
severity >in-order.out
{ sed -n 1p balanced.csv; sed 1d balanced.csv | sort -t , -k 5,5 -k 3,3r; } >other.csv
mv other.csv balanced.csv
is 'the rows may come in any order' "$(severity)" "$(cat in-order.out)"
ok 'schools may be shown to teachers' severity --by school -a teacher
golden severity-teacher 2 severity -a teacher
golden severity-by 2 severity --by item
golden severity-school 2 severity -s 子校
golden severity-one-teacher 2 severity --by school -t S01
refused 'not to the public' 2 severity --by school -a public

# An inspector whose schools nobody else checks.
{ cat balanced.csv; printf '2023-04-%02d,%s,S%d,备课,%d,100,宋检\n' 3 午校 31 70 4 午校 32 72 5 未校 33 66 6 未校 34 65 7 未校 35 64; } >apart.csv
apart() {
	checklist-report inspectors --from checks=apart.csv -m 2023-04 --on 2023-05-05 "$@"
}
golden severity-apart 0 apart
is 'his schools are beside each other as they are' "$(apart -q --by school -L en | columns 1,4-6,10-15 | tail -n 2)" \
'午校,71.00,1,,,,,,2,"one inspector only; not freed: 宋检"
未校,65.00,2,,,,,,2,"one inspector only; not freed: 宋检"'
# 梁 gives a teacher 75 whom 宋 gave 70: 宋 would give the six schools some 80, less than 罗 (82), more than 何.
is 'one common school is a link' "$({ cat apart.csv; echo 2023-04-08,午校,S31,备课,75,100,梁检; } >linked.csv
	checklist-report inspectors -q --from checks=linked.csv -m 2023-04 --on 2023-05-05 | columns 1,9-12)" \
"检查人,明显严于,明显宽于,宽严判定,可比组
何检,3,0,偏严,1
宋检,2,1,偏严,1
罗检,1,2,偏宽,1
梁检,0,3,偏宽,1"
grep -v '罗检\|梁检' balanced.csv >one.csv
golden severity-one 0 checklist-report inspectors --from checks=one.csv -m 2023-04 --on 2023-05-05
grep '检查人\|子校' balanced.csv >few.csv
golden severity-few 0 checklist-report inspectors --from checks=few.csv -m 2023-04 --on 2023-05-05
sed 's/,宋检$/,/' apart.csv >nameless.csv
golden severity-nameless 0 checklist-report inspectors --from checks=nameless.csv -m 2023-04 --on 2023-05-05 -L en
is 'no checks, no rows' "$(checklist-report inspectors --from checks=balanced.csv -m 2023-05 --on 2023-06-05 | wc -l)" 1
is 'no difference at all' "$({ sed -n 1p balanced.csv; for school in 子校 丑校 寅校 卯校; do for who in 何检 罗检; do
	for mark in 71 73; do echo "2023-04-03,$school,$school$who$mark,备课,$mark,100,$who"; done; done; done; } >same.csv
	checklist-report inspectors --from checks=same.csv -m 2023-04 --on 2023-05-05 | columns 1,5-11)" \
"检查人,偏严程度,标准误,区间下限,区间上限,明显严于,明显宽于,宽严判定
何检,0.00,,,,0,0,检查人之间未见差别
罗检,0.00,,,,0,0,检查人之间未见差别"

# Six schools of levels 88, 84, ... 68, teachers who differ by an SD of 3, checks by 4; 王检 gives 12 less than the three others, 9 less than
# the mean of the four, and comes to the better three schools most of the time.
simulate() {
	awk -v s="$1" 'BEGIN {
		split("甲校 乙校 丙校 丁校 戊校 己校", school, " "); split("周检 吴检 郑检 王检", who, " ")
		print "检查日期,学校,教师编号,检查项目,得分,满分分值,检查人"
		for (i = 1; i <= 6; i++) for (t = 1; t <= 4; t++) for (m = 3; m <= 6; m++) for (v = 1; v <= 2; v++) {
			r = draw(); k = r < (i <= 3 ? 0.75 : 0.1) ? 4 : 1 + int(draw() * 3)
			x = 92 - 4 * i + 3 * teacher(i * 10 + t) - (k == 4 ? 12 : 0) + 4 * normal() - (v == 2 ? 3 : 0)
			x = x > 100 ? 10000 : int(x * 100)
			printf "2023-%02d-%02d,%s,T%d%d,%s,%d.%02d,100,%s\n", m, 10 + v + t, school[i], i, t, v == 1 ? "备课" : "作业", int(x / 100), x % 100, who[k]
		} }
		function draw() { s = (s * 69069 + 12345) % 4294967296; s = (s * 69069 + 12345) % 4294967296; return s / 4294967296 }
		function normal(  a, j) { a = 0; for (j = 0; j < 12; j++) a += draw(); return a - 6 }
		function teacher(k) { if (!(k in known)) known[k] = normal(); return known[k] }'
}
simulated() {
	checklist-report inspectors -q --from checks=simulated.csv --term 2022-2023-2 --on 2023-07-05 "$@"
}
simulate 1 >simulated.csv
is 'simulated: who is harsh, and by how much (9)' "$(simulated | columns 1-11)" \
"检查人,检查次数,检查学校数,原始得分率,偏严程度,标准误,区间下限,区间上限,明显严于,明显宽于,宽严判定
王检,68,6,69.08,8.55,0.5659,7.44,9.66,3,0,偏严
郑检,44,6,73.20,-2.20,0.5328,-3.24,-1.15,0,1,与他人无明显差别
吴检,43,6,72.49,-2.66,0.5423,-3.73,-1.60,0,1,与他人无明显差别
周检,37,6,72.86,-3.69,0.5771,-4.82,-2.56,0,1,与他人无明显差别"
is 'the order of the schools is put right' "$(simulated --by school | columns 1,5,10-13)" \
"学校,原始名次,名次,名次上限,名次下限,名次变动
甲校,1,1,1,1,0
乙校,3,2,2,3,1
丙校,4,3,2,3,1
丁校,2,4,4,4,-2
戊校,5,5,5,5,0
己校,6,6,6,6,0"
is 'teachers are at a school' "$(simulated --by teacher -t T41 | columns 1,3-5,7)" "$(simulated --by teacher | columns 1,3-5,7 | sed -n '1p;/T41/p')"
for seed in 2 3 4 5 6 7 8 9 10 11; do
	simulate $seed >simulated.csv
	simulated -L en | awk -F , '$1 == "王检" { print "harsh", $11; if ($7 <= 9 && 9 <= $8) print "within" }'
	simulated --by school | awk -F , 'NR > 1 { order = order $1; raw = raw $5 } END { print order == "甲校乙校丙校丁校戊校己校" ? "right" : "other", raw == "123456" ? "" : "wrong" }'
done >verdicts
is 'ten more: always found' "$(grep -c 'harsh harsh' verdicts)" 10
ok 'ten more: 9 lies in the interval of at least 8' test "$(grep -c within verdicts)" -ge 8
ok 'ten more: the raw order is wrong in at least 8, the freed one right in at least 7' test "$(grep -c wrong verdicts)" -ge 8 -a "$(grep -c right verdicts)" -ge 7

"$BUILD/examples/district/generate" -o district
for kind in schools teachers; do
	import-records -q -d district.db $kind district/registers/$kind.csv
done
import-records -q -d district.db checks district/checks/*
harsh=$(sed -n 's/^harsh-inspector,,,,,\([^,]*\),.*/\1/p' district/truth/planted.csv)
is 'the example district: the harsh one is found, the others are as each other' \
	"$(checklist-report inspectors -d district.db --term 2022-2023-2 --on 2023-07-05 | columns 1,11 | grep -v 无明显差别)" "检查人,宽严判定
$harsh,偏严"

done_testing
