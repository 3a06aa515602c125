#!/bin/sh
# The demo: from the schools' files to workbooks, the same bytes each time.
. "$(dirname "$0")/lib.sh"

demo() {
	sh "$SRC/examples/district/demo" "$1"
}

workbooks() {
	(cd "$1" && find . -name '*.xlsx' ! -path './registers/*' ! -path './scores/*' ! -path './scores-items/*' ! -path './faulty/*' ! -path './activities/*' ! -path './attendance/*' ! -path './staff-attendance/*' ! -path './weekly/*' | sort)
}

# All that a workbook shows, without what stands around its sheets.
cells() {
	excel-to-csv -q -k "$1" | grep -c .
}

ok 'the demo ends with 0' demo "$PWD/first"
is 'it made workbooks' "$(workbooks first)" './no-database/排名.xlsx
./七年级数学.xlsx
./东柳小学六年级.xlsx
./公示.xlsx
./六年级一分N率.xlsx
./六年级数学增值.xlsx
./告知单.xlsx
./四月/公示表.xlsx
./四月/反馈单.xlsx
./四月/材料报送.xlsx
./四月/计划执行.xlsx
./四月/超期问题.xlsx
./四月/销号统计.xlsx
./四月/问题清单.xlsx
./四月/项目进度.xlsx
./四月考勤.xlsx
./培训学时.xlsx
./学科带头人.xlsx
./学额巩固率.xlsx
./成长档案.xlsx
./教师增值.xlsx
./教师成绩.xlsx
./教师考核.xlsx
./班主任学期考核.xlsx
./班主任月考核.xlsx
./计划执行.xlsx
./超期问题.xlsx'
is 'it names them at the end' "$(sed -n "s|^$PWD/first/\(.*xlsx\)$|./\1|p" "$harness/out" | sort)" "$(workbooks first)"
for workbook in $(workbooks first); do
	ok "$workbook: has rows below its headings" test "$(cells "first/$workbook")" -gt 4
done

ok 'the demo again, in another place' demo "$PWD/second"
for workbook in $(workbooks first); do
	ok "$workbook: the same bytes" cmp "first/$workbook" "second/$workbook"
done

mkdir taken
refused 'a folder that is there is left alone' 1 demo "$PWD/taken"

# A step that fails must end the demo, even one at the head of a pipe.
mkdir broken
for program in "$BUILD"/bin/*; do
	ln -s "$program" broken/
done
rm broken/score-report
printf '#!/bin/sh\necho no report >&2\nexit 2\n' >broken/score-report
chmod +x broken/score-report
mkdir -p fake
ln -s "$PWD/broken" fake/bin
ln -s "$BUILD/examples" fake/examples
refused 'a program that fails in a pipe ends the demo' 1 env BUILD="$PWD/fake" sh "$SRC/examples/district/demo" "$PWD/third"
done_testing
