// expect: basis_mismatch annual cumulative
// 累計を単年度の値にする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

cumulative<units::人> of_five_years{46};
auto of_one_year = per_year(of_five_years, 5);

#ifdef MISTAKE
annual<units::人> year{of_five_years};
#endif
