/* tables: writes xuequ-tables(5), in English or Chinese, from the catalogue. */
#include <stdio.h>
#include <string.h>
#include "table/kind.h"

static const char *const types[][2] = {
	[COLUMN_TEXT] = { "text", "文字" },
	[COLUMN_SENTENCE] = { "text, kept as it is typed", "文字，原样保存" },
	[COLUMN_NAME] = { "a name; blanks and the shape of the dot do not matter", "人名；空格和间隔点的写法不影响比对" },
	[COLUMN_ID] = { "digits, kept as they are", "号码，原样保存" },
	[COLUMN_COUNT] = { "a whole number", "整数" },
	[COLUMN_MARK] = { "a number with at most two decimals", "数，最多两位小数" },
	[COLUMN_MEAN] = { "a number, printed with two decimals", "数，显示两位小数" },
	[COLUMN_PERCENT] = { "percent, 0-100, with at most two decimals", "百分数，0-100，最多两位小数" },
	[COLUMN_REAL] = { "a number", "数" },
	[COLUMN_RANK] = { "a whole number, blank where there is no rank", "整数，没有名次时留空" },
	[COLUMN_DATE] = { "a date: 2023-09-01", "日期：2023-09-01" },
	[COLUMN_TERM] = { "a term: 2022-2023-2", "学期：2022-2023-2" },
	[COLUMN_WORD] = { "one of", "取值" },
	[COLUMN_KEY] = { "a row of the table", "另一表中的一行，表名" },
};

static const char *const head[] = {
	".Dd June 27, 2023\n"
	".Dt XUEQU-TABLES 5\n"
	".Os xuequ\n"
	".Sh NAME\n"
	".Nm xuequ-tables\n"
	".Nd kinds of tables and their columns\n"
	".Sh DESCRIPTION\n"
	"Everything that\n"
	".Xr xuequ 7\n"
	"stores or prints is a table of a kind listed here.\n"
	".Xr import-records 1\n"
	"reads the kinds,\n"
	".Xr import-scores 1\n"
	"the kind\n"
	".Sy scores ,\n"
	".Xr query-data 1\n"
	"shows them as tables with these names and headings, and reports take their headings from the same list.\n"
	".Pp\n"
	"Columns are known by their heading, in any order.\n"
	"A heading may be the name, the Chinese or the English heading, or one of the words listed as read, too.\n"
	"Blanks, case, full width and remarks in brackets do not matter.\n"
	"Dates may be written 2023-09-01, 2023/9/1, 2023.9.1, 2023年9月1日 or 20230901.\n"
	".Sh KINDS\n"
	"A column marked\n"
	".Em key\n"
	"identifies the row together with the other keys: the same key again means the same row.\n"
	".Em Required\n"
	"columns may not be blank.\n"
	"Where a default is named, it stands for a blank cell, and in new rows for a missing column.\n",
	".Dd June 27, 2023\n"
	".Dt XUEQU-TABLES 5\n"
	".Os xuequ\n"
	".Sh NAME\n"
	".Nm xuequ-tables\n"
	".Nd 表的种类与列\n"
	".Sh DESCRIPTION\n"
	".Xr xuequ 7\n"
	"存储和输出的内容，都是本页所列的某一类表。\n"
	".Xr import-records 1\n"
	"导入各类登记表，\n"
	".Xr import-scores 1\n"
	"导入成绩（scores），\n"
	".Xr query-data 1\n"
	"按这里的表名和列名查询，各种报表的标题也出自同一份清单。\n"
	".Pp\n"
	"各列按标题识别，次序不限。\n"
	"标题可以是列的代号、中文或英文标题，也可以是“也认作”后面所列的写法。\n"
	"空格、大小写、全角半角和括号里的说明不影响识别。\n"
	"日期可以写成2023-09-01、2023/9/1、2023.9.1、2023年9月1日或20230901。\n"
	".Sh KINDS\n"
	"标有“主键”的各列合起来确定一行，主键相同就是同一行。\n"
	"标有“必填”的列不能留空。\n"
	"有默认值的，单元格留空时取默认值，新增的行没有这一列时也取默认值。\n",
};

static const char *const columns_head[] = {
	".Sh COLUMNS\n"
	"A column means the same in every table and every report.\n"
	".Bl -tag -width Ds\n",
	".Sh COLUMNS\n"
	"同一列在所有表和报表中意义相同。\n"
	".Bl -tag -width Ds\n",
};

static const char foot[] =
	".El\n"
	".Sh SEE ALSO\n"
	".Xr import-records 1 ,\n"
	".Xr import-scores 1 ,\n"
	".Xr query-data 1 ,\n"
	".Xr xuequ 7\n";

