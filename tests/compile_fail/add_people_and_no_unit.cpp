// expect: unit_mismatch level units::人 units::none
// 人数に単位のない値を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::人> present{46};
level<units::none> rate{2};

#ifdef MISTAKE
auto sum = present + rate;
#endif
