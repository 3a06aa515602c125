#!/bin/sh
# score-report: figures that one can check by hand.
. "$(dirname "$0")/lib.sh"

# Warnings of the law and the like are not of interest but where they are looked at.
exec 2>"$harness/remarks"

exam=2022-2023学年第二学期期末

# scores: lines "school class subject mark...", pupils numbered as they come in each class, as the long table.
scores() {
	awk -v exam="$exam" 'BEGIN { print "考试,学期,学校,班级,学籍号,姓名,学科,状态,分数" } {
		if (!($1 $2 in place))
			place[$1 $2] = ++classes
		for (i = 4; i <= NF; i++)
			printf "%s,2022-2023-2,%s,%s,L15052520120101%02d%02d,巴图,%s,%s,%s\n", exam, $1, $2, place[$1 $2], i - 3, $3,
				$i ~ /[0-9]/ ? "" : $i, $i ~ /[0-9]/ ? $i : ""
	}'
}

# columns LIST: of CSV without quoted cells; LIST is 1,2,5.
columns() {
	cut -d , -f "$1"
}

scores >chinese.csv <<EOF
甲校 四年级1班 语文 60 60 60 70 70 75 78 80
乙校 四年级1班 语文 90 80 70 60 50 缺考
EOF

# 553 / 8 = 69.125; 903 / 13 pooled, not the mean of two means; 12 of 13 pass.
is 'means are rounded half away from zero, the district is pooled' \
	"$(score-report summary --from scores=chinese.csv | columns 1-3,4-9)" \
"学校,年级,学科,授课语言,在籍,应考,实考,缺考,平均分
甲校,四年级,语文,汉语,8,8,8,0,69.13
乙校,四年级,语文,汉语,6,6,5,1,70.00
全学区,四年级,语文,汉语,14,14,13,1,69.46"

is 'rates, extremes, deviation, difference and rank' \
	"$(score-report --from scores=chinese.csv | columns 1,10-19)" \
"学校,及格率,优秀率,良好率,低分率,最高分,最低分,标准差,与学区均分差,名次,分母规则
甲校,100.00,0.00,37.50,0.00,80,60,7.77,-0.34,2,实考
乙校,80.00,20.00,40.00,0.00,90,50,14.14,0.54,1,实考
全学区,92.31,7.69,38.46,0.00,90,50,10.69,,,实考"

# Divided by the six of the register 乙校 falls behind.
is 'enrolled (D2)' "$(score-report --from scores=chinese.csv --base enrolled -L en | columns 1,9,10,18-19)" \
"School,Mean,Pass rate,Rank,Base
甲校,69.13,100.00,1,enrolled
乙校,58.33,66.67,2,enrolled
District,64.50,85.71,,enrolled"

# 97 % of 8 is 7.76, of 6 5.82, of 14 13.58: not rounded.
is '97 % of the enrolled (D4)' "$(score-report --from scores=chinese.csv --base pct:97 | columns 1,9,19)" \
"学校,平均分,分母规则
甲校,71.26,在籍×97%
乙校,60.14,在籍×97%
全学区,66.49,在籍×97%"

# 0.64 of 8 is one dropped, 0.4 of 5 none.
is 'the lowest 8 % dropped (D5)' "$(score-report --from scores=chinese.csv --base drop:8% | columns 1,9,15,19)" \
"学校,平均分,最低分,分母规则
甲校,70.43,60,去低分8%
乙校,70.00,50,去低分8%
全学区,70.25,50,去低分8%"

# 四率和: 69.125 + 100 + 0 - 0; 70 + 80 + 20 - 0; the grade's from pooled 69.4615 + 92.3077 + 7.6923.
is 'composite F5' "$(score-report --from scores=chinese.csv --formula 四率和 | columns 1,17-20)" \
"学校,综合分,综合公式,与学区均分差,名次
甲校,169.13,四率和,-0.34,2
乙校,170.00,四率和,0.54,1
全学区,169.46,四率和,,"
is 'composite F5, against the grade' "$(score-report --from scores=chinese.csv --formula 四率和差 | columns 1,17)" \
"学校,综合分
甲校,-0.34
乙校,0.54
全学区,0.00"

# Ties: 1, 1, 3; too few pupils: no rank, and no place taken.
scores >ties.csv <<EOF
甲校 四年级1班 数学 70 80 60
乙校 四年级1班 数学 70 70
丙校 四年级1班 数学 50 51 52
丁校 四年级1班 数学 99
EOF
is 'ties share a place, the next is skipped' "$(score-report --from scores=ties.csv | columns 1,9,18)" \
"学校,平均分,名次
甲校,70.00,2
乙校,70.00,2
丙校,51.00,4
丁校,99.00,1
全学区,66.89,"
is '--min-n' "$(score-report --from scores=ties.csv --min-n 2 | columns 1,18)" \
"学校,名次
甲校,1
乙校,1
丙校,3
丁校,
全学区,"
printf '考试,学期,组织级别\n%s,2022-2023-2,学校\n' "$exam" >own.csv
is 'public: no small group, nor the next smallest, and no single mark' "$(score-report --from scores=ties.csv --from exams=own.csv -a public -L en | columns 1,7,9,14-16)" \
"School,Sat,Mean,Std dev,Difference,Rank
甲校,3,-,-,-,-
乙校,2,-,-,-,-
丙校,3,-,-,-,-
丁校,1,-,-,-,-
District,9,66.89,15.05,,"
scores >one-small.csv <<EOF
甲校 四年级1班 数学 70 80 60 70 70 70 71
乙校 四年级1班 数学 70 70 70 70 70
丙校 四年级1班 数学 70 70 70 70
EOF
is 'public: one hidden alone could be worked out' "$(score-report --from scores=one-small.csv --from exams=own.csv -a public | columns 1,9)" \
"学校,平均分
甲校,70.14
乙校,-
丙校,-
全学区,70.06"

scores >one-small-class.csv <<EOF
甲校 四年级1班 数学 70 80 60 70 70 70 71
甲校 四年级2班 数学 70 70 70 70
乙校 四年级1班 数学 70 70 70 70 70
乙校 四年级2班 数学 80 80 80 80 80
EOF
is 'public: nor from its school' "$(score-report --from scores=one-small-class.csv --from exams=own.csv -a public -b class -q | columns 1,3,11)" \
"学校,班级,平均分
甲校,四年级1班,-
甲校,四年级2班,-
乙校,四年级1班,70.00
乙校,四年级2班,80.00
全学区,,72.43"

# What is put together: the total only of pupils without a gap; grades and languages apart.
scores >several.csv <<EOF
甲校 四年级1班 语文 60 80 50
甲校 四年级1班 数学 70 90 缺考
乙校 四年级1班 语文 60 免试 缓考 作弊
乙校 四年级1班 数学 70 80 90 100
乙校 五年级1班 数学 70
乙校 五年级2班 数学 90 空白
EOF
is 'subjects, the total, grades' "$(score-report --from scores=several.csv -b class | columns 1-3,5,8-11)" \
"学校,年级,班级,学科,应考,实考,缺考,平均分
甲校,四年级,四年级1班,语文,3,3,0,63.33
乙校,四年级,四年级1班,语文,3,2,0,30.00
全学区,四年级,,语文,6,5,0,50.00
甲校,四年级,四年级1班,数学,3,2,1,80.00
乙校,四年级,四年级1班,数学,4,4,0,85.00
全学区,四年级,,数学,7,6,1,83.33
甲校,四年级,四年级1班,总分,3,2,1,150.00
乙校,四年级,四年级1班,总分,3,2,0,115.00
全学区,四年级,,总分,6,4,1,132.50
乙校,五年级,五年级1班,数学,1,1,0,70.00
乙校,五年级,五年级2班,数学,2,1,1,90.00
全学区,五年级,,数学,3,2,1,80.00"
is '--grade and --subject' "$(score-report --from scores=several.csv -g 四年级 -s 总分 | columns 1-3,9)" \
"学校,年级,学科,平均分
甲校,四年级,总分,150.00
乙校,四年级,总分,115.00
全学区,四年级,总分,132.50"
# Whose paper is blank belongs to the paper most sat for.
awk -F , -v OFS=, 'NR == 1 { print $0, "卷别" } NR > 1 { print $0, NR == 3 ? "B" : NR == 15 ? "" : "A" }' chinese.csv >papers.csv
is 'papers are compared apart' "$(score-report --from scores=papers.csv | columns 1,4,7-10)" \
"学校,卷别,应考,实考,缺考,平均分
甲校,A,7,7,0,70.43
乙校,A,6,5,1,70.00
全学区,A,13,12,1,70.25
甲校,B,1,1,0,60.00
全学区,B,1,1,0,60.00"
is 'deferred pupils are noted' "$(score-report --from scores=several.csv -g 4 -s 语文 | grep -c '缓考1人')" 2

cat >assignments.csv <<EOF
教师编号,教师姓名,学校,班级,学科,起始日期,结束日期,份额
T1,额尔敦,甲校,四年级1班,数学,2022-09-01,,
T1,额尔敦,乙校,四年级1班,数学,2022-09-01,,50
T2,王芳,乙校,四年级1班,数学,2022-09-01,,50
EOF
is 'by teacher: co-teachers both have the class' \
	"$(score-report --from scores=several.csv --from assignments=assignments.csv -g 4 -s 数学 --by teacher -f csv | columns 1,3,4,9,11)" \
"学校,班级,教师姓名,实考,平均分
甲校、乙校,四年级1班、四年级1班,额尔敦,6,83.33
乙校,四年级1班,王芳,4,85.00
全学区,,,6,83.33"

# The rules of 2021 concern exams across schools below grade 9 only.
is 'a comparison across schools is marked' "$(score-report -L en --from scores=chinese.csv | grep -c 'cross-school comparison, internal only')" 3
sed 's/2022-2023/2019-2020/g' chinese.csv >before.csv
is 'one of before 2021 is not' "$(score-report -L en --from scores=before.csv | grep -c 'cross-school comparison')" 0

# What the law says: a warning in the note and on the sheet, a refusal that names the rule, an override that is kept.
is 'grade 4 across schools: the warning stands in the notes' "$(score-report -q --from scores=chinese.csv | sed -n '1s/.*,//p;2s/.*,//p')" \
'备注
跨校比较，仅供内部'
is 'and is told once, with its source' "$(score-report -L en --from scores=chinese.csv 2>&1 >law.csv)" \
	'score-report: the rule "跨校比较" (义务教育学校考试管理（2021）): cross-school comparison, internal only'
csv-to-excel -q -o law.xlsx 四年级=law.csv
is 'and on the sheet' "$(excel-to-csv law.xlsx 2>"$harness/err" | grep -c 'Note：cross-school comparison, internal only')" 1
sed 's/四年级/九年级/' chinese.csv >ninth.csv
is 'grade 9 may be compared' "$(score-report --from scores=ninth.csv 2>&1 | grep -c 跨校比较)" 0
for form in 'standard -b pupil' 'progress --since 期中' 'borderline -g 4 --total 150' targets interview; do
	# shellcheck disable=SC2086
	is "pupils are never public: $form" "$(score-report $form -a public --override 要公布 --from scores=chinese.csv 2>&1)" \
		'score-report: the rule "公开不含学生" refuses this report: 公开的表不得含学生个人成绩 (未成年人学校保护规定（2021）)'
done
is 'nor are several pupils for parents' "$(score-report standard -b pupil -a parent --from scores=chinese.csv 2>&1)" \
	'score-report: the rule "家长只看自家孩子" refuses this report: 给家长的只能是自家孩子一人的结果 (未成年人学校保护规定（2021）)'
refused 'schools side by side in public' 2 score-report -a public --from scores=chinese.csv
refused 'an override without a database to keep it' 2 score-report -a public --override 会议决定 --from scores=chinese.csv
import-records -q -d law.db scores chinese.csv 2>"$harness/err"
refused 'the rule in the database' 2 score-report -a public -d law.db
refused 'a reason that says nothing' 2 score-report -a public --override '' -d law.db
is 'an override: no ranks, the reason in the notes' "$(score-report -q -a public --override 会议决定 -d law.db | columns 1,9,15-18)" \
'学校,平均分,与学区均分差,名次,分母规则,备注
甲校,69.13,-0.34,-,实考,一至八年级的跨校比较不得公开（例外：会议决定）
乙校,70.00,0.54,-,实考,一至八年级的跨校比较不得公开（例外：会议决定）
全学区,69.46,,,实考,一至八年级的跨校比较不得公开（例外：会议决定）'
is 'and in the log' "$(import-log -d law.db | tail -n 1 | cut -d, -f 5,6,14)" "例外,summary $exam,跨校比较: 会议决定"
is 'another grade is none of its business' "$(score-report -q -a public -g 9 -d law.db 2>&1; import-log -d law.db | grep -c 例外)" \
"$(score-report -q -g 9 -a public -d law.db 2>&1)
1"
is 'for teachers names and numbers are masked' "$(score-report standard -q -b pupil -a teacher --from scores=chinese.csv | sed -n 2p | grep -o 'L150525[^,]*,[^,]*')" \
	'L150525********0101,巴*'
is 'and ranks are not forwarded' "$(score-report standard -q -b pupil -a teacher --from scores=chinese.csv | sed -n 2p | sed 's/.*,//')" \
	'学生名次仅供教师本人分析，不得公布或转发；跨校比较，仅供内部'
# The office makes a rule of its own, and takes one back by its batch.
cat >own-rule.csv <<'EOR'
规则,内容,受众,起始级别,考试性质范围,适用年级,启用日期,处理,可例外,提示语
跨校比较,学校比较,内部,学区,期末,1-8,2021-08-30,拒绝,是,本学区不作跨校比较
EOR
ok 'a stricter rule' import-records -q -r -d law.db rules own-rule.csv
refused 'is kept' 2 score-report -d law.db
ok 'its batch goes' import-log undo -q -d law.db 23
is 'and the shipped rule holds again' "$(score-report -q -d law.db | sed -n '2s/.*,//p')" '跨校比较，仅供内部'
printf '规则,内容,启用日期,处理,提示语,考试性质范围\n新规则,学校比较,2021-01-01,提示,慎用,期末;期莫\n' >bad-rule.csv
refused 'a purpose that is none' 1 import-records -q -d law.db rules bad-rule.csv
# A database of an older program has no such table.
sqlite3 law.db 'drop table rules_rows; drop table rules_past; delete from batches where kind = '"'rules'"'; pragma user_version = 1'
refused 'no rules' 2 score-report -d law.db
ok 'any import brings them' import-records -q -r -d law.db rules own-rule.csv
is 'a grade without a rule' "$(score-report -q -d law.db -g 9 2>&1 | grep -c 跨校比较)" 0

# A mark put right later; the first import is dated back, as nobody can wait for tomorrow.
import-records -q -d mended.db scores chinese.csv 2>/dev/null
sqlite3 mended.db "update batches set imported_at = '2023-06-30 10:00:00'"
sed '2s/,60$/,68/' chinese.csv >mended.csv
import-records -q -r -d mended.db scores mended.csv 2>/dev/null
is 'the tables as they stand' "$(score-report -d mended.db | columns 1,9 | sed -n 2p)" '甲校,70.13'
is 'the tables as they stood (--as-of)' "$(score-report -d mended.db --as-of 2023-06-30 -s 语文 | columns 1,9)" \
	"$(score-report --from scores=chinese.csv | columns 1,9)"
refused 'before the first import' 2 score-report -d mended.db --as-of 2023-06-29
refused 'no date' 2 score-report -d mended.db --as-of June
is '--without is printed' "$(score-report --from scores=chinese.csv --without inclusive,joined -L en | columns 19 | sed -n 2p)" \
	'present without inclusive and joined'
refused 'an unknown group left out' 2 score-report --from scores=chinese.csv --without girls

is 'pipe' "$(score-report --from scores=- -o out.csv -q <chinese.csv && cat out.csv)" "$(score-report --from scores=chinese.csv)"
is 'the same input, the same bytes' "$(score-report --from scores=several.csv -b class | cksum)" "$(score-report --from scores=several.csv -b class | cksum)"
is 'JSON' "$(score-report -f json --from scores=ties.csv -b district | grep -c '"平均分":66.89')" 1

