// expect: basis_mismatch level< cumulative< units::人
// 時点の人数に累計の人数を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::人> present{46};
cumulative<units::人> total{45};

#ifdef MISTAKE
auto sum = present + total;
#endif
