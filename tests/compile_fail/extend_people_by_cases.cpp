// expect: unit_mismatch cumulative annual units::人 units::件
// 人数の累計に翌年度の件数をつなぐ
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<cumulative<units::人>> until_r3{cumulative<units::人>{45},
                                         fiscal_period{fiscal_year{2020}, fiscal_year{2021}}};
observed<annual<units::件>> r4{annual<units::件>{12}, fiscal_year{2022}};

#ifdef MISTAKE
auto total = extend(until_r3, r4);
#endif
