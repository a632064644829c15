// expect: unit_mismatch annual units::人 units::件
// 人数を件数にする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
annual<units::千人> thousands = people;

#ifdef MISTAKE
annual<units::件> cases{people};
#endif
