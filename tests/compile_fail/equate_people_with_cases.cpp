// expect: unit_mismatch annual units::人 units::件
// 人数と件数が等しいかを問う
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
annual<units::件> cases{46};

#ifdef MISTAKE
bool equal = people == cases;
#endif
