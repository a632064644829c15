// expect: unit_mismatch annual units::人 units::件
// 人数の列に件数の列を足す
#include <tomakomai_kpi/column/column.hpp>

using namespace tomakomai_kpi;

column<annual<units::人>> people{{46}};
column<annual<units::件>> cases{{12}};

#ifdef MISTAKE
auto sum_of_both = people + cases;
#endif
