// expect: basis_mismatch annual< change< annual< units::人
// 値と増減の大小を比べる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
change<annual<units::人>> rise{3};

#ifdef MISTAKE
bool less = people < rise;
#endif