cat several.csv chinese.csv | sed '2,$ { /^考试/d; }' >faulty.csv
sed -i '3s/90$/190/' faulty.csv
refused 'a faulty table' 1 score-report --from scores=faulty.csv
is 'nothing is reported of it' "$(score-report --from scores=faulty.csv 2>/dev/null)" ''
refused 'no database' 2 score-report
refused 'an unknown exam' 2 score-report -e 期中 --from scores=chinese.csv
refused 'an unknown form' 2 score-report summery --from scores=chinese.csv
refused 'an unknown base' 2 score-report --base presence --from scores=chinese.csv
refused 'an unknown formula' 2 score-report --formula F99 --from scores=chinese.csv
refused 'an unknown level' 2 score-report --by village --from scores=chinese.csv
refused 'an unknown grade' 2 score-report --grade x --from scores=chinese.csv
refused 'an unknown subject' 2 score-report --subject 天文 --from scores=chinese.csv
refused 'teachers nobody knows' 2 score-report --by teacher --from scores=chinese.csv
refused 'parents' 2 score-report -a parent --from scores=chinese.csv
refused 'operands' 2 score-report summary chinese.csv
sed 's/期末/期中/; s/L15052520120101/L15052520120102/' chinese.csv | sed 1d | cat chinese.csv - >two.csv
refused 'one of two exams must be named' 2 score-report --from scores=two.csv
is 'then it can' "$(score-report --from scores=two.csv -e 2022-2023学年第二学期期中 | wc -l | tr -d ' ')" 4

# ---- what the public could work out ----

# A class of three without English, one pupil absent: the total of the others is not the sum of their subjects.
scores >absent.csv <<EOF
甲校 四年级1班 语文 61 72 83
甲校 四年级1班 数学 51 62 73
乙校 四年级1班 语文 90 80 70 60 50 45
乙校 四年级1班 数学 91 81 71 61 51 46
乙校 四年级1班 英语 92 82 72 62 52 47
丙校 四年级1班 语文 90 80 70 60 50 45 77
丙校 四年级1班 数学 91 81 71 61 51 46 77
丙校 四年级1班 英语 92 82 72 62 52 47 77
丁校 四年级1班 语文 90 80 70 60 50 45 77
丁校 四年级1班 数学 91 81 71 61 51 46 缺考
丁校 四年级1班 英语 92 82 72 62 52 47 77
丁校 四年级2班 语文 90 80 70 60 50 45
丁校 四年级2班 数学 91 81 71 61 51 46
丁校 四年级2班 英语 92 82 72 62 52 47
EOF
cat >shared.csv <<EOF
教师编号,教师姓名,学校,班级,学科,起始日期
T1,额尔敦,甲校,四年级1班,语文,2022-09-01
T1,额尔敦,丁校,四年级1班,语文,2022-09-01
T2,王芳,乙校,四年级1班,语文,2022-09-01
T2,王芳,丙校,四年级1班,语文,2022-09-01
T3,李强,丁校,四年级1班,语文,2022-09-01
T3,李强,丁校,四年级2班,语文,2022-09-01
T4,赵敏,丙校,四年级1班,语文,2022-09-01
T4,赵敏,丁校,四年级1班,语文,2022-09-01
EOF
# sheets NAME OPTION...: all that can be posted of an exam, and the same unhidden.
sheets() {
	folder=$1
	mkdir "$folder"
	shift
	for by in class school teacher; do
		score-report -q -L zh "$@" -a public --override 测试 -b $by >"$folder/$by.csv"
		score-report -q -L zh "$@" -b $by >"$folder/internal-$by.csv"
		for base in enrolled cohort pct:97 sitters:90; do
			score-report -q -L zh "$@" -a public --override 测试 -b $by --base $base >"$folder/$by-$base.csv"
		done
	done 2>/dev/null
}
# attack FOLDER SHEET...: with the sheets of the folder and others.
attack() {
	folder=$1
	shift
	perl "$SRC/tests/attack.pl" -t "$folder/internal-class.csv" "$folder/class.csv" "$folder"/class-*.csv "$folder"/school*.csv \
		"$folder"/teacher*.csv "$@"
}
sheets absent --from scores=absent.csv --from exams=own.csv --from assignments=shared.csv
# Classes differ in their subjects: no total. What comes out are sums over six pupils and more, who give nobody away.
is 'public: a class absent in a subject, the total' "$(columns 1,3,5,9,11 <absent/class.csv | grep -v '英语\|数学')" \
"学校,班级,学科,实考,平均分
甲校,四年级1班,语文,3,-
丁校,四年级1班,语文,7,67.43
丁校,四年级2班,语文,6,65.83
乙校,四年级1班,语文,6,-
丙校,四年级1班,语文,7,67.43
全学区,,语文,29,67.24
甲校,四年级1班,总分,3,-
全学区,,总分,3,-
丁校,四年级1班,总分,6,-
丁校,四年级2班,总分,6,-
乙校,四年级1班,总分,6,-
丙校,四年级1班,总分,7,-
全学区,,总分,25,-"
is 'public: teachers over two schools' "$(columns 1,4,9,11 <absent/teacher.csv | sed -n 2,5p)" \
"甲校、丁校,额尔敦,10,-
丁校,李强,13,66.69
丁校、丙校,赵敏,14,67.43
乙校、丙校,王芳,13,-"
is 'public: no difference where the district is hidden' "$(columns 1,5,17 <absent/class.csv | grep '^丙校,总分')" '丙校,总分,-'
is 'an attacker finds no small figure' "$(attack absent)" 'hidden 135, worked out 25, of few pupils 0'
# One row more than the program shows, and the three pupils are known.
{ sed -n 1p absent/internal-school.csv; grep '^乙校.*,语文,' absent/internal-school.csv; } >leak.csv
is 'with a row too many he finds it' "$(attack absent leak.csv | sed 's/|[01] 甲/ 甲/; s/sum 21[56][.].. +- 0[.]../sum 216/; 1q')" \
	'四年级|语文||汉语 甲校|四年级1班 额尔敦: 3 pupils, sum 216, confirmed'
grep -e '^学校' -e ,总分, absent/internal-class.csv >leak.csv
is 'and the two marks of the pupil who is not in the total' "$(attack absent leak.csv | grep -o 'who is not in the total: 1 pupils.*' | sed 1q)" \
	'who is not in the total: 1 pupils, sum 153.97 +- 0.13, confirmed'

# Two of the same size: which one goes is no matter of the order of import.
scores >same-size.csv <<EOF
甲校 四年级1班 数学 70 80 60 70
乙校 四年级1班 数学 70 70 70 70 70 71
丙校 四年级1班 数学 75 75 70 70 70 70
丁校 四年级1班 数学 80 80 80 80 80 80 80
EOF
{ sed -n 1p same-size.csv; sed 1d same-size.csv | tac; } >other-order.csv
for file in same-size other-order; do
	is "public: of two of the same size the same one ($file)" \
		"$(score-report -q -a public --from exams=own.csv --from scores=$file.csv | columns 1,9 | grep -e - | sort)" \
"丙校,-
甲校,-"
done
is 'public: a composite against the best, which is shown' \
	"$(score-report -q -a public --from exams=own.csv --from scores=same-size.csv --formula 比均分 | columns 1,15)" \
"学校,综合分
甲校,-
乙校,21.93
丙校,-
丁校,25.00
全学区,22.98"
sed '/甲校/s/,[678]0$/,100/' same-size.csv >best-hidden.csv
is 'public: against a best that is hidden' \
	"$(score-report -q -a public --from exams=own.csv --from scores=best-hidden.csv --formula 比均分 | columns 15 | sort -u)" \
"-
综合分"
for options in '--without inclusive' '--base drop:8%' '--base drop:table'; do
	refused "public: $options" 2 score-report -a public --from exams=own.csv --from scores=same-size.csv $options
done

# Whole districts. No class has fewer than five there, but few missed a paper.
for seed in 1 7; do
	"$BUILD/examples/district/generate" -q -s $seed -o open-$seed 2>/dev/null || continue
	for kind in schools classes subjects exams teachers assignments; do
		import-records -q -d open-$seed/db $kind open-$seed/registers/$kind.csv
	done 2>/dev/null
	import-records -q -d open-$seed/db pupils open-$seed/registers/pupils/* 2>/dev/null
	import-scores -q -d open-$seed/db -e "$exam" open-$seed/scores/"$exam"/* 2>/dev/null
	sheets open-sheets-$seed -d open-$seed/db -e "$exam"
	is "an attacker finds no small figure in a district (seed $seed)" "$(attack open-sheets-$seed | sed 's/hidden [1-9][0-9]*,/hidden some,/')" \
		'hidden some, worked out 0, of few pupils 0'
	is "no more is hidden than must be (seed $seed)" "$(columns 5,11 <open-sheets-$seed/class.csv | grep -v 总分 | grep -c -e ,-)" 0
	is "and he does in the internal sheets (seed $seed)" \
		"$(perl "$SRC/tests/attack.pl" open-sheets-$seed/internal-*.csv | grep -c 'who is not in the total: 1 pupils' | sed 's/[1-9][0-9]*/some/')" some
done
score-report -q -a public --override 测试 -d open-1/db -e "$exam" -g 4 -s 总分 -b school >one.csv 2>/dev/null
is 'public: sheets made one by one agree' "$(sed 1d one.csv)" "$(grep '四年级,总分' open-sheets-1/school.csv; tail -n 1 one.csv | grep 全学区 | grep -v 四年级)"

# ---- bands ----

# The lower edge belongs to its band, the full mark to the highest.
scores >bands.csv <<EOF
甲校 四年级1班 语文 100 90 89.5 80 60
甲校 四年级2班 语文 59.5 0 缺考 作弊
乙校 四年级1班 语文 80 79.5
EOF
is 'bands by edges' "$(score-report bands --from scores=bands.csv --edges 80,90,60 --cumulative | columns 1,2,3,5-14)" \
"学校,年级,学科,应考,实考,分数段,分数段下限,分数段上限,人数,占实考比,累计人数,累计占比,口径
甲校,四年级,语文,9,8,90-100,90,100,2,25.00,2,25.00,90≤分数≤100
甲校,四年级,语文,9,8,80-90,80,90,2,25.00,4,50.00,80≤分数<90
甲校,四年级,语文,9,8,60-80,60,80,1,12.50,5,62.50,60≤分数<80
甲校,四年级,语文,9,8,0-60,0,60,3,37.50,8,100.00,0≤分数<60
乙校,四年级,语文,2,2,90-100,90,100,0,0.00,0,0.00,90≤分数≤100
乙校,四年级,语文,2,2,80-90,80,90,1,50.00,1,50.00,80≤分数<90
乙校,四年级,语文,2,2,60-80,60,80,1,50.00,2,100.00,60≤分数<80
乙校,四年级,语文,2,2,0-60,0,60,0,0.00,2,100.00,0≤分数<60
全学区,四年级,语文,11,10,90-100,90,100,2,20.00,2,20.00,90≤分数≤100
全学区,四年级,语文,11,10,80-90,80,90,3,30.00,5,50.00,80≤分数<90
全学区,四年级,语文,11,10,60-80,60,80,2,20.00,7,70.00,60≤分数<80
全学区,四年级,语文,11,10,0-60,0,60,3,30.00,10,100.00,0≤分数<60"
is 'bands of equal width, the lowest narrower' "$(score-report bands --from scores=bands.csv --width 30 -b district | columns 7,8,9,10)" \
"分数段,分数段下限,分数段上限,人数
70-100,70,100,6
40-70,40,70,2
10-40,10,40,0
0-10,0,10,2"
is 'by default tenths of the full mark' "$(score-report bands --from scores=bands.csv -b district | columns 7 | tr '\n' ' ')" \
	'分数段 90-100 80-90 70-80 60-70 50-60 40-50 30-40 20-30 10-20 0-10 '
# The totals of several.csv are 130 and 170, 130 and 100 of 200: four pupils without a gap.
is 'bands of the total, in percent of its full mark' "$(score-report bands --from scores=several.csv --edges 65%,85% -s total -b class -g 4 | columns 1,3,7,8,11)" \
"学校,班级,实考,分数段,人数
甲校,四年级1班,2,170-200,1
甲校,四年级1班,2,130-170,1
甲校,四年级1班,2,0-130,0
乙校,四年级1班,2,170-200,0
乙校,四年级1班,2,130-170,1
乙校,四年级1班,2,0-130,1
全学区,,4,170-200,1
全学区,,4,130-170,2
全学区,,4,0-130,1"
is 'papers have bands of their own' "$(score-report bands --from scores=papers.csv --edges 70 | columns 1,4,7,8,11)" \
"学校,卷别,实考,分数段,人数
甲校,A,7,70-100,5
甲校,A,7,0-70,2
乙校,A,5,70-100,3
乙校,A,5,0-70,2
全学区,A,12,70-100,8
全学区,A,12,0-70,4
甲校,B,1,70-100,0
甲校,B,1,0-70,1
全学区,B,1,70-100,0
全学区,B,1,0-70,1"

# Whatever the rule, each who sat stands in one band: unit, sat, and by the summary the same.
awk -v exam="$exam" 'BEGIN { print "考试,学期,学校,班级,学籍号,姓名,学科,状态,分数"
	split("语文 数学 英语", subject, " ")
	for (i = 0; i < 90; i++) for (s = 0; s < 3; s++)
		printf "%s,2022-2023-2,%d校,四年级%d班,L1505252012010101%02d,巴图,%s,%s,%s\n", exam, i % 3 + 1, i % 5 + 1, i, subject[s + 1],
			(i * 7 + s) % 11 == 0 ? "缺考" : "", (i * 7 + s) % 11 == 0 ? "" : (i * i * 37 + s * 53 + i) % 201 / 2 }' >many.csv
