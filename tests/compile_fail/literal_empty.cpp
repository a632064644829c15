// expect: empty_text
// 文字のないリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = ""_kpi;
#endif
