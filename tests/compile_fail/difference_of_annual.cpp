// expect: basis_mismatch annual units::人
// 単年度どうしの期間の差を取る
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<annual<units::人>> r3{annual<units::人>{46}, fiscal_year{2021}};
observed<annual<units::人>> r4{annual<units::人>{12}, fiscal_year{2022}};

#ifdef MISTAKE
auto between = difference(r4, r3);
#endif
