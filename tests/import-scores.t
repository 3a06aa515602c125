#!/bin/sh
# import-scores: what is read, what is refused, what a second file changes.
. "$(dirname "$0")/lib.sh"

exam=2022-2023学年第二学期期末
SOURCE_DATE_EPOCH=1687000000 TZ=UTC
export SOURCE_DATE_EPOCH TZ

# number N: a temporary pupil number, which has no check digit.
number() {
	printf 'L99999920120301%04d' "$1"
}

# The registers of two schools with one class of four pupils each.
cat >schools.csv <<EOF
学校,学校标识码,学校类型,简称
东柳小学,2115999901,完全小学,东柳；东柳完小
西柳小学,2115999902,完全小学,西柳
EOF
cat >classes.csv <<EOF
学校,班级
东柳小学,小2018级1班
西柳小学,小2018级1班
EOF
cat >pupils.csv <<EOF
学籍号,姓名,性别,学校,班级
$(number 1),王小明,男,东柳小学,小2018级1班
$(number 2),阿依古丽·买买提,女,东柳小学,小2018级1班
$(number 3),李雪,女,东柳小学,小2018级1班
$(number 4),乌云其木格,女,东柳小学,小2018级1班
$(number 11),张伟,男,西柳小学,小2018级1班
$(number 12),张伟,男,西柳小学,小2018级1班
$(number 13),赵敏,女,西柳小学,小2018级1班
$(number 14),巴图,男,西柳小学,小2018级1班
EOF
for kind in schools classes pupils; do
	import-records -q -d registered.db $kind $kind.csv || exit 2
done

# fresh: a database with the registers and no marks.
fresh() {
	cp registered.db district.db
}

# All marks that hold, as people read them.
marks() {
	XUEQU_LANG=zh query-data "select 学校, 班级, 学籍号, 姓名, 学科, 状态, 分数, 等级 from 成绩 order by 学校, 班级, 学籍号, 姓名, 学科"
}

# stored NAME: the marks as in the golden file.
stored() {
	golden "$1" 0 marks
}

sheet() {
	cat >"$1"
}

# ---- One sheet, many spellings ----

sheet 东柳小学.csv <<EOF
东柳小学2022-2023学年度第二学期期末五年级成绩登记表,,,,,,
班主任：傅玉诗,,,,,,
学籍号,姓名,班级,语文,数学(100分),英语,总分
$(number 1),王小明,五（1）,８５．５,90分,70。5,246
$(number 2),阿依古丽•买买提,五.1,缺考,缓考,免试,
$(number 3),李　雪,5-1,0,,作弊,0
$(number 4),乌云其木格,2018级1班, 61 ,/,88,149
平均分,,,,,,
填表人：,,,,,,
EOF
fresh
golden plain 0 import-scores -e $exam 东柳小学.csv
stored plain-marks
golden same-file 0 import-scores -e $exam 东柳小学.csv
is 'the same file twice changes nothing' "$(sqlite3 district.db 'select count(*) from batches where kind = '"'scores'")" 1
golden same-rows 0 sh -c "(cat 东柳小学.csv; echo) >again.csv; import-scores -s 东柳小学 -e $exam again.csv"

fresh
sqlite3 district.db .dump >before
golden dry-run 0 import-scores -n -e $exam 东柳小学.csv
sqlite3 district.db .dump >after
ok 'a dry run stores nothing' cmp before after

# ---- Corrected files ----

fresh
import-scores -q -e $exam 东柳小学.csv
sed "s/８５．５/86/; s/,246/,246.5/; s/,88,149/,,61/" 东柳小学.csv >corrected.csv
sqlite3 district.db .dump >before
golden differs 1 import-scores -s 东柳小学 -e $exam corrected.csv
sqlite3 district.db .dump >after
ok 'a differing file stores nothing' cmp before after
golden replace 0 import-scores -r -s 东柳小学 -e $exam corrected.csv
stored replace-marks
is 'old versions are kept' "$(sqlite3 district.db 'select count(*), group_concat(mark) from scores_past where batch <> until')" '2|8550,8800'

