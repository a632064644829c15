// expect: basis_mismatch cumulative level units::人
// 累計に時点の値をつなぐ
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<cumulative<units::人>> until_r3{cumulative<units::人>{45},
                                         fiscal_period{fiscal_year{2020}, fiscal_year{2021}}};
observed<level<units::人>> r4{level<units::人>{12}, fiscal_year{2022}};

#ifdef MISTAKE
auto total = extend(until_r3, r4);
#endif
