// expect: unit_mismatch a_unit annual units::人 int
// 人数に、単位のない数を加え入れる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

void add(annual<units::人>& people)
{
    people += annual<units::人>{5};
}

#ifdef MISTAKE
void take(annual<units::人>& people)
{
    people += 5;
}
#endif
