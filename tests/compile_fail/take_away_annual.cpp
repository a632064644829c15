// expect: basis_mismatch annual units::人
// 値から値を引いて値のままにする
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

void lower(annual<units::人>& people, change<annual<units::人>> by)
{
    people -= by;
}

#ifdef MISTAKE
void take_away(annual<units::人>& people, annual<units::人> other)
{
    people -= other;
}
#endif
