#!/bin/sh
# The messages in Chinese: all there, in use, and of no effect on data.
. "$(dirname "$0")/lib.sh"

po=$SRC/lib/po/zh_CN.po
exam=2022-2023学年第二学期期末

zh() {
	env LANGUAGE=zh_CN "$@"
}
en() {
	env LC_ALL=C "$@"
}
first_error() {
	sed -n 1p "$harness/err"
}

# ---- the file of messages ----

(cd "$SRC" && xgettext -k_ -kN_ --from-code=UTF-8 --no-location -s -o - lib/*/*.[ch] cmd/*.c) >sources.pot
is 'every message is translated, none is left over' "$(msgcmp "$po" sources.pot 2>&1)" ''
is 'none is in doubt' "$(msgattrib --only-fuzzy "$po")" ''
is 'none is kept that the sources had once' "$(msgattrib --only-obsolete "$po")" ''
is 'directives are those of the source' "$(msgfmt --check -o /dev/null "$po" 2>&1)" ''

# --hide-values shows the last %s of a message when ": " stands before it: it must not come there by translation.
msgcat --no-wrap "$po" | awk '
	/^msgid /  { reason = /(msgid "|: )%s"$/ }
	/^msgstr / { if (reason != /(msgstr "|: |：)%([0-9]+[$])?s"$/) print }' >moved
is 'a translation hides what the source hides' "$(cat moved)" ''
msgattrib --translated --no-wrap "$po" | grep '^msgstr' | grep '[^ -~][,;?!]\|[,;?!][^ -~]' | grep -v '语文,\|[0-9],[0-9]' >ascii
is 'Chinese has its own punctuation' "$(cat ascii)" ''

# ---- what a user sees ----

run zh import-scores -h
is 'help' "$(sed -n '1p; 2s/ .*//p' "$harness/out")" \
'import-scores: 检查并导入成绩册
用法：'
run en import-scores -h
is 'help in English' "$(sed -n '1p; 2s/ .*//p' "$harness/out")" \
'import-scores: check score sheets and store their marks
usage:'
for command in "$SRC"/cmd/*.c; do
	command=$(basename "$command" .c)
	is "$command -h explains every option in Chinese" "$(zh "$command" -h | grep '^  -' | grep -c -v '[^ -~]')" 0
done

run zh score-report --no-such
is 'a wrong option' "$status $(first_error)" '2 score-report: 未知选项--no-such'
run en score-report --no-such
is 'a wrong option in English' "$status $(first_error)" '2 score-report: unknown option --no-such'
run zh score-report -d none.db
is 'no database' "$status $(first_error)" '2 score-report: 还没有数据库none.db；请先导入数据，或用-d或XUEQU_DB指定'
run en score-report -d none.db
is 'no database in English' "$status $(first_error)" \
	'2 score-report: there is no database none.db yet; import something first, or name one with -d or XUEQU_DB'

printf '姓名,语文\n巴图,8o\n其木格,101\n' >bad.csv
bad_marks() {
	import-scores -q -c -e "$exam" -s 甲校 -k 四年级1班 bad.csv
}
LANGUAGE=zh_CN run bad_marks
unset LANGUAGE
is 'bad marks' "$status $(cat "$harness/err")" \
'1 import-scores: bad.csv:2:2: 语文: “8o”：不是数字：字母被当作数字（O当0，l当1）
import-scores: bad.csv:3:2: 语文: “101”超过满分100'
run bad_marks
is 'bad marks in English' "$status $(cat "$harness/err")" \
'1 import-scores: bad.csv:2:2: 语文: "8o": not a number: a letter stands for a digit (O for 0, l for 1)
import-scores: bad.csv:3:2: 语文: "101" is above the full mark 100'

# ---- grades and languages in messages ----

cat >scores.csv <<EOF
考试,学期,学校,班级,授课语言,学籍号,姓名,学科,状态,分数
$exam,2022-2023-2,甲校,七年级1班,蒙古语,L150525201001010101,巴图,语文,,80
$exam,2022-2023-2,甲校,七年级1班,蒙古语,L150525201001010102,其木格,语文,,90
EOF
printf '教师编号,教师姓名,学校,班级,学科,起始日期\nT1,额尔敦,甲校,七年级1班,语文,2022-09-01\n' >assignments.csv
printf '学校,班级,入学年份,授课语言\n甲校,初2022级1班,2022,蒙古语\n' >classes.csv
rank() {
	rank-teachers -v --from classes=classes.csv --from scores=scores.csv --from assignments=assignments.csv
}
LANGUAGE=zh_CN run rank
unset LANGUAGE
is 'a class without its like' "$(grep 可比 "$harness/err" | sed -n 1p)" 'rank-teachers: 七年级 语文（蒙古语）：全学区没有同类班级可比'
run rank
is 'a class without its like in English' "$(grep 'no other' "$harness/err" | sed -n 1p)" \
	'rank-teachers: Grade 7 语文 (Mongolian): no other class in the district to compare with'

# ---- what a translation moves is hidden all the same ----

printf '姓名,物理\n巴图,80\n其木格,90\n' >physics.csv
physics() {
	import-scores -v -c -e "$exam" -s 甲校 -k 四年级1班 "$@" physics.csv
}
LANGUAGE=zh_CN run physics
is 'words in the order of the translation' "$(grep 满分 "$harness/err")" 'import-scores: physics.csv:2:2: 物理: 学科表中没有四年级物理的满分，不按满分核对'
LANGUAGE=zh_CN run physics --hide-values
is 'and hidden there' "$(grep 满分 "$harness/err")" 'import-scores: physics.csv:2:2: 物理: 学科表中没有……的满分，不按满分核对'
unset LANGUAGE

# ---- data do not follow the messages ----

same() {
	zh "$@" >zh.csv 2>zh.err
	en "$@" >en.csv 2>en.err
	ok "the same bytes: $1" cmp zh.csv en.csv
	ok "of which there are some: $1" test -s en.csv
}
same rank-teachers --from scores=scores.csv --from assignments=assignments.csv
same score-report --from scores=scores.csv
same import-scores -c -e "$exam" -s 甲校 -k 四年级1班 physics.csv
same import-records --describe pupils
same import-records --template pupils
same excel-to-csv scores.csv
same csv-to-excel scores.csv
done_testing
