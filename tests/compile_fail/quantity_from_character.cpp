// expect: not_a_number char
// 文字コードから数量を作る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{4};

#ifdef MISTAKE
annual<units::人> four{'4'};
#endif
