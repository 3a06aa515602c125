#!/bin/sh
# CSV in, one workbook out: whole or not at all, the same bytes each time, text never a formula.
. "$(dirname "$0")/lib.sh"

# part FILE PART: a part of a workbook, one element a line.
part() {
	sqlite3 :memory: "select cast(data as text) from zipfile('$1') where name = '$2'" | sed 's/></>\n</g'
}

sheet() {
	part "$1" "xl/worksheets/sheet${2:-1}.xml"
}

# has DESC FILE PART TEXT
has() {
	part "$2" "$3" >"$harness/part"
	grep -qF -- "$4" "$harness/part" || echo "no $4 in $3" >>"$harness/why"
	conclude "$1"
	: >"$harness/why"
}

hasnt() {
	part "$2" "$3" >"$harness/part"
	test -s "$harness/part" || echo "no $3" >>"$harness/why"
	! grep -qF -- "$4" "$harness/part" || echo "there is $4 in $3" >>"$harness/why"
	conclude "$1"
	: >"$harness/why"
}

shared=xl/sharedStrings.xml
first=xl/worksheets/sheet1.xml
: >"$harness/why"

cat >成绩.csv <<'EOF'
序号,学籍号,姓名,班级,语文,数学,平均分,及格率,名次,备注
1,G440301201102001000,杨诗涵,七（1）班,97,缺考,78.17,83.3,1,
2,L150525201103040011,阿依古丽·买买提,七（1）班,75.5,63,,,,"说""好"", 很长的备注很长的备注很长的备注很长的备注很长的备注"
平均分,,,,86.3,63,78.17,83.3,,
EOF

printf '学校,人数\n一小,10\n' >one.csv

# What it makes
ok 'a workbook from a file' csv-to-excel -o a.xlsx -u '三中 & 四中' --date 2024-04-25 成绩.csv
is 'nothing else is left' "$(ls -A)" "$(printf 'a.xlsx\none.csv\n成绩.csv')"
is 'readable by its owner alone' "$(stat -c %a a.xlsx)" 600
has 'the sheet is named after the file' a.xlsx xl/workbook.xml '<sheet name="成绩"'
has 'so is the title' a.xlsx $shared '<t>成绩</t>'
has 'marks are numbers' a.xlsx $first '<v>75.5</v>'
has 'numbers of pupils are text' a.xlsx $shared '<t>G440301201102001000</t>'
has 'a mark that is missing stays a word' a.xlsx $shared '<t>缺考</t>'
has 'the date in Chinese' a.xlsx $shared '<t>2024年4月25日</t>'
has 'the line to sign' a.xlsx $shared '制表人'
has 'not for publication' a.xlsx $first '内部资料'
has 'the label of a total over the blank cells' a.xlsx $first '<mergeCell ref="A6:D6"/>'
has 'headings on every page' a.xlsx xl/workbook.xml '$1:$3'
is 'title, unit, headings, 3 rows, blank, signature' "$(sheet a.xlsx | grep -c '^<row ')" 8
ok 'a second time' csv-to-excel -o b.xlsx -u '三中 & 四中' --date 2024-04-25 成绩.csv
ok 'the same bytes' cmp a.xlsx b.xlsx
ok 'the same bytes in another zone and language' env TZ=Asia/Shanghai LC_ALL=C LANG=C \
	csv-to-excel -o c.xlsx -u '三中 & 四中' --date 2024-04-25 成绩.csv
ok '(compared)' cmp a.xlsx c.xlsx
csv-to-excel -u '三中 & 四中' --date 2024-04-25 成绩.csv >d.xlsx
ok 'on standard output the same' cmp a.xlsx d.xlsx
csv-to-excel -o - -u '三中 & 四中' --date 2024-04-25 <成绩.csv >e.xlsx
has 'from standard input there is a name for the sheet' e.xlsx xl/workbook.xml '<sheet name="表1"'
ok 'which can be given' csv-to-excel -o g.xlsx 期末=- <one.csv
has '(named so)' g.xlsx xl/workbook.xml '<sheet name="期末"'
iconv -f UTF-8 -t GB18030 成绩.csv >gbk.csv
ok 'from GBK' csv-to-excel -qo f.xlsx -t 成绩 -u '三中 & 四中' --date 2024-04-25 成绩=gbk.csv
has '(same names)' f.xlsx $shared '<t>阿依古丽·买买提</t>'

