/* What a cell of marks says. Blank, 缺考, 缓考, 免考, 作弊 and 0 are six different
 * things; nothing is guessed: what is not understood is MARK_BAD with a reason.
 *
 * Marks are in hundredths: 85.5 is 8550, at most 9999.99. The codes of statuses,
 * faults and levels are stable English words, as they are stored. Text is UTF-8. */
#ifndef SCHOOL_MARK_H
#define SCHOOL_MARK_H

#include <stdbool.h>
#include "table/kind.h"

enum mark_status {
	MARK_BLANK,             /* nothing there */
	MARK_SCORE,             /* a number, 0 included */
	MARK_ABSENT,            /* 缺考 缺 病假 事假 休学 未考 - — / × ... */
	MARK_DEFERRED,          /* 缓考 */
	MARK_EXEMPT,            /* 免考 免试 免修 */
	MARK_CHEATING,          /* 作弊 违纪 */
	MARK_LEVEL,             /* 优 良 合格 待合格, A B C D E */
	MARK_LEFT,              /* 转走: no longer of this class */
	MARK_INCLUSIVE,         /* 随读: 随班就读, without a mark */
	MARK_BAD
};

enum mark_fault {
	MARK_FINE,
	MARK_WORD,              /* neither a mark nor a word that is known */
	MARK_LETTER,            /* 9O, l00: a letter for a digit */
	MARK_DECIMALS,          /* 85.555 */
	MARK_POINT,             /* 85. or 8.5.5 or 85,5 */
	MARK_NEGATIVE,
	MARK_PLUS,              /* +85 */
	MARK_EXPONENT,          /* 1e2 */
	MARK_GAP,               /* 8 5 */
	MARK_SEVERAL,           /* 85/90, 85(缺) */
	MARK_FORMULA,           /* #N/A, #REF!, =A1 */
	MARK_HUGE,              /* above 9999.99 */
	MARK_OVER               /* above the full mark: mark_limit only */
};

struct mark {
	enum mark_status status;
	enum mark_fault fault;  /* with MARK_BAD */
	int hundredths;         /* with MARK_SCORE, else 0 */
	const char *level;      /* with MARK_LEVEL: "excellent" 优, "good" 良, "fair" 中, "pass" 合格, "fail" 待合格,
				 * "A".."E"; static */
};

/* Full width, 85。5, 85分 and blanks around are put right. */
struct mark mark_read(const char *);
/* A score above the full mark becomes MARK_BAD; full is in hundredths, 0: not known. */
void mark_limit(struct mark *, int full);

/* "blank", "score", "absent", "deferred", "exempt", "cheating", "level", "left", "inclusive", "bad". */
const char *mark_status_code(enum mark_status);
bool mark_status_find(const char *code, enum mark_status *);
/* 缺考, Absent; "" for blank and score. */
const char *mark_status_show(enum mark_status, enum language);
/* 优, Excellent; the letter itself for "A". NULL: no such code. */
const char *mark_level_show(const char *level, enum language);
/* The message for people, translated; "" for MARK_FINE. */
const char *mark_fault_text(enum mark_fault);

#endif
