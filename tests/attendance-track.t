#!/bin/sh
# attendance-track: who was there, by hand.
. "$(dirname "$0")/lib.sh"

# Remarks are not of interest but where they are looked at.
exec 2>"$harness/remarks"

# columns LIST: of CSV without quoted cells; LIST is 1,2,5.
columns() {
	cut -d , -f "$1"
}

# ---- a month: April 2023 has 20 weekdays less the 5th, and Sunday the 23rd ----

cat >calendar.csv <<EOF
学校,起始日期,结束日期,日类,按星期几
,2023-04-05,,放假,
,2023-04-29,2023-05-03,放假,
,2023-04-23,,上课,星期一
EOF
cat >classes.csv <<EOF
学校,班级,班主任
甲校,小2019级1班,王老师
乙校,小2022级1班,李老师
EOF
# 乌云 is there from the 17th, 11 school days; 其力嘎 leaves on the 11th, after 5.
cat >pupils.csv <<EOF
学籍号,姓名,学校,班级,转入日期,离校日期
L150525201301010101,巴图,甲校,小2019级1班,,
L150525201301010102,乌云,甲校,小2019级1班,2023-04-17,
L150525201301010103,其力嘎,甲校,小2019级1班,,2023-04-11
L150525201601010104,娜仁,乙校,小2022级1班,,
L150525201601010105,阿木尔,乙校,小2022级1班,,
EOF
{
	echo 学校,班级,学籍号,姓名,日期,时段,考勤,备注
	for day in 03 04 06 07 10 11 12 13 14 17 18 19 20 21 23 24 25 26 27 28; do
		echo "甲校,小2019级1班,L150525201301010101,巴图,2023-04-$day,,√,"
		case $day in
		17 | 18) echo "甲校,小2019级1班,L150525201301010102,乌云,2023-04-$day,,病,发热" ;;
		19 | 2[0-7]) echo "甲校,小2019级1班,L150525201301010102,乌云,2023-04-$day,,√," ;;
		esac
		case $day in
		03 | 04) echo "甲校,小2019级1班,L150525201301010103,其力嘎,2023-04-$day,,√," ;;
		06 | 07 | 10) echo "甲校,小2019级1班,L150525201301010103,其力嘎,2023-04-$day,,旷," ;;
		esac
		case $day in
		03) marks='上午,迟到 下午,早退' ;;
		04) marks='上午,病 下午,√' ;;
		06) marks='全天,公' ;;
		*) marks='上午,√ 下午,√' ;;
		esac
		for mark in $marks; do
			echo "乙校,小2022级1班,L150525201601010104,娜仁,2023-04-$day,$mark,"
		done
	done
} >attendance.csv
track() {
	form=$1
	shift
	attendance-track "$form" --from calendar=calendar.csv --from classes=classes.csv --from pupils=pupils.csv --from attendance=attendance.csv --on 2023-05-10 "$@"
}

is 'by pupil: enrolled days only, not recorded by itself' "$(track rates -m 2023-04 --by pupil | columns 2-19)" \
'班级,班主任,学籍号,姓名,授课天数,应到人天,实到人天,病假人天,事假人天,旷课人天,公假人天,其他缺勤人天,迟到人次,早退人次,未记录人天,出勤率,缺勤占比,缺勤档次
四年级1班,王老师,L150525201301010101,巴图,20,20,20,0,0,0,0,0,0,0,0,100.00,0.00,5%以下
四年级1班,王老师,L150525201301010102,乌云,11,11,8,2,0,0,0,0,0,0,1,80.00,20.00,20%及以上
四年级1班,王老师,L150525201301010103,其力嘎,5,5,2,0,0,3,0,0,0,0,0,40.00,60.00,20%及以上
一年级1班,李老师,L150525201601010104,娜仁,20,20,18.5,0.5,0,0,1,0,1,1,0,92.50,2.50,5%以下
一年级1班,李老师,L150525201601010105,阿木尔,20,20,0,0,0,0,0,0,0,0,20,,,'
# 30 / 35; the mean of the pupils' rates were 73.33.
is 'by class: sums of person-days, no mean of rates' "$(track rates -m 2023-04)" \
'学校,班级,班主任,授课天数,人数,应到人天,实到人天,病假人天,事假人天,旷课人天,公假人天,其他缺勤人天,迟到人次,早退人次,未记录人天,出勤率,缺勤占比,口径
甲校,四年级1班,王老师,20,3,36,30,2,0,3,0,0,0,0,1,85.71,14.29,出勤率=实到（含迟到、早退）÷（应到-未记录），公假不算实到；上午、下午各半天
乙校,一年级1班,李老师,20,2,40,18.5,0.5,0,0,1,0,1,1,20,92.50,2.50,出勤率=实到（含迟到、早退）÷（应到-未记录），公假不算实到；上午、下午各半天
全学区,,,20,5,76,48.5,2.5,0,3,1,0,1,1,21,88.18,10.00,出勤率=实到（含迟到、早退）÷（应到-未记录），公假不算实到；上午、下午各半天'
is 'in English, by school' "$(track rates -m 2023-04 --by school -L en)" \
'School,School days,Pupils,Due,Present,Sick,Personal leave,Truant,Official leave,Other absence,Times late,Times early,Not recorded,Attendance rate,Share absent,Definition
甲校,20,3,36,30,2,0,3,0,0,0,0,1,85.71,14.29,"rate = present (with late and early) / (due - not recorded); official leave is not present; morning and afternoon are half a day each"
乙校,20,2,40,18.5,0.5,0,0,1,0,1,1,20,92.50,2.50,"rate = present (with late and early) / (due - not recorded); official leave is not present; morning and afternoon are half a day each"
District,20,5,76,48.5,2.5,0,3,1,0,1,1,21,88.18,10.00,"rate = present (with late and early) / (due - not recorded); official leave is not present; morning and afternoon are half a day each"'
is 'bands of absence, lower limits inclusive' "$(track rates -m 2023-04 --bands)" \
'学校,班级,班主任,授课天数,人数,有记录人数,缺勤5%以下,缺勤5%-9.9%,缺勤10%-19.9%,缺勤20%及以上,长期缺勤率,口径
甲校,四年级1班,王老师,20,3,3,1,0,0,2,66.67,缺勤占比=（病假+事假+旷课+其他缺勤）÷有记录人天，公假不算缺勤；各档含下限
乙校,一年级1班,李老师,20,2,1,1,0,0,0,0.00,缺勤占比=（病假+事假+旷课+其他缺勤）÷有记录人天，公假不算缺勤；各档含下限
全学区,,,20,5,4,2,0,0,2,50.00,缺勤占比=（病假+事假+旷课+其他缺勤）÷有记录人天，公假不算缺勤；各档含下限'
is 'what is to come is not due' "$(track rates -m 2023-04 --on 2023-04-04 -b district | columns 2-5,13)" '授课天数,人数,应到人天,实到人天,未记录人天
2,4,8,5.5,2'
is 'one class' "$(track rates -m 2023-04 -s 甲校 -c 四年级1班 | columns 2,5-7 | tail -n +2)" '四年级1班,3,36,30'
is 'one school' "$(track rates --since 2023-04-17 --until 2023-04-18 -s 乙校 -b school | columns 1-5,13,14 | tail -n +2)" '乙校,2,2,4,2,2,100.00'
is 'in public no figure of fewer than five, no kinds of absence' "$(track rates -m 2023-04 -a public | columns 1-8)" \
'学校,授课天数,人数,应到人天,实到人天,未记录人天,出勤率,缺勤占比
甲校,-,-,-,-,-,-,-
乙校,-,-,-,-,-,-,-
全学区,20,5,76,48.5,21,88.18,10.00'
is 'teachers get masked pupils' "$(track rates -m 2023-04 -a teacher -b pupil -s 乙校 | columns 4,5 | tail -n +2)" 'L150525********0104,娜*
L150525********0105,阿*尔'

# 阿木尔 is suspended from the 10th to the 16th, 5 school days; 萨仁 goes from one school to the other on the 17th, after 9.
cat >moved.csv <<EOF
学籍号,姓名,学校,班级,转入日期
L150525201601010105,阿木尔,乙校,小2022级1班,
L150525201601010106,萨仁,乙校,小2022级1班,2023-04-17
EOF
cat >movements-2.csv <<EOF
学籍号,异动日期,异动类型,学校,班级
L150525201601010105,2023-04-10,休学,乙校,
L150525201601010105,2023-04-17,复学,乙校,
L150525201601010106,2023-04-17,转出,甲校,小2019级1班
L150525201601010106,2023-04-17,转入,乙校,小2022级1班
EOF
cat >marks-2.csv <<EOF
学籍号,班级,学校,日期,考勤
L150525201601010106,小2019级1班,甲校,2023-04-03,√
L150525201601010106,小2022级1班,乙校,2023-04-28,病
EOF
moved() {
	attendance-track rates --from calendar=calendar.csv --from classes=classes.csv --from pupils=moved.csv --from movements=movements-2.csv \
	    --from attendance=marks-2.csv --on 2023-05-10 -m 2023-04 "$@"
}
is 'who is away or elsewhere is not due' "$(moved -b pupil | columns 2,5-9,16)" \
'班级,姓名,授课天数,应到人天,实到人天,病假人天,未记录人天
四年级1班,萨仁,9,9,1,0,8
一年级1班,阿木尔,15,15,0,0,15
一年级1班,萨仁,11,11,0,1,10'
is 'one pupil of two schools is one of the district' "$(moved -b school | columns 1,3-6,13)" \
'学校,人数,应到人天,实到人天,病假人天,未记录人天
甲校,1,9,1,0,8
乙校,2,26,0,1,25
全学区,2,35,1,1,33'

