// expect: ratio_not_additive observed weighted_mean level units::percent
// 割合の観測どうしを足す
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<level<units::percent>> boys{level<units::percent>{50}, fiscal_year{2021}};
observed<level<units::percent>> girls{level<units::percent>{45}, fiscal_year{2021}};

#ifdef MISTAKE
auto sum = boys + girls;
#endif
