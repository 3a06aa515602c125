#include <stdio.h>
#include <string.h>
#include "sheet/form.h"

static const struct sheet_form forms[] = {
	{
		.name = "monthly", .columns = "signature,posted_from,check_from", .pages = "school",
		.aside = "district,month,check_from,check_to,posted_from,posted_to,hotline",
		.zh = {
			.title = "{district}{school}{month}份教学常规检查评价公示表",
			.line = "单位（盖章）：{school}[　　检查日期：{check_from}][至{check_to}]",
			.note = "公示时间：{posted_from|____年__月__日}至{posted_to|____年__月__日}。对评价结果有异议的，请在公示期内提出，经复核后定案。监督电话：{hotline|________________}",
			.signature = "检查人签字：______________　　校长签字：______________　　____年__月__日（盖章）"
		},
		.en = {
			.title = "[{district}, ]{school}: checks of teaching routine, {month}",
			.line = "School (seal): {school}[　　Checked: {check_from}][ to {check_to}]",
			.note = "Posted from {posted_from|____________} to {posted_to|____________}. Objections are taken in this time and looked into before the result is final. Hotline: {hotline|________________}",
			.signature = "Inspector (signature): ______________　　Head (signature): ______________　　Date (seal): ____________"
		},
		.row_height = 28, .landscape = true, .posted = true, .missing = "—"
	},
	{
		.name = "notice", .columns = "teacher,signer,signed_on,promise", .pages = "school,teacher,teacher_name",
		.zh = {
			.title = "检查问题反馈单",
			.line = "被检查单位：{school}[　　被检查人：{teacher_name}]",
			.note = "请在整改时限前完成整改，填写整改情况并附佐证材料报送；能否销号以复查为准。",
			.signature = "检查人签字：______________　　签收人签字：______________　　____年__月__日（盖章）"
		},
		.en = {
			.title = "Notice of findings",
			.line = "School: {school}[　　Teacher: {teacher_name}]",
			.note = "To be mended before the deadline and reported with evidence; closed after a re-check.",
			.signature = "Inspector (signature): ______________　　Received by (signature): ______________　　Date (seal): ____________"
		},
		.row_height = 40, .landscape = true
	},
	{
		.name = "staff", .columns = "month,off_basis,signature", .pages = "school", .aside = "month,definition",
		.zh = {
			.title = "{school}[{month}]教职工考勤月报",
			.line = "单位（盖章）：{school}",
			.note = "√出勤　病：病假　事：事假　旷：旷工　迟：迟到　早：早退　公：公出　培：培训　婚、产、丧：法定假　脱：脱岗　其：其他　休：不上课；上下两个符号为上午、下午，"
			    "“-”为未记录，符号后的数字为节数。法为婚产丧假，未为未记录。{definition}",
			.signature = "考勤员：______________　　校长（签字）：______________　　____年__月__日（盖章）"
		},
		.en = {
			.title = "{school}: staff attendance[, {month}]",
			.line = "School (seal): {school}",
			.note = "√ present, S sick, P personal leave, A absent, L late, E early, O on duty elsewhere, T training, W marriage, M maternity, B bereavement, D off post,"
			    " X other, / no school; of two symbols the first is the morning, - is not recorded, a number is lessons. Days: D due, St statutory leave, - not recorded. {definition}",
			.signature = "Kept by: ______________　　Head (signature): ______________　　Date (seal): ____________"
		},
		.row_height = 20, .landscape = true
	},
	{
		.name = "growth", .columns = "classes,growth,growth_level,growth_base", .pages = "growth_base", .aside = "growth_base",
		.zh = {
			.title = "教师教学增值评价表",
			.note = "口径：{growth_base}。增值是由分数作出的估计，以学生分数标准差为单位，上下限为95%区间；未考的内容它一无所知，不可单凭它下结论。",
			.signature = "制表：______________　　负责人（签字）：______________　　____年__月__日（盖章）"
		},
		.en = {
			.title = "Growth by teacher",
			.note = "Exams: {growth_base}. Growth is an estimate from marks, in standard deviations of pupils' marks, with 95 % intervals; it says nothing of what was not examined and never decides alone.",
			.signature = "Made by: ______________　　In charge (signature): ______________　　Date (seal): ____________"
		},
		.landscape = true
	},
	{
		.name = "record", .columns = "dossier_section,fact_what,fact_source", .pages = "teacher,teacher_name", .aside = "teacher,teacher_name",
		.zh = {
			.title = "教师专业发展成长档案",
			.line = "姓名：{teacher_name}　　教师编号：{teacher}",
			.note = "各行注明所依据的文件、行和批次；如有出入，请持原件到学区核对更正。",
			.signature = "本人签字：______________　　校长（签字）：______________　　____年__月__日（盖章）"
		},
		.en = {
			.title = "Growth record",
			.line = "Teacher: {teacher_name}　　Number: {teacher}",
			.note = "Each row names the file, line and batch that it comes from; what is not right is put right against the original.",
			.signature = "Teacher (signature): ______________　　Head (signature): ______________　　Date (seal): ____________"
		},
		.landscape = true
	},
	{
		.name = "selection", .columns = "selection,places,honour_total,honour_outcome,failed_criteria", .pages = "selection", .aside = "selection,definition",
		.zh = {
			.title = "{selection}评选汇总表", .line = "单位（盖章）：______________",
			.note = "{definition}。并列待定者由评审会决定。",
			.signature = "评审组签字：______________　　负责人（签字）：______________　　____年__月__日（盖章）"
		},
		.en = {
			.title = "Selection: {selection}", .line = "Unit (seal): ______________",
			.note = "{definition}. Ties are decided by the committee.",
			.signature = "Committee (signatures): ______________　　In charge (signature): ______________　　Date (seal): ____________"
		},
		.row_height = 22, .landscape = true
	},
	{
		.name = "selected", .columns = "selection,places,honour_total,honour_outcome", .pages = "selection", .aside = "selection,definition",
		.zh = {
			.title = "{selection}评选结果公示", .line = "单位（盖章）：______________",
			.note = "{definition}。公示时间：____年__月__日至____年__月__日，有异议的请在公示期内提出。监督电话：________________",
			.signature = "____年__月__日（盖章）"
		},
		.en = {
			.title = "Selection: {selection}", .line = "Unit (seal): ______________",
			.note = "{definition}. Posted from ____________ to ____________; objections are taken in this time. Hotline: ________________",
			.signature = "Date (seal): ____________"
		},
		.row_height = 28, .posted = true
	},
};