# 甲校 notes mornings only, two of them, and is closed on the 28th; of 娜仁 one half day goes before the whole day, and the
# evening counts nowhere.
cat >halves.csv <<EOF
学籍号,日期,时段,考勤
L150525201301010101,2023-04-24,上午,√
L150525201301010101,2023-04-25,上午,病
L150525201601010104,2023-04-24,全天,√
L150525201601010104,2023-04-24,下午,事
L150525201601010104,2023-04-24,晚上,旷
EOF
sed '$a甲校,2023-04-28,,放假,' calendar.csv >calendar-2.csv
halves() {
	attendance-track rates --from calendar=calendar-2.csv --from classes=classes.csv --from pupils=pupils.csv --from attendance=halves.csv \
	    --on 2023-05-10 --since 2023-04-24 --until 2023-04-28 "$@"
}
is 'half days, a holiday of one school' "$(halves -q | columns 1,4-9,15,16)" \
'学校,授课天数,人数,应到人天,实到人天,病假人天,事假人天,未记录人天,出勤率
甲校,4,2,4,0.5,0.5,0,3,50.00
乙校,5,2,10,0.5,0,0.5,9,50.00
全学区,5,4,14,1,0.5,0.5,12,50.00'
is 'evenings are told of' "$(halves 2>&1 >out)" 'attendance-track: evening marks are left out, as no register tells who boards: 1'

# ---- who is absent on a day ----

cat >pupils-2.csv <<EOF
学籍号,姓名,学校,班级
L150525201601010104,娜仁,乙校,小2022级1班
L150525201301010201,甲一,甲校,小2019级1班
L150525201301010202,甲二,甲校,小2019级1班
L150525201301010203,甲三,甲校,小2019级1班
L150525201301010204,甲四,甲校,小2019级1班
L150525201301010205,甲五,甲校,小2019级1班
L150525201301010206,甲六,甲校,小2019级1班
L150525201301010207,甲七,甲校,小2019级1班
EOF
# The 5th is a holiday, the 8th and 9th are a weekend. Of the 7th nothing is known of 0205.
cat >day.csv <<EOF
学籍号,日期,时段,考勤,备注
L150525201301010201,2023-03-31,全天,√,
L150525201301010201,2023-04-03,全天,旷,
L150525201301010201,2023-04-04,全天,旷,
L150525201301010201,2023-04-06,全天,旷,
L150525201301010201,2023-04-07,全天,旷,
L150525201301010201,2023-04-10,上午,旷,
L150525201301010201,2023-04-10,下午,旷,
L150525201301010202,2023-04-06,上午,病,
L150525201301010202,2023-04-06,下午,√,
L150525201301010202,2023-04-07,全天,病,发烧
L150525201301010202,2023-04-10,全天,病,发热
L150525201301010203,2023-04-07,全天,√,
L150525201301010203,2023-04-10,全天,病,发热、咳嗽
L150525201301010204,2023-04-10,上午,病,咳嗽发烧
L150525201301010204,2023-04-10,下午,√,
L150525201301010205,2023-04-04,全天,病,
L150525201301010205,2023-04-06,全天,病,
L150525201301010205,2023-04-10,全天,病,
L150525201301010206,2023-04-10,全天,事,
L150525201301010207,2023-04-10,全天,迟到,
EOF
absent() {
	attendance-track absent --from calendar=calendar.csv --from classes=classes.csv --from pupils=pupils-2.csv --from attendance=day.csv "$@"
}
is 'days in a row, alike, what is to be done' "$(absent --on 2023-04-10 | columns 2,3,5-13)" \
'班级,班主任,姓名,考勤日期,考勤时段,考勤,备注,连续天数,缺勤起始,同班同症状人数,应办事项
四年级1班,王老师,甲一,2023-04-10,上午、下午,旷课,,5,2023-04-03,,填写书面报告，校长签字上报；超过一周未返校，报中心校和乡镇
四年级1班,王老师,甲二,2023-04-10,全天,病假,发热,2,2023-04-07,3,同班症状相同，立即报告
四年级1班,王老师,甲三,2023-04-10,全天,病假,发热、咳嗽,1,2023-04-10,3,同班症状相同，立即报告
四年级1班,王老师,甲四,2023-04-10,上午,病假,咳嗽发烧,1,2023-04-10,3,同班症状相同，立即报告
四年级1班,王老师,甲五,2023-04-10,全天,病假,,3,2023-04-04,,追问病因并登记
四年级1班,王老师,甲六,2023-04-10,全天,事假,,1,2023-04-10,,'
# truant DAY: the day in a row, and what is to be done.
truant() {
	absent --on "2023-04-$1" -L en -c 四年级1班 | grep ,absent, | sed 's/in a row: school.*//' | columns 4,10,13
}
is 'day 1' "$(truant 03)" 'L150525201301010201,1,the head teacher contacts or visits the family today'
is 'day 2' "$(truant 04)" 'L150525201301010201,2,a school leader visits the family'
is 'day 3, after a holiday' "$(truant 06)" 'L150525201301010201,3,"written report'
is 'masked for teachers' "$(absent --on 2023-04-03 -a teacher | columns 4,5 | tail -n 1)" 'L150525********0201,甲*'
is 'classes that say nothing are named' "$(absent --on 2023-04-10 2>&1 >out)" 'attendance-track: classes without any mark on 2023-04-10: 1 (乙校一年级1班)'
grep -v 娜仁 pupils-2.csv >pupils-3.csv
is 'but none that is empty' "$(attendance-track absent --from calendar=calendar.csv --from classes=classes.csv --from pupils=pupils-3.csv --from attendance=day.csv --on 2023-04-10 2>&1 >out)" ''
is 'a day without school' "$(absent --on 2023-04-08 2>&1 >out; wc -l <out)" 'attendance-track: 2023-04-08 is no school day by the calendar
1'
refused 'not for the public' 2 absent -a public
refused 'no such day' 2 absent --on 2023-02-30

# ---- the import ----

new_database() {
	rm -f district.db
	import-records -q classes classes.csv
	import-records -q pupils pupils.csv
	import-records -q calendar calendar.csv
}
dump() {
	query-data 'select 学校, 班级, 学籍号, 姓名, 考勤日期, 考勤时段, 考勤, 备注 from 学生考勤'
}
cat >wide.csv <<EOF
甲校2022-2023学年学生考勤表,,,,,,,,,
学校：甲校,,班级：四年级1班,,2023年4月,,,,,
序号,姓名,时段,3日,4日,5日,6日,7日,31日,备注
星期,,,一,二,三,四,五,,
1,巴图,上午,√,病,,√,公,,
2,其力嘎,上午,√,,,旷,,,
合计,,,2,1,,2,1,,
班主任签字,,,,,,,,,
EOF
cat >long.csv <<EOF
学校,班级,姓名,日期,时段,考勤
甲校,四年级1班,巴图,2023-04-03,上午,√
甲校,四年级1班,巴图,2023-04-04,上午,病
甲校,四年级1班,巴图,2023-04-06,上午,出勤
甲校,四年级1班,巴图,2023-04-07,上午,公
甲校,小2019级1班,其力嘎,2023.4.3,上午,1
甲校,小2019级1班,其力嘎,2023.4.6,上午,旷课
EOF
# Without a class that of the register.
cat >numbers.csv <<EOF
学籍号,时段,2023-04-03,2023年4月4日,2023-04-06,2023-04-07
L150525201301010101,上午,√,病,√,公
L150525201301010103,上午,√,,旷,
EOF
new_database
ok 'a column for each day: month, school and class by the titles' import-records -q attendance wide.csv
dump >wide.out
is 'what is stored of it' "$(cat wide.out)" \
'学校,班级,学籍号,姓名,考勤日期,考勤时段,考勤,备注
甲校,四年级1班,L150525201301010101,巴图,2023-04-03,上午,出勤,
甲校,四年级1班,L150525201301010101,巴图,2023-04-04,上午,病假,
甲校,四年级1班,L150525201301010101,巴图,2023-04-06,上午,出勤,
甲校,四年级1班,L150525201301010101,巴图,2023-04-07,上午,公假,
甲校,四年级1班,L150525201301010103,其力嘎,2023-04-03,上午,出勤,
甲校,四年级1班,L150525201301010103,其力嘎,2023-04-06,上午,旷课,'
for form in long numbers; do
	new_database
	ok "$form: taken" import-records -q attendance $form.csv
	dump | is "$form: the same as the wide sheet" "$(cat -)" "$(cat wide.out)"
	is "$form: the wide sheet changes nothing" "$(LC_ALL=C.UTF-8 import-records attendance wide.csv 2>&1 | grep cells)" \
	    'import-records: wide.csv: rows: 2 read; cells: 0 added, 0 changed, 6 unchanged; rows rejected: 0'
