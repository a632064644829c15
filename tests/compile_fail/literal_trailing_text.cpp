// expect: beyond_literal
// 値の後に文字の続くリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "46人目"_kpi;
#endif
