// expect: basis_mismatch annual level units::人
// 単年度の翌年度に時点の値を累計する
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<annual<units::人>> r3{annual<units::人>{46}, fiscal_year{2021}};
observed<level<units::人>> r4{level<units::人>{12}, fiscal_year{2022}};

#ifdef MISTAKE
auto total = accumulate(r3, r4);
#endif
