// expect: basis_mismatch
// 割合の累計のリテラル
#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi::literals;

#ifdef MISTAKE
auto written = "累計45%"_kpi;
#endif
