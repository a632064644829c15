// expect: basis_mismatch cumulative< level< units::人
// 累計の人数と時点の人数の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

cumulative<units::人> total{46};
level<units::人> present{45};

#ifdef MISTAKE
bool less = total < present;
#endif
