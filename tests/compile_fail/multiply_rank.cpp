// expect: not_ratio_scale level units::位
// 順位を2倍する
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::位> place{4};

#ifdef MISTAKE
auto doubled = place * 2;
#endif
