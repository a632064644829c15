// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <tomakomai_kpi.hpp>

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::literals;

int main()
{
    observed const r2{"20人"_kpi, fiscal_year{2020}};
    observed const r3{"25人"_kpi, fiscal_year{2021}};
    auto const jobs = accumulate(r2, r3);  // observed<cumulative<units::人>>
    std::cout << jobs.quantity() << "\n";
    std::cout << to_fraction(jobs.quantity() / "累計230人"_kpi) << "\n";
    // "20人"_kpi + "累計45人"_kpi does not compile: basis_mismatch, extend was meant
    std::cout << assess(plans::tomakomai().find({.name = "新規雇用創出数"})).explain() << "\n";
}
