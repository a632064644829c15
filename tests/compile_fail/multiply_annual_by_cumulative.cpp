// expect: basis_mismatch annual< cumulative< units::人 units::泊
// 単年度の人数に累計の泊数を掛ける
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
cumulative<units::泊> all_nights{3};

#ifdef MISTAKE
auto product = people * all_nights;
#endif
