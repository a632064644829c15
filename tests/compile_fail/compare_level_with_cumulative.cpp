// expect: basis_mismatch level< cumulative< units::人
// 時点の人数と累計の人数の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::人> present{46};
cumulative<units::人> total{45};

#ifdef MISTAKE
bool less = present < total;
#endif
