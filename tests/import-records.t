#!/bin/sh
# import-records: every kind once, what is refused, what a second file changes.
. "$(dirname "$0")/lib.sh"

SOURCE_DATE_EPOCH=1687000000 TZ=UTC
export SOURCE_DATE_EPOCH TZ

sheet() {
	cat >"$1"
}

# show SQL: rows as a Chinese user reads them.
show() {
	XUEQU_LANG=zh query-data "$1"
}

number() {
	printf 'L99999920120301%04d' "$1"
}

# ---- What there is ----

golden kinds 0 import-records --kinds
for table in school_types schools classes pupils teachers assignments subjects exams scores formulas targets interviews items item_marks; do
	golden "describe-$table" 0 import-records --describe $table
	import-records --template $table >template.csv
	golden "template-$table" 0 cat template.csv
	refused "the bare template of $table" 1 import-records -d bare.db $table template.csv
done
is 'a kind by its Chinese name' "$(import-records --template 任课)" "$(import-records --template assignments)"
refused 'an unknown kind' 2 import-records nothing.csv
refused 'no kind' 2 import-records
refused 'a file that is not there' 2 import-records schools nothing.csv

# ---- Every kind once ----

sheet school_types.csv <<EOF
学校类型,起始年级,终止年级
半日制学校,1,2
EOF
sheet schools.csv <<EOF
××学区学校一览表,,,
学校名称,标识码,类别,办学类型,学校简称,备注
东柳小学,2115999901,村小,完全小学,东柳；东柳完小,
西柳中心校,3115999902,,九年一贯制学校,西柳,
合计,2,,,,
EOF
sheet classes.csv <<EOF
学校,班级,授课语言,班主任姓名
东柳小学,小2018级1班,,傅玉诗
西柳,小2018级1班,蒙授,
西柳,初2020级（2）班,,
EOF
sheet pupils.csv <<EOF
学籍号,姓名,性别,民族,学校,班级,转入时间,随读
$(number 1),王　明,1-男,汉族,东柳,小2018级1班,,
$(number 2),阿依古丽．买买提,女,维吾尔族,东柳小学,小2018级1班,2022.9.1,是
$(number 3),巴图,男,蒙古族,2115999901,小2018级1班,44805,
EOF
sheet teachers.csv <<EOF
工号,姓名,性别,学校
T01,傅玉诗,女,东柳小学
T02,包青山,男,西柳中心校
EOF
sheet assignments.csv <<EOF
教师编号,任课教师,学校,班级,科目,开始日期,结束日期,份额
T01,傅玉诗,东柳小学,小2018级1班,语,2022-09-01,,
T02,包青山,西柳,初2020级2班,数学,2022年9月1日,2023-07-15,50%
EOF
sheet subjects.csv <<EOF
学科,年级,启用日期,满分,及格线%,优秀线%,别名
书法,3-6,2022-09-01,50,60,90,写字；SF
EOF
sheet exams.csv <<EOF
考试,学期,考试日期,级别,性质
2023春期末,2023年春季,2023/6/27,学区,期末考试
EOF
sheet scores.csv <<EOF
考试,学校,班级,姓名,学科,分数
2023春期末,东柳小学,五年级1班,王明,书法,45.5
2023春期末,东柳小学,五年级1班,巴图,书法,缺考
EOF
sheet formulas.csv <<EOF
综合公式,指标,折算,权重
平均分法,平均分,,1
平均分法,及格率,与最高比,0.5
EOF
sheet targets.csv <<EOF
考试,学籍号,目标项,学科,目标,制定人
2023春期末,$(number 1),,书法,46,傅玉诗
2023春期末,$(number 1),总成绩,,90,傅玉诗
2023春期末,$(number 3),排名,,3,
EOF
sheet interviews.csv <<EOT
考试,学籍号,姓名,约谈时间,地点,约谈原因,家长姓名及关系,在校表现,家长意见,共同措施,约谈教师,回访日期,效果
2023春期末,$(number 1),王明,2023-07-03,办公室,书法未达标,王建国（父）,课堂认真，作业常缺。,希望多督促,每天检查作业,傅玉诗,2023.9.10,作业按时完成
2023春期末,$(number 1),王明,2023-06-28,家里,,王建国（父）,,,,傅玉诗,,
2023春期末,$(number 3),巴图,2023/7/3,,,,,,,,,
EOT
sheet items.csv <<EOF
考试,科目,年级,题号,满分,考点,能力要求,题型
2023春期末,书法,5,1,20,临摹,应用,书写
2023春期末,书法,5,2(1),15,结构,理解,书写
2023春期末,书法,5,2(2),15,结构,应用,书写
EOF
sheet item_marks.csv <<EOF
书法小题得分,,,,,,
考试,学籍号,姓名,科目,第1题(20分),2（1）,2.2,总分
2023春期末,$(number 1),王明,书法,18,12.5,15,45.5
2023春期末,$(number 2),阿依古丽·买买提,书法,20,,0,20
2023春期末,$(number 3),巴图,书法,,,,缺考
合计,,,,38,12.5,15,65.5
EOF
for table in school_types schools classes pupils teachers assignments subjects exams scores formulas targets interviews items item_marks; do
	golden "import-$table" 0 import-records $table $table.csv
