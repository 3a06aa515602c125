/* The dictionary of columns and the kinds of tables: data only (see kind.h). */
#include "table/kind.h"

static const struct word sexes[] = {
	{ "male", "男", "1 m 男性" }, { "female", "女", "2 f 女性" }, { 0 }
};
static const struct word yes_no[] = {
	{ "no", "否", "0 n 无 不是" }, { "yes", "是", "1 y 有 √ 随班就读" }, { 0 }
};
static const struct word languages[] = {
	{ "han", "汉语", "chinese 汉 汉授 汉语授课 汉语文授课 普通话 国家通用语言 汉班" },
	{ "mongolian", "蒙古语", "蒙 蒙授 蒙语 蒙语授课 蒙古语授课 蒙班" },
	{ "any", "不限", "全部 all *" }, { 0 }
};
static const struct word statuses[] = {
	{ "score", "正常", "有效 参加" }, { "absent", "缺考", "缺 缺席 未考 病假 事假 absence" }, { "deferred", "缓考", NULL },
	{ "exempt", "免试", "免考 免修" }, { "cheating", "作弊", "违纪" }, { "level", "等级", NULL },
	{ "blank", "空白", "未填" }, { 0 }
};
static const struct word levels[] = {
	{ "excellent", "优", "优秀" }, { "good", "良", "良好" }, { "fair", "中", "中等" }, { "pass", "合格", "及格" },
	{ "fail", "待合格", "不合格 待及格 差" }, { "A", "A", NULL }, { "B", "B", NULL }, { "C", "C", NULL }, { "D", "D", NULL }, { "E", "E", NULL }, { 0 }
};
static const struct word exam_levels[] = {
	{ "school", "学校", "校 校级" }, { "district", "学区", "区 乡镇 联考" }, { "county", "旗县", "旗 县 全旗 全县" },
	{ "city", "市", "盟 市级 盟市" }, { "province", "自治区", "省 省级" }, { 0 }
};
static const struct word purposes[] = {
	{ "final", "期末", "期末考试 期末检测" }, { "midterm", "期中", "期中考试 期中检测" }, { "monitoring", "质量监测", "抽测 抽考 监测 抽查 sample" },
	{ "mock", "毕业模拟", "模拟 模拟考试 一模 二模" }, { "graduation", "毕业考试", "中考 毕业 升学考试 entrance" }, { "baseline", "入学测试", "摸底 分班" },
	{ "other", "其他", "月考 单元 monthly weekly unit" }, { 0 }
};
static const struct word indicators[] = {
	{ "mean", "平均分", "均分" }, { "score_rate", "得分率", NULL }, { "pass_rate", "及格率", "合格率" }, { "excellent_rate", "优秀率", NULL },
	{ "good_rate", "良好率", NULL }, { "low_rate", "低分率", "差生率 过差率" }, { "rank", "名次", NULL }, { "standard", "标准分", "z" },
	{ "constant", "常数", NULL }, { 0 }
};
static const struct word metrics[] = {
	{ "mark", "分数", "单科 单科分数 成绩 score 平均分 均分 mean" }, { "total", "总分", "总成绩 合计 总分均分" }, { "rank", "名次", "排名 位次" },
	{ "pass_rate", "及格率", "合格率" }, { "excellent_rate", "优秀率", "优生率" }, { "low_rate", "低分率", "差生率 过差率" }, { 0 }
};
static const struct word scales[] = {
	{ "plain", "原值", NULL }, { "of_best", "与最高比", NULL }, { "of_reference", "与学区比", NULL },
	{ "minus_reference", "与学区差", NULL }, { "places", "位次分", NULL }, { 0 }
};

static const struct word audience_words[] = {
	{ "internal", "内部", NULL }, { "teacher", "教师", NULL }, { "parent", "家长", NULL }, { "public", "公开", "公示" }, { "any", "不限", "全部 all *" }, { 0 }
};
/* In the order of enum content (school/law.h). */
static const struct word contents[] = {
	{ "pupils", "学生个人", "学生 pupil" }, { "pupil_ranks", "学生名次", NULL }, { "schools", "学校比较", "跨校比较" },
	{ "school_ranks", "学校名次", NULL }, { "rewards", "奖惩依据", "绩效 奖励" }, { "care", "特殊群体", "关爱学生" }, { 0 }
};
static const struct word actions[] = {
	{ "warn", "提示", "警告" }, { "withhold", "不显示", "隐去" }, { "refuse", "拒绝", "禁止" }, { 0 }
};

static const struct word check_types[] = {
	{ "spot", "抽查", "随机抽查 抽检" }, { "monthly", "月查", "月检 月检查 月检评" }, { "weekly", "周督查", "周查 周检" },
	{ "special", "专项检查", "专项" }, { "self", "自查", "自查上报 自报" }, { 0 }
};
static const struct word severities[] = {
	{ "minor", "一般", "一般隐患 一般问题 轻微" }, { "larger", "较大", "较大隐患 较重" }, { "major", "重大", "重大隐患 严重" }, { 0 }
};
/* In the order of a finding's life: steps of one day are taken in it. */
static const struct word steps[] = {
	{ "notified", "反馈签收", "反馈 签收 呈现 下发" }, { "extended", "延期", "展期 重新限期" }, { "sent_up", "上报", "报上级 上级解决" }, { "lasting", "长期坚持", NULL },
	{ "mended", "已整改", "整改 整改完成 完成" }, { "failed", "复查不合格", "复查未通过" }, { "passed", "复查合格", "复查通过 合格" },
	{ "closed", "销号", "已销号 办结" }, { "reopened", "重新打开", "撤回销号" }, { 0 }
};
static const struct word finding_states[] = {
	{ "open", "待反馈", "新登记" }, { "told", "整改中", NULL }, { "mended", "待复查", NULL }, { "passed", "待销号", NULL },
	{ "closed", "已销号", NULL }, { "sent_up", "已上报", NULL }, { "lasting", "长期坚持", NULL }, { 0 }
};
static const struct word mend_hows[] = { { "at_once", "立即整改", NULL }, { "by_deadline", "限期整改", NULL }, { 0 } };
static const struct word rhythms[] = {
	{ "day", "每日", "日 每天" }, { "week", "每周", "周" }, { "month", "每月", "月" }, { "term", "每学期", "学期" }, { "year", "每学年", "学年 年 每年" },
	{ "quarter", "每季度", "季度 每季" }, { "holiday", "放假前", "节前 每次放假前" }, { 0 }
};
static const struct word per_whats[] = {
	{ "district", "学区", "全学区" }, { "school", "学校", "校 每校" }, { "class", "班级", "班 每班" }, { "teacher", "教师", "每位教师" }, { "pupil", "学生", "每名学生" }, { 0 }
};
static const struct word weekdays[] = {
	{ "monday", "星期一", "1 一 周一 mon" }, { "tuesday", "星期二", "2 二 周二 tue" }, { "wednesday", "星期三", "3 三 周三 wed" }, { "thursday", "星期四", "4 四 周四 thu" },
	{ "friday", "星期五", "5 五 周五 fri" }, { "saturday", "星期六", "6 六 周六 sat" }, { "sunday", "星期日", "7 日 周日 星期天 sun" }, { 0 }
};
static const struct word day_kinds[] = {
	{ "school", "上课", "补课 调休上课 教学日" }, { "holiday", "放假", "假期 节假日 休息" }, { 0 }
};
static const struct word lesson_states[] = {
	{ "taught", "上课", "正常 有课" }, { "self_study", "自习", "自学" }, { "empty", "空堂", "无课 无人 缺课" }, { 0 }
};
static const struct word check_rules[] = {
	{ "quality", "质量", "质量分 按所给分 评分" }, { "bands", "数量分档", "完成率分档 分档" }, { "missing", "缺数扣分", "每缺扣分 缺一扣分" },
	{ "standing", "等次", "等级 总评等次" }, { 0 }
};

static const struct word movements[] = {
	{ "enrolled", "招生", "新生 入学" }, { "came", "转入", NULL }, { "left", "转出", "转走" }, { "suspended", "休学", NULL }, { "resumed", "复学", NULL },
	{ "graduated", "毕业", NULL }, { "dropped", "辍学", "流失" }, { "died", "死亡", NULL }, { "other_in", "其他增加", NULL }, { "other_out", "其他减少", NULL }, { 0 }
};
/* In the order of enum confirmation (school/enrolment.h). */
static const struct word confirmations[] = {
	{ "papers", "对方已确认", "已确认 回执" }, { "matched", "学区内对接", NULL }, { "none", "未确认，疑似流失", "未确认 疑似流失" },
	{ "unknown", "原校未报转出", NULL }, { 0 }
};
/* In the order of enum ledger (school/dropout.h). */
static const struct word dropout_ledgers[] = {
	{ "followed", "缺课跟踪", "跟踪" }, { "suspected", "疑似辍学", "疑似" }, { "dropped", "已辍学", "辍学" }, { "returned", "劝返复学", "劝返" }, { 0 }
};
/* In the order of enum finding in school/dropout-compare.c. */
static const struct word comparisons[] = {
	{ "not_registered", "适龄而无学籍", NULL }, { "same_name", "同名待核（无身份证学籍号）", NULL }, { "not_on_roll", "已不在籍", NULL }, { "dropped", "已辍学", NULL },
	{ "suspected", "疑似辍学", NULL }, { "suspended", "休学", NULL }, { "unseen", "在籍不在校", NULL }, { "not_in_list", "在籍而不在户籍名单", NULL },
	{ "bad_number", "身份证号有误", NULL }, { 0 }
};
/* Of pupils and staff alike. */
static const struct word attendances[] = {
	{ "present", "出勤", "√ 1 到 出 在 ✓" }, { "sick", "病假", "病 因病" }, { "personal", "事假", "事 请假" }, { "absent", "旷课", "旷 旷工 × x" },
	{ "late", "迟到", "迟" }, { "early", "早退", "早" }, { "official", "公假", "公 公出 公差 出差" }, { "training", "培训", "培 学习" },
	{ "marriage", "婚假", "婚" }, { "maternity", "产假", "产 陪产假 护理假" }, { "bereavement", "丧假", "丧" }, { "off_post", "脱岗", NULL }, { "other", "其他", "其它 隔离" }, { 0 }
};
static const struct word sessions[] = {
	{ "day", "全天", "日 一天" }, { "morning", "上午", "晨检 早 am 上" }, { "afternoon", "下午", "午检 pm 下" }, { "evening", "晚上", "晚检 晚自习 晚" }, { 0 }
};
static const struct word training_levels[] = {
	{ "national", "国家级", "国培 国家" }, { "province", "省级", "自治区级 省培 区培" }, { "city", "地市级", "市培 市级 盟市级" }, { "county", "县级", "旗县级 旗级" },
	{ "school", "校级", "校本 校本培训 学区" }, { "abroad", "国（境）外", "境外 国外" }, { 0 }
};

/* Honours and works of teachers, the highest level and award first. */
static const struct word merit_kinds[] = {
	{ "honour", "荣誉称号", "荣誉 表彰 称号" }, { "paper", "论文", "论文发表 论文获奖 论著" }, { "research", "课题", "课题研究 教研课题" },
	{ "open_lesson", "公开课", "示范课 优质课 观摩课 展示课 讲座" }, { "contest", "竞赛获奖", "教学竞赛 基本功竞赛 教学比赛 竞赛" },
	{ "tutoring", "指导学生获奖", "辅导学生获奖 辅导奖 指导奖" }, { "reading", "读书反思", "读书 反思 教学反思 读书笔记" }, { "other", "其他", "其它" }, { 0 }
};
static const struct word merit_levels[] = {
	{ "national", "国家级", "国家 全国" }, { "province", "自治区级", "省级 自治区 省 区级 全区" }, { "city", "盟市级", "市级 市 盟 盟级 地市级 全市" },
	{ "county", "旗县级", "旗级 县级 旗 县 全旗 全县" }, { "district", "学区级", "学区 中心校 中心校级" }, { "school", "校级", "校 学校 本校" }, { 0 }
};
static const struct word merit_awards[] = {
	{ "special", "特等奖", "特等" }, { "first", "一等奖", "一等 1等奖" }, { "second", "二等奖", "二等 2等奖" }, { "third", "三等奖", "三等 3等奖" },
	{ "commended", "优秀奖", "优秀 优胜奖 鼓励奖" }, { 0 }
};
/* In the order of enum criterion_source and criterion_rule (school/honours.h). */
static const struct word criterion_sources[] = {
	{ "merits", "业绩", "荣誉业绩 成果" }, { "training_hours", "培训学时", "学时 继续教育学时" }, { "years_taught", "任教年限", "教龄 任教年数 任教学年" },
	{ "check_rate", "检查得分率", "常规检查 教学常规" }, { "findings", "问题数", "问题 问题清单" }, { "results", "教学成绩", "成绩 考试成绩" },
	{ "absent_days", "旷工天数", "旷工" }, { "leave_days", "病事假天数", "请假天数 病事假" }, { "activities", "活动次数", "活动 活动记录" }, { "visits", "家访次数", "家访 走访" },
	{ "homeroom_years", "班主任年限", "班主任年数 任班主任年限" }, { "vetoes", "否决记录", "一票否决记录" },
	{ "given", "另表", "其他表 component" }, { 0 }
};
static const struct word criterion_rules[] = {
	{ "must", "必备", "必备条件 硬性条件 必须" }, { "points", "计分", "加分 积分 得分" }, { "veto", "一票否决", "否决" }, { 0 }
};
static const struct word schoolings[] = {
	{ "primary", "小学", "小学段" }, { "junior", "初中", "初中段" }, { "any", "不限", "全部 all *" }, { 0 }
};

static const struct word item_sources[] = {
	{ "records", "考核记录", "记录" }, { "attendance", "教职工考勤", "考勤 出勤" }, { "lessons", "课时", "课时工作量 工作量" }, { "pupils", "学生数", "班额 学生人数" },
	{ "checks", "常规检查", "教学常规检查 教学常规" }, { "results", "考试成绩", "成绩 教学成绩" }, { "growth", "增值", "增值评价" }, { "trainings", "培训学时", "培训记录 培训" },
	{ "activities", "活动记录", "活动" }, { "homeroom", "班主任考核", "班主任 班主任工作" }, { "merits", "荣誉", "荣誉记录 业绩" },
	{ "component", "外来数据", "外来 另表" }, { "fixed", "定额", "固定" }, { 0 }
};
static const struct word applies_to[] = {
	{ "all", "全体", "全体教职工 所有 不限 *" }, { "teaching", "任课教师", "任课 教师" }, { "not_teaching", "不任课人员", "不任课 非任课 后勤" },
	{ "head_teacher", "班主任", NULL }, { "not_head_teacher", "非班主任", NULL }, { 0 }
};
static const struct word item_classes[] = { { "basic", "基本", "基本项 计入总分" }, { "addition", "附加", "附加项 加减分 另加" }, { 0 } };
static const struct word item_methods[] = {
	{ "deduct", "扣分", "扣分制" }, { "earn", "累计", "累计制 加分" }, { "share", "得分率", "比例 按比例" }, { "relative", "比最高", "与最高比" },
	{ "rank", "位次", "名次" }, { "standard", "标准分", "T分" }, { 0 }
};
static const struct word substitutes[] = {
	{ "zero", "计零分", "零分 0" }, { "full", "计满分", "满分" }, { "school_mean", "校均分", "本校平均 学校平均" },
	{ "school_lowest", "校最低减1分", "本校最低减1分 最低减1" }, { "district_mean", "学区均分", "学区平均" }, { 0 }
};
static const struct word appraisal_grades[] = {
	{ "excellent", "优秀", NULL }, { "qualified", "合格", "称职" }, { "basic", "基本合格", "基本称职" }, { "failed", "不合格", "不称职" },
	{ "not_appraised", "不参加考核", "不考核 不定等次" }, { 0 }
};
static const struct word grade_conditions[] = {
	{ "total", "考核总分", "总分 得分" }, { "record", "一票否决记录", "一票否决 否决" }, { "absent", "旷课天数", "旷工天数 旷工" }, { "personal", "事假天数", "事假" },
	{ "sick", "病假天数", "病假" }, { "leave", "病事假占比", "病事假" }, { "item", "项目得分", "单项得分" }, { 0 }
};
/* In the order of enum homeroom_source (school/homeroom.h). */
static const struct word homeroom_sources[] = {
	{ "weekly", "班级周评", "周评 周考核" }, { "activity", "活动记录", "活动" }, { "visits", "家访", "走访记录" }, { "retention", "学额巩固", "巩固率 学额" },
	{ "care", "特殊群体", "关爱 特殊群体关爱" }, { "given", "另表", "其他表 component" }, { "flag", "流动红旗", "红旗" }, { 0 }
};

#define ABOUT(en, zh) .about = en, .about_zh = zh
/* Each word of levels: how many pupils have it, and their share. */
#define LEVEL(code, zh, en) \
	{ "level_" code, zh "人数", en, NULL, COLUMN_COUNT, ABOUT("pupils with this level", "等级为" zh "的人数") }, \
	{ "level_" code "_share", zh "占比", en " share", NULL, COLUMN_PERCENT, ABOUT("100 x pupils with this level / pupils with a level", "100×" zh "人数÷定级人数") }

