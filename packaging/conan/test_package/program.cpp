// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <tomakomai_kpi/notation/literal.hpp>
#include <tomakomai_kpi/value.hpp>

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::literals;

int main()
{
    std::cout << to_fraction("累計45人"_kpi / "累計230人"_kpi) << "\n";
}
