// expect: ratio_not_additive weighted_mean level units::円毎人
// 平均どうしを足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::円毎人> east{5000};
level<units::円毎人> west{4000};

#ifdef MISTAKE
auto sum = east + west;
#endif