done
# faults FILE [OPTION...]: what is wrong with it, without the count.
faults() {
	file=$1
	shift
	import-records "$@" attendance "$file" 2>&1 | grep -v -e 'nothing of this file' -e 'matched by name' -e 'passed over' | sed 's/^import-records: //; s/today is .*/today/'
}
cat >bad.csv <<EOF
学校,班级,姓名,日期,时段,考勤
甲校,四年级1班,巴图,2023-04-05,上午,√
甲校,四年级1班,巴图,2023-04-08,上午,√
甲校,四年级1班,巴图,2097-04-08,上午,√
甲校,四年级1班,乌云,2023-04-10,,√
甲校,四年级1班,其力嘎,2023-04-11,,√
甲校,四年级1班,其力嘎,2023-04-12,,√
甲校,四年级1班,巴图,2023-04-12,,√
甲校,四年级1班,巴图,2023-04-12,,病
甲校,四年级1班,巴图,2023-04-12,,√
甲校,四年级1班,巴图,2023-04-03,上午,迟到
甲校,四年级1班,布和,2023-04-03,上午,迟到
甲校,四年级1班,巴图,2023-04-13,,半
EOF
is 'every fault is named' "$(faults bad.csv | sed 's/(batch [0-9]*)/(batch N)/')" \
'bad.csv:2:4: 考勤日期: 2023-04-05 is no school day by the calendar
bad.csv:3:4: 考勤日期: 2023-04-08 is no school day by the calendar
bad.csv:4:4: 考勤日期: 2097-04-08 is still to come: today
bad.csv:5:4: 考勤日期: on 2023-04-10 the pupil was not yet there: by the register joined on 2023-04-17
bad.csv:7:4: 考勤日期: on 2023-04-12 the pupil was no longer there: by the register left on 2023-04-11
bad.csv:9:6: 考勤: 病假 here, but 出勤 in line 8 of this file
bad.csv:10:6: 考勤: the row stands already in line 8 of this file
bad.csv:11:6: 考勤: stored is 出勤 (batch N), the file says 迟到; --replace takes the new value
bad.csv:12:3: 姓名: 甲校小2019级1班 has no pupil "布和"; a new pupil is registered with import-records pupils
bad.csv:13:6: 考勤: "半" is none of: 出勤, 病假, 事假, 旷课, 迟到, 早退, 公假, 培训, 婚假, 产假, 丧假, 脱岗, 其他'
sed 's/,√,病,,√,公,/,√,事,√,√,公,√/; s/2,其力嘎/2,乌云/' wide.csv >badwide.csv
new_database
is 'every cell of a wide sheet, too' "$(faults badwide.csv)" \
'badwide.csv:5:6: 5日: 2023-04-05 is no school day by the calendar
badwide.csv:5:9: 31日: "2023-04-31" is not a date; write it like 2023-09-01
badwide.csv:6:4: 3日: on 2023-04-03 the pupil was not yet there: by the register joined on 2023-04-17
badwide.csv:6:7: 6日: on 2023-04-06 the pupil was not yet there: by the register joined on 2023-04-17'
sed 's/,2023年4月,/,,/' wide.csv >nomonth.csv
is 'days of which month?' "$(faults nomonth.csv)" 'nomonth.csv:3:4: "3日" is a day of which month? A title like 2023年4月 tells it, or --date'
ok 'that of --date' import-records -q --date 2023-04-01 attendance nomonth.csv
is 'the same' "$(dump)" "$(cat wide.out)"
new_database
sed 's/2,其力嘎/2,巴图/' wide.csv >twice.csv
is 'one pupil in two rows' "$(faults twice.csv)" \
'twice.csv:6:4: 3日: the row stands already in line 5 of this file
twice.csv:6:7: 6日: 旷课 here, but 出勤 in line 5 of this file'
is 'nothing of a bad file is stored' "$(dump | wc -l)" 1
cat >sessions.csv <<EOF
甲校四年级1班2023年4月考勤,,,,,,,
姓名,3日,,4日,,6日,,备注
,一,,二,,四,,
,上午,下午,上,下,上午,晚检,
巴图,√,√,病,,,,发热
其力嘎,,,,√,旷,√,
EOF
new_database
ok 'two columns for each day' import-records -q attendance sessions.csv
is 'the sessions of the days' "$(dump | columns 4-8)" '姓名,考勤日期,考勤时段,考勤,备注
巴图,2023-04-03,上午,出勤,发热
巴图,2023-04-03,下午,出勤,发热
巴图,2023-04-04,上午,病假,发热
其力嘎,2023-04-04,下午,出勤,
其力嘎,2023-04-06,上午,旷课,
其力嘎,2023-04-06,晚上,出勤,'
sed 's/√,病,/√,半,/' sessions.csv >badsessions.csv
is 'a fault in one' "$(faults badsessions.csv)" 'badsessions.csv:5:4: 4日上: "半" is none of: 出勤, 病假, 事假, 旷课, 迟到, 早退, 公假, 培训, 婚假, 产假, 丧假, 脱岗, 其他'
# 巴图 is suspended from the 10th and resumes on the 17th.
cat >movements.csv <<EOF
学籍号,异动日期,异动类型,学校
L150525201301010101,2023-04-10,休学,甲校
L150525201301010101,2023-04-17,复学,甲校
EOF
new_database
import-records -q movements movements.csv
cat >gone.csv <<EOF
学籍号,2023-04-07,2023-04-10,2023-04-11,2023-04-14,2023-04-17,2023-04-19
L150525201301010101,√,√,旷,√,√,√
L150525201301010102,,,,,√,√
EOF
is 'who left by the movements is not there either' "$(faults gone.csv)" \
'gone.csv:2:4: 2023-04-11: on 2023-04-11 the pupil was no longer there: by the movements suspended on 2023-04-10
gone.csv:2:5: 2023-04-14: on 2023-04-14 the pupil was no longer there: by the movements suspended on 2023-04-10'
rm district.db
import-records -q classes classes.csv
import-records -q pupils pupils.csv
printf '学校,班级,姓名,日期,考勤\n甲校,四年级1班,巴图,2023-04-08,√\n' >saturday.csv
ok 'without a calendar any day may be a school day' import-records -q attendance saturday.csv
is 'but rates say what they leave out' "$(attendance-track rates -d district.db -m 2023-04 --on 2023-05-10 -b district 2>&1 | grep -c 'no school days')" 1

# ---- drills ----

cat >terms.csv <<EOF
学校,起始日期,结束日期,日类
,2023-01-01,2023-02-28,放假
EOF
cat >types.csv <<EOF
学校类型,起始年级,终止年级
完全小学,1,6
初级中学,7,9
九年一贯制学校,1,9
幼儿园,-3,-1
EOF
cat >schools.csv <<EOF
学校,学校类型
甲小,完全小学
乙中,初级中学
丙校,九年一贯制学校
丁园,幼儿园
EOF
cat >drill-classes.csv <<EOF
学校,班级
甲小,小2019级1班
丙校,小2019级1班
丙校,小2019级2班
EOF
# 甲小: two on one day, then one that tells of no due, then a zero report. 丙校: a row for each class.
cat >drills.csv <<EOF
学校,活动,活动日期,组别,班级,应到人数,实到人数,用时,数量
甲小,应急演练,2022-09-15,火灾,,200,195,180,
甲小,应急演练,2022-09-15,火灾,小2019级1班,40,39,500,
甲小,应急演练,2022-09-15,地震,,200,198,181,
甲小,应急演练,2022-11-09,,,,190,200,
甲小,应急演练,2022-12-08,,,,,,0
乙中,应急演练,2022-09-20,,,100,100,120,
乙中,应急演练,2023-02-20,,,100,90,121,
乙中,消防演练,2022-10-20,,,100,90,121,
丙校,应急演练,2022-10-20,,小2019级1班,30,30,100,
丙校,应急演练,2022-10-20,,小2019级2班,30,27,190,
丁园,应急演练,2022-09-01,,,20,20,,
丁园,应急演练,2022-12-30,,,20,20,,
乙中,应急演练,2023-04-11,,,100,100,60,
EOF
drills() {
	attendance-track drills --from calendar=terms.csv --from school_types=types.csv --from schools=schools.csv --from classes=drill-classes.csv \
	    --from activities=drills.csv --on 2023-04-10 "$@"
}
is 'schools by months, none is 0, holidays are exempt, what is to come is blank' "$(drills -q | columns 1-25)" \
'学校,2022年|9月,2022年|10月,2022年|11月,2022年|12月,2023年|1月,2023年|2月,2023年|3月,2023年|4月,2023年|5月,2023年|6月,2023年|7月,2023年|8月,演练次数,欠缺时段,最近演练,计时次数,最长用时,参考用时,超时次数,超时演练,应到,实到,参加率,口径
甲小,2,0,1,0,免,免,0,0,,,,,3,2022-10、12、2023-03,2022-11-09,3,200,180,2,2022-09-15 181秒；2022-11-09 200秒,400,393,98.25,演练=活动记录中的应急演练，同日同组为一次，零报告不计；参考用时（四层以下）：小学180秒，初中120秒，九年一贯制按小学；“免”为整月没有上课日；幼儿园按季度要求
乙中,1,0,0,0,免,1,0,0,,,,,2,2022-10至12、2023-03,2023-02-20,2,121,120,1,2023-02-20 121秒,200,190,95.00,演练=活动记录中的应急演练，同日同组为一次，零报告不计；参考用时（四层以下）：小学180秒，初中120秒，九年一贯制按小学；“免”为整月没有上课日；幼儿园按季度要求
丙校,0,1,0,0,免,免,0,0,,,,,1,2022-09、11至12、2023-03,2022-10-20,1,190,180,1,2022-10-20 190秒,60,57,95.00,演练=活动记录中的应急演练，同日同组为一次，零报告不计；参考用时（四层以下）：小学180秒，初中120秒，九年一贯制按小学；“免”为整月没有上课日；幼儿园按季度要求
丁园,1,0,0,1,免,免,0,0,,,,,2,2023-03,2022-12-30,0,,,0,,40,40,100.00,演练=活动记录中的应急演练，同日同组为一次，零报告不计；参考用时（四层以下）：小学180秒，初中120秒，九年一贯制按小学；“免”为整月没有上课日；幼儿园按季度要求
全学区,4,1,1,1,免,1,0,0,,,,,8,,2023-02-20,6,200,,4,,700,680,97.14,演练=活动记录中的应急演练，同日同组为一次，零报告不计；参考用时（四层以下）：小学180秒，初中120秒，九年一贯制按小学；“免”为整月没有上课日；幼儿园按季度要求'
is 'a month of one school by other guide times, in English' "$(drills -m 2022-09 -s 甲小 --guide 181,90 -L en)" \
'School,2022|Sep,Drills,Gaps,Last drill,Timed,Longest,Guide time,Slow drills,Slow on,Due to attend,Attended,Share attending,Definition
甲小,2,2,,2022-09-15,2,181,181,0,,400,393,98.25,"drills are activities 应急演练, those of one day and group are one, zero reports none; guide times (up to four floors): primary 181 s, junior 90 s, schools with both as primary; exempt: no school day in the month; kindergartens are due one a quarter"'
is 'other names are told' "$(drills 2>&1 >out)" 'attendance-track: activities with another name that speaks of a drill are not counted: 1 (消防演练)'
ok 'in public, too' drills -a public
refused 'guide times are seconds' 2 drills --guide 3m
refused 'two of them' 2 drills --guide 180,120,60

