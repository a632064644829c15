// expect: ratio_not_additive weighted_mean level units::percent units::permille
// 百分率に千分率を足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::percent> boys{50};
level<units::permille> births{8};

#ifdef MISTAKE
auto sum = boys + births;
#endif
