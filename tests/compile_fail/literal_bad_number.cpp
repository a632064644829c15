// expect: bad_number
// 数のないリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "約人"_kpi;
#endif