# ---- bad input ----

refused 'no such unit' 2 track rates --by village
refused 'bands of single pupils' 2 track rates --bands --by pupil
refused 'classes in public' 2 track rates -a public --by class
refused 'bands in public' 2 track rates -a public --bands
refused 'one school in public' 2 track rates -a public -s 甲校
refused 'not for parents' 2 track rates -a parent
refused 'no such school' 2 track rates -s 丁校
refused 'no such class' 2 track rates -c 九年级9班
refused 'no class at all' 2 track rates -c 花
refused 'no such month' 2 track rates -m 2023-13
refused 'two periods' 2 track rates -m 2023-04 -y 2022-2023
refused 'a period to come' 2 track rates -m 2023-06
refused 'no such form' 2 track nothing

# ---- staff: the month sheet; April 2023 as above, 20 school days ----

cat >teachers.csv <<EOF
教师编号,教师姓名,学校
1001,巴图,甲校
1002,乌云,甲校
1003,娜仁,甲校
2001,其木格,乙校
EOF
cat >staff-rules.csv <<EOF
考勤,启用日期,每次扣分,每次扣款,免扣天数,法定假
病假,2022-09-01,0.1,,,
事假,2022-09-01,0.2,20,1,
事假,2023-04-17,0.5,,1,
旷课,2022-09-01,2,,,
迟到,2022-09-01,0.1,5,2,
产假,2022-09-01,1,,,否
培训,2022-09-01,1,,,是
EOF
{
	echo 教师编号,日期,时段,考勤,节数
	for day in 03 04 06 07 10 11 12 13 14 17 18 19 20 21 23 24 25 26 27 28; do
		case $day in
		03 | 04 | 06) marks='上午,迟到, 下午,√,' ;;
		07 | 17) marks='全天,事,' ;;
		10) marks='上午,事, 下午,√,' ;;
		11) marks='全天,事,2' ;;
		12) marks='全天,公,' ;;
		18) marks='全天,旷,' ;;
		19) marks='全天,√, 下午,病,' ;;
		*) marks='全天,√,' ;;
		esac
		for mark in $marks; do
			echo "1001,2023-04-$day,$mark"
		done
		case $day in
		03 | 04 | 06 | 07 | 10) echo "1002,2023-04-$day,全天,√," ;;
		*) echo "1002,2023-04-$day,全天,病," ;;
		esac
		case $day in
		2*) ;;
		*) echo "1003,2023-04-$day,全天,产假," ;;
		esac
	done
	echo 1001,2023-04-08,全天,√,
	echo 1001,2023-04-03,晚上,早退,
	echo 1001,2023-04-04,晚上,√,
	echo 2001,2023-04-03,全天,培,
} >staff.csv
staff() {
	attendance-track staff --from calendar=calendar.csv --from teachers=teachers.csv --from staff_rules=staff-rules.csv --from staff_attendance=staff.csv \
	    -m 2023-04 --on 2023-05-10 "$@"
}
# 1001: personal leave 1 (free) + 0.5 + 2 of 6 lessons at 0.2, 1 at 0.5 from the 17th: 0.1667 + 0.5; sick 0.05; absent 2;
# late 3 less 2 free: 0.1. Together 2.8167; money 20 x 0.8333 + 5 = 21.67.
is 'days, times, what is taken' "$(staff --summary | columns 1-21)" \
'教师编号,教师姓名,学校,应出勤,实出勤,病假天数,事假天数,旷工天数,公出天数,培训天数,法定假天数,其他天数,未记录天数,迟到次数,早退次数,脱岗次数,扣分合计,扣款合计,考勤得分,扣分依据,备注
1001,巴图,甲校,20,14.67,0.5,2.83,1,1,0,0,0,0,3,1,0,2.82,21.67,7.18,病0.5×0.1；事0.83×0.2、20元；事1×0.5；旷1×2；迟1×0.1、5元,
1002,乌云,甲校,20,5,15,0,0,0,0,0,0,0,0,0,0,0.00,0.00,,病假满15天，不参加考核,2023-04病假满15天，不参加考核
1003,娜仁,甲校,20,0,0,0,0,0,0,12,0,8,0,0,0,0.00,0.00,10.00,,
2001,其木格,乙校,20,0,0,0,0,0,1,0,0,19,0,0,0,0.00,0.00,10.00,,'
# With 4 lessons a day 2 are half a day: (0.5 + 0.5) x 0.2.
is 'lessons of a day, full points' "$(staff --summary --lessons-per-day 4 --full 2 -s 甲校 | columns 7,17,19,20 | sed -n 2p)" \
    '3,2.85,0.00,病0.5×0.1；事1×0.2、20元；事1×0.5；旷1×2；迟1×0.1、5元'
# 14 days of sick leave are deducted.
sed '/^1002,2023-04-11/s/病/√/' staff.csv >staff-14.csv
is 'below 15 days sick leave is deducted' "$(attendance-track staff --from calendar=calendar.csv \
    --from teachers=teachers.csv --from staff_rules=staff-rules.csv --from staff_attendance=staff-14.csv -m 2023-04 --on 2023-05-10 --summary | columns 1,6,17,19 | grep 1002)" \
    '1002,14,1.40,8.60'
is 'the sheet: a symbol for each day' "$(staff | columns 1-51 | head -n 3)" \
'学校,月份,教师编号,教师姓名,1|六,2|日,3|一,4|二,5|三,6|四,7|五,8|六,9|日,10|一,11|二,12|三,13|四,14|五,15|六,16|日,17|一,18|二,19|三,20|四,21|五,22|六,23|日,24|一,25|二,26|三,27|四,28|五,29|六,30|日,天数|应,天数|实,天数|病,天数|事,天数|旷,天数|公,天数|培,天数|法,天数|其,天数|未,次数|迟,次数|早,次数|脱,扣|分,扣|款,扣分依据,本人签字
甲校,2023-04,1001,巴图,休,休,迟√,迟√,休,迟√,事,√,休,事√,事2,公,√,√,休,休,事,旷,√病,√,√,休,√,√,√,√,√,√,休,休,20,14.67,0.5,2.83,1,1,0,0,0,0,3,1,0,2.82,21.67,病0.5×0.1；事0.83×0.2、20元；事1×0.5；旷1×2；迟1×0.1、5元,
甲校,2023-04,1002,乌云,休,休,√,√,休,√,√,休,休,√,病,病,病,病,休,休,病,病,病,病,病,休,病,病,病,病,病,病,休,休,20,5,15,0,0,0,0,0,0,0,0,0,0,0.00,0.00,病假满15天，不参加考核,'
is 'in English' "$(staff -L en -s 乙校 | columns 1-9,35,41,44 | tail -n 1)" '乙校,2023-04,2001,其木格,/,/,T,,/,20,1,19'
is 'what is left out is said' "$(staff --summary -o out 2>&1)" \
'attendance-track: staff_rules: training is statutory leave: its deduction is not taken
attendance-track: staff_rules: maternity is statutory leave: its deduction is not taken
attendance-track: evening marks of staff left out: 1
attendance-track: marks of staff left out, as these days are no school days: 1'
is 'what is to come is not due' "$(staff --summary --on 2023-04-06 | columns 1,4,5,13,14,17 | sed -n 2p)" '1001,3,3,0,3,0.10'
is 'without a period the month of the day' "$(attendance-track staff --from calendar=calendar.csv --from teachers=teachers.csv --on 2023-05-10 2>err | columns 2,36 | tail -n 1) $(cat err)" \
    '2023-05,5 attendance-track: there are no rules of deduction: nothing is deducted; import-records staff_rules brings them in'
staff -q -o sheet.csv
ok 'a workbook to sign, by school' csv-to-excel -o sheet.xlsx sheet.csv
is 'its title' "$(excel-to-csv sheet.xlsx | head -n 1 | columns 1)" '甲校2023年4月教职工考勤月报'
refused 'a sheet of a term' 2 attendance-track staff --from teachers=teachers.csv -t 2022-2023-2
refused 'no lessons' 2 staff --lessons-per-day 0
refused 'no points' 2 staff --full x
refused 'staff: not for the public' 2 staff -a public

# ---- training; hours of a day are whole 45 minutes, at most 8 ----