by_unit() {
	columns "$1" | awk -F , 'NR > 1 { unit = $1 FS $2 FS $3 FS $4; sat[unit] = $5; sum[unit] += $NF } END { for (unit in sat) print unit, sat[unit], sum[unit] }' | sort
}
score-report -b school,class --from scores=many.csv | by_unit 1-3,5,9 >sat
is 'the units of many pupils' "$(wc -l <sat | tr -d ' ')" 76
for rule in --edges=90,80,70,60 --edges=100,0.5 --edges=33.33%,66.67%,100% --width=7 --width=12.5%; do
	is "the bands add up to who sat: $rule" "$(score-report bands -b school,class "${rule%%=*}" "${rule#*=}" --from scores=many.csv | columns 1-3,4,7,11 | by_unit 1-6)" "$(cat sat)"
done
sed 's/语文/历史/' bands.csv >unknown.csv
is 'without a full mark the highest band is open' "$(score-report bands -q --from scores=unknown.csv --edges 80 -b district | columns 7-12)" \
"分数段,分数段下限,分数段上限,人数,占实考比,口径
80-,80,,5,50.00,80≤分数
0-80,0,80,5,50.00,0≤分数<80"
is 'and a paper without bands is said' "$(score-report bands -L en --from scores=unknown.csv 2>&1 >/dev/null | grep -c 'Grade 4 历史: left out')" 1
refused 'bands are not for the public' 2 score-report bands -a public --from scores=bands.csv
refused 'edges and width' 2 score-report bands --edges 90 --width 10 --from scores=bands.csv
refused 'edges that are no numbers' 2 score-report bands --edges 90,,80 --from scores=bands.csv
refused 'a width of nothing' 2 score-report bands --width 0 --from scores=bands.csv
refused 'too many bands' 2 score-report bands --width 0.1 --from scores=bands.csv
refused 'bands by teacher' 2 score-report bands -b teacher --from scores=bands.csv
refused 'bands of another base' 2 score-report bands --base enrolled --from scores=bands.csv

# progress: lines "school pupil subject earlier later", - is no row. Chinese: all marks of the earlier exam are 60 or 80,
# mean 70, deviation 10; in the later one mean 75, deviation 10.
later=2022-2023学年第二学期期末
earlier=2022-2023学年第一学期期末
awk 'BEGIN { print "考试,学期,学校,班级,学籍号,姓名,学科,状态,分数" }
	function put(exam, term, mark) {
		if (mark != "-")
			printf "%s,%s,%s,四年级1班,L1505252012010100%02d,%s,%s,%s,%s\n", exam, term, $1, place[$2], $2, $3,
				mark ~ /[0-9]/ ? "" : mark, mark ~ /[0-9]/ ? mark : ""
	}
	{
		if (!($2 in place))
			place[$2] = ++pupils
		put("2022-2023学年第一学期期末", "2022-2023-1", $4)
		put("2022-2023学年第二学期期末", "2022-2023-2", $5)
	}' >progress.csv <<END
甲校 丁一 语文 80 75
甲校 丁二 语文 60 75
甲校 丁三 语文 60 95
甲校 丁一 数学 - 80
甲校 丁二 数学 - 90
甲校 丁三 数学 - 缺考
乙校 王一 语文 80 75
乙校 王二 语文 80 75
乙校 王三 语文 60 55
乙校 王四 语文 - 75
乙校 王五 语文 缺考 75
乙校 王六 语文 80 缺考
乙校 王七 语文 60 -
END
progress() {
	score-report progress -q --from scores=progress.csv -e $later --since $earlier "$@"
}

# T is 60 or 40 before, 70, 50 or 30 after; 1.96 x sqrt(2) x 10 x sqrt(0.1) = 8.77.
is 'progress of pupils: T and the noise band' "$(progress -s 语文 -b pupil | columns 3,7,10-14,24)" \
"学校,姓名,前次T分,本次T分,T分变化,噪声带,判定,备注
甲校,丁一,60.00,50.00,-10.00,8.77,退步,跨校比较，仅供内部
甲校,丁二,40.00,50.00,10.00,8.77,进步,跨校比较，仅供内部
甲校,丁三,40.00,70.00,30.00,8.77,进步,跨校比较，仅供内部
乙校,王一,60.00,50.00,-10.00,8.77,退步,跨校比较，仅供内部
乙校,王二,60.00,50.00,-10.00,8.77,退步,跨校比较，仅供内部
乙校,王三,40.00,30.00,-10.00,8.77,退步,跨校比较，仅供内部
乙校,王四,,50.00,,8.77,不可比,跨校比较，仅供内部；前次无此学生
乙校,王五,,50.00,,8.77,不可比,跨校比较，仅供内部；前次无分数
乙校,王六,60.00,,,8.77,不可比,跨校比较，仅供内部；本次无分数"
# Below 60 marks none, 4 of 8 the same: 100 x 2 / 8; above 80 none.
is 'percentiles and ranks' "$(progress -s 语文 -b pupil -L en | columns 7,15-21 | sed -n '1,4p;7p')" \
"Name,Earlier percentile,Later percentile,Change of percentile,Earlier rank,Earlier sat,Later rank,Later sat
丁一,75.00,50.00,-25.00,1,8,2,8
丁二,25.00,50.00,25.00,5,8,2,8
丁三,25.00,93.75,68.75,5,8,1,8
王三,25.00,6.25,-18.75,5,8,8,8"
is 'a band of 10 holds a change of 10' "$(progress -s 语文 -b pupil --noise 10 | columns 14,22 | sort | uniq -c | sed 's/^ *//')" \
"3 不可比,噪声带由--noise给定
1 判定,算法
5 无明显变化,噪声带由--noise给定
1 进步,噪声带由--noise给定"
is 'nor does a poor paper tell' "$(progress -s 语文 -b pupil --reliability 0.5 | columns 7,13,14,22 | sed -n 3,4p)" \
"丁二,19.60,无明显变化,噪声带＝1.96×√2×10×√(1-0.5)
丁三,19.60,进步,噪声带＝1.96×√2×10×√(1-0.5)"
# 甲校: -10, 10, 30: sample deviation 20, error 20 / sqrt(3), t with 2 degrees 4.3027: 49.68 to both sides.
is 'progress of schools' "$(progress -s 语文 | columns 3,9-18,21)" \
"学校,人数,不可比人数,前次T分,本次T分,T分变化,标准误,变化下限,变化上限,判定,百分位变化,备注
甲校,3,0,46.67,56.67,10.00,11.55,-39.68,59.68,无明显变化,22.92,跨校比较，仅供内部
乙校,3,3,53.33,43.33,-10.00,0.00,-10.00,-10.00,退步,-22.92,跨校比较，仅供内部；前次无此学生1人；前次无分数1人；本次无分数1人"
is 'a subject that was not taken' "$(progress -s 数学 -b pupil -L en | columns 7,14,24)" \
"Name,Verdict,Note
丁一,no comparison,\"cross-school comparison
丁二,no comparison,\"cross-school comparison
丁三,no comparison,\"cross-school comparison"
is 'whom a unit lacks is counted by reason' "$(progress -s 数学 -b class | columns 3,5,7,9,10,12-14,17,21)" \
"学校,班级,学科,人数,不可比人数,本次T分,T分变化,标准误,判定,备注
甲校,四年级1班,数学,0,3,,,,不可比,跨校比较，仅供内部；前次未考此科2人；本次无分数1人"
cat >taught.csv <<END
教师编号,教师姓名,学校,班级,学科,起始日期,结束日期,份额
T1,额尔敦,甲校,四年级1班,语文,2023-02-01,,
T1,额尔敦,乙校,四年级1班,语文,2023-02-01,,50
T2,王芳,乙校,四年级1班,语文,2023-02-01,,50
END
# Of both classes: the squares of -10, 10, 30, -10, -10, -10 are 1400; sqrt(1400 / 5 / 6).
is 'progress of teachers, pooled over their pupils' "$(progress -s 语文 -b teacher --from assignments=taught.csv | columns 3,5,6,9,10,13,14,17)" \
"学校,班级,教师姓名,人数,不可比人数,T分变化,标准误,判定
甲校、乙校,四年级1班、四年级1班,额尔敦,6,3,0.00,6.83,无明显变化
乙校,四年级1班,王芳,3,3,-10.00,0.00,退步"
is 'who is gone is said' "$(score-report progress -L en --from scores=progress.csv -e $later --since $earlier -o /dev/null 2>&1 | grep -c 'who are not in .*: 1$')" 1
refused 'the earlier exam must be named' 2 score-report progress --from scores=progress.csv -e $later
refused 'the same exam' 2 score-report progress --from scores=progress.csv -e $later --since $later
refused 'backwards' 2 score-report progress --from scores=progress.csv -e $earlier --since $later
refused 'a base other than present' 2 progress --base enrolled
refused 'no reliability' 2 progress --reliability 90
refused 'no band' 2 progress --noise -1
refused 'progress of villages' 2 progress -b village
refused 'progress in public' 2 progress -a public

# ---- line and borderline ----

# Over 180 are (100, 100), (90, 90), (70, 110): mean total 560 / 3, k = 0.964286; Chinese 260 / 3 x k = 83.571, maths 100 x k = 96.429.
scores >line.csv <<EOF
甲校 九年级1班 语文 100 90 95
甲校 九年级1班 数学 100 90 60
乙校 九年级1班 语文 70 80 60
乙校 九年级1班 数学 110 85 缺考
EOF
is 'line: single, double, hit rate, contribution' "$(score-report line --from scores=line.csv -g 9 --total 180 | columns 1,3,5-13)" \
"学校,学科,人数,上线均分,有效分系数,有效分,总上线,单上线,双上线,命中率,贡献率
甲校,语文,3,86.67,0.964286,83.57,2,3,2,66.67,100.00
乙校,语文,2,86.67,0.964286,83.57,1,0,0,,0.00
全学区,语文,5,86.67,0.964286,83.57,3,3,2,66.67,66.67
甲校,数学,3,100.00,0.964286,96.43,2,1,1,100.00,50.00
乙校,数学,2,100.00,0.964286,96.43,1,1,1,100.00,100.00
全学区,数学,5,100.00,0.964286,96.43,3,2,2,100.00,66.67
甲校,总分,3,186.67,0.964286,180.00,2,,,,
乙校,总分,2,186.67,0.964286,180.00,1,,,,
全学区,总分,5,186.67,0.964286,180.00,3,,,,"
line_places() {
	score-report line --from scores=line.csv -g 九年级 -b district -s 总分 -L en "$@" 2>messages | columns 5,8,9,10- | sed -n 2p
}
is 'line: ties at the cut are over it' "$(line_places --places 2)" \
	'5,180.00,3,,,,,present,"first 2 places, ties included","pupils with marks in all subjects; over: total >= line; line = mean over x factor, factor = total line / mean total over; single: mark >= line, double: total over, too; hit = double / single; contribution = double / total over",ties: 3 over the line'
is 'and a remark says so' "$(cat messages)" 'score-report: Grade 9 (han): ties at the cut: 3 pupils are over the line of 2 places'
is 'line: the first is alone' "$(line_places --places 1 | columns 2-3 && cat messages)" '200.00,1'
is 'line: more places than pupils' "$(line_places --places 9 | columns 2-3 && cat messages)" \
'155.00,5
score-report: Grade 9 (han): there are only 5 pupils for 9 places; all are over the line'
is 'line: nobody over it' "$(score-report line --from scores=line.csv -q -g 9 -b district --total 200.5 | columns 3,5-13)" \
"学科,人数,上线均分,有效分系数,有效分,总上线,单上线,双上线,命中率,贡献率
语文,5,,,,0,,,,
数学,5,,,,0,,,,
总分,5,,,200.50,0,,,,"

# Ten pupils over 626: 4 x 120 + 6 x 119 = 1194 in Chinese, totals 626 + 3 x 631 + 6 x 632 = 6311.
scores >factor.csv <<EOF
甲校 九年级1班 语文 120 120 120 120 119 119 118.5 118
甲校 九年级1班 数学 110 110 110 110 110 110 100 110
甲校 九年级1班 英语 110 110 110 110 110 110 100 110
甲校 九年级1班 物理 98 98 98 98 98 98 98 98
甲校 九年级1班 化学 98 98 98 98 98 98 98 98
甲校 九年级1班 道德与法治 45 45 45 45 45 45 45 45
甲校 九年级1班 历史 45 50 50 50 52 52 52 46
甲校 九年级2班 语文 119 119 119 119
甲校 九年级2班 数学 110 110 110 110
甲校 九年级2班 英语 110 110 110 110
甲校 九年级2班 物理 98 98 98 98
甲校 九年级2班 化学 98 98 98 98
甲校 九年级2班 道德与法治 45 45 45 45
甲校 九年级2班 历史 52 52 52 52
EOF
is 'line: T0 626, P1 631.1, Chinese 119.4' "$(score-report line --from scores=factor.csv -g 9 --total 626 -b class -s 语文 | columns 1,3,7-15)" \
"学校,班级,人数,上线均分,有效分系数,有效分,总上线,单上线,双上线,命中率,贡献率
甲校,九年级1班,8,119.40,0.991919,118.44,6,7,6,85.71,100.00
甲校,九年级2班,4,119.40,0.991919,118.44,4,4,4,100.00,100.00
全学区,,12,119.40,0.991919,118.44,10,11,10,90.91,100.00"

cat >line-teachers.csv <<EOF
教师编号,教师姓名,学校,班级,学科,起始日期,结束日期,份额
T1,额尔敦,甲校,九年级1班,数学,2022-09-01,,
T2,王芳,乙校,九年级1班,数学,2022-09-01,,
T3,李娜,乙校,九年级1班,数学,2021-09-01,2022-08-31,
EOF
borderline() {
	score-report borderline --from scores=line.csv -g 9 "$@"
}
# 15 / (sqrt(2) x 10) = 1.0607 leaves 0.1444 above it, 25 / (sqrt(2) x 10) = 1.7678 leaves 0.0385.
is 'borderline: distance, weakest subject, its teacher, chance' \
	"$(borderline --from assignments=line-teachers.csv --total 180 --window 25 --sem 10 | columns 1,3,6-14)" \
"学籍号,学校,总分,距线,名次,人数,最弱学科,最弱学科差分,教师姓名,未上线学科,上线概率
L150525201201010202,乙校,165,15,4,5,数学,11.43,王芳,语文、数学,14.44
L150525201201010103,甲校,155,25,5,5,数学,36.43,额尔敦,数学,3.85"
# Chinese 100 90 95 70 80 has the variance 116, maths 284: sqrt(400 x 0.25) = 10.
is 'borderline: chance by the reliability of the papers' \
	"$(borderline --total 180 --window 25 --reliability 0.75 | columns 6,14,17)" \
"总分,上线概率,口径
165,14.44,线下25分以内（含）；只计各科都有分数者；有效分=上线均分×总分线÷上线总分均分；概率=1-Φ(距线÷(√2×10.00))，测量标准误=√(各科标准差²×(1-0.75)之和)
155,3.85,线下25分以内（含）；只计各科都有分数者；有效分=上线均分×总分线÷上线总分均分；概率=1-Φ(距线÷(√2×10.00))，测量标准误=√(各科标准差²×(1-0.75)之和)"
is 'borderline: papers without error leave no chance to tell' "$(borderline --total 180 --window 25 --reliability 1 | columns 6,14)" \
"总分,上线概率
165,
155,"
is 'borderline: the window is inclusive' "$(borderline --total 180 --window 15 | columns 6 && borderline --total 180 --window 14.99 | columns 6)" \
'总分
165
总分'
is 'borderline: places left, no chance without --sem' "$(borderline --total 180 --places 4 | columns 6,14,17 | sed 's/；.*//')" \
'总分,上线概率,口径
165,,线下补足计划4名（已上线3名，含并列）'
is 'borderline: all places taken' "$(borderline --total 180 --places 3 -L en 2>&1 >places.csv && columns 6 <places.csv)" \
'score-report: Grade 9 (han): 3 are over the line, all 3 places are taken
Total'
is 'borderline: T0 by places' "$(borderline -q --places 1 --window 20 | columns 6,7,16,17 | sed 's/；.*//')" \
'总分,距线,划线办法,口径
180,20,前1名，含并列，总分200,线下20分以内（含）
180,20,前1名，含并列，总分200,线下20分以内（含）'
is 'borderline: ties with the last place planned' "$(borderline --total 190 --places 2 | columns 6,8)" \
'总分,名次
180,2
180,2'
sed 's/九年级/七年级/' line.csv >line-7.csv
is 'both forms mark a comparison across schools' \
	"$(for form in 'line -b district' 'borderline --window 25'; do score-report $form -L en --from scores=line-7.csv -g 7 --total 180; done |
		grep -c 'cross-school comparison, internal only')" 5
scores >two-groups.csv <<EOF
甲校 九年级1班 语文 100 90 95
甲校 九年级1班 数学 100 90 60
乙校 九年级1班 语文 100 50
乙校 九年级1班 数学 90 40
乙校 九年级1班 英语 80 30
EOF
is 'line: other subjects are another group' "$(score-report line --from scores=two-groups.csv -g 9 --total 180 -s 总分 2>messages | columns 1,5,8,9 && cat messages)" \
'学校,人数,有效分,总上线
甲校,3,180.00,2
全学区,3,180.00,2
乙校,2,180.00,1
全学区,2,180.00,1
score-report: 2 groups differ in subjects or language; the line is drawn in each by itself'
printf '学籍号,姓名,学校,班级,随班就读\nL150525201201010102,巴图,甲校,初2020级1班,是\n' >inclusive.csv
is 'line: who is left out is named' "$(score-report line --from scores=line.csv --from pupils=inclusive.csv --without inclusive -g 9 --total 180 -b district -s 总分 | columns 5,8,9,14)" \
"人数,有效分,总上线,分母规则
4,180.00,2,实考，不含随读"
refused 'line without a line' 2 score-report line --from scores=line.csv -g 9
refused 'line with two lines' 2 score-report line --from scores=line.csv -g 9 --total 180 --places 2
refused 'line without grade' 2 score-report line --from scores=line.csv --total 180
refused 'a line of 0' 2 score-report line --from scores=line.csv -g 9 --total 0
refused 'places below 1' 2 score-report line --from scores=line.csv -g 9 --places -1
refused 'line by teacher' 2 score-report line --from scores=line.csv -g 9 --total 180 -b teacher
refused 'line with a base' 2 score-report line --from scores=line.csv -g 9 --total 180 --base enrolled
refused 'line of a grade without marks' 2 score-report line --from scores=line.csv -g 8 --total 180
refused 'line in public' 2 score-report line --from scores=line.csv -g 9 --total 180 -a public
refused 'borderline in public' 2 borderline --total 180 --window 10 -a public
refused 'borderline for parents' 2 borderline --total 180 --window 10 -a parent
refused 'borderline without a window' 2 borderline --total 180
refused 'borderline with all three' 2 borderline --total 180 --places 4 --window 10
refused 'an error and a reliability' 2 borderline --total 180 --window 10 --sem 10 --reliability 0.9
refused 'a reliability in percent' 2 borderline --total 180 --window 10 --reliability 90
refused 'an error of no marks' 2 borderline --total 180 --window 10 --sem x

