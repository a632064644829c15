// expect: bad_unit unit_definition
// その文とともに消える定義から単位を作る
#include <tomakomai_kpi/value/unit.hpp>

using namespace tomakomai_kpi;

constexpr auto dish = counter("皿");
unit dishes{dish};

#ifdef MISTAKE
unit gone{counter("皿")};
#endif