done
golden stored-schools 0 show 'select 学校, 学校标识码, 学校类型, 简称 from 学校 order by 1'
golden stored-classes 0 show 'select 学校, 班级, 授课语言, 班主任 from 班级 order by 1, 2'
golden stored-pupils 0 show 'select 学籍号, 姓名, 性别, 民族, 学校, 班级, 转入日期, 随班就读 from 学生 order by 1'
golden stored-assignments 0 show 'select 教师编号, 教师姓名, 学校, 班级, 学科, 起始日期, 结束日期, 份额 from 任课 order by 1'
golden stored-subjects 0 show "select * from 学科 where 学科 = '书法'"
golden stored-exams 0 show 'select 考试, 学期, 考试日期, 组织级别, 考试性质 from 考试'
golden stored-scores 0 show 'select 考试, 班级, 姓名, 学科, 状态, 分数 from 成绩 order by 3'
golden stored-formulas 0 show "select * from 综合公式 where 综合公式 = '平均分法' order by 指标"
golden stored-interviews 0 show 'select * from 约谈记录 order by 学籍号, 约谈日期'
golden stored-targets 0 show 'select 考试, 学籍号, 姓名, 目标项, 学科, 目标值, 制定人 from 目标 order by 2, 4'
golden stored-items 0 show 'select 考试, 学科, 适用年级, 授课语言, 卷别, 题号, 小题满分, 知识点, 能力层级, 题型, 备注, 行 from 双向细目表 order by 题号'
golden stored-item_marks 0 show 'select 考试, 学籍号, 姓名, 学科, 卷别, 题号, 小题得分, 行 from 小题得分 order by 2, 6'
is 'a new database begins with the shipped tables' "$(sqlite3 district.db "select group_concat(kind || ' ' || file) from batches where batch < 21")" \
    'school_types defaults/school-types.csv,subjects defaults/subjects.csv,formulas defaults/formulas.csv,rules defaults/rules.csv,lifecycle defaults/lifecycle.csv,deadlines defaults/deadlines.csv,curriculum defaults/curriculum.csv,check_rules defaults/check-rules.csv,appraisal defaults/appraisal.csv,appraisal_grades defaults/appraisal-grades.csv,workload defaults/workload.csv,homeroom_rules defaults/homeroom-rules.csv'
for table in schools pupils assignments; do
	golden "again-$table" 0 import-records $table $table.csv
done
cp district.db full.db

# ---- Changes ----

