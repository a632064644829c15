// expect: basis_mismatch annual< cumulative< units::人泊 units::人
// 単年度の人泊を累計の人数で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人泊> stays{90};
cumulative<units::人> total{60};

#ifdef MISTAKE
auto mean = stays / total;
#endif
