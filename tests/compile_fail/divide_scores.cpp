// expect: not_ratio_scale level units::点
// 評価の点を点で割る
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::点> first{4};
level<units::点> second{3};

#ifdef MISTAKE
auto share = first / second;
#endif
