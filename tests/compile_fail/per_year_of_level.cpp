// expect: basis_mismatch level units::施設
// 時点の施設数を年平均にする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::施設> open{11};

#ifdef MISTAKE
auto mean = per_year(open, 5);
#endif
