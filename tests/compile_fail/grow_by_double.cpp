// expect: inexact_number annual units::人 double
// 人数を double 倍する
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

void grow(annual<units::人>& people)
{
    people *= exact::ratio(3, 2);
}

#ifdef MISTAKE
void grow_by(annual<units::人>& people)
{
    people *= 1.5;
}
#endif
