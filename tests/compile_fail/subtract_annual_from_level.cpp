// expect: basis_mismatch level< annual< units::人
// 時点の人数から単年度の人数を引く
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::人> present{46};
annual<units::人> people{45};

#ifdef MISTAKE
auto rest = present - people;
#endif
