// expect: undeclared_product annual units::人
// 人数どうしを掛ける
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};

#ifdef MISTAKE
auto product = people * people;
#endif
