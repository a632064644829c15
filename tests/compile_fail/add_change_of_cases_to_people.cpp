// expect: unit_mismatch annual< change< annual< units::人 units::件
// 人数に件数の増減を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
change<annual<units::件>> rise{3};

#ifdef MISTAKE
auto sum = people + rise;
#endif
