// expect: unit_mismatch a_unit annual units::人 int
// 人数と、単位のない数が等しいかを問う
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
bool same = people.number() == 46;

#ifdef MISTAKE
bool equal = people == 46;
#endif
