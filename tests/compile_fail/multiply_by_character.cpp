// expect: not_a_number annual units::人 char
// 人数に文字コードを掛ける
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
auto twice = people * 2;

#ifdef MISTAKE
auto product = people * '2';
#endif
