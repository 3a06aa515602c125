#!/bin/sh
# What the pages show works as written, in the example district: every indented block of commands.
. "$(dirname "$0")/lib.sh"

# blocks PAGE FOLDER: writes the blocks of a page as FOLDER/1, FOLDER/2 ...
blocks() {
	awk -v folder="$2" '
		/^\.Bd -literal -offset indent/ { file = folder "/" ++count; next }
		/^\.Ed/ { file = "" }
		file != "" { gsub(/\\e/, "\\"); gsub(/\\&/, ""); print >file }' "$1"
}

# Blocks run one after the other, as a reader would, in a copy of the folder named.
try_page() {
	rm -rf blocks district
	mkdir blocks
	blocks "$SRC/man/$1" blocks
	cp -R "$2" district
	number=1
	while test -e blocks/$number; do
		ok "$1: $(sed -n '1s/ .*//p' blocks/$number), example $number" \
			env -C district bash -e -o pipefail ../blocks/$number
		number=$((number + 1))
	done
	ok "$1: has examples" test $number -gt 1
}

exam=2022-2023学年第二学期期末
"$BUILD/examples/district/generate" -o files
cp -R files with-registers
for kind in schools classes subjects exams teachers assignments; do
	import-records -q -d with-registers/district.db $kind files/registers/$kind.csv
done
import-records -q -d with-registers/district.db pupils files/registers/pupils/*
cp -R with-registers with-marks
import-scores -q -d with-marks/district.db -e $exam files/scores/$exam/*

for language in '' zh_CN/; do
	try_page ${language}man1/import-records.1 files
	try_page ${language}man1/import-scores.1 with-registers
	try_page ${language}man1/excel-to-csv.1 files
	try_page ${language}man7/xuequ.7 with-marks
done
done_testing
