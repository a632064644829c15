// expect: inexact_number annual units::人 double
// 人数に double を掛ける(1.1 は二進数では 1.1 でない)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};

#ifdef MISTAKE
auto more = people * 1.1;
#endif
