// expect: basis_mismatch change< annual< change< level< units::人
// 単年度の増減と時点の増減の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

change<annual<units::人>> rise{3};
change<level<units::人>> growth{2};

#ifdef MISTAKE
bool less = rise < growth;
#endif
