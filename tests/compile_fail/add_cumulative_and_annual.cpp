// expect: basis_mismatch extend cumulative< annual< units::人
// 累計の人数に単年度の人数を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

cumulative<units::人> total{46};
annual<units::人> people{45};

#ifdef MISTAKE
auto sum = total + people;
#endif
