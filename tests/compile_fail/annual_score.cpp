// expect: basis_mismatch annual units::点
// 評価の点の単年度という型
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

#ifdef MISTAKE
annual<units::点> mark{4};
#endif
