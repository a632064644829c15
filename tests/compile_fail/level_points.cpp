// expect: basis_mismatch level units::point
// ポイントの時点という型(ポイントは増減)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

#ifdef MISTAKE
level<units::point> rise{3};
#endif
