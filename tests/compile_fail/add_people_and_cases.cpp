// expect: unit_mismatch annual units::人 units::件
// 人数に件数を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
annual<units::件> cases{12};

#ifdef MISTAKE
auto sum = people + cases;
#endif
