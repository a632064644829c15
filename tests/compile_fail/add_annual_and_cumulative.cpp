// expect: basis_mismatch extend annual< cumulative< units::人
// 単年度の人数に累計の人数を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
cumulative<units::人> total{45};

#ifdef MISTAKE
auto sum = people + total;
#endif
