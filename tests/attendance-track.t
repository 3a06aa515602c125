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
甲校,四年级1班,王老师,20,3,36,30,2,0,3,0,0,0,0,1,85.71,14.29,出勤率=实到÷（应到-未记录）；迟到、早退算实到，公假不算；上午、下午各半天，按人天合计
乙校,一年级1班,李老师,20,2,40,18.5,0.5,0,0,1,0,1,1,20,92.50,2.50,出勤率=实到÷（应到-未记录）；迟到、早退算实到，公假不算；上午、下午各半天，按人天合计
全学区,,,20,5,76,48.5,2.5,0,3,1,0,1,1,21,88.18,10.00,出勤率=实到÷（应到-未记录）；迟到、早退算实到，公假不算；上午、下午各半天，按人天合计'
is 'in English, by school' "$(track rates -m 2023-04 --by school -L en)" \
'School,School days,Pupils,Due,Present,Sick,Personal leave,Truant,Official leave,Other absence,Times late,Times early,Not recorded,Attendance rate,Share absent,Definition
甲校,20,3,36,30,2,0,3,0,0,0,0,1,85.71,14.29,"rate = present / (due - not recorded); late and early are present, official leave is not; morning and afternoon are half a day each, summed over person-days"
乙校,20,2,40,18.5,0.5,0,0,1,0,1,1,20,92.50,2.50,"rate = present / (due - not recorded); late and early are present, official leave is not; morning and afternoon are half a day each, summed over person-days"
District,20,5,76,48.5,2.5,0,3,1,0,1,1,21,88.18,10.00,"rate = present / (due - not recorded); late and early are present, official leave is not; morning and afternoon are half a day each, summed over person-days"'
is 'bands of absence, lower limits inclusive' "$(track rates -m 2023-04 --bands)" \
'学校,班级,班主任,授课天数,人数,有记录人数,缺勤5%以下,缺勤5%-9.9%,缺勤10%-19.9%,缺勤20%及以上,长期缺勤率,口径
甲校,四年级1班,王老师,20,3,3,1,0,0,2,66.67,缺勤占比=（病假+事假+旷课+其他缺勤）÷有记录人天；公假、迟到、早退不算缺勤；下限含本数
乙校,一年级1班,李老师,20,2,1,1,0,0,0,0.00,缺勤占比=（病假+事假+旷课+其他缺勤）÷有记录人天；公假、迟到、早退不算缺勤；下限含本数
全学区,,,20,5,4,2,0,0,2,50.00,缺勤占比=（病假+事假+旷课+其他缺勤）÷有记录人天；公假、迟到、早退不算缺勤；下限含本数'
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

done_testing
