// expect: inexact_number double
// 小数の桁を double で渡す
#include <tomakomai_kpi/value/exact_text.hpp>

using namespace tomakomai_kpi;

auto rounded(exact const& x)
{
    return to_decimal(x, 1);
}

#ifdef MISTAKE
auto text(exact const& x)
{
    return to_decimal(x, 1.5);
}
#endif
