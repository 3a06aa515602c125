/* The invented district as tables: names of persons, schools, subjects, staffing.
 * No real person, school or mark; region 999999 and province 99 exist nowhere. */
#ifndef DISTRICT_NAMES_H
#define DISTRICT_NAMES_H

#include <stdbool.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const surnames[] = {
	"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
	"梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕",
	"苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "欧阳"
};

static const char *const given_male[] = {
	"伟", "强", "磊", "洋", "勇", "军", "杰", "涛", "超", "明", "刚", "平", "辉", "鹏", "华", "飞", "鑫", "波", "斌", "宇",
	"浩", "凯", "健", "俊", "帆", "帅", "旭", "宁", "龙", "林", "阳", "建", "志", "国", "文", "博", "子", "轩", "泽", "昊"
};

static const char *const given_female[] = {
	"芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀", "燕", "玲", "桂", "丹", "萍", "红", "玉", "雪", "琳", "晶", "倩",
	"婷", "欣", "怡", "佳", "悦", "梦", "雨", "诗", "涵", "琪", "颖", "慧", "洁", "梅", "莹", "雅", "思", "语", "晨", "月"
};

static const char *const mongol_first[] = {
	"乌云", "娜仁", "斯琴", "阿拉坦", "宝音", "苏日", "萨日", "格日勒", "敖登", "孟和", "乌力吉", "巴雅尔", "额尔敦", "托娅",
	"哈斯", "那顺", "特木尔", "朝鲁", "胡日查", "敖日格", "其力", "阿古拉", "毕力格", "满都", "包力", "娜布其", "塔娜", "乌兰"
};

static const char *const mongol_male[] = {
	"巴特尔", "图", "仓", "巴雅尔", "吉日嘎拉", "布和", "白乙拉", "巴根", "达来", "木仁", "呼", "都冷"
};

static const char *const mongol_female[] = {
	"其木格", "图雅", "高娃", "花", "其其格", "格日乐", "娜", "玛", "塔娜", "琪琪格", "萨仁", "高勒"
};

/* How the teachers of a school (or of the junior part of the central one) share the work. */
enum plan { PLAN_CENTRAL, PLAN_JUNIOR, PLAN_VILLAGE, PLAN_WHOLE, PLAN_MONGOL, PLAN_POINT };

/* How a school writes its score sheets. */
enum style {
	STYLE_CENTRAL,          /* workbook, a sheet per class */
	STYLE_STACKED,          /* GBK CSV, one table below the other */
	STYLE_MERGED,           /* workbook with two header rows */
	STYLE_BOM,              /* one CSV table, UTF-8 with BOM */
	STYLE_UNICODE,          /* UTF-16LE, tabs */
	STYLE_LONG,             /* a line for each mark */
	STYLE_NAMES,            /* no pupil numbers */
	STYLE_PINYIN            /* headings are pinyin initials */
};

struct school {
	const char *name, *short_name, *code, *type;
	enum plan plan;
	enum style style;
	int classes;            /* in each grade */
	int grades;             /* 1 to this */
	int size, spread;       /* pupils of a class */
	int english;            /* the school whose teacher walks here for English */
	int successor;          /* where pupils go on after the last grade */
};

