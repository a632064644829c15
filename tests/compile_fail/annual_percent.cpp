// expect: basis_mismatch annual units::percent
// 割合の単年度という型(割合は時点の値)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

#ifdef MISTAKE
annual<units::percent> share{50};
#endif
