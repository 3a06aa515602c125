#!/bin/sh
# attendance-track retention, movements, dropout: who came, who went, who stays away; by hand.
. "$(dirname "$0")/lib.sh"

SOURCE_DATE_EPOCH=1683000000 TZ=UTC # 2 May 2023
export SOURCE_DATE_EPOCH TZ

# columns LIST: of CSV without quoted cells; LIST is 1,2,5.
columns() {
	cut -d , -f "$1"
}

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
done_testing
