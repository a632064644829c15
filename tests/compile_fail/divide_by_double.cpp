// expect: inexact_number annual units::人 double
// 人数を double で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};

#ifdef MISTAKE
auto fewer = people / 1.1;
#endif
