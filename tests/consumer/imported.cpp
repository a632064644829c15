// SPDX-License-Identifier: BSL-1.0
// A program that imports the library instead of including it.
#include <cstdio>
#include <string>

import tomakomai_kpi;

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::literals;

static_assert("累計45人"_kpi == cumulative<units::人>{45});

int main()
{
    exact const large = 9'223'372'036'854'775'807;
    bool const holds = to_string(parse("累計1,644件")) == "累計1,644件" && large * large > large;
    try {
        return (large / 0).sign();
    } catch (division_error const& refused) {
        std::puts(refused.what());
        return holds ? 0 : 1;
    }
}
