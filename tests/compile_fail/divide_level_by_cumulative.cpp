// expect: basis_mismatch level< cumulative< units::人
// 時点の人数を累計の人数で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::人> present{46};
cumulative<units::人> total{45};

#ifdef MISTAKE
auto share = present / total;
#endif
