// expect: unit_mismatch a_unit annual units::人 int
// 人数と、単位のない数の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
bool less = people < annual<units::人>{100};

#ifdef MISTAKE
bool fewer = people < 100;
#endif
