// expect: basis_mismatch extend annual cumulative
// 単年度の値に累計を加え入れる
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

void add(annual<units::人>& people, annual<units::人> more)
{
    people += more;
}

#ifdef MISTAKE
void take(annual<units::人>& people, cumulative<units::人> more)
{
    people += more;
}
#endif
