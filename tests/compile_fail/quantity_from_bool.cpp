// expect: not_a_number bool
// 真偽から数量を作る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{1};

#ifdef MISTAKE
annual<units::人> one{true};
#endif
