// expect: not_ratio_scale level units::位
// 順位を2倍する(数が左)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::位> place{4};

#ifdef MISTAKE
auto doubled = 2 * place;
#endif
