// expect: bad_unit is_multiplier
// 12個を一つに数える倍数
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

struct ダース {
    static constexpr auto definition = multiple_of("ダース", units::個::definition, 12);
};
unit boxes{ダース::definition};

#ifdef MISTAKE
using dozen = multiple<units::個, 12>;
#endif
