#!/bin/sh
# The invented district: the same for the same seed, believable, its numbers sound.
. "$(dirname "$0")/lib.sh"

generate=$BUILD/examples/district/generate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

sums() {
	(cd "$1" && find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

# Rows of a register without its headings, as UTF-8 with plain line ends.
rows() {
	iconv -f "$1" -t UTF-8 "$2" | tr -d '\r' | sed 1d
}

between() {
	test "$1" -ge "$2" && test "$1" -le "$3"
}

# Prints every pupil number whose check digit is wrong (GB 11643).
wrong_check_digits() {
	awk '{
		split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", weight, " ")
		for (sum = i = 0; i < 17; i++)
			sum += substr($0, 2 + i, 1) * weight[i + 1]
		if ($0 !~ /^[GJ][0-9]+[0-9X]$/ || length($0) != 19 || substr("10X98765432", sum % 11 + 1, 1) != substr($0, 19))
			print
	}'
}

without_expect() {
	for file in "$work"/a/faulty/*; do
		case $file in
		*.expect) test -s "$file" || echo "$file" ;;
		*) test -e "$file.expect" || echo "$file" ;;
		esac
	done
}

# Every line of an .expect names the file beside it.
foreign_expectations() {
	for file in "$work"/a/faulty/*.expect; do
		name=$(basename "$file" .expect)
		awk -F '\t' -v name="$name" 'NF != 2 || index($1, name) != 1 { print name ": " $0 }' "$file"
	done
}

ok 'a district is made' "$generate" -o "$work/a"
ok 'and once more' "$generate" --seed 1 -o "$work/b"
ok 'and another one' "$generate" -s 2 -o "$work/c"
is 'the same seed gives the same bytes' "$(sums "$work/a")" "$(sums "$work/b")"
ok 'another seed gives other marks' test "$(sha256sum <"$work/a/truth/scores.csv")" != "$(sha256sum <"$work/c/truth/scores.csv")"

scores=$work/a/truth/scores.csv
is 'schools' "$(rows UTF-8 "$work/a/registers/schools.csv" | wc -l | tr -d ' ')" 14
is 'examinations' "$(rows UTF-8 "$work/a/registers/exams.csv" | wc -l | tr -d ' ')" 4
ok '160 to 180 teachers' between "$(rows UTF-8 "$work/a/registers/teachers.csv" | wc -l)" 160 180
for exam in 2021-2022学年第一学期期末 2022-2023学年第二学期期末; do
	ok "2300 to 2700 pupils: $exam" between "$(grep "^$exam" "$scores" | cut -d, -f6 | sort -u | wc -l)" 2300 2700
	is "score sheets: $exam" "$(ls "$work/a/scores/$exam" | wc -l | tr -d ' ')" 14
done
is 'nobody in two classes at one examination' \
	"$(sed 1d "$scores" | cut -d, -f1,3,4,6 | sort -u | cut -d, -f1,4 | sort | uniq -d)" ''
is 'no mark above 120, none below 0' "$(awk -F, 'NR > 1 && ($11 + 0 > 120 || $11 + 0 < 0)' "$scores")" ''
is 'no paper examination in grades 1 and 2' "$(grep -c ',[一二]年级1班,.*,正常,' "$scores")" 0
is 'check digits' "$(sed 1d "$scores" | cut -d, -f6 | sort -u | wrong_check_digits)" ''
is 'the check of check digits can fail' "$(echo G34052419800101002X | wrong_check_digits)" G34052419800101002X
is 'and knows a right one' "$(echo G34052419800101001X | wrong_check_digits)" ''

is 'co-teachers share a whole' \
	"$(rows GB18030 "$work/a/registers/assignments.csv" | awk -F, '$8 != "" { sum[$3 $4 $5 $6] += $8 } END { for (k in sum) if (sum[k] != 100) print k, sum[k] }')" ''
ok 'some teachers walk between schools' \
	test -n "$(rows GB18030 "$work/a/registers/assignments.csv" | awk -F, '!seen[$1, $3]++ { schools[$1]++ } END { for (t in schools) if (schools[t] > 1) print t }')"
is 'a teacher of each effect is known' \
	"$(rows UTF-8 "$work/a/truth/teacher-effects.csv" | cut -d, -f1 | sort -u)" \
	"$(rows GB18030 "$work/a/registers/assignments.csv" | cut -d, -f1 | sort -u)"

for what in stagnant-school swapped-columns heaped-at-pass-line same-name absent zero exempt left; do
	ok "planted: $what" grep -q "^$what," "$work/a/truth/planted.csv"
done
is 'nobody of the heaped class just below the pass line' \
	"$(awk -F, '$1 ~ /^2022-2023学年第二/ && $3 ~ /中心校/ && $4 == "八年级3班" && $8 == "数学" && $10 == "正常" && $11 >= 60 && $11 < 72' "$scores")" ''

is 'items add up to the mark' "$(rows GB18030 "$work/a/scores-items/东柳小学六年级数学.csv" | awk -F, '{ sum = 0; for (i = 5; i < NF; i++) sum += $i; if (sum != $NF + 0) print }')" ''
is 'which is that of the subject' "$(rows GB18030 "$work/a/scores-items/东柳小学六年级数学.csv" | awk -F, '$NF != "" { print $2 "," $NF }' | sort)" \
	"$(awk -F, '$1 ~ /^2022-2023学年第二/ && $3 == "东柳小学" && $4 == "六年级1班" && $8 == "数学" && $10 == "正常" { print $6 "," $11 }' "$scores" | sort)"
is 'every faulty file has its expectation' "$(without_expect)" ''
is 'every expectation is about its file' "$(foreign_expectations)" ''
ok 'at least twenty faulty files' between "$(ls "$work/a/faulty" | grep -c 'expect$')" 20 99

ok 'a small province' "$generate" --province 1000 -o "$work/p.csv"
is 'its pupils' "$(rows GB18030 "$work/p.csv" | cut -d, -f3 | sort -u | wc -l | tr -d ' ')" 1000
is 'have sound numbers' "$(rows GB18030 "$work/p.csv" | cut -d, -f3 | wrong_check_digits)" ''
is 'stand in its register' "$(rows GB18030 "$work/p.csv.pupils.csv" | cut -d, -f1)" "$(rows GB18030 "$work/p.csv" | cut -d, -f3)"
is 'have nine cells of marks' "$(rows GB18030 "$work/p.csv" | awk -F, 'NF != 13')" ''

"$generate" --province 10 >/dev/null 2>&1
is 'a province needs a file' $? 2
done_testing
