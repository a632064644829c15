// expect: basis_mismatch annual< level< units::人
// 単年度の人数を時点の人数で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
level<units::人> present{45};

#ifdef MISTAKE
auto share = people / present;
#endif
