// expect: not_ratio_scale level units::位
// 順位どうしを足す
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::位> first{4};
level<units::位> second{3};

#ifdef MISTAKE
auto sum = first + second;
#endif