sed 's/,50,60,90,/,100,60,85,/' subjects.csv >better.csv
golden subject-differs 1 import-records subjects better.csv
golden subject-replaced 0 import-records -r subjects better.csv
sed 's/,0.5$/,0.6/' formulas.csv >better.csv
sheet bad-targets.csv <<EOF
考试,学籍号,目标项,学科,目标
2023春期末,$(number 2),,,46
2023春期末,$(number 2),总分,书法,46
2023春期末,$(number 2),名次,,3
2023春期末,$(number 2),名次,,4
2023春期末,$(number 9),总分,,46
初三摸底,$(number 2),总分,,46
EOF
golden bad-targets 1 import-records targets bad-targets.csv
sheet bad-interviews.csv <<EOT
考试,学籍号,约谈日期,回访日期
2023春期末,$(number 1),2023-06-26,
2023春期末,$(number 1),2023-06-27,2023-06-26
2023春期末,$(number 1),2023-06-31,
2023春期末,$(number 1),,2023-09-01
2023春期末,$(number 9),2023-06-28,
2023春期末,$(number 1),2023-07-01,2023-07-01
2023春期末,$(number 1),2023-07-01,2023-09-01
EOT
golden bad-interviews 1 import-records interviews bad-interviews.csv
# Of a class, a school, teachers, a pupil by name; wider units beside change nothing.
sheet unit-targets.csv <<EOT
考试,学校,班级,教师编号,教师姓名,姓名,目标项,学科,目标
2023春期末,东柳小学,五年级1班,,,,及格率,书法,90
2023春期末,东柳小学,,,,,名次,书法,1
2023春期末,,,T01,,,平均分,书法,40
2023春期末,,,,包青山,,低分率,书法,30%
2023春期末,东柳,五年级1班,,,巴　图,,书法,46
EOT
golden unit-targets 0 import-records targets unit-targets.csv
sheet wider.csv <<EOT
考试,学校,年级,班级,教师编号,教师姓名,学籍号,姓名,目标项,学科,目标
2023春期末,东柳小学,,五年级1班,T01,傅玉诗,,,分数,书法,40
2023春期末,东柳小学,五年级,1班,,,$(number 3),巴图,分数,书法,46
EOT
golden wider-targets 0 import-records targets wider.csv
golden stored-unit-targets 0 show 'select 学校, 班级, 教师编号, 教师姓名, 学籍号, 姓名, 目标项, 学科, 目标值 from 目标 order by 1, 2, 3, 5, 7'
import-records -q teachers - <<EOT
教师编号,教师姓名,学校
T03,包青山,西柳中心校
T04,包青山,东柳小学
EOT
sheet bad-unit-targets.csv <<EOT
考试,学校,年级,班级,教师编号,教师姓名,学籍号,姓名,目标项,学科,目标
2023春期末,,,,,,,,,书法,40
2023春期末,,,,,包青山,,,,书法,40
2023春期末,西柳,,,,包青山,,,,书法,40
2023春期末,,,,,张三丰,,,,书法,40
2023春期末,,,,T77,,,,,书法,40
2023春期末,,,,T01,,,,总分,,40
2023春期末,东柳,,五年级3班,,,,,,书法,40
2023春期末,,,五年级1班,,,,,,书法,40
2023春期末,东柳,五年级,,,,,,,书法,40
2023春期末,无柳,,,,,,,,书法,40
2023春期末,东柳,,五年级1班,,,,巴特,,书法,40
2023春期末,,,,,,,巴图,,书法,40
2023春期末,,,,,,$(number 3),王明,,书法,40
2023春期末,东柳,,五年级1班,,,,,,,40
2023春期末,东柳,,五年级1班,,,,,及格率,书法,101
2023春期末,,,,,,$(number 3),,及格率,书法,50
2023春期末,东柳,,五年级1班,,,,,,书法,-1
2023春期末,,,,T01,,,,,书法,40%
EOT
golden bad-unit-targets 1 import-records targets bad-unit-targets.csv
is 'the school tells teachers of one name apart' "$(printf '考试,学校,教师姓名,学科,目标\n2023春期末,东柳,包青山,书法,41\n' | import-records -q targets - && show "select 教师编号 from 目标 where 目标值 = 41" | tail -n 1)" T04

