// expect: basis_mismatch change annual units::人
// 増減を値にする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

change<annual<units::人>> more{4};
auto sum = annual<units::人>{46} + more;

#ifdef MISTAKE
annual<units::人> people{more};
#endif