# ---- who is responsible ----

cat >responsible.csv <<EOF
包科领导,学校,学科,适用年级,起始日期,结束日期
乌云,,语文,,2022-09-01,
张伟,,语文,9,2022-09-01,
李强,甲校,语文,,2022-09-01,
赵敏,乙校,,,2022-09-01,
孙丽,乙校,,9,2022-09-01,
孙丽,乙校,,7-9,2023-02-01,
王磊,乙校,,7-9,2023-02-01,
陈静,,,9,2022-09-01,
高娃,,,,2022-09-01,
刘洋,甲校,语文,9,2021-09-01,2022-08-31
EOF
cat >both-schools.csv <<EOF
教师编号,教师姓名,学校,班级,学科,起始日期
T1,额尔敦,甲校,九年级1班,数学,2022-09-01
T1,额尔敦,乙校,九年级1班,数学,2022-09-01
EOF
by_leader() {
	score-report "$@" --from scores=line.csv --from responsible=responsible.csv -g 9
}
# School and subject before subject and grade; in maths school and grade; of the district the grade.
is 'the leader is that of the most specific row, several are all named' "$(by_leader summary | columns 1,3,19)" \
"学校,学科,包科领导
甲校,语文,李强
乙校,语文,张伟
全学区,语文,张伟
甲校,数学,陈静
乙校,数学,孙丽、王磊
全学区,数学,陈静
甲校,总分,陈静
乙校,总分,孙丽、王磊
全学区,总分,陈静"
sed 's/九年级/八年级/' line.csv >line-8.csv
is 'a subject is before a school' "$(score-report -L en -q -f json --from scores=line-8.csv --from responsible=responsible.csv |
	sed 's/.*"School":"\([^"]*\)".*"Subject":"\([^"]*\)".*"Responsible":"\([^"]*\)".*/\1 \2 \3/; /^[]\[]/d')" \
"甲校 语文 李强
乙校 语文 乌云
District 语文 乌云
甲校 数学 高娃
乙校 数学 孙丽, 王磊
District 数学 高娃
甲校 Total 高娃
乙校 Total 孙丽, 王磊
District Total 高娃"
is 'of a teacher with two schools the leaders of both' "$(by_leader summary -b teacher -s 数学 --from assignments=both-schools.csv | columns 1,4,21)" \
"学校,教师姓名,包科领导
甲校、乙校,额尔敦,陈静、孙丽、王磊
全学区,,陈静"
is 'with effective marks, of borderline pupils for the weakest subject' \
	"$(by_leader line --total 180 -s 语文 | columns 1,14; by_leader borderline --total 180 --window 25 | columns 3,10,15)" \
"学校,包科领导
甲校,李强
乙校,张伟
全学区,张伟
学校,最弱学科,包科领导
乙校,数学,孙丽、王磊
甲校,数学,陈静"
is 'with bands and standard scores' "$(by_leader bands -b district --edges 50 -s 语文 | columns 3,12; by_leader standard -b school -s 数学 | columns 1,14)" \
"学科,包科领导
语文,张伟
语文,张伟
学校,包科领导
甲校,陈静
乙校,孙丽、王磊"
is 'nobody where no row is in force' "$(sed 's/202[23]-0[29]-01/2023-09-01/' responsible.csv | score-report --from scores=line.csv --from responsible=- -g 9 | cksum)" \
	"$(score-report --from scores=line.csv -g 9 | cksum)"
printf '包科领导,适用年级,起始日期\n乌云,7-12,2022-09-01\n' >wrong.csv
refused 'a leader of grades that do not exist' 1 import-records -q -d leaders.db responsible wrong.csv
printf '包科领导,学科,起始日期\n乌云,天文,2022-09-01\n' >wrong.csv
refused 'a leader of an unknown subject' 1 import-records -q -d leaders.db responsible wrong.csv

# ---- levels ----

# levels: lines "school class subject result...", a mark, a status or a level.
levels() {
	awk -v exam="$exam" 'BEGIN { print "考试,学期,学校,班级,学籍号,姓名,学科,状态,分数,等级" } {
		if (!($1 $2 in place))
			place[$1 $2] = ++classes
		for (i = 4; i <= NF; i++)
			printf "%s,2022-2023-2,%s,%s,L15052520120101%02d%02d,巴图,%s,%s,%s,%s\n", exam, $1, $2, place[$1 $2], i - 3, $3,
				$i ~ /考|免|弊/ ? $i : $i ~ /[0-9]/ ? "" : "等级", $i ~ /[0-9]/ ? $i : "", $i ~ /[0-9]|考|免|弊/ ? "" : $i
	}'
}
levels >levels.csv <<EOF
甲校 一年级1班 语文 优 优秀 良 待合格 缺考
乙校 一年级1班 语文 合格 良 不合格
甲校 四年级1班 语文 85 84.5 75 60 59.5 作弊 缺考 免试
甲校 四年级2班 语文 优 84 缓考
甲校 四年级2班 数学 80 90 100
EOF
# 85 is excellent, 75 good, 60 a pass; of grade 4 in 甲校 2, 3, 1 and 2 of 8.
is 'levels given and levels of marks, the line itself will do' "$(score-report levels -q --from scores=levels.csv -s 语文 | columns 1-14)" \
"学校,年级,学科,授课语言,应考,定级人数,优人数,优占比,良人数,良占比,合格人数,合格占比,待合格人数,待合格占比
甲校,一年级,语文,汉语,5,4,2,50.00,1,25.00,0,0.00,1,25.00
乙校,一年级,语文,汉语,3,3,0,0.00,1,33.33,1,33.33,1,33.33
全学区,一年级,语文,汉语,8,7,2,28.57,2,28.57,1,14.29,2,28.57
甲校,四年级,语文,汉语,10,8,2,25.00,3,37.50,1,12.50,2,25.00
全学区,四年级,语文,汉语,10,8,2,25.00,3,37.50,1,12.50,2,25.00"
is 'levels of classes and teachers' \
	"$(sed 's/九年级/四年级/' both-schools.csv | sed 's/乙校,四年级1班/甲校,四年级2班/' |
	score-report levels -q -L en -g 4 -s 数学 -b class,teacher --from scores=levels.csv --from assignments=- | columns 1,3-5,7,8-10)" \
"School,Class,Teacher,Subject,Entered,With a level,Excellent level,Excellent level share
甲校,Grade 4 Class 2,额尔敦,数学,3,3,2,66.67
甲校,Grade 4 Class 2,额尔敦,数学,3,3,2,66.67
District,,,数学,3,3,2,66.67"
is 'of a teacher all classes' "$(sed 's/九年级/四年级/; s/数学/语文/' both-schools.csv | sed 's/乙校,四年级1班/甲校,四年级2班/' |
	score-report levels -q -g 4 -s 语文 -b teacher --from scores=levels.csv --from assignments=- | columns 1,3,4,7,8)" \
"学校,班级,教师姓名,应考,定级人数
甲校,四年级1班、四年级2班,额尔敦,10,8
全学区,,,10,8"
levels >letters.csv <<EOF
甲校 一年级1班 语文 A B A E 中 优
甲校 一年级1班 天文 A B
EOF
is 'other levels have columns only where they occur' "$(score-report levels -q --from scores=letters.csv | columns 3,6,7,9,11,13,15,17-22)" \
"学科,定级人数,优人数,良人数,中人数,合格人数,待合格人数,A人数,A占比,B人数,B占比,E人数,E占比
语文,6,1,0,1,0,0,2,33.33,1,16.67,1,16.67
语文,6,1,0,1,0,0,2,33.33,1,16.67,1,16.67
天文,2,0,0,0,0,0,1,50.00,1,50.00,0,0.00
天文,2,0,0,0,0,0,1,50.00,1,50.00,0,0.00"
levels >no-lines.csv <<EOF
甲校 四年级1班 天文 80 优 90
EOF
is 'a mark without a line has no level, which the note says' "$(score-report levels -q --from scores=no-lines.csv -b district | columns 5-8,16)" \
"应考,定级人数,优人数,优占比,备注
3,1,1,100.00,有分数而无分数线，未定级2人；跨校比较，仅供内部"
is 'levels for teachers, and the rule printed' "$(score-report levels -q -a teacher -L en --from scores=no-lines.csv -b district -f json | grep -c 'a level as given; a mark by the subject.s lines at the exam')" 1
refused 'levels of the total' 2 score-report levels --from scores=levels.csv -s 总分
refused 'levels of villages' 2 score-report levels --from scores=levels.csv -b village
refused 'levels of another base' 2 score-report levels --from scores=levels.csv --base enrolled
refused 'levels with a composite' 2 score-report levels --from scores=levels.csv --formula 四率和
refused 'levels in public' 2 score-report levels --from scores=levels.csv -a public
refused 'levels of teachers nobody knows' 2 score-report levels --from scores=levels.csv -b teacher

# ---- slips ----

slips() {
	score-report slips -q -a parent --from scores=levels.csv "$@"
}
is 'slips tell levels, the line itself will do, or why there is none' "$(slips --school 甲校 --class 四年级1班)" \
"学校,班级,学籍号,姓名,学科,等级,等级标准,长处与建议
甲校,四年级1班,L150525********0301,巴图,语文,优,优≥85%，良≥75%，合格≥60%,
甲校,四年级1班,L150525********0302,巴图,语文,良,优≥85%，良≥75%，合格≥60%,
甲校,四年级1班,L150525********0303,巴图,语文,良,优≥85%，良≥75%，合格≥60%,
甲校,四年级1班,L150525********0304,巴图,语文,合格,优≥85%，良≥75%，合格≥60%,
甲校,四年级1班,L150525********0305,巴图,语文,待合格,优≥85%，良≥75%，合格≥60%,
甲校,四年级1班,L150525********0306,巴图,语文,作弊,,
甲校,四年级1班,L150525********0307,巴图,语文,缺考,,
甲校,四年级1班,L150525********0308,巴图,语文,免试,,"
is 'a pupil, with marks on demand' "$(slips --pupil L150525201201010402 --marks -L en)" \
'School,Class,Pupil ID,Name,Subject,Grade level,Level lines,Mark,Full mark,Strengths and advice
甲校,Grade 4 Class 2,L150525********0402,巴图,语文,good,"excellent≥85%, good≥75%, pass≥60%",84,100,
甲校,Grade 4 Class 2,L150525********0402,巴图,数学,excellent,"excellent≥85%, good≥75%, pass≥60%",90,100,'
is 'levels given by schools, by school, class and pupil' "$(slips -s 语文 | columns 1,2,6 | grep -v 四年级1班)" \
'学校,班级,等级
甲校,一年级1班,优
甲校,一年级1班,优
甲校,一年级1班,良
甲校,一年级1班,待合格
甲校,一年级1班,缺考
甲校,四年级2班,优
甲校,四年级2班,良
甲校,四年级2班,缓考
乙校,一年级1班,合格
乙校,一年级1班,良
乙校,一年级1班,待合格'
is 'who gave the level' "$(slips -g 1 --school 乙校 | columns 7 | uniq)" \
'等级标准
学校评定'
is 'for internal use the same' "$(score-report slips -q --from scores=levels.csv | cksum)" "$(slips | cksum)"
is 'no rank, no mean, no note of others' "$(slips | head -n 1 | grep -c '名次\|平均\|备注')" 0
slips >a.csv
slips >b.csv
ok 'the same bytes' cmp a.csv b.csv
ok 'a page for each' csv-to-excel -a parent -o slips.xlsx --page-by 学校,班级,学籍号,姓名 a.csv
is '(19 pupils)' "$(sqlite3 :memory: "select cast(data as text) from zipfile('slips.xlsx') where name = 'xl/worksheets/sheet1.xml'" | grep -o '<brk ' | wc -l)" 18
# Lines of their own for one subject; a subject without any; a blank where others have a result, a subject nobody has.
printf '学科,年级,启用日期,满分,及格线%%,优秀线%%,良好线%%\n书法,1-9,2022-09-01,50,60,90,75\n' >lines.csv
printf '考试,学期,学校,班级,学籍号,姓名,学科,状态,分数\n' >marks.csv
for row in 11,巴图,书法,,44.5 11,巴图,数学,空白, 11,巴图,陶艺,,90 11,巴图,英语,空白, 21,其其格,书法,,45 21,其其格,数学,,59.5 21,其其格,英语,空白,; do
	printf '%s,2022-2023-2,甲校,四年级1班,L1505252012010100%s\n' $exam $row >>marks.csv
done
run score-report slips -a parent --from scores=marks.csv --from subjects=lines.csv
is 'lines of a subject, of none, blanks' "$(cut -d , -f 3-7 "$harness/out" | sed 's/，.*//')" \
'学籍号,姓名,学科,等级,等级标准
L150525********0011,巴图,数学,未登记,
L150525********0011,巴图,书法,良,优≥90%
L150525********0011,巴图,陶艺,,未设满分或及格线
L150525********0021,其其格,数学,待合格,优≥85%
L150525********0021,其其格,书法,优,优≥90%'
is 'told' "$(grep -c 'marks without a level.*: 1$' "$harness/err")" 1
# Alike on paper: their own pages all the same.
{
	sed -n 1p marks.csv
	for number in L150525201201010011 L150525201202020011; do
		printf '%s,2022-2023-2,甲校,四年级1班,%s,巴图,数学,,80\n' $exam $number
	done
} >alike.csv
is 'two of one name and masked number are told apart' "$(score-report slips -q -a parent --from scores=alike.csv | columns 3,4)" \
'学籍号,姓名
L150525********0011,巴图
L150525********0011,巴图（同名）'
refused 'slips of a name that several have' 2 slips --pupil 巴图
refused 'slips of nobody' 2 slips --pupil 乌云
refused 'slips of no such number' 2 slips --pupil L150525201201019999
refused 'slips of no such school' 2 slips --school 丙校
refused 'slips of no such class' 2 slips --class 四年级9班
refused 'slips of what is no class' 2 slips --class 四
refused 'slips of no such grade' 2 slips -g 5
refused 'slips by class' 2 slips -b class
refused 'slips with a base' 2 slips --base enrolled
refused 'slips without some' 2 slips --without joined
refused 'slips of the total' 2 slips -s total
refused 'slips for the public' 2 slips -a public
refused 'slips for teachers' 2 slips -a teacher

# ---- graduation ----

# Of 甲校 01-05, 09 and 10 are in the register on 1 September, of these 04 and 05 left up to the day of the exam; 07 came, 08 came and went.
cat >leavers.csv <<EOF
学籍号,姓名,学校,班级,转入日期,离校日期,随班就读
L150525200801010001,巴图,甲校,初2020级1班,,,
L150525200801010002,巴图,甲校,初2020级1班,,,
L150525200801010003,巴图,甲校,初2020级1班,,,
L150525200801010004,巴图,甲校,初2020级1班,,2022-12-01,
L150525200801010005,巴图,甲校,初2020级1班,,2023-06-20,
L150525200801010006,巴图,甲校,初2020级1班,,2022-09-01,
L150525200801010007,巴图,甲校,初2020级1班,2023-03-01,,
L150525200801010008,巴图,甲校,初2020级1班,2023-03-01,2023-05-01,
L150525200801010009,巴图,甲校,初2020级1班,,2023-07-01,
L150525200801010010,巴图,甲校,初2020级1班,,,是
L150525200801010011,巴图,乙校,初2020级1班,,,
L150525200801010012,巴图,乙校,初2020级1班,,,
L150525200801010013,巴图,乙校,初2020级1班,,,
L150525200801010014,巴图,丙校,初2020级1班,,,
L150525200801010015,巴图,丙校,初2020级1班,,,
EOF
awk -v exam="$exam" 'BEGIN { print "考试,学期,学校,班级,学籍号,姓名,学科,状态,分数" } { split("语文 数学", subject, " ")
	for (i = 1; i <= 2; i++)
		printf "%s,2022-2023-2,%s,九年级1班,L1505252008010100%s,巴图,%s,%s,%s\n", exam, $1, $2, subject[i], $(i + 2) ~ /[0-9]/ ? "" : $(i + 2), $(i + 2) ~ /[0-9]/ ? $(i + 2) : ""
	}' >leaving.csv <<EOF
