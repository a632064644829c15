// expect: basis_mismatch annual< level< units::人
// 単年度の人数と時点の人数の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
level<units::人> present{45};

#ifdef MISTAKE
bool less = people < present;
#endif
