#!/bin/sh
# Workbooks in, exact rectangular CSV out; nothing half written, nothing silent.
. "$(dirname "$0")/lib.sh"

main=http://schemas.openxmlformats.org/spreadsheetml/2006/main
relation=http://schemas.openxmlformats.org/officeDocument/2006/relationships
package=http://schemas.openxmlformats.org/package/2006/relationships

words() {
	for word; do
		printf '<c t="inlineStr"><is><t>%s</t></is></c>' "$word"
	done
}

numbers() {
	for number; do
		printf '<c><v>%s</v></c>' "$number"
	done
}

row() {
	printf '<row r="%s">%s</row>' "$1" "$2"
}

# workbook FILE {SHEET ROWS}...: sqlite3 packs the parts.
workbook() (
	file=$1 sheets= relations= parts= number=0
	shift
	while test $# -gt 0; do
		number=$((number + 1))
		sheets="$sheets<sheet name=\"$1\" sheetId=\"$number\" r:id=\"r$number\"/>"
		relations="$relations<Relationship Id=\"r$number\" Type=\"$relation/worksheet\" Target=\"worksheets/sheet$number.xml\"/>"
		parts="$parts, ('xl/worksheets/sheet$number.xml', '<worksheet xmlns=\"$main\"><sheetData>$2</sheetData></worksheet>')"
		shift 2
	done
	sqlite3 :memory: "select writefile('$file', zipfile(column1, column2)) from (values
		('_rels/.rels', '<Relationships xmlns=\"$package\"><Relationship Id=\"a\" Type=\"$relation/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>'),
		('xl/workbook.xml', '<workbook xmlns=\"$main\" xmlns:r=\"$relation\"><sheets>$sheets</sheets></workbook>'),
		('xl/_rels/workbook.xml.rels', '<Relationships xmlns=\"$package\">$relations</Relationships>')
		$parts)" >/dev/null
)

# The exit status of a command; its output stands in out and err.
status() {
	"$@" >out 2>err
	echo $?
}

first=$(row 1 "$(words 学号 姓名 备注)")$(row 2 "$(words 001 张三)")$(row 4 "$(words 002 李,四 '说&quot;好&quot;')<c r=\"E4\"><v>85.5</v></c>")
workbook two.xlsx 成绩 "$first" 名单 "$(row 1 "$(numbers 1 2)")"

is 'several sheets: done' "$(status excel-to-csv two.xlsx)" 0
is 'the first sheet, rectangular, quoted where needed' "$(cat out)" '学号,姓名,备注,,
001,张三,,,
002,"李,四","说""好""",,85.5'
is 'the others are named' "$(cat err)" 'excel-to-csv: two.xlsx: only the first sheet is given; more with -s: "名单"'
is 'a quiet run says nothing' "$(excel-to-csv -q two.xlsx 2>&1 | head -n 1)" '学号,姓名,备注,,'
is 'empty rows kept on demand' "$(excel-to-csv -qk two.xlsx | sed -n 3p)" ',,,,'
is 'from a pipe' "$(excel-to-csv -q <two.xlsx | cksum)" "$(excel-to-csv -q two.xlsx | cksum)"
is 'a sheet by its name' "$(excel-to-csv -s 名单 two.xlsx)" 1,2
is 'a sheet by its number' "$(excel-to-csv -s 2 two.xlsx)" 1,2
is 'a byte order mark on demand' "$(excel-to-csv -b -s 2 two.xlsx | od -An -tx1)" ' ef bb bf 31 2c 32 0a'
is 'the list' "$(excel-to-csv -l two.xlsx)" '序号,工作表,行数,列数
1,成绩,3,5
2,名单,1,2'
is 'the list in English' "$(excel-to-csv -l -L en -s 2 two.xlsx)" 'Number,Sheet,Rows,Columns
2,名单,1,2'

is 'no such sheet: refused' "$(status excel-to-csv -s 三 two.xlsx)" 2
is 'no such sheet: those there are named' "$(cat out err)" 'excel-to-csv: two.xlsx: no sheet "三"; there are "成绩", "名单"'
workbook numbered.xlsx 2 "$(row 1 "$(numbers 2)")" b "$(row 1 "$(numbers 3)")"
is 'name of one sheet and number of another: refused' "$(status excel-to-csv -s 2 numbered.xlsx)" 2
is 'and nothing is given' "$(cat out)" ''
is 'a sheet by name and by number is taken once' "$(status excel-to-csv -s 名单 -s 2 -O once two.xlsx; ls once)" '0
名单.csv'
is 'two sheets' "$(status excel-to-csv -s b -s 1 -O both numbered.xlsx; ls both)" '0
2.csv
b.csv'

