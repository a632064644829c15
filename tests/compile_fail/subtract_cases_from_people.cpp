// expect: unit_mismatch annual units::人 units::件
// 人数から件数を引く
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
annual<units::件> cases{12};

#ifdef MISTAKE
auto rest = people - cases;
#endif
