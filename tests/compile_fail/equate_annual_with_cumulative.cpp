// expect: basis_mismatch annual cumulative
// 単年度の値と累計が等しいかを問う
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> of_one_year{46};
cumulative<units::人> of_five_years{46};

#ifdef MISTAKE
bool equal = of_one_year != of_five_years;
#endif
