// expect: basis_mismatch change< annual< level< units::人 units::泊
// 人数の増減に泊数を掛ける
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

change<annual<units::人>> rise{3};
level<units::泊> nights{2};

#ifdef MISTAKE
auto product = rise * nights;
#endif
