/* Writing dates. Given a day number and a form, promises the same bytes everywhere: no
 * locale, no clock. */
#include "dates.h"

const char *const date_forms[] = {
	"style", "long",  "long0",  "mdy", "mdy0", "dash",    "dash0", "mdy2",
	"mdy20", "dash2", "dash20", "dot", "dot2", "iso",     "abbr",  "abbrnc",
	"ord",	 "ordof", "dmy",    "dow", "dows", "compact", "mil",   "my",
	"mof",	 "mcy",	  "mabbry", "ms",  "ms1",  "md-y",    "y",     "y2",
	"md",	 "mdord", "day",    "dy",  "mon",  NULL};

const char *const date_months[] = {"January",	"February", "March",	"April",
				   "May",	"June",	    "July",	"August",
				   "September", "October",  "November", "December"};
const char *const date_abbrs[] = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
				  "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
static const char *const weekdays[] = {"Thursday", "Friday",  "Saturday", "Sunday",
				       "Monday",   "Tuesday", "Wednesday"};

/* The civil calendar in eras of 400 years starting on 1 March. */
long date_days(long y, unsigned m, unsigned d)
{
	long yy = m <= 2 ? y - 1 : y, era = yy / 400, yoe = yy - era * 400;
	long doy = (153 * ((long)m + (m > 2 ? -3 : 9)) + 2) / 5 + (long)d - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct ymd date_ymd(long days)
{
	long z = days + 719468, era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	struct ymd r;

	r.d = (unsigned)(doy - (153 * mp + 2) / 5 + 1);
	r.m = (unsigned)(mp < 10 ? mp + 3 : mp - 9);
	r.y = yoe + era * 400 + (r.m <= 2 ? 1 : 0);
	return r;
}

/* Month, day, year with a separator; pad: two digits for month and day; two: the year has
 * two. */
static void numeric(struct buf *b, struct ymd v, char sep, unsigned pad, int two)
{
	buf_num(b, v.m, pad);
	buf_put(b, sep);
	buf_num(b, v.d, pad);
	buf_put(b, sep);
	buf_num(b, (unsigned long)(two ? v.y % 100 : v.y), two ? 2 : 4);
}

static void ordinal(struct buf *b, unsigned d)
{
	unsigned tail = d % 10, teen = d / 10 == 1;

	buf_num(b, d, 1);
	buf_cstr(b, teen || tail == 0 || tail > 3 ? "th"
		    : tail == 1			  ? "st"
		    : tail == 2			  ? "nd"
						  : "rd");
}

static void worded(struct buf *b, const char *month, const char *sep, struct ymd v,
		   unsigned pad)
{
	buf_cstr(b, month);
	buf_put(b, ' ');
	buf_num(b, v.d, pad);
	buf_cstr(b, sep);
	buf_num(b, (unsigned long)v.y, 4);
}

static void month_year(struct buf *b, const char *month, const char *sep, struct ymd v)
{
	buf_cstr(b, month);
	buf_cstr(b, sep);
	buf_num(b, (unsigned long)v.y, 4);
}

static void with_ordinal(struct buf *b, struct ymd v, int of)
{
	if (of) {
		ordinal(b, v.d);
		buf_cstr(b, " of ");
		month_year(b, date_months[v.m - 1], v.d % 2 ? ", " : " ", v);
		return;
	}
	buf_cstr(b, date_months[v.m - 1]);
	buf_put(b, ' ');
	ordinal(b, v.d);
	buf_cstr(b, ", ");
	buf_num(b, (unsigned long)v.y, 4);
}

static void military(struct buf *b, struct ymd v)
{
	buf_num(b, v.d, 2);
	for (int i = 0; i < 3; i++) {
		char c = date_months[v.m - 1][i];

		buf_put(b, c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
	}
	buf_num(b, (unsigned long)v.y, 4);
}

static void weekday(struct buf *b, long days, int brief)
{
	const char *w = weekdays[(unsigned long)(days + 700000) % 7];

	buf_add(b, w, brief ? 3 : strlen(w));
	buf_cstr(b, brief ? ". " : ", ");
}

static void write_numeric(struct buf *b, struct ymd v, enum date_form form)
{
	unsigned pad = form == DF_MDY0 || form == DF_DASH0 || form == DF_MDY20 ||
		       form == DF_DASH20;
	int two = form == DF_MDY2 || form == DF_MDY20 || form == DF_DASH2 ||
		  form == DF_DASH20 || form == DF_DOT2;
	char sep = '/';

	if (form == DF_DOT || form == DF_DOT2)
		sep = '.';
	else if (form == DF_DASH || form == DF_DASH0 || form == DF_DASH2 ||
		 form == DF_DASH20)
		sep = '-';
	numeric(b, v, sep, pad + 1, two);
}

static void month_number(struct buf *b, struct ymd v, unsigned pad, char sep)
{
	buf_num(b, v.m, pad);
	buf_put(b, sep);
	buf_num(b, (unsigned long)v.y, 4);
}

static void month_day(struct buf *b, struct ymd v)
{
	buf_cstr(b, date_months[v.m - 1]);
	buf_put(b, ' ');
	buf_num(b, v.d, 1);
}

static void day_year(struct buf *b, struct ymd v)
{
	buf_num(b, v.d, 1);
	buf_cstr(b, ", ");
	buf_num(b, (unsigned long)v.y, 4);
}

static void short_year(struct buf *b, struct ymd v)
{
	buf_put(b, '\'');
	buf_num(b, (unsigned long)v.y % 100, 2);
}

static void month_ordinal(struct buf *b, struct ymd v)
{
	buf_cstr(b, date_months[v.m - 1]);
	buf_put(b, ' ');
	ordinal(b, v.d);
}

static void write_month_year(struct buf *b, struct ymd v, enum date_form form)
{
	const char *month = date_months[v.m - 1];

	if (form == DF_MOF)
		month_year(b, month, " of ", v);
	else if (form == DF_MCY)
		month_year(b, month, ", ", v);
	else
		month_year(b, form == DF_MABBRY ? date_abbrs[v.m - 1] : month, " ", v);
}

static void write_part(struct buf *b, struct ymd v, enum date_form form)
{
	if (form <= DF_MABBRY)
		write_month_year(b, v, form);
	else if (form <= DF_MD_Y)
		month_number(b, v, form == DF_MS1 ? 1 : 2, form == DF_MD_Y ? '-' : '/');
	else if (form == DF_Y2)
		short_year(b, v);
	else if (form == DF_MD)
		month_day(b, v);
	else if (form == DF_MDORD)
		month_ordinal(b, v);
	else if (form == DF_DAY)
		buf_num(b, v.d, 1);
	else if (form == DF_DY)
		day_year(b, v);
	else if (form == DF_MON)
		buf_cstr(b, date_months[v.m - 1]);
	else
		buf_num(b, (unsigned long)v.y, 4);
}

void date_write(struct buf *b, long days, enum date_form form)
{
	struct ymd v = date_ymd(days);

	switch (form) {
	case DF_LONG:
		worded(b, date_months[v.m - 1], ", ", v, 1);
		break;
	case DF_LONG0:
		worded(b, date_months[v.m - 1], ", ", v, 2);
		break;
	case DF_ABBR:
		worded(b, date_abbrs[v.m - 1], ", ", v, 1);
		break;
	case DF_ABBRNC:
		worded(b, date_abbrs[v.m - 1], " ", v, 1);
		break;
	case DF_ORD:
		with_ordinal(b, v, 0);
		break;
	case DF_ORDOF:
		with_ordinal(b, v, 1);
		break;
	case DF_DMY:
		buf_num(b, v.d, 1);
		buf_put(b, ' ');
		month_year(b, date_months[v.m - 1], " ", v);
		break;
	case DF_DOW:
		weekday(b, days, 0);
		worded(b, date_months[v.m - 1], ", ", v, 1);
		break;
	case DF_DOWS:
		weekday(b, days, 1);
		numeric(b, v, '/', 1, 1);
		break;
	case DF_ISO:
		buf_num(b, (unsigned long)v.y, 4);
		buf_put(b, '-');
		buf_num(b, v.m, 2);
		buf_put(b, '-');
		buf_num(b, v.d, 2);
		break;
	case DF_COMPACT:
		buf_num(b, (unsigned long)v.y, 4);
		buf_num(b, v.m * 100 + v.d, 4);
		break;
	case DF_MIL:
		military(b, v);
		break;
	default:
		if (form >= DF_MY)
			write_part(b, v, form);
		else
			write_numeric(b, v, form);
	}
}

char date_grain(enum date_form form)
{
	if (form == DF_Y || form == DF_Y2)
		return 'y';
	return form >= DF_MY && form <= DF_MD_Y ? 'm' : form == DF_MON ? 'm' : 'd';
}