cat >trainings.csv <<EOF
教师编号,培训项目,培训日期,培训级别,分钟,签到,结业证号,主办单位,备注
1001,国培语文,2022-10-10,国家级,500,是,GP01,教育部,
1001,国培语文,2022-10-11,国家级,359,是,GP01,教育部,
1001,县级研修,2022-10-11,县级,90,是,XJ01,教研室,
1001,校本,2022-11-01,校级,44,是,XB01,甲校,
1001,校本,2022-11-02,校级,45,是,XB01,甲校,
1001,省培,2022-12-01,省级,100,是,,省厅,
1001,旧培训,2021-10-10,省级,480,是,SP01,省厅,
1002,远程,2022-10-10,省级,360,是,SP11,省厅,
1002,远程,2022-10-11,省级,360,是,SP11,省厅,
1002,远程,2022-10-12,省级,360,是,SP11,省厅,
1002,远程,2022-10-13,省级,360,是,SP11,省厅,
1002,远程,2022-10-14,省级,225,是,SP11,省厅,
1003,法治报告,2023-04-03,校级,90,否,FZ00,甲校,
2001,法治报告,2023-04-03,校级,90,是,FZ01,甲校,
2001,法治报告二,2023-04-04,校级,90,否,,甲校,外出
EOF
training() {
	attendance-track training --from teachers=teachers.csv --from trainings=trainings.csv --from staff_attendance=staff.csv --on 2023-05-10 "$@"
}
# 1001: 11 -> 8; 7 and of the county's 2 the one left; 44 minutes 0, 45 minutes 1; the year before 10 -> 8. 1002: 4 x 8 + 5.
is 'hours by level, band and cycle' "$(training | columns 1-18)" \
'学校,教师编号,教师姓名,时段,国家级学时,省级学时,地市级学时,县级学时,校级学时,国（境）外学时,学时合计,学时档次,待结业学时,培训周期,周期学时,周期应修,周期欠缺,距360学时
甲校,1001,巴图,2022-2023,15,0,0,1,1,0,17,1-36,2,2018-2019至2022-2023,25,360,335,335
甲校,1002,乌云,2022-2023,0,37,0,0,0,0,37,37-72,0,2018-2019至2022-2023,37,360,323,323
甲校,1003,娜仁,2022-2023,0,0,0,0,0,0,0,0,0,2018-2019至2022-2023,0,360,360,360
乙校,2001,其木格,2022-2023,0,0,0,0,2,0,2,1-36,0,2018-2019至2022-2023,2,360,358,358'
is 'the second year of a cycle: 144 due' "$(training --cycle 2021-2022 -L en | columns 2,11,14-18 | sed -n 1,2p)" \
'Teacher ID,Hours,Cycle,Hours of the cycle,Due so far,Missing,To 360
1001,17,2021-2022 to 2022-2023,25,144,119,335'
is 'the year before' "$(training -y 2021-2022 | columns 2,6,11,15 | sed -n 2,3p)" '1001,8,8,8
1002,0,0,0'
is 'by school' "$(training --by school | columns 1-15,17,18)" \
'学校,时段,教师人数,国家级学时,省级学时,地市级学时,县级学时,校级学时,国（境）外学时,学时合计,无学时,36及以下,37-72学时,73-108学时,109及以上,培训周期,周期学时
甲校,2022-2023,3,15,37,0,1,1,0,54,1,1,1,0,0,2018-2019至2022-2023,62
乙校,2022-2023,1,0,0,0,0,2,0,2,0,1,0,0,0,2018-2019至2022-2023,2
全学区,2022-2023,4,15,37,0,1,3,0,56,1,2,1,0,0,2018-2019至2022-2023,64'
is 'by band, as the national form' "$(training --by band | columns 1,3-9)" \
'培训级别,教师人数,参训人次,无学时,36及以下,37-72学时,73-108学时,109及以上
国家级,1,1,0,1,0,0,0
省级,1,1,0,0,1,0,0
地市级,0,0,0,0,0,0,0
县级,1,1,0,1,0,0,0
校级,2,2,0,2,0,0,0
国（境）外,0,0,0,0,0,0,0
合计,4,5,1,2,1,0,0'
{
	head -n 1 trainings.csv
	# teacher, days of 8 hours, hours of one day more
	while read -r teacher days hours; do
		for day in $(seq 1 "$days"); do
			echo "$teacher,长训,2022-10-$(printf %02d "$day"),省级,360,是,C$teacher,,"
		done
		echo "$teacher,长训,2022-11-01,省级,$((hours * 45)),是,C$teacher,,"
	done <<-EOF
		1001 4 4
		1002 9 0
		1003 9 1
		2001 13 5
	EOF
} >bands.csv
bands() {
	attendance-track training --from teachers=teachers.csv --from trainings="$1" --on 2023-05-10 | columns 11,12 | tail -n +2 | tr '\n' ' '
}
is 'ends of bands' "$(bands bands.csv)" '36,1-36 72,37-72 73,73-108 109,109及以上 '
sed 's/^2001,长训,2022-11-01,省级,225/2001,长训,2022-11-01,省级,224/' bands.csv >bands-108.csv
is '108' "$(bands bands-108.csv)" '36,1-36 72,37-72 73,73-108 108,73-108 '
is 'who did not come, with the mark of the day' "$(training --missing -m 2023-04 | columns 1-12)" \
'培训项目,培训日期,培训级别,主办单位,学校,教师编号,教师姓名,考勤,备注,应到,实到,缺席
法治报告,2023-04-03,校级,甲校,甲校,1003,娜仁,产假,,2,1,1
法治报告二,2023-04-04,校级,甲校,乙校,2001,其木格,,外出,1,0,1'
refused 'hours of a month' 2 training -m 2023-04
refused 'no such cycle' 2 training --cycle 2010-2011
refused 'no such unit of training' 2 training --by class

# ---- staff: the import ----

rm -f district.db
import-records -q teachers teachers.csv
import-records -q calendar calendar.csv
cat >staff-wide.csv <<EOF
甲校教职工考勤表,,,,,,
2023年4月,,,,,,
教师编号,姓名,3日,4日,6日,7日,8日
1001,巴图,√,病,,公,√
1002,乌云,√,√,事,迟,
EOF
is 'a wide sheet of staff; a day without school is said' "$(import-records staff_attendance staff-wide.csv 2>&1 | grep -c 'no school days by the calendar: 1, the first on 2023-04-08')" 1
staff_dump() {
	query-data 'select 教师编号, 考勤日期, 考勤时段, 考勤 from 教职工考勤'
}
staff_dump >staff-wide.out
is 'what is stored of it' "$(grep -c . staff-wide.out) $(grep '04-06\|04-08' staff-wide.out | tr '\n' ' ')" '9 1001,2023-04-08,全天,出勤 1002,2023-04-06,全天,事假 '
rm -f district.db
import-records -q teachers teachers.csv
import-records -q calendar calendar.csv
{
	echo 教师编号,考勤日期,考勤
	printf '%s\n' 1001,2023-04-03,√ 1001,2023-04-04,病假 1001,2023-04-07,公出 1001,2023-04-08,√ 1002,2023-04-03,1 1002,2023-04-04,√ 1002,2023-04-06,事假 1002,2023-04-07,迟到
} >staff-long.csv
ok 'a long one' import-records -q staff_attendance staff-long.csv
is 'the same is stored' "$(staff_dump)" "$(cat staff-wide.out)"
cat >staff-bad.csv <<EOF
教师编号,考勤日期,时段,考勤
9999,2023-04-03,全天,√
1001,2097-04-03,全天,√
1001,2023-04-11,上午,√
1001,2023-04-11,上午,病
EOF
is 'faults of marks of staff are named' "$(import-records staff_attendance staff-bad.csv 2>&1 | grep staff-bad.csv: | sed 's/^import-records: //; s/today is .*/today/' | head -n 3)" \
'staff-bad.csv:2:1: 教师编号: there is no teacher 9999 in the register of teachers
staff-bad.csv:3:2: 考勤日期: 2097-04-03 is still to come: today
staff-bad.csv:5:4: 考勤: 病假 here, but 出勤 in line 4 of this file'
is 'nothing of them is stored' "$(staff_dump)" "$(cat staff-wide.out)"

# ==== retention, movements, dropout: who came, who went, who stays away; by hand ====

