// expect: basis_mismatch observed annual cumulative units::人
// 累計の観測から単年度の観測を引く
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<annual<units::人>> people{annual<units::人>{46}, fiscal_year{2021}};
observed<cumulative<units::人>> total{cumulative<units::人>{45},
                                      fiscal_period{fiscal_year{2020}, fiscal_year{2021}}};

#ifdef MISTAKE
auto rest = total - people;
#endif