static enum language language = LANGUAGE_EN;

static const char *
say(const char *en, const char *zh)
{
	return language == LANGUAGE_EN ? en : zh;
}

/* A sentence of the catalogue: it begins like one, ends like one, and no line of it is a request. */
static void
print_sentence(const char *text)
{
	size_t length = strlen(text);
	char first = text[0];

	if (first == '.' || first == '\'')
		fputs("\\&", stdout);
	if (language == LANGUAGE_EN && first >= 'a' && first <= 'z')
		first = (char)(first - 'a' + 'A');
	printf("%c%s%s\n", first, text + 1, say(length > 0 && text[length - 1] == '.' ? "" : ".", "。"));
}

/* The column's name and its headings. */
static void
print_tag(const struct column *column)
{
	printf(".It Sy %s Pq %s , \"%s\"\n", column->name, column->zh, column->en);
}

static void
print_rules(const struct field *field)
{
	const struct column *column = field_column(field);

	if (field->rules & FIELD_KEY)
		puts(field->rules & FIELD_OPTIONAL ? say("Key, may be blank.", "主键，可留空。") : say("Key.", "主键。"));
	else if (field->rules & FIELD_REQUIRED)
		puts(say("Required.", "必填。"));
	if (field->rules & FIELD_DERIVED)
		puts(say("Understood and shown, not stored: it follows from another column.", "可以填写，也会显示，由其他列推得，不另存储。"));
	if (field->rules & FIELD_COMPUTED)
		puts(say("Worked out by the program, not asked for.", "由程序算出，不必填写。"));
	if (field->fallback != NULL)
		printf("%s %s%s\n", say("Default:", "默认值："),
			column->words != NULL ? word_show(column->words, field->fallback, language) : field->fallback, say(".", "。"));
}

static void
print_kind(const struct kind *kind)
{
	printf(".Ss %s (%s)\n", kind->name, kind->zh);
	print_sentence(say(kind->about, kind->about_zh));
	puts(".Bl -tag -width Ds -compact");
	for (size_t i = 0; i < kind_field_count(kind); i++) {
		const struct column *column = field_column(&kind->fields[i]);

		print_tag(column);
		print_sentence(say(column->about, column->about_zh));
		print_rules(&kind->fields[i]);
	}
	puts(".El");
	if (kind->across != NULL)
		printf("%s %s (%s)%s %s (%s)%s\n", say("A sheet may be wide: headings are values of", "表可为宽表：列标题为"), kind->across, column_find(kind->across)->zh,
		    say(", the cells below them values of", "的值，其下各格为"), kind->value, column_find(kind->value)->zh,
		    say("; a blank cell is no row.", "的值；空格不成行。"));
}

/* "male 男, female 女": both are understood wherever one of them is. */
static void
print_words(const struct word *words)
{
	for (const struct word *w = words; w->code != NULL; w++)
		if (strcmp(w->code, w->zh) == 0)
			printf("%s%s", w == words ? "" : say(", ", "，"), w->code);
		else
			printf("%s%s %s", w == words ? "" : say(", ", "，"), w->code, w->zh);
}

static void
print_type(const struct column *column)
{
	const char *type = types[column->type][language == LANGUAGE_ZH];

	if (column->words != NULL) {
		printf("%s%s ", say("Type: ", "类型："), type);
		print_words(column->words);
		puts(say(".", "。"));
	} else if (column->of != NULL)
		printf("%s%s %s%s\n", say("Type: ", "类型："), type, column->of, say(".", "。"));
	else
		printf("%s%s%s\n", say("Type: ", "类型："), type, say(".", "。"));
}

static void
print_column(const struct column *column)
{
	print_tag(column);
	print_sentence(say(column->about, column->about_zh));
	print_type(column);
	if (column->synonyms != NULL)
		printf("%s %s%s\n", say("Read, too:", "也认作："), column->synonyms, say(".", "。"));
}

int
main(int argc, char **argv)
{
	if (argc != 2 || (strcmp(argv[1], "en") != 0 && strcmp(argv[1], "zh") != 0)) {
		fputs("usage: tables en|zh\n", stderr);
		return 2;
	}
	language = strcmp(argv[1], "zh") == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
	fputs(head[language == LANGUAGE_ZH], stdout);
	for (const struct kind *k = kinds; k->name != NULL; k++)
		print_kind(k);
	fputs(columns_head[language == LANGUAGE_ZH], stdout);
	for (const struct column *c = columns; c->name != NULL; c++)
		print_column(c);
	fputs(foot, stdout);
	return fflush(stdout) == 0 ? 0 : 2;
}