甲校 01 100 100
甲校 02 90 90
甲校 03 缺考 50
甲校 07 80 80
甲校 09 70 70
甲校 10 30 30
乙校 11 95 95
乙校 12 60 60
EOF
printf '考试,学期,考试日期,组织级别,考试性质\n%s,2022-2023-2,2023-06-20,旗县,毕业考试\n' $exam >leaving-exams.csv
graduation() {
	score-report graduation --from pupils=leavers.csv --from exams=leaving-exams.csv --from scores=leaving.csv "$@"
}
# 740 / 5, 740 / 7; 310 / 2, 310 / 3; 1050 / 7, 1050 / 12; over 160 are 3, 1, 4.
is 'graduation: register, outflow, mean totals, admission' "$(graduation --total 160 | columns 1-15)" \
"学校,年级,授课语言,学籍数,流失人数,外流率,转入人数,应考,实考,总平均分,学籍总平均分,总分线,总上线,升学率,分母规则
甲校,九年级,汉语,7,2,28.57,1,6,5,148.00,105.71,160,3,42.86,在籍
乙校,九年级,汉语,3,0,0.00,0,2,2,155.00,103.33,160,1,33.33,在籍
丙校,九年级,汉语,2,0,0.00,0,0,0,,0.00,160,0,0.00,在籍
全学区,九年级,汉语,12,2,16.67,1,8,7,150.00,87.50,160,4,33.33,在籍"
is 'graduation: the line by places, by class' "$(graduation --places 2 -b class -L en | columns 1,3,5,13-15)" \
"School,Class,Register,Total line,Total over,Admission rate
甲校,Grade 9 Class 1,7,190,1,14.29
乙校,Grade 9 Class 1,3,190,1,33.33
丙校,Grade 9 Class 1,2,190,0,0.00
District,,12,190,2,16.67"
is 'graduation: the register of another day' "$(graduation --enrolled-at 2023-04-01 | columns 1,4-7 | sed -n 2p)" '甲校,8,2,25.00,0'
is 'graduation: some left out, of register and marks' "$(graduation --without inclusive -b district | columns 4-6,8-12)" \
"学籍数,流失人数,外流率,应考,实考,总平均分,学籍总平均分,分母规则
11,2,18.18,7,6,165.00,90.00,在籍，不含随读"
is 'graduation: not to be used for rewards' "$(graduation | grep -c ',毕业考试成绩和升学率不得用于奖惩、考核教师和学校$')" 4
is 'graduation: the definition' "$(graduation -b district -L en | sed -n 's/.*"\(register: .*\)",.*/\1/p')" \
'register: enrolled on 2022-09-01; left: of these, up to 2023-06-20; outflow = left / register; sat: marks in all subjects; mean total = sum / sat; over the register = sum / register; joined later: in the marks, not in the register'
sed 's/毕业考试/毕业模拟/; s/,2023-06-20,/,,/' leaving-exams.csv >mock-exams.csv
is 'graduation: an exam without a date lasts to the end of the term, which is told' \
	"$(score-report graduation -L en --from pupils=leavers.csv --from exams=mock-exams.csv --from scores=leaving.csv -b district 2>&1 >mock.csv; columns 5 <mock.csv; grep -c reward mock.csv)" \
"score-report: $exam has no date; who left up to 2023-08-31 counts as left before it
Left since
3
0"
sed 's/1班,.*,\(是*\)$/1班,2023-03-01,,\1/' leavers.csv >latecomers.csv
refused 'graduation: nobody in the register' 2 score-report graduation --from pupils=latecomers.csv --from exams=leaving-exams.csv --from scores=leaving.csv
refused 'graduation: a register of after the exam' 2 graduation --enrolled-at 2023-06-21
refused 'graduation: no date' 2 graduation --enrolled-at spring
refused 'graduation: two lines' 2 graduation --total 160 --places 2
refused 'graduation by teacher' 2 graduation -b teacher
refused 'graduation of a subject' 2 graduation -s 语文
refused 'graduation of a grade without marks' 2 graduation -g 8
refused 'graduation for teachers' 2 graduation -a teacher
refused 'graduation in public' 2 graduation -a public

# ---- standard scores ----

# The mean is 50, the deviation 20; 40 stands above one and beside three of eight.
scores >standard.csv <<EOF
甲校 四年级1班 语文 20 40
甲校 四年级2班 语文 40 90 缺考
乙校 四年级1班 语文 40 50 50 70
EOF
is 'standard scores of pupils' "$(score-report standard --from scores=standard.csv | columns 1-4,6-15,17)" \
"学校,年级,班级,学科,学籍号,姓名,分数,学区实考,学区均分,学区标准差,标准分Z,标准分T,百分等级,超均率,分母规则
甲校,四年级,四年级1班,语文,L150525201201010101,巴图,20,8,50.00,20.00,-1.50,35.00,6.25,-60.00,实考
甲校,四年级,四年级1班,语文,L150525201201010102,巴图,40,8,50.00,20.00,-0.50,45.00,31.25,-20.00,实考
甲校,四年级,四年级2班,语文,L150525201201010201,巴图,40,8,50.00,20.00,-0.50,45.00,31.25,-20.00,实考
甲校,四年级,四年级2班,语文,L150525201201010202,巴图,90,8,50.00,20.00,2.00,70.00,93.75,80.00,实考
乙校,四年级,四年级1班,语文,L150525201201010301,巴图,40,8,50.00,20.00,-0.50,45.00,31.25,-20.00,实考
乙校,四年级,四年级1班,语文,L150525201201010302,巴图,50,8,50.00,20.00,0.00,50.00,62.50,0.00,实考
乙校,四年级,四年级1班,语文,L150525201201010303,巴图,50,8,50.00,20.00,0.00,50.00,62.50,0.00,实考
乙校,四年级,四年级1班,语文,L150525201201010304,巴图,70,8,50.00,20.00,1.00,60.00,81.25,40.00,实考"
# 47.5 and 52.5; 30 and 65.
is 'standard scores of schools and classes' "$(score-report standard -L en --from scores=standard.csv -b school,class | columns 1,3,6-14,16)" \
"School,Class,Entered,Sat,Mean,District sat,District mean,District std dev,z score,T score,Deviation rate,Base
甲校,,5,4,47.50,8,50.00,20.00,-0.13,48.75,-5.00,present
乙校,,4,4,52.50,8,50.00,20.00,0.13,51.25,5.00,present
甲校,Grade 4 Class 1,2,2,30.00,8,50.00,20.00,-1.00,40.00,-40.00,present
甲校,Grade 4 Class 2,3,2,65.00,8,50.00,20.00,0.75,57.50,30.00,present
乙校,Grade 4 Class 1,4,4,52.50,8,50.00,20.00,0.13,51.25,5.00,present"
is 'the formulas are printed' "$(score-report standard --from scores=standard.csv -b school | columns 14 | uniq)" \
"口径
Z=(平均分-学区均分)÷学区标准差；T=50+10Z；超均率=100×(平均分-学区均分)÷学区均分"
# 130, 170, 130 and 100: mean 132.5, deviation sqrt(618.75) = 24.87.
is 'standard scores of the total' "$(score-report standard --from scores=several.csv -s total -g 4 | columns 1,6,8,10-15)" \
"学校,学籍号,分数,学区均分,学区标准差,标准分Z,标准分T,百分等级,超均率
甲校,L150525201201010101,130,132.50,24.87,-0.10,48.99,50.00,-1.89
甲校,L150525201201010102,170,132.50,24.87,1.51,65.08,87.50,28.30
乙校,L150525201201010201,130,132.50,24.87,-0.10,48.99,50.00,-1.89
乙校,L150525201201010204,100,132.50,24.87,-1.31,36.93,12.50,-24.53"
scores >alike.csv <<EOF
甲校 四年级1班 语文 70 70
甲校 四年级1班 数学 80
EOF
is 'no standard score where all are alike, none of one alone' "$(score-report standard --from scores=alike.csv | columns 4,8-15)" \
"学科,分数,学区实考,学区均分,学区标准差,标准分Z,标准分T,百分等级,超均率
语文,70,2,70.00,0.00,,,50.00,0.00
语文,70,2,70.00,0.00,,,50.00,0.00
数学,80,1,80.00,0.00,,,,
总分,150,1,150.00,0.00,,,,"
sed 's/L15[0-9]*//; s/巴图/&甲/; 3s/巴图甲/其木格/' alike.csv | sed '4,$d' >names.csv
is 'pupils known by name only have no number' "$(score-report standard --from scores=names.csv -q | columns 6,7)" \
"学籍号,姓名
,巴图甲
,其木格"
is 'as many pupils as sat' "$(score-report standard --from scores=many.csv | awk -F , 'NR > 1 { count[$1 FS $2 FS $3 FS $4]++ } END { for (unit in count) print unit, count[unit], count[unit] }' | sort)" \
	"$(grep -v '^全学区\|,,' sat)"
refused 'standard scores are not for the public' 2 score-report standard -a public --from scores=standard.csv
refused 'pupils beside classes' 2 score-report standard -b pupil,class --from scores=standard.csv
refused 'standard scores of another formula' 2 score-report standard --formula 四率和 --from scores=standard.csv

# stalled: three exams of three schools with two pupils each; lines "exam school mark mark".
places() {
	awk 'BEGIN { split("2021-2022学年第二学期期末 2022-2023学年第一学期期末 2022-2023学年第二学期期末", exam, " ")
		print "考试,学期,学校,班级,学籍号,姓名,学科,状态,分数" }
		{ for (i = 3; i <= 4; i++)
			printf "%s,%s,%s,四年级1班,L15052520120101%02d%02d,巴图,语文,,%s\n", exam[$1],
				substr(exam[$1], 1, 9) "-" ($1 == 2 ? 1 : 2), $2, $1, ++row, $i }'
}
places >flat.csv <<END
1 甲校 50 60
1 乙校 70 80
1 丙校 90 100
2 甲校 50 60
2 乙校 70 80
2 丙校 90 100
3 甲校 50 60
3 乙校 70 80
3 丙校 90 100
END
places >rising.csv <<END
1 甲校 10 12
1 乙校 70 72
1 丙校 90 92
2 甲校 40 42
2 乙校 70 72
2 丙校 90 92
3 甲校 66 68
3 乙校 70 72
3 丙校 90 92
END
stalled() {
	score-report stalled -q --exams 3 "$@"
}

# Mean 75, deviations 25 15 5: variance 875 / 3, z of 甲校 -20 / 17.078; SD within classes sqrt(50), so its T errs by
# 10 x sqrt(2 x 50 / (875 / 3)) / 2 = 2.9277, as its level does, and the slope by that / sqrt(2). Of three schools
# the intervals reach 2.394 errors: 7.01 and 4.96.
is 'who stays at the bottom' "$(stalled --from scores=flat.csv | columns 1,3-17)" \
"学校,学科,首次考试,末次考试,考试次数,历次实考,历次T分,历次百分位,T分水平,水平下限,水平上限,T分斜率,斜率下限,斜率上限,判定,算法
甲校,语文,2021-2022学年第二学期期末,2022-2023学年第二学期期末,3,2 2 2,38.29 38.29 38.29,16.7 16.7 16.7,38.29,31.28,45.30,0.00,-4.96,4.96,徘徊不前,实考；后段：百分位不高于33.3；界限：T分水平区间全低于47.5；3行同时95%区间，±2.394×标准误"
is 'the others with --all' "$(stalled --from scores=flat.csv --all -L en | columns 1,9,10,16)" \
"School,Percentile by exam,Level of T,Verdict
甲校,16.7 16.7 16.7,38.29,stalled
乙校,50.0 50.0 50.0,50.00,no
丙校,83.3 83.3 83.3,61.71,no"
is 'a limit of the level' "$(stalled --from scores=flat.csv --all --level 45.3 | columns 1,16 | sed -n 2p)" '甲校,徘徊不前'
is 'a level whose interval reaches the limit' "$(stalled --from scores=flat.csv --all --level 45.29 | columns 1,16,18 | sed -n 2p)" \
	'甲校,否,各次都在后段，但水平区间不全低于界限；跨校比较，仅供内部'
is 'a third that nobody is in' "$(stalled --from scores=flat.csv --third 16 | wc -l | tr -d ' ')" 1
is 'who rises is not stalled' "$(stalled --from scores=rising.csv --all | columns 1,16,18 | sed -n 2p)" \
	'甲校,否,各次都在后段，但斜率区间全在0以上，正在上升；跨校比较，仅供内部'
is 'who missed an exam cannot be told' "$(grep -v '2022-2023学年第一学期期末.*甲校' flat.csv | stalled --from scores=- --all | columns 1,7-9,16 | sed -n 2p)" \
	'甲校,2 0 2,38.29 - 38.29,16.7 - 16.7,不可判'
