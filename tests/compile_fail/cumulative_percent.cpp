// expect: basis_mismatch cumulative units::percent
// 割合の累計という型(割合は時点の値)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

#ifdef MISTAKE
cumulative<units::percent> share{50};
#endif
