// expect: unit_mismatch observed annual units::人 units::件
// 人数の観測と件数の観測の大小を比べる
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

observed<annual<units::人>> people{annual<units::人>{46}, fiscal_year{2021}};
observed<annual<units::件>> cases{annual<units::件>{12}, fiscal_year{2021}};

#ifdef MISTAKE
bool less = people < cases;
#endif