printf '包科领导,学校,学科,适用年级,起始日期\n李强,甲校,,,2022-09-01\n张伟,,语文,4,2022-09-01\n' >flat-leaders.csv
is 'the leader of a stalled school; those of grades where the grade is named' \
	"$(for grade in '' '-g 4'; do stalled --from scores=flat.csv --from responsible=flat-leaders.csv --all -f json $grade | sed -n 's/.*"包科领导":"\([^"]*\)".*/\1/p' | head -n 1; done)" \
'李强
张伟'
refused 'more exams than there are' 2 stalled --from scores=flat.csv --exams 4
refused 'the last but one has two' 2 stalled --from scores=flat.csv -e 2022-2023学年第一学期期末
refused 'two exams show no trend' 2 stalled --from scores=flat.csv --exams 2
refused 'no percentile' 2 stalled --from scores=flat.csv --third 101
refused 'no level' 2 stalled --from scores=flat.csv --level low
refused 'stalled classes' 2 stalled --from scores=flat.csv -b class
refused 'stalled schools in public' 2 stalled --from scores=flat.csv -a public

# ---- anomalies ----

# 40, 42, ... 98; in 甲校 and in both classes of 乙校 together 52 to 58 are lifted to 60, which is 5 of 5 marks in [52, 61). By another
# program the smooth density puts a share of 0.2146 there, to the power of 5 0.000456; in its classes it is 3 and 2 marks only.
even=$(seq 40 2 98 | tr '\n' ' ')
lifted=$(echo "$even" | sed 's/52 54 56 58 60/60 60 60 60 60/')
half() {
	echo "$lifted" | tr ' ' '\n' | sed -n "$1~2p" | tr '\n' ' '
}
scores >heap.csv <<EOF
甲校 四年级1班 语文 $lifted
乙校 四年级1班 语文 $(half 1)
乙校 四年级2班 语文 $(half 2)
丙校 四年级1班 语文 $even
丁校 四年级1班 语文 $even
EOF
is 'a heap at the pass line, of a class and of a school' "$(score-report anomalies --from scores=heap.csv --false-alarms 0.5 | columns 1-4,6-10,12-15)" \
"学校,年级,班级,学科,教师姓名,检查,疑点,证据,实考,偶然概率,预计误报,判断数,处理建议
甲校,四年级,四年级1班,语文,,heap,及格线上堆积,及格线60.00：线下8.00分内0人，线上1.00分内5人，按分布线上应约1.1人,30,0.000456,0.002,6,抽查及格线上下的试卷，复核评分
乙校,四年级,,语文,,heap,及格线上堆积,及格线60.00：线下8.00分内0人，线上1.00分内5人，按分布线上应约1.1人,30,0.000456,0.002,6,抽查及格线上下的试卷，复核评分"
is 'in English, with the rule' "$(score-report anomalies -L en --from scores=heap.csv --false-alarms 0.5 -f json | grep -c 'binomial test against a smooth distribution, one-sided')" 2
# 3 of 3 have p 0.0104; 0.078 such classes and windows are expected, of 6 rows judged 1.3 %.
is 'more false alarms allowed, the class in place of its school' "$(score-report anomalies --from scores=heap.csv | columns 1,3,12-14)" \
"学校,班级,偶然概率,预计误报,判断数
甲校,四年级1班,0.000456,0.002,6
乙校,四年级1班,0.010367,0.078,6"
is 'fewer false alarms expected, fewer rows' "$(score-report anomalies --from scores=heap.csv --false-alarms 0.001 | wc -l | tr -d ' ')" 1
is 'no heap where none was lifted' "$(grep -v '^.*[甲乙]校' heap.csv | score-report anomalies --from scores=- | wc -l | tr -d ' ')" 1
refused 'a limit that is no percentage' 2 score-report anomalies --from scores=heap.csv --false-alarms many
scores >same.csv <<EOF
甲校 四年级1班 语文 70 70 70
甲校 四年级2班 语文 70 70 0
乙校 四年级1班 语文 80 80 80 80 80 71 72 作弊
乙校 四年级2班 语文 80 80 80 80 71 72 73 74
EOF
is 'marks alike, and behind them marks of 0 to confirm' "$(score-report anomalies --from scores=same.csv | columns 1,3,7,9,10)" \
"学校,班级,检查,证据,实考
甲校,四年级1班,same,70.00分3人，占100.00%,3
乙校,四年级1班,same,80.00分5人，占62.50%,8
甲校,四年级2班,zeros,0分1人,3
乙校,四年级1班,zeros,0分1人,8"
# 75 against 45, both with a deviation of a third of the mean; each is judged by the other.
scores >scale.csv <<EOF
甲校 四年级1班 语文 50 50 50 50 100 100 100 100
乙校 四年级1班 语文 30 30 30 30 60 60 60 60
EOF
is 'another full mark' "$(score-report anomalies --from scores=scale.csv | columns 1,7,9,10)" \
"学校,检查,证据,实考
甲校,scale,班均分75.00，其他班均分45.00，比1.667（其他学科1.000）；最高100.00,8
乙校,scale,班均分45.00，其他班均分75.00，比0.600（其他学科1.000）；最高60.00,8"
sed 1d scale.csv | sed 's/语文/数学/' | cat scale.csv - >strong.csv
is 'a class that is strong in all subjects has no other full mark' "$(score-report anomalies --from scores=strong.csv | sed 1d)" ''
# Deviations of 5: z -6 and 6 as entered, 0 and 0 exchanged; in both schools, as each is judged by the other.
scores >means.csv <<EOF
甲校 四年级1班 语文 45 45 45 45 55 55 55 55
甲校 四年级1班 数学 75 75 75 75 85 85 85 85
甲校 四年级1班 英语 60 60 60 60 70 70 70 70
乙校 四年级1班 语文 75 75 75 75 85 85 85 85
乙校 四年级1班 数学 45 45 45 45 55 55 55 55
乙校 四年级1班 英语 60 60 60 60 70 70 70 70
EOF
is 'subjects exchanged, by the means' "$(score-report anomalies --from scores=means.csv | columns 1,4,7,9)" \
"学校,学科,检查,证据
甲校,语文,swap,语文与数学：本班均分50.00和80.00，其他学科平均z为0.00；离差平方和72.00，互换后0.00
乙校,语文,swap,语文与数学：本班均分80.00和50.00，其他学科平均z为0.00；离差平方和72.00，互换后0.00"
both_exams() {
	scores <before | sed 's/第二学期/第一学期/; s/2022-2023-2/2022-2023-1/'
	scores <after | sed 1d
}
since() {
	score-report anomalies --from scores=both.csv -e $exam "$@"
}
# 85 and 45, mean 65, variance 25 + 400: T 59.70 and 40.30.
cat >before <<EOF
甲校 四年级1班 语文 80 80 80 80 90 90 90 90
乙校 四年级1班 语文 40 40 40 40 50 50 50 50
EOF
cat >after <<EOF
甲校 四年级1班 语文 40 40 40 40 50 50 50 50
乙校 四年级1班 语文 80 80 80 80 90 90 90 90
EOF
both_exams >both.csv
is 'jumps from the last exam before to this one' "$(since | grep -v ,scale, | columns 1,7,9,11)" \
"学校,检查,证据,前次考试
甲校,jump,T分由59.70（8人）到40.30，变化-19.40,2022-2023学年第一学期期末
乙校,jump,T分由40.30（8人）到59.70，变化19.40,2022-2023学年第一学期期末"
is 'the exam before by name' "$(since --previous 2022-2023学年第一学期期末)" "$(since)"
is 'no jumps without the exam before' "$(since --previous none | grep -c ,jump,)" 0
cat >before <<EOF
甲校 四年级1班 语文 40 45 50 55 65 70 75 80
甲校 四年级1班 数学 80 75 70 65 55 50 45 40
乙校 四年级1班 语文 40 45 50 55 65 70 75 80
乙校 四年级1班 数学 80 75 70 65 55 50 45 40
EOF
cat >after <<EOF
甲校 四年级1班 语文 80 75 70 65 55 50 45 40
甲校 四年级1班 数学 40 45 50 55 65 70 75 80
乙校 四年级1班 语文 40 45 50 55 65 70 75 80
乙校 四年级1班 数学 80 75 70 65 55 50 45 40
EOF
both_exams >both.csv
is 'subjects exchanged, by the pupils' "$(since | columns 1,4,7,9,11)" \
"学校,学科,检查,证据,前次考试
甲校,语文,swap,语文与数学：学生两科差与以往两科差的相关r=-1.00，8人,2022-2023学年第一学期期末"
is 'not where the exams before are left out' "$(since --previous none | wc -l | tr -d ' ')" 1
refused 'the exam before must be earlier' 2 score-report anomalies --from scores=both.csv -e $exam --previous $exam
refused 'anomalies are not for the public' 2 score-report anomalies --from scores=heap.csv -a public
refused 'anomalies by school' 2 score-report anomalies --from scores=heap.csv -b school

# What is planted in two districts (make validate has more), see their truth/planted.csv.
if test -x "$BUILD/examples/district/generate"; then
	ok 'at most 2 % false alarms in two districts' env SEEDS='1 3' sh -c 'sh "$SRC/tests/validate/run" >found'
	is 'the planted school, exchange and heap are found' "$(sed -n 's/^\([a-z]*\): *\(found [0-9 of]*[0-9]\).*/\1 \2/p' found)" \
"stalled found 2 of 2
swap found 2 of 2
heap found 2 of 2"
else
	skip 'what is planted in districts' 'the generator is not built'
fi
# ---- targets ----

# Totals: 150, 139.5, 110; 175 and 90. Chinese: 90, 80, 80 in another order, then 79.5.
scores >aims.csv <<EOF
甲校 四年级1班 语文 80 79.5 60 缺考 70
甲校 四年级1班 数学 70 60 50 缺考 缓考
乙校 四年级1班 语文 80 90
乙校 四年级1班 数学 95 作弊
EOF
# targets: lines "pupil metric subject target", "-" is blank.
targets() {
	sed 's/-//g' | awk -v exam="$exam" 'BEGIN { print "考试,学籍号,目标项,学科,目标值" } { gsub(" ", ","); print exam ",L15052520120101" $0 }'
}
targets >targets.csv <<EOF
0101 分数 语文 80
0101 分数 数学 80
0101 名次 - 3
0102 分数 语文 80
0102 总分 - 140
0102 名次 语文 3
0103 分数 语文 60.01
0104 分数 语文 50
0104 总分 - 100
0105 分数 数学 50
0202 分数 数学 0
0202 名次 - 2
EOF
aims() {
	form=$1
	shift
	score-report "$form" --from scores=aims.csv --from targets=targets.csv "$@"
}
is 'targets of pupils, the line itself will do' "$(aims targets | columns 1,3,5-9)" \
"学校,学籍号,目标项,学科,目标值,实际,达标情况
甲校,L150525201201010101,分数,语文,80,80,达标
甲校,L150525201201010101,分数,数学,80,70,未达标
甲校,L150525201201010101,名次,总分,3,2,达标
甲校,L150525201201010102,分数,语文,80,79.5,未达标
甲校,L150525201201010102,名次,语文,3,4,未达标
甲校,L150525201201010102,总分,总分,140,139.5,未达标
甲校,L150525201201010103,分数,语文,60.01,60,未达标
甲校,L150525201201010104,分数,语文,50,,未判定
甲校,L150525201201010104,总分,总分,100,,未判定
甲校,L150525201201010105,分数,数学,50,,未判定
乙校,L150525201201010202,分数,数学,0,0,达标
乙校,L150525201201010202,名次,总分,2,5,未达标"
# 2 of 7 judged, 1 of 2.
is 'targets of schools' "$(aims targets -b school | columns 1-6)" \
"学校,目标数,达标数,未达标数,未判定数,达标率
甲校,10,2,5,3,28.57
乙校,2,1,1,0,50.00"
is 'targets of classes by subject' "$(aims targets -b class -L en | columns 1-8)" \
"School,Class,Subject,Targets,Targets met,Targets missed,Not judged,Rate met
甲校,Grade 4 Class 1,语文,5,1,3,1,25.00
甲校,Grade 4 Class 1,数学,2,0,1,1,0.00
甲校,Grade 4 Class 1,Total,3,1,1,1,50.00
乙校,Grade 4 Class 1,数学,1,1,0,0,100.00
乙校,Grade 4 Class 1,Total,1,0,1,0,0.00"
cat >aims-teachers.csv <<EOF
教师编号,教师姓名,学校,班级,学科,起始日期,结束日期,份额
T1,额尔敦,甲校,四年级1班,数学,2022-09-01,,
T1,额尔敦,乙校,四年级1班,数学,2022-09-01,,
T2,王芳,甲校,四年级1班,语文,2022-09-01,,50
T3,李娜,甲校,四年级1班,语文,2022-09-01,,50
EOF
is 'targets of teachers: both schools, co-teachers both, nobody has the totals' \
	"$(aims targets -b teacher --from assignments=aims-teachers.csv | columns 1-7)" \
"教师姓名,学科,目标数,达标数,未达标数,未判定数,达标率
额尔敦,数学,3,1,1,1,50.00
王芳,语文,5,1,3,1,25.00
李娜,语文,5,1,3,1,25.00"
is 'targets of one subject, of the total, of no such grade' \
	"$(aims targets -b school -s 数学 | columns 1-2; aims targets -b school -s 总分 | columns 1-2; aims targets -g 5 2>&1)" \
"学校,目标数
甲校,2
乙校,1
学校,目标数
甲校,3
乙校,1
score-report: there are no targets of $exam; import them with import-records targets"
# 0105 sat Chinese, but the only target is of a subject not sat.
is 'asked in: who met none of those judged and sat; 0101 and 0202 met one' "$(aims interview | columns 1,3,5-11,16)" \
"学校,学籍号,目标数,达标数,未达标数,未判定数,达标率,未达标项,约谈,备注
甲校,L150525201201010102,3,0,3,0,0.00,语文、语文 名次、总分,约谈,未约谈
甲校,L150525201201010103,1,0,1,0,0.00,语文,约谈,未约谈
甲校,L150525201201010104,2,0,0,2,,,缺考未判定,
甲校,L150525201201010105,1,0,0,1,,,缺考未判定,有其他成绩，所有目标均未判定"
is 'the rules are printed' "$(aims interview | columns 12 | uniq)" \
"口径
约谈：至少参加一科考试，至少一项目标能判定，且一项都未达标；没有一项能判定的为缺考未判定。达标：实际≥目标，名次为实际≤目标，含本数；名次为同头课学区名次；无实际分数、总分的未判定；达标率=达标数÷(达标数+未达标数)"
refused 'no targets' 2 score-report targets --from scores=aims.csv
# What came of it: the last interview; who was not asked in has none.
cat >interviews.csv <<EOF
考试,学籍号,约谈日期,地点,家长姓名及关系,在校表现,约谈教师,回访日期,效果
$exam,L150525201201010102,2023-07-05,学校,其其格（母）,按时到校,傅玉诗,2023-09-10,有进步
$exam,L150525201201010102,2023-07-01,家里,其其格（母）,,傅玉诗,,
$exam,L150525201201010101,2023-07-01,家里,,,,,
EOF
is 'what came of it' "$(aims interview --from interviews=interviews.csv | columns 3,11,13-16)" \
"学籍号,约谈,约谈日期,回访日期,回访效果,备注
L150525201201010102,约谈,2023-07-05,2023-09-10,有进步,
L150525201201010103,约谈,,,,未约谈
L150525201201010104,缺考未判定,,,,
L150525201201010105,缺考未判定,,,,有其他成绩，所有目标均未判定"
aims interview -a parent --from interviews=interviews.csv >family.csv
is 'for parents a slip of those asked in, without marks and places' "$(columns 3-6 <family.csv | sed -n '1,15p')" \
'学籍号,姓名,项目,记录
L150525********0102,巴图,学生,巴图
L150525********0102,巴图,班级,四年级1班
L150525********0102,巴图,约谈原因,未达到所定目标：语文（良）、总分
L150525********0102,巴图,约谈日期,2023-07-05
L150525********0102,巴图,地点,学校
L150525********0102,巴图,家长姓名及关系,其其格(母)
L150525********0102,巴图,学生在校表现,按时到校
L150525********0102,巴图,家长意见,
L150525********0102,巴图,共同措施,
L150525********0102,巴图,约谈教师,傅玉诗
L150525********0102,巴图,约谈教师签字,
L150525********0102,巴图,家长签字,
L150525********0102,巴图,回访日期,2023-09-10
L150525********0102,巴图,回访效果,有进步'
is 'and of nobody else' "$(sed 1d family.csv | columns 3 | sort | uniq -c | sed 's/ *//')" '14 L150525********0102
14 L150525********0103'
is '(blank where nothing is recorded)' "$(grep -c '0103,巴图,.*,$' family.csv)" 11
is 'in English' "$(aims interview -a parent -L en | columns 5,6 | sed -n '1,4p;12,13p')" \
'Entry,Record
Pupil,巴图
Class,Grade 4 Class 1
Interview reason,"targets not reached: 语文 (good)
'"Interviewer's signature,
Family's signature,"
ok 'a page for each family' csv-to-excel -a parent -o family.xlsx --page-by 学校,班级,学籍号,姓名 --row-height 40 family.csv
for form in targets interview; do
	refused "$form in public" 2 aims $form -a public
	refused "$form with a base" 2 aims $form --base enrolled
	refused "$form without some" 2 aims $form --without inclusive
done
refused 'targets for parents' 2 aims targets -a parent
refused 'targets by two levels' 2 aims targets -b class,school
refused 'interview by class' 2 aims interview -b class
refused 'interview of a subject' 2 aims interview -s 语文
# ---- targets of classes, teachers and schools ----

scores >units.csv <<EOF
甲校 四年级1班 语文 80 60 40 缺考
甲校 四年级1班 数学 90 50 30 缺考
甲校 四年级2班 语文 90 70
甲校 四年级2班 数学 60 60
乙校 四年级1班 语文 80 80 39
乙校 四年级1班 数学 100 95 30
甲校 五年级1班 语文 70 50
EOF
cat >units-teachers.csv <<EOF
教师编号,教师姓名,学校,班级,学科,起始日期
T1,额尔敦,甲校,四年级1班,语文,2022-09-01
T1,额尔敦,甲校,四年级2班,语文,2022-09-01
T2,王芳,乙校,四年级1班,语文,2022-09-01
EOF
sed "s/^/$exam,/; 1s/^$exam/考试/" >units-targets.csv <<EOF
学校,班级,教师编号,目标项,学科,目标值,制定人,备注
甲校,四年级1班,,分数,语文,60,校长,
甲校,四年级1班,,及格率,语文,66.67,,
甲校,四年级1班,,低分率,语文,0,,
甲校,四年级1班,,名次,语文,3,,
甲校,四年级1班,,总分,,115,,
甲校,四年级2班,,名次,,1,,
甲校,五年级1班,,名次,语文,1,,
甲校,五年级1班,,分数,数学,60,,
甲校,,,分数,语文,65,,
甲校,,,名次,语文,1,,
甲校,,,名次,数学,2,,
乙校,,,优秀率,数学,60%,,
,,T1,分数,语文,68,,
,,T1,名次,语文,1,,再接再厉
,,T2,名次,语文,1,,
,,T2,名次,数学,1,,
EOF
units() {
	score-report targets --from scores=units.csv --from assignments=units-teachers.csv --from targets=units-targets.csv "$@"
}
# Means in Chinese 60, 80, 199 / 3; 2 of 3 pass, and 66.666 is not 66.67; 40 of 100 is not low. Totals 350 / 3, 140, 424 / 3.
is 'targets of classes' "$(units --of class -q | columns 1-13,15)" \
"学校,班级,目标项,学科,目标值,实际,与目标差,达标情况,名次,参排单位数,应考,实考,制定人,备注
甲校,四年级1班,分数,语文,60,60.00,0.00,达标,,,4,3,校长,跨校比较，仅供内部
甲校,四年级1班,名次,语文,3,3,0,达标,3,3,4,3,,跨校比较，仅供内部
甲校,四年级1班,及格率,语文,66.67,66.67,0.00,未达标,,,4,3,,取整后等于目标，未取整的数未达标；跨校比较，仅供内部
甲校,四年级1班,低分率,语文,0,0.00,0.00,达标,,,4,3,,跨校比较，仅供内部
甲校,四年级1班,总分,总分,115,116.67,1.67,达标,,,4,3,,跨校比较，仅供内部
甲校,四年级2班,名次,总分,1,2,1,未达标,2,3,2,2,,跨校比较，仅供内部
甲校,五年级1班,名次,语文,1,,,未判定,,1,2,2,,组内只有一个单位；跨校比较，仅供内部
甲校,五年级1班,分数,数学,60,,,未判定,,,0,0,,没有成绩"
# 340 and 120 over 5 and 2 pupils; mathematics 58 and 75, 2 of 3 at 85.
is 'targets of schools, pooled over grades but for ranks' "$(units --of school -q | columns 1-12,15)" \
"学校,年级,目标项,学科,目标值,实际,与目标差,达标情况,名次,参排单位数,应考,实考,备注
甲校,,分数,语文,65,65.71,0.71,达标,,,8,7,合并同头课组数：2；跨校比较，仅供内部
甲校,,名次,语文,1,,,未判定,,,8,7,合并同头课组数：2；在几个同头课组中，名次不合并，可用-g限定年级；跨校比较，仅供内部
甲校,四年级,名次,数学,2,2,0,达标,2,2,6,5,跨校比较，仅供内部
乙校,四年级,优秀率,数学,60,66.67,6.67,达标,,,3,3,跨校比较，仅供内部"
is 'of one grade' "$(units --of school -q -g 4 -s 语文 | columns 1-10)" \
"学校,年级,目标项,学科,目标值,实际,与目标差,达标情况,名次,参排单位数
甲校,四年级,分数,语文,65,68.00,3.00,达标,,
甲校,四年级,名次,语文,1,1,0,达标,1,2"
is 'targets of teachers' "$(units --of teacher -q -L en | sed 's/"met[^"]*"/definition/; s/, internal only//; s/"//g')" \
"Teacher ID,Teacher,Grade,Metric,Subject,Target,Actual,Off target,Result,Rank,Units ranked,Entered,Sat,Set by,Definition,Note
T1,额尔敦,Grade 4,mark,语文,68,68.00,0.00,met,,,6,5,,definition,cross-school comparison
T1,额尔敦,Grade 4,rank,语文,1,1,0,met,1,2,6,5,,definition,再接再厉; cross-school comparison
T2,王芳,Grade 4,rank,语文,1,2,1,missed,2,2,3,3,,definition,cross-school comparison
T2,王芳,,rank,数学,1,,,not judged,,,0,0,,definition,no marks of a class assigned"
is 'no rank for few pupils' "$(units --of school -q -g 4 -s 数学 --min-n 4 | columns 3,6-10,15 | sed -n 2p)" '名次,,,未判定,,1,组内只有一个单位；跨校比较，仅供内部'
refused 'targets of pupils where there are of others only' 2 units
refused 'targets of somebody else' 2 units --of district
refused 'targets of classes by class' 2 units --of class -b class
refused 'targets of classes in public' 2 units --of class -a public
printf '考试,学期,考试日期,组织级别,考试性质\n%s,2022-2023-2,2023-06-27,学区,毕业考试\n' "$exam" >entrance.csv
refused 'the entrance exam is no target of schools' 2 units --of school --from exams=entrance.csv
# ---- items ----

# marks: lines "pupil mark...", blank is "-", as a wide sheet; the headings are the options.
marks() {
	awk -v exam="$exam" -v headings="$*" 'BEGIN { gsub(" ", ",", headings); print "考试,学籍号,学科," headings } {
		printf "%s,L15052520120101%s,数学", exam, $1
		for (i = 2; i <= NF; i++)
			printf ",%s", $i == "-" ? "" : $i
		print "" }'
}
scores >paper.csv <<EOF
甲校 四年级1班 数学 4 3
乙校 四年级1班 数学 1 0 3
丙校 五年级1班 数学 3
EOF
cat >blueprint.csv <<EOF
考试,学科,年级,题号,满分,知识点,能力层级,题型
$exam,数学,4,2(2),1,分数,应用,填空
$exam,数学,4,1,2,整数,识记,选择
$exam,数学,4,2(1),1,分数,理解,填空
EOF
# The fifth has not all items, the fourth another sum than in the scores.
sed 's/,0$/,0.5/' paper.csv >paper-odd.csv
marks 1 '2(1)' '2(2)' 题3 >marks.csv <<EOF
0201 1 0 0
0101 2 1 1
0203 2 1 -
0102 2 1 0
0202 0 0 0
0301 1 1 - 1
EOF
paper() {
	score-report items --from scores=paper-odd.csv --from items=blueprint.csv --from item_marks="${of:-marks.csv}" -g 4 "$@" 2>refusal || sed 's/^/# /' refusal
}
# Sums 4 3 1 0, mean 2, variance 2.5; of the items 11, 4 and 3 sixteenths: alpha = 1.5 x (1 - 18 / 40). Groups of 0.27 x 4 = 1.
is 'items by hand' "$(paper | columns 1-16)" \
"年级,学科,授课语言,题号,题型,知识点,能力层级,小题满分,人数,平均分,难度,高低分组人数,区分度,题总相关,删题后α,题目评价
四年级,数学,汉语,1,选择,整数,识记,2,4,1.25,0.63,1,1.00,0.82,0.727,优良
四年级,数学,汉语,2(1),填空,分数,理解,1,4,0.50,0.50,1,1.00,0.89,0.600,优良
四年级,数学,汉语,2(2),填空,分数,应用,1,4,0.25,0.25,1,1.00,0.56,0.889,优良；删去后信度提高"
is 'who is counted is told' "$(paper | columns 18- | sed -n 2p)" '实考，小题齐全者,小题满分合计4，卷面满分100；小题不全未计入人数：1；合计与学科分数不符人数：1'
is 'a paper by hand' "$(paper -b paper -L en | columns 1-14)" \
'Grade,Subject,Language,Items,Full mark,Sat,Incomplete,Other sum,Pupils,Mean,Std dev,Alpha,Error of measurement,Difficulty
Grade 4,数学,han,3,4,5,1,1,4,2.00,1.58,0.825,0.66,0.50'
is 'knowledge points' "$(paper -b point | columns 4-9)" \
'知识点,小题,小题满分,人数,平均分,得分率
整数,1,2,4,1.25,62.50
分数,2(1)、2(2),2,4,0.75,37.50'
is 'knowledge points of classes beside the district' "$(paper -b point,class | columns 1,3,6,7,9-14)" \
'学校,班级,知识点,小题,人数,平均分,得分率,学区人数,学区得分率,得分率差
甲校,四年级1班,整数,1,2,2.00,100.00,4,62.50,37.50
乙校,四年级1班,整数,1,2,0.50,25.00,4,62.50,-37.50
甲校,四年级1班,分数,2(1)、2(2),2,1.50,75.00,4,37.50,37.50
乙校,四年级1班,分数,2(1)、2(2),2,0.00,0.00,4,37.50,-37.50'
is 'items of schools' "$(paper -b item,school -L en | columns 1,5,8-14 | sed -n '1p; 6,7p')" \
'School,Item,Item full mark,Pupils,Mean,Score rate,District pupils,District rate,Difference of rates
甲校,2(2),1,2,0.50,50.00,4,25.00,25.00
乙校,2(2),1,2,0.00,0.00,4,25.00,-25.00'
is 'schools side by side are for internal use' "$(paper -b paper,school | sed -n 2p | grep -c 跨校比较，仅供内部)" 1
sed -n '1p' marks.csv >turned.csv
sed 1d marks.csv | sort -r >>turned.csv
is 'the order of the file does not matter' "$(of=turned.csv paper)" "$(paper)"
awk -F , 'NR == 1 { split($0, heading, ","); print "考试,学籍号,学科,题号,得分" } NR > 1 { for (i = 4; i <= 7; i++) if ($i != "") print $1 "," $2 "," $3 "," heading[i] "," $i }' marks.csv >long.csv
is 'a row for each mark does as well' "$(of=long.csv paper)" "$(paper)"
is 'without a blueprint what needs a full mark is blank' \
	"$(score-report items --from scores=paper.csv --from item_marks=marks.csv -g 4 -L en | columns 4,8-16 | sed 3q)" \
'Item,Item full mark,Pupils,Mean,Difficulty,Group size,Discrimination,Item-rest r,Alpha without,Quality
1,,4,1.25,,1,,0.82,0.727,
2(1),,4,0.50,,1,,0.89,0.600,'
is 'another grade is another paper' "$(score-report items --from scores=paper.csv --from items=blueprint.csv --from item_marks=marks.csv -b paper | columns 1,4-14,17)" \
'年级,题数,满分,实考,小题不全,合计不符,人数,平均分,标准差,信度α,测量标准误,难度,备注
四年级,3,4,5,1,0,4,2.00,1.58,0.825,0.66,0.50,小题满分合计4，卷面满分100
五年级,3,,1,0,0,1,3.00,0.00,,,,没有双向细目表，小题满分不明'

# Papers A and B of one subject; the blueprint of B has an item of which all have the same mark.
cat >papers.csv <<EOF
考试,学科,年级,卷别,题号,满分
$exam,数学,3-6,A,1,2
$exam,数学,3-6,B,1,4
$exam,数学,4,B,2,1
EOF
sed -e 's/,状态/,卷别,状态/; /01010[12],/s/,数学,/,数学,A,/; /01020[123],/s/,数学,/,数学,B,/; /010301,/s/,数学,/,数学,,/' paper.csv >lettered.csv
marks 1 2 >marks-of-papers.csv <<EOF
0101 2 -
0102 1 -
0201 4 1
0202 0 1
0203 2 1
EOF
is 'papers are kept apart' "$(score-report items --from scores=lettered.csv --from items=papers.csv --from item_marks=marks-of-papers.csv | columns 3,5,9-17)" \
'卷别,题号,小题满分,人数,平均分,难度,高低分组人数,区分度,题总相关,删题后α,题目评价
A,1,2,2,1.50,0.75,1,0.50,,,优良
B,1,4,3,2.00,0.50,1,1.00,,,优良
B,2,1,3,1.00,1.00,1,0.00,,,得分全同，无区分'

# LSAT-6: 1000 persons, 5 items; the patterns 00000 to 11111 with their counts.
awk -v exam="$exam" 'BEGIN {
	n = split("3 6 2 11 1 1 3 4 1 8 0 16 0 3 2 15 10 29 14 81 3 28 15 80 16 56 21 173 11 61 28 298", count, " ")
	print "考试,学籍号,姓名,学科,1,2,3,4,5" >"lsat.csv"
	print "学籍号,姓名,学校,班级" >"lsat-pupils.csv"
	for (p = 0; p < n; p++)
		for (i = 0; i < count[p + 1]; i++) {
			id = sprintf("L15052520120101%04d", ++persons)
			printf "%s,%s,巴图,数学,%d,%d,%d,%d,%d\n", exam, id, p / 16 % 2, p / 8 % 2, p / 4 % 2, p / 2 % 2, p % 2 >"lsat.csv"
			print id ",巴图,甲校,小2019级1班" >"lsat-pupils.csv"
		}
	print "考试,学科,年级,题号,满分" >"lsat-items.csv"
	for (i = 1; i <= 5; i++)
		print exam ",数学,4," i ",1" >"lsat-items.csv" }' </dev/null
lsat() {
	score-report items --from pupils=lsat-pupils.csv --from items=lsat-items.csv --from item_marks=lsat.csv "$@"
}
is 'LSAT-6: alpha 0.2949972' "$(lsat -b paper | columns 6,9-14)" \
'实考,人数,平均分,标准差,信度α,测量标准误,难度
,1000,3.82,1.03,0.295,0.87,0.76'
is 'LSAT-6: the items, pupils known by the register only' "$(lsat -L en | columns 4,8-16)" \
'Item,Item full mark,Pupils,Mean,Difficulty,Group size,Discrimination,Item-rest r,Alpha without,Quality
1,1,1000,0.92,0.92,270,0.20,0.11,0.275,"fair
2,1,1000,0.71,0.71,270,0.63,0.15,0.238,very good
3,1,1000,0.55,0.55,270,0.81,0.17,0.217,very good
4,1,1000,0.76,0.76,270,0.54,0.14,0.246,very good
5,1,1000,0.87,0.87,270,0.32,0.12,0.266,good'

# A leader of the school is before one of the subject; a sampled pupil is apart.
printf '包科领导,学校,学科,年级,起始日期\n王校长,,数学,4,2022-09-01\n李主任,乙校,数学,4,2022-09-01\n' >item-leaders.csv
is 'who is responsible for items' "$(paper -b paper,school --from responsible=item-leaders.csv -f json | sed -n 's/.*"学校":"\([^"]*\)".*"包科领导":"\([^"]*\)".*/\1 \2/p')" '甲校 王校长
乙校 李主任'
printf '考试,学籍号\n%s,L150525201201010102\n' "$exam" >item-sample.csv
is 'a sample is apart' "$(paper -b paper --from samples=item-sample.csv | columns 3,7-11)" \
'卷别,实考,小题不全,合计不符,人数,平均分
,4,1,1,3,1.67
抽样,1,0,0,1,3.00'

import-scores -q -d items.db -e "$exam" paper.csv
import-records -q -d items.db items blueprint.csv
is 'no item marks yet' "$(score-report items -d items.db 2>&1)" 'score-report: there are no item marks yet; import-records item_marks brings them in'
import-records -q -d items.db item_marks marks.csv
is 'what was imported is reported' "$(score-report items -d items.db -g 4 2>/dev/null | columns 1-16)" "$(paper | columns 1-16)"
sed 's/,2,1,1$/,2,1,0/' marks.csv >changed.csv
import-records -q -r -d items.db item_marks changed.csv
is 'what was replaced counts' "$(score-report items -d items.db -g 4 -q 2>/dev/null | columns 4,10,16 | sed -n 4p)" '2(2),0.00,得分全同，无区分；删去后信度提高'
is 'and before the first import there is nothing' "$(score-report items -d items.db --as-of 2001-01-01 2>&1)" 'score-report: nothing had been imported by 2001-01-01'
refused 'no such item marks' 2 score-report items -d items.db -s 语文
refused 'items in public' 2 score-report items -d items.db -a public
refused 'items for parents' 2 score-report items -d items.db -a parent
refused 'items with a base' 2 score-report items -d items.db --base enrolled
refused 'items by two things' 2 score-report items -d items.db -b item,point
refused 'items by nothing known' 2 score-report items -d items.db -b pupil
ok 'items for teachers' score-report items -d items.db -a teacher

# ---- targets proposed for the next exam ----

next=2023-2024学年第一学期期末
# Chinese in grade 4: mean 70, SD sqrt(200) = 14.142; mathematics mean 70, SD 10, so T is 60 and 40. English is all the same.
scores >last.csv <<EOF
甲校 四年级1班 语文 90 70 50 缺考
甲校 四年级1班 数学 80 60 缺考 缺考
甲校 四年级1班 英语 70 70 缺考 缺考
乙校 四年级1班 语文 80 60
乙校 四年级1班 科学 100 96
甲校 六年级1班 语文 90 80
EOF
scores <<EOF | sed "s/$exam/$next/; s/2022-2023-2/2023-2024-1/" >next.csv
甲校 五年级1班 语文 91 73 50 缺考
甲校 五年级1班 数学 97.5 74 缺考 80
乙校 五年级1班 语文 82.5 63
乙校 五年级1班 科学 100 100
EOF
import-records -q -d next.db scores last.csv
# Mathematics will be of 120: 81 and 62 x 1.2 are 97.2 and 74.4.
printf '学科,适用年级,启用日期,满分\n数学,5-6,2023-09-01,120\n' | import-records -q -d next.db subjects -
proposal() {
	score-report propose -d next.db -e "$exam" --for $next "$@"
}
# 90 + 1.414, 70 + 2.828, 50 + 4.243 up to halves; science 98 and 2, T 60 and 40: 100.2 is above the full mark, 96.4.
is 'targets proposed' "$(proposal -q | columns 2-4,6-10)" \
"学校,班级,学籍号,目标项,学科,目标值,制定人,备注
甲校,五年级1班,L150525201201010101,分数,语文,91.5,目标建议,上次T 64.1，优，+1
甲校,五年级1班,L150525201201010101,分数,数学,97.5,目标建议,上次T 60.0，优，+1，折算为满分120
甲校,五年级1班,L150525201201010102,分数,语文,73,目标建议,上次T 50.0，中，+2
甲校,五年级1班,L150525201201010102,分数,数学,74.5,目标建议,上次T 40.0，中，+2，折算为满分120
甲校,五年级1班,L150525201201010103,分数,语文,54.5,目标建议,上次T 35.9，学困，+3
乙校,五年级1班,L150525201201010201,分数,语文,83,目标建议,上次T 57.1，中，+2
乙校,五年级1班,L150525201201010201,分数,科学,100,目标建议,上次T 60.0，优，+1，以满分为限
乙校,五年级1班,L150525201201010202,分数,语文,63,目标建议,上次T 42.9，中，+2
乙校,五年级1班,L150525201201010202,分数,科学,96.5,目标建议,上次T 40.0，中，+2"
# The one absent in Chinese, two and two in the others; the two of English; grade 6 leaves the school.
is 'who gets none is told' "$(proposal 2>&1 >/dev/null | sed "s/$exam/LAST/; s/$next/NEXT/")" \
'score-report: papers not sat in LAST, without a target: 5
score-report: marks without a T (alone in the group, or all the same), without a target: 2
score-report: marks of pupils who will have left by NEXT, without a target: 2'
# 72.83 is below 80 and 90; with 10 points more 84.14, 74.14 and 94.14.
is 'ranks that the T would have had' "$(proposal -q --metric rank -s 语文 | columns 4,6-8; proposal -q --metric rank -s 语文 --steps 1,10,10 | columns 8 | tr '\n' ' ')" \
'学籍号,目标项,学科,目标值
L150525201201010101,名次,语文,1
L150525201201010102,名次,语文,3
L150525201201010103,名次,语文,5
L150525201201010201,名次,语文,2
L150525201201010202,名次,语文,4
目标值 1 2 4 1 3 '
# Totals of 甲校 240 and 200, SD 20, of 300 and then 320; layers 70 and 30 make both middle: 244 and 204 x 320 / 300.
is 'totals, other layers, in English' "$(proposal -q --metric total --layers 70,30 --set-by 教导处 -L en -s total -g 4 | sed 's/"//g' | columns 3-4,6-13 | head -n 3)" \
'Class,Pupil ID,Metric,Subject,Target,Set by,Note
Grade 5 Class 1,L150525201201010101,total,,260.5,教导处,last T 60.0, middle, +2, scaled to a full mark of 320
Grade 5 Class 1,L150525201201010102,total,,218,教导处,last T 40.0, middle, +2, scaled to a full mark of 320'
ok 'import-records takes them' sh -c "score-report propose -q -d next.db -e '$exam' --for $next | import-records -q -d next.db targets -"
import-records -q -d next.db scores next.csv
is 'and the next exam is held against them' "$(score-report targets -d next.db -e $next | columns 3,6-9)" \
"学籍号,学科,目标值,实际,达标情况
L150525201201010101,语文,91.5,91,未达标
L150525201201010101,数学,97.5,97.5,达标
L150525201201010102,语文,73,73,达标
L150525201201010102,数学,74.5,74,未达标
L150525201201010103,语文,54.5,50,未达标
L150525201201010201,语文,83,82.5,未达标
L150525201201010201,科学,100,100,达标
L150525201201010202,语文,63,63,达标
L150525201201010202,科学,96.5,100,达标"
is 'one is asked in' "$(score-report interview -d next.db -e $next | columns 3,5-8,11)" \
"学籍号,目标数,达标数,未达标数,未判定数,约谈
L150525201201010103,1,0,1,0,约谈"
printf '学校,班级,姓名,语文\n一小,六年级1班,甲某,90\n一小,六年级1班,乙某,70\n' >named.csv
import-scores -q -d named.db -e 2022-2023学年第一学期期末 named.csv
score-report propose -q -d named.db -e 2022-2023学年第一学期期末 --for "$exam" >named-targets.csv
is 'pupils without a number are found by name' "$(import-records -q -d named.db targets named-targets.csv; query-data -L zh -d named.db 'select 姓名, 目标值 from 目标 order by 2')" \
"姓名,目标值
乙某,72
甲某,91"
refused 'no next exam' 2 score-report propose -d next.db -e "$exam"
refused 'no last exam' 2 score-report propose -d next.db --for $next
refused 'targets for the same exam' 2 score-report propose -d next.db -e $next --for $next
refused 'targets for an earlier exam' 2 score-report propose -d next.db -e $next --for "$exam"
refused 'an exam of no term' 2 proposal --for 摸底
refused 'layers that do not fall' 2 proposal --layers 40,60
refused 'one layer' 2 proposal --layers 60
refused 'two steps' 2 proposal --steps 1,2
refused 'a step back' 2 proposal --steps 1,2,-1
refused 'no number' 2 proposal --steps 1,2,x
refused 'no such metric' 2 proposal --metric mark,low
refused 'by class' 2 proposal -b class
refused 'to teachers, whose names would be masked' 2 proposal -a teacher

# Pupils known by name only have no number, in no form
names='学校,班级,姓名,语文,数学'
for half in 一 二; do
	printf '%s\n一小,六年级1班,甲某,90,80\n一小,六年级1班,乙某,70,60\n一小,六年级1班,丙某,60,50\n' "$names" >names.csv
	import-scores -q -d names.db -e 2022-2023学年第${half}学期期末 names.csv
done
later=2022-2023学年第二学期期末
is 'standard without a number' "$(score-report standard -q -d names.db -e $later | grep -c @)" 0
is 'progress without a number' "$(score-report progress -q -d names.db -e $later --since 2022-2023学年第一学期期末 -b pupil | grep -c '甲某')" 3
is 'and without its key' "$(score-report progress -q -d names.db -e $later --since 2022-2023学年第一学期期末 -b pupil | grep -c @)" 0
is 'slips without a number' "$(score-report slips -q -a parent -d names.db -e $later --pupil 乙某 | sed -n 2p)" '一小,六年级1班,,乙某,语文,合格,优≥85%，良≥75%，合格≥60%,'
is 'borderline without a number' "$(score-report borderline -q -d names.db -e $later -g 6 --total 150 --window 30 | sed -n 2p | cut -d, -f 1-4)" ',乙某,一小,六年级1班'

# ---- pupils drawn as a sample, marks of an earlier exam ----

# Class 1 of 甲校 sat whole: 60 80 50 were drawn, 90 70 are the rest; of 乙校 only the drawn ones sat, one of them did not come.
scores >drawn.csv <<EOF
甲校 六年级1班 语文 60 80 50 90 70
甲校 六年级1班 数学 70 90 缺考 80 60
乙校 六年级1班 语文 60 70
乙校 六年级1班 数学 100 50
EOF
{
	echo '学籍号,姓名,学校,班级'
	for pupil in 0101 0102 0103 0104 0105; do echo "L15052520120101$pupil,巴图,甲校,六年级1班"; done
	for pupil in 0201 0202 0203 0204; do echo "L15052520120101$pupil,巴图,乙校,六年级1班"; done
} >drawn-pupils.csv
{
	echo '考试,学籍号,姓名,备注'
	for pupil in 0101 0102 0103; do echo "$exam,L15052520120101$pupil,巴图,"; done
	for pupil in 0201 0202 0203; do echo "$exam,L15052520120101$pupil,巴图,"; done
} >samples.csv
import-records -q -d drawn.db --date 2023-06-30 pupils drawn-pupils.csv
import-records -q -d drawn.db scores drawn.csv
is 'without a list of samples the class is one' "$(score-report -d drawn.db -q -s 语文 | columns 1,3-9)" \
"学校,学科,授课语言,在籍,应考,实考,缺考,平均分
甲校,语文,汉语,5,5,5,0,70.00
乙校,语文,汉语,4,2,2,0,65.00
全学区,语文,汉语,9,7,7,0,68.57"
ok 'a list of samples' import-records -q -d drawn.db samples samples.csv
# (60 + 80 + 50) / 3, (60 + 70) / 2, pooled 320 / 5; of 乙校 three are on the list; totals 130 170, 160 120.
is 'a sample is never with full classes' "$(score-report -d drawn.db -q | columns 1,3,4,6-10)" \
"学校,学科,卷别,在籍,应考,实考,缺考,平均分
甲校,语文,,2,2,2,0,80.00
全学区,语文,,2,2,2,0,80.00
甲校,语文,抽样,3,3,3,0,63.33
乙校,语文,抽样,3,3,2,1,65.00
全学区,语文,抽样,6,6,5,1,64.00
甲校,数学,,2,2,2,0,70.00
全学区,数学,,2,2,2,0,70.00
甲校,数学,抽样,3,3,2,1,80.00
乙校,数学,抽样,3,3,2,1,75.00
全学区,数学,抽样,6,6,4,2,77.50
甲校,总分,,2,2,2,0,150.00
全学区,总分,,2,2,2,0,150.00
甲校,总分,抽样,3,3,2,1,150.00
乙校,总分,抽样,3,3,2,1,140.00
全学区,总分,抽样,6,6,4,2,145.00"
is 'by the register of the sample' "$(score-report -d drawn.db -q -s 语文 --base enrolled -L en | columns 4,6-8,10 | sed -n '4,$p')" \
'sample,3,3,3,63.33
sample,3,3,2,43.33
sample,6,6,5,53.33'
is 'the paper of a sample that has a name' "$(awk -F , -v OFS=, 'NR == 1 { print $0, "卷别" } NR > 1 { print $0, "A" }' drawn.csv |
	score-report --from scores=- --from samples=samples.csv -q -s 语文 | columns 4 | sort -u)" \
'A
A 抽样
卷别'
# Of 50 60 60 70 80 a 60 has (1 + 2 / 2) / 5.
is 'places of pupils are within the sample' "$(score-report standard -d drawn.db -q -b pupil -s 语文 | columns 1,5,7,9,10,15 | sed -n '2,$p')" \
'甲校,,L150525201201010104,90,2,75.00
甲校,,L150525201201010105,70,2,25.00
甲校,抽样,L150525201201010101,60,5,40.00
甲校,抽样,L150525201201010102,80,5,90.00
甲校,抽样,L150525201201010103,50,5,10.00
乙校,抽样,L150525201201010201,60,5,40.00
乙校,抽样,L150525201201010202,70,5,70.00'
# Totals of the full class 170 and 130, of the sample 130, 170, 160 and 120.
is 'lines too' "$(score-report line -d drawn.db -q -g 6 --total 130 | awk -F , '$1 == "全学区" && $3 == "总分" { print $5, $9, $NF }')" \
'2 2 跨校比较，仅供内部
4 3 跨校比较，仅供内部；抽样'
# 90 and 70; 60 80 50; 60 70 and one who did not come.
is 'levels too' "$(score-report levels -d drawn.db -q -s 语文 | columns 1,4,6-8,10,12,14)" \
'学校,卷别,应考,定级人数,优人数,良人数,合格人数,待合格人数
甲校,,2,2,1,0,1,0
全学区,,2,2,1,0,1,0
甲校,抽样,3,3,0,1,1,1
乙校,抽样,3,2,0,0,2,0
全学区,抽样,6,5,0,1,3,1'
refused 'a pupil drawn whom no register knows' 1 import-records -d drawn.db samples - <<EOF
考试,学籍号
$exam,L150525201201019999
EOF
refused 'an exam that nobody knows' 1 import-records -d drawn.db samples - <<EOF
考试,学籍号
摸底,L150525201201010101
EOF

