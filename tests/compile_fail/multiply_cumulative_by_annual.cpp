// expect: basis_mismatch cumulative< annual< units::人 units::泊
// 累計の人数に単年度の泊数を掛ける
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

cumulative<units::人> total{46};
annual<units::泊> nights{3};

#ifdef MISTAKE
auto product = total * nights;
#endif
