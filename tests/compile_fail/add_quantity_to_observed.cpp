// expect: period_mismatch observed annual
// 年度の分かる観測に、年度の分からない値を足す
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed people{annual<units::人>{46}, fiscal_year{2021}};
annual<units::人> more{5};

#ifdef MISTAKE
auto sum = people + more;
#endif