grep -v 李 corrected.csv >shorter.csv
golden missing 1 import-scores -s 东柳小学 -e $exam shorter.csv
golden partial 0 import-scores -p -s 东柳小学 -e $exam shorter.csv
golden missing-replace 0 import-scores -r -s 东柳小学 -e $exam shorter.csv
is 'marks taken away are kept' "$(sqlite3 district.db 'select count(*) from scores_past where batch <> until')" 5

sed 's/,[^,]*,[^,]*$/,,/' shorter.csv >emptied.csv
sed -i '3s/.*/学籍号,姓名,班级,语文,数学,英语,总分/' emptied.csv
golden emptied 1 import-scores -s 东柳小学 -e $exam emptied.csv

# ---- Rejected rows ----

sheet 西柳小学.csv <<EOF
西柳小学期末五年级,,,,
学籍号,姓名,语文,数学,总分
$(number 11),张伟,80,9O,170
$(number 12),张伟,70,60,130
$(number 13),赵敏,101,60,161
,巴图,"50,5",60,110
EOF
fresh
golden reject 1 import-scores --reject back.csv -e $exam 西柳小学.csv
golden reject-file 0 cat back.csv
stored reject-marks
sed 's/,80,9O,170/,80,90,170/; s/,101,60,161/,100,60,160/; s/""50,5""/50/;s/"50,5"/50/' back.csv >mended.csv
golden mended 0 import-scores -e $exam mended.csv
stored mended-marks
printf '西柳小学五年级,,,\n姓名,班级,语文,数学\n赵敏,2,70,80\n' >class.csv
golden reject-class 1 import-scores --reject back.csv -e $exam class.csv
golden reject-class-file 0 cat back.csv
sed 's/,2,70,80/,1,100,60/' back.csv >mended.csv
golden mended-class 0 import-scores -e $exam mended.csv
fresh
sed 's/语文/语闻/' 西柳小学.csv >heading.csv
golden reject-heading 1 import-scores --reject back.csv -s 西柳小学 -k 五年级1班 -e $exam heading.csv
is 'faults of a heading give no rows back' "$(wc -c <back.csv)" 3

# ---- Who and what is meant ----

fresh
import-scores -q -e $exam 东柳小学.csv
golden exam-misspelt 1 import-scores -e 2022-2023学年第二学期期未 东柳小学.csv
golden exam-unknown 1 import-scores -e 摸底考试 西柳小学.csv
golden exam-unnamed 1 import-scores 西柳小学.csv
mkdir -p 2022-2023学年第二学期期末 && cp 西柳小学.csv 2022-2023学年第二学期期末
is 'the folder names the exam' "$(import-scores -q -c 2022-2023学年第二学期期末/西柳小学.csv)" "$(import-scores -q -c -e $exam 西柳小学.csv)"
sed 's/第二学期/第一学期/' 东柳小学.csv >term.csv
golden other-term 1 import-scores -s 东柳小学 -e $exam term.csv
golden other-school 1 import-scores -s 西柳小学 -e $exam corrected.csv

sheet people.csv <<EOF
学籍号,姓名,学校,年级,班级,语文
,张伟,西柳小学,五年级,1,70
,赵 敏,2115999902,五年级,1,71
$(number 13),巴图,西柳,五,1班,72
$(number 99),钱进,西柳小学,五年级,1班,73
,王小民,东柳完小,五年级,1班,74
,孙悟空,东柳,五年级,1班,75
$(number 1),,东柳,五年级,1班,76
$(number 3),李雪,东柳,五年级,2班,77
$(number 4),乌云其木格,东流小学,五年级,1班,78
$(number 2),阿依?丽,东柳小学,五年级,1班,79
9.99999E+17,李雪,东柳小学,五年级,1班,80
EOF
fresh
golden people 1 import-scores -e $exam people.csv

sheet totals.csv <<EOF
姓名,语文,数学,总分,名次
王小明,80,90,170,1
李雪,70,60,130,3
乌云其木格,90,70,160,4
阿依古丽买买提,50,50,101,2
EOF
golden totals 1 import-scores -s 东柳 -k 五年级1班 -e $exam totals.csv

