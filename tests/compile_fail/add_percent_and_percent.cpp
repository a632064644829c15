// expect: ratio_not_additive weighted_mean level units::percent
// 割合どうしを足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::percent> boys{50};
level<units::percent> girls{45};

#ifdef MISTAKE
auto sum = boys + girls;
#endif
