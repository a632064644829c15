// expect: basis_mismatch annual cumulative units::人
// 単年度の列を累計の目標の列で割る
#include <tomakomai_kpi/column/column.hpp>

using namespace tomakomai_kpi;

column<annual<units::人>> actuals{{46}};
column<cumulative<units::人>> targets{{230}};

#ifdef MISTAKE
auto rates = attainment(actuals, targets);
#endif
