// expect: bad_grouping
// 桁区切りが4桁のリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "4億3,0000万円"_kpi;
#endif
