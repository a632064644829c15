// expect: basis_mismatch annual< cumulative< units::人
// 単年度の人数を累計の人数で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
cumulative<units::人> total{45};

#ifdef MISTAKE
auto share = people / total;
#endif
