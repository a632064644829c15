// SPDX-License-Identifier: BSL-1.0
// The report of the embedded plan in a few lines: every indicator with its rate or the reason why
// there is none, and totals by status.
#include <iostream>
#include <map>

#include <tomakomai_kpi.hpp>

using namespace tomakomai_kpi;

int main()
{
    plan const& p = plans::tomakomai();
    std::cout << p.name() << " (" << to_string(p.period()) << ")\n";

    std::map<status, int> totals;
    for (indicator const& i : p.indicators()) {
        assessment const a = assess(i);
        ++totals[a.status];
        std::cout << "p" << i.page << " " << i.name << ": ";
        if (a.attainment.value) {
            std::cout << "達成率 " << to_decimal(*a.attainment.value * 100, 1) << "% ("
                      << to_fraction(*a.attainment.value) << ")";
        } else {
            std::cout << "達成率なし: " << japanese(a.attainment.undefined);
        }
        std::cout << " / " << japanese(a.status) << "\n";
    }
    for (auto const& [s, count] : totals) { std::cout << japanese(s) << " " << count << "\n"; }
}
