// expect: unit_mismatch
// 割合の増減を%で書いたリテラル(ポイントで書く)
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "+5%"_kpi;
#endif
