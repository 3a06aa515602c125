/* Calendar dates as ISO text (2023-06-27) and as day numbers. No clock: what
 * needs today gets it from an option or from the data. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

struct date { int year, month, day; };

/* Reads 2011-4-24, 2011.4.24, 2011/4/24, 20110424, 2011年4月24日, and the serial
 * number of an Excel cell (1900 system) when given as five digits. False: no such date. */
bool date_parse(const char *, struct date *);
bool date_valid(struct date);                   /* years 1900-9999 */
void date_format(struct date, char iso[11]);
int date_day_number(struct date);               /* days since 1970-01-01 */
struct date date_from_day_number(int);
int date_compare(struct date, struct date);

#endif
