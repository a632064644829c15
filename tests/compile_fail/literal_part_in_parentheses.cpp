// expect: beyond_literal
// 括弧書きのあるリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "100%(6隊)"_kpi;
#endif
