// expect: undeclared_product annual units::人 units::件
// 人数を件数で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
annual<units::件> cases{12};

#ifdef MISTAKE
auto share = people / cases;
#endif
