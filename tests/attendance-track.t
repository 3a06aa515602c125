#!/bin/sh
# attendance-track: who was there, by hand.
. "$(dirname "$0")/lib.sh"

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

done_testing
