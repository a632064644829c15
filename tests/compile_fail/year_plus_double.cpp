// expect: not_a_number double
// 年度に double の年数を足す
#include <tomakomai_kpi/value/fiscal_year.hpp>

using namespace tomakomai_kpi;

auto next = fiscal_year{2021} + 1;

#ifdef MISTAKE
auto later = fiscal_year{2021} + 1.5;
#endif
