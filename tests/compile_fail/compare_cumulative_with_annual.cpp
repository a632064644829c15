// expect: basis_mismatch cumulative< annual< units::人
// 累計の人数と単年度の人数の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

cumulative<units::人> total{46};
annual<units::人> people{45};

#ifdef MISTAKE
bool less = total < people;
#endif
