// expect: inexact_number double
// exact に double を掛ける
#include <tomakomai_kpi/value/exact.hpp>

using namespace tomakomai_kpi;

exact third = exact::ratio(1, 3);

#ifdef MISTAKE
auto product = third * 0.5;
#endif
