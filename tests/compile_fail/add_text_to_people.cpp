// expect: unit_mismatch a_unit annual units::人 char
// 人数に、文字を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};

#ifdef MISTAKE
auto sum = people + "5人";
#endif