const struct column columns[] = {
	/* who and where */
	{ "district", "学区", "District", "所属学区 中心校", COLUMN_TEXT, ABOUT("the school district", "所属学区") },
	{ "school", "学校", "School", "单位 学校名称 校名 所在学校 就读学校 学校单位", COLUMN_KEY, "schools", ABOUT("the school's name", "学校名称") },
	{ "school_code", "学校标识码", "School code", "标识码 学校代码 学校编码", COLUMN_ID, ABOUT("ten digits of the national register", "十位学校标识码") },
	{ "school_type", "学校类型", "School type", "办学类型 类型 学校类别", COLUMN_KEY, "school_types", ABOUT("full primary, teaching point, nine-year school...", "完全小学、教学点、九年一贯制学校等") },
	{ "short_name", "简称", "Short name", "学校简称", COLUMN_TEXT, ABOUT("other spellings of the school's name, separated by ；", "学校的其他写法，用；隔开") },
	{ "first_grade", "起始年级", "First grade", NULL, COLUMN_COUNT, ABOUT("lowest grade taught, 1-9", "最低年级") },
	{ "last_grade", "终止年级", "Last grade", NULL, COLUMN_COUNT, ABOUT("highest grade taught, 1-9", "最高年级") },
	{ "class", "班级", "Class", "班 班别 所在班级 行政班 班级名称 bj", COLUMN_KEY, "classes", ABOUT("the class: 七年级1班 at a date, or by cohort 2017级1班, 初2020级1班", "班级，如七年级1班或初2020级1班") },
	{ "entry_year", "入学年份", "Entry year", "级", COLUMN_COUNT, ABOUT("year in which the cohort entered its stage", "该届入学年份") },
	{ "stage", "起点年级", "Stage", NULL, COLUMN_COUNT, ABOUT("grade in which the cohort entered: 1 primary, 7 junior", "入学时的年级：小学1，初中7") },
	{ "class_number", "班号", "Class number", NULL, COLUMN_COUNT, ABOUT("number of the class in its grade", "班级序号") },
	{ "language", "授课语言", "Language", "授课类型 教学语言 授课", COLUMN_WORD, .words = languages, ABOUT("teaching language; papers of different languages are never compared", "授课语言，不同语言的试卷不相互比较") },
	{ "head_teacher", "班主任", "Head teacher", "班主任姓名", COLUMN_NAME, ABOUT("class head teacher", "班主任姓名") },
	{ "class_type", "班级类型", "Class type", "班级性质", COLUMN_TEXT, ABOUT("as the register writes it (multi-grade room...)", "班级类型（复式等）") },
	{ "pupil", "学籍号", "Pupil ID", "学籍 全国学籍号 学生学籍号 学籍号码 xjh", COLUMN_KEY, "pupils", ABOUT("national pupil number, 19 characters G, J or L", "全国学籍号，G、J、L开头19位") },
	{ "name", "姓名", "Name", "学生姓名 名字 学生 xm", COLUMN_NAME, ABOUT("the pupil's name", "学生姓名") },
	{ "sex", "性别", "Sex", "xb", COLUMN_WORD, .words = sexes, ABOUT("sex", "性别") },
	{ "nation", "民族", "Nationality", "mz", COLUMN_TEXT, ABOUT("nationality, with 族", "民族，带族字") },
	{ "joined", "转入日期", "Joined", "转入时间", COLUMN_DATE, ABOUT("day of transfer into the school, blank for those from the start", "转入日期，起始在籍者留空") },
	{ "left", "离校日期", "Left", "转出日期 离校时间 转出时间", COLUMN_DATE, ABOUT("day the pupil left, blank while enrolled", "离校日期，在籍者留空") },
	{ "inclusive", "随班就读", "Inclusive", "随读", COLUMN_WORD, .words = yes_no, ABOUT("inclusive-education pupil, by custom left out of appraisal", "随班就读学生，按惯例不计入评价") },
	{ "teacher", "教师编号", "Teacher ID", "工号 教师工号 职工号 教师号", COLUMN_KEY, "teachers", ABOUT("the teacher's number in the district", "学区内教师编号") },
	{ "teacher_name", "教师姓名", "Teacher", "任课教师 科任教师 授课教师 教师 任课老师", COLUMN_NAME, ABOUT("the teacher's name", "教师姓名") },
	/* teaching */
	{ "subject", "学科", "Subject", "科目 课程 学科名称", COLUMN_KEY, "subjects", ABOUT("the subject; 语文, 蒙古语文 and 汉语文 are three", "学科；语文、蒙古语文、汉语文各为一科") },
	{ "grades", "适用年级", "Grades", "年级 年级范围", COLUMN_TEXT, ABOUT("a grade or a range: 3-6", "年级或范围，如3-6") },
	{ "valid_from", "启用日期", "Valid from", "生效日期", COLUMN_DATE, ABOUT("from this day on", "自该日起有效") },
	{ "full_mark", "满分", "Full mark", "卷面满分 总分值", COLUMN_MARK, ABOUT("full mark of the paper", "卷面满分") },
	{ "pass_line", "及格线", "Pass line", "及格线% 合格线", COLUMN_PERCENT, ABOUT("percent of the full mark, inclusive", "占满分百分比，含线") },
	{ "excellent_line", "优秀线", "Excellent line", "优秀线%", COLUMN_PERCENT, ABOUT("percent of the full mark, inclusive", "占满分百分比，含线") },
	{ "good_line", "良好线", "Good line", "良好线%", COLUMN_PERCENT, ABOUT("percent of the full mark, inclusive", "占满分百分比，含线") },
	{ "low_line", "低分线", "Low line", "低分线% 过差线", COLUMN_PERCENT, ABOUT("percent of the full mark; low is below it", "占满分百分比，低于线为低分") },
	{ "synonyms", "别名", "Synonyms", "其他写法", COLUMN_TEXT, ABOUT("other headings of the subject, separated by ；", "学科的其他写法，用；隔开") },
	{ "from", "起始日期", "From", "开始日期 起", COLUMN_DATE, ABOUT("first day", "起始日期") },
	{ "to", "结束日期", "To", "终止日期 止", COLUMN_DATE, ABOUT("last day, blank: still", "结束日期，留空为至今") },
	{ "share", "份额", "Share", "任课份额 比例", COLUMN_PERCENT, ABOUT("share of a co-teacher in the class, percent", "合作任课所占百分比") },
	{ "leader", "包科领导", "Responsible", "包保领导 包校领导 包级领导 包保责任人", COLUMN_NAME, ABOUT("the leader who answers for a school, subject or grade and signs", "负责包保学校、学科或年级并签字的领导") },
	/* examinations */
	{ "exam", "考试", "Exam", "考试名称 检测名称", COLUMN_KEY, "exams", ABOUT("the examination", "考试名称") },
	{ "carried_from", "来源考试", "Carried from", "来源 计入的考试", COLUMN_KEY, "exams", ABOUT("the earlier exam whose marks of the subject count in this one", "其成绩计入本次考试的前次考试") },
	{ "term", "学期", "Term", NULL, COLUMN_TERM, ABOUT("the term, 2022-2023-2 is spring 2023", "学期，2022-2023-2即2023年春") },
	{ "exam_date", "考试日期", "Exam date", "检测日期 考试时间", COLUMN_DATE, ABOUT("first day of the examination", "考试第一天") },
	{ "exam_level", "组织级别", "Level", "级别 考试级别", COLUMN_WORD, .words = exam_levels, ABOUT("who set the examination", "组织考试的级别") },
	{ "purpose", "考试性质", "Purpose", "性质 考试类型", COLUMN_WORD, .words = purposes, ABOUT("final, mid-term, monitoring...", "期末、期中、质量监测等") },
	{ "paper", "卷别", "Paper", "试卷", COLUMN_TEXT, ABOUT("which paper, where there are several", "试卷种类") },
	{ "status", "状态", "Status", "考试状态 成绩状态", COLUMN_WORD, .words = statuses, ABOUT("score, absent, deferred, exempt, cheating, level", "正常、缺考、缓考、免试、作弊、等级") },
	{ "mark", "分数", "Mark", "成绩 得分 分值", COLUMN_MARK, ABOUT("the mark, at most two decimals", "分数，最多两位小数") },
	{ "mark_level", "等级", "Grade level", "等第", COLUMN_WORD, .words = levels, ABOUT("a level in place of a mark", "等级") },
	/* met in sheets, checked or skipped */
	{ "serial", "序号", "No.", "编号 no 顺序", COLUMN_COUNT, ABOUT("running number", "序号") },
	{ "exam_number", "考号", "Exam number", "考生号 准考证号 学号 座号 座位号 班内学号 ksh", COLUMN_ID, ABOUT("number of one examination or class", "考号、学号、座号") },
	{ "total", "总分", "Total", "合计 总成绩 总计 zf", COLUMN_MARK, ABOUT("sum over the subjects", "各科总分") },
	{ "rank", "名次", "Rank", "排名 位次 班级名次 班名次 校名次 年级名次 学区名次", COLUMN_RANK, ABOUT("highest first; ties share a place and the next is skipped", "由高到低，并列占用名次") },
	{ "note", "备注", "Note", "说明 注 bz", COLUMN_SENTENCE, ABOUT("remarks", "备注") },
	/* formulas of composites */
	{ "formula", "综合公式", "Formula", "公式", COLUMN_TEXT, ABOUT("name of a composite", "综合分公式名") },
	{ "indicator", "指标", "Indicator", NULL, COLUMN_WORD, .words = indicators, ABOUT("what is weighted; rates in points 0-100", "所用指标，率按0-100") },
	{ "scale", "折算", "Scale", NULL, COLUMN_WORD, .words = scales, ABOUT("plain; divided by the best of the group; divided by or minus the district's value; places from the end", "原值；与组内最高比；与学区值比或差；位次分") },
	{ "weight", "权重", "Weight", NULL, COLUMN_PERCENT, ABOUT("factor, two decimals", "系数") },
	/* targets */
	{ "metric", "目标项", "Metric", "目标类型 目标指标", COLUMN_WORD, .words = metrics, ABOUT("what the target is of: the mark in a subject (of a class, teacher or school its mean), the total, the rank in a subject or by the total (of the mean), a rate", "目标的内容：单科分数（班级、教师、学校为平均分）、总分、单科名次或总分名次（按平均分）、各率") },
	{ "target", "目标值", "Target", "目标", COLUMN_MARK, ABOUT("mark, total or rate in percent to reach, of a rank or the low rate the highest that will do; inclusive", "应达到的分数、总分或率（百分数），名次、低分率为不超过的数，含本数") },
	{ "set_by", "制定人", "Set by", "目标制定人", COLUMN_TEXT, ABOUT("who set the target", "目标由谁制定") },
	/* interviews with families */
	{ "interview_date", "约谈日期", "Interview date", "约谈时间 谈话日期 谈话时间", COLUMN_DATE, ABOUT("day of the interview", "约谈的日期") },
	{ "place", "地点", "Place", "约谈地点 谈话地点", COLUMN_TEXT, ABOUT("where", "地点") },
	{ "interview_reason", "约谈原因", "Interview reason", "约谈事由 谈话原因", COLUMN_SENTENCE, ABOUT("why the family was asked in", "约谈的原因") },
	{ "guardian", "家长姓名及关系", "Guardian", "家长姓名 家长 监护人 监护人及关系 家长及关系", COLUMN_TEXT, ABOUT("who came, and what he is to the child", "到场家长的姓名及与学生的关系") },
	{ "behaviour", "学生在校表现", "Behaviour at school", "在校表现 学生表现", COLUMN_SENTENCE, ABOUT("what the school told of the child", "学校介绍的学生在校情况") },
	{ "parent_opinion", "家长意见", "Family's opinion", "家长意见和建议 家长反馈", COLUMN_SENTENCE, ABOUT("what the family said", "家长的意见") },
	{ "measures", "共同措施", "Measures agreed", "家校共同措施 帮扶措施", COLUMN_SENTENCE, ABOUT("what both will do", "家校商定的措施") },
	{ "interviewer", "约谈教师", "Interviewer", "约谈人 谈话教师 谈话人", COLUMN_TEXT, ABOUT("who spoke with the family", "与家长面谈的教师") },
	{ "revisit_date", "回访日期", "Revisit date", "回访时间", COLUMN_DATE, ABOUT("day of asking again, not before the interview", "回访的日期，不早于约谈日期") },
	{ "effect", "回访效果", "Effect", "效果 约谈效果", COLUMN_SENTENCE, ABOUT("what the interview brought", "约谈后的效果") },
	/* rules of law for reports */
	{ "rule", "规则", "Rule", "规则名称", COLUMN_TEXT, ABOUT("name of the rule, as messages give it", "规则名称") },
	{ "content", "内容", "Content", "涉及内容", COLUMN_WORD, .words = contents, ABOUT("what a report shows that the rule speaks of", "规则所涉及的报表内容") },
	{ "audience", "受众", "Audience", "阅读对象", COLUMN_WORD, .words = audience_words, ABOUT("for whom the report is made", "报表给谁看") },
	{ "from_level", "起始级别", "From level", "组织级别起", COLUMN_WORD, .words = exam_levels, ABOUT("exams set by this level or a higher one", "由该级及以上组织的考试") },
	{ "purposes", "考试性质范围", "Purposes", NULL, COLUMN_TEXT, ABOUT("purposes of exams, separated by ；, blank: all", "考试性质，用；隔开，留空为全部") },
	{ "action", "处理", "Action", NULL, COLUMN_WORD, .words = actions, ABOUT("warn in the column of notes, withhold the figure, refuse the report", "在备注中提示、不显示该数、拒绝出表") },
	{ "overridable", "可例外", "Overridable", NULL, COLUMN_WORD, .words = yes_no, ABOUT("may --override REASON let it pass?", "能否用--override说明理由后放行") },
	{ "warning", "提示语", "Warning", NULL, COLUMN_SENTENCE, ABOUT("what is printed, in Chinese", "所显示的话") },
	{ "warning_en", "英文提示语", "Warning in English", NULL, COLUMN_SENTENCE, ABOUT("the same in English", "所显示的话，英文") },
	{ "law", "依据文件", "Law", "法规依据", COLUMN_SENTENCE, ABOUT("law or regulation behind the rule", "所依据的法规文件") },
	/* items of a paper */
	{ "item", "题号", "Item", "小题号 题目 小题 试题 th", COLUMN_TEXT, ABOUT("number of the item: 1, 3(1); 第1题, 3（1）, 3.1 and 3① are read as such", "题号，如1、3(1)；第1题、3（1）、3.1、3①同样认") },
	{ "item_full", "小题满分", "Item full mark", "满分 分值 题分 本题满分", COLUMN_MARK, ABOUT("full mark of the item", "本小题满分") },
	{ "point", "知识点", "Knowledge point", "考点 考查内容 知识内容 考查知识点", COLUMN_TEXT, ABOUT("what the item asks for", "本小题考查的知识点") },
	{ "cognitive_level", "能力层级", "Cognitive level", "能力要求 认知层次 能力水平 考查层级", COLUMN_TEXT, ABOUT("recall, understanding, application..., as the blueprint calls it", "识记、理解、应用等，以双向细目表为准") },
	{ "item_type", "题型", "Item type", "题目类型", COLUMN_TEXT, ABOUT("choice, blank, calculation...", "选择、填空、计算等") },
	{ "item_mark", "小题得分", "Item mark", "得分 分数 成绩", COLUMN_MARK, ABOUT("mark in the item, at most two decimals", "小题得分，最多两位小数") },
	/* checks of teaching routine, findings and what becomes of them */
	{ "check_date", "检查日期", "Check date", "日期 检查时间 排查日期 发现日期", COLUMN_DATE, ABOUT("day of the check", "检查当日") },
	{ "check_type", "检查类型", "Check type", "检查方式 类型", COLUMN_WORD, .words = check_types, ABOUT("unannounced, month's end, special...", "抽查、月查、专项检查等") },
	{ "check_item", "检查项目", "Check item", "项目 检查内容 常规项目", COLUMN_TEXT, ABOUT("what was checked: 备课, 作业, 听课...", "备课、作业、听课等") },
	{ "expected", "应有数", "Expected", "应查数 应有 应完成", COLUMN_COUNT, ABOUT("how many there should be", "应有的数量") },
	{ "found", "实有数", "Found", "实查数 实有 完成数 实际完成", COLUMN_COUNT, ABOUT("how many there are", "实有的数量") },
	{ "check_points", "得分", "Points", "评分 检查得分", COLUMN_MARK, ABOUT("points given", "评定得分") },
	{ "check_full", "满分分值", "Out of", "分值 满分 标准分值", COLUMN_MARK, ABOUT("points that can be had", "该项满分") },
	{ "check_strengths", "优点", "Strengths", "亮点 主要优点", COLUMN_SENTENCE, ABOUT("what is good", "优点") },
	{ "problems", "主要问题", "Problems", "问题 存在问题 不足", COLUMN_SENTENCE, ABOUT("what is wanting", "存在的问题") },
	{ "inspector", "检查人", "Inspector", "排查人 检查人员 督查人", COLUMN_NAME, ABOUT("who checked", "检查人姓名") },
	{ "finding", "问题编号", "Finding", "编号 清单编号 隐患编号 问题清单编号", COLUMN_KEY, "findings", ABOUT("number of a finding, given once: 2023-0417", "问题清单编号，一经给出不变：2023-0417") },
	{ "category", "问题类别", "Category", "类别 隐患类别 部位类别", COLUMN_TEXT, ABOUT("routine, safety, facilities...", "教学常规、安全、设施等") },
	{ "problem", "问题描述", "Problem", "问题 隐患描述 存在问题 问题内容", COLUMN_SENTENCE, ABOUT("what was found", "发现的问题") },
	{ "severity", "严重程度", "Severity", "等级 隐患等级 程度", COLUMN_WORD, .words = severities, ABOUT("minor, larger or major", "一般、较大、重大") },
	{ "responsible_unit", "责任单位", "Responsible unit", NULL, COLUMN_TEXT, ABOUT("the unit that must mend it", "负责整改的单位") },
	{ "responsible_person", "责任人", "Responsible person", "整改责任人 负责人", COLUMN_NAME, ABOUT("who can mend it", "能够解决问题的人") },
	{ "due", "整改时限", "Due", "整改期限 限期 期限", COLUMN_DATE, ABOUT("last day to mend it", "应整改完成的日期") },
	{ "new_due", "新时限", "New due", "延期至 新期限 重新限期", COLUMN_DATE, ABOUT("the deadline that an extension or a failed re-check sets", "延期或复查不合格后重定的时限") },
	{ "recurs", "反弹自", "Recurs", "原问题编号", COLUMN_TEXT, ABOUT("number of the closed finding that came back", "曾销号而再次出现的问题编号") },
	{ "step_date", "办理日期", "Step date", "日期 时间", COLUMN_DATE, ABOUT("day of the step", "办理当日") },
	{ "step", "办理环节", "Step", "环节 办理情况 步骤", COLUMN_WORD, .words = steps, ABOUT("what was done: told and signed for, extended, mended, re-checked, closed...", "反馈签收、延期、已整改、复查、销号等") },
	{ "done_by", "经办人", "Done by", "办理人 签收人 复查人 销号人 经手人", COLUMN_NAME, ABOUT("who did it or signed for it", "办理人或签收人") },
	{ "mending", "整改措施", "What was done", "措施 整改结果 办理结果", COLUMN_SENTENCE, ABOUT("what was done", "所采取的措施及结果") },
	{ "evidence_file", "佐证材料", "Evidence", "佐证 照片 附件", COLUMN_TEXT, ABOUT("name of the file that shows it", "佐证文件名") },
	{ "evidence_sha256", "佐证校验码", "Evidence SHA-256", NULL, COLUMN_ID, ABOUT("SHA-256 of that file", "佐证文件的SHA-256") },
	{ "finding_state", "办理状态", "State", "状态", COLUMN_WORD, .words = finding_states, ABOUT("where the finding stands", "问题所处的状态") },
	{ "next_state", "转入状态", "Next state", "下一状态", COLUMN_WORD, .words = finding_states, ABOUT("the state that the step leads to", "该环节之后的状态") },
	{ "escalation", "上报级次", "Escalation", "级次", COLUMN_COUNT, ABOUT("0: the deadline itself; 1, 2...: steps after it", "0为期限本身，1、2…为超期后的级次") },
	{ "days", "天数", "Days", "限期天数 超期天数", COLUMN_COUNT, ABOUT("days after the check, or overdue", "检查后的天数，或超期天数") },
	{ "report_to", "上报对象", "Report to", "报告对象", COLUMN_TEXT, ABOUT("who is told then", "此时应告知的人") },
	/* what is to be done and was done */
	{ "activity", "活动", "Activity", "活动名称 活动类别 活动类型", COLUMN_TEXT, ABOUT("demonstration lesson, drill, home visit...", "示范课、应急演练、家访等") },
	{ "activity_group", "组别", "Group", "学科组 组 对象组", COLUMN_TEXT, ABOUT("subject group or other part: 文科, 理科, 英语", "学科组等：文科、理科、英语") },
	{ "activity_date", "活动日期", "Activity date", "日期 时间 开展日期", COLUMN_DATE, ABOUT("day", "活动当日") },
	{ "topic", "主题", "Topic", "课题 内容 活动主题", COLUMN_SENTENCE, ABOUT("subject matter", "主题") },
	{ "attended", "实到", "Attended", "实到人数 参加人数", COLUMN_COUNT, ABOUT("how many came", "实到人数") },
	{ "due_to_attend", "应到", "Due to attend", "应到人数 应参加人数", COLUMN_COUNT, ABOUT("how many should have come", "应到人数") },
	{ "quantity", "数量", "Quantity", "米数 分钟 用量", COLUMN_REAL, ABOUT("metres, minutes, as the activity has it; 0: nothing took place (a zero report)", "米、分钟等；0为未开展（零报告）") },
	{ "seconds", "用时", "Seconds", "用时秒 疏散用时", COLUMN_COUNT, ABOUT("time taken, in seconds", "所用秒数") },
	{ "per", "单位对象", "Per", "对象", COLUMN_WORD, .words = per_whats, ABOUT("for each district, school, class, teacher or pupil", "以学区、学校、班级、教师或学生为单位") },
	{ "times", "次数", "Times", "应完成次数", COLUMN_COUNT, ABOUT("how often in the period", "每个周期的次数") },
	{ "rhythm", "周期", "Period", "频次", COLUMN_WORD, .words = rhythms, ABOUT("day, week, month, quarter, term or school year; or the seven days before each holiday of the calendar", "每日、每周、每月、每季度、每学期、每学年，或校历每次放假前的七天") },
	{ "quantity_low", "数量下限", "At least", NULL, COLUMN_REAL, ABOUT("least quantity that counts", "计入的最低数量") },
	{ "quantity_high", "数量上限", "At most", NULL, COLUMN_REAL, ABOUT("highest quantity in order", "适宜的最高数量") },
	{ "holidays_exempt", "假期免除", "Holidays exempt", NULL, COLUMN_WORD, .words = yes_no, ABOUT("not asked for in periods without a school day", "没有上课日的周期不要求") },
	{ "project", "项目名称", "Project", "项目", COLUMN_TEXT, ABOUT("the project", "项目") },
	{ "milestone", "节点", "Milestone", "里程碑 阶段", COLUMN_TEXT, ABOUT("a step of it", "项目节点") },
	{ "planned", "计划日期", "Planned", "计划完成日期 应完成日期", COLUMN_DATE, ABOUT("day by which it is to be done", "计划完成日期") },
	{ "done", "完成日期", "Done", "实际完成日期", COLUMN_DATE, ABOUT("day on which it was, blank: not yet", "实际完成日期，留空为未完成") },
	{ "weekday", "星期", "Weekday", "星期几 周几", COLUMN_WORD, .words = weekdays, ABOUT("day of the week", "星期几") },
	{ "lesson", "节次", "Lesson", "第几节 节", COLUMN_COUNT, ABOUT("number of the lesson in the day", "当天第几节") },
	{ "lessons_low", "周课时下限", "Lessons from", "周课时 课时下限 应开课时 应开", COLUMN_REAL, ABOUT("fewest lessons a week", "每周至少课时") },
	{ "lessons_high", "周课时上限", "Lessons to", "课时上限", COLUMN_REAL, ABOUT("most lessons a week, blank: as the fewest", "每周至多课时，留空同下限") },
	{ "lesson_state", "课堂情况", "What was found", "上课情况 课堂", COLUMN_WORD, .words = lesson_states, ABOUT("a lesson was given, pupils studied by themselves, nobody taught", "上课、自习或空堂") },
	{ "day_kind", "日类", "Day", "性质", COLUMN_WORD, .words = day_kinds, ABOUT("a school day or a holiday", "上课或放假") },
	{ "as_weekday", "按星期几", "As weekday", "按星期几上课", COLUMN_WORD, .words = weekdays, ABOUT("the timetable that a make-up day follows", "补课日按星期几的课表") },
	/* reports of findings */
	{ "on_date", "统计日", "As at", "截止日期", COLUMN_DATE, ABOUT("the day that the row speaks of", "统计所截止的日期") },
	{ "state_since", "状态起始", "Since", NULL, COLUMN_DATE, ABOUT("day of the step that led to the state", "进入该状态的日期") },
	{ "days_open", "已历天数", "Days open", NULL, COLUMN_COUNT, ABOUT("days from the check to the day of the report", "自检查日至统计日的天数") },
	{ "extensions", "延期次数", "Extensions", NULL, COLUMN_COUNT, ABOUT("how often the deadline was put off", "延期的次数") },
	{ "days_overdue", "超期天数", "Days overdue", NULL, COLUMN_COUNT, ABOUT("days since the deadline while it is not mended, blank: not overdue", "未整改而超过时限的天数，留空为未超期") },
	{ "carried_over", "上年结转", "Carried over", NULL, COLUMN_WORD, .words = yes_no, ABOUT("open when the year of the register began, blank: found in it", "登记年度之前发现、年初尚未销号，留空为本年发现") },
	{ "mend_how", "整改要求", "To be mended", NULL, COLUMN_WORD, .words = mend_hows, ABOUT("at once: by the day after the check; else by the deadline", "时限不晚于检查次日为立即整改，其余为限期整改") },
	{ "told_on", "反馈日期", "Told on", NULL, COLUMN_DATE, ABOUT("first day on which it was told and signed for, blank: not yet", "首次反馈签收的日期，留空为尚未反馈") },
	{ "told_by", "签收人", "Told to", NULL, COLUMN_NAME, ABOUT("who signed for it first", "首次反馈的签收人") },
	{ "mended_on", "整改完成日期", "Mended on", NULL, COLUMN_DATE, ABOUT("day of the last mending that stands, blank: none", "末次整改日期，留空为未整改") },
	{ "rechecked_on", "复查日期", "Re-checked on", NULL, COLUMN_DATE, ABOUT("day of the last re-check", "末次复查日期") },
	{ "rechecked_by", "复查人", "Re-checked by", NULL, COLUMN_NAME, ABOUT("who did the last re-check", "末次复查的人") },
	{ "closed_on", "销号日期", "Closed on", NULL, COLUMN_DATE, ABOUT("day of the closing, blank: open", "销号日期，留空为未销号") },
	{ "closed_by", "销号人", "Closed by", NULL, COLUMN_NAME, ABOUT("who closed it", "销号的人") },
	{ "signer", "签收人签字", "Signed by", NULL, COLUMN_NAME, ABOUT("blank, to be signed", "留空，由签收人签字") },
	{ "signed_on", "签收日期", "Signed on", NULL, COLUMN_DATE, ABOUT("blank, to be filled in", "留空，由签收人填写") },
	{ "promise", "整改承诺", "What will be done", NULL, COLUMN_SENTENCE, ABOUT("blank, to be filled in", "留空，由签收人填写") },
	{ "times_back", "反弹次数", "Times back", NULL, COLUMN_COUNT, ABOUT("how often it came back: steps along recurs to the first", "沿“反弹自”上溯到首次的次数") },
	{ "first_finding", "首次编号", "First finding", NULL, COLUMN_TEXT, ABOUT("number of the first finding of the chain", "最早一次的问题编号") },
	{ "first_date", "首次检查日期", "First found", NULL, COLUMN_DATE, ABOUT("day of the check that found it first", "最早一次的检查日期") },
	{ "closed_before", "上次销号日期", "Closed before", NULL, COLUMN_DATE, ABOUT("day on which the finding before was closed", "前一次销号的日期") },
	{ "days_closed", "反弹间隔天数", "Days closed", NULL, COLUMN_COUNT, ABOUT("check - closing of the finding before", "检查日-上次销号日") },
	{ "found_again", "反弹问题", "Found again", NULL, COLUMN_COUNT, ABOUT("findings that came back after a closing", "销号后再次发现的问题数") },
	{ "found_again_share", "反弹占比", "Share found again", NULL, COLUMN_PERCENT, ABOUT("found again / findings", "反弹问题÷问题数") },
	{ "most_times_back", "最多反弹次数", "Most times back", NULL, COLUMN_COUNT, ABOUT("how often one of them came back", "同一问题反弹次数的最大值") },
	{ "mean_days_closed", "平均反弹间隔", "Mean days closed", NULL, COLUMN_REAL, ABOUT("mean of check - closing of the finding before", "（检查日-上次销号日）的平均") },
	{ "findings_count", "问题数", "Findings", "发现数", COLUMN_COUNT, ABOUT("findings", "问题数") },
	{ "findings_share", "占比", "Share of findings", NULL, COLUMN_PERCENT, ABOUT("findings / total", "问题数÷合计") },
	{ "cumulated", "累计问题数", "Cumulated", NULL, COLUMN_COUNT, ABOUT("findings of this row and those before", "本行及以前各行的问题数") },
	{ "cumulated_share", "累计占比", "Cumulated share", NULL, COLUMN_PERCENT, ABOUT("cumulated / total", "累计问题数÷合计") },
	{ "main_part", "主要部分", "Main part", NULL, COLUMN_WORD, .words = yes_no, ABOUT("among those that together make up 80%: the cumulated share before the row is less", "合占80%的各组：在本行之前的累计占比不足80%") },
	{ "findings_closed", "已销号", "Closed", NULL, COLUMN_COUNT, ABOUT("closed on the day of the report", "统计日已销号的问题数") },
	{ "findings_open", "未销号", "Open", NULL, COLUMN_COUNT, ABOUT("not closed", "尚未销号的问题数") },
	{ "findings_overdue", "超期未改", "Overdue", NULL, COLUMN_COUNT, ABOUT("waiting to be mended after the deadline", "超过时限仍待反馈或整改中的问题数") },
	{ "closing_rate", "销号率", "Closing rate", NULL, COLUMN_PERCENT, ABOUT("closed / findings", "已销号÷问题数") },
	{ "with_deadline", "有时限的已销号", "Closed with deadline", NULL, COLUMN_COUNT, ABOUT("closed ones that had a deadline", "已销号且有时限的问题数") },
	{ "in_time", "按期整改", "In time", NULL, COLUMN_COUNT, ABOUT("of these: mended for the last time on or before the deadline in force", "其中末次整改日不晚于现行时限的问题数") },
	{ "in_time_rate", "按期率", "In time rate", NULL, COLUMN_PERCENT, ABOUT("in time / closed with deadline", "按期整改÷有时限的已销号") },
	{ "mean_days", "平均销号天数", "Mean days", NULL, COLUMN_REAL, ABOUT("mean over the closed of closing - check", "已销号问题（销号日-检查日）的平均") },
	{ "median_days", "销号天数中位数", "Median days", NULL, COLUMN_REAL, ABOUT("median of the same, of an even number the mean of the two in the middle", "同上的中位数，个数为偶数时取中间两数的平均") },
	{ "aged_week", "未销号0-7天", "Open 0-7 days", NULL, COLUMN_COUNT, ABOUT("open, 0 to 7 days after the check", "检查后0至7天尚未销号") },
	{ "aged_month", "未销号8-30天", "Open 8-30 days", NULL, COLUMN_COUNT, ABOUT("open, 8 to 30 days after the check", "检查后8至30天尚未销号") },
	{ "aged_quarter", "未销号31-90天", "Open 31-90 days", NULL, COLUMN_COUNT, ABOUT("open, 31 to 90 days after the check", "检查后31至90天尚未销号") },
	{ "aged_more", "未销号90天以上", "Open over 90 days", NULL, COLUMN_COUNT, ABOUT("open, more than 90 days after the check", "检查后超过90天尚未销号") },
	{ "came_back", "反弹", "Came back", NULL, COLUMN_COUNT, ABOUT("closed ones that were found again", "已销号而再次发现的问题数") },
	{ "rebound_rate", "反弹率", "Rebound rate", NULL, COLUMN_PERCENT, ABOUT("came back / closed", "反弹÷已销号") },
	/* the plan: what is due against what was done */
	{ "time_span", "时段", "Time span", NULL, COLUMN_TEXT, ABOUT("the day, week (its Monday), month, quarter, term or school year that the row speaks of", "所统计的日、周（以星期一表示）、月、季度、学期或学年") },
	{ "done_times", "已完成", "Times done", NULL, COLUMN_COUNT, ABOUT("times done, of each period no more than are due in it; of tables the periods with rows", "已完成次数，每个周期不超过应完成次数；报送情况为有数据的期数") },
	{ "due_times", "应完成", "Times due", NULL, COLUMN_COUNT, ABOUT("times due in the periods that are over or fulfilled, without exempt ones; of tables the periods due", "已结束或已完成的周期应完成的次数，不含免除的周期；报送情况为应报期数") },
	{ "completion", "完成率", "Completion", NULL, COLUMN_PERCENT, ABOUT("100 x times done / times due", "100×已完成÷应完成") },
	{ "out_of_range", "数量不符", "Out of range", NULL, COLUMN_COUNT, ABOUT("rows that do not count as their quantity is not in the range of the requirement, or blank", "数量不在要求范围内或留空而不计入的记录数") },
	{ "gaps", "欠缺时段", "Gaps", NULL, COLUMN_TEXT, ABOUT("the periods in which something is missing", "有欠缺的时段") },
	{ "gap_state", "欠缺情况", "Gap", NULL, COLUMN_TEXT, ABOUT("missed: the period is over; pending: it is not", "逾期为周期已结束，待完成为周期尚未结束") },
	{ "row_count", "行数", "Rows", NULL, COLUMN_COUNT, ABOUT("rows stored", "库中行数") },
	/* merits of teachers, selections by them */
	{ "hired", "参加工作日期", "Hired", "参加工作时间 工作时间", COLUMN_DATE, ABOUT("day on which the teacher took up work", "参加工作的日期") },
	{ "education", "学历", "Education", "最高学历", COLUMN_TEXT, ABOUT("highest education", "最高学历") },
	{ "post", "职称", "Professional title", "专业技术职务 技术职称", COLUMN_TEXT, ABOUT("professional title held", "现任专业技术职称") },
	{ "merit_date", "获得日期", "Merit date", "日期 获奖日期 获得时间 获奖时间 发证日期 时间", COLUMN_DATE, ABOUT("day of the certificate", "证书所署日期") },
	{ "merit_kind", "业绩类别", "Kind of merit", "类别 成果类别 业绩类型", COLUMN_WORD, .words = merit_kinds, ABOUT("honour, paper, research project, open lesson, contest, pupils tutored, reading and reflection", "荣誉称号、论文、课题、公开课、竞赛获奖、指导学生获奖、读书反思等") },
	{ "merit", "业绩名称", "Merit", "名称 成果名称 称号 题目 业绩", COLUMN_TEXT, ABOUT("title of the honour, paper, lesson or project", "称号、论文、课例或课题的名称") },
	{ "merit_level", "业绩级别", "Level of merit", "级别 授予级别 获奖级别", COLUMN_WORD, .words = merit_levels, ABOUT("who gave it: national, province, city, county, district, school", "授予级别：国家、自治区、盟市、旗县、学区、校") },
	{ "merit_award", "奖次", "Award", "等次 奖项 获奖等次 获奖等级", COLUMN_WORD, .words = merit_awards, ABOUT("grade of the award; blank: none is told", "获奖等次，留空为未分等次") },
	{ "author_place", "本人排名", "Place among authors", "作者排名 排名 名次 第几作者", COLUMN_COUNT, ABOUT("place among the authors or members; blank: alone", "在作者或成员中的位次，留空为独立完成") },
	{ "merit_certificate", "获奖证号", "Certificate of merit", "证书编号 证书号 证号", COLUMN_ID, ABOUT("number of the certificate; plans may count only merits that have one", "证书编号；评选方案可规定无证不计") },
	{ "selection", "评选", "Selection", "评选名称 评选项目", COLUMN_TEXT, ABOUT("what is selected: 教学能手, 学科带头人", "评选名称，如教学能手、学科带头人") },
	{ "criterion", "评选条件", "Criterion", "条件 条件名称", COLUMN_TEXT, ABOUT("name of the criterion", "条件名称") },
	{ "criterion_rule", "条件类型", "Kind of criterion", "类型 性质", COLUMN_WORD, .words = criterion_rules, ABOUT("must: who is outside of the bounds is not eligible; points: value x points of each, capped; veto: who is outside of the bounds is excluded whatever else he has",
	    "必备：不在上下限内即不符合条件；计分：数值×每单位计分，封顶；一票否决：不在上下限内即排除") },
	{ "criterion_source", "条件来源", "Source of criterion", "来源 取自", COLUMN_WORD, .words = criterion_sources, ABOUT("merits: number of merits; training_hours; years_taught: school years with an assignment; check_rate: 100 x points of checks / what could be had; findings: how many;"
	    " results: mean of 50 + 10 x standard score over the exams; absent_days; leave_days: sick and personal leave; activities and visits: how many; homeroom_years: school years as head teacher; vetoes: appraisal records with a veto; given: from the file of --component",
	    "业绩件数；培训学时；有任课的学年数；检查得分率=100×检查得分之和÷满分之和；问题数；教学成绩=各次考试（50+10×标准分）的平均；旷工天数；病假与事假天数；活动次数；家访次数；任班主任的学年数；考核记录中的一票否决；--component给出的文件") },
	{ "criterion_of", "来源范围", "Of what", "范围", COLUMN_TEXT, ABOUT("kinds of merits, levels of trainings, items of checks, categories of findings, purposes of exams or activities that count, separated by ；, blank: all (of exams all but 毕业考试)",
	    "计入的业绩类别、培训级别、检查项目、问题类别、考试性质或活动名称，用；隔开，留空为全部（考试不含毕业考试）") },
	{ "level_lowest", "最低级别", "Lowest level", "级别不低于", COLUMN_WORD, .words = merit_levels, ABOUT("merits of this level and higher ones; blank: all", "计入不低于该级别的业绩，留空为不限") },
	{ "level_highest", "最高级别", "Highest level", "级别不高于", COLUMN_WORD, .words = merit_levels, ABOUT("merits of this level and lower ones; blank: all", "计入不高于该级别的业绩，留空为不限") },
	{ "award_lowest", "最低奖次", "Lowest award", "奖次不低于", COLUMN_WORD, .words = merit_awards, ABOUT("merits with this award and higher ones; blank: all", "计入不低于该奖次的业绩，留空为不限") },
	{ "award_highest", "最高奖次", "Highest award", "奖次不高于", COLUMN_WORD, .words = merit_awards, ABOUT("merits with this award and lower ones; blank: all", "计入不高于该奖次的业绩，留空为不限") },
	{ "author_last", "排名限前", "Authors up to", "作者限前 排名不后于", COLUMN_COUNT, ABOUT("merits with at most this place among the authors; blank: all", "计入本人排名不后于此的业绩，留空为不限") },
	{ "certificate_needed", "须有证书", "Certificate needed", "须有证号", COLUMN_WORD, .words = yes_no, ABOUT("does a merit without the number of its certificate not count?", "没有证号的业绩是否不计") },
	{ "within_years", "近几年", "Within years", "年限 近年", COLUMN_COUNT, ABOUT("what is of this many years up to the day of the report counts; blank: all", "计入统计日以前几年之内的，留空为不限") },
	{ "criterion_least", "不低于", "At least", "下限 最低值 最低要求", COLUMN_REAL, ABOUT("lower bound of the value, inclusive; of points: below it there are none", "数值的下限，含本数；计分的不足下限得0分") },
	{ "criterion_most", "不高于", "At most", "上限 最高值", COLUMN_REAL, ABOUT("upper bound of the value, inclusive", "数值的上限，含本数") },
	{ "criterion_points", "每单位计分", "Points of each", "每件计分 每项计分 单位计分", COLUMN_MARK, ABOUT("points for each unit of the value", "每件、每学时、每年等计多少分") },
	{ "criterion_cap", "计分封顶", "Points at most", "封顶 最高计分 封顶分", COLUMN_MARK, ABOUT("most points of the criterion; blank: no cap", "该条件最多计多少分，留空为不封顶") },
	{ "schooling", "学段", "Stage of schooling", NULL, COLUMN_WORD, .words = schoolings, ABOUT("primary or junior high", "小学或初中") },
	{ "places", "名额", "Places", "指标 名额数", COLUMN_COUNT, ABOUT("how many can be selected", "可评选的人数") },
	/* who is there */
	{ "movement_date", "异动日期", "Movement date", "日期 变动日期", COLUMN_DATE, ABOUT("day of the movement", "异动当日") },
	{ "movement", "异动类型", "Movement", "类型 异动类别 变动类型", COLUMN_WORD, .words = movements, ABOUT("came, left, suspended, resumed, dropped out...", "转入、转出、休学、复学、辍学等") },
	{ "counterpart", "对方学校", "Counterpart", "转入学校 转出学校 去向学校 原学校", COLUMN_TEXT, ABOUT("the school that the pupil came from or went to", "转来或转去的学校") },
	{ "document", "文号", "Document", "证明编号 批准文号", COLUMN_TEXT, ABOUT("number of the paper", "证明材料编号") },
	{ "confirmed_on", "对方确认日期", "Confirmed on", "确认日期 回执日期", COLUMN_DATE, ABOUT("day on which the other school confirmed", "对方学校确认的日期") },
	{ "cause", "异动原因", "Cause", "原因 辍学原因", COLUMN_SENTENCE, ABOUT("why", "原因") },
	{ "destination", "去向", "Destination", NULL, COLUMN_SENTENCE, ABOUT("where the pupil is now", "现在去向") },
	{ "attendance_date", "考勤日期", "Attendance date", "日期", COLUMN_DATE, ABOUT("the day", "当日") },
	{ "session", "考勤时段", "Session", "时段 场次 检查时段", COLUMN_WORD, .words = sessions, ABOUT("morning, afternoon, or the whole day", "上午、下午或全天") },
	{ "attendance", "考勤", "Attendance", "出勤情况 考勤情况", COLUMN_WORD, .words = attendances, ABOUT("present or the kind of absence", "出勤或缺勤类别") },
	{ "lessons", "节数", "Lessons", "课时数", COLUMN_REAL, ABOUT("lessons missed, where less than the session", "缺课节数，不足一个时段时填写") },
	{ "deduct_points", "每次扣分", "Points off", "扣分", COLUMN_MARK, ABOUT("points for a day; late, early and off post: for each time", "每天扣分；迟到、早退、脱岗为每次") },
	{ "deduct_money", "每次扣款", "Money off", "扣款", COLUMN_MARK, ABOUT("yuan for a day; late, early and off post: for each time", "每天扣款，元；迟到、早退、脱岗为每次") },
	{ "free_days", "免扣天数", "Free days", NULL, COLUMN_MARK, ABOUT("days, of what is counted by times the times, in the month before the deduction begins", "当月免扣的天数，按次计的为次数") },
	{ "statutory", "法定假", "Statutory", NULL, COLUMN_WORD, .words = yes_no, ABOUT("leave by law: never deducted", "法定假，不扣") },
	{ "training", "培训项目", "Training", "项目名称 培训名称", COLUMN_TEXT, ABOUT("name of the training", "培训项目名称") },
	{ "training_level", "培训级别", "Level of training", "级别", COLUMN_WORD, .words = training_levels, ABOUT("national, province, city, county, school, abroad", "国家、省、地市、县、校、国（境）外") },
	{ "training_date", "培训日期", "Training date", "日期 时间", COLUMN_DATE, ABOUT("the day; one row for each day", "当日，每天一行") },
	{ "minutes", "分钟", "Minutes", "时长 培训分钟", COLUMN_COUNT, ABOUT("length on the day", "当天时长") },
	{ "signed_in", "签到", "Signed in", "是否签到 到会", COLUMN_WORD, .words = yes_no, ABOUT("did the teacher come?", "是否到会") },
	{ "certificate", "结业证号", "Certificate", "证书编号 证书号", COLUMN_ID, ABOUT("number of the certificate; without one no hours count", "结业证书编号，无证不计学时") },
	{ "organiser", "主办单位", "Organiser", "授予单位 颁奖单位 发证单位 授予机关", COLUMN_TEXT, ABOUT("who held it", "主办单位") },
	{ "care", "关爱类别", "Kind of care", "类别 特殊群体类别", COLUMN_TEXT, ABOUT("留守, 单亲, 残疾, 脱贫户...", "留守、单亲、残疾、脱贫户等") },
	{ "source", "数据来源", "Source", "来源", COLUMN_TEXT, ABOUT("which register says so: education or civil affairs", "认定来源：教育或民政等") },
	{ "partner", "结对教师", "Partner", "帮扶教师 包保教师 结对人", COLUMN_NAME, ABOUT("the teacher who looks after the pupil", "结对帮扶的教师") },
	{ "visit_date", "走访日期", "Visit date", "家访日期 日期", COLUMN_DATE, ABOUT("day of the visit", "走访当日") },
	{ "way", "方式", "Way", "家访方式 走访方式", COLUMN_TEXT, ABOUT("at home, by telephone...", "入户、电话等") },
	{ "visitor", "走访人", "Visitor", "家访教师 家访人", COLUMN_NAME, ABOUT("who visited", "走访教师") },
	{ "incident_date", "事件日期", "Incident date", "日期", COLUMN_DATE, ABOUT("the day", "当日") },
	{ "incident", "事件", "Incident", "事件类别", COLUMN_TEXT, ABOUT("what happened, in a word", "事件类别") },
	{ "list", "名单", "List", "名单名称", COLUMN_TEXT, ABOUT("which list was given: 户籍, 脱贫户, 残疾...", "名单种类：户籍、脱贫户、残疾等") },
	{ "id_number", "身份证号", "ID number", "公民身份号码 身份证号码", COLUMN_ID, ABOUT("18 characters", "公民身份号码") },
	{ "person", "儿童姓名", "Person", "姓名", COLUMN_NAME, ABOUT("the name in the list", "名单中的姓名") },
	{ "address", "住址", "Address", "户籍地 家庭住址", COLUMN_TEXT, ABOUT("where the family lives", "住址") },
	/* reports of staff and their training */
	{ "staff_due", "应出勤", "Days due", NULL, COLUMN_COUNT, ABOUT("school days of the teacher's school in the period, up to the day of the report", "期内至统计日该校的上课天数") },
	{ "staff_present", "实出勤", "Days present", NULL, COLUMN_MARK, ABOUT("days present, late, early and off post with them; 0.5 for a half", "实出勤天数，含迟到、早退、脱岗；半天0.5") },
	{ "staff_sick", "病假天数", "Days sick", NULL, COLUMN_MARK, ABOUT("days of sick leave; lessons / lessons per day", "病假天数；按节数的为节数÷每日节数") },
	{ "staff_personal", "事假天数", "Days of personal leave", NULL, COLUMN_MARK, ABOUT("days of personal leave", "事假天数") },
	{ "staff_absent", "旷工天数", "Days absent", NULL, COLUMN_MARK, ABOUT("days away without leave", "旷工天数") },
	{ "staff_official", "公出天数", "Days on duty elsewhere", NULL, COLUMN_MARK, ABOUT("days away for the school", "公出天数") },
	{ "staff_training", "培训天数", "Days of training", NULL, COLUMN_MARK, ABOUT("days in training", "培训天数") },
	{ "staff_statutory", "法定假天数", "Days of statutory leave", NULL, COLUMN_MARK, ABOUT("marriage, maternity, bereavement", "婚假、产假、丧假天数") },
	{ "staff_other", "其他天数", "Other days", NULL, COLUMN_MARK, ABOUT("days of other kinds", "其他类别天数") },
	{ "staff_unrecorded", "未记录天数", "Days not recorded", NULL, COLUMN_MARK, ABOUT("days due without a mark", "应出勤而没有记录的天数") },
	{ "staff_late", "迟到次数", "Late", NULL, COLUMN_COUNT, ABOUT("times late", "迟到次数") },
	{ "staff_early", "早退次数", "Early", NULL, COLUMN_COUNT, ABOUT("times left early", "早退次数") },
	{ "staff_off_post", "脱岗次数", "Off post", NULL, COLUMN_COUNT, ABOUT("times off post", "脱岗次数") },
	{ "points_taken", "扣分合计", "Points taken", NULL, COLUMN_MEAN, ABOUT("sum of points of the rule x (days or times - free ones of the month)", "各类扣分标准×（天数或次数-当月免扣）之和") },
	{ "money_taken", "扣款合计", "Money taken", NULL, COLUMN_MEAN, ABOUT("the same in yuan", "同上，元") },
	{ "staff_points", "考勤得分", "Attendance points", NULL, COLUMN_MEAN, ABOUT("full points - points taken, not below 0; blank: not appraised", "满分-扣分合计，扣完为止；留空为不参加考核") },
	{ "off_basis", "扣分依据", "Basis of the deduction", NULL, COLUMN_SENTENCE, ABOUT("kind, days or times that count x points of the rule", "类别、计扣天数或次数×扣分标准") },
	{ "hours_national", "国家级学时", "National hours", NULL, COLUMN_COUNT, ABOUT("hours at this level: floor(minutes / 45) with a certificate, a day at most 8", "该级别学时：有结业证的按分钟÷45取整，每天最多8") },
	{ "hours_province", "省级学时", "Province hours", NULL, COLUMN_COUNT, ABOUT("hours at this level: floor(minutes / 45) with a certificate, a day at most 8", "该级别学时：有结业证的按分钟÷45取整，每天最多8") },
	{ "hours_city", "地市级学时", "City hours", NULL, COLUMN_COUNT, ABOUT("hours at this level: floor(minutes / 45) with a certificate, a day at most 8", "该级别学时：有结业证的按分钟÷45取整，每天最多8") },
	{ "hours_county", "县级学时", "County hours", NULL, COLUMN_COUNT, ABOUT("hours at this level: floor(minutes / 45) with a certificate, a day at most 8", "该级别学时：有结业证的按分钟÷45取整，每天最多8") },
	{ "hours_school", "校级学时", "School hours", NULL, COLUMN_COUNT, ABOUT("hours at this level: floor(minutes / 45) with a certificate, a day at most 8", "该级别学时：有结业证的按分钟÷45取整，每天最多8") },
	{ "hours_abroad", "国（境）外学时", "Abroad hours", NULL, COLUMN_COUNT, ABOUT("hours at this level: floor(minutes / 45) with a certificate, a day at most 8", "该级别学时：有结业证的按分钟÷45取整，每天最多8") },
	{ "hours_total", "学时合计", "Hours", NULL, COLUMN_COUNT, ABOUT("hours of all levels", "各级学时合计") },
	{ "hours_band", "学时档次", "Band of hours", NULL, COLUMN_TEXT, ABOUT("0, 1-36, 37-72, 73-108, 109 and more", "0、1-36、37-72、73-108、109及以上") },
	{ "hours_waiting", "待结业学时", "Hours without certificate", NULL, COLUMN_COUNT, ABOUT("hours that would count with a certificate, each row at most 8", "尚无结业证的学时，每行最多8") },
	{ "cycle", "培训周期", "Cycle", NULL, COLUMN_TEXT, ABOUT("the school years of the cycle so far", "周期内已计的学年") },
	{ "cycle_hours", "周期学时", "Hours of the cycle", NULL, COLUMN_COUNT, ABOUT("hours in these years", "这些学年的学时") },
	{ "cycle_due", "周期应修", "Due so far", NULL, COLUMN_COUNT, ABOUT("72 x years so far", "72×已计学年数") },
	{ "cycle_missing", "周期欠缺", "Missing", NULL, COLUMN_COUNT, ABOUT("due so far - hours, not below 0", "周期应修-周期学时，不小于0") },
	{ "cycle_rest", "距360学时", "To 360", NULL, COLUMN_COUNT, ABOUT("360 - hours of the cycle, not below 0", "360-周期学时，不小于0") },
	{ "staff_count", "教师人数", "Number of teachers", NULL, COLUMN_COUNT, ABOUT("teachers", "教师人数") },
	{ "training_times", "参训人次", "Times trained", NULL, COLUMN_COUNT, ABOUT("teachers and trainings with hours: one for each", "有学时的人次：每人每项目一次") },
	{ "band_none", "无学时", "Without hours", NULL, COLUMN_COUNT, ABOUT("teachers without hours", "学时为0的人数") },
	{ "band_36", "36及以下", "36 and less", NULL, COLUMN_COUNT, ABOUT("teachers with 1 to 36 hours", "1至36学时的人数") },
	{ "band_72", "37-72学时", "37-72", NULL, COLUMN_COUNT, ABOUT("teachers with 37 to 72 hours", "37至72学时的人数") },
	{ "band_108", "73-108学时", "73-108", NULL, COLUMN_COUNT, ABOUT("teachers with 73 to 108 hours", "73至108学时的人数") },
	{ "band_109", "109及以上", "109 and more", NULL, COLUMN_COUNT, ABOUT("teachers with 109 hours and more", "109学时及以上的人数") },
	{ "cycle_short", "周期欠缺人数", "Short of the cycle", NULL, COLUMN_COUNT, ABOUT("teachers with hours missing", "周期学时有欠缺的人数") },
	{ "not_come", "缺席", "Did not come", NULL, COLUMN_COUNT, ABOUT("teachers due who did not sign in", "应到而未签到的人数") },
	/* reports of who is there */
	{ "school_days", "授课天数", "School days", NULL, COLUMN_COUNT, ABOUT("school days of the period by the calendar, of a pupil those enrolled", "期内按校历的上课天数，学生为其在籍的上课天数") },
	{ "due_days", "应到人天", "Due", NULL, COLUMN_MARK, ABOUT("person-days due: school days enrolled; a class that keeps mornings or afternoons only is due half a day", "应到人天：在籍的上课天数；只记上午或下午的班每天半天") },
	{ "present_days", "实到人天", "Present", NULL, COLUMN_MARK, ABOUT("person-days present, late and early ones with them; morning and afternoon are half a day each", "实到人天，含迟到、早退；上午、下午各半天") },
	{ "sick_days", "病假人天", "Sick", NULL, COLUMN_MARK, ABOUT("person-days of sick leave", "病假人天") },
	{ "personal_days", "事假人天", "Personal leave", NULL, COLUMN_MARK, ABOUT("person-days of personal leave", "事假人天") },
	{ "truant_days", "旷课人天", "Truant", NULL, COLUMN_MARK, ABOUT("person-days of unexplained absence", "旷课人天") },
	{ "official_days", "公假人天", "Official leave", NULL, COLUMN_MARK, ABOUT("person-days away for the school: neither present nor absent", "公假人天，不算实到，也不算缺勤") },
	{ "other_days", "其他缺勤人天", "Other absence", NULL, COLUMN_MARK, ABOUT("person-days of absence of other kinds", "其他类别的缺勤人天") },
	{ "late_times", "迟到人次", "Times late", NULL, COLUMN_COUNT, ABOUT("marks of coming late", "迟到次数") },
	{ "early_times", "早退人次", "Times early", NULL, COLUMN_COUNT, ABOUT("marks of leaving early", "早退次数") },
	{ "not_recorded", "未记录人天", "Not recorded", NULL, COLUMN_MARK, ABOUT("person-days due without a mark: neither present nor absent", "应到而没有记录的人天，不算出勤也不算缺勤") },
	{ "attendance_rate", "出勤率", "Attendance rate", NULL, COLUMN_PERCENT, ABOUT("100 x present / (due - not recorded), sums over the period, no mean of daily rates", "100×实到÷（应到-未记录），按全期人天合计，不是每日出勤率的平均") },
	{ "absence_share", "缺勤占比", "Share absent", NULL, COLUMN_PERCENT, ABOUT("100 x (sick + personal leave + truant + other) / (due - not recorded)", "100×（病假+事假+旷课+其他缺勤）÷（应到-未记录）") },
	{ "absence_band", "缺勤档次", "Band of absence", NULL, COLUMN_TEXT, ABOUT("by the share absent: below 5 %, 5, 10, 20 % and more, unrounded", "按缺勤占比分档：5%以下、5%、10%、20%及以上，不四舍五入") },
	{ "days_in_row", "连续天数", "Days in a row", NULL, COLUMN_COUNT, ABOUT("school days in a row, this one among them, with this kind of absence", "到当日为止同类缺勤的连续上课天数") },
	{ "absent_since", "缺勤起始", "Absent since", NULL, COLUMN_DATE, ABOUT("the first of these days", "连续缺勤的第一天") },
	{ "alike", "同班同症状人数", "Alike in class", NULL, COLUMN_COUNT, ABOUT("pupils of the class sick on the day with the same symptom in the note, this one among them", "当日同班因同一症状病假的人数，含本人") },
	{ "follow_up", "应办事项", "To be done", NULL, COLUMN_TEXT, ABOUT("unexplained: day 1 head teacher, day 2 school leader, from day 3 written report, a week: district office and township; sick: 3 days the cause, 3 alike a report",
	    "旷课：第1天班主任，第2天学校领导，第3天起书面报告，满一周报中心校和乡镇；病假：满3天追问病因，同班3例相同立即报告") },
	{ "recorded_pupils", "有记录人数", "With marks", NULL, COLUMN_COUNT, ABOUT("pupils with a mark in the period", "期内有考勤记录的人数") },
	{ "band_below_5", "缺勤5%以下", "Absent below 5%", NULL, COLUMN_COUNT, ABOUT("pupils absent below 5 % of the days recorded", "缺勤占比5%以下人数") },
	{ "band_5", "缺勤5%-9.9%", "Absent 5-9.9%", NULL, COLUMN_COUNT, ABOUT("pupils absent 5 % and more, below 10 %", "缺勤占比5%及以上、10%以下人数") },
	{ "band_10", "缺勤10%-19.9%", "Absent 10-19.9%", NULL, COLUMN_COUNT, ABOUT("pupils absent 10 % and more, below 20 %", "缺勤占比10%及以上、20%以下人数") },
	{ "band_20", "缺勤20%及以上", "Absent 20% and more", NULL, COLUMN_COUNT, ABOUT("pupils absent 20 % and more", "缺勤占比20%及以上人数") },
	{ "chronic_rate", "长期缺勤率", "Chronic absence", NULL, COLUMN_PERCENT, ABOUT("100 x pupils absent 10 % and more / pupils with a mark", "100×缺勤占比10%及以上人数÷有记录人数") },
	/* who came and went */
	{ "old_number", "原学籍号", "Old pupil ID", "临时学籍号 旧学籍号", COLUMN_ID, ABOUT("the number that the pupil had before: an L number that became G or J", "原来的学籍号：L号转为G号或J号时填写") },
	{ "opening", "期初", "Opening", "期初人数", COLUMN_COUNT, ABOUT("pupils enrolled on the day before the period", "统计期前一日在校学生数") },
	{ "moved_enrolled", "招生", "Enrolled new", "招生人数", COLUMN_COUNT, ABOUT("pupils who entered in the period", "期内招生数") },
	{ "moved_came", "转入", "Transferred in", "转入人数", COLUMN_COUNT, ABOUT("pupils who came from other schools", "期内转入数") },
	{ "moved_resumed", "复学", "Resumed", "复学人数", COLUMN_COUNT, ABOUT("pupils who came back", "期内复学数") },
	{ "moved_other_in", "其他增加", "Other in", NULL, COLUMN_COUNT, ABOUT("other additions", "期内其他增加数") },
	{ "moved_graduated", "毕业", "Graduated", "毕业人数", COLUMN_COUNT, ABOUT("pupils who graduated", "期内毕业数") },
	{ "moved_left", "转出", "Transferred out", "转出人数", COLUMN_COUNT, ABOUT("pupils who went to other schools", "期内转出数") },
	{ "moved_suspended", "休学", "Suspended", "休学人数", COLUMN_COUNT, ABOUT("pupils who pause", "期内休学数") },
	{ "moved_dropped", "辍学", "Dropped out", "辍学人数", COLUMN_COUNT, ABOUT("pupils who dropped out", "期内辍学数") },
	{ "moved_died", "死亡", "Died", "死亡人数", COLUMN_COUNT, ABOUT("pupils who died", "期内死亡数") },
	{ "moved_other_out", "其他减少", "Other out", NULL, COLUMN_COUNT, ABOUT("other reductions", "期内其他减少数") },
	{ "closing", "期末", "Closing", "期末人数", COLUMN_COUNT, ABOUT("pupils enrolled on the last day of the period, by the register", "统计期末在校学生数（按学籍册）") },
	{ "suspected", "疑似流失", "Suspected", NULL, COLUMN_COUNT, ABOUT("of those who left: neither confirmed by the other school nor met by its own row within 30 days", "转出而对方未确认、学区内30天内也无对应转入的人数") },
	{ "retention", "巩固率", "Retention", "学额巩固率", COLUMN_PERCENT, ABOUT("share of pupils retained, by the formula named", "按所列公式的学额巩固率") },
	{ "dropout_rate", "辍学率", "Dropout rate", NULL, COLUMN_PERCENT, ABOUT("100 x dropped out / (opening + enrolled new)", "100×辍学÷（期初+招生）") },
	{ "retention_formula", "计算公式", "Rate formula", NULL, COLUMN_TEXT, ABOUT("how the rate was worked out", "所用公式") },
	{ "confirmation", "转学确认", "Confirmation", NULL, COLUMN_WORD, .words = confirmations, ABOUT("what became of a transfer; one that nobody confirmed is a suspected dropout", "转学是否得到对方确认，未确认者为疑似流失") },
	/* dropouts */
	{ "dropout_ledger", "台账", "Ledger", NULL, COLUMN_WORD, .words = dropout_ledgers, ABOUT("absent and followed, suspected of having dropped out, dropped out, won back", "缺课跟踪、疑似辍学、已辍学、劝返复学") },
	{ "away_since", "离校起日", "Away since", NULL, COLUMN_DATE, ABOUT("first day of the absence, or day of the movement", "缺课首日或异动日期") },
	{ "truant_streak", "连续旷课天数", "Days truant in a row", NULL, COLUMN_COUNT, ABOUT("school days in a row absent without leave, up to the last recorded one", "至最近有记录之日连续旷课的上课日数") },
	{ "grounds", "列入依据", "Grounds", NULL, COLUMN_SENTENCE, ABOUT("what the row rests on", "列入台账的依据") },
	{ "action_due", "应采取措施", "Action due", NULL, COLUMN_SENTENCE, ABOUT("what is to be done now, by the ladder", "按阶段应采取的措施") },
	{ "persuasion", "劝返记录", "Visits", NULL, COLUMN_SENTENCE, ABOUT("visits to the family since then, with day, way and visitor", "此后走访家庭的日期、方式、走访人") },
	{ "returned_on", "返校日期", "Returned on", NULL, COLUMN_DATE, ABOUT("day on which the pupil came back", "返校当日") },
	{ "in_school", "在校生数", "In school", NULL, COLUMN_COUNT, ABOUT("pupils enrolled on the last day", "期末在校学生数") },
	{ "dropped_before", "期初辍学", "Dropped out before", NULL, COLUMN_COUNT, ABOUT("dropped out before the period, and not back when it began", "期初仍未返校的辍学学生数") },
	{ "won_back", "劝返", "Won back", "劝返人数", COLUMN_COUNT, ABOUT("dropouts who came back in the period", "期内劝返复学的学生数") },
	{ "dropped_now", "期末辍学", "Dropped out now", NULL, COLUMN_COUNT, ABOUT("dropped out, and not back on the last day", "期末仍未返校的辍学学生数") },
	{ "suspected_new", "新增疑似辍学", "Newly suspected", NULL, COLUMN_COUNT, ABOUT("suspected on the last day, away since a day of the period", "期末疑似辍学中离校起日在期内的学生数") },
	{ "suspected_now", "期末疑似辍学", "Suspected now", NULL, COLUMN_COUNT, ABOUT("suspected on the last day: 3 days or more absent without leave, or left without confirmation", "期末疑似辍学学生数：连续旷课3天及以上，或转出未确认") },
	{ "comparison", "比对结果", "Comparison", NULL, COLUMN_WORD, .words = comparisons, ABOUT("what the comparison found", "名单与学籍、在校比对的结果") },
	{ "age", "年龄", "Age", NULL, COLUMN_COUNT, ABOUT("years completed on 1 September of the school year", "本学年9月1日周岁") },
	/* reports of lessons and projects */
	{ "lessons_scheduled", "实开课时", "Scheduled", NULL, COLUMN_COUNT, ABOUT("lessons of the week in the timetable in force", "现行课程表中的周课时") },
	{ "lessons_difference", "课时差", "Lessons short or over", NULL, COLUMN_REAL, ABOUT("scheduled - lessons from where fewer, scheduled - lessons to where more, else 0", "实开少于下限时为实开-下限，多于上限时为实开-上限，否则为0") },
	{ "lessons_verdict", "核查结论", "Result", NULL, COLUMN_TEXT, ABOUT("in order, missing subject, too few, too many, not in the plan, a fault of teachers...", "符合、缺科、课时不足、超课时、未列入方案、教师冲突等") },
	{ "taught_by", "任课", "Taught by", NULL, COLUMN_TEXT, ABOUT("teachers of the timetable, else of the assignments", "课程表上的教师，未写时取任课表") },
	{ "taught_verdict", "巡课结论", "What happened", NULL, COLUMN_TEXT, ABOUT("taken by another subject, self-study, nobody taught, a substitute, off the timetable", "挪用、自习、空堂、代课、表外") },
	{ "lessons_inspected", "巡查节数", "Inspected", NULL, COLUMN_COUNT, ABOUT("lessons inspected that the timetable has", "巡查到的课程表内课时") },
	{ "lessons_as_scheduled", "按表上课", "As scheduled", NULL, COLUMN_COUNT, ABOUT("of these with the subject of the timetable", "其中学科与课程表相同的节数") },
	{ "as_scheduled_rate", "按表上课率", "Rate as scheduled", NULL, COLUMN_PERCENT, ABOUT("100 x as scheduled / inspected", "100×按表上课÷巡查节数") },
	{ "lessons_taken", "挪用节数", "Taken", NULL, COLUMN_COUNT, ABOUT("inspected lessons in which another subject was taught", "上了其他学科的节数") },
	{ "lessons_empty", "自习空堂", "Not taught", NULL, COLUMN_COUNT, ABOUT("inspected lessons of self-study or without a teacher", "自习或空堂的节数") },
	{ "off_timetable", "表外节数", "Off the timetable", NULL, COLUMN_COUNT, ABOUT("inspected lessons that the timetable in force does not have, not in the rate", "课程表上没有的巡查节数，不计入按表上课率") },
	{ "subject_scheduled", "课表学科", "Scheduled subject", NULL, COLUMN_TEXT, ABOUT("subject of the timetable on that day", "当天课程表上的学科") },
	{ "teacher_scheduled", "课表教师", "Scheduled teacher", NULL, COLUMN_TEXT, ABOUT("teacher whom the timetable names", "课程表上写明的教师") },
	{ "subject_found", "实上学科", "Subject found", NULL, COLUMN_TEXT, ABOUT("what was taught", "实际所上的学科") },
	{ "teacher_found", "实上教师", "Teacher found", NULL, COLUMN_TEXT, ABOUT("who taught", "实际上课的教师") },
	{ "days_late", "逾期天数", "Days late", NULL, COLUMN_COUNT, ABOUT("days from the planned day to the day it was done, else to the day of the report; blank: not late", "自计划日期至完成日期（未完成的至统计日）的天数，留空为未逾期") },
	{ "days_left", "剩余天数", "Days left", NULL, COLUMN_COUNT, ABOUT("days to the planned day, blank: done or late", "距计划日期的天数，已完成或逾期的留空") },
	{ "milestone_state", "进度状态", "Progress", NULL, COLUMN_TEXT, ABOUT("late, due within 30 days, later, done late, done in time", "逾期未完成、30日内到期、未到期、逾期完成、按期完成") },
	{ "milestones", "节点数", "Milestones", NULL, COLUMN_COUNT, ABOUT("milestones of the project", "项目节点数") },
	{ "milestones_done", "完成节点数", "Done", NULL, COLUMN_COUNT, ABOUT("of these done on the day of the report", "其中统计日已完成数") },
	{ "milestones_done_late", "其中逾期完成", "Done late", NULL, COLUMN_COUNT, ABOUT("of the done those done after the planned day", "已完成中晚于计划日期的数量") },
	{ "milestones_late", "逾期未完成", "Late", NULL, COLUMN_COUNT, ABOUT("not done though the planned day is past", "计划日期已过而未完成数") },
	{ "next_milestone", "下一节点", "Next milestone", NULL, COLUMN_TEXT, ABOUT("the earliest planned one that is not done, with its school", "未完成中计划日期最早的节点及学校") },
	/* drills, pupils to be cared for, early warning */
	{ "drills", "演练次数", "Drills", NULL, COLUMN_COUNT, ABOUT("drills held; those of one day and group are one, zero reports none", "已开展的演练次数；同日同组为一次，零报告不计") },
	{ "last_drill", "最近演练", "Last drill", NULL, COLUMN_DATE, ABOUT("day of the last drill", "最近一次演练的日期") },
	{ "timed_drills", "计时次数", "Timed", NULL, COLUMN_COUNT, ABOUT("drills of which the time taken is known", "记有用时的演练次数") },
	{ "longest_drill", "最长用时", "Longest", NULL, COLUMN_COUNT, ABOUT("longest time taken, in seconds", "各次用时的最大值，秒") },
	{ "guide_seconds", "参考用时", "Guide time", NULL, COLUMN_COUNT, ABOUT("seconds that a drill of the stage should take at most, blank: none for the stage", "该学段应在多少秒内完成，留空为没有标准") },
	{ "slow_drills", "超时次数", "Slow drills", NULL, COLUMN_COUNT, ABOUT("timed drills that took longer than the guide time", "用时超过参考用时的演练次数") },
	{ "slow_list", "超时演练", "Slow on", NULL, COLUMN_TEXT, ABOUT("days and seconds of these", "超时演练的日期与用时") },
	{ "attended_share", "参加率", "Share attending", NULL, COLUMN_PERCENT, ABOUT("100 x attended / due to attend, over the drills that tell both", "100×实到÷应到，按两项都有记录的演练合计") },
	{ "care_kinds", "关爱类别与来源", "Kinds of care", NULL, COLUMN_TEXT, ABOUT("all kinds of care valid on the day, each with its source and first day", "统计日有效的各关爱类别，注明来源与起始日期") },
	{ "last_contact", "最近走访", "Last contact", NULL, COLUMN_DATE, ABOUT("day of the last visit up to the day of the report, blank: none", "统计日及以前最近一次走访的日期，留空为从未走访") },
	{ "days_since", "距今天数", "Days since", NULL, COLUMN_COUNT, ABOUT("days from the last contact to the day of the report", "最近走访至统计日的天数") },
	{ "visited_term", "本学期已走访", "Visited this term", NULL, COLUMN_WORD, .words = yes_no, ABOUT("was there a visit from the first day of the term to the day of the report?", "学期首日至统计日有无走访记录") },
	{ "visited_pupils", "已走访人数", "Visited", NULL, COLUMN_COUNT, ABOUT("pupils visited this term", "本学期已走访的人数") },
	{ "not_visited", "未走访人数", "Not visited", NULL, COLUMN_COUNT, ABOUT("pupils not visited this term", "本学期未走访的人数") },
	{ "warning_flags", "预警标志数", "Flags", NULL, COLUMN_COUNT, ABOUT("how many of the three flags the pupil has: absence, incidents, falling marks", "具有的预警标志个数：缺勤、事件、成绩下降") },
	{ "warning_reasons", "预警理由", "Reasons", NULL, COLUMN_TEXT, ABOUT("each flag with its figures", "每个标志及其数字") },
	{ "incident_count", "本学期事件数", "Incidents", NULL, COLUMN_COUNT, ABOUT("incidents from the first day of the term to the day of the report", "学期首日至统计日的事件次数") },
	{ "flag_past", "以往命中", "Past hits", NULL, COLUMN_TEXT, ABOUT("of each flag, who left of those who had it on the earlier day, and the share", "各标志在回测日有该标志者中后来离校的人数及比例") },
	{ "flag_precision", "以往命中率", "Past precision", NULL, COLUMN_PERCENT, ABOUT("100 x flagged who left / flagged; of a pupil the mean over the flags", "100×有标志且离校人数÷有标志人数；学生的为其各标志的平均") },
	{ "flag_recall", "查全率", "Past recall", NULL, COLUMN_PERCENT, ABOUT("100 x flagged who left / who left", "100×有标志且离校人数÷离校人数") },
	{ "warning_flag", "预警标志", "Flag", NULL, COLUMN_TEXT, ABOUT("absence, incidents, falling marks, or any of them", "缺勤、事件、成绩下降，或任一标志") },
	{ "back_day", "回测日", "Tried on", NULL, COLUMN_DATE, ABOUT("the earlier day whose flags are tried", "以该日的标志回测") },
	{ "back_until", "回测截止", "Until", NULL, COLUMN_DATE, ABOUT("who left after that day up to this one counts", "回测日之后至该日离校的计入") },
	{ "leavers", "离校人数", "Leavers", NULL, COLUMN_COUNT, ABOUT("of the pupils there on that day who dropped out, went away unconfirmed or left without papers", "回测日在籍学生中后来辍学、转出未确认或无手续离校的人数") },
	{ "leaver_share", "离校占比", "Share of leavers", NULL, COLUMN_PERCENT, ABOUT("100 x leavers / pupils: the precision of a flag that tells nothing", "100×离校人数÷人数，即毫无作用的标志的命中率") },
	{ "flagged", "有标志人数", "Flagged", NULL, COLUMN_COUNT, ABOUT("pupils who had the flag on that day", "回测日有该标志的人数") },
	{ "flagged_left", "有标志且离校人数", "Flagged and left", NULL, COLUMN_COUNT, ABOUT("of these, who left", "其中后来离校的人数") },
	{ "visit_rate", "走访率", "Visit rate", "家访率", COLUMN_PERCENT, ABOUT("100 x pupils visited this term / pupils", "100×本学期已走访人数÷人数") },
	/* the appraisal of teachers */
	{ "plan", "考核方案", "Plan", "方案 方案名称", COLUMN_TEXT, ABOUT("name of the plan of appraisal", "考核方案名称") },
	{ "appraisal_item", "考核项目", "Appraisal item", "项目 项目名称", COLUMN_TEXT, ABOUT("an item of the plan: 师德, 出勤, 工作量...; rows of one item are its parts", "方案中的项目：师德、出勤、工作量等；同一项目可分几行") },
	{ "item_source", "计分来源", "Item source", "来源 数据来源", COLUMN_WORD, .words = item_sources, ABOUT("where the amount comes from: a table of the database, a file of --component, or nothing (fixed)", "数量取自何处：库中的表、--component给出的文件，或不取数（定额）") },
	{ "item_part", "考核内容", "Part", "内容 细目", COLUMN_TEXT, ABOUT("what of the source counts, separated by ；, blank: all; of checks the check items, of activities the activities, of results words in the exam's name, of records the item they are entered under; of lessons and pupils less_leave: less the share of days off work",
	    "计入来源中的哪些，用；隔开，留空为全部：检查为检查项目，活动为活动名称，成绩为考试名称中的字，记录为登记时的项目；课时、学生数可写扣除请假，按请假天数折减") },
	{ "applies", "适用人员", "Applies to", "适用对象", COLUMN_WORD, .words = applies_to, ABOUT("for whom the row is; teaching: with an assignment in the period", "该行用于哪些人；任课教师指期内有任课者") },
	{ "item_class", "项目类别", "Class of item", "类别", COLUMN_WORD, .words = item_classes, ABOUT("basic items add up to the plan's total; additions come on top", "基本项合计为方案总分，附加项另加") },
	{ "item_weight", "权重分", "Item weight", "权重 分值 满分", COLUMN_MARK, ABOUT("most points of the row", "该行最多可得的分") },
	{ "item_method", "计分方式", "Scoring method", "计分办法 办法 方式", COLUMN_WORD, .words = item_methods, ABOUT("deduct: base - each x amount; earn: base + each x amount; share: weight x amount / full amount; relative: weight x amount / the best; rank: weight x (n - place + 1) / n; standard: base + each x (T - 50)",
	    "扣分：起评分-每单位分×数量；累计：起评分+每单位分×数量；得分率：权重分×数量÷满分数量；比最高：权重分×数量÷最高；位次：权重分×（人数-位次+1）÷人数；标准分：起评分+每单位分×（T-50）") },
	{ "item_base", "起评分", "Base points", "基础分 底分", COLUMN_MARK, ABOUT("points to begin with; blank: of deduct and fixed the weight, of standard half of it, else 0", "起始的分；留空时扣分、定额为权重分，标准分为其一半，其余为0") },
	{ "item_each", "每单位分", "Points each", "单位分", COLUMN_MARK, ABOUT("points of one of the amount: a point, lesson, pupil, hour, T point; blank: 1", "每一单位（分、节、人、学时、T分）的分；留空为1") },
	{ "item_units", "满分数量", "Full amount", "满工作量 满分所需", COLUMN_REAL, ABOUT("amount that earns the whole weight by share; not wanted of checks and results, which have their own", "得分率方式下得满分的数量；检查、成绩自有满分，不需填写") },
	{ "item_floor", "下限分", "Least points", "最低分", COLUMN_MARK, ABOUT("points are not less; blank: 0", "得分不低于此分；留空为0") },
	{ "item_cap", "上限分", "Most points", "封顶分", COLUMN_MARK, ABOUT("points are not more; blank: the weight", "得分不高于此分；留空为权重分") },
	{ "substitute", "无数据时", "Without data", "缺项处理", COLUMN_WORD, .words = substitutes, ABOUT("points of who has no amount: 0, the weight, the mean of those of the school who have one, their lowest - 1, the district's mean",
	    "没有数量的人得几分：0、满分、本校有数量者的平均、其最低减1、学区平均") },
	{ "neutral_points", "中性分", "Neutral points", "新接班计分", COLUMN_MARK, ABOUT("of results: points for a class taken over in the term of the exam, or of grade 1 in its first term; blank: as others", "成绩：考试所在学期新接的班、一年级第一学期按此分；留空同其他班") },
	{ "plan_total", "方案总分", "Plan's total", NULL, COLUMN_MARK, ABOUT("what the weights of the basic rows must add up to", "基本项权重分应合计到的分") },
	{ "appraisal_grade", "考核等次", "Appraisal grade", "等次", COLUMN_WORD, .words = appraisal_grades, ABOUT("excellent, qualified, basically qualified, failed, not appraised", "优秀、合格、基本合格、不合格、不参加考核") },
	{ "grade_condition", "定等条件", "Condition", "条件", COLUMN_WORD, .words = grade_conditions, ABOUT("total: the grade is given from so many points; others: whom they meet gets no better grade: days of a kind of absence, its share of the days due, a record with a veto, points of an item",
	    "考核总分：达到该分评该等次；其余为符合者最高只能评该等次：某类缺勤天数、占应出勤的比例、一票否决记录、某项目得分") },
	{ "condition_item", "条件项目", "Condition's item", NULL, COLUMN_TEXT, ABOUT("of a record or an item: which item; blank: any", "一票否决记录、项目得分所指的项目，留空为任一") },
	{ "condition_from", "条件数值", "Condition's value", "数值 达到", COLUMN_REAL, ABOUT("total and days: from this on; leave: more than so many percent of the days due; item: points below this", "总分、天数为达到此数，病事假占比为超过应出勤的百分之几，项目得分为低于此分") },
	{ "quota", "名额比例", "Quota", "名额 优秀比例", COLUMN_PERCENT, ABOUT("at most this share of those appraised: floor(n x quota); blank: no limit", "不超过参加考核人数的百分之几，人数×比例取整；留空不限") },
	{ "record_date", "记录日期", "Record date", "日期 时间", COLUMN_DATE, ABOUT("day of the fact", "事实发生之日") },
	{ "fact", "事实", "Fact", "事由 具体事实", COLUMN_TEXT, ABOUT("what happened", "发生了什么") },
	{ "record_points", "加减分", "Points plus or minus", "加（减）分 加减分值", COLUMN_MARK, ABOUT("points; a deduction is negative", "分数，扣分为负数") },
	{ "veto", "一票否决", "Veto", "否决", COLUMN_WORD, .words = yes_no, ABOUT("does the record bar from a grade, as the plan's conditions say?", "是否属一票否决，按方案的定等条件处理") },
	{ "appraisal_total", "考核总分", "Appraisal total", NULL, COLUMN_MEAN, ABOUT("sum of the items, additions among them", "各项目得分之和，含附加项") },
	{ "grade_ground", "定等说明", "Grounds of the grade", NULL, COLUMN_SENTENCE, ABOUT("what bars from better grades", "不能评更高等次的事由") },
	{ "appraisal_money", "绩效金额", "Money", NULL, COLUMN_MEAN, ABOUT("pool x total / sum of totals, in yuan; the fen left over go to the largest remainders", "总额×考核总分÷各人总分之和，元；尾差按余数从大到小分配") },
	{ "other_total", "另案总分", "Other plan's total", NULL, COLUMN_MEAN, ABOUT("the total by the plan of --plan", "按--plan所列方案的总分") },
	{ "other_rank", "另案名次", "Other plan's rank", NULL, COLUMN_RANK, ABOUT("the rank by the same plan", "按该方案的名次") },
	{ "total_change", "总分差", "Change of total", NULL, COLUMN_MEAN, ABOUT("other plan's total - total", "另案总分-考核总分") },
	{ "plan_rank_change", "另案名次进退", "Change of rank by plan", NULL, COLUMN_COUNT, ABOUT("rank - other plan's rank: above 0 is better by the other plan", "名次-另案名次，大于0为按另案名次更靠前") },
	{ "weights_best", "权重变动最好名次", "Best rank by weights", NULL, COLUMN_RANK, ABOUT("best rank that weights of the basic items within the percentage give, their sum unchanged", "基本项权重在所给百分比内变动、合计不变时的最好名次") },
	{ "weights_worst", "权重变动最差名次", "Worst rank by weights", NULL, COLUMN_RANK, ABOUT("worst rank that such weights give", "同上的最差名次") },
	{ "line_kind", "行类", "Kind of line", NULL, COLUMN_TEXT, ABOUT("base: what the row begins with; fact: one fact of the source; limit: what floor or cap take or give; rounding; sum of the item; total", "起评：该行起始的分；事实：来源的一条；限值：下限、上限所加减的分；舍入；小计；总计") },
	{ "line_amount", "计分数量", "Amount", NULL, COLUMN_REAL, ABOUT("amount that the line adds to its row of the plan", "该条计入方案该行的数量") },
	{ "line_points", "本行分", "Points of the line", NULL, COLUMN_REAL, ABOUT("points that the line adds; the lines of a teacher add up to the total exactly", "该条所加的分，一名教师各条之和恰为总分") },
	{ "appraisal_points", "项目分", "Points of the item", NULL, COLUMN_MEAN, ABOUT("sum of the lines of the item or of all", "该项目各条之和，或总分") },
	{ "room_grades", "复式年级数", "Grades in the room", "年级数 复式", COLUMN_COUNT, ABOUT("grades taught in the room at once; 1: a room of its own", "同室授课的年级数，1为单班") },
	{ "lesson_factor", "课时系数", "Lesson factor", "学科系数 系数", COLUMN_REAL, ABOUT("a lesson of the subject counts so many", "该学科一节课按几节计") },
	{ "pupil_factor", "学生数系数", "Pupil factor", NULL, COLUMN_REAL, ABOUT("a pupil of such a room counts so many; 0 is none", "这样的班每名学生按几人计") },
	/* the growth record of a teacher, and who is selected */
	{ "dossier_section", "档案栏目", "Section", NULL, COLUMN_TEXT, ABOUT("part of the growth record", "成长档案的栏目") },
	{ "fact_date", "发生日期", "Fact date", NULL, COLUMN_DATE, ABOUT("day of the fact, blank: of no one day", "事实的日期，留空为不限于一天") },
	{ "fact_what", "事项", "What", NULL, COLUMN_TEXT, ABOUT("what the row tells of", "本行所记的事项") },
	{ "fact_value", "内容", "Value", NULL, COLUMN_TEXT, ABOUT("what is known of it", "记录的内容") },
	{ "fact_count", "数据量", "Cases", NULL, COLUMN_COUNT, ABOUT("how many rows, pupils, marks or visits it rests on", "所依据的记录数、学生数、天次或家访次数") },
	{ "fact_source", "出处", "Traced to", NULL, COLUMN_TEXT, ABOUT("file, line and batch that it came from", "来自哪个文件的哪一行、哪个批次") },
	{ "fact_amount", "计入数", "Amount", NULL, COLUMN_REAL, ABOUT("what counts of it, in the unit of the criterion", "计入的数量，按该条件的单位") },
	{ "years_taught", "任教学年数", "Years taught", NULL, COLUMN_COUNT, ABOUT("school years with an assignment", "有任课的学年数") },
	{ "homeroom_years", "班主任学年数", "Years as head teacher", NULL, COLUMN_COUNT, ABOUT("school years with a row of the head teachers", "在班主任任职表中的学年数") },
	{ "checks_count", "受检次数", "Times checked", NULL, COLUMN_COUNT, ABOUT("checks of teaching routine", "教学常规检查的次数") },
	{ "merits_count", "业绩件数", "Merits", NULL, COLUMN_COUNT, ABOUT("merits, with and without certificate", "业绩件数，含无证号的") },
	{ "merits_certified", "有证业绩", "With certificate", NULL, COLUMN_COUNT, ABOUT("of these with the number of a certificate", "其中有证号的件数") },
	{ "highest_merit", "最高业绩级别", "Highest level", NULL, COLUMN_TEXT, ABOUT("highest level of a merit", "业绩的最高级别") },
	{ "staff_leave", "病事假天数", "Days of leave", NULL, COLUMN_MARK, ABOUT("days of sick and personal leave on school days", "上课日的病假与事假天数") },
	{ "honour_points", "条件得分", "Criterion points", NULL, COLUMN_MARK, ABOUT("value x points of each, at most the cap, rounded once", "数值×每单位计分，不超过封顶，四舍五入一次") },
	{ "honour_total", "评选总分", "Total points", NULL, COLUMN_MARK, ABOUT("sum of the points of the criteria", "各计分条件得分之和") },
	{ "honour_outcome", "评选结果", "Outcome", NULL, COLUMN_TEXT, ABOUT("selected; tied: shares the last places, for the committee to decide; not selected; eligible: no places are set; not eligible; excluded by a veto",
	    "入选；并列待定：并列占最后名额，由评审会定；未入选；符合条件：未定名额；不符合条件；一票否决") },
	{ "failed_criteria", "未达条件", "Failed", NULL, COLUMN_TEXT, ABOUT("each criterion not met, with the value and what is required", "未达到的条件及其数值与要求") },
	/* figures of reports */
	{ "scope", "范围", "Scope", "统计范围", COLUMN_TEXT, ABOUT("what the row speaks of", "统计对象") },
	{ "grade", "年级", "Grade", NULL, COLUMN_TEXT, ABOUT("grade at the time", "当时年级") },
	{ "classes", "任教班级学科", "Classes", NULL, COLUMN_TEXT, ABOUT("classes and subjects counted", "计入的班级与学科") },
	{ "enrolled", "在籍", "Enrolled", "在籍人数", COLUMN_COUNT, ABOUT("pupils of the register at the exam", "考试时在籍人数") },
	{ "entered", "应考", "Entered", "应考人数", COLUMN_COUNT, ABOUT("pupils in the sheets, present or not", "应考人数") },
	{ "sat", "实考", "Sat", "实考人数 参考人数", COLUMN_COUNT, ABOUT("pupils with a mark", "实考人数") },
	{ "absent", "缺考", "Absent", "缺考人数", COLUMN_COUNT, ABOUT("entered without a mark", "应考而无分数人数") },
	{ "divisor", "计分人数", "Divisor", NULL, COLUMN_REAL, ABOUT("denominator of mean and rates by the base named", "平均分与各率的分母") },
	{ "base", "分母规则", "Base", NULL, COLUMN_TEXT, ABOUT("the rule of the denominator", "分母规则") },
	{ "mean", "平均分", "Mean", "均分", COLUMN_MEAN, ABOUT("sum of marks / divisor", "总分÷计分人数") },
	{ "score_rate", "得分率", "Score rate", NULL, COLUMN_PERCENT, ABOUT("mean / full mark", "平均分÷满分") },
	{ "pass_count", "及格人数", "Passed", NULL, COLUMN_COUNT, ABOUT("marks at or above the pass line", "达到及格线人数") },
	{ "pass_rate", "及格率", "Pass rate", "合格率", COLUMN_PERCENT, ABOUT("passed / divisor", "及格人数÷计分人数") },
	{ "excellent_count", "优秀人数", "Excellent", NULL, COLUMN_COUNT, ABOUT("marks at or above the excellent line", "达到优秀线人数") },
	{ "excellent_rate", "优秀率", "Excellent rate", NULL, COLUMN_PERCENT, ABOUT("excellent / divisor", "优秀人数÷计分人数") },
	{ "good_rate", "良好率", "Good rate", NULL, COLUMN_PERCENT, ABOUT("marks at or above the good line / divisor (cumulative)", "达到良好线人数÷计分人数（含优秀）") },
	{ "low_rate", "低分率", "Low rate", "差生率 过差率", COLUMN_PERCENT, ABOUT("marks below the low line / divisor", "低于低分线人数÷计分人数") },
	{ "highest", "最高分", "Highest", NULL, COLUMN_MARK, ABOUT("highest mark", "最高分") },
	{ "lowest", "最低分", "Lowest", NULL, COLUMN_MARK, ABOUT("lowest mark", "最低分") },
	{ "std_dev", "标准差", "Std dev", NULL, COLUMN_MEAN, ABOUT("population standard deviation (STDEV.P) of the marks", "总体标准差") },
	{ "composite", "综合分", "Composite", NULL, COLUMN_MEAN, ABOUT("composite by the formula named", "按所列公式的综合分") },
	{ "difference", "与学区均分差", "Difference", "均分差", COLUMN_MEAN, ABOUT("mean minus the district's mean of the same grade, subject, paper and language", "平均分减学区同年级同学科同卷同语言平均分") },
	{ "reference", "学区均分", "District mean", "同头课均值", COLUMN_MEAN, ABOUT("the district's pooled mean of the comparison group", "同头课学区平均分") },
	{ "pupils", "人数", "Pupils", "学生数", COLUMN_COUNT, ABOUT("pupils counted", "计入人数") },
	{ "pairs", "班科数", "Pairs", NULL, COLUMN_COUNT, ABOUT("(class, subject) pairs counted", "计入的（班、科）数") },
	{ "standard", "标准分", "Standard score", "z分", COLUMN_REAL, ABOUT("(class mean - district mean) / district std dev, mean over the pairs", "（班均分-学区均分）÷学区标准差的平均") },
	{ "std_error", "标准误", "Std error", NULL, COLUMN_REAL, ABOUT("standard error", "标准误") },
	{ "points", "积分", "Points", "换算分", COLUMN_MEAN, ABOUT("50 + 10 x standard score", "50+10×标准分") },
	{ "rank_low", "名次上限", "Rank from", NULL, COLUMN_RANK, ABOUT("best rank the data allow at 95 %", "95%置信的最好名次") },
	{ "rank_high", "名次下限", "Rank to", NULL, COLUMN_RANK, ABOUT("worst rank the data allow at 95 %", "95%置信的最差名次") },
	{ "basis", "依据", "Basis", NULL, COLUMN_TEXT, ABOUT("exam: own results; derived: by the derived-score rule", "考试成绩或推算") },
	/* growth of teachers' classes */
	{ "growth_scores", "计分人次", "Scores", NULL, COLUMN_COUNT, ABOUT("scores counted, one for each pupil and subject", "计入的成绩数，每名学生每科一个") },
	{ "growth", "增值", "Growth", NULL, COLUMN_REAL, ABOUT("effect of the teacher (BLUP), in standard deviations of pupils' marks: what the pupils reached beyond what their earlier scores let expect, without the parts of class and school, shrunk towards 0", "教师效应（BLUP），以学生分数标准差为单位：学生达到的成绩高出按前测预期的部分，除去班级与学校部分后向0收缩") },
	{ "growth_low", "增值下限", "Growth from", NULL, COLUMN_REAL, ABOUT("growth - 1.96 x standard error", "增值-1.96×标准误") },
	{ "growth_high", "增值上限", "Growth to", NULL, COLUMN_REAL, ABOUT("growth + 1.96 x standard error", "增值+1.96×标准误") },
	{ "growth_above", "增值为正的概率", "Probability above", NULL, COLUMN_PERCENT, ABOUT("100 x probability that the growth is above 0, by growth / standard error", "100×增值大于0的概率，按增值÷标准误") },
	{ "growth_points", "增值积分", "Growth points", NULL, COLUMN_MEAN, ABOUT("50 + 10 x growth / SD of the effects of all teachers", "50+10×增值÷全体教师效应的标准差") },
	{ "growth_level", "增值判断", "Growth level", NULL, COLUMN_TEXT, ABOUT("by the probability above: clearly above from 97.5, above from 85, as expected, below to 15, clearly below to 2.5", "按增值为正的概率：97.5以上明显高于预期，85以上高于预期，其余与预期相当，15以下低于预期，2.5以下明显低于预期") },
	{ "growth_misjudged", "误判概率", "Misjudged", NULL, COLUMN_PERCENT, ABOUT("100 x probability that the level is wrong: above or below though the true effect is on the other side of 0, as expected though it is further from 0 than the margin", "100×判断有误的概率：判高（低）而真实效应不在0的该侧，或判相当而真实效应超出界限") },
	{ "growth_base", "增值口径", "Growth base", NULL, COLUMN_TEXT, ABOUT("exams, earlier exams, reliability and margin used", "所用的考试、前测、信度与界限") },
	{ "growth_intake", "入口", "Intake", NULL, COLUMN_REAL, ABOUT("mean earlier standard score of the pupils, cleared of the papers' error", "学生前测标准分的平均，已除去试卷误差") },
	{ "growth_expected", "预期", "Expected", NULL, COLUMN_REAL, ABOUT("mean standard score that pupils with these earlier scores reach on average", "按前测预期的平均标准分") },
	{ "growth_reached", "达到", "Reached", NULL, COLUMN_REAL, ABOUT("mean standard score reached", "实际达到的平均标准分") },
	{ "growth_difference", "达到减预期", "Reached - expected", NULL, COLUMN_REAL, ABOUT("reached - expected", "达到-预期") },
	{ "growth_others", "他项部分", "Other parts", NULL, COLUMN_REAL, ABOUT("mean part of class, school, colleagues and the pupils themselves", "班级、学校、合作教师与学生自身部分的平均") },
	{ "growth_remainder", "余差", "Remainder", NULL, COLUMN_REAL, ABOUT("(reached - expected - other parts) / share of the teacher; of several rows the mean weighted by weight", "（达到-预期-他项部分）÷任课份额；多行时按权数平均") },
	{ "growth_weight", "权数", "Weight", NULL, COLUMN_REAL, ABOUT("of a class: pupils x share^2; of a subject 1 / (variance between subjects + residual variance / weight of its classes)", "班级：人数×份额²；学科：1÷（学科间方差+残差方差÷各班权数和）") },
	{ "growth_shrinkage", "收缩系数", "Shrinkage", NULL, COLUMN_REAL, ABOUT("growth = shrinkage x remainder + (1 - shrinkage) x common part", "增值=收缩系数×余差+(1-收缩系数)×共同部分") },
	{ "growth_common", "共同部分", "Common part", NULL, COLUMN_REAL, ABOUT("the teacher's effect common to all subjects", "该教师各学科共同的效应") },
	{ "growth_check", "检查项", "Bias check", NULL, COLUMN_TEXT, ABOUT("what is looked at for bias", "偏差检查的项目") },
	{ "growth_group", "检查组", "Group checked", NULL, COLUMN_TEXT, ABOUT("part of the pupils or teachers", "学生或教师的一部分") },
	{ "growth_n", "检查数", "Number", NULL, COLUMN_COUNT, ABOUT("scores, of the correlation teachers", "成绩数，相关系数为教师数") },
	{ "growth_value", "检查值", "Found", NULL, COLUMN_REAL, ABOUT("correlation, or mean residual in standard deviations of marks", "相关系数，或以分数标准差为单位的平均残差") },
	{ "growth_verdict", "检查结论", "Finding", NULL, COLUMN_TEXT, ABOUT("stands out: further from 0 than chance explains at 95 % for all groups of the check together", "突出：在该项全部各组合计95%下超出偶然") },
	{ "growth_model", "模型", "Model", NULL, COLUMN_TEXT, ABOUT("which model the figures are of", "数字所属的模型") },
	{ "growth_change", "增值变动", "Change of growth", NULL, COLUMN_REAL, ABOUT("growth - growth of the main model", "增值-主模型的增值") },
	{ "growth_places", "名次变动", "Change of rank", NULL, COLUMN_REAL, ABOUT("rank - rank of the main model; in the row of the main model the largest change", "名次-主模型的名次；主模型一行为最大变动") },
	{ "band", "分数段", "Band", NULL, COLUMN_TEXT, ABOUT("band of marks", "分数段") },
	{ "band_from", "分数段下限", "Band from", NULL, COLUMN_MARK, ABOUT("lowest mark of the band, inclusive", "分数段的下限，含本数") },
	{ "band_to", "分数段上限", "Band to", NULL, COLUMN_MARK, ABOUT("the band ends below this mark, the highest one with the full mark", "分数段的上限，不含本数；最高段含满分") },
	{ "pupil_share", "占实考比", "Share of sat", NULL, COLUMN_PERCENT, ABOUT("pupils / sat", "人数÷实考人数") },
	{ "from_top", "累计人数", "Pupils from top", NULL, COLUMN_COUNT, ABOUT("pupils of this band and the higher ones", "本段及以上人数") },
	{ "from_top_share", "累计占比", "Share from top", NULL, COLUMN_PERCENT, ABOUT("pupils from the top / sat", "累计人数÷实考人数") },
	{ "reference_sat", "学区实考", "District sat", NULL, COLUMN_COUNT, ABOUT("pupils of the comparison group with a mark", "同头课学区实考人数") },
	{ "reference_sd", "学区标准差", "District std dev", NULL, COLUMN_MEAN, ABOUT("population standard deviation (STDEV.P) of the marks of the comparison group", "同头课学区分数的总体标准差") },
	{ "z_score", "标准分Z", "z score", NULL, COLUMN_MEAN, ABOUT("(mark or mean - district mean) / district std dev", "（分数或平均分-学区均分）÷学区标准差") },
	{ "t_score", "标准分T", "T score", NULL, COLUMN_MEAN, ABOUT("50 + 10 x z score", "50+10×标准分Z") },
	{ "percentile", "百分等级", "Percentile", NULL, COLUMN_MEAN, ABOUT("100 x (those below + half of those equal) / district sat", "100×（低于人数+同分人数的一半）÷学区实考") },
	{ "deviation_rate", "超均率", "Deviation rate", NULL, COLUMN_PERCENT, ABOUT("(mark or mean - district mean) / district mean", "（分数或平均分-学区均分）÷学区均分") },
	{ "definition", "口径", "Definition", NULL, COLUMN_TEXT, ABOUT("how the figures of the row are defined", "本行数字的定义") },
	{ "earlier_exam", "前次考试", "Earlier exam", NULL, COLUMN_TEXT, ABOUT("the exam compared with", "对照的前次考试") },
	{ "earlier_t", "前次T分", "Earlier T", NULL, COLUMN_MEAN, ABOUT("50 + 10 x (mark - mean) / std dev of the comparison group in the earlier exam; of a unit the mean over the pupils compared", "前次考试50+10×（分数-同头课平均分）÷总体标准差；单位为可比学生的平均") },
	{ "later_t", "本次T分", "Later T", NULL, COLUMN_MEAN, ABOUT("the same in the later exam", "本次考试的T分，算法同前次") },
	{ "t_change", "T分变化", "Change of T", NULL, COLUMN_MEAN, ABOUT("later T - earlier T; of a unit the mean over the pupils compared", "本次T分-前次T分；单位为可比学生的平均") },
	{ "noise", "噪声带", "Noise band", NULL, COLUMN_MEAN, ABOUT("a change of T up to this is called none: 1.96 x sqrt(2) x 10 x sqrt(1 - reliability)", "T分变化不超过此值视为无明显变化：1.96×√2×10×√(1-信度)") },
	{ "verdict", "判定", "Verdict", NULL, COLUMN_TEXT, ABOUT("progress, decline, no clear change (within the band, or the interval holds 0), no comparison", "进步、退步、无明显变化（在噪声带内或区间含0）、不可比") },
	{ "earlier_percentile", "前次百分位", "Earlier percentile", NULL, COLUMN_MEAN, ABOUT("100 x (those below + half of those equal) / n of the comparison group in the earlier exam", "前次考试100×（低于者+同分者的一半）÷同头课实考") },
	{ "later_percentile", "本次百分位", "Later percentile", NULL, COLUMN_MEAN, ABOUT("the same in the later exam", "本次考试的百分位，算法同前次") },
	{ "percentile_change", "百分位变化", "Change of percentile", NULL, COLUMN_MEAN, ABOUT("later - earlier percentile; of a unit the mean over the pupils compared", "本次百分位-前次百分位；单位为可比学生的平均") },
	{ "earlier_rank", "前次名次", "Earlier rank", NULL, COLUMN_RANK, ABOUT("rank in the comparison group of the earlier exam", "前次考试同头课名次") },
	{ "earlier_sat", "前次实考", "Earlier sat", NULL, COLUMN_COUNT, ABOUT("pupils of that group with a mark", "前次考试同头课实考人数") },
	{ "later_rank", "本次名次", "Later rank", NULL, COLUMN_RANK, ABOUT("rank in the comparison group of the later exam", "本次考试同头课名次") },
	{ "later_sat", "本次实考", "Later sat", NULL, COLUMN_COUNT, ABOUT("pupils of that group with a mark", "本次考试同头课实考人数") },
	{ "not_compared", "不可比人数", "Not compared", NULL, COLUMN_COUNT, ABOUT("pupils of the later exam without a comparison, reasons in the note", "本次考试中无法比较的人数，原因见备注") },
	{ "change_low", "变化下限", "Change from", NULL, COLUMN_MEAN, ABOUT("mean change - t(0.975, n - 1) x standard error", "平均变化-t(0.975, n-1)×标准误") },
	{ "change_high", "变化上限", "Change to", NULL, COLUMN_MEAN, ABOUT("mean change + t(0.975, n - 1) x standard error", "平均变化+t(0.975, n-1)×标准误") },
	{ "method", "算法", "Method", NULL, COLUMN_TEXT, ABOUT("how the figures of the row were worked out", "本行数字的算法") },
	{ "over_mean", "上线均分", "Mean over", NULL, COLUMN_MEAN, ABOUT("mean of the pupils of the group over the total's line", "同组总分上线学生的平均分") },
	{ "line_factor", "有效分系数", "Line factor", NULL, COLUMN_REAL, ABOUT("line of the total / mean total of the pupils over it", "总分线÷上线学生总分均分") },
	{ "line_mark", "有效分", "Line mark", NULL, COLUMN_MEAN, ABOUT("of a subject mean over x line factor, of the total its line; inclusive", "单科为上线均分×有效分系数，总分为总分线，含线") },
	{ "total_over", "总上线", "Total over", NULL, COLUMN_COUNT, ABOUT("pupils with a total at or above its line", "总分达到总分线人数") },
	{ "single_over", "单上线", "Single over", NULL, COLUMN_COUNT, ABOUT("pupils with a mark at or above the subject's line mark", "单科达到有效分人数") },
	{ "double_over", "双上线", "Double over", NULL, COLUMN_COUNT, ABOUT("of these with a total at or above its line", "单科、总分都上线人数") },
	{ "hit_rate", "命中率", "Hit rate", NULL, COLUMN_PERCENT, ABOUT("double over / single over", "双上线÷单上线") },
	{ "contribution", "贡献率", "Contribution", NULL, COLUMN_PERCENT, ABOUT("double over / total over", "双上线÷总上线") },
	{ "line_rule", "划线办法", "Line rule", NULL, COLUMN_TEXT, ABOUT("how the line of the total is drawn", "总分线的划法") },
	{ "below_line", "距线", "Below line", NULL, COLUMN_MARK, ABOUT("line of the total - total", "总分线-总分") },
	{ "weakest", "最弱学科", "Weakest subject", NULL, COLUMN_TEXT, ABOUT("the subject with the largest shortfall to its line mark", "低于有效分最多的学科") },
	{ "weakest_gap", "最弱学科差分", "Weakest gap", NULL, COLUMN_MEAN, ABOUT("line mark - mark of that subject", "该科有效分-分数") },
	{ "under_line", "未上线学科", "Under line", NULL, COLUMN_TEXT, ABOUT("the subjects below their line marks", "低于有效分的学科") },
	{ "chance", "上线概率", "Chance", NULL, COLUMN_PERCENT, ABOUT("100 x (1 - F(below line / (sqrt(2) x standard error of a total))), F normal: of reaching the line in an exam alike", "100×（1-Φ(距线÷(√2×总分标准误))）：同样的考试再考一次达线的概率") },
	{ "first_exam", "首次考试", "First exam", NULL, COLUMN_TEXT, ABOUT("first of the exams looked at", "所看各次考试的第一次") },
	{ "last_exam", "末次考试", "Last exam", NULL, COLUMN_TEXT, ABOUT("last of the exams looked at", "所看各次考试的最后一次") },
	{ "exam_count", "考试次数", "Exams", NULL, COLUMN_COUNT, ABOUT("how many exams were looked at", "所看考试次数") },
	{ "sat_by_exam", "历次实考", "Sat by exam", NULL, COLUMN_TEXT, ABOUT("pupils with a mark in each exam, groups of one school left out", "历次考试有分数且可与他校比较的人数") },
	{ "t_by_exam", "历次T分", "T by exam", NULL, COLUMN_TEXT, ABOUT("50 + 10 x mean over the school's pupils of (mark - mean) / std dev of the comparison group, each exam", "历次50+10×该校学生（分数-同头课平均分）÷总体标准差的平均") },
	{ "percentile_by_exam", "历次百分位", "Percentile by exam", NULL, COLUMN_TEXT, ABOUT("100 x (schools below + half of those equal, it among them) / schools, each exam", "历次100×（低于该校的学校数＋持平学校数的一半，含本校）÷学校数") },
	{ "t_level", "T分水平", "Level of T", NULL, COLUMN_MEAN, ABOUT("mean T over the exams", "历次T分的平均") },
	{ "level_low", "水平下限", "Level from", NULL, COLUMN_MEAN, ABOUT("level of T - z x mean of the errors of T; z normal with 0.025 / rows judged (schools of the total, else schools x subjects) above it", "T分水平-z×历次T分标准误的平均；z为上侧概率0.025÷判断行数（总分为学校数，学科为学校×学科数）的正态分位数") },
	{ "level_high", "水平上限", "Level to", NULL, COLUMN_MEAN, ABOUT("level of T + the same", "T分水平+同上") },
	{ "t_slope", "T分斜率", "Slope of T", NULL, COLUMN_MEAN, ABOUT("change of T from exam to exam, least squares weighted by 1 / squared error of T", "每次考试T分的变化，按1÷标准误平方加权的最小二乘") },
	{ "slope_low", "斜率下限", "Slope from", NULL, COLUMN_MEAN, ABOUT("slope - z x its standard error, z as of the level", "斜率-z×标准误，z同水平下限") },
	{ "slope_high", "斜率上限", "Slope to", NULL, COLUMN_MEAN, ABOUT("slope + z x its standard error, z as of the level", "斜率+z×标准误，z同水平下限") },
	{ "check", "检查", "Check", NULL, COLUMN_TEXT, ABOUT("code of the rule that found the row: heap, same, swap, scale, jump, zeros", "查出本行的规则代码：heap、same、swap、scale、jump、zeros") },
	{ "suspicion", "疑点", "Suspicion", NULL, COLUMN_TEXT, ABOUT("the same in words; to be looked at, not proved", "疑点的说明，待核实，不是结论") },
	{ "evidence", "证据", "Evidence", NULL, COLUMN_TEXT, ABOUT("the numbers that the rule judged", "规则所据的数字") },
	{ "by_chance", "偶然概率", "By chance", NULL, COLUMN_REAL, ABOUT("probability of numbers as extreme when nothing is wrong", "没有问题时出现这样极端数字的概率") },
	{ "expected_alarms", "预计误报", "Expected false alarms", NULL, COLUMN_REAL, ABOUT("rows as extreme that the whole report would have when nothing is wrong", "没有问题时全表预计出现这样极端的行数") },
	{ "judged", "判断数", "Judged", NULL, COLUMN_COUNT, ABOUT("classes x subjects (and schools of several classes) with 8 marks or more in the exam", "本次考试8人以上的班×学科数，含有几个班的学校") },
	{ "advice", "处理建议", "Advice", NULL, COLUMN_TEXT, ABOUT("what to check with the school", "请学校核对什么") },
	{ "actual", "实际", "Actual", NULL, COLUMN_MARK, ABOUT("mark, total, rank or rate that the target is held against, of a class, teacher or school by its mean; blank where there is none", "与目标对照的分数、总分、名次或率，班级、教师、学校按平均分；没有时留空") },
	{ "target_result", "达标情况", "Result", NULL, COLUMN_TEXT, ABOUT("met: actual >= target, of a rank or the low rate actual <= target; missed; not judged without an actual", "达标：实际≥目标，名次、低分率为实际≤目标；未达标；没有实际时未判定") },
	{ "target_gap", "与目标差", "Off target", NULL, COLUMN_MEAN, ABOUT("actual - target; of a rank or the low rate a minus is better than the target", "实际-目标；名次、低分率为负数时好于目标") },
	{ "units_ranked", "参排单位数", "Units ranked", NULL, COLUMN_COUNT, ABOUT("classes, teachers or schools of the comparison group that have a rank", "同头课组内参加排名的班级、教师或学校数") },
	{ "targets", "目标数", "Targets", NULL, COLUMN_COUNT, ABOUT("targets set for the exam", "本次考试的目标数") },
	{ "targets_met", "达标数", "Targets met", NULL, COLUMN_COUNT, ABOUT("targets met", "达标的目标数") },
	{ "targets_missed", "未达标数", "Targets missed", NULL, COLUMN_COUNT, ABOUT("targets missed", "未达标的目标数") },
	{ "targets_open", "未判定数", "Not judged", NULL, COLUMN_COUNT, ABOUT("targets without an actual mark, total or rank", "没有实际分数、总分或名次的目标数") },
	{ "met_rate", "达标率", "Rate met", NULL, COLUMN_PERCENT, ABOUT("targets met / (targets met + targets missed)", "达标数÷（达标数+未达标数）") },
	{ "missed_items", "未达标项", "Missed items", NULL, COLUMN_TEXT, ABOUT("the targets missed", "未达标的目标") },
	{ "interview", "约谈", "Interview", NULL, COLUMN_TEXT, ABOUT("asked in: sat at least once, some target judged and none met; absent, not judged: no target could be judged", "约谈：至少参加一科，至少一项能判定且一项都未达标；缺考未判定：没有一项能判定") },
	/* a leaving grade */
	{ "register_count", "学籍数", "Register", NULL, COLUMN_COUNT, ABOUT("pupils of the grade enrolled on the day named", "所列日期该年级在籍人数") },
	{ "left_since", "流失人数", "Left since", "流失", COLUMN_COUNT, ABOUT("of these, who left up to the day of the exam", "其中考试前离校的人数") },
	{ "outflow_rate", "外流率", "Outflow rate", "流失率 学苗外流率", COLUMN_PERCENT, ABOUT("100 x left since / register", "100×流失人数÷学籍数") },
	{ "joined_since", "转入人数", "Joined since", NULL, COLUMN_COUNT, ABOUT("who joined after that day and was there at the exam", "该日以后转入且考试时在籍的人数") },
	{ "total_mean", "总平均分", "Mean total", NULL, COLUMN_MEAN, ABOUT("sum of the totals / sat", "总分和÷实考") },
	{ "register_mean", "学籍总平均分", "Mean over register", NULL, COLUMN_MEAN, ABOUT("sum of the totals / register", "总分和÷学籍数") },
	{ "total_line", "总分线", "Total line", NULL, COLUMN_MARK, ABOUT("the line of the total, inclusive", "总分线，含线") },
	{ "admission_rate", "升学率", "Admission rate", NULL, COLUMN_PERCENT, ABOUT("100 x totals at or above the line / register", "100×总上线÷学籍数") },
	/* pupils by level */
	{ "leveled", "定级人数", "With a level", "有等级人数", COLUMN_COUNT, ABOUT("pupils with a level, given or by the lines of the subject", "有等级的人数，填写的或按分数线定的") },
	LEVEL("excellent", "优", "Excellent level"), LEVEL("good", "良", "Good level"), LEVEL("fair", "中", "Fair level"),
	LEVEL("pass", "合格", "Pass level"), LEVEL("fail", "待合格", "Fail level"),
	LEVEL("A", "A", "Level A"), LEVEL("B", "B", "Level B"), LEVEL("C", "C", "Level C"), LEVEL("D", "D", "Level D"), LEVEL("E", "E", "Level E"),
	/* items of papers */
	{ "items", "题数", "Items", NULL, COLUMN_COUNT, ABOUT("items counted", "计入的小题数") },
	{ "item_list", "小题", "Which items", NULL, COLUMN_TEXT, ABOUT("the items counted", "计入的小题") },
	{ "difficulty", "难度", "Difficulty", "难度系数 P值", COLUMN_MEAN, ABOUT("mean / full mark of the item or paper: high is easy", "平均分÷满分，数值大为容易") },
	{ "group_size", "高低分组人数", "Group size", NULL, COLUMN_COUNT, ABOUT("pupils in the upper and in the lower group each: 0.27 x pupils, rounded half up", "高分组、低分组各有人数：0.27×人数，四舍五入") },
	{ "discrimination", "区分度", "Discrimination", "区分度D", COLUMN_MEAN, ABOUT("(mean of the upper group - mean of the lower group) / full mark of the item; pupils with the total of the cut share its places evenly",
	    "（高分组平均分-低分组平均分）÷小题满分；分界总分相同者均分名额") },
	{ "item_rest", "题总相关", "Item-rest r", NULL, COLUMN_MEAN, ABOUT("correlation of the item with the sum of the other items", "小题得分与其余小题合计的相关系数") },
	{ "alpha", "信度α", "Alpha", "克隆巴赫系数 信度", COLUMN_REAL, ABOUT("Cronbach's alpha: k / (k - 1) x (1 - sum of the variances of the items / variance of the sum), population variances; KR-20 for items of 0 and 1",
	    "克隆巴赫α：k÷(k-1)×（1-各小题方差之和÷总分方差），总体方差；0、1计分时即KR-20") },
	{ "alpha_without", "删题后α", "Alpha without", NULL, COLUMN_REAL, ABOUT("alpha of the paper without the item", "去掉该小题后其余小题的α") },
	{ "error_of_measurement", "测量标准误", "Error of measurement", NULL, COLUMN_MEAN, ABOUT("std dev x sqrt(1 - alpha)", "标准差×√(1-α)") },
	{ "item_quality", "题目评价", "Quality", NULL, COLUMN_TEXT, ABOUT("by the discrimination as printed: 0.40 and more very good, 0.30 good, 0.20 fair, below to be revised; what else is odd",
	    "按所列区分度：0.40及以上优良，0.30及以上合格，0.20及以上尚可，以下应修改；并列出其他异常") },
	{ "incomplete", "小题不全", "Incomplete", NULL, COLUMN_COUNT, ABOUT("pupils with marks in some items only, not counted", "只有部分小题得分的人数，不计入") },
	{ "mismatched", "合计不符", "Other sum", NULL, COLUMN_COUNT, ABOUT("complete pupils whose items do not add up to the mark in the subject", "小题齐全但合计与学科分数不符的人数") },
	{ "district_pupils", "学区人数", "District pupils", NULL, COLUMN_COUNT, ABOUT("pupils of the comparison group counted", "同头课学区计入人数") },
	{ "district_rate", "学区得分率", "District rate", NULL, COLUMN_PERCENT, ABOUT("score rate of the comparison group, pooled", "同头课学区得分率") },
	{ "rate_difference", "得分率差", "Difference of rates", NULL, COLUMN_PERCENT, ABOUT("score rate - district rate", "得分率-学区得分率") },
	{ "level_lines", "等级标准", "Level lines", NULL, COLUMN_TEXT, ABOUT("the lines of the levels in percent of the full mark, inclusive, or that the school gave the level", "各等级占满分的百分比，含线；学校直接评定的注明") },
	{ "strengths", "长处与建议", "Strengths and advice", NULL, COLUMN_SENTENCE, ABOUT("to be filled in by the teacher", "由教师填写") },
	{ "slip_item", "项目", "Entry", NULL, COLUMN_TEXT, ABOUT("what a row of a slip is about", "单子上的项目") },
	{ "slip_text", "记录", "Record", NULL, COLUMN_SENTENCE, ABOUT("what is known of it, blank to be filled in by hand", "已知的内容，空白供手工填写") },
	/* checks scored, posted, and the next ones drawn */
	{ "check_rule", "计分办法", "Scoring rule", "办法", COLUMN_WORD, .words = check_rules, ABOUT("quality: points given, scaled to the rule's points where it has some; bands: the points of the highest band that found / expected reaches; missing: the points less so many for each one missing, not below 0; standing: the word for the share of the points reached",
	    "质量：检查所给分，办法有分值的按分值折算；数量分档：实有÷应有所达到的最高一档的分值；缺数扣分：分值减去每缺一个所扣分，扣完为止；等次：得分占满分比例所对应的等次") },
	{ "from_percent", "达到比例", "From percent", "比例下限 完成率下限", COLUMN_PERCENT, ABOUT("lower end of a band or standing in percent, inclusive", "该档或等次的下限，百分数，含本数") },
	{ "rule_points", "办法分值", "Rule's points", "档次得分", COLUMN_MARK, ABOUT("points of the band or part; of quality blank: as given", "该档或该部分的分值；质量留空为按所给分") },
	{ "each_missing", "每缺扣分", "Each missing", NULL, COLUMN_MARK, ABOUT("points taken off for each one missing", "每缺一个所扣的分") },
	{ "standing", "等次", "Standing", NULL, COLUMN_TEXT, ABOUT("the word for the share of the points reached, by the rules of the checks", "按得分占满分的比例所定的等次") },
	{ "month", "月份", "Month", NULL, COLUMN_TEXT, ABOUT("the month, 2023-04", "月份，如2023-04") },
	{ "taught", "任教年级学科", "Teaches", NULL, COLUMN_TEXT, ABOUT("grades and subjects of the assignments in force in the month; without any the subjects checked", "当月任课的年级与学科；没有任课记录的为被查学科") },
	{ "check_total", "合计得分", "Points in all", NULL, COLUMN_MEAN, ABOUT("sum of the points of the items checked", "各检查项目得分之和") },
	{ "check_total_full", "合计满分", "Out of in all", NULL, COLUMN_MEAN, ABOUT("sum of what could be had in these items: who was checked in fewer items has less", "所查项目满分之和，所查项目少的满分也少") },
	{ "signature", "本人签字", "Signature", "签字", COLUMN_TEXT, ABOUT("blank, to be signed by hand", "空白，本人手写签字") },
	{ "check_from", "检查起始", "Checked from", NULL, COLUMN_DATE, ABOUT("first day of a check of the school in the month", "当月对该校检查的第一天") },
	{ "check_to", "检查截止", "Checked to", NULL, COLUMN_DATE, ABOUT("last day of a check of the school in the month, blank: checked on one day", "当月对该校检查的最后一天，只查一天的留空") },
	{ "posted_from", "公示起始", "Posted from", NULL, COLUMN_DATE, ABOUT("first day of the time for objections, blank to be filled in by hand", "公示的第一天，留空手工填写") },
	{ "posted_to", "公示截止", "Posted to", NULL, COLUMN_DATE, ABOUT("last day of the time for objections", "公示的最后一天") },
	{ "hotline", "监督电话", "Hotline", NULL, COLUMN_TEXT, ABOUT("where objections are taken, blank to be filled in by hand", "受理异议的电话，留空手工填写") },
	{ "period", "统计周期", "Period", NULL, COLUMN_TEXT, ABOUT("month or term that the row speaks of", "本行所统计的月份或学期") },
	{ "months", "检查月数", "Months", NULL, COLUMN_COUNT, ABOUT("months of the period with a check of the item", "周期内有该项目检查的月数") },
	{ "month_list", "检查月份", "Which months", NULL, COLUMN_TEXT, ABOUT("these months", "有检查的月份") },
	{ "check_count", "检查次数", "Checks", NULL, COLUMN_COUNT, ABOUT("checks counted, spot checks and monthly ones alike", "计入的检查次数，抽查、月查都计入") },
	{ "completion", "完成率", "Completion", NULL, COLUMN_PERCENT, ABOUT("100 x found / expected over the checks with both", "100×实有数÷应有数，只计两数齐全的检查") },
	{ "item_points", "项目得分", "Item points", NULL, COLUMN_MEAN, ABOUT("points by the rules named: of a month the mean of its checks, of a term the mean of its months with a check", "按所列办法的得分：一月为当月各次检查的平均，学期为有检查各月的平均") },
	{ "item_points_full", "项目满分", "Item points out of", NULL, COLUMN_MEAN, ABOUT("what could be had, averaged alike", "相应的满分，平均办法相同") },
	{ "scoring", "计分依据", "Scored by", NULL, COLUMN_TEXT, ABOUT("the rules that gave the points", "得分所依据的办法") },
	/* inspectors beside each other */
	{ "schools_checked", "检查学校数", "Schools checked", NULL, COLUMN_COUNT, ABOUT("schools that the inspector checked", "该检查人检查过的学校数") },
	{ "inspector_count", "检查人数", "Inspectors", NULL, COLUMN_COUNT, ABOUT("inspectors who gave points there", "打过分的检查人人数") },
	{ "linked_group", "可比组", "Linked group", NULL, COLUMN_COUNT, ABOUT("inspectors and schools linked by checks have one number; only within it can be compared", "由检查互相连接的检查人和学校同号，只在同号内可比") },
	{ "raw_rate", "原始得分率", "Raw share", NULL, COLUMN_MEAN, ABOUT("mean of 100 x points / full mark of the checks", "各次检查“100×得分÷满分”的平均") },
	{ "harshness", "偏严程度", "Severity of marking", NULL, COLUMN_MEAN,
	    ABOUT("percentage points that the inspector gives less than the average inspector of the group, schools, teachers and items being equal; below 0: he gives more", "学校、教师、项目相同时，比组内检查人平均少给的百分点；负数为多给") },
	{ "freed_rate", "校正得分率", "Freed share", NULL, COLUMN_MEAN,
	    ABOUT("share expected of the items of all checks from the average inspector of the group", "按全部检查的项目构成、由组内平均宽严的检查人检查时的预期得分率") },
	{ "interval_low", "区间下限", "Interval from", NULL, COLUMN_MEAN, ABOUT("lower end of the 95 % interval: value - 1.96 x std error", "95%区间下限：数值－1.96×标准误") },
	{ "interval_high", "区间上限", "Interval to", NULL, COLUMN_MEAN, ABOUT("upper end of the 95 % interval: value + 1.96 x std error", "95%区间上限：数值＋1.96×标准误") },
	{ "severer_than", "明显严于", "Severer than", NULL, COLUMN_COUNT, ABOUT("how many other inspectors of the group he is severer than by more than 1.96 standard errors of the difference", "组内比其明显宽（差超过1.96个标准误）的其他检查人人数") },
	{ "milder_than", "明显宽于", "Milder than", NULL, COLUMN_COUNT, ABOUT("likewise milder", "组内比其明显严的其他检查人人数") },
	{ "severity_verdict", "宽严判定", "Harsh or lenient", NULL, COLUMN_TEXT,
	    ABOUT("harsh: severer than more than half of the others of the group; lenient: milder; as the others; too few checks; cannot be told from the schools", "偏严：明显严于组内过半数的其他人；偏宽：明显宽于过半数；与他人无明显差别；检查太少；与所查学校分不开") },
	{ "raw_rank", "原始名次", "Raw rank", NULL, COLUMN_RANK, ABOUT("by the raw share within the group", "组内按原始得分率的名次") },
	{ "rank_change", "名次变动", "Places moved", NULL, COLUMN_COUNT, ABOUT("raw rank - rank: above 0 the freed share is placed better", "原始名次－名次，正数为校正后上升") },
	{ "seed", "随机种子", "Seed", NULL, COLUMN_ID, ABOUT("the published number that decides the draw", "决定抽取结果的公布号码") },
	{ "draw", "抽取序号", "Draw", NULL, COLUMN_RANK, ABOUT("which draw took the teacher, blank: not drawn", "第几次抽中，留空为未抽中") },
	{ "ticket", "抽取号", "Ticket", NULL, COLUMN_COUNT, ABOUT("the first 8 hexadecimal digits of the SHA-256 of \"SEED,DRAW\", divided by the weights left: the remainder", "“种子,抽取序号”的SHA-256前8位十六进制数除以剩余权数之和的余数") },
	{ "tickets", "剩余权数", "Weights left", NULL, COLUMN_COUNT, ABOUT("sum of the weights of those not yet drawn", "尚未抽中者的权数之和") },
	{ "draw_weight", "抽查权数", "Drawing weight", NULL, COLUMN_COUNT, ABOUT("10 + 10 x open + 20 x overdue + 10 x recurrences + days since last checked / 3 (at most 40, whole) + 1 for each point in a hundred below 90 (at most 40)",
	    "10＋10×未销号数＋20×其中超期数＋10×反弹数＋距上次检查天数÷3（取整，至多40）＋得分率低于90%每低1个百分点1（至多40）") },
	{ "open_count", "未销号数", "Open", NULL, COLUMN_COUNT, ABOUT("findings not closed on the day", "统计日未销号的问题数") },
	{ "overdue_count", "超期数", "Overdue", NULL, COLUMN_COUNT, ABOUT("findings overdue on the day", "统计日超期的问题数") },
	{ "recurrence_count", "反弹数", "Recurrences", NULL, COLUMN_COUNT, ABOUT("findings of the school year that came back after they were closed", "本学年销号后再次出现的问题数") },
	{ "last_checked", "上次检查", "Last checked", NULL, COLUMN_DATE, ABOUT("day of the last check, blank: never", "最近一次检查日期，留空为从未检查") },
	{ "days_unchecked", "未查天数", "Days unchecked", NULL, COLUMN_COUNT, ABOUT("days since the last check in the term, blank: not checked in it, counted as the most", "距本学期最近一次检查的天数，留空为本学期未查，按最多计") },
	{ "points_rate", "检查得分率", "Share of points", NULL, COLUMN_PERCENT, ABOUT("100 x item points / item points out of, over the items of the term", "100×项目得分之和÷项目满分之和，本学期") },
	/* mixed models */
	{ "model_group", "分组", "Group", NULL, COLUMN_TEXT, ABOUT("the random term: a column, or several joined by colons", "随机项：一列，或用冒号连接的几列") },
	{ "model_level", "对象", "Level", NULL, COLUMN_TEXT, ABOUT("one value of the group: a school, a teacher", "该分组的一个取值，如某校、某教师") },
	{ "model_component", "成分", "Component", NULL, COLUMN_TEXT, ABOUT("what varies: the intercept, or the slope of a column", "随之变化的量：截距，或某列的斜率") },
	{ "model_rows", "行数", "Rows", NULL, COLUMN_COUNT, ABOUT("rows of the level", "该对象的行数") },
	{ "model_effect", "效应", "Estimated effect", NULL, COLUMN_REAL, ABOUT("conditional mode (BLUP): what the level adds, drawn towards 0 the more the fewer its rows", "条件众数（BLUP）：该对象带来的增减，行数越少越向0收缩") },
	{ "effect_low", "效应下限", "Effect from", NULL, COLUMN_REAL, ABOUT("effect - z x standard error, z = 1.960 at 95 %", "效应-z×标准误，95%时z=1.960") },
	{ "effect_high", "效应上限", "Effect to", NULL, COLUMN_REAL, ABOUT("effect + z x standard error", "效应+z×标准误") },
	{ "above_average", "高于平均的概率", "Probability above average", NULL, COLUMN_PERCENT, ABOUT("100 x normal probability below effect / standard error", "100×标准正态分布在（效应÷标准误）以下的概率") },
	{ "model_section", "部分", "Section", NULL, COLUMN_TEXT, ABOUT("part of the summary of a model", "模型摘要的部分") },
	{ "model_item", "量", "Item", NULL, COLUMN_TEXT, ABOUT("what the value is of", "数值的名目") },
	{ "model_value", "值", "Value", NULL, COLUMN_REAL, ABOUT("the value", "数值") },
	{ "t_value", "t值", "t", NULL, COLUMN_REAL, ABOUT("value / standard error", "值÷标准误") },
	{ "model_sd", "方差的平方根", "Square root", NULL, COLUMN_REAL, ABOUT("square root of a variance", "方差的平方根") },
	{ "variance_share", "方差占比", "Share of variance", NULL, COLUMN_PERCENT, ABOUT("100 x variance / sum of all variances (intercepts only)", "100×该方差÷各方差之和（仅有随机截距时）") },
	{ "fitted", "拟合值", "Fitted", NULL, COLUMN_REAL, ABOUT("fixed part + effects of the row's levels", "固定部分加该行各对象的效应") },
	{ "residual", "残差", "Residual", NULL, COLUMN_REAL, ABOUT("response - fitted value", "因变量-拟合值") },
	/* the log of imports and the lists of differences */
	{ "batch", "批次", "Batch", NULL, COLUMN_COUNT, ABOUT("number of the import", "导入批次号") },
	{ "imported_at", "导入时间", "Imported at", NULL, COLUMN_TEXT, ABOUT("when, local time", "导入时间") },
	{ "imported_by", "导入人", "Imported by", NULL, COLUMN_TEXT, ABOUT("login name", "系统登录名") },
	{ "program", "程序", "Program", NULL, COLUMN_TEXT, ABOUT("program and version", "程序及版本") },
	{ "kind", "表类", "Kind", NULL, COLUMN_TEXT, ABOUT("kind of table", "表的种类") },
	{ "file", "文件", "File", NULL, COLUMN_TEXT, ABOUT("file as given", "文件名") },
	{ "sha256", "校验码", "SHA-256", NULL, COLUMN_ID, ABOUT("SHA-256 of the file", "文件的SHA-256") },
	{ "encoding", "编码", "Encoding", NULL, COLUMN_TEXT, ABOUT("encoding as read", "文件编码") },
	{ "rows_read", "读入行数", "Read", NULL, COLUMN_COUNT, ABOUT("rows read", "读入行数") },
	{ "rows_added", "新增", "Added", NULL, COLUMN_COUNT, ABOUT("rows added", "新增行数") },
	{ "rows_changed", "修改", "Changed", NULL, COLUMN_COUNT, ABOUT("rows changed", "修改行数") },
	{ "rows_same", "未变", "Unchanged", NULL, COLUMN_COUNT, ABOUT("rows found unchanged", "未变行数") },
	{ "rows_rejected", "退回", "Rejected", NULL, COLUMN_COUNT, ABOUT("rows rejected", "退回行数") },
	{ "state", "现状", "State", NULL, COLUMN_TEXT, ABOUT("stands or undone", "有效或已撤销") },
	{ "line", "行", "Line", "行号", COLUMN_COUNT, ABOUT("line of the file", "文件中的行") },
	{ "reason", "原因", "Reason", "退回原因", COLUMN_SENTENCE, ABOUT("what is wrong", "问题说明") },
	{ "sheet", "工作表", "Sheet", NULL, COLUMN_TEXT, ABOUT("sheet of the workbook", "工作表名") },
	/* head teachers by the week */
	{ "duty_date", "值周日期", "Duty date", "日期 考核日期 值日日期 检查日期", COLUMN_DATE, ABOUT("the day on which the duty teacher looked", "值周检查当日") },
	{ "weekly_item", "周评项目", "Weekly item", "项目 考核项目 检查项目 扣分项目", COLUMN_TEXT, ABOUT("出勤, 卫生, 纪律, 两操...; a day without deductions may be given as any item with 0",
	    "出勤、卫生、纪律、两操等；无扣分的一天可任写一项并填0") },
	{ "points_off", "周评扣分", "Points off", "扣分 减分 扣", COLUMN_MARK, ABOUT("points taken from the 100 of the day", "自当日100分中扣去的分") },
	{ "points_on", "周评加分", "Points on", "加分 奖分", COLUMN_MARK, ABOUT("points added to it", "当日加分") },
	{ "weekly_fact", "扣分事由", "Fact", "事由 事实 情况 原因 扣分原因", COLUMN_SENTENCE, ABOUT("what was seen, without names of pupils", "所见情况，不写学生姓名") },
	{ "duty_teacher", "值周教师", "Duty teacher", "值周人 值日教师 值周领导 检查人", COLUMN_TEXT, ABOUT("who looked", "值周检查的教师") },
	{ "homeroom_item", "考核内容", "Homeroom item", "内容 考核项", COLUMN_TEXT, ABOUT("what head teachers are judged by", "班主任考核的内容") },
	{ "homeroom_source", "取数来源", "Taken from", "来源", COLUMN_WORD, .words = homeroom_sources, ABOUT("weekly: the class's value of the week; activity: activities of the class, so many a week; "
	    "visits: pupils visited / pupils; retention: the rate of the class; care: pupils to be cared for who were visited and who have a partner; given: a file of --component; flag: the share of classes that get the flag",
	    "班级周评：班级周得分；活动记录：每周应有次数的班级活动；家访：走访学生÷学生；学额巩固：班级巩固率；特殊群体：已走访及已结对的比例；另表：--component所给；流动红旗：得红旗班级的比例") },
	{ "homeroom_points", "考核分值", "Worth", "分值 满分 权重", COLUMN_MARK, ABOUT("points that can be had; those of all items add up to 100", "该内容满分，各内容合计100") },
	{ "full_at", "满分比例", "Full at", "达标比例", COLUMN_PERCENT, ABOUT("share in percent that earns all the points, less in proportion; of the flag the share of classes; of an activity the quantity that counts as whole, blank: any but 0",
	    "得满分所需的百分比，不足按比例；流动红旗为得旗班级的百分比；活动为算作完成的数量，留空为不是0即可") },
	{ "base_rate", "基准率", "Base rate", NULL, COLUMN_PERCENT, ABOUT("rate of retention that earns the base points", "得基准分的巩固率") },
	{ "base_points", "基准分", "Base points", NULL, COLUMN_MARK, ABOUT("points at the base rate", "巩固率等于基准率时的得分") },
	{ "each_above", "每高1点加分", "Each above", NULL, COLUMN_MARK, ABOUT("points more for each percent above the base rate, up to the worth", "每高1个百分点所加的分，至满分为止") },
	{ "each_below", "每低1点扣分", "Each below", NULL, COLUMN_MARK, ABOUT("points less for each percent below, down to 0", "每低1个百分点所扣的分，扣完为止") },
	{ "weeks_recorded", "有记录周数", "Weeks recorded", NULL, COLUMN_COUNT, ABOUT("weeks with a row of the kind weekly, or a zero row", "有周评记录（含0分记录）的周数") },
	{ "weeks_due", "应记录周数", "Weeks due", NULL, COLUMN_COUNT, ABOUT("weeks with a school day up to the day of the report", "至统计日有上课日的周数") },
	{ "class_value", "班级得分", "Class's value", "周得分", COLUMN_MEAN, ABOUT("mean over the weeks recorded of the week's value: the mean over its school days of 100 - points off + points on, not below 0",
	    "有记录各周周得分的平均；周得分为各上课日（100-扣分+加分，扣完为止）的平均") },
	{ "care_rate", "关爱率", "Care rate", NULL, COLUMN_PERCENT, ABOUT("100 x (pupils to be cared for who were visited in the period + who have a partner) / (2 x such pupils)",
	    "100×（期内走访到的特殊群体学生数+有结对教师的人数）÷（2×特殊群体学生数）") },
	{ "homeroom_total", "考核得分", "Points in all", NULL, COLUMN_MEAN, ABOUT("sum of the points of the items, each rounded to two decimals", "各内容得分之和，每项先取两位小数") },
	{ "homeroom_full", "应得满分", "Out of", NULL, COLUMN_MEAN, ABOUT("what could be had in the items that are known of the class", "有数据的各内容分值之和") },
	{ "homeroom_score", "百分制得分", "Score of 100", NULL, COLUMN_MEAN, ABOUT("100 x points in all / out of", "100×考核得分÷应得满分") },
	{ "school_rank", "校内名次", "Rank in school", NULL, COLUMN_RANK, ABOUT("rank among those of the school; ties share a place and the next is skipped", "本校内名次，同分同名次，其后顺延") },
	{ "school_ranked", "校内班数", "Ranked in school", NULL, COLUMN_COUNT, ABOUT("how many are ranked there", "本校参加排名的数目") },
	{ "district_rank", "学区名次", "Rank in district", NULL, COLUMN_RANK, ABOUT("rank among those of the district whose schools record the same items", "学区内记录内容相同者中的名次") },
	{ "district_ranked", "学区班数", "Ranked in district", NULL, COLUMN_COUNT, ABOUT("how many are ranked there", "学区参加排名的数目") },
	{ "red_flags", "流动红旗", "Flags", NULL, COLUMN_COUNT, ABOUT("weeks in which the class was among the best of its school: floor(share x classes recorded), at least 1 of 2; ties at the cut all get it",
	    "获流动红旗的周数：每周各校得分居前者，名额为比例×有记录班数取整，两班以上至少1个，末位同分者都得") },
	{ "weeks_missing", "缺记录周", "Weeks missing", NULL, COLUMN_TEXT, ABOUT("Mondays of the weeks without a record; all: none has one", "没有记录的周，以星期一表示；全部为一周也没有") },
	{ "explained_row", "行别", "Row is", NULL, COLUMN_TEXT, ABOUT("the sum, an item, a week or a single record", "合计、内容、周或单条记录") },
	{ "explained_value", "计算", "Worked out", NULL, COLUMN_TEXT, ABOUT("how the figure of the row comes about", "本行数字的算式") },
	{ "explained_points", "本行得分", "Points of the row", NULL, COLUMN_MEAN, ABOUT("points of the item, or of all", "该内容或合计的得分") },
	{ 0 }
};

