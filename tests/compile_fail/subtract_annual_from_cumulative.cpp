// expect: basis_mismatch cumulative< annual< units::人
// 累計の人数から単年度の人数を引く
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

cumulative<units::人> total{46};
annual<units::人> people{45};

#ifdef MISTAKE
auto rest = total - people;
#endif