# ---- Layouts: each gives the marks of the golden file "layout" ----

# same_marks DESC FILE [OPTION...]
same_marks() {
	description=$1 file=$2
	shift 2
	fresh
	import-scores -v "$@" -e $exam "$file" 2>messages
	grep -E '^[^:]*: [^:]*:[0-9]+:|ranks|faults' messages | grep -v 'is new' >troubles
	is "$description" "$(cat troubles; marks)" "$layout"
}

sheet plain.csv <<EOF
学籍号,姓名,学校,班级,语文,数学
$(number 1),王小明,东柳小学,五年级1班,80,90
$(number 3),李雪,东柳小学,五年级1班,缺考,60.5
$(number 4),乌云其木格,东柳小学,五年级1班,70,
$(number 13),赵敏,西柳小学,五年级1班,66,77
EOF
fresh
golden layout-messages 0 import-scores -e $exam plain.csv
layout=$(marks)

sheet long.csv <<EOF
考试,学校,班级,学籍号,姓名,学科,状态,分数
$exam,东柳小学,五年级1班,$(number 1),王小明,语文,,80
$exam,东柳小学,五年级1班,$(number 1),王小明,数学,正常,90
$exam,东柳小学,五年级1班,$(number 3),李雪,语文,缺考,
$exam,东柳小学,五年级1班,$(number 3),李雪,数学,,60.5
$exam,东柳小学,五年级1班,$(number 4),乌云其木格,语文,,70
$exam,东柳小学,五年级1班,$(number 4),乌云其木格,数学,空白,
$exam,西柳小学,五年级1班,$(number 13),赵敏,语文,,66
$exam,西柳小学,五年级1班,$(number 13),赵敏,数学,,77
EOF
same_marks 'a line for each mark' long.csv
sheet two-rows.csv <<EOF
学籍号,姓名,学校,班级,语文,,数学,
,,,,得分,名次,得分,名次
$(number 1),王小明,东柳小学,五年级1班,80,1,90,1
$(number 3),李雪,东柳小学,五年级1班,缺考,,60.5,2
$(number 4),乌云其木格,东柳小学,五年级1班,70,2,,
$(number 13),赵敏,西柳小学,五年级1班,66,1,77,1
EOF
same_marks 'two rows of headings' two-rows.csv
sed 's/,语文,,数学,$/,成绩,,名次,/; s/得分,名次,得分,名次/语文,数学,班,级/' two-rows.csv | awk -F, -v OFS=, 'NR > 2 { t = $6; $6 = $7; $7 = t } 1' >spread.csv
same_marks 'a heading spread over subjects' spread.csv
sheet three.csv <<EOF
学籍号,姓名,学校,班级,成绩,,总分,
,,,,语文,数学,得分,名次
$(number 1),王小明,东柳小学,五年级1班,80,90,170,1
$(number 3),李雪,东柳小学,五年级1班,缺考,60.5,60.5,3
$(number 4),乌云其木格,东柳小学,五年级1班,70,,70,2
$(number 13),赵敏,西柳小学,五年级1班,66,77,143,1
EOF
same_marks 'a total of two columns' three.csv
sheet stacked.csv <<EOF
东柳小学五年级1班成绩,,
姓名,语文,数学
王小明,80,90
李雪,缺考,60.5
乌云其木格,70,
合计,150,150.5
,,
西柳小学五年级（1）班成绩,,
姓名,语文,数学
赵敏,66,77
EOF
same_marks 'tables one below the other' stacked.csv
sheet beside.csv <<EOF
东柳小学五年级1班,,,,,,,
姓名,语文,数学,,姓名,语文,数学
王小明,80,90,,乌云其木格,70,
李雪,缺考,60.5,,,,
西柳小学五年级1班,,,,,,,
姓名,语文,数学,,姓名,语文,数学
赵敏,66,77,,,,
EOF
same_marks 'blocks side by side' beside.csv
sheet initials.csv <<EOF
KSH,XM,学校,BJ,YW,SX
$(number 1),王小明,东柳小学,501,80,90
$(number 3),李雪,东柳小学,501,缺考,60.5
$(number 4),乌云其木格,东柳小学,501,70,
$(number 13),赵敏,西柳小学,501,66,77
EOF
same_marks 'pinyin initials' initials.csv
sed 's/$/,x/; 1s/,x$/,家访/' plain.csv >extra.csv
refused 'a heading nobody knows' 1 import-scores -e $exam extra.csv
same_marks 'a column passed over' extra.csv --ignore 家访
iconv -t gb18030 plain.csv >gbk.csv
same_marks 'GBK' gbk.csv
{ printf '\357\273\277'; cat plain.csv; } >bom.csv
same_marks 'UTF-8 with a mark' bom.csv
{ printf '\377\376'; tr , '\t' <plain.csv | iconv -t utf-16le; } >utf16.txt
same_marks 'UTF-16 with tabs' utf16.txt
printf '请填写各表\n联系人：某某\n' >note.csv
grep -v 赵 plain.csv >first.csv
sed -n '1p; /赵/p' plain.csv >second.csv
csv-to-excel -o plain.xlsx 说明=note.csv 五（1）班=first.csv 西柳=second.csv
same_marks 'a workbook with a sheet a class and one without a table' plain.xlsx
fresh
golden workbook 0 import-scores -e $exam plain.xlsx

