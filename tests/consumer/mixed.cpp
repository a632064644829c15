// SPDX-License-Identifier: BSL-1.0
// The other half of the program `mixed`: it takes the headers alone where light_floor.cpp links.
#include <tomakomai_kpi/value.hpp>

namespace tomakomai_kpi {

exact cube_beyond_64_bits()
{
    exact const large = INT64_MAX;
    return large * large * large;
}

unit unit_made_elsewhere()
{
    return interned(counter("皿"));
}

void refuse_elsewhere()
{
    exact{1} / 0;
}

}  // namespace tomakomai_kpi
