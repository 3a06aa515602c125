#!/bin/sh
# The invented district: the same for the same seed, believable, its numbers sound.
. "$(dirname "$0")/lib.sh"

generate=$BUILD/examples/district/generate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

sums() {
	(cd "$1" && find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

# Rows of a register without its headings, as UTF-8 with plain line ends.
rows() {
	iconv -f "$1" -t UTF-8 "$2" | tr -d '\r' | sed 1d
}

between() {
	test "$1" -ge "$2" && test "$1" -le "$3"
}

# Prints every pupil number whose check digit is wrong (GB 11643).
wrong_check_digits() {
	awk '{
		split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", weight, " ")
		for (sum = i = 0; i < 17; i++)
			sum += substr($0, 2 + i, 1) * weight[i + 1]
		if ($0 !~ /^[GJ][0-9]+[0-9X]$/ || length($0) != 19 || substr("10X98765432", sum % 11 + 1, 1) != substr($0, 19))
			print
	}'
}

without_expect() {
	for file in "$work"/a/faulty/*; do
		case $file in
		*.expect) test -s "$file" || echo "$file" ;;
		*) test -e "$file.expect" || echo "$file" ;;
		esac
	done
}

# Every line of an .expect names the file beside it.
foreign_expectations() {
	for file in "$work"/a/faulty/*.expect; do
		name=$(basename "$file" .expect)
		awk -F '\t' -v name="$name" 'NF != 2 || index($1, name) != 1 { print name ": " $0 }' "$file"
	done
}

ok 'a district is made' "$generate" -o "$work/a"
ok 'and once more' "$generate" --seed 1 -o "$work/b"
ok 'and another one' "$generate" -s 2 -o "$work/c"
is 'the same seed gives the same bytes' "$(sums "$work/a")" "$(sums "$work/b")"
ok 'another seed gives other marks' test "$(sha256sum <"$work/a/truth/scores.csv")" != "$(sha256sum <"$work/c/truth/scores.csv")"

scores=$work/a/truth/scores.csv
is 'schools' "$(rows UTF-8 "$work/a/registers/schools.csv" | wc -l | tr -d ' ')" 14
is 'examinations' "$(rows UTF-8 "$work/a/registers/exams.csv" | wc -l | tr -d ' ')" 4
ok '160 to 180 teachers' between "$(rows UTF-8 "$work/a/registers/teachers.csv" | wc -l)" 160 180
for exam in 2021-2022学年第一学期期末 2022-2023学年第二学期期末; do
	ok "2300 to 2700 pupils: $exam" between "$(grep "^$exam" "$scores" | cut -d, -f6 | sort -u | wc -l)" 2300 2700
	is "score sheets: $exam" "$(ls "$work/a/scores/$exam" | wc -l | tr -d ' ')" 14
done
is 'nobody in two classes at one examination' \
	"$(sed 1d "$scores" | cut -d, -f1,3,4,6 | sort -u | cut -d, -f1,4 | sort | uniq -d)" ''
is 'no mark above 120, none below 0' "$(awk -F, 'NR > 1 && ($11 + 0 > 120 || $11 + 0 < 0)' "$scores")" ''
is 'no paper examination in grades 1 and 2' "$(grep -c ',[一二]年级1班,.*,正常,' "$scores")" 0
is 'check digits' "$(sed 1d "$scores" | cut -d, -f6 | sort -u | wrong_check_digits)" ''
is 'the check of check digits can fail' "$(echo G34052419800101002X | wrong_check_digits)" G34052419800101002X
is 'and knows a right one' "$(echo G34052419800101001X | wrong_check_digits)" ''

is 'co-teachers share a whole' \
	"$(rows GB18030 "$work/a/registers/assignments.csv" | awk -F, '$8 != "" { sum[$3 $4 $5 $6] += $8 } END { for (k in sum) if (sum[k] != 100) print k, sum[k] }')" ''
ok 'some teachers walk between schools' \
	test -n "$(rows GB18030 "$work/a/registers/assignments.csv" | awk -F, '!seen[$1, $3]++ { schools[$1]++ } END { for (t in schools) if (schools[t] > 1) print t }')"
is 'a teacher of each effect is known' \
	"$(rows UTF-8 "$work/a/truth/teacher-effects.csv" | cut -d, -f1 | sort -u)" \
	"$(rows GB18030 "$work/a/registers/assignments.csv" | cut -d, -f1 | sort -u)"

for what in stagnant-school swapped-columns heaped-at-pass-line same-name absent zero exempt left; do
	ok "planted: $what" grep -q "^$what," "$work/a/truth/planted.csv"
done
is 'nobody of the heaped class just below the pass line' \
	"$(awk -F, '$1 ~ /^2022-2023学年第二/ && $3 ~ /中心校/ && $4 == "八年级3班" && $8 == "数学" && $10 == "正常" && $11 >= 60 && $11 < 72' "$scores")" ''

is 'items add up to the mark' "$(rows GB18030 "$work/a/scores-items/东柳小学六年级数学.csv" | awk -F, '{ sum = 0; for (i = 5; i < NF; i++) sum += $i; if (sum != $NF + 0) print }')" ''
is 'which is that of the subject' "$(rows GB18030 "$work/a/scores-items/东柳小学六年级数学.csv" | awk -F, '$NF != "" { print $2 "," $NF }' | sort)" \
	"$(awk -F, '$1 ~ /^2022-2023学年第二/ && $3 == "东柳小学" && $4 == "六年级1班" && $8 == "数学" && $10 == "正常" { print $6 "," $11 }' "$scores" | sort)"
is 'every faulty file has its expectation' "$(without_expect)" ''
is 'every expectation is about its file' "$(foreign_expectations)" ''
ok 'at least twenty faulty files' between "$(ls "$work/a/faulty" | grep -c 'expect$')" 20 99

# The plan of the year: everything is imported without a complaint, and only what is planted is missing.
import_plan() {
	for kind in schools classes subjects exams teachers assignments; do
		import-records -q "$kind" "registers/$kind.csv" || return
	done
	import-records -q pupils registers/pupils-2021/* && import-records -q -r pupils registers/pupils/* || return
	for kind in calendar requirements responsible projects curriculum timetable lesson_checks; do
		import-records -q "$kind" "registers/$kind.csv" || return
	done
	import-records -q activities activities/* && import-records -q checks checks/* || return
	for month in 03 04 05 06 07; do
		for kind in findings rectifications; do
			test ! -e $kind/2023-$month.csv || import-records -q $kind $kind/2023-$month.csv || return
		done
	done
	for kind in movements care visits; do
		import-records -q $kind registers/$kind.csv || return
	done
	for kind in staff_rules trainings appraisal appraisal_grades appraisal_records merits selections selection_places; do
		import-records -q $kind registers/$kind.csv || return
	done
	import-records -q head_teachers registers/head_teachers.csv && import-records -q weekly weekly/* && import-records -q activities weekly-plans/* || return
	import-records -q attendance attendance/2023-04/* && import-records -q staff_attendance staff-attendance/2023-04/*
}

# pupils_of KIND: the planted ones as a list of numbers.
pupils_of() {
	planted "$1" 5 | sort
}

# The one answer of a question.
answer() {
	query-data "$1" | sed 1d
}

# The values of the central school's classes, from the sheets alone; the sheet of another school has a row for every school day.
recomputed_values() {
	{
		rows GB18030 weekly/东柳小学.csv | cut -d , -f 3 | sort -u | sed 's/^/day,/'
		rows UTF-8 weekly/苇塘学区中心校.csv
	} | awk -F, '
		function week(iso, y, m, d) {
			y = substr(iso, 1, 4); m = substr(iso, 6, 2) + 0; d = substr(iso, 9, 2) + 0
			if (m < 3) { m += 12; y-- }
			return int((365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + d - 307) / 7)
		}
		$1 == "day" { days[week($2)]++; next }
		{ w = week($3); off[$2, w] += $5; if (!seen[$2, w]++) weeks[$2]++; used[w] = 1 }
		END {
			for (class in weeks) {
				sum = 0
				for (w in used)
					if ((class, w) in seen)
						sum += 100 - off[class, w] / days[w]
				printf "%s,%d,%.2f\n", class, weeks[class], int(sum / weeks[class] * 100 + 0.5000001) / 100
			}
		}' | sort
}

# planted WHAT COLUMN...: of truth/planted.csv.
planted() {
	grep "^$1," truth/planted.csv | cut -d , -f "$2"
}

for district in a c; do
	cd "$work/$district" || exit 2
	ok "$district: registers, activities, checks, findings and steps are imported" import_plan
	is "$district: without a complaint" "$(cat "$harness/err")" ''
	is "$district: lessons of demonstration" "$(answer "select substr(活动日期, 1, 7), 组别 from 活动记录 where 活动 = '示范课' order by 1, 2")" \
		"$(for month in 03 04 05 06; do printf "2023-$month,%s\n" 文科 理科 英语; done | grep -vx "$(planted missing-demonstration-lesson 7,8 | sed 's/\(.*\),\(.*\)/\2,\1/')")"
	is "$district: three of them are missing" "$(planted missing-demonstration-lesson 7,8 | sort)" "$(printf '%s\n' 文科,2023-06 理科,2023-05 英语,2023-04)"
	is "$district: two drills are missing" "$(answer "select 学校, m.month from 学校, (select distinct substr(活动日期, 1, 7) as month from 活动记录
		where 活动 = '应急演练') m where not exists (select 1 from 活动记录 a where a.学校 = 学校.学校 and a.活动 = '应急演练'
		and a.活动日期 like m.month || '%') order by 2")" "$(planted missing-drill 3,8)"
	is "$district: one school without 1530, the others on each of 85 days" "$(answer "select 学校, (select count(distinct 活动日期) from 活动记录 a
		where a.学校 = 学校.学校 and 活动 = '1530安全教育') as n from 学校 where n <> 85")" "$(planted no-1530 3),0"
	is "$district: each class has its lesson of safety each month" "$(answer "select 班级, count(*) from 活动记录 where 活动 = '安全课'
		group by 学校, 班级 having count(distinct substr(活动日期, 1, 7)) <> 4")" ''
	is "$district: each pupil of the year was visited" "$(answer "select 学籍号 from 学生 where coalesce(离校日期, '9') >= '2022-09-01' except
		select 学籍号 from 活动记录 where 活动 = '家访'")" ''
	is "$district: all run 600 to 1200 metres" "$(answer "select count(*), min(数量), max(数量) > 600 and max(数量) <= 1200 from 活动记录 where 活动 = '大课间跑步'")" 1190,600,1
	is "$district: sixty findings, none of one school in a month" "$(answer "select (select count(*) from 问题清单), 学校 from 学校 where 学校 not in
		(select 学校 from 问题清单 where 检查日期 like '2023-04%')")" "60,$(planted no-finding 3)"
	is "$district: in which nothing is written of it in the checks" "$(answer "select count(主要问题), count(*) > 0 from 常规检查
		where 学校 = '$(planted no-finding 3)' and 检查日期 like '2023-04%'")" 0,1
	is "$district: all states occur" "$(checklist-report open --on 2023-07-05 | cut -d , -f 11 | sed 1d | sort -u)" \
		"$(printf '%s\n' 待反馈 整改中 待复查 待销号 已上报 长期坚持 | sort)"
	is "$district: four are linked to the finding whose words they have" "$(answer "select a.问题编号 || ' after ' || a.反弹自 from 问题清单 a
		join 问题清单 b on b.问题编号 = a.反弹自 and b.学校 = a.学校 and b.问题描述 = a.问题描述 order by 1")" "$(planted recurring-finding 8 | sort)"
	is "$district: the harsh inspector gives the lowest points" "$(answer "select 检查人 from 常规检查 group by 1 order by avg(1.0 * 得分 / 满分分值) limit 1")" \
		"$(planted harsh-inspector 6)"
	is "$district: one teacher in two places" "$(answer "select 教师姓名 || ' ' || 星期 || '第' || 节次 || '节' from 课程表 group by 教师编号, 星期, 节次 having count(*) > 1")" \
		"$(planted teacher-in-two-places 6,8 | sed 's/,/ /; s/ also.*//')"
	is "$district: one class without a subject" "$(answer "select 学校, 班级 from 课程表 group by 1, 2 having sum(学科 = '劳动') = 0")" "$(planted missing-subject 3,4)"
	is "$district: of the three timetables nothing else is wrong" "$(for school in 东柳小学 双榆树小学 乌兰苇小学; do
		plan-check lessons -q --faults --on 2023-06-30 --school $school | sed 1d | cut -d , -f 1,9; done)" \
		"$(printf '%s\n' 东柳小学,缺科 双榆树小学,教师冲突 双榆树小学,教师冲突)"
	is "$district: three lessons were taken" "$(plan-check taught -q --on 2023-06-30 | sed -n '$p' | cut -d , -f 5) $(planted lesson-taken 1 | grep -c .)" '3 3'
	is "$district: one milestone is late" "$(answer "select 学校, 节点 from 项目进度 where 完成日期 is null and 计划日期 < '2023-06-30' or 完成日期 > 计划日期")" \
		"$(planted late-milestone 3,8 | sed 's/小学改造：//; s/ planned.*//')"
	attendance-track retention -q --year 2022-2023 --by class --on 2023-07-15 >retention.csv
	is "$district: the balance of the year is broken by one leaver" "$(grep 不平 retention.csv | grep -o 'G[0-9X]\{18\}\|J[0-9X]\{18\}')" \
		"$(pupils_of leaver-without-movement)"
	is "$district: and that of the year before by nobody" "$(attendance-track retention -q --year 2021-2022 --by class --on 2023-07-15 | grep -c 不平)" 0
	is "$district: two may have dropped out" "$(answer "select 学籍号 from 学生异动 where 异动类型 = '转出' and 对方确认日期 is null and 异动日期 > '2022-09-01'
		and 学籍号 not in (select 学籍号 from 学生异动 where 异动类型 = '转入' and 异动日期 > '2022-09-01') order by 1")" "$(pupils_of leaver-unconfirmed)"
	is "$district: which the report says" "$(awk -F, 'NR > 1 { sum += $18 } END { print sum }' retention.csv) $(head -1 retention.csv | cut -d , -f 18)" '2 疑似流失'
	is "$district: one is suspended and back" "$(answer "select distinct 学籍号 from 学生异动 where 异动类型 in ('休学', '复学')")" "$(pupils_of suspended)"
	is "$district: one is truant for four days" "$(answer "select 学籍号, min(考勤日期) || ' to ' || max(考勤日期), count(*) from 学生考勤 where 考勤 = '旷课' group by 1")" \
		"$(planted truant 5,8),4"
	is "$district: which the ladder knows" "$(attendance-track absent -q --on 2023-04-14 | grep "$(pupils_of truant)" | cut -d , -f 10,11)" 4,2023-04-11
	is "$district: one is absent on a quarter of the month" "$(attendance-track rates -q -m 2023-04 --on 2023-05-01 -b pupil | grep "$(pupils_of chronic-absence)" | cut -d , -f 6,18)" 20,25.00
	is "$district: no mark is missing" "$(attendance-track rates -q -m 2023-04 --on 2023-05-01 -b school | grep '东柳小学\|青坨子\|北坨' | cut -d , -f 1,13)" \
		"$(printf '%s,0\n' 东柳小学 青坨子小学 北坨教学点)"
	is "$district: three of a class have one symptom" "$(attendance-track absent -q --on 2023-04-19 -s 北坨教学点 | grep ',发热,1,2023-04-19,3,' | cut -d , -f 4 | sort)" \
		"$(pupils_of alike-symptoms)"
	is "$district: two were never visited" "$(answer "select distinct 学籍号 from 特殊群体 except select 学籍号 from 走访记录 order by 1")" "$(pupils_of never-visited)"
	is "$district: one teacher is off post, one on leave" "$(answer "select 教师姓名, min(考勤日期) from 教职工考勤 where 考勤 in ('脱岗', '产假') group by 1 order by 2 desc")" \
		"$(for what in off-post maternity-leave; do planted $what 6,8 | sed 's/from //'; done)"
	is "$district: which costs points and nothing" "$(attendance-track staff -q --summary -m 2023-04 --on 2023-05-01 |
		awk -F, '$16 == 1 { print "off", ($17 >= 1) } NR > 1 && $11 > 0 { print "leave", $2, $11 }' | sort)" "$(echo "leave $(planted maternity-leave 6) 16"; echo off 1)"
	is "$district: three did not come to a training" "$(attendance-track training -q --missing -y 2022-2023 --on 2023-07-05 | sed 1d | cut -d , -f 5,7 | sort)" \
		"$(planted training-missed 3,6 | sort)"
	is "$district: the bands are those of the trainings" "$(attendance-track training -q -y 2022-2023 -b school --on 2023-07-05 | awk -F, 'NR > 1 && $1 != "全学区" { n += $3; h += $10 } END { print n, h }')" \
		"$(rows UTF-8 registers/teachers.csv | wc -l | tr -d ' ') $(rows GB18030 registers/trainings.csv | awk -F, '$7 == "是" && $8 != "" { m = int($6 / 45); h += m > 8 ? 8 : m } END { print h }')"
	totals="select 教师编号, 100 + sum(case when 考核项目 = '教研与培训' then 0 else 加减分 end) as 总分, max(一票否决 = '是') as 否决 from 考核记录 group by 1"
	is "$district: one is barred" "$(answer "select 教师姓名 from 考核记录 where 一票否决 = '是'")" "$(planted appraisal-veto 6)"
	is "$district: four tie by the plan of conduct and safety" "$(answer "select 教师姓名 from 教师 join ($totals) using (教师编号) where 总分 = 101 order by 1")" \
		"$(planted appraisal-tie 6 | LC_ALL=C sort)"
	is "$district: where two places of 15 % are left" "$(answer "select (select count(*) from 教师) * 15 / 100 - count(*) from ($totals) where 总分 > 101")" 2
	rank-teachers select -q --selection 学科带头人 --on 2023-07-05 >leaders.csv
	is "$district: two are selected, two tied, one lacks a certificate" "$(sed -n 2,6p leaders.csv | awk -F, '{ print $5, $16, $15 }' | sort)" \
		"$({ planted selected 8 | awk '{ print $2, "入选", $3 }'; planted tied-at-the-cut 8 | awk '{ print $2, "并列待定", $3 }'; planted certificate-missing 8 | awk '{ print $2, "未入选", $3 }'; } | sort)"
	is "$district: which is said" "$(rank-teachers select -q --selection 学科带头人 --on 2023-07-05 --explain "$(planted certificate-missing 8 | awk '{ print $2 }')" | grep -c '无证号，不计')" 1
	is "$district: records have the hours of the trainings" "$(rank-teachers record -q -y 2022-2023 --on 2023-07-05 | awk -F, 'NR > 1 { print $1, $9 }' | sort)" \
		"$(attendance-track training -q -y 2022-2023 --on 2023-07-05 | query-data --from t=- 'select 教师编号, 学时合计 from t' | sed 1d | tr , ' ' | sort)"
	is "$district: and the leave of the month" "$(rank-teachers record -q -m 2023-04 --on 2023-05-01 | query-data --from t=- 'select 教师编号, 1.0 * 病事假天数, 1.0 * 旷工天数 from t order by 1')" \
		"$(attendance-track staff -q --summary -m 2023-04 --on 2023-05-01 | query-data --from t=- 'select 教师编号, 1.0 * (病假天数 + 事假天数) as "1.0 * 病事假天数", 1.0 * 旷工天数 from t order by 1')"
	ok "$district: education and civil affairs differ about those left behind" test "$(answer "select count(*) from (select 学籍号 from 特殊群体 where 关爱类别 = '留守' group by 1 having count(*) = 1)")" -gt 3
	is "$district: two weekly plans were not handed in" "$(rank-teachers homeroom -q --by week -t 2022-2023-2 --on 2023-06-30 | awk -F, '$9 == "0.00" { print $2 "," $3 "," $4 "," $1 }')" \
		"$(planted no-weekly-plan 3,4,6,8)"
	is "$district: one week of a class was not recorded" "$(rank-teachers homeroom -q -t 2022-2023-2 --on 2023-06-30 -s "$(planted week-not-recorded 3)" | awk -F, '$6 > $5 { print $3 "," $25 }')" \
		"$(planted week-not-recorded 4,8 | sort -u)"
	is "$district: the classes' values are those of the sheets" "$(rank-teachers homeroom -q -t 2022-2023-2 --on 2023-06-30 -s 苇塘学区中心校 | sed 1d | cut -d , -f 3,5,7 | grep -v "^七年级1班" | sort)" \
		"$(recomputed_values | grep -v "^七年级1班")"
	is "$district: a head teacher who changed has the weeks since" "$(rank-teachers homeroom -q -t 2022-2023-2 --on 2023-06-30 -s "$(planted head-teacher-changed 3)" | awk -F, '$6 < 18 { print $4, $6 }' | sed -n 2p)" \
		"$(planted head-teacher-changed 6) 9"
done
cd "$work" || exit 2

ok 'a small province' "$generate" --province 1000 -o "$work/p.csv"
is 'its pupils' "$(rows GB18030 "$work/p.csv" | cut -d, -f3 | sort -u | wc -l | tr -d ' ')" 1000
is 'have sound numbers' "$(rows GB18030 "$work/p.csv" | cut -d, -f3 | wrong_check_digits)" ''
is 'stand in its register' "$(rows GB18030 "$work/p.csv.pupils.csv" | cut -d, -f1)" "$(rows GB18030 "$work/p.csv" | cut -d, -f3)"
is 'have nine cells of marks' "$(rows GB18030 "$work/p.csv" | awk -F, 'NF != 13')" ''

"$generate" --province 10 >/dev/null 2>&1
is 'a province needs a file' $? 2
done_testing
