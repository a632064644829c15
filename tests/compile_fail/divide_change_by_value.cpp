// expect: basis_mismatch change< annual< annual< units::人
// 増減を値で割る(増減率は relative_change)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

change<annual<units::人>> rise{3};
annual<units::人> people{46};

#ifdef MISTAKE
auto share = rise / people;
#endif
