// expect: not_a_number fiscal_year char
// 年度に文字を渡す
#include <tomakomai_kpi/value/fiscal_year.hpp>

using namespace tomakomai_kpi;

fiscal_year third{2021};

#ifdef MISTAKE
fiscal_year letter{'R'};
#endif
