// expect: unit_mismatch cumulative units::千円 units::千t
// 金額の累計に重さの累計を足す(千は同じでも単位が違う)
#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

cumulative<units::千円> cost{304494};
cumulative<units::千t> weight{16034};

#ifdef MISTAKE
auto sum = cost + weight;
#endif