sheet chinese.csv <<EOF
东柳小学五年级1班,
科目：语文,任课教师：傅玉诗
姓名,成绩
王小明,80
李雪,缺考
乌云其木格,70
西柳小学五年级1班语文成绩,
姓名,成绩
赵敏,66
EOF
sheet maths.csv <<EOF
姓名,学校,班级,成绩
王小明,东柳,五年级1班,90
李雪,东柳,五年级1班,60.5
乌云其木格,东柳,五年级1班,
赵敏,西柳,五年级1班,77
EOF
csv-to-excel -o subjects.xlsx 成绩单=chinese.csv 数学=maths.csv
same_marks 'a sheet a subject' subjects.xlsx
fresh
golden no-subject 1 import-scores -e $exam maths.csv

sheet levels.csv <<EOF
姓名,语文,数学
王小明,优,A
李雪,待合格,b
乌云其木格,良好,缺
EOF
fresh
ok 'levels' import-scores -q -s 东柳 -k 五年级1班 -e $exam levels.csv
stored levels-marks

# ---- The clean table ----

import-scores -q -c -e $exam plain.csv >clean.csv
golden clean 0 cat clean.csv
for file in gbk.csv bom.csv utf16.txt plain.xlsx long.csv stacked.csv; do
	fresh
	is "clean of $file" "$(import-scores -q -c -e $exam $file)" "$(import-scores -q -c -e $exam plain.csv)"
done
import-scores -q -c -e $exam plain.csv >clean.csv
is 'clean of the clean table' "$(import-scores -q -c - <clean.csv)" "$(cat clean.csv)"
rm district.db
import-scores -q -c -e $exam plain.csv >clean.csv
is 'the same without any database' "$(import-scores -q -c - <clean.csv)" "$(cat clean.csv)"
ok 'nothing is left behind by -c' test ! -e district.db
fresh
ok 'the clean table is a kind of records' import-records -q scores clean.csv
is 'and gives the same marks' "$(marks)" "$layout"
is 'a stored file can still be cleaned' "$(import-scores -q -c clean.csv)" "$(cat clean.csv)"
golden clean-fault 1 import-scores -c -e $exam people.csv
# Where the build lies in a folder of root's alone, nobody else can run it.
if setpriv --reuid=65534 --clear-groups test -x "$(command -v import-scores)" 2>/dev/null; then
	mkdir closed && cp plain.csv closed && chmod 755 closed . .. && chmod 644 closed/plain.csv
	ok '-c in a folder that cannot be written' setpriv --reuid=65534 --clear-groups env -C closed "$(command -v import-scores)" -q -c -e $exam plain.csv
	refused 'storing there' 2 setpriv --reuid=65534 --clear-groups env -C closed "$(command -v import-scores)" -q -e $exam plain.csv
