// expect: inexact_number double
// double を並べて列にする
#include <tomakomai_kpi/column/column.hpp>

using namespace tomakomai_kpi;

auto visitors()
{
    return column<annual<units::人>>{{1'234, 987}};
}

#ifdef MISTAKE
auto half(double x)
{
    return column<annual<units::人>>{{x, 2}};
}
#endif
