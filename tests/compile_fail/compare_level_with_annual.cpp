// expect: basis_mismatch level< annual< units::人
// 時点の人数と単年度の人数の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::人> present{46};
annual<units::人> people{45};

#ifdef MISTAKE
bool less = present < people;
#endif
