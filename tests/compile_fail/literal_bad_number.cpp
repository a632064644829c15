// expect: bad_number
// 数として読めないリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "約1..2人"_kpi;
#endif
