// expect: basis_mismatch change< annual< units::人
// 増減を5年分にする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

change<annual<units::人>> rise{3};

#ifdef MISTAKE
auto kept = over(rise, 5);
#endif
