// expect: unit_mismatch observed units::人 units::件
// 人数の観測と件数の観測が等しいかを問う
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed people{annual<units::人>{46}, fiscal_year{2021}};
observed cases{annual<units::件>{46}, fiscal_year{2021}};

#ifdef MISTAKE
bool equal = people == cases;
#endif
