// expect: unit_mismatch annual units::千円 units::t
// 金額をトンで表す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::千円> cost{46};
auto in_yen = in<units::円>(cost);

#ifdef MISTAKE
auto in_tonnes = in<units::t>(cost);
#endif
