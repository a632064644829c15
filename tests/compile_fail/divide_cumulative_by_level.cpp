// expect: basis_mismatch cumulative< level< units::人
// 累計の人数を時点の人数で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

cumulative<units::人> total{46};
level<units::人> present{45};

#ifdef MISTAKE
auto share = total / present;
#endif
