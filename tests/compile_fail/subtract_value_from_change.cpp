// expect: basis_mismatch change< annual< units::人
// 増減から値を引く
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

change<annual<units::人>> rise{3};
annual<units::人> people{46};

#ifdef MISTAKE
auto rest = rise - people;
#endif
