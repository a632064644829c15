// expect: basis_mismatch change< annual< change< level< units::人
// 単年度の増減に時点の増減を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

change<annual<units::人>> rise{3};
change<level<units::人>> growth{2};

#ifdef MISTAKE
auto sum = rise + growth;
#endif
