// expect: not_a_number year_count double
// 年数に double を渡す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
auto five_years = over(people, 5);

#ifdef MISTAKE
auto two_and_a_half = over(people, 2.5);
#endif
