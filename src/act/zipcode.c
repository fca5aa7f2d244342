/*
 * Given: the pool of ZIP codes. Promises: a state's part of it. Must not: search it row
 * by row.
 */
#include "zipcode.h"

#include "state.h"

#define CODE 2 /* letters of a state's */

struct zipcode_row zipcode_row(const struct act_letter *l, const struct pack_pool *pool,
			       uint32_t i)
{
	struct str value = pack_pool_value(l->pack, pool, i);
	struct zipcode_row row;

	row.state = str_sub(value, 0, CODE);
	row.zip = str_sub(value, CODE + 1, value.n);
	return row;
}

/* The first row whose state is not before code (or, past, after it). */
static uint32_t bound(const struct act_letter *l, const struct pack_pool *pool,
		      struct str code, bool past)
{
	uint32_t lo = 0, hi = pool->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int d = str_cmp(zipcode_row(l, pool, mid).state, code);

		if (d < 0 || (past && d == 0))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

struct zipcode_rows zipcode_of_state(const struct act_letter *l, struct str code)
{
	struct zipcode_rows rows = {.pool = letter_pool(l, POOL_ZIP)};

	if (rows.pool) {
		rows.from = bound(l, rows.pool, code, false);
		rows.to = bound(l, rows.pool, code, true);
	}
	return rows;
}

/* The postal service's areas, by their first three digits. */
static const struct {
	uint16_t first, last;
	char code[3];
} areas[] = {
	{5, 5, "NY"},	  {6, 9, "PR"},	    {10, 27, "MA"},   {28, 29, "RI"},
	{30, 38, "NH"},	  {39, 49, "ME"},   {50, 59, "VT"},   {60, 69, "CT"},
	{70, 89, "NJ"},	  {100, 149, "NY"}, {150, 196, "PA"}, {197, 199, "DE"},
	{200, 200, "DC"}, {201, 201, "VA"}, {202, 205, "DC"}, {206, 219, "MD"},
	{220, 246, "VA"}, {247, 268, "WV"}, {270, 289, "NC"}, {290, 299, "SC"},
	{300, 319, "GA"}, {320, 349, "FL"}, {350, 369, "AL"}, {370, 385, "TN"},
	{386, 397, "MS"}, {398, 399, "GA"}, {400, 427, "KY"}, {430, 459, "OH"},
	{460, 479, "IN"}, {480, 499, "MI"}, {500, 528, "IA"}, {530, 549, "WI"},
	{550, 567, "MN"}, {569, 569, "DC"}, {570, 577, "SD"}, {580, 588, "ND"},
	{590, 599, "MT"}, {600, 629, "IL"}, {630, 658, "MO"}, {660, 679, "KS"},
	{680, 693, "NE"}, {700, 714, "LA"}, {716, 729, "AR"}, {730, 749, "OK"},
	{750, 799, "TX"}, {800, 816, "CO"}, {820, 831, "WY"}, {832, 838, "ID"},
	{840, 847, "UT"}, {850, 865, "AZ"}, {870, 884, "NM"}, {885, 885, "TX"},
	{889, 898, "NV"}, {900, 961, "CA"}, {967, 968, "HI"}, {970, 979, "OR"},
	{980, 994, "WA"}, {995, 999, "AK"},
};

int zipcode_state(unsigned area)
{
	for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++)
		if (area >= areas[i].first && area <= areas[i].last)
			return state_find(str_of(areas[i].code));
	return -1;
}