bool
form_names(const char *list, const char *column)
{
	size_t length = strlen(column), item;

	for (; list != NULL && *list != '\0'; list += item + (list[item] == ',')) {
		item = strcspn(list, ",");
		if (item == length && strncmp(list, column, length) == 0)
			return true;
	}
	return false;
}

static bool
has_all(const char *list, form_has *has, const void *table)
{
	char name[64];
	size_t length;

	for (; *list != '\0'; list += length + (list[length] == ',')) {
		length = strcspn(list, ",");
		if (length >= sizeof name)
			return false;
		memcpy(name, list, length);
		name[length] = '\0';
		if (!has(table, name))
			return false;
	}
	return true;
}

const struct sheet_form *
form_find(form_has *has, const void *table)
{
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (has_all(forms[i].columns, has, table))
			return &forms[i];
	return NULL;
}

/* ---- patterns ---- */

void
form_show(struct text *out, const char *value, bool english)
{
	int year, month, day, end = 0;

	if (!english && strlen(value) == 10 && sscanf(value, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && end == 10)
		text_addf(out, "%d年%d月%d日", year, month, day);
	else if (!english && strlen(value) == 7 && sscanf(value, "%4d-%2d%n", &year, &month, &end) == 2 && end == 7 && year >= 1900 && month >= 1 && month <= 12)
		text_addf(out, "%d年%d月", year, month);
	else
		text_add(out, value);
}

struct filling {
	struct text *out;
	form_value *value;
	void *row;
	size_t value_start;             /* where the value before stands, when nothing came behind it; else the end */
	bool blank;                     /* a value of the part in brackets was blank */
};

/* Takes "{column|blank}" from its brace; returns what is behind it. */
static const char *
fill_value(struct filling *f, const char *pattern)
{
	const char *end = strchr(pattern, '}');
	size_t length = strcspn(pattern + 1, "|}"), start = f->out->length;
	char name[64] = "";
	const char *value;

	memcpy(name, pattern + 1, length < sizeof name ? length : sizeof name - 1);
	value = f->value(f->row, name);
	f->blank |= *value == '\0';
	if (*value == '\0' && pattern[1 + length] == '|') {
		text_add_bytes(f->out, pattern + length + 2, (size_t)(end - pattern) - length - 2);
		f->value_start = f->out->length;
	} else {
		size_t before = start - f->value_start;

		if (before > 0 && strncmp(value, f->out->data + f->value_start, before) == 0)
			value += before;
		else
			f->value_start = start;
		text_add(f->out, value);
	}
	return end + 1;
}

static const char *
fill_plain(struct filling *f, const char *pattern)
{
	size_t length = strcspn(pattern, "{[]");

	text_add_bytes(f->out, pattern, length);
	f->value_start = f->out->length;
	return pattern + length;
}

void
form_fill(struct text *out, const char *pattern, form_value *value, void *row)
{
	struct filling f = { .out = out, .value = value, .row = row, .value_start = out->length };
	size_t bracket = 0;

	while (*pattern != '\0') {
		if (*pattern == '{') {
			pattern = fill_value(&f, pattern);
			continue;
		}
		if (*pattern == '[') {
			bracket = out->length;
			f.blank = false;
		} else if (*pattern == ']' && f.blank && out->length > bracket) {
			out->length = bracket;
			out->data[bracket] = '\0';
		}
		f.value_start = out->length;
		pattern += *pattern == '[' || *pattern == ']';
		pattern = fill_plain(&f, pattern);
	}
}
