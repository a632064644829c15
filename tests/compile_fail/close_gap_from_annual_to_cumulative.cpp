// expect: basis_mismatch cumulative annual units::人
// 単年度の基準値の列から累計の目標の列までの達成割合を出す
#include <tomakomai_kpi/column/column.hpp>

using namespace tomakomai_kpi;

column<cumulative<units::人>> actuals{{46}};
column<cumulative<units::人>> targets{{230}};
column<annual<units::人>> baselines{{9}};

#ifdef MISTAKE
auto rates = gap_closure(actuals, targets, baselines);
#endif
