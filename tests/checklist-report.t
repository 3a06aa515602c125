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

# ---- What is refused ----

refused 'an audience' 2 checklist-report open -d a.db -a public
refused 'a school that is not there' 2 checklist-report open -d a.db -s 丙校
refused 'a teacher who is not there' 2 checklist-report open -d a.db -t 无人
refused 'a category that is not there' 2 checklist-report open -d a.db -c 卫士
refused 'no day' 2 checklist-report open -d a.db --on 2023-02-30
refused 'no year' 2 checklist-report open -d a.db -y 23
refused 'month 13' 2 checklist-report open -d a.db -m 2023-13
done_testing
