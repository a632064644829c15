// expect: bound
// 限度のリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "100人以上"_kpi;
#endif