# A database of a program whose targets were of pupils only: the tables get the new key, what they held stays.
sqlite3 district.db <<EOT
drop index targets_past_key; alter table targets_rows rename to r; alter table targets_past rename to p;
create table targets_rows (exam integer not null, pupil integer not null, metric integer not null, subject integer not null, target integer,
	set_by text, note text, batch integer not null, line integer not null, since integer, primary key (exam, pupil, metric, subject)) strict, without rowid;
create table targets_past (exam integer not null, pupil integer not null, metric integer not null, subject integer not null, target integer,
	set_by text, note text, batch integer not null, line integer not null, since integer, until integer not null) strict;
create index targets_past_key on targets_past (exam, pupil, metric, subject);
insert into targets_rows select exam, pupil, metric, subject, target, set_by, note, batch, line, since from r where pupil <> 0;
insert into targets_past select exam, pupil, metric, subject, target, set_by, note, batch, line, since, until from p where pupil <> 0;
drop table r; drop table p; pragma user_version = 1;
EOT
cp district.db earlier.db
sqlite3 earlier.db 'drop table rules_rows; drop table rules_past'
is 'a database of an earlier program can be asked' "$(XUEQU_LANG=zh query-data -d earlier.db "select 姓名, 学校, 目标值 from 目标 where 目标项 = '名次'" | tail -n 1)" '巴图,,3'
printf '考试,学籍号,学科,目标\n2023春期末,%s,书法,47\n' "$(number 3)" >higher.csv
ok 'a database of an earlier program takes targets' import-records -d earlier.db -r targets higher.csv
is 'it has the new key and what it held' "$(XUEQU_LANG=zh query-data -d earlier.db 'select 姓名, 学校, 目标项, 目标值 from 目标 order by 1, 3' &&
	sqlite3 earlier.db "select group_concat(name, ' ') from (select name from pragma_table_info('targets_rows') where pk > 0 order by pk)" \
	"select count(*) from targets_past where class = 0 and target = 4600" "select count(*) from sqlite_schema where name like '%before'")" \
'姓名,学校,目标项,目标值
巴图,,分数,47
巴图,,名次,3
王明,,分数,46
王明,,总分,90
exam school class teacher pupil metric subject
2
0'
batch=$(sqlite3 earlier.db 'select max(batch) from batches')
ok 'and the import can be undone' import-log -d earlier.db undo "$batch"
is 'back to what it was' "$(XUEQU_LANG=zh query-data -d earlier.db "select 目标值 from 目标 where 姓名 = '巴图' and 目标项 = '分数'" | tail -n 1)" 46
ok 'a whole class of targets for the school too' import-records -d earlier.db targets unit-targets.csv
is 'an old database beside new tables' "$(score-report targets -L zh -d district.db --from scores=scores.csv -b school 2>&1 | cut -d , -f 1-5 | tail -n 1)" 东柳小学,4,0,1,3
golden formula-replaced 0 import-records -r formulas better.csv
printf '学籍号,姓名,学校,班级,离校日期\n%s,王明,东柳小学,小2018级1班,2023-03-01\n' "$(number 1)" >left.csv
golden dry-run 0 import-records -n -r pupils left.csv
golden left 0 import-records -r pupils left.csv
is 'columns that a file has not stay' "$(show "select 性别, 民族, 离校日期 from 学生 where 姓名 = '王明'" | tail -n 1)" 男,汉族,2023-03-01

# ---- Refused ----