const struct kind kinds[] = {
	{ "school_types", "学校类型", "School types", "types of schools and their grades", "学校类型与年级", {
		{ "school_type", FIELD_KEY }, { "first_grade", FIELD_REQUIRED }, { "last_grade", FIELD_REQUIRED } } },
	{ "schools", "学校", "Schools", "the district's schools", "学区所属学校", {
		{ "school", FIELD_KEY }, { "school_code" }, { "school_type" }, { "district" }, { "short_name" } } },
	{ "classes", "班级", "Classes", "classes by cohort, with the teaching language", "按届的班级及授课语言", {
		{ "school", FIELD_REQUIRED | FIELD_INDEX }, { "class", FIELD_KEY }, { "entry_year", FIELD_COMPUTED }, { "stage", FIELD_COMPUTED },
		{ "class_number", FIELD_COMPUTED }, { "language", 0, "han" }, { "head_teacher" }, { "class_type" } } },
	{ "pupils", "学生", "Pupils", "the register of pupils", "学生学籍", {
		{ "pupil", FIELD_KEY }, { "name", FIELD_REQUIRED }, { "sex" }, { "nation" }, { "school", FIELD_REQUIRED | FIELD_DERIVED },
		{ "class", FIELD_REQUIRED | FIELD_INDEX }, { "joined" }, { "left" }, { "inclusive", 0, "no" }, { "old_number", FIELD_DERIVED } } },
	{ "teachers", "教师", "Teachers", "the teachers", "教师", {
		{ "teacher", FIELD_KEY }, { "teacher_name", FIELD_REQUIRED }, { "sex" }, { "school" }, { "hired" }, { "education" }, { "post" } } },
	{ "assignments", "任课", "Assignments", "who teaches which class what, from when to when", "任课表", {
		{ "teacher", FIELD_KEY }, { "teacher_name", FIELD_DERIVED }, { "school", FIELD_REQUIRED | FIELD_DERIVED }, { "class", FIELD_KEY | FIELD_INDEX },
		{ "subject", FIELD_KEY }, { "from", FIELD_KEY }, { "to" }, { "share", 0, "100" } } },
	{ "subjects", "学科", "Subjects", "full marks and lines by grade, subject and teaching language", "各年级学科满分与分数线", {
		{ "subject", FIELD_KEY }, { "grades", FIELD_KEY }, { "language", FIELD_KEY, "any" }, { "valid_from", FIELD_KEY }, { "full_mark", FIELD_REQUIRED },
		{ "pass_line", 0, "60" }, { "excellent_line", 0, "85" }, { "good_line", 0, "75" }, { "low_line", 0, "40" }, { "synonyms" } } },
	{ "exams", "考试", "Exams", "the examinations", "考试", {
		{ "exam", FIELD_KEY }, { "term", FIELD_REQUIRED }, { "exam_date" }, { "exam_level", 0, "district" }, { "purpose", 0, "final" } } },
	{ "scores", "成绩", "Scores", "marks: one row per exam, pupil and subject", "成绩：每次考试每名学生每科一行", {
		{ "exam", FIELD_KEY }, { "term", FIELD_DERIVED }, { "school", FIELD_REQUIRED | FIELD_DERIVED }, { "class", FIELD_REQUIRED }, { "language", FIELD_DERIVED },
		{ "pupil", FIELD_KEY }, { "name", FIELD_DERIVED }, { "subject", FIELD_KEY }, { "paper" }, { "status", 0, "score" },
		{ "mark" }, { "mark_level" } } },
	{ "formulas", "综合公式", "Formulas", "composites as weighted indicators", "综合分公式", {
		{ "formula", FIELD_KEY }, { "indicator", FIELD_KEY }, { "scale", 0, "plain" }, { "weight", FIELD_REQUIRED } } },
	/* A row is of its narrowest unit; the ids of the others are 0. */
	{ "targets", "目标", "Targets", "what pupils, classes, teachers or schools are to reach in an exam", "学生、班级、教师、学校的考试目标", {
		{ "exam", FIELD_KEY }, { "school", FIELD_KEY | FIELD_OPTIONAL }, { "class", FIELD_KEY | FIELD_OPTIONAL }, { "teacher", FIELD_KEY | FIELD_OPTIONAL },
		{ "teacher_name", FIELD_DERIVED }, { "pupil", FIELD_KEY | FIELD_OPTIONAL }, { "name", FIELD_DERIVED }, { "metric", FIELD_KEY, "mark" },
		{ "subject", FIELD_KEY | FIELD_OPTIONAL }, { "target", FIELD_REQUIRED }, { "set_by" }, { "note" } }, .of_units = true },
	{ "interviews", "约谈记录", "Interviews", "interviews with the families of single pupils after an exam", "考试后与学生家长约谈的记录", {
		{ "exam", FIELD_KEY }, { "pupil", FIELD_KEY }, { "name", FIELD_DERIVED }, { "interview_date", FIELD_KEY }, { "place" }, { "interview_reason" },
		{ "guardian" }, { "behaviour" }, { "parent_opinion" }, { "measures" }, { "interviewer" }, { "revisit_date" }, { "effect" } } },
	{ "rules", "规则", "Rules", "what the law says of who may see what in reports", "报表公开与使用的法规规则", {
		{ "rule", FIELD_KEY }, { "content", FIELD_REQUIRED }, { "audience", FIELD_KEY, "any" }, { "from_level", 0, "school" }, { "purposes" }, { "grades" },
		{ "valid_from", FIELD_REQUIRED }, { "action", FIELD_REQUIRED }, { "overridable", 0, "no" }, { "warning", FIELD_REQUIRED }, { "warning_en" }, { "law" } } },
	{ "items", "双向细目表", "Items", "the blueprint of a paper: its items with full marks, knowledge points and levels", "试卷双向细目表：各小题的满分、知识点与能力层级", {
		{ "exam", FIELD_KEY }, { "subject", FIELD_KEY }, { "grades", FIELD_KEY }, { "language", FIELD_KEY, "any" }, { "paper", FIELD_KEY | FIELD_OPTIONAL },
		{ "item", FIELD_KEY }, { "item_full", FIELD_REQUIRED }, { "point" }, { "cognitive_level" }, { "item_type" }, { "note" } } },
	{ "item_marks", "小题得分", "Item marks", "marks of pupils in single items: one row each, or a column for each item", "学生各小题得分：每题一行，或每题一列", {
		{ "exam", FIELD_KEY }, { "school", FIELD_DERIVED }, { "class" }, { "pupil", FIELD_KEY }, { "name", FIELD_DERIVED }, { "subject", FIELD_KEY },
		{ "paper" }, { "item", FIELD_KEY }, { "item_mark", FIELD_REQUIRED } }, .across = "item", .value = "item_mark", .of_units = true },
	{ "responsible", "包保责任", "Responsible", "which leader answers for a school, subject or grade", "包科、包校、包级领导", {
		{ "leader", FIELD_KEY }, { "school", FIELD_KEY | FIELD_OPTIONAL }, { "subject", FIELD_KEY | FIELD_OPTIONAL }, { "grades", FIELD_KEY, "1-9" },
		{ "from", FIELD_KEY }, { "to" }, { "note" } } },
	{ "samples", "抽测名单", "Samples", "the pupils drawn to sit an exam as a sample", "抽取参加考试的学生", {
		{ "exam", FIELD_KEY }, { "pupil", FIELD_KEY }, { "name", FIELD_DERIVED }, { "note" } } },
	{ "carried", "计入成绩", "Carried", "subjects of which an exam takes the marks of an earlier one", "考试计入前次考试成绩的学科", {
		{ "exam", FIELD_KEY }, { "subject", FIELD_KEY }, { "carried_from", FIELD_REQUIRED }, { "note" } } },
	{ "checks", "常规检查", "Checks", "checks of teaching routine: spot checks and monthly ones", "教学常规检查：抽查与月查", {
		{ "check_date", FIELD_KEY }, { "check_type", FIELD_KEY, "spot" }, { "school", FIELD_REQUIRED | FIELD_INDEX }, { "teacher", FIELD_KEY }, { "teacher_name", FIELD_DERIVED },
		{ "subject", FIELD_KEY | FIELD_OPTIONAL }, { "check_item", FIELD_KEY }, { "expected" }, { "found" }, { "check_points" }, { "check_full" },
		{ "check_strengths" }, { "problems" }, { "inspector" } } },
	{ "findings", "问题清单", "Findings", "one register of all that was found wanting: routine, safety, facilities", "问题清单：教学常规、安全、设施等", {
		{ "finding", FIELD_KEY | FIELD_OPTIONAL }, { "check_date", FIELD_REQUIRED | FIELD_INDEX }, { "check_type", 0, "spot" }, { "school", FIELD_REQUIRED | FIELD_INDEX }, { "teacher" },
		{ "teacher_name", FIELD_DERIVED }, { "category", FIELD_REQUIRED }, { "check_item" }, { "problem", FIELD_REQUIRED }, { "severity", 0, "minor" }, { "inspector" },
		{ "responsible_unit" }, { "responsible_person" }, { "due" }, { "recurs" }, { "note" } }, .together = "school, problem, check_date" },
	{ "rectifications", "整改记录", "Rectifications", "what became of a finding, step by step", "问题的整改过程，每个环节一行", {
		{ "finding", FIELD_KEY }, { "step_date", FIELD_KEY }, { "step", FIELD_KEY, "mended" }, { "done_by" }, { "mending" }, { "evidence_file" }, { "evidence_sha256" },
		{ "new_due" }, { "note" } }, .handed_out = true },
	{ "lifecycle", "办理规则", "Life cycle", "which step may follow in which state of a finding", "问题在各状态下可以办理的环节", {
		{ "finding_state", FIELD_KEY }, { "step", FIELD_KEY }, { "next_state", FIELD_REQUIRED } } },
	{ "deadlines", "整改期限", "Deadlines", "days to mend a finding by category and severity, and whom to tell when overdue", "各类问题的整改天数与超期上报", {
		{ "category", FIELD_KEY }, { "severity", FIELD_KEY, "minor" }, { "escalation", FIELD_KEY, "0" }, { "days", FIELD_REQUIRED }, { "report_to" } } },
	{ "check_rules", "计分规则", "Check rules", "how checks of teaching routine are turned into points; without a check item for items that no other row names", "教学常规检查的计分办法；未写检查项目的用于没有办法的项目", {
		{ "check_item", FIELD_KEY | FIELD_OPTIONAL }, { "check_rule", FIELD_KEY }, { "from_percent", FIELD_KEY, "0" }, { "valid_from", FIELD_KEY }, { "rule_points" },
		{ "each_missing" }, { "standing" }, { "note" } } },
	{ "activities", "活动记录", "Activities", "what took place: demonstration lessons, drills, home visits, training...", "开展的活动：示范课、演练、家访、培训等", {
		{ "activity", FIELD_KEY }, { "activity_date", FIELD_KEY }, { "school", FIELD_KEY }, { "activity_group", FIELD_KEY | FIELD_OPTIONAL },
		{ "class", FIELD_KEY | FIELD_OPTIONAL }, { "teacher", FIELD_KEY | FIELD_OPTIONAL }, { "teacher_name", FIELD_DERIVED }, { "pupil", FIELD_KEY | FIELD_OPTIONAL },
		{ "topic" }, { "due_to_attend" }, { "attended" }, { "quantity" }, { "seconds" }, { "done_by" }, { "note" } } },
	{ "requirements", "活动要求", "Requirements", "which activity is due how often, per what", "各项活动的次数要求", {
		{ "activity", FIELD_KEY }, { "activity_group", FIELD_KEY | FIELD_OPTIONAL }, { "per", FIELD_KEY, "school" }, { "school_type", FIELD_KEY | FIELD_OPTIONAL }, { "times", 0, "1" },
		{ "rhythm", FIELD_REQUIRED }, { "quantity_low" }, { "quantity_high" }, { "from", FIELD_KEY }, { "to" }, { "holidays_exempt", 0, "yes" }, { "note" } } },
	{ "projects", "项目进度", "Projects", "projects with their milestones", "项目及其节点", {
		{ "project", FIELD_KEY }, { "school", FIELD_KEY | FIELD_OPTIONAL }, { "milestone", FIELD_KEY }, { "planned", FIELD_REQUIRED }, { "done" }, { "responsible_person" }, { "note" } } },
	{ "timetable", "课程表", "Timetable", "the lessons of a class week", "班级周课程表", {
		{ "school", FIELD_REQUIRED | FIELD_DERIVED }, { "class", FIELD_KEY }, { "weekday", FIELD_KEY }, { "lesson", FIELD_KEY }, { "from", FIELD_KEY },
		{ "subject", FIELD_REQUIRED }, { "teacher" }, { "teacher_name", FIELD_DERIVED } }, .across = "weekday", .value = "subject" },
	{ "lesson_checks", "巡课记录", "Lesson checks", "lessons inspected: what was taught, whatever the timetable says", "巡课所见：实际上了什么课", {
		{ "check_date", FIELD_KEY }, { "school", FIELD_REQUIRED | FIELD_DERIVED }, { "class", FIELD_KEY }, { "lesson", FIELD_KEY },
		{ "lesson_state", 0, "taught" }, { "subject" }, { "teacher" }, { "teacher_name", FIELD_DERIVED }, { "inspector" }, { "note" } } },
	{ "curriculum", "课程方案", "Curriculum", "weekly lessons by grade, language and subject; without a subject the week's total", "各年级学科周课时；学科留空为周总课时", {
		{ "grades", FIELD_KEY }, { "language", FIELD_KEY, "any" }, { "subject", FIELD_KEY | FIELD_OPTIONAL }, { "valid_from", FIELD_KEY }, { "lessons_low", FIELD_REQUIRED },
		{ "lessons_high" } } },
	{ "calendar", "校历", "Calendar", "holidays and make-up days, of all schools or of one, without a last day of one day; other days from Monday to Friday are school days", "放假与补课，结束日期留空为一天；其余周一至周五为上课日", {
		{ "school", FIELD_KEY | FIELD_OPTIONAL }, { "from", FIELD_KEY }, { "to" }, { "day_kind", FIELD_REQUIRED }, { "as_weekday" }, { "note" } } },
	{ "movements", "学生异动", "Movements", "pupils who came, left, paused or came back", "学生异动：转入、转出、休学、复学等", {
		{ "pupil", FIELD_KEY }, { "name", FIELD_DERIVED }, { "movement_date", FIELD_KEY | FIELD_INDEX }, { "movement", FIELD_KEY }, { "school", FIELD_REQUIRED | FIELD_INDEX },
		{ "class" }, { "counterpart" }, { "document" }, { "confirmed_on" }, { "cause" }, { "destination" }, { "note" } } },
	{ "attendance", "学生考勤", "Attendance", "pupils' attendance: one row a day and session, or a column for each date", "学生考勤：每天每时段一行，或每日期一列", {
		{ "school", FIELD_DERIVED }, { "class" }, { "pupil", FIELD_KEY }, { "name", FIELD_DERIVED }, { "attendance_date", FIELD_KEY }, { "session", FIELD_KEY, "day" },
		{ "attendance", FIELD_REQUIRED }, { "note" } }, .across = "attendance_date", .value = "attendance", .of_units = true },
	{ "staff_attendance", "教职工考勤", "Staff attendance", "attendance of staff: one row a day and session, or a column for each date", "教职工考勤：每天每时段一行，或每日期一列", {
		{ "teacher", FIELD_KEY }, { "teacher_name", FIELD_DERIVED }, { "school" }, { "attendance_date", FIELD_KEY }, { "session", FIELD_KEY, "day" },
		{ "attendance", FIELD_REQUIRED }, { "lessons" }, { "note" } }, .across = "attendance_date", .value = "attendance" },
	{ "staff_rules", "考勤扣分", "Staff rules", "what each kind of absence of staff costs", "各类缺勤的扣分与扣款", {
		{ "attendance", FIELD_KEY }, { "valid_from", FIELD_KEY }, { "deduct_points" }, { "deduct_money" }, { "free_days" }, { "statutory", 0, "no" }, { "note" } } },
	{ "trainings", "培训记录", "Trainings", "who was trained when, by whom, for how long", "教师培训：每人每天一行", {
		{ "teacher", FIELD_KEY }, { "teacher_name", FIELD_DERIVED }, { "training", FIELD_KEY }, { "training_date", FIELD_KEY }, { "training_level", FIELD_REQUIRED },
		{ "minutes" }, { "signed_in", 0, "yes" }, { "certificate" }, { "organiser" }, { "note" } } },
	{ "care", "特殊群体", "Care", "pupils to be cared for, with source and validity", "需要关爱的学生，注明来源与有效期", {
		{ "pupil", FIELD_KEY }, { "name", FIELD_DERIVED }, { "care", FIELD_KEY }, { "from", FIELD_KEY }, { "to" }, { "source", FIELD_KEY | FIELD_OPTIONAL }, { "partner" }, { "note" } } },
	{ "visits", "走访记录", "Visits", "visits to pupils' families", "家访与走访", {
		{ "pupil", FIELD_KEY }, { "name", FIELD_DERIVED }, { "visit_date", FIELD_KEY }, { "way", 0, "入户" }, { "visitor" }, { "note" } } },
	{ "incidents", "学生事件", "Incidents", "what happened with pupils, for early help", "学生事件，用于及早帮扶", {
		{ "pupil", FIELD_KEY }, { "name", FIELD_DERIVED }, { "incident_date", FIELD_KEY }, { "incident", FIELD_KEY }, { "severity", 0, "minor" }, { "note" } } },
	{ "residents", "比对名单", "Residents", "lists of children given by others, to be compared with the register", "其他部门提供、用于比对的儿童名单", {
		{ "list", FIELD_KEY }, { "id_number", FIELD_KEY }, { "person", FIELD_REQUIRED }, { "sex" }, { "address" }, { "guardian" }, { "note" } } },
	{ "merits", "教师业绩", "Merits", "what teachers were honoured for and made: honours, papers, projects, lessons, contests", "教师的荣誉、论文、课题、公开课、竞赛等业绩", {
		{ "teacher", FIELD_KEY }, { "teacher_name", FIELD_DERIVED }, { "merit_date", FIELD_KEY }, { "merit_kind", FIELD_KEY }, { "merit", FIELD_KEY }, { "merit_level", FIELD_REQUIRED },
		{ "merit_award" }, { "author_place" }, { "merit_certificate" }, { "organiser" }, { "note" } } },
	{ "selections", "评选方案", "Selection criteria", "plans by which teachers are selected: each criterion with its source; the rows with the latest first day are the plan in force",
	    "教师评选的条件：每条件一行；启用日期最近的各行为现行方案", {
		{ "selection", FIELD_KEY }, { "criterion", FIELD_KEY }, { "valid_from", FIELD_KEY }, { "criterion_rule", FIELD_REQUIRED }, { "criterion_source", FIELD_REQUIRED }, { "criterion_of" },
		{ "level_lowest" }, { "level_highest" }, { "award_lowest" }, { "award_highest" }, { "author_last" }, { "certificate_needed", 0, "yes" }, { "within_years" },
		{ "criterion_least" }, { "criterion_most" }, { "criterion_points" }, { "criterion_cap" }, { "note" } } },
	{ "selection_places", "评选名额", "Selection places", "how many can be selected: of a subject, a stage, a school, or of all others; the rows with the latest first day hold",
	    "评选名额：某学科、学段或学校的，或其余全部的；启用日期最近的各行有效", {
		{ "selection", FIELD_KEY }, { "valid_from", FIELD_KEY }, { "school", FIELD_KEY | FIELD_OPTIONAL }, { "schooling", FIELD_KEY, "any" }, { "subject", FIELD_KEY | FIELD_OPTIONAL }, { "places", FIELD_REQUIRED },
		{ "note" } } },
	{ "appraisal", "考核方案", "Appraisal plans", "plans of appraisal: items, where their points come from, weights and formulas", "教师绩效考核方案：项目、来源、权重与算法", {
		{ "plan", FIELD_KEY }, { "valid_from", FIELD_KEY }, { "appraisal_item", FIELD_KEY }, { "item_source", FIELD_KEY }, { "item_part", FIELD_KEY | FIELD_OPTIONAL },
		{ "applies", FIELD_KEY, "all" }, { "item_class", 0, "basic" }, { "item_weight", FIELD_REQUIRED }, { "item_method", FIELD_REQUIRED }, { "item_base" }, { "item_each" },
		{ "item_units" }, { "item_floor" }, { "item_cap" }, { "substitute", 0, "zero" }, { "neutral_points" }, { "plan_total", 0, "100" }, { "note" } } },
	{ "appraisal_grades", "考核等次", "Appraisal grades", "from points to grades by plan: thresholds, quotas, what bars from a grade", "各考核方案的等次办法：分数、名额与否决条件", {
		{ "plan", FIELD_KEY }, { "valid_from", FIELD_KEY }, { "appraisal_grade", FIELD_KEY }, { "grade_condition", FIELD_KEY, "total" },
		{ "condition_item", FIELD_KEY | FIELD_OPTIONAL }, { "condition_from" }, { "quota" }, { "per", 0, "district" }, { "note" } } },
	{ "appraisal_records", "考核记录", "Appraisal records", "single facts that give or take points of a teacher", "教师考核的加分、扣分与否决事实，每事一行", {
		{ "teacher", FIELD_KEY }, { "teacher_name", FIELD_DERIVED }, { "record_date", FIELD_KEY }, { "appraisal_item", FIELD_KEY }, { "fact", FIELD_KEY },
		{ "record_points" }, { "veto", 0, "no" }, { "inspector" }, { "note" } } },
	{ "workload", "工作量系数", "Workload factors", "what a lesson of a subject and a pupil of a multi-grade room count; without a subject those of all others", "各学科课时与复式班学生折算系数，学科留空为其余学科", {
		{ "subject", FIELD_KEY | FIELD_OPTIONAL }, { "room_grades", FIELD_KEY, "1" }, { "valid_from", FIELD_KEY }, { "lesson_factor" }, { "pupil_factor" }, { "note" } } },
	{ "weekly", "班主任周考核", "Weekly scores", "what the duty teacher took from a class's 100 points of a day: one row for each item, or a column for each item", "值周教师对班级每日100分的扣分与加分：每项一行，或每项一列", {
		{ "school", FIELD_REQUIRED | FIELD_DERIVED }, { "class", FIELD_KEY }, { "duty_date", FIELD_KEY | FIELD_INDEX }, { "session", FIELD_KEY, "day" }, { "weekly_item", FIELD_KEY },
		{ "points_off" }, { "points_on" }, { "weekly_fact" }, { "duty_teacher" } }, .across = "weekly_item", .value = "points_off" },
	{ "head_teachers", "班主任任职", "Head teachers", "who is head teacher of a class from when to when; without a row it is the one of the register of classes", "班主任任职起止；未写的班级以班级表的班主任为准", {
		{ "school", FIELD_REQUIRED | FIELD_DERIVED }, { "class", FIELD_KEY }, { "from", FIELD_KEY }, { "to" }, { "teacher", FIELD_REQUIRED }, { "teacher_name", FIELD_DERIVED } } },
	{ "homeroom_rules", "班主任考核办法", "Homeroom rules", "what head teachers are judged by, with the points of each item; the rows with the latest first day hold", "班主任考核的内容与分值；启用日期最近的各行有效", {
		{ "homeroom_item", FIELD_KEY }, { "homeroom_source", FIELD_REQUIRED }, { "valid_from", FIELD_KEY }, { "homeroom_points", 0, "0" }, { "full_at" }, { "activity" }, { "times" },
		{ "base_rate" }, { "base_points" }, { "each_above" }, { "each_below" }, { "note" } } },
	{ 0 }
};
