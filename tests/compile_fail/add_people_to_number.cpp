// expect: unit_mismatch a_unit int annual units::人
// 単位のない数に、人数を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};

#ifdef MISTAKE
auto sum = 5 + people;
#endif