cp full.db district.db
sheet bad-assignments.csv <<EOF
教师编号,教师姓名,学校,班级,学科,起始日期,结束日期,份额
T09,傅玉诗,东柳小学,小2018级1班,数学,2022-09-01,,
T01,包青山,东柳小学,小2018级1班,数学,2022-09-01,,
T01,傅玉诗,东流小学,小2018级1班,数学,2022-09-01,,
T01,傅玉诗,东柳小学,小2018级2班,数学,2022-09-01,,
T01,傅玉诗,东柳小学,五年级1班,数学,2022-09-01,,
T01,傅玉诗,东柳小学,小2018级1班,书发,2022-09-01,,
T01,傅玉诗,东柳小学,小2018级1班,科学,2022-09-01,2022-08-31,
T01,傅玉诗,东柳小学,小2018级1班,音乐,2022-09-31,,101
T01,傅玉诗,东柳小学,小2018级1班,美术,,,
T01,傅玉诗,东柳小学,小2018级1班,英语,2022-09-01,,100,x
T01,傅玉诗,东柳小学,小2018级1班,英语,2022-09-01,,
EOF
golden bad-assignments 1 import-records assignments bad-assignments.csv
sheet bad-tables.csv <<EOF
学科,适用年级,启用日期,满分,及格线,优秀线,低分线
书法,3～6,2022-09-01,50,60,90,40
书法,7-3,2022-09-01,50,60,90,40
书法,1-2,2022-09-01,五十,60,90,40
书法,1-2,2022-09-01,0,60,90,40
书法,3-4,2022-09-01,50,95,90,40
书法,5-6,2022-09-01,50,60,190,61
EOF
golden bad-subjects 1 import-records subjects bad-tables.csv
sheet bad-schools.csv <<EOF
学校,学校标识码
南柳小学,21159999
北柳小学,2.116E+09
EOF
golden bad-schools 1 import-records schools bad-schools.csv
printf '学籍号,班级\n%s,小2018级1班\n' "$(number 5)" >headings.csv
golden headings 1 import-records pupils headings.csv
golden school-given 0 import-records -n -s 东柳 --date 2022-10-01 pupils - <<EOF
学籍号,姓名,班级
$(number 5),白雪,五年级1班
EOF
golden grade-column 0 import-records -n --date 2022-10-01 pupils - <<EOF
学籍号,姓名,学校,年级,班级
$(number 5),白雪,东柳,五年级,1
EOF
golden date-missing 1 import-records -n -s 东柳 pupils - <<EOF
学籍号,姓名,班级
$(number 5),白雪,五年级1班
EOF

# ---- Rejected rows ----

golden reject 1 import-records --reject back.csv assignments bad-assignments.csv
golden reject-file 0 cat back.csv
sed -n '1p; /书发/p' back.csv | sed 's/书发/书法/g' >mended.csv
golden mended 0 import-records assignments mended.csv

# ---- Wide sheets ----

marks() {
	show 'select 学籍号, 题号, 小题得分, 行 from 小题得分 order by 1, 2'
}
only_marks() {
	query-data -d "$1" 'select 学籍号, 题号, 小题得分 from 小题得分 order by 1, 2'
}
# Numbers of batches grow with the kinds above.
without_batch() {
	"$@" >printed 2>told
	status=$?
	sed 's/batch [0-9]*/batch N/' printed
	sed 's/batch [0-9]*/batch N/' told >&2
	return $status
}
cp full.db district.db
marks >wide.out
{
	echo 考试,学籍号,学科,题号,得分
	printf '2023春期末,%s,书法,%s\n' "$(number 1)" 1,18 "$(number 1)" '2(1),12.5' "$(number 1)" '2-2,15' "$(number 2)" 第1题,20 "$(number 2)" 2②,0
} >long.csv
golden wide-long 0 import-records item_marks long.csv
cp full.db other.db
import-log undo -q -d other.db "$(sqlite3 other.db "select max(batch) from batches where kind = 'item_marks'")" >undone.csv
is 'a wide sheet can be undone' "$(only_marks other.db | wc -l)" 1
import-records -q -d other.db item_marks long.csv
is 'a long file says the same as a wide one' "$(only_marks other.db)" "$(only_marks full.db)"

