// expect: basis_mismatch cumulative units::人
// 累計を5年分にする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

cumulative<units::人> total{45};

#ifdef MISTAKE
auto kept = over(total, 5);
#endif
