// expect: basis_mismatch change< annual< units::人
// 増減を累計する
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<change<annual<units::人>>> r3{change<annual<units::人>>{4}, fiscal_year{2021}};
observed<change<annual<units::人>>> r4{change<annual<units::人>>{6}, fiscal_year{2022}};

#ifdef MISTAKE
auto total = accumulate(r3, r4);
#endif
