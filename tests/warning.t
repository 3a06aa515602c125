#!/bin/sh
# attendance-track warning: pupils who may leave, by hand, and what the flags were worth in cohorts whose leavers are known.
. "$(dirname "$0")/lib.sh"

# columns LIST: of CSV without quoted cells; LIST is 1,2,5.
columns() {
	cut -d , -f "$1"
}
warning() {
	attendance-track warning --from classes=classes.csv --from pupils=pupils.csv --from attendance=attendance.csv --from incidents=incidents.csv \
	    --from movements=movements.csv --from exams=exams.csv --from scores=scores.csv "$@"
}

# ---- cohorts ----

for seed in 7 8 9; do
	perl "$SRC/tests/cohorts.pl" $seed >expected
	is "cohort $seed: precision and recall as worked out from what was generated" \
	    "$(warning -q --on 2023-06-30 --back 2023-03-31 --within 3 --by flag | columns 1-10 | tail -n +2)" "$(cat expected)"
done
is 'a list is the same each time' "$(warning -q --on 2023-03-31 | cksum)" "$(warning -q --on 2023-03-31 | cksum)"
is 'no more of a school than it can follow up' "$(warning -q --on 2023-03-31 --most 5 | columns 1 | sort | uniq -c | sed 's/^ *//')" '5 东校
1 学校
5 西校'
rm -f ./*.csv

# ---- by hand ----

printf '学校,起始日期,结束日期,日类\n,2023-04-05,,放假\n' >calendar.csv
printf '学校,班级,班主任\n甲校,小2019级1班,王老师\n乙校,初2020级1班,李老师\n乙校,初2021级1班,赵老师\n' >classes.csv
# Of the last two, who leave in June without a word, one is in the leaving grade.
cat >pupils.csv <<EOF
学籍号,姓名,学校,班级,转入日期,离校日期
L150525201301010101,巴图,甲校,小2019级1班,,
L150525201301010102,乌云,甲校,小2019级1班,,
L150525201301010103,其力嘎,甲校,小2019级1班,,
L150525201301010104,娜仁,甲校,小2019级1班,,
L150525201301010105,苏和,甲校,小2019级1班,,
L150525201301010106,萨仁,甲校,小2019级1班,,
L150525201301010107,阿木尔,甲校,小2019级1班,,
L150525200801010108,布和,乙校,初2020级1班,,2023-06-20
L150525200901010109,高娃,乙校,初2021级1班,,2023-06-20
EOF
printf '学籍号,异动日期,异动类型,学校\nL150525201301010105,2023-03-20,辍学,甲校\n' >movements.csv
# The last five school days are 31 March, 3, 4, 6 and 7 April. 巴图 is absent half a day of five, 乌云 on both days that
# are recorded, 其力嘎 one day of five; of the 30th nothing counts.
{
	echo 学籍号,日期,时段,考勤
	echo L150525201301010101,2023-03-30,全天,旷
	for day in 2023-03-31 2023-04-03 2023-04-04 2023-04-06 2023-04-07; do
		case $day in
		2023-04-04) printf 'L150525201301010101,%s,上午,病\nL150525201301010101,%s,下午,√\n' $day $day ;;
		*) echo L150525201301010101,$day,全天,√ ;;
		esac
		case $day in
		2023-04-0[67]) echo L150525201301010102,$day,全天,旷 ;;
		esac
		case $day in
		2023-04-07) echo L150525201301010103,$day,全天,旷 ;;
		*) echo L150525201301010103,$day,全天,√ ;;
		esac
	done
} >attendance.csv
# The term begins on 1 February.
{
	echo 学籍号,事件日期,事件
	for day in 2023-01-31 2023-02-01 2023-03-02 2023-04-07 2023-04-08; do
		echo L150525201301010103,$day,打架
	done
	for day in 2023-02-06 2023-02-07 2023-02-08; do
		printf 'L15052520130101010%s,%s,逃学\n' 5 $day 6 $day 7 $day
	done
} >incidents.csv
printf '考试,学期,考试日期,组织级别\n期中,2022-2023-1,2022-11-10,学区\n期末,2022-2023-1,2023-01-10,学区\n周测,2022-2023-1,2023-01-15,学校\n' >exams.csv
# Totals 100, 120, 140, 160 and 100, 120, 160, 140: mean 130, SD the root of 500. The fourth falls from 63.42 to 54.47.
{
	echo 考试,学校,班级,学籍号,学科,分数
	for exam in '期中 50 60 70 80' '期末 50 60 80 70' '周测 90 10 10 90'; do
		set -- $exam
		for pupil in 1 2 3 4; do
			shift_to=$((pupil + 1))
			eval mark=\$$shift_to
			for subject in 语文 数学; do
				echo $1,甲校,小2019级1班,L15052520130101010$pupil,$subject,$mark
			done
		done
	done
} >scores.csv
flags() {
	warning --from calendar=calendar.csv --on 2023-04-07 --days 5 --back 2023-03-01 "$@"
}
# On 1 March three had three incidents and one's marks were falling; one of the three has left since.
is 'flags in the order of their number and worth, with reasons' "$(flags -q | columns 1-12)" \
'学校,班级,班主任,学籍号,姓名,预警标志数,预警理由,缺勤占比,本学期事件数,T分变化,以往命中,以往命中率
甲校,四年级1班,王老师,L150525201301010103,其力嘎,2,缺勤1天，有记录5天；本学期事件3次,20.00,3,8.94,缺勤 0/0；事件 1/3=33.33%,16.67
甲校,四年级1班,王老师,L150525201301010106,萨仁,1,本学期事件3次,,3,,事件 1/3=33.33%,33.33
甲校,四年级1班,王老师,L150525201301010107,阿木尔,1,本学期事件3次,,3,,事件 1/3=33.33%,33.33
甲校,四年级1班,王老师,L150525201301010101,巴图,1,缺勤0.5天，有记录5天,10.00,0,0.00,缺勤 0/0,0.00
甲校,四年级1班,王老师,L150525201301010104,娜仁,1,总分T分63.42降至54.47（期中 → 期末）,,0,-8.94,成绩下降 0/1=0.00%,0.00'
is 'what the flags were worth' "$(flags -q --by flag | columns 1-10)" \
'预警标志,回测日,回测截止,人数,离校人数,离校占比,有标志人数,有标志且离校人数,以往命中率,查全率
缺勤,2023-03-01,2023-04-07,9,1,11.11,0,0,,0.00
事件,2023-03-01,2023-04-07,9,1,11.11,3,1,33.33,100.00
成绩下降,2023-03-01,2023-04-07,9,1,11.11,1,0,0.00,0.00
任一标志,2023-03-01,2023-04-07,9,1,11.11,4,1,25.00,100.00'
is 'who is alike with the last one is listed, too, and that is said' "$(flags --most 2 2>&1 >out; columns 5 <out)" \
'attendance-track: 6 months from 2023-03-01 are not over: who left up to 2023-04-07 counts
attendance-track: 甲校: 1 more than 2 are listed, as they are alike with the last one
attendance-track: 甲校: 2 more have a flag and are not listed (--most 2)
姓名
其力嘎
萨仁
阿木尔'
is 'without a cap' "$(flags -q --most 0 | wc -l)" 6
is 'from four incidents on' "$(flags -q --incidents 4 | columns 5,6)" '姓名,预警标志数
其力嘎,1
巴图,1
娜仁,1'
is 'one school; the worth is that of the district' "$(flags -q -s 乙校 --by flag | columns 1,4-8 | tail -n 1)" '任一标志,9,1,11.11,4,1'
is 'in English' "$(flags -q -L en --most 1)" \
'School,Class,Head teacher,Pupil ID,Name,Flags,Reasons,Share absent,Incidents,Change of T,Past hits,Past precision,Definition
甲校,Grade 4 Class 1,王老师,L150525201301010103,其力嘎,2,"absent 1 of 5 days recorded; incidents this term: 3",20.00,3,8.94,"absence 0/0; incidents 1/3=33.33%",16.67,"absence: 10 % and more of the days recorded in the last 5 school days, at least half of those due being recorded; incidents: 3 and more in the term; falling marks: T of the total 5 and more lower in the last exam across schools than in the one before; past precision: of those in the district flagged on 2023-03-01 the share who left up to 2023-04-07 (dropped out, transfer unconfirmed, left without papers); recall: of those who left the share flagged"'
is 'leaving the last grade in June is graduation, another one is not' "$(flags -q --on 2023-06-30 --within 4 --by flag | columns 2-5 | tail -n 1)" '2023-03-01,2023-06-30,9,2'
is 'so many months ago' "$(flags -q --back 2023-02-28 --within 1 --by flag --on 2023-03-31 | tail -n 1 | columns 2-5)" "$(warning -q --from calendar=calendar.csv --on 2023-03-31 --within 1 --by flag | tail -n 1 | columns 2-5)"

refused 'not for teachers' 2 flags -a teacher
refused 'nor the public' 2 flags -a public
refused 'a day to come' 2 flags --back 2023-04-07
refused 'no day' 2 flags --back 2023-02-30
refused 'no school days' 2 flags --days 0
refused 'no months' 2 flags --within 0
refused 'no number' 2 flags --most many
refused 'no such unit' 2 flags --by school

done_testing
