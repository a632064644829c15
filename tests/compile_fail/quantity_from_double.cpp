// expect: inexact_number double
// 数量を double から作る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

#ifdef MISTAKE
annual<units::人> people{46.5};
#endif