golden wide-again 0 without_batch import-records item_marks item_marks.csv
sed 's/,20,,0,20/,19,,0,20/; s/,18,12.5/,18,13/' item_marks.csv >wide.csv
golden wide-differs 1 without_batch import-records item_marks wide.csv
golden wide-dry-run 0 without_batch import-records -n -r item_marks wide.csv
is 'a dry run of a wide sheet changes nothing' "$(marks)" "$(cat wide.out)"
golden wide-replaced 0 without_batch import-records -r item_marks wide.csv
golden wide-stored 0 marks

cp full.db district.db
sheet wide.csv <<EOF
考试,学籍号,姓名,学科,1,2(1),2（3）,题7,备考,2.1
2023春期末,$(number 1),王明,书法,18,12.5
EOF
golden wide-twice 1 import-records item_marks wide.csv
sheet wide.csv <<EOF
考试,学籍号,姓名,学科,1,2(1),2(3)
2023春期末,$(number 1),王明,书法,18.5,12.5,
2023春期末,$(number 2),阿依古丽,书法,21,x,1
2023春期末,$(number 2),阿依古丽·买买提,书法,21,x,1
2023春期末,$(number 9),白雪,书法,1,1,
2023春期末,$(number 3),巴图,书法,10,-1,
2023春期末,$(number 3),巴图,书法,10,１２,
2023春期末,$(number 3),巴图,书法,10,12,9
EOF
golden wide-bad 1 without_batch import-records item_marks wide.csv
golden wide-reject 1 without_batch import-records --reject back.csv item_marks wide.csv
golden wide-reject-file 0 without_batch cat back.csv
is 'a row of a wide sheet is stored whole or not at all' "$(marks)" "$(cat wide.out)"
sed -n '1p; /买买提,书法,21,x,1/p' back.csv | sed 's/21,x,1/20,,/; s/2(3)/2(2)/' >mended.csv
golden wide-mended 0 import-records item_marks mended.csv
sheet wide.csv <<EOF
书法小题得分
考试,学校,班级,姓名,学科,1,2(1),2(2)
满分,,,,,20,15,15
2023春期末,东柳,五年级1班,巴　图,书法,11,12,
2023春期末,东柳,五年级1班,没有人,书法,1,1,1
2023春期末,东柳,,巴图,书法,1,1,1
2023春期末,东柳,五年级1班,,书法,1,1,1
EOF
golden wide-names 1 import-records --reject back.csv item_marks wide.csv
golden wide-names-stored 0 show "select 学校, 班级, 学籍号, 姓名, 题号, 小题得分 from 小题得分 where 班级 is not null order by 题号"
printf '考试,学籍号,学科,总分\n2023春期末,%s,书法,40\n' "$(number 1)" >none.csv
golden wide-no-items 1 import-records item_marks none.csv

# ---- Workbooks and encodings ----

cp full.db district.db
printf '学籍号,姓名,学校,班级\n%s,白雪,东柳小学,小2018级1班\n' "$(number 6)" >one.csv
printf '名册,,,\n姓名,学籍号,学校,班级\n,,,\n青云,%s,东柳小学,小2018级1班\n合计：1人,,,\n' "$(number 7)" >two.csv
csv-to-excel -o pupils.xlsx 五年级=one.csv 转入=two.csv
golden workbook 0 import-records pupils pupils.xlsx
iconv -t gb18030 one.csv >gbk.csv
golden gbk 0 import-records pupils gbk.csv

# ---- Findings and their steps ----

rm -f district.db
printf '学校,学校类型\n甲校,小学\n乙校,小学\n' | import-records -q schools
printf '教师编号,教师姓名,学校\nT01,钱多,甲校\nT02,李少,乙校\n' | import-records -q teachers
sheet form.csv <<EOF
2023年5月教学常规检查问题清单,,,,,,,
检查单位：中心校　　　填表日期：2023年5月8日,,,,,,,
序号,日期,单位,教师编号,类别,存在问题,等级,责任人
1,2023.5.6,甲校,T01,教学常规,教案未签字,一般,钱多
2,2023/5/6,乙校,,安全,消防栓被堵,重大隐患,周总

