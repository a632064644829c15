// expect: basis_mismatch annual< change< cumulative< units::人
// 単年度の人数から累計の増減を引く
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
change<cumulative<units::人>> rise{3};

#ifdef MISTAKE
auto rest = people - rise;
#endif