static const struct school schools[] = {
	{ "苇塘学区中心校", "中心校", "3199000001", "九年一贯制学校", PLAN_CENTRAL, STYLE_CENTRAL, 2, 6, 31, 4, 0, 0 },
	{ "东柳小学", "东柳", "2199000002", "完全小学", PLAN_VILLAGE, STYLE_STACKED, 1, 6, 23, 5, 1, 0 },
	{ "西柳小学", "西柳", "2199000003", "完全小学", PLAN_VILLAGE, STYLE_MERGED, 1, 6, 22, 5, 2, 0 },
	{ "苇湾小学", "苇湾", "2199000004", "完全小学", PLAN_VILLAGE, STYLE_BOM, 1, 6, 21, 4, 3, 0 },
	{ "沙枣屯小学", "沙枣屯", "2199000005", "完全小学", PLAN_VILLAGE, STYLE_UNICODE, 1, 6, 20, 5, 4, 0 },
	{ "双榆树小学", "双榆树", "2199000006", "完全小学", PLAN_WHOLE, STYLE_STACKED, 1, 6, 18, 4, 1, 0 },
	{ "青坨子小学", "青坨子", "2199000007", "完全小学", PLAN_WHOLE, STYLE_MERGED, 1, 6, 17, 4, 2, 0 },
	{ "河套屯小学", "河套屯", "2199000008", "完全小学", PLAN_WHOLE, STYLE_LONG, 1, 6, 19, 4, 7, 0 },
	{ "芦花泡小学", "芦花泡", "2199000009", "完全小学", PLAN_WHOLE, STYLE_NAMES, 1, 6, 16, 4, 8, 0 },
	{ "乌兰苇小学", "乌兰苇", "2199000010", "完全小学", PLAN_MONGOL, STYLE_MERGED, 1, 6, 20, 4, 9, 0 },
	{ "查干柳小学", "查干柳", "2199000011", "完全小学", PLAN_MONGOL, STYLE_BOM, 1, 6, 19, 4, 10, 0 },
	{ "北坨教学点", "北坨", "2199000012", "教学点", PLAN_POINT, STYLE_STACKED, 1, 4, 10, 5, 1, 1 },
	{ "小泡子教学点", "小泡子", "2199000013", "教学点", PLAN_POINT, STYLE_PINYIN, 1, 4, 8, 4, 7, 7 },
	{ "三棵杨教学点", "三棵杨", "2199000014", "教学点", PLAN_POINT, STYLE_MERGED, 1, 4, 6, 3, 3, 3 }
};

enum { CENTRAL = 0, JUNIOR_CLASSES = 6, MONGOL_CLASS = 6, JUNIOR_SIZE = 43 };

enum subject_id {
	CHINESE, MONGOLIAN, MATHS, ENGLISH, CIVICS, SCIENCE, HISTORY, GEOGRAPHY, BIOLOGY, PHYSICS, CHEMISTRY, SUBJECTS
};

struct subject {
	const char *name, *alias, *initials;
	int first, last;        /* grades with it */
	int junior_full;        /* full mark in grades 7-9; below it is 100 */
	int mean;               /* percent of the full mark that an average pupil gets */
};

static const struct subject subjects[SUBJECTS] = {
	[CHINESE] = { "语文", "语", "YW", 1, 9, 120, 74 },
	[MONGOLIAN] = { "蒙古语文", "蒙语文", "MYW", 1, 9, 120, 76 },
	[MATHS] = { "数学", "数", "SX", 1, 9, 120, 70 },
	[ENGLISH] = { "英语", "外语", "YY", 3, 9, 120, 66 },
	[CIVICS] = { "道德与法治", "道法", "SP", 3, 9, 100, 76 },
	[SCIENCE] = { "科学", "科学", "KX", 3, 6, 100, 75 },
	[HISTORY] = { "历史", "历史", "LS", 7, 9, 100, 68 },
	[GEOGRAPHY] = { "地理", "地理", "DL", 7, 8, 100, 67 },
	[BIOLOGY] = { "生物学", "生物", "SW", 7, 8, 100, 69 },
	[PHYSICS] = { "物理", "物理", "WL", 8, 9, 100, 64 },
	[CHEMISTRY] = { "化学", "化学", "HX", 9, 9, 100, 66 }
};

/* Who teaches a subject under a plan: the teachers hired for another subject, or count of its own. */
struct staffing {
	enum plan plan;
	enum subject_id subject, pool;
	int count;              /* 0: shares the pool of another subject */
	bool every_grade;       /* a teacher has one class number in all grades, not neighbouring classes */
};

