// expect: inexact_number double
// exact を double から作る
#include <tomakomai_kpi/value/exact.hpp>

using namespace tomakomai_kpi;

#ifdef MISTAKE
exact tenth = 0.1;
#endif
