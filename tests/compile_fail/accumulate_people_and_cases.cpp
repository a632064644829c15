// expect: unit_mismatch annual units::人 units::件
// 人数の翌年度に件数を累計する
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<annual<units::人>> r3{annual<units::人>{46}, fiscal_year{2021}};
observed<annual<units::件>> r4{annual<units::件>{12}, fiscal_year{2022}};

#ifdef MISTAKE
auto total = accumulate(r3, r4);
#endif
