// expect: inexact_number annual units::人 double
// double に人数を掛ける
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};

#ifdef MISTAKE
auto more = 1.1 * people;
#endif
