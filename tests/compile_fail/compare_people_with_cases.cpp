// expect: unit_mismatch annual units::人 units::件
// 人数と件数の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
annual<units::件> cases{12};

#ifdef MISTAKE
bool less = people < cases;
#endif
