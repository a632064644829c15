// expect: basis_mismatch level< annual< units::人
// 時点の人数を単年度の人数で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::人> present{46};
annual<units::人> people{45};

#ifdef MISTAKE
auto share = present / people;
#endif
