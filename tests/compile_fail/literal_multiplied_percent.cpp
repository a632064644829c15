// expect: bad_number
// 倍数の付いた割合のリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "85万%"_kpi;
#endif
