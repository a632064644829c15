// expect: not_additive_over_years level units::施設
// 時点の施設数を5年分にする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::施設> open{11};

#ifdef MISTAKE
auto kept = over(open, 5);
#endif
