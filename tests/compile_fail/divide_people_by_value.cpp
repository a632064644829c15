// expect: unit_mismatch as value annual units::人
// 型付きの量を、実行時の値でそのまま割る
#include <tomakomai_kpi/value/value.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
auto share(value const& read)
{
    return people / read.as<annual<units::人>>();
}

#ifdef MISTAKE
auto ratio(value const& read)
{
    return people / read;
}
#endif
