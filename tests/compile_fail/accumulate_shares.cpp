// expect: not_additive_over_years level units::percent
// 割合を年度をまたいで累計する
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<level<units::percent>> r3{level<units::percent>{50}, fiscal_year{2021}};
observed<level<units::percent>> r4{level<units::percent>{55}, fiscal_year{2022}};

#ifdef MISTAKE
auto total = accumulate(r3, r4);
#endif
