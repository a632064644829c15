// expect: unit_mismatch level units::percent one_unit
// %から割を引く
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::percent> share{50};
level<units::割> tenths{3};

#ifdef MISTAKE
auto rise = share - tenths;
#endif
