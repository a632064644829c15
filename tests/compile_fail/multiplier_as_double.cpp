// expect: inexact_number double
// 倍数を double で渡す
#include <tomakomai_kpi/value/value.hpp>

using namespace tomakomai_kpi;

auto cargo(exact x)
{
    return value{x, unit_of<units::t>, basis::annual, 1'000};
}

#ifdef MISTAKE
auto half(exact x)
{
    return value{x, unit_of<units::t>, basis::annual, 0.5};
}
#endif
