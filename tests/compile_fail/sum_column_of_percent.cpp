// expect: ratio_not_additive level units::percent
// 割合の列を合計する
#include <tomakomai_kpi/column/column.hpp>

using namespace tomakomai_kpi;

column<level<units::percent>> rates{{46, 50}};

#ifdef MISTAKE
auto total = sum(rates);
#endif
