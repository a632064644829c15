// expect: basis_mismatch annual units::人
// 単年度の人数を年平均にする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};

#ifdef MISTAKE
auto mean = per_year(people, 5);
#endif
