// expect: missing
// 値のない記号のリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "ー"_kpi;
#endif