is 'all sheets into a folder' "$(status excel-to-csv -a -O all two.xlsx; ls all | LC_ALL=C sort; cat all/名单.csv)" '0
名单.csv
成绩.csv
1,2'
long=$(printf '%0100d' 0 | sed 's/0/班/g')
workbook names.xlsx ../up "$(row 1 "$(numbers 1)")" 'a/b' "$(row 1 "$(numbers 2)")" A_B "$(row 1 "$(numbers 3)")" \
	-x "$(row 1 "$(numbers 4)")" "$long" "$(row 1 "$(numbers 5)")"
is 'hostile names of sheets: done' "$(status excel-to-csv -a -O safe names.xlsx)" 0
is 'hostile names of sheets: harmless names of files' "$(cd safe && grep . -- * | LC_ALL=C sort | cut -b 1-20)" "A_B-2.csv:3
_._up.csv:1
_x.csv:4
a_b.csv:2
$(printf %s "$long" | cut -b 1-20)"
is 'no name longer than a file system takes' "$(ls safe | LC_ALL=C awk 'length > 234' | wc -l | tr -d ' ')" 0

workbook bad.xlsx 名单 "$(row 1 "$(words 身份证号)")$(row 2 "$(numbers 4.40301200501011E+17)")$(row 3 '<c><f>A1</f></c><c><v>1</v></c>')"
is 'damaged cells: told' "$(status excel-to-csv bad.xlsx)" 1
is 'each by its place' "$(cut -d , -f 1 err)" 'excel-to-csv: bad.xlsx[名单]!A2: a number of more than 15 digits
excel-to-csv: bad.xlsx[名单]!A3: a formula without a result: open the file in Excel or WPS'
is 'and the rows are given as they stand' "$(cat out)" '身份证号,
4.40301200501011E+17,
,1'
workbook picture.xlsx 照片 "$(row 1 "$(words 张三)<c t=\"str\"><f>_xlfn.DISPIMG(\"\",1)</f><v>=DISPIMG(\"\",1)</v></c>")"
is 'pictures of WPS: empty' "$(status excel-to-csv picture.xlsx; cat out)" '0
张三'
is 'pictures of WPS: remarked' "$(cat err)" 'excel-to-csv: picture.xlsx[照片]!B1: pictures in cells (WPS) are taken as empty; this is the first of 1'

workbook broken.xlsx 好 "$(row 1 "$(numbers 1)")" 坏 "$(row 1 "$(numbers 2)")<row>"
is 'a broken sheet: refused' "$(status excel-to-csv -a -O parts broken.xlsx)" 1
is 'a broken sheet makes no file' "$(ls parts)" 好.csv
is 'a broken sheet gives no half of itself' "$(status excel-to-csv -s 坏 broken.xlsx; cat out)" 1
head -c 700 two.xlsx >cut.xlsx
echo old >result.csv
is 'a workbook cut off: refused' "$(status excel-to-csv -o result.csv cut.xlsx)" 1
is 'and the old output is untouched' "$(cat result.csv; ls | grep -c 'result.csv.')" 'old
0'
is 'an output file' "$(status excel-to-csv -q -s 2 -o result.csv two.xlsx; cat result.csv)" '0
1,2'
is 'a full disk' "$(excel-to-csv -q two.xlsx >/dev/full 2>err; echo $?)" 2

printf '姓名;"备;注"\n张三; 好 \n' | iconv -f UTF-8 -t GB18030 >text.csv
is 'text in GB18030, exact' "$(excel-to-csv -q text.csv)" '姓名,备;注
张三, 好 '
is 'text is one sheet, named after the file' "$(status excel-to-csv -q -a -O text text.csv; ls text)" '0
text.csv'
printf 'a\n""\nb\n' >column.csv
is 'an empty cell alone stays a row' "$(excel-to-csv -q column.csv)" 'a
""
b'

for wrong in '-a two.xlsx' '-s 1 -s 2 two.xlsx' '-O x two.xlsx' '-a -s 1 -O x two.xlsx' '-l -O x two.xlsx' 'two.xlsx two.xlsx' '-l -L fr two.xlsx' \
	missing.xlsx; do
	is "wrong use: $wrong" "$(status excel-to-csv $wrong; cat out)" 2
done

done_testing
