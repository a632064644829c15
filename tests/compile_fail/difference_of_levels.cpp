// expect: basis_mismatch level units::施設
// 時点どうしの期間の差を取る
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<level<units::施設>> r3{level<units::施設>{11}, fiscal_year{2021}};
observed<level<units::施設>> r4{level<units::施設>{12}, fiscal_year{2022}};

#ifdef MISTAKE
auto between = difference(r4, r3);
#endif
