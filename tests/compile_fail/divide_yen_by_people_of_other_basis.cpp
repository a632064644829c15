// expect: basis_mismatch annual< cumulative< units::円 units::人
// 単年度の金額を累計の人数で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::円> cost{5000};
cumulative<units::人> total{60};

#ifdef MISTAKE
auto mean = cost / total;
#endif
