// expect: basis_mismatch change< annual< annual< units::人
// 値を増減で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
change<annual<units::人>> rise{3};

#ifdef MISTAKE
auto share = people / rise;
#endif