合计,2条,,,,,,
检查人签字：赵检,,,,学校（盖章）：,,,
以下空白,,,,,,,
EOF
findings() {
	show 'select 问题编号, 检查日期, 学校, 教师姓名, 问题类别, 问题描述, 严重程度, 整改时限 from 问题清单'
}
is 'a dry run' "$(import-records -n findings form.csv 2>&1 | sed 1,2d; findings)" \
'import-records: form.csv: rows: 2 read, 2 added, 0 changed, 0 unchanged, 0 rejected
import-records: form.csv: a dry run: nothing was stored
问题编号,检查日期,学校,教师姓名,问题类别,问题描述,严重程度,整改时限'
is 'a form with titles, a total and signatures' "$(import-records findings form.csv 2>&1; findings)" \
'import-records: form.csv:3: columns that are not part of findings are passed over: 序号
import-records: form.csv: rows of totals, remarks or signatures are passed over: 3
import-records: form.csv: rows: 2 read, 2 added, 0 changed, 0 unchanged, 0 rejected
问题编号,检查日期,学校,教师姓名,问题类别,问题描述,严重程度,整改时限
2023-0001,2023-05-06,甲校,钱多,教学常规,教案未签字,一般,2023-05-13
2023-0002,2023-05-06,乙校,,安全,消防栓被堵,重大,2023-05-07'
iconv -t gb18030 form.csv >gbk.csv
iconv -t utf-16 form.csv >utf16.csv
csv-to-excel -q -o form.xlsx form.csv
for file in gbk.csv utf16.csv form.xlsx; do
	is "the same in $file changes nothing" "$(import-records findings $file 2>&1 | tail -n 1)" \
	    "import-records: $file: rows: 2 read, 0 added, 0 changed, 2 unchanged, 0 rejected"
done
printf '检查日期,学校,类别,存在问题\n2023-05-06,,安全,教案未签字\n' >unsigned.csv
refused 'what speaks of signatures is no row of signatures' 1 import-records findings unsigned.csv
printf '检查日期,学校,类别,存在问题\n2023-05-09,甲校,安全,楼道堆物\n2023-5-9,甲校,安全,楼道堆物\n' >twice.csv
is 'one finding twice in a file' "$(import-records findings twice.csv 2>&1)" \
'import-records: twice.csv:3: 问题编号: the row stands already in line 2
import-records: twice.csv: nothing of this file was stored; faults named above: 1'

# The deadline of 教学常规 is 7 days; another that was agreed stays when the finding comes again, and goes with the day.
printf '问题编号,检查日期,学校,教师编号,类别,存在问题,整改时限\n2023-0003,2023-05-06,甲校,T01,教学常规,作业漏批,2023-06-01\n' | import-records -q findings
printf '检查日期,学校,教师编号,类别,存在问题,备注\n2023-05-06,甲校,T01,教学常规,作业漏批,\n' >again.csv
is 'an agreed deadline stays' "$(import-records findings again.csv 2>&1)" 'import-records: again.csv: rows: 1 read, 0 added, 0 changed, 1 unchanged, 0 rejected'
printf '问题编号,检查日期,学校,教师编号,类别,存在问题\n2023-0003,2023-05-07,甲校,T01,教学常规,作业漏批\n' >moved.csv
is 'a replaced day brings its own' "$(import-records -r findings moved.csv 2>&1 | sed 's/ (batch [0-9]*)//')" \
'import-records: moved.csv:2:2: 检查日期: 2023-05-06 becomes 2023-05-07
import-records: moved.csv:2: 整改时限: 2023-06-01 becomes 2023-05-14
import-records: moved.csv: rows: 1 read, 0 added, 1 changed, 0 unchanged, 0 rejected'
printf '问题编号,办理日期,环节\n2023-0003,2023-05-08,反馈签收\n' | import-records -q rectifications
sed 's/2023-05-07/2023-05-09/' moved.csv >later.csv
refused 'not to a day after its steps' 1 import-records -r findings later.csv

