// expect: unit_mismatch annual units::人 units::件
// 人の列を件の目標の列で評価する
#include <tomakomai_kpi/column/column.hpp>

using namespace tomakomai_kpi;

column<annual<units::人>> actuals{{46}};
column<annual<units::件>> targets{{230}};

#ifdef MISTAKE
auto verdicts = on_path(actuals, targets, actuals, {});
#endif
