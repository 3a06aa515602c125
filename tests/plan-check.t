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

# ---- missing ----

cat >checks.csv <<EOF
检查日期,检查类型,学校,教师编号,检查项目
2022-09-20,月查,甲校,T1,备课
2022-09-21,月查,甲校,T1,作业
2022-12-20,月查,甲校,T1,备课
2022-10-20,月查,乙校,T2,备课
EOF
missing() {
	plan-check missing --from schools=schools.csv --from calendar=calendar.csv "$@"
}
# February has no school day; March is not over.
is 'a row for each school, a column for each month' "$(missing -k checks --from checks=checks.csv --since 2022-09 --until 2023-03 --on 2023-03-10)" \
"学校,表类,2022年|9月,2022年|10月,2022年|11月,2022年|12月,2023年|1月,2023年|2月,2023年|3月,行数,已完成,应完成,完成率,欠缺时段,口径
甲校,常规检查,2,,,1,,免,,3,2,5,40.00,2022-10至2022-11、2023-01,按检查日期
乙校,常规检查,,1,,,,免,,1,1,5,20.00,2022-09、2022-11至2023-01,按检查日期
园,常规检查,,,,,,免,,0,0,5,0.00,2022-09至2023-01,按检查日期
全学区,常规检查,2,1,0,1,0,0,0,4,3,15,20.00,,按检查日期"
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
,,,2,,2,1,2022-08-29至2022-09-12、2022-09-26'

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

done_testing