enrolment_tests() (
mkdir enrolment && cd enrolment || exit
SOURCE_DATE_EPOCH=1683000000 TZ=UTC # 2 May 2023
export SOURCE_DATE_EPOCH TZ


# bring DB KIND...: KIND.csv of each kind.
bring() {
	db=$1
	shift
	for kind; do
		import-records -q -d "$db" "$kind" "$kind.csv" || return
	done
}

# ---- April 2023 ----
# 甲校 grade 4: 14 pupils, one comes from 乙校: 15. Grade 3: 11, of whom one is suspended since March, so 10; he resumes, two leave (one with the
# receipt of the other school), one is suspended: 8. 乙校: 4, and one who is in the register since the 12th, of whom no movement
# tells; the one who went to 甲校 is in the register of 甲校 only. 丙校: nothing happens.

printf '学校,学校类型\n甲校,小学\n乙校,小学\n丙校,小学\n' >schools.csv
printf '学校,班级,班主任\n甲校,小2019级1班,王老师\n甲校,小2020级1班,李老师\n乙校,小2019级1班,赵老师\n丙校,小2019级1班,孙老师\n' >classes.csv
{
	echo 学籍号,姓名,学校,班级,转入日期,离校日期
	for i in 01 02 03 04 05 06 07 08 09 10 11 12 13 14; do echo "L1505252013010101$i,学生甲,甲校,小2019级1班,,"; done
	echo L150525201301010115,转来者,甲校,小2019级1班,2023-04-10,
	for i in 01 02 03 04 05 06 07; do echo "L1505252014010102$i,学生乙,甲校,小2020级1班,,"; done
	echo L150525201401010208,有证转出,甲校,小2020级1班,,2023-04-11
	echo L150525201401010209,无证转出,甲校,小2020级1班,,2023-04-12
	echo L150525201401010210,休学生,甲校,小2020级1班,,
	echo L150525201401010211,复学生,甲校,小2020级1班,,
	for i in 01 02 03 04; do echo "L1505252013010103$i,学生丙,乙校,小2019级1班,,"; done
	echo L150525201301010305,无异动者,乙校,小2019级1班,2023-04-12,
	for i in 01 02 03; do echo "L1505252013010104$i,学生丁,丙校,小2019级1班,,"; done
} >pupils.csv
cat >movements.csv <<END
学籍号,姓名,异动日期,异动类型,学校,班级,对方学校,文号,对方确认日期,异动原因,去向
L150525201301010115,转来者,2023-04-10,转入,甲校,四年级1班,乙校,2023-01,,,
L150525201301010115,转来者,2023-04-08,转出,乙校,四年级1班,甲校,2023-01,,,
L150525201401010208,有证转出,2023-04-11,转出,甲校,,市一小,2023-02,2023-04-20,,
L150525201401010209,无证转出,2023-04-12,转出,甲校,,市二小,,,,随父母
L150525201401010210,休学生,2023-04-13,休学,甲校,,,,,病,
L150525201401010211,复学生,2023-03-01,休学,甲校,,,,,病,
L150525201401010211,复学生,2023-04-03,复学,甲校,,,,,,
END
ok 'a month' bring a.db schools classes pupils movements

# 15/14 = 107.14; 8/10; the register of 乙校 has 5 where 5 - 1 = 4 are to be.
is 'retention by class, the plain formula' "$(attendance-track retention -d a.db -m 2023-04 --on 2023-05-01)" \
"学校,班级,班主任,起始日期,结束日期,期初,招生,转入,复学,其他增加,毕业,转出,休学,辍学,死亡,其他减少,期末,疑似流失,巩固率,计算公式,备注
甲校,四年级1班,王老师,2023-04-01,2023-04-30,14,0,1,0,0,0,0,0,0,0,0,15,0,107.14,（期末+毕业）÷（期初+招生）,超过100%：转入1人，复学0人，其他增加0人，多于减少
甲校,三年级1班,李老师,2023-04-01,2023-04-30,10,0,0,1,0,0,2,1,0,0,0,8,1,80.00,（期末+毕业）÷（期初+招生）,转出1人未经对方确认，疑似流失
乙校,四年级1班,赵老师,2023-04-01,2023-04-30,5,0,0,0,0,0,1,0,0,0,0,5,0,100.00,（期末+毕业）÷（期初+招生）,不平：5+0-1=4，期末在册5：无异动者（L150525201301010305）2023-04-12在册而无异动记录
丙校,四年级1班,孙老师,2023-04-01,2023-04-30,3,0,0,0,0,0,0,0,0,0,0,3,0,100.00,（期末+毕业）÷（期初+招生）,"
# 15/(14+1); 8/(10-1) = 88.89: only the transfer with papers leaves the denominator.
is 'movements controlled, by head teacher, in English' "$(attendance-track retention -d a.db -m 2023-04 --on 2023-05-01 --formula controlled -b teacher -L en -s 甲校)" \
"School,Class,Head teacher,From,To,Opening,Enrolled new,Transferred in,Resumed,Other in,Graduated,Transferred out,Suspended,Dropped out,Died,Other out,Closing,Suspected,Retention,Rate formula,Note
甲校,Grade 4 Class 1,王老师,2023-04-01,2023-04-30,14,0,1,0,0,0,0,0,0,0,0,15,0,100.00,(closing + graduated) / (opening + enrolled + came - left with papers),
甲校,Grade 3 Class 1,李老师,2023-04-01,2023-04-30,10,0,0,1,0,0,2,1,0,0,0,8,1,88.89,(closing + graduated) / (opening + enrolled + came - left with papers),1 left without the other school's word: suspected dropouts"
is 'what goes into the appraisal of head teachers' "$(attendance-track retention -d a.db -m 2023-04 --on 2023-05-01 -s 甲校 | columns 1-3,19)" \
"学校,班级,班主任,巩固率
甲校,四年级1班,王老师,107.14
甲校,三年级1班,李老师,80.00"
ok 'a workbook in one pipe' sh -c 'attendance-track retention -d a.db -m 2023-04 --on 2023-05-01 --by class | csv-to-excel -o retention.xlsx'
is 'which names the head teachers' "$(excel-to-csv retention.xlsx | grep -c 王老师)" 1
# 32 + 2 - 4 = 30; 丙校 hands in a zero.
is 'the month of each school, with zero report and total' "$(attendance-track movements -d a.db -m 2023-04 --on 2023-05-01 | columns 1,4,6,7,10,11,15-17,19)" \
"学校,期初,转入,复学,转出,休学,期末,疑似流失,巩固率,备注
甲校,24,1,1,2,1,23,1,95.83,转出1人未经对方确认，疑似流失
乙校,5,0,0,1,0,5,0,125.00,不平：5+0-1=4，期末在册5：无异动者（L150525201301010305）2023-04-12在册而无异动记录
丙校,3,0,0,0,0,3,0,100.00,零报告：本期无异动
合计,32,1,1,3,1,31,1,100.00,有不平，见上；转出1人未经对方确认，疑似流失"
# 5 + 1 of the first school are matched, 2 of papers.
is 'who came and went' "$(attendance-track movements --list -d a.db -m 2023-04 --on 2023-05-01 | columns 1-7,10,11,14)" \
"学校,班级,班主任,学籍号,姓名,异动日期,异动类型,对方确认日期,转学确认,备注
甲校,四年级1班,王老师,L150525201301010115,转来者,2023-04-10,转入,,学区内对接,
甲校,三年级1班,李老师,L150525201401010211,复学生,2023-04-03,复学,,,
甲校,三年级1班,李老师,L150525201401010208,有证转出,2023-04-11,转出,2023-04-20,对方已确认,
甲校,三年级1班,李老师,L150525201401010209,无证转出,2023-04-12,转出,,未确认，疑似流失,
甲校,三年级1班,李老师,L150525201401010210,休学生,2023-04-13,休学,,,
乙校,四年级1班,赵老师,L150525201301010115,转来者,2023-04-08,转出,,学区内对接,
乙校,四年级1班,赵老师,L150525201301010305,无异动者,2023-04-12,,,,无异动者（L150525201301010305）2023-04-12在册而无异动记录"
is 'on the 9th the school he went to has not reported him' \
	"$(attendance-track movements --list -d a.db -m 2023-04 --on 2023-04-09 -s 乙校 -L en | columns 4,6,7,11)" \
"Pupil ID,Movement date,Movement,Confirmation
L150525201301010115,2023-04-08,left,none"
is 'names are masked for teachers' "$(attendance-track retention -d a.db -m 2023-04 --on 2023-05-01 -s 乙校 -a teacher | columns 21)" \
"备注
不平：5+0-1=4，期末在册5：1名学生在册而无异动记录"
is 'by grade and for the district' "$(attendance-track retention -d a.db -m 2023-04 --on 2023-05-01 -b grade | columns 1,4,15,17
	attendance-track retention -d a.db -m 2023-04 --on 2023-05-01 -b district --formula dropout -L en | columns 1,4,15,17)" \
"年级,期初,期末,巩固率
三年级,10,8,80.00
四年级,22,23,104.55
Scope,Opening,Closing,Dropout rate
District,32,31,0.00"
refused 'nine years that the register does not reach back to' 2 attendance-track retention -d a.db -m 2023-04 --on 2023-05-01 --formula nine-year
refused 'no such formula' 2 attendance-track retention -d a.db --formula plain
refused 'no such unit' 2 attendance-track retention -d a.db --by house
refused 'a period to come' 2 attendance-track retention -d a.db -m 2023-06 --on 2023-05-01
refused 'nothing of it is public' 2 attendance-track movements -d a.db -m 2023-04 -a public

# ---- the register mended, and the mend taken back ----

printf '学籍号,姓名,异动日期,异动类型,学校,班级\nL150525201301010305,无异动者,2023-04-12,其他增加,乙校,四年级1班\n' >movements.csv
ok 'the movement that was missing' bring a.db movements
is 'the balance holds: 5 - 1 + 1' "$(attendance-track movements -d a.db -m 2023-04 --on 2023-05-01 -s 乙校 | columns 1,4,8,10,15,19 | sed -n 2p)" 乙校,5,1,1,5,超过100%：转入0人，复学0人，其他增加1人，多于减少
ok 'undone' import-log undo -q -d a.db "$(import-log -d a.db | tail -n 1 | cut -d , -f 1)"
is 'and broken again' "$(attendance-track movements -d a.db -m 2023-04 --on 2023-05-01 -s 乙校 | grep -c 不平)" 1

# A movement without the register: 学生甲 is still in it; one that went out of the register unsaid.
cp a.db b.db
printf '学籍号,姓名,异动日期,异动类型,学校,班级\nL150525201301010101,学生甲,2023-04-20,转出,甲校,四年级1班\n' >movements.csv
printf '学籍号,姓名,学校,班级,离校日期\nL150525201301010401,学生丁,丙校,小2019级1班,2023-04-21\n' >pupils.csv
ok 'a movement only' bring b.db movements
ok 'a register only' import-records -q --replace -d b.db pupils pupils.csv
is 'both are named' "$(attendance-track movements --list -d b.db -m 2023-04 --on 2023-05-01 | grep -e 仍在册 -e 已不在册 | columns 4,6,14)" \
"L150525201301010101,2023-04-20,学生甲（L150525201301010101）2023-04-20有减少的异动而仍在册
L150525201301010401,2023-04-21,学生丁（L150525201301010401）2023-04-21已不在册而无异动记录"

