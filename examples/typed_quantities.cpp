// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <unordered_map>

#include <tomakomai_kpi/notation/stream.hpp>
#include <tomakomai_kpi/value/hash.hpp>

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::literals;

int main()
{
    annual<units::千t> cargo{16'034};
    cargo += annual<units::t>{500};            // 左辺の単位のまま、丸めずに
    annual<units::t> const in_tonnes = cargo;  // 同じ次元の単位へは、言わなくても移る
    std::cout << cargo << " = " << in_tonnes << "\n";
    std::cout << in<units::kg>(cargo) << "\n";  // 単位を名指しして

    fiscal_period const plan{fiscal_year{2020}, fiscal_year{2024}};
    std::unordered_map<fiscal_year, annual<units::人>> visitors;
    for (fiscal_year const year : plan) { visitors[year] = annual<units::人>{100}; }
    annual<units::人> const last = visitors[plan.last()], first = visitors[plan.first()];
    std::cout << abs(last - first) << " " << level<units::percent>{45} << "\n";
    std::cout << to_double(cumulative<units::人>{45} / "累計230人"_kpi, 3) << "\n";
}
