// expect: inexact_number double
// 単位の大きさを double で定義する
#include <tomakomai_kpi/value/unit.hpp>

using namespace tomakomai_kpi;

inline constexpr auto bottle = measuring("升", "体積", {2'401, 1'331'000});

#ifdef MISTAKE
inline constexpr auto jar = measuring("升", "体積", 0.0018);
#endif