# ---- as the tables stood ----

cp a.db past.db
printf '学籍号,姓名,学校,班级,离校日期\nL150525201301010402,学生丁,丙校,小2019级1班,2023-04-21\n' >pupils.csv
ok 'a day later the register loses a pupil' env SOURCE_DATE_EPOCH=1683100000 import-records -q --replace -d past.db pupils pupils.csv
is 'who is named now' "$(attendance-track retention -d past.db -m 2023-04 --on 2023-05-01 -s 丙校 | columns 17,19,21 | tail -n 1)" \
	2,66.67,不平：3+0-0=3，期末在册2：学生丁（L150525201301010402）2023-04-21已不在册而无异动记录
is 'and was there then' "$(attendance-track retention -d past.db -m 2023-04 --on 2023-05-01 -s 丙校 --as-of 2023-05-02 | columns 17,19,21 | tail -n 1)" 3,100.00,

# ---- faults on the way in ----

cat >bad.csv <<END
学籍号,姓名,异动日期,异动类型,学校,班级
L150525201301010199,不在册,2023-04-10,转入,甲校,
L150525201301010101,学生甲,2023-06-10,转出,甲校,
L150525201301010102,学生乙,2023-04-10,转出,甲校,
L150525201301010115,转来者,2023-04-20,转入,甲校,四年级1班
L150525201401010209,无证转出,2023-04-25,休学,甲校,三年级1班
L150525201301010305,无异动者,2023-04-20,转入,乙校,四年级1班
END
refused 'movements that cannot be' 1 import-records -d a.db movements bad.csv
golden movements 1 import-records -d a.db movements bad.csv
is 'nothing of them is stored' "$(query-data -f csv -d a.db 'select count(*) from movements' | tail -n 1)" 7
printf '学籍号,姓名,异动日期,异动类型,学校\nL150525201301010404,无此人,2023-04-20,死亡,丙校\n' >movements.csv
refused 'an unknown pupil' 1 import-records -d a.db movements movements.csv

# Of one day: out of a class into another one; back after a pause and off to another school.
cat >movements.csv <<END
学籍号,姓名,异动日期,异动类型,学校,班级
L150525201301010115,转来者,2023-04-25,转入,甲校,三年级1班
L150525201301010115,转来者,2023-04-25,转出,甲校,四年级1班
L150525201401010210,休学生,2023-04-28,转出,甲校,三年级1班
L150525201401010210,休学生,2023-04-28,复学,甲校,三年级1班
END
cp a.db c.db
ok 'two movements on one day' bring c.db movements

# ---- L becomes G ----

printf '学籍号,姓名,考勤日期,考勤\nL150525201301010101,学生甲,2023-04-03,√\n' >attendance.csv
printf '学籍号,姓名,学校,班级,原学籍号\nG150525201301010017,学生甲,甲校,小2019级1班,L150525201301010101\n' >pupils.csv
cp a.db g.db
ok 'a day before' bring g.db attendance
ok 'the new number' bring g.db pupils
printf '学籍号,姓名,考勤日期,考勤\nG150525201301010017,学生甲,2023-04-04,√\n' >attendance.csv
ok 'a day after' bring g.db attendance
printf '学籍号,姓名,考勤日期,考勤\nL150525201301010101,学生甲,2023-04-06,√\n' >attendance.csv
ok 'a sheet that still has the old one' bring g.db attendance
printf '学校,班级,学籍号,姓名,语文\n甲校,四年级1班,L150525201301010101,学生甲,80\n' >scores.csv
ok 'so has a sheet of marks' import-scores -q -d g.db -e 2022-2023学年第二学期期中 scores.csv
is 'which are those of the pupil' "$(query-data -f csv -d g.db 'select 学籍号, 分数 from 成绩' | tail -n 1)" G150525201301010017,80
is 'all three days are of one pupil' "$(query-data -f csv -d g.db 'select distinct 学籍号, count(*) as 天数 from 学生考勤 group by 学籍号')" "学籍号,天数
G150525201301010017,3"
is 'whose old number is shown' "$(query-data -f csv -d g.db "select 学籍号, 原学籍号 from 学生 where 学籍号 like 'G%'")" "学籍号,原学籍号
G150525201301010017,L150525201301010101"
is 'nobody came or went by it' "$(attendance-track retention -d g.db -m 2023-04 --on 2023-05-01 -s 甲校 | columns 6,17,19 | sed -n 2p)" 14,15,107.14
ok 'the same again' import-records -q --replace -d g.db pupils pupils.csv
ok 'undo of the second' import-log undo -q -d g.db "$(import-log -f csv -d g.db | grep pupils.csv | tail -n 1 | cut -d , -f 1)"
ok 'undo of the first' import-log undo -q -d g.db "$(import-log -f csv -d g.db | grep pupils.csv | sed -n 2p | cut -d , -f 1)"
is 'gives the old number back' "$(query-data -f csv -d g.db 'select distinct 学籍号, count(*) as 天数 from 学生考勤 group by 学籍号')" "学籍号,天数
L150525201301010101,3"
printf '学籍号,姓名,学校,班级\nG150525201301010017,学生甲,甲校,小2019级1班\n' >pupils.csv
ok 'entered as a second pupil' bring g.db pupils
printf '学籍号,姓名,学校,班级,原学籍号\nG150525201301010017,学生甲,甲校,小2019级1班,L150525201301010101\n' >pupils.csv
refused 'the two are not made one' 1 import-records -d g.db pupils pupils.csv
ok 'the second is undone' import-log undo -q -d g.db "$(import-log -f csv -d g.db | grep pupils.csv | tail -n 1 | cut -d , -f 1)"
ok 'and the number adopted' bring g.db pupils
is 'one pupil again' "$(query-data -f csv -d g.db "select count(*) from 学生 where 班级 = '小2019级1班' and 学校 = '甲校'" | tail -n 1)" 15

# ---- who stays away ----
# School days of April: the weekdays without the 5th, up to the 28th. 02 is truant on the last 3, 03 on the last, 04 on the last 9; 05 has no
# mark on the last 10 (from the 17th), 06 on the last 9; 07 is ill in between; 08 has a gap in between.

printf '学校,起始日期,结束日期,日类\n,2023-04-05,,放假\n,2023-04-29,2023-05-03,放假\n' >calendar.csv
{
	echo 学籍号,姓名,考勤日期,考勤
	for d in 03 04 06 07 10 11 12 13 14 17 18 19 20 21 24 25 26 27 28; do
		for i in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15; do
			mark=√
			case $i$d in
			022[678] | 0328 | 041[89] | 042? | 072[68] | 082[68]) mark=旷 ;;
			0727) mark=病 ;;
			051[789] | 052? | 061[89] | 062? | 0827) continue ;;
			esac
			test $i = 15 && name=转来者 || name=学生甲
			test $i$d = 1503 -o $i$d = 1504 -o $i$d = 1506 -o $i$d = 1507 || echo "L1505252013010101$i,$name,2023-04-$d,$mark"
		done
	done
} >attendance.csv
cat >movements.csv <<END
学籍号,姓名,异动日期,异动类型,学校,班级,异动原因,去向
L150525201301010402,学生丁,2023-03-10,辍学,丙校,四年级1班,厌学,外出务工
L150525201301010403,学生丁,2023-03-15,辍学,丙校,四年级1班,厌学,
L150525201301010403,学生丁,2023-04-17,复学,丙校,四年级1班,,
END
printf '学籍号,姓名,走访日期,方式,走访人\nL150525201301010403,学生丁,2023-03-10,入户,孙老师\nL150525201301010403,学生丁,2023-04-10,入户,孙老师\nL150525201301010403,学生丁,2023-04-14,电话,孙老师\n' >visits.csv
printf '学籍号,姓名,关爱类别,起始日期\nL150525201301010402,学生丁,脱贫户,2022-09-01\n' >care.csv
ok 'a month of attendance' bring a.db calendar attendance movements visits care
is 'the ladder and the ledgers' "$(attendance-track dropout -d a.db --on 2023-05-01 | columns 1,2,5,11-14,17-19)" \
"台账,学校,学籍号,离校起日,连续旷课天数,列入依据,应采取措施,关爱类别,劝返记录,返校日期
缺课跟踪,甲校,L150525201301010108,2023-04-26,2,连续旷课2天,学校领导家访,,,
缺课跟踪,甲校,L150525201301010103,2023-04-28,1,连续旷课1天,班主任当日联系、家访,,,
缺课跟踪,甲校,L150525201301010107,2023-04-28,1,连续旷课1天,班主任当日联系、家访,,,
疑似辍学,甲校,L150525201301010104,2023-04-18,9,连续旷课9天,报中心校和乡镇,,,
疑似辍学,甲校,L150525201301010102,2023-04-26,3,连续旷课3天,填写报告书，校长签字,,,
疑似辍学,甲校,L150525201401010209,2023-04-12,,2023-04-12转出，对方未确认,核实去向，取得对方回执,,,
已辍学,丙校,L150525201301010402,2023-03-10,,辍学异动,劝返,脱贫户,,
劝返复学,丙校,L150525201301010403,2023-03-15,,辍学异动,,,2023-04-10 入户 孙老师；2023-04-14 电话 孙老师,2023-04-17"
is 'one ledger, in English, as it was on 10 April' "$(attendance-track dropout -d a.db --on 2023-04-10 --ledger dropped -L en | columns 1,5,11,13-15)" \
"Ledger,Pupil ID,Away since,Grounds,Action due,Cause
dropped,L150525201301010402,2023-03-10,movement: dropped out,win the pupil back,厌学
dropped,L150525201301010403,2023-03-15,movement: dropped out,win the pupil back,厌学"
# 甲校 15 + 8; 丙校 3 less the one who has dropped out.
is 'the month, zero reports included' "$(attendance-track dropout -d a.db -m 2023-04 --on 2023-05-01)" \
"学校,起始日期,结束日期,在校生数,期初辍学,辍学,劝返,期末辍学,新增疑似辍学,期末疑似辍学,备注
甲校,2023-04-01,2023-04-30,23,0,0,0,0,3,3,
乙校,2023-04-01,2023-04-30,5,0,0,0,0,0,0,零报告
丙校,2023-04-01,2023-04-30,2,2,0,1,1,0,0,
合计,2023-04-01,2023-04-30,30,2,0,1,1,3,3,"
is 'March: two dropped out' "$(attendance-track dropout -d a.db -m 2023-03 --on 2023-05-01 -s 丙校 | columns 1,4-8 | tail -n 1)" 丙校,1,0,2,0,2
printf '问题类别,严重程度,上报级次,天数,上报对象\n控辍保学,一般,1,1,包班领导\n控辍保学,一般,2,5,学区\n' >deadlines.csv
ok 'a ladder of the district' bring a.db deadlines
is 'goes before the usual one' "$(attendance-track dropout -d a.db --on 2023-05-01 --ledger suspected | columns 12,14)" \
"连续旷课天数,应采取措施
9,学区
3,包班领导
,核实去向，取得对方回执"

