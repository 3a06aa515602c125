/* People in sheets: names as they are stored and compared, numbers that identify,
 * and how much of both may be shown.
 *
 * Nothing is assumed of a name but its characters: Mongolian names have no surname,
 * 2 to 8 characters, and several spellings; who somebody is, only a number tells.
 * Text is valid UTF-8; functions that write append to a struct text. */
#ifndef SCHOOL_PERSON_H
#define SCHOOL_PERSON_H

#include <stdbool.h>
#include "base/date.h"
#include "base/text.h"

enum name_fault {
	NAME_FINE,
	NAME_BLANK,
	NAME_LOST,              /* "?": a character was lost when Excel saved as GBK */
	NAME_DIGIT,
	NAME_SIGN,              /* brackets, asterisks, a dot at an end: a remark stands in the cell? */
	NAME_SHORT,             /* one character */
	NAME_LONG,              /* above 25 Han or 50 other characters */
	NAME_HEADING            /* 姓名, 合计, 平均分: no pupil's row */
};

/* What is stored: full width folded, 阿依古丽．买买提 with U+00B7 whatever dot was typed, 张　三 without its
 * blanks (names all Han or with a dot), other blanks single. */
void person_name_clean(struct text *, const char *raw);
/* For matching, never shown: the clean name without dot and blanks, Latin letters lower-case. */
void person_name_key(struct text *, const char *raw);
/* Can a clean name be one? */
enum name_fault person_name_check(const char *clean);
const char *name_fault_text(enum name_fault);           /* translated; "" for NAME_FINE */

enum id_fault {
	ID_FINE,
	ID_BLANK,
	ID_EXPONENT,            /* 1.52326E+17: Excel kept 15 digits */
	ID_ROUNDED,             /* ends in 000 and the check digit fails: the same */
	ID_OLD,                 /* 15 digits, cards before 1999 */
	ID_LENGTH,
	ID_CHARACTER,
	ID_DATE,                /* digits 7 to 14 are no date */
	ID_CHECK,               /* a digit is wrong */
	ID_LETTER,              /* a pupil's number begins with G, J or L */
	ID_MASKED               /* 150525********1234 */
};

/* Blanks, full width and a leading apostrophe are put right, letters made capital. ID_FINE and the number
 * in its only form, or the reason and "". */

/* 公民身份号码, 18 characters: 6 region, 8 date of birth, 3 sequence, check over weights
 * 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, sum mod 11 -> "10X98765432" (GB 11643). */
enum id_fault id_number_read(const char *raw, char id[19]);
/* 学籍号, 19 characters: G + id number, J + 18 generated digits, L + 6 region, 8 date, 4 random
 * digits. Only G has a check digit; an L number becomes G or J later. */
enum id_fault student_number_read(const char *raw, char number[20]);
/* 学校标识码, 10 digits. */
enum id_fault school_code_read(const char *raw, char code[11]);
const char *id_fault_text(enum id_fault);               /* translated; "" for ID_FINE */

/* Of a number that was read as ID_FINE. */
struct date id_number_birth(const char *id);
bool id_number_male(const char *id);
/* "kindergarten" 11, "primary" 21, "junior" 31, "senior" 34, "special" 51; NULL: another kind. */
const char *school_code_kind(const char *code);

/* For lists that leave the office: 张*明, 张*, 乌***格; 150525********1234 and G150525********1234;
 * 138****5678. Of short numbers the last four stay, or none when there are fewer than seven. */
void mask_name(struct text *, const char *name);
void mask_id(struct text *, const char *id);
void mask_phone(struct text *, const char *phone);

#endif
