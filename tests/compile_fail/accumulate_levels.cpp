// expect: not_additive_over_years level units::施設
// 時点の施設数を年度をまたいで累計する
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<level<units::施設>> r3{level<units::施設>{11}, fiscal_year{2021}};
observed<level<units::施設>> r4{level<units::施設>{12}, fiscal_year{2022}};

#ifdef MISTAKE
auto total = accumulate(r3, r4);
#endif