# Several sheets
printf '学校,人数\n' >none.csv
ok 'several sheets' csv-to-excel -qo many.xlsx -t 期末 '7/1班=one.csv' '7:1班=one.csv' none.csv
is 'named apart' "$(part many.xlsx xl/workbook.xml | sed -n 's/^<sheet name="\([^"]*\)".*/\1/p' | tr '\n' ' ')" '7-1班 7-1班(2) none '
has 'a sheet without rows says so' many.xlsx $shared '<t>（无记录）</t>'
has 'under one title each has its name' many.xlsx $shared '<t>7/1班</t>'
printf 'a,b\n1,2\n' >x=y.csv
ok 'a name with = that is a file' csv-to-excel -o eq.xlsx x=y.csv
has '(named so)' eq.xlsx xl/workbook.xml '<sheet name="x=y"'

# Words and looks
ok 'in English' csv-to-excel -L en -o en.xlsx --date 2024-04-25 -u 'No. 3' 成绩.csv
has 'the words added' en.xlsx $shared 'Prepared by'
has 'the date as ISO' en.xlsx $shared '<t>2024-04-25</t>'
ok 'no line to sign' csv-to-excel --no-sign -o plain.xlsx one.csv
hasnt '(none)' plain.xlsx $shared 制表人
ok 'colours' csv-to-excel --highlight 语文,数学=60:85 -o colour.xlsx 成绩.csv
is 'for the columns named' "$(sheet colour.xlsx | sed -n 's/^<conditionalFormatting sqref="\(.*\)">/\1/p' | tr '\n' ' ')" 'E3:E4 F3:F4 '
printf '班级,语文|平均分,语文|及格率,数学|平均分\n1班,70.5,80,60\n' >groups.csv
ok 'headings in two rows' csv-to-excel -o groups.xlsx groups.csv
has 'a subject above its columns' groups.xlsx $first '<mergeCell ref="B2:C2"/>'
has 'others over both rows' groups.xlsx $first '<mergeCell ref="A2:A3"/>'

# Nothing of the data becomes a formula or a link
cat >inject.csv <<'EOF'
姓名,分数,备注
=1+1,=1+1,=cmd|'/c calc'!A1
+1,-1+1,@SUM(1)
http://x,mailto:a,"=HYPERLINK(""http://x"")"
EOF
ok 'hostile cells' csv-to-excel -o inject.xlsx inject.csv
hasnt 'no formula' inject.xlsx $first '<f'
hasnt 'no link' inject.xlsx $first '<hyperlink'
has 'text as it was' inject.xlsx $shared '<t>=1+1</t>'
printf '编号x,电话,金额\n007,13812345678,1\n8,2,2.50\n' >ids.csv
ok 'leading zeros and long numbers' csv-to-excel -o ids.xlsx ids.csv
has 'stay' ids.xlsx $shared '<t>007</t>'
has 'as they are' ids.xlsx $shared '<t>13812345678</t>'
has 'beside numbers' ids.xlsx $first '<v>2.5</v>'
printf 'a\nx\001y_x0041_\n' >control.csv
golden control 0 csv-to-excel -o control.xlsx control.csv
has 'an escape in the data is no escape' control.xlsx $shared 'xy_x005F_x0041_'

# Audience
golden public 2 csv-to-excel -a public -o no.xlsx 成绩.csv
ok 'refused: no workbook' test ! -e no.xlsx
golden parent 2 csv-to-excel -a parent -o no.xlsx 成绩.csv
ok 'counts may be public' csv-to-excel -a public -o public.xlsx one.csv
hasnt 'without the warning' public.xlsx $first '内部资料'
for heading in 最高分 最低分; do
	printf '学校,平均分,%s\n甲校,70,99\n' $heading >internal.csv
	refused "an internal sheet is not for the public: $heading" 2 csv-to-excel -a public -o no.xlsx internal.csv
done
ok 'with a reason' csv-to-excel -a public --override '学区会议决定' -o over.xlsx 成绩.csv
has 'that is printed' over.xlsx $shared '<t>学区会议决定</t>'
has 'on a sheet of its own' over.xlsx xl/workbook.xml '<sheet name="说明"'
ok 'notes on demand' csv-to-excel --notes -o notes.xlsx 成绩.csv
has 'what a column means' notes.xlsx $shared '及格人数÷计分人数'

# Faults
printf 'a,b\n1,2,3\n' >wide.csv
golden wide 1 csv-to-excel -o no.xlsx wide.csv
golden empty 1 csv-to-excel -o no.xlsx /dev/null
golden missing 2 csv-to-excel -o no.xlsx none/x.csv
golden folder 2 csv-to-excel -o none/no.xlsx one.csv
golden highlight 2 csv-to-excel --highlight 60 -o no.xlsx one.csv
golden audience 2 csv-to-excel -a all -o no.xlsx one.csv
terminal() {
	script -qec 'csv-to-excel one.csv' /dev/null >&2
}
if script -qec true /dev/null >/dev/null 2>&1; then
	refused 'a workbook on a terminal' 2 terminal
else
	skip 'a workbook on a terminal' 'no terminals to be had'
fi
ok 'no workbook after a fault' test ! -e no.xlsx

# Full disks, of two kinds: the limit leaves room for the library's parts or does not
awk 'BEGIN { print "学校,人数,备注"; for (i = 0; i < 20000; i++) print "第" i "小学," i * 7919 % 10007 "," i * 104729 % 1000003 }' >long.csv
echo old >kept.xlsx
limited() {
	(trap '' XFSZ; ulimit -f "$1"; shift; exec "$@")
}
for blocks in 8 100 400 800 1500; do
	refused "no room for more than $blocks blocks" 2 limited $blocks csv-to-excel -o kept.xlsx long.csv
done
is 'what was there is there' "$(cat kept.xlsx)" old
is 'nothing begun is left' "$(ls -A | grep -c 'xlsx\..')" 0
ok 'with room it is done' csv-to-excel -o kept.xlsx long.csv
is 'every row' "$(sheet kept.xlsx | grep -c '^<row ')" 20004
full() {
	csv-to-excel one.csv >/dev/full
}
refused 'standard output full' 2 full
TMPDIR=$PWD/none
export TMPDIR
refused 'no folder for temporary files' 2 csv-to-excel one.csv
unset TMPDIR

# Slips: a page for each family
cat >slips.csv <<'EOF'
学校,班级,学籍号,姓名,学科,等级,备注
一小,六年级1班,,张三,语文,优,
一小,六年级1班,,张三,数学,良,
一小,六年级1班,G1505252011****0011,李四,语文,缺考,
EOF
ok 'pages by columns' csv-to-excel -a parent -o slips.xlsx -t 告知单 --page-by 学校,class,学籍号,姓名 --row-height 30 slips.csv
has 'a line tells whose it is, without blanks' slips.xlsx $shared '<t>学校：一小　班级：六年级1班　姓名：张三</t>'
has '(each)' slips.xlsx $shared '姓名：李四</t>'
printf '学校,班级,学籍号,姓名,学科,等级,备注,说明\n苇塘学区中心校,六年级1班,G1505252011****0011,阿拉坦吉日嘎拉,语文,优,,\n' >wide-line.csv
ok 'a long line' csv-to-excel -o wide-line.xlsx --page-by 学校,班级,学籍号,姓名 wide-line.csv
is 'breaks before a name, not in it' "$(part wide-line.xlsx $shared | grep -A1 '学校：')" '<t>学校：苇塘学区中心校　班级：六年级1班
学籍号：G1505252011****0011　姓名：阿拉坦吉日嘎拉</t>'
hasnt 'these columns are not in the table' slips.xlsx $shared '<t>姓名</t>'
has 'the others are' slips.xlsx $first '<dimension ref="A1:C13"/>'
has 'a page ends with the line to sign' slips.xlsx $first '<brk id="7" '
is 'rows are as high as asked for' "$(sheet slips.xlsx | grep -c 'ht="30"')" 3
is 'each page has title and headings' "$(excel-to-csv slips.xlsx 2>/dev/null | cut -d, -f1 | grep -c '^告知单$\|^学科$')" 4
ok 'in English' csv-to-excel -L en -o slips-en.xlsx --page-by 班级,姓名 slips.csv
has '(the line)' slips-en.xlsx $shared '<t>班级: 六年级1班　姓名: 张三</t>'
ok 'a second time' csv-to-excel -a parent -o slips-b.xlsx -t 告知单 --page-by 学校,class,学籍号,姓名 --row-height 30 slips.csv
ok '(the same bytes)' cmp slips.xlsx slips-b.xlsx
printf '班级,学科,等级\n1班,语文,优\n2班,语文,优\n1班,数学,优\n,英语,优\n' >apart.csv
golden apart 1 csv-to-excel -o no.xlsx --page-by 班级 apart.csv
golden no-column 1 csv-to-excel -o no.xlsx --page-by 姓名 apart.csv
golden no-table 1 csv-to-excel -o no.xlsx --page-by 学科,班级,等级 apart.csv
golden row-height 2 csv-to-excel -o no.xlsx --row-height 500 apart.csv
golden one-child 1 csv-to-excel -a parent -o no.xlsx slips.csv
golden one-child-a-page 1 csv-to-excel -a parent -o no.xlsx --page-by 班级 slips.csv
sed '4d' slips.csv >child.csv
ok 'one child needs no pages' csv-to-excel -a parent -o child.xlsx child.csv
ok 'no workbook after a fault in pages' test ! -e no.xlsx

printf '姓名,语文,备注\n张三,85,\n李四,,转来\n合计,85,\n' >gaps.csv
ok 'blank marks as a word' csv-to-excel -o gaps.xlsx --missing 缺 gaps.csv
is 'in the mark of the one pupil alone' "$(excel-to-csv gaps.xlsx 2>/dev/null | grep -c 缺)" 1
is 'where it belongs' "$(excel-to-csv gaps.xlsx 2>/dev/null | grep 李四)" '李四,缺,转来'

# Forms of the office are known by their columns.
cat >公示.csv <<'EOF'
学区,学校,月份,检查起始,检查截止,序号,教师姓名,任教年级学科,备课(20),合计得分,等次,主要问题,本人签字,公示起始,公示截止,监督电话
苇塘学区,东村小学,2023-04,2023-04-06,2023-04-27,1,赵一,六年级语文,17.5,17.5,良,批改不及时,,2023-05-04,2023-05-10,
苇塘学区,东村小学,2023-04,2023-04-06,2023-04-27,2,钱二,五年级数学,,,,,,2023-05-04,2023-05-10,
苇塘学区,苇塘学区中心校,2023-04,,,,,,,,,本月未安排检查,,,,
EOF
ok 'a form' csv-to-excel -o form.xlsx 公示.csv
has 'it lies' form.xlsx $first 'orientation="landscape"'
has 'a title for each page' form.xlsx $shared '<t>苇塘学区东村小学2023年4月份教学常规检查评价公示表</t>'
has 'without saying the district twice' form.xlsx $shared '<t>苇塘学区中心校2023年4月份教学常规检查评价公示表</t>'
has 'whose page it is, with room for the seal' form.xlsx $shared '<t>单位（盖章）：东村小学　　检查日期：2023年4月6日至2023年4月27日</t>'
has 'what was not checked has no date' form.xlsx $shared '单位（盖章）：苇塘学区中心校</t>'
has 'the time for objections' form.xlsx $shared '公示时间：2023年5月4日至2023年5月10日'
has 'or room for it' form.xlsx $shared '公示时间：____年__月__日至____年__月__日'
has 'who signs' form.xlsx $shared '检查人签字：'
has 'one text goes across the table' form.xlsx $first '<mergeCell ref="A13:H13"/>'
has 'a blank mark is closed' form.xlsx $shared '<t>—</t>'
hasnt 'it is posted' form.xlsx $first '内部资料'
hasnt 'what is in the lines is not in the table' form.xlsx $shared '<t>监督电话</t>'
is 'rows of 28 points on paper' "$(sheet form.xlsx | sed -n 's/.* r="[4-5]".* ht="\([0-9.]*\)".*/\1/p' | sort -u | wc -l)" 1
ok 'options win' csv-to-excel -o given.xlsx -t 公示 --sign 签字 --note 附注 --page-by 月份,学校 --row-height 40 公示.csv
has '(the title)' given.xlsx $shared '<t>公示</t>'
has '(the line)' given.xlsx $shared '<t>月份：2023-04　学校：东村小学</t>'
has '(to sign)' given.xlsx $shared '<t>签字</t>'
hasnt '(not the form)' given.xlsx $shared '公示时间'
ok 'in English' csv-to-excel -L en -o form-en.xlsx 公示.csv
has '(the title)' form-en.xlsx $shared '<t>苇塘学区, 东村小学: checks of teaching routine, 2023-04</t>'
printf '学校,教师编号,教师姓名,问题编号,问题描述,签收人签字,签收日期,整改承诺\n东村小学,,,2023-0001,灭火器过期,,,\n东村小学,T01,赵一,2023-0002,作业漏批,,,\n' >反馈.csv
ok 'a notice is a form' csv-to-excel -o notice.xlsx 反馈.csv
is '(a page for the school, one for the teacher)' "$(excel-to-csv -q notice.xlsx | grep '^被检查单位' | cut -d, -f1)" '被检查单位：东村小学
被检查单位：东村小学　　被检查人：赵一'
has '(which is not posted)' notice.xlsx $first '内部资料'
ok 'no form' csv-to-excel --plain -o plain-form.xlsx 公示.csv
has '(every column)' plain-form.xlsx $shared '<t>监督电话</t>'
has '(internal)' plain-form.xlsx $first '内部资料'
{
	head -n 1 公示.csv | sed 's/备课(20)/备课(20),作业(20),测试与质量分析(15),听评课(15),集体备课(10),学困生辅导(10),读书笔记(10),钢笔字(10)/'
	sed -n 2p 公示.csv | sed 's/,17.5,/,17.5,1,2,3,4,5,6,7,8,/' | sed "s/批改不及时/$(printf '教案过于简单，%.0s' 1 2 3 4 5 6 7 8 9)/"
} >many.csv
ok 'many items and a long text' csv-to-excel -o many-items.xlsx many.csv
sheet many-items.xlsx | sed -n 's/^<pageSetup.* scale="\([0-9]*\)".*/\1/p' >scale
ok 'are printed in a size that can be read' test "$(cat scale)" -ge 65
is 'with the text in several lines' "$(sheet many-items.xlsx | sed -n 's/^<row r="4".* ht="\([0-9]*\).*/\1/p' | awk '{ print ($1 > 60) }')" 1

# What every row says stands once below the table, so that the rest can be read.
printf '学校,平均分,口径,备注\n甲校,80.5,总分÷人数,\n乙校,70,总分÷人数,缺考1人\n' >once.csv
ok 'a definition in every row' csv-to-excel -q --no-sign -o once.xlsx 成绩=once.csv
is 'is said once' "$(excel-to-csv once.xlsx 2>"$harness/err")" '成绩,,
学校,平均分,备注
甲校,80.5,
乙校,70,缺考1人
口径：总分÷人数,,'
sed '3s/总分/各班/' once.csv >twice.csv
ok 'two definitions' csv-to-excel -q --no-sign -o twice.xlsx 成绩=twice.csv
is 'stay where they are' "$(excel-to-csv twice.xlsx 2>"$harness/err" | grep -c '÷人数')" 2
sed 3d once.csv >one.csv
ok 'one row' csv-to-excel -q --no-sign -o one.xlsx 成绩=one.csv
is 'is left as it is' "$(excel-to-csv one.xlsx 2>"$harness/err" | grep -c '^甲校,80.5,总分÷人数')" 1

# ---- symbols ----

{
	printf '姓名,天数|病'
	printf ',日|%s' $(seq 1 31)
	printf ',合计|天数\n巴图,14.67,病√'
	printf ',√%.0s' $(seq 2 31)
	printf ',3\n乌云,0'
	printf ',休%.0s' $(seq 1 31)
	printf ',3\n'
} >symbols.csv
csv-to-excel -q -o symbols.xlsx symbols.csv
# Units with the border; that of 14.67 has 5.
is 'a heading of one character below a group makes a narrow column' \
    "$(sqlite3 :memory: "select cast(data as text) from zipfile('symbols.xlsx') where name = 'xl/worksheets/sheet1.xml'" | sed 's/></>\n</g' |
	sed -n 's/.*<col .*width="\([0-9]*\)[."].*/\1/p' | sed -n '2,4p;33p' | tr '\n' ' ')" '6 3 3 3 '
is 'a number in it has its own decimals' "$(excel-to-csv symbols.xlsx | tail -n 3 | sed -n '/巴图/p' | cut -d , -f 2-4)" '14.67,病√,√'

done_testing
