// expect: basis_mismatch cumulative units::人
// 累計どうしを累計する
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<cumulative<units::人>> r3{cumulative<units::人>{45},
                                   fiscal_period{fiscal_year{2020}, fiscal_year{2021}}};
observed<cumulative<units::人>> r4{cumulative<units::人>{60}, fiscal_year{2022}};

#ifdef MISTAKE
auto total = accumulate(r3, r4);
#endif
