// expect: undeclared_product annual units::人 units::件
// 人数に件数を掛ける(人件という単位はない)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
annual<units::件> cases{12};

#ifdef MISTAKE
auto product = people * cases;
#endif
