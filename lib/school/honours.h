/* Selections of teachers (教学能手, 学科带头人) by a plan of criteria: the kinds merits, selections and
 * selection_places (docs in xuequ-tables(5)).
 *
 * The plan in force on a day has the rows of the selection with the latest first day up to it, the places
 * alike. A criterion has a value for each teacher:
 *
 *	merits          number of merits that it admits (kind, level, award, place among the authors, certificate)
 *	training_hours  hours as attendance-track training counts them: floor(minutes / 45), a day at most 8, with
 *	                certificate and signed in; of the levels named
 *	years_taught    school years with an assignment
 *	check_rate      100 x points of checks / what could be had in them
 *	findings        findings with his number
 *	results         mean over the exams of 50 + 10 x standard score (school/teacher-results.h), each rounded first
 *	absent_days, leave_days  half a day for a morning or afternoon
 *	activities, visits       how many
 *
 * counted within the years named up to the day. must and veto want it in the bounds, points are value x points
 * of each, at most the cap, rounded once; 0 below the lower bound. All in hundredths. The total is the sum of the
 * points; who fails a must is not eligible, who fails a veto is excluded. The others have a rank; ties share it. */
#ifndef SCHOOL_HONOURS_H
#define SCHOOL_HONOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order of the words of columns criterion_source and criterion_rule. */
enum criterion_source { SOURCE_MERITS, SOURCE_TRAINING, SOURCE_YEARS, SOURCE_CHECKS, SOURCE_FINDINGS, SOURCE_RESULTS, SOURCE_ABSENT, SOURCE_LEAVE,
	SOURCE_ACTIVITIES, SOURCE_VISITS, SOURCES };
enum criterion_rule { RULE_MUST, RULE_POINTS, RULE_VETO };

#endif