static const struct staffing staffing[] = {
	{ PLAN_CENTRAL, CHINESE, CHINESE, 12, false }, { PLAN_CENTRAL, MATHS, MATHS, 6, false },
	{ PLAN_CENTRAL, ENGLISH, ENGLISH, 3, false }, { PLAN_CENTRAL, CIVICS, CIVICS, 2, false },
	{ PLAN_CENTRAL, SCIENCE, SCIENCE, 2, false },
	{ PLAN_JUNIOR, CHINESE, CHINESE, 9, false }, { PLAN_JUNIOR, MATHS, MATHS, 9, false },
	{ PLAN_JUNIOR, ENGLISH, ENGLISH, 6, false }, { PLAN_JUNIOR, CIVICS, CIVICS, 4, false },
	{ PLAN_JUNIOR, HISTORY, HISTORY, 4, false }, { PLAN_JUNIOR, GEOGRAPHY, GEOGRAPHY, 2, true },
	{ PLAN_JUNIOR, BIOLOGY, BIOLOGY, 2, true }, { PLAN_JUNIOR, PHYSICS, PHYSICS, 3, true },
	{ PLAN_JUNIOR, CHEMISTRY, CHEMISTRY, 2, true }, { PLAN_JUNIOR, MONGOLIAN, MONGOLIAN, 2, false },
	{ PLAN_VILLAGE, CHINESE, CHINESE, 6, false }, { PLAN_VILLAGE, CIVICS, CHINESE, 0, false },
	{ PLAN_VILLAGE, MATHS, MATHS, 2, false }, { PLAN_VILLAGE, SCIENCE, MATHS, 0, false },
	{ PLAN_VILLAGE, ENGLISH, ENGLISH, 1, false },
	{ PLAN_WHOLE, CHINESE, CHINESE, 6, false }, { PLAN_WHOLE, MATHS, CHINESE, 0, false },
	{ PLAN_WHOLE, CIVICS, CHINESE, 0, false }, { PLAN_WHOLE, SCIENCE, CHINESE, 0, false },
	{ PLAN_WHOLE, ENGLISH, ENGLISH, 1, false },
	{ PLAN_MONGOL, MONGOLIAN, MONGOLIAN, 6, false }, { PLAN_MONGOL, CHINESE, CHINESE, 2, false },
	{ PLAN_MONGOL, MATHS, MATHS, 2, false }, { PLAN_MONGOL, SCIENCE, MATHS, 0, false },
	{ PLAN_MONGOL, CIVICS, MONGOLIAN, 0, false }, { PLAN_MONGOL, ENGLISH, ENGLISH, 1, false },
	{ PLAN_POINT, CHINESE, CHINESE, 2, false }, { PLAN_POINT, MATHS, CHINESE, 0, false },
	{ PLAN_POINT, CIVICS, CHINESE, 0, false }, { PLAN_POINT, SCIENCE, CHINESE, 0, false }
};

enum { FIRST_YEAR = 2021, LAST_YEAR = 2022 };   /* in which the school years began */
#define YEAR_END "2022-08-31"                   /* of the first */

struct exam {
	const char *name, *term, *title;
	const char *begin, *date;       /* of the term, of the examination */
	int year;                       /* in which the school year began */
};

static const struct exam exams[] = {
	{ "2021-2022学年第一学期期末", "2021-2022学年第一学期", "2021-2022学年度第一学期期末", "2021-09-01", "2022-01-10", 2021 },
	{ "2021-2022学年第二学期期末", "2021-2022学年第二学期", "2021-2022学年度第二学期期末", "2022-03-01", "2022-06-28", 2021 },
	{ "2022-2023学年第一学期期末", "2022-2023学年第一学期", "2022-2023学年度第一学期期末", "2022-09-01", "2023-01-06", 2022 },
	{ "2022-2023学年第二学期期末", "2022-2023学年第二学期", "2022-2023学年度第二学期期末", "2023-03-01", "2023-06-27", 2022 }
};

static const char *const numerals[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

#endif