# 6 to 15 years on 1 September 2022: born from 2 September 2006 to 1 September 2016.
cat >residents.csv <<END
名单,身份证号,姓名,住址,家长姓名及关系
户籍,150525201301010025,没上学,二村,某父
户籍,150525200501010017,太大,二村,
户籍,150525200609010019,满十六,四村,
户籍,150525200609020014,十五岁,四村,
户籍,150525201609010013,满六岁,四村,
户籍,150525201609020019,未满六,四村,
户籍,150525201301010033,学生丁,三村,
脱贫户,15052520130101002X,坏号,二村,
END
is 'four checks, three comparisons' "$(import-records -q -d a.db residents residents.csv && attendance-track dropout -q -d a.db --on 2023-05-01 --compare all | columns 1-3,5,6,9,12,13)" \
"比对结果,名单,儿童姓名,身份证号,年龄,学校,学籍号,离校起日
适龄而无学籍,户籍,十五岁,150525200609020014,15,,,
适龄而无学籍,户籍,没上学,150525201301010025,9,,,
同名待核（无身份证学籍号）,户籍,学生丁,150525201301010033,9,丙校,L150525201301010401,
适龄而无学籍,户籍,满六岁,150525201609010013,6,,,
身份证号有误,脱贫户,坏号,15052520130101002X,,,,
在籍不在校,,学生甲,,,甲校,L150525201301010105,2023-04-17"
# 学生丁 402, of whom the list of the poor speaks, gets a G number; 403 gets one and stands in no list of residence.
printf '学籍号,姓名,学校,班级,原学籍号\nG15052520130101005X,学生丁,丙校,小2019级1班,L150525201301010402\nG150525201301010068,学生丁,丙校,小2019级1班,L150525201301010403\n' >pupils.csv
printf '名单,身份证号,姓名,住址,家长姓名及关系\n脱贫户,15052520130101005X,学生丁,五村,丁父\n' >residents.csv
ok 'numbers that lists know' bring a.db pupils residents
is 'dropouts of poor families; in the register, not in the list' \
	"$(attendance-track dropout -q -d a.db --on 2023-05-01 --compare all | columns 1-3,6,8,9,12,13 | grep -e 丁父 -e 五村 -e 已辍学 -e 不在户籍)" \
"已辍学,脱贫户,学生丁,9,丁父,丙校,G15052520130101005X,2023-03-10
在籍而不在户籍名单,,学生丁,9,,丙校,G150525201301010068,"
is 'the ledger has guardian and address' "$(attendance-track dropout -q -d a.db --on 2023-05-01 --ledger dropped | columns 5,9,10 | tail -n 1)" G15052520130101005X,丁父,五村
is 'but not for teachers' "$(attendance-track dropout -q -d a.db --on 2023-05-01 --ledger dropped -a teacher | columns 5,6,9,10,17 | tail -n 1)" 'G150525********005X,学*丁,,,'
refused 'no such list' 2 attendance-track dropout -d a.db --compare 低保
refused 'no such ledger' 2 attendance-track dropout -d a.db --ledger lost
refused 'a ledger is of a day' 2 attendance-track dropout -d a.db --ledger dropped -m 2023-04
# ---- a stage, nine years ----
# 小2017级 entered with 4; one came, one left with papers, one without, 3 graduated: 3/(4+1-1). Of the 3 of 小2014级 one left with papers before
# grade 7, one came into grade 7, 3 are in grade 9: 3/(3+1-1); in grade 7 they were 3 in September, one of whom had just come: 3/3.

rm -f -- *.csv
printf '学校,学校类型\n甲校,九年一贯制学校\n' >schools.csv
printf '学校,班级,班主任\n甲校,小2014级1班,\n甲校,初2020级1班,王老师\n甲校,小2017级1班,李老师\n' >classes.csv
cat >pupils.csv <<END
学籍号,姓名,学校,班级,转入日期,离校日期
L150525201101010101,小甲,甲校,小2017级1班,,2023-06-20
L150525201101010102,小乙,甲校,小2017级1班,,2023-06-20
L150525201101010103,有证,甲校,小2017级1班,,2020-05-01
L150525201101010104,无证,甲校,小2017级1班,,2021-05-01
L150525201101010105,转来,甲校,小2017级1班,2019-03-01,2023-06-20
L150525200801010201,初甲,甲校,小2014级1班,,
L150525200801010202,初乙,甲校,小2014级1班,,
L150525200801010203,初丙,甲校,小2014级1班,,2020-08-20
END
printf '学籍号,姓名,学校,班级,转入日期,离校日期\nL150525200801010201,初甲,甲校,初2020级1班,2020-09-01,
L150525200801010202,初乙,甲校,初2020级1班,2020-09-01,\nL150525200801010204,初丁,甲校,初2020级1班,2020-09-01,\n' >junior.csv
cat >movements.csv <<END
学籍号,姓名,异动日期,异动类型,学校,班级,对方学校,对方确认日期
L150525201101010101,小甲,2023-06-20,毕业,甲校,小2017级1班,,
L150525201101010102,小乙,2023-06-20,毕业,甲校,小2017级1班,,
L150525201101010105,转来,2019-03-01,转入,甲校,小2017级1班,外校,
L150525201101010105,转来,2023-06-20,毕业,甲校,小2017级1班,,
L150525201101010103,有证,2020-05-01,转出,甲校,小2017级1班,外校,2020-05-09
L150525201101010104,无证,2021-05-01,转出,甲校,小2017级1班,外校,
L150525200801010203,初丙,2020-08-20,转出,甲校,小2014级1班,外校,2020-09-01
L150525200801010204,初丁,2020-09-01,转入,甲校,初2020级1班,外校,
END
SOURCE_DATE_EPOCH=1688000000
ok 'nine years' bring n.db schools classes pupils
ok 'of whom some went on to grade 7' import-records -q --replace -d n.db pupils junior.csv
ok 'with their movements' bring n.db movements
is 'by stage' "$(attendance-track retention -d n.db --formula stage --on 2023-06-28 -y 2022-2023 | columns 2,5-8,11,12,17-19,21)" \
"班级,结束日期,期初,招生,转入,毕业,转出,期末,疑似流失,巩固率,备注
九年级1班,2023-06-28,3,0,0,0,0,3,0,100.00,
六年级1班,2023-06-28,4,0,1,3,2,0,1,75.00,转出1人未经对方确认，疑似流失"
is 'nine years of the district' "$(attendance-track retention -d n.db --formula nine-year --on 2023-06-28 -y 2022-2023 -L en | columns 1,4,6,9,15,17)" \
"Scope,Opening,Transferred in,Graduated,Closing,Retention
District,3,1,0,3,100.00"
is 'the year: who graduated was kept' "$(attendance-track retention -d n.db --on 2023-06-28 -y 2022-2023 | columns 2,6,11,17,19)" \
"班级,期初,毕业,期末,巩固率
九年级1班,3,0,3,100.00
六年级1班,3,3,0,100.00"
is 'who left unconfirmed' "$(attendance-track dropout -q -d n.db --on 2023-06-28 | columns 1,6 | tail -n 1)" 疑似辍学,无证
is 'is grown up when his class is through grade 9, in 2026' "$(attendance-track dropout -q -d n.db --on 2026-08-31 | grep -c 无证; attendance-track dropout -q -d n.db --on 2026-09-01 | grep -c 无证)" "1
0"
is 'of tables that no database holds' "$(attendance-track retention -b district --on 2023-06-28 -m 2020-05 --from schools=schools.csv --from classes=classes.csv --from pupils=pupils.csv \
	--from movements=movements.csv | columns 1,4,10,15,17)" \
"范围,期初,转出,期末,巩固率
全学区,8,1,7,87.50"
)
enrolment_tests

# ==== care: pupils to be cared for, by hand ====

care_tests() (
mkdir care && cd care || exit
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
)
care_tests

# ==== warning: pupils who may leave, by hand, and what the flags were worth in cohorts whose leavers are known ====

warning_tests() (
mkdir warning && cd warning || exit
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
)
warning_tests

done_testing
