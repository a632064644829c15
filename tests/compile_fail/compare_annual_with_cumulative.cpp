// expect: basis_mismatch annual< cumulative< units::人
// 単年度の人数と累計の人数の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
cumulative<units::人> total{45};

#ifdef MISTAKE
bool less = people < total;
#endif
