// expect: unit_mismatch as value annual units::人
// 実行時の値に、型付きの量をそのまま足す
#include <tomakomai_kpi/value/value.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
auto sum_of(value const& read)
{
    return read + value{people};
}

#ifdef MISTAKE
auto sum(value const& read)
{
    return read + people;
}
#endif
