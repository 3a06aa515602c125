# A school of eight pupils for the tests of faults, sourced after tests/lib.sh:
#     schools.csv exams.csv classes.csv pupils.csv    registers
#     scores.csv                          北坨教学点 at 2022-2023学年第二学期期末, an examination of $exam
#     base.db                             a database with the registers, without the marks

exam=2022-2023学年第二学期期末
# The time of an import is the only thing by which two databases made alike would differ.
SOURCE_DATE_EPOCH=1687824000
export SOURCE_DATE_EPOCH

cat >schools.csv <<'END'
学校,学校标识码,学校类型,学区,简称
北坨教学点,2199000012,教学点,苇塘学区,北坨
END
cat >exams.csv <<'END'
考试,学期,考试日期,组织级别,考试性质
2022-2023学年第二学期期末,2022-2023学年第二学期,2023-06-27,学区,期末
END
cat >pupils.csv <<'END'
学籍号,姓名,性别,民族,学校,班级
G999999201308016332,苏日白乙拉,男,蒙古族,北坨教学点,2019级1班
G999999201305102235,苏日吉日嘎拉·宝音都冷,男,蒙古族,北坨教学点,2019级1班
G999999201303092221,梁梦,女,汉族,北坨教学点,2019级1班
G999999201305301453,宋明龙,男,汉族,北坨教学点,2019级1班
G999999201304279389,徐玲诗,女,满族,北坨教学点,2019级1班
G999999201301042570,梁磊,男,汉族,北坨教学点,2019级1班
G999999201304052627,袁玲婷,女,汉族,北坨教学点,2019级1班
G999999201304189092,曹磊,男,汉族,北坨教学点,2019级1班
END
cat >scores.csv <<'END'
学校,班级,学籍号,姓名,语文,数学,英语
北坨教学点,四年级1班,G999999201308016332,苏日白乙拉,80.5,84,59.5
北坨教学点,四年级1班,G999999201305102235,苏日吉日嘎拉·宝音都冷,69.5,59,缺考
北坨教学点,四年级1班,G999999201303092221,梁梦,70.5,76.5,66.5
北坨教学点,四年级1班,G999999201305301453,宋明龙,94.5,98.5,68
北坨教学点,四年级1班,G999999201304279389,徐玲诗,52,36.5,33.5
北坨教学点,四年级1班,G999999201301042570,梁磊,69,59.5,53
北坨教学点,四年级1班,G999999201304052627,袁玲婷,84.5,89,68.5
北坨教学点,四年级1班,G999999201304189092,曹磊,60.5,67.5,55.5
END
cat >classes.csv <<'END'
学校,班级,授课语言
北坨教学点,2019级1班,汉语
END
for kind in schools exams classes pupils; do
	import-records -q -d base.db $kind $kind.csv || report 'not ok' "fixture: $kind"
done

# All that the database holds.
dump() {
	sqlite3 "$1" .dump
}

sanitized() {
	grep -q __asan_init "$BUILD/bin/import-scores"
}

# wait_for CMD...: until it is true, for ten seconds at most.
wait_for() {
	for wait in $(seq 200); do
		if "$@"; then
			return
		fi
		sleep 0.05
	done
	false
}
