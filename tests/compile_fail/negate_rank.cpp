// expect: not_ratio_scale level units::位
// 順位の符号を変える
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::位> place{4};

#ifdef MISTAKE
auto negative = -place;
#endif
