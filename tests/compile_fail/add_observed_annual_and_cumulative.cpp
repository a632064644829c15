// expect: basis_mismatch extend observed annual cumulative units::人
// 単年度の観測に累計の観測を足す
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<annual<units::人>> people{annual<units::人>{46}, fiscal_year{2021}};
observed<cumulative<units::人>> total{cumulative<units::人>{45},
                                      fiscal_period{fiscal_year{2020}, fiscal_year{2021}}};

#ifdef MISTAKE
auto sum = people + total;
#endif
