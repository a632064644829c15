// expect: unit_mismatch level< change< level< units::percent units::人
// 割合に人数の増減を足す(足せるのはポイント)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

level<units::percent> share{50};
change<level<units::人>> rise{3};

#ifdef MISTAKE
auto sum = share + rise;
#endif
