/* Files with faults, and what a checked import has to say of each. In the text:
 * $iN $nN id and name of the Nth pupil, $s school, $c class, $t title of the examination, $d a name two
 * pupils of the class have, $u a sound id of nobody, $w an id with a wrong check digit, $x an id spoiled by
 * Excel, $z one rounded to 15 digits, $q a name Excel could not write, $T $U a teacher's number and name,
 * $0 a NUL byte, $G from here on GB18030, $$ a dollar sign.
 * The kind of table is the first word of the name; expect has a fault a line: "place<TAB>keyword". */
#ifndef DISTRICT_FAULTY_H
#define DISTRICT_FAULTY_H

enum shape { SHAPE_TEXT, SHAPE_WORKBOOK, SHAPE_CUT };

struct faulty {
	const char *name;
	enum shape shape;
	const char *text;
	const char *expect;     /* ":LINE:COLUMN" or "!CELL", then a tab and the keyword */
};

#define HEADER "学籍号,姓名,班级,语文,数学,英语,总分\n"
#define GOOD_1 "$i1,$n1,$c,85,90.5,77,252.5\n"
#define GOOD_2 "$i2,$n2,$c,70,66,81,217\n"

static const struct faulty faulty_files[] = {
	{ "scores-mark-over-full.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$i2,$n2,$c,150,66,81,297\n" "$i3,$n3,$c,70,100.5,60,230.5\n",
	  ":3:4\tmark-over-full\n:4:5\tmark-over-full\n" },
	{ "scores-mark-over-full.xlsx", SHAPE_WORKBOOK,
	  "$t,,,,,,\n" HEADER GOOD_1 "$i2,$n2,$c,150,66,81,297\n",
	  "!D4\tmark-over-full\n" },
	{ "scores-mark-negative.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$i2,$n2,$c,70,-5,81,146\n", ":3:5\tmark-negative\n" },
	{ "scores-mark-no-number.csv", SHAPE_TEXT,
	  HEADER "$i1,$n1,$c,9O,90,77,167\n" "$i2,$n2,$c,70,6l,81,151\n" "$i3,$n3,$c,7.5.5,80,八十二,80\n",
	  ":2:4\tmark-no-number\n:3:5\tmark-no-number\n:4:4\tmark-no-number\n:4:6\tmark-no-number\n" },
	{ "scores-unknown-pupil.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$u,某某某,$c,70,66,81,217\n", ":3:1\tunknown-pupil\n" },
	{ "scores-unknown-name.csv", SHAPE_TEXT,
	  "姓名,班级,语文,数学,英语\n" "$n1,$c,70,66,81\n" "某某某,$c,80,76,71\n", ":3:1\tunknown-pupil\n" },
	{ "scores-ambiguous-name.csv", SHAPE_TEXT,
	  "姓名,班级,语文,数学,英语\n" "$n1,$c,70,66,81\n" "$d,$c,80,76,71\n" "$d,$c,60,56,51\n",
	  ":3:1\tambiguous-name\n:4:1\tambiguous-name\n" },
	{ "scores-wrong-check-digit.csv", SHAPE_TEXT,
	  HEADER GOOD_2 "$w,$n1,$c,85,90.5,77,252.5\n", ":3:1\twrong-check-digit\n" },
	{ "scores-spoiled-id.csv", SHAPE_TEXT,
	  HEADER "$x,$n1,$c,85,90.5,77,252.5\n" "$z,$n2,$c,70,66,81,217\n", ":2:1\tspoiled-id\n:3:1\tspoiled-id\n" },
	{ "scores-name-differs.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$i2,$n3,$c,70,66,81,217\n", ":3:2\tname-differs\n" },
	{ "scores-question-mark.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$i2,$q,$c,70,66,81,217\n", ":3:2\tlost-character\n" },
	{ "scores-duplicate-pupil.csv", SHAPE_TEXT,
	  HEADER GOOD_1 GOOD_2 "$i1,$n1,$c,58,90.5,77,225.5\n", ":4:1\tduplicate-row\n" },
	{ "scores-unknown-class.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$i2,$n2,五年级9班,70,66,81,217\n", ":3:3\tunknown-class\n" },
	{ "scores-unknown-subject.csv", SHAPE_TEXT,
	  "学籍号,姓名,班级,语文,书法鉴赏,数学\n" "$i1,$n1,$c,85,90,77\n", ":1:5\tunknown-column\n" },
	{ "scores-missing-header.csv", SHAPE_TEXT,
	  GOOD_1 GOOD_2, "\tmissing-header\n" },
	{ "scores-wrong-total.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$i2,$n2,$c,70,66,81,271\n", ":3:7\twrong-total\n" },
	{ "scores-wrong-total.xlsx", SHAPE_WORKBOOK,
	  "$t,,,,,,\n" HEADER GOOD_1 "$i2,$n2,$c,70,66,81,271\n", "!G4\twrong-total\n" },
	{ "scores-unclosed-quote.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$i2,\"$n2,$c,70,66,81,217\n" "$i3,$n3,$c,71,62,80,213\n", ":3:2\tunclosed-quote\n" },
	{ "scores-mixed-encodings.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$G$i2,$n2,$c,70,66,81,217\n", ":3\tbad-encoding\n" },
	{ "scores-cut-off.xlsx", SHAPE_CUT,
	  "$t,,,,,,\n" HEADER GOOD_1 GOOD_2, "\tdamaged-file\n" },
	{ "scores-web-page.xls", SHAPE_TEXT,
	  "<html><head><meta charset=\"utf-8\"></head><body><table>\n<tr><td>学籍号</td><td>姓名</td><td>语文</td></tr>\n"
	  "<tr><td>$i1</td><td>$n1</td><td>85</td></tr>\n</table></body></html>\n", "\tweb-page\n" },
	{ "scores-nul-bytes.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$i2,$n2,$c,7$00,66,81,217\n$0$0", ":3\tnul-byte\n" },
	{ "scores-wrong-year.csv", SHAPE_TEXT,
	  "$s2019-2020学年度第二学期期末五年级成绩登记表,,,,,,\n" HEADER GOOD_1 GOOD_2, ":1:1\twrong-term\n" },
	{ "scores-duplicate-heading.csv", SHAPE_TEXT,
	  "学籍号,姓名,班级,语文,数学,语文\n" "$i1,$n1,$c,85,90,58\n", ":1:6\tduplicate-heading\n" },
	{ "scores-long-row.csv", SHAPE_TEXT,
	  HEADER GOOD_1 "$i2,$n2,$c,70,66,81,217,5,3\n", ":3:8\tcell-without-heading\n" },
	{ "scores-empty.csv", SHAPE_TEXT, "", "\tempty-file\n" },
	{ "scores-header-only.csv", SHAPE_TEXT, HEADER, "\tno-rows\n" },
	{ "pupils-many-faults.csv", SHAPE_TEXT,
	  "学籍号,姓名,性别,民族,学校,班级,转入日期,离校日期,随班就读\n"
	  "$i1,$n1,女男,汉族,$s,2018级1班,,,否\n"
	  "$i2,$n2,男,汉族,无名小学,2018级1班,,,否\n"
	  "$w,$n3,男,汉族,$s,2018级1班,2022-02-30,,否\n"
	  "$u,,男,汉族,$s,2018级1班,,,否\n"
	  "$i1,$n1,男,汉族,$s,2018级1班,,,否\n",
	  ":2:3\tunknown-word\n:3:5\tunknown-school\n:4:1\twrong-check-digit\n:4:7\tno-date\n:5:2\tblank-required\n"
	  ":6:1\tduplicate-row\n" },
	{ "assignments-many-faults.csv", SHAPE_TEXT,
	  "教师编号,教师姓名,学校,班级,学科,起始日期,结束日期,份额\n"
	  "T9999,某某某,$s,五年级1班,语文,2022-09-01,,100\n"
	  "$T,$U,$s,五年级9班,语文,2022-09-01,,100\n"
	  "$T,$U,$s,五年级1班,星象学,2022-09-01,,100\n"
	  "$T,$U,$s,五年级1班,语文,2022-09-01,2022-03-01,100\n"
	  "$T,$U,$s,五年级1班,科学,2022-09-01,,130\n",
	  ":2:1\tunknown-teacher\n:3:4\tunknown-class\n:4:5\tunknown-subject\n:5:7\tdates-crossed\n:6:8\tout-of-range\n" }
};

#endif
