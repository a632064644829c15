// expect: unit_mismatch observed annual units::人 units::件
// 人数の観測に件数の観測を足す
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<annual<units::人>> people{annual<units::人>{46}, fiscal_year{2021}};
observed<annual<units::件>> cases{annual<units::件>{12}, fiscal_year{2021}};

#ifdef MISTAKE
auto sum = people + cases;
#endif
