// expect: basis_mismatch annual< level< units::人
// 単年度の人数から時点の人数を引く
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
level<units::人> present{45};

#ifdef MISTAKE
auto rest = people - present;
#endif
