// expect: undeclared_product int annual units::人
// 単位のない数を人数で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

annual<units::人> people{46};
auto half = people / 2;

#ifdef MISTAKE
auto inverse = 1 / people;
#endif