# Sheets of checks name the teachers.
printf '教师编号,教师姓名,学校\nT03,周南,甲校\nT04,周南,乙校\nT05,周南,乙校\nT06,吴北,\n' | import-records -q teachers
sheet checks.csv <<EOF
日期,单位,姓名,检查项目,应有数,实有数
2023-04-26,甲校,钱　多,备课,8,8
2023-04-26,甲校,周南,备课,8,7
2023-04-26,甲校,吴北,备课,8,7
2023-04-26,乙校,李少,作业,8,7
EOF
is 'teachers by their names' "$(import-records checks checks.csv 2>&1; show 'select 学校, 教师编号, 教师姓名, 检查项目 from 常规检查 order by 行')" \
'import-records: checks.csv: teachers found by name, without 教师编号: 4
import-records: checks.csv: rows: 4 read, 4 added, 0 changed, 0 unchanged, 0 rejected
学校,教师编号,教师姓名,检查项目
甲校,T01,钱多,备课
甲校,T03,周南,备课
甲校,T06,吴北,备课
乙校,T02,李少,作业'
sheet checks.csv <<EOF
日期,单位,教师编号,教师姓名,检查项目
2023-04-27,甲校,,李少,备课
2023-04-27,乙校,,周南,备课
2023-04-27,乙校,,郑无,备课
2023-04-27,乙校,,,备课
2023-04-27,乙校,T04,周西,备课
EOF
is 'names that say nobody, another or several' "$(import-records checks checks.csv 2>&1)" \
'import-records: checks.csv:2:4: 教师姓名: 李少 (T02) is a teacher of another school; give the number if that one is meant
import-records: checks.csv:3:4: 教师姓名: there is more than one teacher 周南 (T03, T04, T05); give the teacher'"'"'s number
import-records: checks.csv:4:4: 教师姓名: there is no teacher 郑无 in the register of teachers
import-records: checks.csv:5:3: 教师编号: is blank but needed: the teacher'"'"'s number in the district
import-records: checks.csv:6:4: 教师姓名: "周西" is not the name of the teacher with this number, which is 周南
import-records: checks.csv: nothing of this file was stored; faults named above: 5'
printf '日期,单位,检查项目\n2023-04-27,甲校,备课\n' >missing.csv
refused 'a sheet of checks without teachers' 1 import-records checks missing.csv
is 'what it lacks' "$(head -n 1 "$harness/err")" 'import-records: missing.csv:2:1: no row holds all the headings of checks; missing: 教师编号'

# Numbers stay with their findings, also when those were taken back.
printf '检查日期,学校,类别,存在问题\n2023-05-20,甲校,设施,门窗破损\n2023-05-20,乙校,设施,门窗破损\n' >may.csv
import-records -q findings may.csv
batch=$(import-log -f csv | tail -n 1 | cut -d , -f 1)
printf '问题编号,办理日期,环节\n2023-0005,2023-05-21,反馈签收\n' | import-records -q rectifications
is 'taken back but for what steps point to' "$(import-log undo "$batch" 2>&1; findings | cut -d , -f 1 | tail -n 1)" \
"import-log: 问题清单: rows taken back: 1
import-log: 问题清单: rows that stay, as rows of other imports point to them: 1
import-log: batch $batch is undone
2023-0005"
printf '检查日期,学校,类别,存在问题\n2023-05-20,甲校,安全,新问题\n' | import-records -q findings
import-records -q findings may.csv
is 'a number is not given again, but comes back with its finding' "$(findings | sed '1,4d' | cut -d , -f 1,3,6)" \
'2023-0004,甲校,门窗破损
2023-0005,乙校,门窗破损
2023-0006,甲校,新问题'

done_testing
