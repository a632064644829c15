// expect: inexact_number integer double
// 二つの数の比に double を渡す
#include <tomakomai_kpi/value/exact.hpp>

using namespace tomakomai_kpi;

exact half = exact::ratio(1, 2);

#ifdef MISTAKE
auto third = exact::ratio(0.5, 2);
#endif
