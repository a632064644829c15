// expect: basis_mismatch annual< cumulative< units::人
// 単年度の人数から累計の人数を引く
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
cumulative<units::人> total{45};

#ifdef MISTAKE
auto rest = people - total;
#endif