else
	skip '-c in a folder that cannot be written' 'needs root, and a build that others can run'
fi

# ---- No registers ----

rm -f district.db
grep -v 张伟 西柳小学.csv | sed 's/,101,60,161/,100,60,160/; s/""50,5""/50/;s/"50,5"/50/' >西柳.csv
golden new-database 0 import-scores -s 西柳小学 -e $exam 西柳.csv
stored new-database-marks
sed 's/^,巴图/'"$(number 14)"',巴图/' 西柳.csv >numbered.csv
golden number-from-sheet 0 import-scores -s 西柳小学 -e $exam numbered.csv
stored number-from-sheet-marks
rm district.db
sed 's/^L[0-9]*,/,/' 西柳.csv >names.csv
import-scores -q -s 西柳小学 -e $exam names.csv
grep -v 东柳 pupils.csv >register.csv
golden number-from-register 0 import-records pupils register.csv
stored number-from-register-marks
rm district.db
import-scores -q -s 西柳小学 -e $exam 西柳.csv
{ cat 西柳.csv; echo ",巴特,60,60,120"; echo ",欧阳锋,61,60,121"; } >joined.csv
golden joined 1 import-scores -s 西柳小学 -e 2022-2023学年第一学期期末 joined.csv
printf '姓名,语文\n甲乙丙,1\n丁戊己,2\n庚辛壬,3\n子丑寅,4\n' >strangers.csv
golden strangers 1 import-scores -s 西柳小学 -k 五年级1班 -e 2022-2023学年第一学期期末 strangers.csv

# ---- The order of files does not matter ----

# natural: everything without the numbers used inside.
natural() {
	XUEQU_LANG=zh query-data -d "$1" "select 考试, 学校, 班级, 学籍号, 姓名, 学科, 状态, 分数 from 成绩 order by 1, 2, 3, 4, 5, 6"
	XUEQU_LANG=zh query-data -d "$1" "select 学籍号, 姓名, 学校, 班级 from 学生 order by 1, 2, 3, 4"
}
cp 西柳.csv 西柳小学.csv
import-scores -q -d ab.db -e $exam 东柳小学.csv 西柳小学.csv
import-scores -q -d ba.db -e $exam 西柳小学.csv 东柳小学.csv
is 'two files in both orders' "$(natural ab.db)" "$(natural ba.db)"

# ---- Privacy ----

fresh
golden hide-values 1 import-scores --hide-values -e $exam people.csv
run env XUEQU_PRIVATE=1 import-scores -e $exam people.csv
is 'the environment hides them too' "$(cat "$harness/err")" "$(cat "$golden_dir/hide-values.err")"

# ---- The faulty files of the example district ----

"$BUILD/examples/district/generate" -o example 2>generate.log || skip 'the example district' 'not built'
if test -d example; then
	for kind in schools subjects classes teachers exams; do
		import-records -q -d example.db $kind example/registers/$kind.csv
	done
	import-records -q -d example.db pupils example/registers/pupils/*
	sqlite3 example.db .dump >before
	cd example/faulty || exit 2
	for expect in *.expect; do
		file=${expect%.expect}
		case $file in
		scores-*) set -- import-scores -d ../../example.db -s 东柳小学 -e $exam ;;
		*) set -- import-records -d ../../example.db "${file%%-*}" ;;
		esac
		run "$@" "$file"
		status_is 1 >"$harness/why"
		while IFS='	' read -r place word; do
			LC_ALL=C awk -v start="$1: $place" 'index($0, start) == 1 && substr($0, length(start) + 1, 1) ~ /[: ]/ { found = 1 } END { exit !found }' \
			    "$harness/err" || echo "not reported: $place $word" >>"$harness/why"
		done <"$expect"
		test ! -s "$harness/why" || cat "$harness/err" >>"$harness/why"
		conclude "faults of $file"
	done
	cd ../..
	sqlite3 example.db .dump >after
	ok 'faulty files leave the database as it was' cmp before after
fi

done_testing
