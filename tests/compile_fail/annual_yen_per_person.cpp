// expect: basis_mismatch annual units::円毎人
// 平均の単年度という型(平均は時点の値)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

#ifdef MISTAKE
annual<units::円毎人> mean{5000};
#endif
