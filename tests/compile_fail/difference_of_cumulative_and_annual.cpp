// expect: basis_mismatch cumulative annual units::人
// 累計と単年度の期間の差を取る
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<cumulative<units::人>> until_r3{cumulative<units::人>{45},
                                         fiscal_period{fiscal_year{2020}, fiscal_year{2021}}};
observed<annual<units::人>> r3{annual<units::人>{25}, fiscal_year{2021}};

#ifdef MISTAKE
auto between = difference(until_r3, r3);
#endif