# Geography was finished in grade 8 with 50 marks, pass 30; in grade 9 the paper has 100.
earlier=2021-2022学年第二学期期末
# marks EXAM TERM CLASS: lines "pupil subject mark".
marks() {
	awk -v exam="$1" -v term="$2" -v class="$3" '{
		printf "%s,%s,甲校,%s,L15052520120101%s,巴图,%s,%s,%s\n", exam, term, class, $1, $2, $3 ~ /[0-9]/ ? "" : $3, $3 ~ /[0-9]/ ? $3 : "" }'
}
{
	echo '考试,学期,学校,班级,学籍号,姓名,学科,状态,分数'
	marks $earlier 2021-2022-2 八年级1班 <<EOF
0101 地理 30
0102 地理 20
0103 地理 40
0105 地理 缺考
0106 地理 50
0107 地理 免试
0108 地理 35
EOF
	marks $exam 2022-2023-2 九年级1班 <<EOF
0101 语文 100
0102 语文 90
0103 语文 80
0103 地理 45
0104 语文 70
0105 语文 60
0107 语文 110
0108 语文 50
0108 地理 缺考
EOF
} >two-exams.csv
cat >two-subjects.csv <<EOF
学科,适用年级,授课语言,启用日期,满分,及格线
语文,7-9,不限,2000-01-01,120,60
地理,8,不限,2000-01-01,50,60
地理,9,不限,2000-01-01,100,60
EOF
printf '考试,学科,来源考试\n%s,地理,%s\n' $exam $earlier >carried.csv
two_exams() {
	score-report "$@" -q -e $exam --from scores=two-exams.csv --from subjects=two-subjects.csv
}
is 'without carried marks' "$(two_exams | awk -F , '$1 == "甲校" { print $3, $6, $7, $8, $9, $NF }')" \
'语文 7 7 0 80.00 
地理 7 1 6 45.00 
总分 7 1 6 125.00 '
# 30 20 45 (his own mark of now) 35 (now absent): 130 / 4, three of 4 pass 30; 0104 has no mark, 0105 was absent, 0107 is exempt, 0106 not in the exam.
# Totals 130 110 125 85 of 170, pass 102.
is 'marks of an earlier exam count' "$(two_exams --from carried=carried.csv | awk -F , '$1 == "甲校" { print $3, $6, $7, $8, $9, $10, $NF }')" \
"语文 7 7 0 80.00 57.14 
地理 6 4 2 32.50 75.00 成绩来自$earlier
总分 6 4 2 112.50 75.00 含其他考试的成绩"
is 'in English' "$(two_exams --from carried=carried.csv -L en -s 地理 -b class | sed -n '2s/.*,//p')" "marks of $earlier"
is 'the pupils of a total of two exams' "$(two_exams standard -b pupil -s 总分 --from carried=carried.csv | columns 6,8,9 | sed -n '2,$p')" \
'L150525201201010101,130,4
L150525201201010102,110,4
L150525201201010103,125,4
L150525201201010108,85,4'
is 'the earlier exam stays as it is' "$(score-report -q -e $earlier --from scores=two-exams.csv --from subjects=two-subjects.csv --from carried=carried.csv | sed -n 2p | columns 2,3,5-9)" \
'八年级,地理,8,6,5,1,35.00'
refused 'marks of no exam' 1 import-records -d drawn.db carried - <<EOF
考试,学科,来源考试
$exam,语文,
EOF

done_testing
