// expect: basis_mismatch change< annual< units::人
// 増減を年平均にする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

change<annual<units::人>> rise{3};

#ifdef MISTAKE
auto mean = per_year(rise, 5);
#endif
