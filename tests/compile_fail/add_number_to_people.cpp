// expect: unit_mismatch a_unit annual units::人 int
// 人数に、単位のない数を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
auto more = people + annual<units::人>{5};

#ifdef MISTAKE
auto sum = people + 5;
#endif
