// expect: beyond_literal
// 知らない単位のリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "12皿"_kpi;
#endif
