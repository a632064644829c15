// expect: unit_mismatch cumulative units::人 units::件
// 人数の累計と件数の累計の期間の差を取る
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<cumulative<units::人>> until_r3{cumulative<units::人>{45},
                                         fiscal_period{fiscal_year{2020}, fiscal_year{2021}}};
observed<cumulative<units::件>> r2{cumulative<units::件>{12}, fiscal_year{2020}};

#ifdef MISTAKE
auto between = difference(until_r3, r2);
#endif
