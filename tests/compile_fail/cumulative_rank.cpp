// expect: basis_mismatch cumulative units::位
// 順位の累計という型
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

#ifdef MISTAKE
cumulative<units::位> place{4};
#endif
