#!/bin/sh
# rank-teachers: points that one can check by hand.
. "$(dirname "$0")/lib.sh"

exam=2022-2023学年第二学期期末

# scores: lines "school class subject mark...", as the long table.
scores() {
	awk -v exam="$exam" 'BEGIN { print "考试,学期,学校,班级,学籍号,姓名,学科,状态,分数" }
		{ for (i = 4; i <= NF; i++) printf "%s,2022-2023-2,%s,%s,L15052520120101%02d%02d,巴图,%s,,%s\n", exam, $1, $2, NR, i - 3, $3, $i }'
}

columns() {
	cut -d , -f "$1"
}

# 甲校 has mean 70, 乙校 50; the district 380 / 6 and SD sqrt(4200 - (380/6)^2) = 13.7437.
# z is 0.48507 and -0.97014; inside the classes s = sqrt(600 / 4), errors 0.44557 and 0.63013.
scores >scores.csv <<EOF
甲校 四年级1班 语文 60 80 60 80
乙校 四年级1班 语文 40 60
EOF
cat >assignments.csv <<EOF
教师编号,教师姓名,学校,班级,学科,起始日期,结束日期,份额
T1,额尔敦,甲校,四年级1班,语文,2022-09-01,,
T1,额尔敦,乙校,四年级1班,语文,2022-09-01,,50
T2,王芳,乙校,四年级1班,语文,2022-09-01,,50
T3,赵丽,乙校,四年级1班,道德与法治,2022-09-01,,
EOF

rank() {
	rank-teachers --from scores=scores.csv --from assignments=assignments.csv "$@"
}

# T1: (0.48507 - 0.97014 / 2) / 1.5 = 0, its error sqrt(0.44557^2 + 0.31507^2) / 1.5 = 0.3638.
is 'pairs weigh by their share' "$(rank results | columns 1,5-13)" \
"教师编号,班科数,人数,标准分,标准误,积分,名次,名次上限,名次下限,依据
T1,2,6,0.0000,0.3638,50.00,1,1,2,考试
T2,1,2,-0.9701,0.6301,40.30,2,1,2,考试
T3,0,0,,,39.30,3,,,推算"
is 'classes are named, with the share' "$(rank -L en | columns 1-4,13 | sed -n 1,3p)" \
"Teacher ID,Teacher,School,Classes,Basis
T1,额尔敦,甲校,\"Grade 4 Class 1 语文; 乙校 Grade 4 Class 1 语文 (50%)\",exam
T2,王芳,乙校,Grade 4 Class 1 语文 (50%),exam"
# (4 x 0.48507 - 1 x 0.97014) / 5 = 0.1940
is '--weight pupils' "$(rank --weight pupils | columns 1,7,9 | sed -n 2p)" 'T1,0.1940,51.94'
is '--derived school-mean' "$(rank --derived school-mean | columns 1,9,10 | sed -n 3,4p)" \
"T3,45.15,2
T2,40.30,2"
is '--derived none' "$(rank --derived none | columns 1,9,10,15 | sed -n 4p)" 'T3,,,无可推算的成绩'
is 'lowest-1 looks at core subjects' "$(rank --core 数学 | columns 1,9 | sed -n 4p)" 'T3,'
is '--min-n' "$(rank --min-n 3 | columns 1,9-12)" \
"教师编号,积分,名次,名次上限,名次下限
T1,50.00,1,1,1
T3,39.30,2,,
T2,40.30,,,"
is '--base changes the means' "$(rank --base drop:50% --explain T1 | columns 3,7-9,13)" \
"学校,人数,平均分,学区均分,分母规则
甲校,4,80.00,73.33,去低分50%
乙校,2,60.00,73.33,去低分50%"
is '--explain shows each pair' "$(rank --explain 王芳)" \
"教师编号,教师姓名,学校,班级,学科,份额,人数,平均分,学区均分,标准差,标准分,标准误,分母规则,备注
T2,王芳,乙校,四年级1班,语文,50.00,2,50.00,63.33,13.74,-0.9701,0.6301,实考,"
# Of six pupils, but with the district's mean the points would tell those of four and of two apart.
is 'public: no points that a class of fewer than five goes into, nor points derived from them' "$(rank -a public | columns 1,6-12)" \
"教师编号,人数,标准分,标准误,积分,名次,名次上限,名次下限
T1,6,-,-,-,-,-,-
T2,2,-,-,-,-,-,-
T3,0,-,-,-,-,-,-"
scores >open.csv <<EOF
甲校 四年级1班 语文 60 70 80 90 90
乙校 四年级1班 语文 50 50 60 60 70
EOF
is 'public: of five they are shown' \
	"$(rank-teachers -q -a public --override 测试 --from scores=open.csv --from assignments=assignments.csv | columns 1,6,9 | sed -n 2,3p)" \
"$(rank-teachers -q --from scores=open.csv --from assignments=assignments.csv | columns 1,6,9 | sed -n 2,3p)"
refused 'public: --explain' 2 rank -a public --explain T1
refused 'public: a base that leaves pupils out' 2 rank -a public --base drop:8%

# Ties: 1, 1, 3.
scores >ties.csv <<EOF
甲校 四年级1班 语文 60 80
乙校 四年级1班 语文 60 80
丙校 四年级1班 语文 50 70
EOF
printf '%s\n' 教师编号,教师姓名,学校,班级,学科,起始日期 T1,王芳,甲校,四年级1班,语文,2022-09-01 T2,赵丽,乙校,四年级1班,语文,2022-09-01 \
	T3,额尔敦,丙校,四年级1班,语文,2022-09-01 >ties-assignments.csv
is 'ties share a place, the next is skipped' \
	"$(rank-teachers --from scores=ties.csv --from assignments=ties-assignments.csv | columns 1,10)" \
"教师编号,名次
T1,1
T2,1
T3,3"

# Each class once, with its subjects; the school where it is not the teacher's own.
scores >several.csv <<EOF
甲校 四年级1班 语文 60 80
甲校 四年级1班 科学 60 80
甲校 三年级1班 科学 60 80
乙校 四年级1班 语文 50 70
乙校 四年级1班 科学 50 70
乙校 三年级1班 科学 50 70
EOF
{
	printf '%s\n' 教师编号,教师姓名,学校,班级,学科,起始日期,份额 T2,赵丽,乙校,四年级1班,语文,2022-09-01,50
	for class in 甲校,四年级1班,语文 甲校,四年级1班,科学 甲校,三年级1班,科学 乙校,三年级1班,科学; do
		echo "T1,王芳,$class,2022-09-01,"
	done
} >several-assignments.csv
is 'subjects stand behind their class' \
	"$(rank-teachers --from scores=several.csv --from assignments=several-assignments.csv | columns 1,3-5)" \
"教师编号,学校,任教班级学科,班科数
T1,乙校,三年级1班 科学；甲校 三年级1班 科学；甲校 四年级1班 语文、科学,4
T2,乙校,四年级1班 语文（50%）,1"

# A class without its like in the district says nothing of its teacher.
scores >alone.csv <<EOF
甲校 四年级1班 语文 60 80
甲校 五年级1班 语文 60 80
乙校 五年级1班 语文 60 70
EOF
printf '%s\n' 教师编号,教师姓名,学校,班级,学科,起始日期 T1,王芳,甲校,四年级1班,语文,2022-09-01 T1,王芳,甲校,五年级1班,语文,2022-09-01 >alone-assignments.csv
run rank-teachers --from scores=alone.csv --from assignments=alone-assignments.csv
is 'a class without its like is left out' "$(columns 5,6,15 <"$harness/out" | sed -n 2p)" '1,2,部分班科无可比班级，未计入'
is 'and said so' "$(cat "$harness/err")" 'rank-teachers: classes left out of a subject for want of another to compare with: 1 (-v names them)'

# From sheets through a pipe, without a database.
printf '姓名,语文\n巴图,60\n王小明,80\n李红,60\n其木格,80\n' >甲校四年级1班.csv
printf '姓名,语文\n巴特尔,40\n张强,60\n' >乙校四年级1班.csv
{
	import-scores -q -c -e "$exam" -s 甲校 -k 四年级1班 甲校四年级1班.csv
	import-scores -q -c -e "$exam" -s 乙校 -k 四年级1班 乙校四年级1班.csv | sed 1d
} | rank-teachers --from scores=- --from assignments=assignments.csv >piped.csv
is 'sheets, a pipe, no database' "$(cat piped.csv)" "$(rank)"
is 'and no database is left behind' "$(ls -A | grep '\.db')" ''

printf '考试,学期,组织级别,考试性质\n%s,2022-2023-2,旗县,中考\n' "$exam" >exams.csv
refused 'a leaving examination' 2 rank --from exams=exams.csv
refused 'an override without a database to keep it' 2 rank --from exams=exams.csv --override 教研分析
ok 'a database' import-records -q -d log.db exams exams.csv
is 'an override is printed' "$(rank -q --from exams=exams.csv -d log.db --override 教研分析 | grep -c ',中考成绩不得用于奖惩或考核教师和学校（例外：教研分析）$')" 3
is 'and kept' "$(import-log -d log.db | tail -n 1 | cut -d, -f 5,6,14)" "例外,results $exam,中考不作奖惩: 教研分析"
is 'nothing is there to undo' "$(import-log undo -d log.db 22 2>&1)" 'import-log: batch 22 is the reason of an override; there is nothing to undo'
refused 'no assignments' 2 rank-teachers --from scores=scores.csv
refused 'nobody of that name' 2 rank --explain 没有
refused 'an unknown core subject' 2 rank --core 语文,天文
refused 'an unknown weight' 2 rank --weight lessons
refused 'an unknown rule of derivation' 2 rank --derived lowest-2
refused 'parents' 2 rank -a parent
done_testing
